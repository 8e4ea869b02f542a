"""What a file of series asks of the statistics: a forecast of each, or a chart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from loaders.series_file import NUMBER_MEND, Faults, Given, number_of, read_series
from lsp_data.measures.forecast import FREQUENCIES, LONGEST, Goal, Question, TargetOn
from lsp_data.measures.series import Frequency, Polarity
from lsp_data.measures.spc import Improvement

FORECAST = (
    "frequency", "horizon", "target", "polarity", "target_on", "known", "lower_bound", "upper_bound",
    "sampling_variance",
)  # fmt: skip
CHART = ("improvement", "target", "rebase", "fix_after", "screen_outliers")
HORIZONS = {Frequency.ANNUAL: 3, Frequency.QUARTERLY: 4, Frequency.MONTHLY: 12}  # where the file asks for none
LONGEST_SERIES = 10_000  # periods from first to last: a mistyped year is more likely than a longer series
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """A series of the file with its question; ``after``: the number of its last period (loaders.series_file)."""

    series_id: str
    after: int
    question: Question


@dataclass(frozen=True, slots=True)
class ChartAsked:
    """A series of the file with what is asked of its chart (lsp_data.measures.spc.chart); ``periods`` as written."""

    series_id: str
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    improvement: Improvement
    target: float | None
    rebase: tuple[int, ...]
    fix_after: int | None
    screen_outliers: bool


class _Cells:
    """The cells of one series, read; what is wrong with one is added to the faults and its default taken."""

    def __init__(self, given: Given, faults: Faults) -> None:
        self.given, self.faults = given, faults

    def row(self, column: str) -> int:
        return self.given.cells.get(column, ("", self.given.row))[1]

    def number(self, column: str, default: float) -> float:
        text, row = self.given.cells.get(column, ("", 0))
        value = number_of(text) if text else default
        if value is None:
            self.faults.add(row, column, text, "is no number", NUMBER_MEND)
        return default if value is None else value

    def count(self, column: str, default: int, least: int, most: int) -> int:
        text, row = self.given.cells.get(column, ("", 0))
        value = number_of(text) if text else float(default)
        if value is None or not value.is_integer() or not least <= value <= most:
            self.faults.add(row, column, text, "is out of place", f"Write a whole number from {least} to {most}")
            return default
        return int(value)

    def word(self, column: str, default: _Word, allowed: Sequence[_Word]) -> _Word:
        text, row = self.given.cells.get(column, ("", 0))
        found = next((one for one in allowed if one.value == text.lower()), None)
        if text and found is None:
            self.faults.add(row, column, text, "is not known", f"Write {' or '.join(one.value for one in allowed)}")
        return found or default


def forecasts_asked(path: Path) -> list[Asked]:
    """The questions of a file of series, in its order. SeriesRefused with all reasons where something is wrong."""
    faults = Faults()
    asked = [_forecast_of(one, faults) for one in read_series(path, FORECAST, faults)]
    faults.refuse_if_any()
    return [one for one in asked if one is not None]


def _forecast_of(given: Given, faults: Faults) -> Asked | None:
    """One series' question; None where it has a fault that leaves nothing to ask."""
    before = len(faults.reasons)
    if not given.points:
        return None
    cells = _Cells(given, faults)
    first, last = given.points[0][0], given.points[-1][0]
    frequency = cells.word("frequency", first.frequency, FREQUENCIES)
    if frequency is not first.frequency:
        said = f"does not fit the period {first}, which is {first.frequency.value}"
        faults.add(cells.row("frequency"), "frequency", frequency.value, said, "Correct the one or the other")
    length = last.number - first.number + 1
    if length > LONGEST_SERIES:
        said = f"lies {length - 1} periods after {first}"
        faults.add(given.points[-1][2], "period", str(last), said, "Correct the year")
        return None
    values: list[float | None] = [None] * length
    for when, value, _ in given.points:
        values[when.number - first.number] = value
    while values and values[-1] is None:
        values.pop()  # the forecast starts after the last figure
    horizon = cells.count("horizon", HORIZONS[first.frequency], 1, LONGEST)
    lower, upper = cells.number("lower_bound", -math.inf), cells.number("upper_bound", math.inf)
    if not lower < upper:
        said = f"does not lie above the lower bound {lower:g}"
        faults.add(cells.row("upper_bound"), "upper_bound", f"{upper:g}", said, "Correct the one or the other")
    variance = cells.number("sampling_variance", 0.0)
    if variance < 0:
        said = "is below nought"
        faults.add(cells.row("sampling_variance"), "sampling_variance", f"{variance:g}", said, "A variance is not")
    goal = _goal_of(cells, len(values))
    if len(faults.reasons) > before:
        return None
    question = Question(tuple(values), frequency, horizon, goal, lower, upper, variance)
    return Asked(given.series_id, first.number + len(values) - 1, question)


def _goal_of(cells: _Cells, length: int) -> Goal | None:
    polarity = cells.word("polarity", Polarity.HIGH, (Polarity.HIGH, Polarity.LOW))
    on = cells.word("target_on", TargetOn.LAST, tuple(TargetOn))
    known = cells.count("known", 0, 0, length)
    value = cells.number("target", math.nan)
    return Goal(value, polarity, on, known) if math.isfinite(value) else None


def charts_asked(path: Path) -> list[ChartAsked]:
    """The charts that a file of series asks for, in its order. SeriesRefused with all reasons where something is wrong.

    A row without a value is a point without a figure; a period left out is no point."""
    faults = Faults()
    asked = [_chart_of(one, faults) for one in read_series(path, CHART, faults) if one.points]
    faults.refuse_if_any()
    return asked


def _chart_of(given: Given, faults: Faults) -> ChartAsked:
    cells = _Cells(given, faults)
    values = tuple(value for _, value, _ in given.points)
    target = cells.number("target", math.nan)
    known = sum(value is not None for value in values)
    fix_after = cells.count("fix_after", 0, 1 if "fix_after" in given.cells else 0, LONGEST_SERIES)
    return ChartAsked(
        series_id=given.series_id,
        periods=tuple(str(when) for when, _, _ in given.points),
        values=values,
        improvement=cells.word("improvement", Improvement.NEUTRAL, tuple(Improvement)),
        target=target if math.isfinite(target) else None,
        rebase=_rebase_of(cells, values) if known else (),
        fix_after=fix_after or None,
        screen_outliers=bool(cells.count("screen_outliers", 1, 0, 1)),
    )


def _rebase_of(cells: _Cells, values: Sequence[float | None]) -> tuple[int, ...]:
    """The positions of a cell such as 12;24. A part without any figure is a fault, as is a position outside."""
    text, row = cells.given.cells.get("rebase", ("", 0))
    said = [part.strip() for part in text.split(";") if part.strip()]
    places = sorted({int(part) for part in said if part.isascii() and part.isdigit() and len(part) < 9})
    parts = pairwise([0, *places, len(values)])
    if len(places) < len(set(said)) or (places and places[-1] >= len(values)):
        mend = f"Write positions from 0 to {len(values) - 1}, the first of each new part, such as 12;24"
        cells.faults.add(row, "rebase", text, "is out of place", mend)
        return ()
    if any(not any(value is not None for value in values[start:end]) for start, end in parts if start or end):
        cells.faults.add(row, "rebase", text, "begins a part without any figure", "Leave that position out")
        return ()
    return tuple(places)
