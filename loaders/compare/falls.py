"""Quarters that were read as the year to date beside the year to date that is held: a running count never falls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.compare.rows import Row
from loaders.meaning.known import Indicator
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.periods import Basis, Period, financial_year_of

Key = tuple[str, str, str]  # indicator, sub-measure, area
_OPEN = ("new", "changed")


def with_falls(
    rows: Sequence[Row],
    history: Mapping[tuple[Key, Basis], Mapping[Period, float]],
    indicators: Mapping[tuple[str, str], Indicator],
) -> tuple[list[Row], list[Problem]]:
    """The rows, of which those are no longer proposed whose quarter, read as the year to date, makes the year fall
    together with what is held; and the question that this asks, once a series and year.

    A return often brings one quarter, so that nothing in it tells whether that quarter stands alone."""
    years: dict[tuple[Key, Period], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.measure == "actual" and row.value is not None and row.period.basis is Basis.YEAR_TO_DATE:
            years[(row.indicator, row.sub_measure, row.area), financial_year_of(row.period.end)].append(place)
    found, problems = list(rows), []
    for (key, year), places in years.items():
        held = history.get((key, Basis.YEAR_TO_DATE), {})
        doubtful = _falling([rows[place] for place in places], held, year)
        if doubtful is None:
            continue
        for place in places:
            if _assumed(rows[place]):
                found[place] = replace(rows[place], accept=False, reason="cumulative-or-not")
        figure, known = doubtful.figure, indicators.get(key[:2])
        if figure is not None:
            name = known.name if known is not None else key[0]
            problems.append(problem("cumulative-or-not", figure.sheet, figure.cell, figure.text, indicator=name))
    return found, problems


def _falling(rows: Sequence[Row], held: Mapping[Period, float], year: Period) -> Row | None:
    """The first row that was read as the year to date and stands beside a fall; None where the year does not fall."""
    counts = {period: value for period, value in held.items() if financial_year_of(period.end) == year}
    given = {row.period: row for row in rows if row.kind in _OPEN and row.value is not None}
    counts |= {period: row.value for period, row in given.items() if row.value is not None}
    for before, after in pairwise(sorted(counts, key=lambda period: period.end)):
        if counts[after] < counts[before] - 1e-9 * max(1.0, abs(counts[before])):
            for period in (after, before):
                if period in given and _assumed(given[period]):
                    return given[period]
    return None


def _assumed(row: Row) -> bool:
    """Whether the row was read as the year to date on the catalogue's word alone."""
    return bool(row.how) and row.kind in _OPEN and row.figure is not None and not row.figure.facts.get("parts")
