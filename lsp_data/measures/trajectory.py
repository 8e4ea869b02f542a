"""What a series should have reached by the end of a period: explicit, last year's shape, or a straight line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from lsp_data.measures.breaks import break_between, changed_on, same_definition
from lsp_data.measures.months import average
from lsp_data.measures.series import Accumulation, Milestone, Observation, Series, Target
from lsp_data.measures.wording import counts_events, is_count, number
from lsp_data.periods import Basis, Period, is_month_end, label, months_between, shift_months, year_pair

NOT_IN_FORCE = ("placeholder", "deferred", "revoked")
HALF_A_YEAR = 184  # days
_YEARS = (Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR, Basis.ACADEMIC_YEAR, Basis.AVERAGE, Basis.SURVEY)


@dataclass(frozen=True, slots=True)
class Mark:
    """The milestone of a period. ``method``: explicit · target (the year is over) · seasonal · share · straight.

    Without a value, ``reason`` says why there is none; with one, why it was not made as it usually is."""

    value: float | None
    method: str = ""
    target: Target | None = None
    reason: str = ""
    average: float | None = None  # of the months that the target is on: what is set against it in the last one's place


def target_of(targets: Iterable[Target], period: Period) -> Target | None:
    """The target of the year to which a period belongs, None where no target was returned for that year.

    A target's year is the twelve months up to its end. Months, quarters and years to date belong to the year that
    contains their end. So does a calendar year or a survey wave; a whole academic year belongs to the year that ends
    nearest, because exam results of 2008/09 are set against the target of 2008/09, not of 2009/10."""
    known = tuple(targets)
    for target in known:
        if (target.period.start, target.period.end) == (period.start, period.end):
            return target
    if period.basis is not Basis.ACADEMIC_YEAR:
        for target in known:
            if shift_months(target.period.end, -12) < period.end <= target.period.end:
                return target
        if period.basis not in _YEARS:
            return None
    end = _year_end(period)
    near = [target for target in known if abs((target.period.end - end).days) <= HALF_A_YEAR]
    return min(near, key=lambda target: (abs((target.period.end - end).days), end > target.period.end), default=None)


def _year_end(period: Period) -> date:
    """The end of the year that a whole year, a survey wave or a school term belongs to."""
    if period.basis is not Basis.ACADEMIC_YEAR:
        return period.end
    return date(period.end.year + (period.end.month > 8), 8, 31)


def in_force(target: Target) -> bool:
    """Whether the target was agreed, has a number, and was neither deferred nor revoked."""
    return target.value is not None and target.state not in NOT_IN_FORCE


def milestone(series: Series, period: Period) -> Mark:
    """What the series should have reached in the period.

    No milestone where the year's target was deferred, revoked or has no number. Else, in this order: an explicit
    milestone of the same period, unless the target was set anew after it; the target where the period completes the
    year; for cumulative measures the target × the share of the year's total that last year's same period had reached,
    or × the share of the year's months that have passed where last year is not known, or shows no season (nothing by
    then, or fewer than LEAST_SEASON events in all); for all others the straight line
    through the baseline (at the end of its own period) and the targets in force (at the ends of theirs). A part of a
    year is never set against the whole year's target. Source: the three ways in which partners profile a Local Area
    Agreement target (own figures, an even line, the shape of the year before)."""
    target = target_of(series.targets, period)
    if target is not None and not in_force(target):
        return Mark(None, target=target, reason=_why_not(target))
    for explicit in series.milestones:
        if explicit.period.end == period.end and not outdated(explicit, target):
            return Mark(explicit.value, "explicit", target)
    if series.target_months and target is not None and target.agreed_for and period.basis is Basis.MONTH:
        return _of_months(series, period, target)
    if target is not None and completes(period, target):
        if series.accumulation is Accumulation.CUMULATIVE and _part_of_year(period):
            return Mark(None, target=target, reason=_PART)
        return Mark(target.value, "target", target)
    if series.accumulation is Accumulation.CUMULATIVE:
        return _in_year(series, period, target)
    return _straight(series, period, target)


def outdated(explicit: Milestone, target: Target | None) -> bool:
    """Whether the year's target was set anew after the milestone: the milestone led to another number."""
    if target is None or target.settled_at is None or explicit.known_at is None:
        return False
    return explicit.known_at < target.settled_at


def _of_months(series: Series, period: Period, target: Target) -> Mark:
    """A single month where the target is on the average of some: the share of the target that the same month of last
    year was of last year's average. In the last of the months that average itself is set against the target."""
    known = [(one.period, one.value) for one in same_definition(series.breaks, series.observations, period)]
    if period.end == target.period.end and (reached := average(known, target.period)) is not None:
        return Mark(target.value, "target", target, average=reached)
    own = target.period
    before = Period(shift_months(own.start, -12), shift_months(own.end, -12), own.basis)
    then = next((value for one, value in known if one.end == shift_months(period.end, -12)), None)
    usual = average(known, before)
    if target.value is None or then is None or not usual:
        of = f"the target is on the average of {label(target.period).removesuffix(' average')}"
        return Mark(None, target=target, reason=f"{of}, and from last year's months no share of it can be told")
    return Mark(target.value * then / usual, "seasonal", target)


