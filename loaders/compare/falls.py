"""Years to date beside those that are held or stand in the same file: a running count never falls."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.compare.cumulative import parts_of
from loaders.compare.rows import Row
from loaders.figures import Figure
from loaders.meaning.known import Indicator
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.measures.wording import digits
from lsp_data.periods import Basis, Period, financial_year_of, label

Key = tuple[str, str, str]  # indicator, sub-measure, area
_OPEN = ("new", "changed")
_TO_DATE = re.compile(r"\bytd\b|\bto[ -]date\b|\bcumulative", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What contradicts a year to date: the number, and where it stands in words."""

    value: float
    where: str

    @property
    def words(self) -> str:
        """ "289 is held for Apr–Sep 2010 (year to date)"."""
        return f"{digits(self.value)} is {self.where}"


def with_falls(
    rows: Sequence[Row],
    history: Mapping[tuple[Key, Basis], Mapping[Period, float]],
    indicators: Mapping[tuple[str, str], Indicator],
    figures: Sequence[Figure],
) -> tuple[list[Row], list[Problem]]:
    """The rows, with a reason on those whose year to date is contradicted: lower than that of an earlier part of the
    year (held, also where the return replaces it, or in the return itself), higher than that of a later part, or
    another than the return gives beside it as the year to date. Each is asked about at its cell.

    A return often brings one quarter, so that nothing in it tells whether that quarter stands alone: where one quarter
    is contradicted, none of that series and year is proposed that was read in the same way. What says itself that it is
    the year to date stays proposed. ``figures``: all that the return gives, also what is held back."""
    years: dict[tuple[Key, Period], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        known = indicators.get((row.indicator, row.sub_measure))
        counts_up = bool(row.how) or (known is not None and known.accumulation == "cumulative")
        if row.measure == "actual" and row.value is not None and row.period.basis is Basis.YEAR_TO_DATE and counts_up:
            years[(row.indicator, row.sub_measure, row.area), financial_year_of(row.period.end)].append(place)
    found, problems = list(rows), []
    for (key, year), places in years.items():
        own = history.get((key, Basis.YEAR_TO_DATE), {})
        held = {period: value for period, value in own.items() if financial_year_of(period.end) == year}
        against = _contradicted([rows[place] for place in places], held, figures)
        asked = any(_assumed(rows[place]) for place in places if rows[place].number in against)
        for place in places:
            row = rows[place]
            if row.number in against or (asked and _assumed(row)):
                said_so = not _assumed(row)  # then it may fall, where the partner confirms it
                found[place] = replace(row, accept=said_so, reason="year-falls" if said_so else "cumulative-or-not")
            if row.number in against:
                problems.append(_asked(found[place], against[row.number], indicators.get(key[:2])))
    return found, problems


def _contradicted(rows: Sequence[Row], held: Mapping[Period, float], figures: Sequence[Figure]) -> dict[int, _Beside]:
    """By the number of its row, what stands against a year to date that the return brings."""
    given = {row.period: row.value for row in rows if row.value is not None}
    told = _said_to_date(rows, figures)
    found = {}
    for row in rows:
        if row.kind not in _OPEN:
            continue
        beside = _earlier_and_higher(row, held, given) or _later_and_lower(row, held, given)
        if beside is None and told is not None and _assumed(row):
            beside = told
        if beside is not None:
            found[row.number] = beside
    return found


def _earlier_and_higher(row: Row, held: Mapping[Period, float], given: Mapping[Period, float]) -> _Beside | None:
    earlier = [
        (value, f"{where} for {label(period)}")
        for counts, where in ((held, "held"), (given, "given"))
        for period, value in counts.items()
        if period.end < row.period.end and _less(row.value or 0.0, value)
    ]
    return _Beside(*max(earlier)) if earlier else None


def _later_and_lower(row: Row, held: Mapping[Period, float], given: Mapping[Period, float]) -> _Beside | None:
    later = [
        (value, f"held for {label(period)}")
        for period, value in held.items()
        if period not in given and period.end > row.period.end and _less(value, row.value or 0.0)
    ]
    return _Beside(*min(later)) if later else None


def _less(one: float, other: float) -> bool:
    return one < other - 1e-9 * max(1.0, abs(other))


def _said_to_date(rows: Sequence[Row], figures: Sequence[Figure]) -> _Beside | None:
    """The number that the return itself calls the year to date of this series without saying to when, where it is none
    of those that were read so."""
    first = next((row for row in rows if _assumed(row) and row.figure is not None), None)
    if first is None or first.figure is None:
        return None
    own = first.figure
    for one in figures:
        same = (one.indicator, one.sub_measure, one.area_label) == (own.indicator, own.sub_measure, own.area_label)
        if not same or one.measure != "actual" or one.period_end is not None or one.reads is None:
            continue
        if not _TO_DATE.search(one.label) or _TO_DATE.search(own.label):
            continue
        if all(row.value is None or abs(row.value - one.reads) > 1e-9 * max(1.0, abs(one.reads)) for row in rows):
            return _Beside(one.reads, f"given as the year to date in {one.cell}")
    return None


def _assumed(row: Row) -> bool:
    """Whether the row was read as the year to date on the catalogue's word alone."""
    return bool(row.how) and row.kind in _OPEN and row.figure is not None and not row.figure.facts.get("parts")


def _asked(row: Row, beside: _Beside, known: Indicator | None) -> Problem:
    name = known.name if known is not None else row.indicator
    figure = row.figure
    sheet, cell, text = (figure.sheet, figure.cell, figure.text) if figure is not None else ("", "", "")
    fall = f"{digits(row.value or 0.0)} is read for {label(row.period)}, and {beside.words}"
    parts = parts_of(figure.period_basis if figure is not None else "")
    return problem(row.reason, sheet, cell, text, indicator=name, fall=fall, parts=parts)
