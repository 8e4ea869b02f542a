"""How far a series has come from its baseline to its target, and the rate of change that is needed now."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from lsp_data.measures.breaks import break_between
from lsp_data.measures.series import Accumulation, Frequency, Observation, Series, Target
from lsp_data.measures.trajectory import HALF_A_YEAR, covers_year, in_force
from lsp_data.periods import Period, months_between

_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4}
_YEAR = 12
_NAMES = {1: "month", 3: "quarter", 4: "term", 12: "year"}


@dataclass(frozen=True, slots=True)
class Required:
    """The change needed per period (signed, in the indicator's unit) to reach the goal; of a cumulative measure the
    amount that each remaining period may or must add."""

    rate: float
    per: str  # month | quarter | term | year
    goal: Target
    adds: bool  # a cumulative amount, not a change of level


@dataclass(frozen=True, slots=True)
class Passed:
    """The last target whose day has passed before its figure was known: no rate can lead there any more."""

    goal: Target


def progress(actual: float, baseline: float | None, target: float | None) -> float | None:
    """The share of the distance from baseline to target that was covered: (actual − baseline) ÷ (target − baseline).

    None without a baseline or target, or when both are the same: there is no distance to cover."""
    if baseline is None or target is None or baseline == target:
        return None
    covered = (actual - baseline) / (target - baseline)
    return covered if math.isfinite(covered) else None  # the distance can be smaller than a float can divide by


def covered(series: Series, current: Observation | None, target: Target | None) -> float | None:
    """The share of the way of a figure (see `progress`); not of a cumulative amount within its year, which is no level
    to measure from, and not from a baseline of another definition."""
    if current is None or current.value is None or target is None:
        return None
    if series.target_months is not None:
        return None  # a single month against an average of months
    if part_of_year(series, current.period) or other_definition(series, current.period, target):
        return None
    return progress(current.value, target.baseline, target.value)


def part_of_year(series: Series, period: Period) -> bool:
    """Whether a figure of the period is an amount that still adds up within its year."""
    return series.accumulation is Accumulation.CUMULATIVE and (period.end - period.start).days < 364


def other_definition(series: Series, period: Period, target: Target) -> bool:
    """Whether the definition changed between the target's baseline and the later of the period and the target."""
    if target.baseline_period is None:
        return False
    until = max(period.end, target.period.end)
    return break_between(series.breaks, target.baseline_period.end, until) is not None


def required(series: Series, current: Observation, as_at: date) -> Required | Passed | None:
    """The rate to the next target whose day is still to come; where all days have passed since the figure, the last
    of them. None when no target lies beyond the figure, its number is not agreed, or the definition changes on the way.

    Per remaining month, quarter or term where figures come that often, else per year: see `periods_between`."""
    if current.value is None:
        return None
    goal = next_goal(series, current, as_at)
    if goal is None or goal.value is None:
        beyond = goals_beyond(series, current.period)
        return Passed(beyond[-1]) if beyond else None
    if break_between(series.breaks, current.period.end, goal.period.end) is not None:
        return None
    if series.target_months is not None:
        return None  # what each further month has to be depends on the time of the year
    adds = series.accumulation is Accumulation.CUMULATIVE
    if adds and (goal.period.end - current.period.start).days > 366:
        return None  # the coming year starts from nought: what was reached so far says nothing of it
    step = _MONTHS.get(series.frequency, 12)
    ahead = periods_between(current.period.end, goal.period.end, step)
    return Required((goal.value - current.value) / ahead, _NAMES[step], goal, adds) if ahead > 0 else None


def next_goal(series: Series, current: Observation, as_at: date) -> Target | None:
    """The first target in force beyond the figure whose day is still to come."""
    return next((one for one in goals_beyond(series, current.period) if one.period.end >= as_at), None)


def goals_beyond(series: Series, period: Period) -> list[Target]:
    """The targets in force that end after the period; not one whose own year the figure already is, nor one whose
    period begins when the indicator or the area has ended; that of a school year that began before still comes."""
    room, ended = HALF_A_YEAR if covers_year(period) else 0, series.ended or date.max
    return [
        goal
        for goal in series.targets
        if in_force(goal) and (goal.period.end - period.end).days > room and goal.period.start <= ended
    ]


def periods_between(last: date, goal: date, step: int) -> float:
    """How many periods of so many months lie between two of their ends. Years are matched with the nearest year's end:
    of a school year and the financial year after it, or of a survey's waves, one result a year is still to come."""
    months = months_between(last, goal)
    return max(1, round(months / step)) if step == _YEAR else months / step
