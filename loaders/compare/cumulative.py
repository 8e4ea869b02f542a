"""Quarters and months of indicators that count up through the year: read as running counts, or added up to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from loaders.figures import Figure
from loaders.meaning.known import Indicator
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.periods import Basis, Period, financial_year_of, label, year_to_date

PARTS = frozenset({Basis.MONTH, Basis.QUARTER})
_COUNTED = frozenset({"actual", "target", "milestone"})  # what counts up; the rest stands beside it


@dataclass(frozen=True, slots=True)
class Stored:
    """A figure as the store would keep it."""

    figure: Figure
    area: str
    period: Period
    value: float | None
    unit: str
    note: str = ""  # what was done to the number, to be kept with it
    how: str = ""  # how its period was understood, for the person who compares


Year = tuple[str, str, str, Period]  # indicator, sub-measure, area, financial year


def years_to_date(
    stored: Sequence[Stored], indicators: Mapping[tuple[str, str], Indicator]
) -> tuple[list[Stored], list[Figure], list[Problem]]:
    """The figures with the parts of running counts as years to date; what cannot be decided is held back and asked.

    How a partner's quarters are meant is decided once for an indicator and year, by its actual figures."""
    others: list[Stored] = []
    years: dict[Year, list[Stored]] = defaultdict(list)
    for one in stored:
        key = (one.figure.indicator or "", one.figure.sub_measure)
        counts = key in indicators and indicators[key].accumulation == "cumulative"
        if counts and one.period.basis in PARTS:
            years[(*key, one.area, financial_year_of(one.period.end))].append(one)
        else:
            others.append(one)
    held: list[Figure] = []
    problems: list[Problem] = []
    for year, found in years.items():
        made, refused = _of_a_year(found)
        others.extend(made)
        held.extend(one.figure._replace(held="cumulative-or-not") for one in refused)
        if refused:
            figure = _first_fall(refused).figure
            name = indicators[year[0], year[1]].name
            parts = parts_of(figure.period_basis)
            told = any(one.figure.facts.get("parts") == "unclear" for one in refused)
            fall = f"its year to date is neither the last of its {parts} nor their sum" if told else f"its {parts} fall"
            words = {"indicator": name, "fall": fall, "parts": parts}
            problems.append(problem("cumulative-or-not", figure.sheet, figure.cell, figure.text, **words))
    return others, held, problems


def parts_of(basis: str | None) -> str:
    """What the parts of a year are called that a figure is one of: "months" or "quarters"."""
    return "months" if basis == Basis.MONTH.value else "quarters"


def _of_a_year(found: Sequence[Stored]) -> tuple[list[Stored], list[Stored]]:
    by_measure: dict[str, list[Stored]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.period.end):
        by_measure[one.figure.measure].append(one)
    how = _how(by_measure.get("actual", []))
    made: list[Stored] = []
    refused: list[Stored] = []
    for measure, ordered in by_measure.items():
        own = how if measure != "actual" and how != "unclear" else _how(ordered)
        if measure not in _COUNTED and own == "single":
            made.extend(ordered)  # a part's own denominator or sample says nothing of the year to date
        elif own == "unclear" and measure in _COUNTED:
            refused.extend(ordered)
        elif own == "single":
            added, left = _added(ordered)
            made.extend(added)
            refused.extend(left)
        else:
            made.extend(_to_date(one, one.value) for one in ordered)
    return made, refused


def _how(ordered: Sequence[Stored]) -> str:
    """Whether the parts of a year already count up ("to date"), stand each alone ("single"), or it is unclear.

    The row's own year-to-date figure decides where there is one: it equals the last part, or the sum of the parts.
    Without it the catalogue's word stands, unless the parts fall, which a running count cannot."""
    told = {one.figure.facts.get("parts", "") for one in ordered} - {""}
    if told:
        return told.pop() if len(told) == 1 else "unclear"
    return "unclear" if any(_falls(a, b) for a, b in pairwise(ordered)) else "to date"


def _falls(before: Stored, after: Stored) -> bool:
    return before.value is not None and after.value is not None and after.value < before.value


def _first_fall(refused: Sequence[Stored]) -> Stored:
    return next((after for before, after in pairwise(refused) if _falls(before, after)), refused[0])


def _added(ordered: Sequence[Stored]) -> tuple[list[Stored], list[Stored]]:
    """Running sums from April, and the parts that no sum reaches because one before them is missing."""
    total: float | None = 0.0
    expected = financial_year_of(ordered[0].period.end).start
    made: list[Stored] = []
    left: list[Stored] = []
    for one in ordered:
        if one.value is None:
            total = None
            made.append(_to_date(one, None))
        elif total is None or one.period.start != expected:
            total = None
            left.append(one)
        else:
            total += one.value
            expected = _day_after(one.period)
            note = f"{label(one.period)} alone {one.value:.10g}; added up from April"
            made.append(replace(_to_date(one, total), note=note))
    return made, left


def _day_after(period: Period) -> date:
    return period.end + timedelta(days=1)


def _to_date(one: Stored, value: float | None) -> Stored:
    how = f"given for {label(one.period)}, read as the year to date"
    return replace(one, period=year_to_date(one.period.end), value=value, how=how)


def parts_told(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with what their row's year to date says of the quarters or months beside it: facts["parts"] is
    "to date" where the last part equals it, "single" where the parts add up to it, "unclear" where neither holds."""
    years: dict[tuple[tuple[object, ...], Period | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.indicator is not None and figure.measure == "actual":
            year = financial_year_of(figure.period_end) if figure.period_end is not None else None
            years[_line(figure), year].append(figure)
    told: dict[tuple[object, ...], str] = {}
    for (row, _), found in years.items():  # what one year of a row tells holds for its column of last year's, too
        if said := _parts(found):
            told.setdefault(row, said)
    return [
        figure._replace(facts={**figure.facts, "parts": told[_line(figure)]}) if _line(figure) in told else figure
        for figure in figures
    ]


def _line(figure: Figure) -> tuple[object, ...]:
    return figure.sheet, figure.row, figure.indicator, figure.sub_measure, figure.area_label


def _parts(row: Sequence[Figure]) -> str:
    to_date = [one for one in row if one.period_basis == "year_to_date" and one.value is not None]
    if len(to_date) != 1 or to_date[0].period_end is None:
        return ""
    until, total = to_date[0].period_end, _reads(to_date[0])
    parts = sorted(
        (one.period_end, _reads(one))
        for one in row
        if one.period_basis in ("quarter", "month") and one.value is not None and one.period_end is not None
    )
    values = [value for end, value in parts if end <= until]
    if not values:
        return ""
    if abs(values[-1] - total) <= 1e-9 * max(1.0, abs(total)):
        return "to date"
    rounding = 0.005 * max(1.0, abs(total))
    return "single" if len(values) > 1 and abs(sum(values) - total) <= rounding else "unclear"


def _reads(figure: Figure) -> float:
    return figure.reads or 0.0
