"""Whether a figure can be one of its indicator: its unit, scale, period and area, and where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from loaders.compare.jumps import History, Key, percentage_before
from loaders.compare.rows import OFTEN, OPEN, Row
from loaders.figures import COUNTED, Figure, row_of
from loaders.meaning.known import Indicator
from loaders.meaning.units import differ, is_percentage, is_unit, plain_unit
from loaders.problems import problem
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem
from lsp_data.measures.wording import digits, on
from lsp_data.periods import Basis, Period, label

_WITHIN_A_YEAR = frozenset({Basis.MONTH, Basis.QUARTER, Basis.YEAR_TO_DATE})
_BESIDE = COUNTED | {"lower", "upper", "change"}  # what stands beside a figure and is doubtful with it
_COMES = {
    "academic_year": "once for an academic year", "calendar_year": "once for a calendar year",
    "financial_year": "for financial years and their parts", "rolling_year": "for the last four quarters",
    "survey": "by surveys",
}  # fmt: skip
_IN_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
HIDDEN = ("hidden-columns", "hidden-rows")


@dataclass(frozen=True, slots=True)
class Setting:
    """What figures are set against: the indicators, the last day of areas that ended, the day on which the return
    became known, what the store holds of each series, and what was asked already as the return was read."""

    indicators: Mapping[tuple[str, str], Indicator]
    area_ends: Mapping[str, date]
    known_at: date | None
    history: Mapping[tuple[Key, Basis], History]
    asked: Sequence[Problem]


def area_ends(catalogue: Catalogue) -> dict[str, date]:
    """By area, the last day of those that are no more."""
    return {row["id"]: row["valid_to"] for row in catalogue.rows["areas"] if row["valid_to"]}


def with_unfit(rows: Sequence[Row], setting: Setting) -> tuple[list[Row], list[Problem]]:
    """What is asked about rows that would be stored and cannot well be figures of their indicator, each at its cell;
    and the rows, with a reason on those that stand beside such a figure (its numerator, its limits …; where the unit is
    asked about, all that name no other in its line). Other areas' figures are not asked about: they come as they were
    published."""
    said = {(one.code, one.sheet, one.cell) for one in setting.asked}
    cells = {(row.figure.sheet, row.figure.cell) for row in rows if row.figure is not None}
    lines = {
        (one.sheet, row_of(one.cell))
        for one in setting.asked
        if one.code == "unit-conflict" and (one.sheet, one.cell) not in cells  # of the line's own column of units
    }
    hidden = _hidden(setting.asked)
    scales = _unscaled_columns(rows, setting.indicators)
    doubtful: set[tuple[Key, Period]] = set()
    problems = []
    for row in rows:
        if row.kind not in OPEN or row.figure is None or row.peer:
            continue
        known = setting.indicators.get((row.indicator, row.sub_measure))
        for one in _questions(row, row.figure, known, setting, hidden, scales):
            told_in_row = one.code == "unit-conflict" and (one.sheet, row_of(one.cell)) in lines
            if told_in_row or (one.code, one.sheet, one.cell) in said:
                continue
            problems.append(one)
            if row.measure == "actual":
                doubtful.add((_key(row), row.period))
    units = [one for one in (*setting.asked, *problems) if one.code == "unit-conflict"]
    lines = {(one.sheet, row_of(one.cell)) for one in units}
    return [_beside(row, doubtful, lines) for row in rows], problems


def _key(row: Row) -> Key:
    return row.indicator, row.sub_measure, row.area


def _beside(row: Row, doubtful: set[tuple[Key, Period]], lines: set[tuple[str, str]]) -> Row:
    figure = row.figure
    if row.reason or figure is None or row.peer or row.kind not in OPEN:
        return row
    if row.measure in _BESIDE and (_key(row), row.period) in doubtful:
        return replace(row, reason="figure-asked")
    if row.target and not figure.unit and (figure.sheet, figure.row) in lines:
        return replace(row, reason="unit-asked")
    return row


def _questions(
    row: Row,
    figure: Figure,
    known: Indicator | None,
    setting: Setting,
    hidden: set[tuple[str, str]],
    unscaled: set[tuple[str, str]],
) -> Iterator[Problem]:
    at = (figure.sheet, figure.cell, figure.text)
    column, line = figure.cell.rstrip("0123456789"), figure.row
    for place, what in ((column, f"column {column}"), (line, f"row {line}")):
        if (figure.sheet, place) in hidden:
            yield problem("hidden-figure", *at, what=what)
    if known is None:
        return
    if row.measure not in _BESIDE:
        unit = figure.unit or _unit_in_label(figure.label)
        if unit and differ(unit, known.unit):
            told = (figure.sheet, figure.cell, unit)
            yield problem("unit-conflict", *told, known=known.unit, indicator=known.name)
        ended = setting.area_ends.get(row.area)
        if ended is not None and row.period.start > ended:
            yield problem("area-ended", *at, day=on(ended), period=label(row.period))
    if row.measure == "actual":
        small = (figure.sheet, column) in unscaled and 0 < abs(row.value or 0.0) <= 1
        if small and is_percentage(known.unit) and percentage_before(row, setting.history) is None:
            shown = row.value or 0.0
            yield problem("fraction-unsure", *at, shown=digits(shown), percent=digits(round(100 * shown, 10)))
        yield from _of_its_period(row, known, setting, at)


def _of_its_period(row: Row, known: Indicator, setting: Setting, at: tuple[str, str, str]) -> Iterator[Problem]:
    words = {"indicator": known.name, "period": label(row.period)}
    if _impossible(row.period, known) and not setting.history.get((_key(row), row.period.basis)):
        yield problem("period-not-of-indicator", *at, **words, comes=_comes(known))
    if setting.known_at is not None and row.period.end > setting.known_at and row.value is not None:
        yield problem("period-not-finished", *at, period=label(row.period), day=on(setting.known_at))


def _impossible(period: Period, known: Indicator) -> bool:
    """Whether no figure of the indicator is of such a period: a part of a year where it comes once a year, a survey
    where it is counted all the time (a yearly one may be inspected in several waves)."""
    if period.basis is Basis.SURVEY:
        return known.frequency in OFTEN
    return period.basis in _WITHIN_A_YEAR and known.frequency in ("annual", "biennial")


def _comes(known: Indicator) -> str:
    once = known.basis == "financial_year" and known.frequency not in OFTEN
    return "once for a financial year" if once else _COMES.get(known.basis, "once a year")


def _unit_in_label(text: str) -> str:
    """The unit that a label gives in brackets: "number" of "Under 18 conceptions (number)"."""
    found = [one for one in _IN_BRACKETS.findall(text) if is_unit(one) or plain_unit(one).startswith("per ")]
    return found[-1] if found else ""


def _hidden(asked: Sequence[Problem]) -> set[tuple[str, str]]:
    """The hidden columns (by letters) and rows (by number) that hold cells, each with its sheet."""
    return {(one.sheet, place) for one in asked if one.code in HIDDEN for place in one.value.split()}


def _unscaled_columns(rows: Sequence[Row], indicators: Mapping[tuple[str, str], Indicator]) -> set[tuple[str, str]]:
    """The columns (sheet, letters) of which every percentage is at most 1 and none is written or shown as one: 0.052
    may be 5.2 %."""
    columns: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for row in rows:
        known, figure = indicators.get((row.indicator, row.sub_measure)), row.figure
        if figure is not None and known is not None and is_percentage(known.unit) and row.measure == "actual":
            columns[figure.sheet, figure.cell.rstrip("0123456789")].append(figure)
    return {place for place, found in columns.items() if all(_plain_fraction(one) for one in found)}


def _plain_fraction(figure: Figure) -> bool:
    unscaled = figure.scale == 1.0 and "%" not in figure.text
    return figure.value is None or (unscaled and abs(figure.value) <= 1)