_PART = "the figure covers a part of the year only, the target the whole year"


def _why_not(target: Target) -> str:
    words = {
        "placeholder": "no target agreed yet (placeholder)",
        "deferred": "the target was deferred",
        "revoked": "the target was revoked",
    }
    return words.get(target.state) or target.origin or "no target agreed (no number yet)"


def completes(period: Period, target: Target) -> bool:
    """Whether a figure of the period can be set against the year's target itself."""
    return period.end == target.period.end or covers_year(period)


def covers_year(period: Period) -> bool:
    """Whether the period is of the kind that stands for its whole year: a year, an average of years, a survey wave."""
    return period.basis in _YEARS and not (period.basis is Basis.ACADEMIC_YEAR and _part_of_year(period))


def _part_of_year(period: Period) -> bool:
    return (period.end - period.start).days < 364


def _in_year(series: Series, period: Period, target: Target | None) -> Mark:
    """A cumulative measure within the year: last year's shape, else the months that have passed."""
    if target is None or target.value is None:
        return Mark(None, target=target, reason=f"no target agreed for {_year_label(period)}")
    year_start = shift_months(target.period.end, -12)
    if (period.start - year_start).days != 1:
        return Mark(None, target=target, reason=_PART)
    part, total = _last_year(same_definition(series.breaks, series.observations, period), period, target)
    even = Mark(target.value * share_of(year_start, period.end, target.period.end), "share", target)
    if part is None or total is None or part.value is None or not total.value or total.value < 0 or part.value < 0:
        return even
    if part.value == 0 or _events(series, total) < LEAST_SEASON:
        of = f"last year had {number(part.value)} of {number(total.value)} by then"
        return replace(even, reason=f"{of}, which shows no season: an even share of the year's target")
    return Mark(target.value * min(part.value / total.value, 1.0), "seasonal", target)


LEAST_SEASON = 20  # events of a year, below which chance alone makes its shape


def _events(series: Series, one: Observation) -> float:
    """How many events a figure is made of; endless where it is no count, nor known as one."""
    if is_count(series.unit):
        return one.value or 0.0
    return one.numerator if counts_events(series.unit) and one.numerator is not None else math.inf


def _last_year(
    observations: Iterable[Observation], period: Period, target: Target
) -> tuple[Observation | None, Observation | None]:
    """What last year had reached by the same period, and in all."""
    then, year_end = shift_months(period.end, -12), shift_months(target.period.end, -12)
    year_start = shift_months(year_end, -12)
    part = total = None
    for observation in observations:
        if observation.value is None or (observation.period.start - year_start).days != 1:
            continue
        if observation.period.end == then:
            part = observation
        if observation.period.end == year_end:
            total = observation
    return part, total


def share_of(start: date, day: date, end: date) -> float:
    """Which share of the way between two days has passed: in whole months where all are month ends, else in days."""
    if is_month_end(start) and is_month_end(day) and is_month_end(end):
        return months_between(start, day) / months_between(start, end)
    return (day - start).days / (end - start).days


_NO_START = "no baseline or milestone from which to judge a part of the year"


def _straight(series: Series, period: Period, target: Target | None) -> Mark:
    """The point on the line through baseline and targets at the end of the period. No line crosses a break."""
    goals = [goal for goal in series.targets if in_force(goal)]
    right = next((goal for goal in goals if goal.period.end >= period.end), None)
    if right is None or right.value is None:
        return Mark(None, target=target, reason=f"no target agreed for {_year_label(period)}")
    points = [
        (goal.period.end, goal.value) for goal in goals if goal.value is not None and goal.period.end < period.end
    ]
    if right.baseline is not None and right.baseline_period is not None and right.baseline_period.end <= period.end:
        points.append((right.baseline_period.end, right.baseline))
    joined = [point for point in points if break_between(series.breaks, point[0], right.period.end) is None]
    if not joined:
        changed = break_between(series.breaks, max(point[0] for point in points), right.period.end) if points else None
        reason = f"{changed_on(changed)}, after the baseline" if changed else _NO_START
        return Mark(None, target=target or right, reason=reason)
    start, begun = max(enumerate(joined), key=lambda point: (point[1][0], point[0]))[1]
    if start >= period.end:
        return Mark(None, target=target or right, reason=f"{label(period)} is the baseline period itself")
    share = share_of(start, period.end, right.period.end)
    return Mark(begun + (right.value - begun) * share, "straight", target or right)


def _year_label(period: Period) -> str:
    """The year of a figure in words: its own where it is one of a year, else the financial year in which it ends."""
    if covers_year(period) or period.basis is Basis.SURVEY:
        return label(period)
    year = period.end.year if period.end.month >= 4 else period.end.year - 1
    return year_pair(year)
