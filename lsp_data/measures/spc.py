"""XmR charts: is a change more than the usual up and down?

Limits and rules of the NHS's “Making data count”, as its R package NHSRplotthedots works them out: limits lie 2.66
mean moving ranges from the mean (Wheeler, Understanding Variation, 1993); a moving range of 3.267 times their mean or
more is left out of it, once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from operator import sub

LIMITS_AT = 2.66  # mean moving ranges from the mean: 3 ÷ 1.128
OUTLIER_AT = 3.267  # mean moving ranges: the upper limit of a moving range
RUN = 7  # points of a trend or a shift
FEWEST = 8  # points: below, no chart
SETTLED = 13  # points: below, the limits are a trial


class Improvement(StrEnum):
    """Which way is good."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Rule(StrEnum):
    """Why a point is a special cause; where several hold, the first of these counts."""

    OUTSIDE_LIMITS = "outside_limits"
    TREND = "trend"  # seven points, each above the one before, or each below
    TWO_IN_THREE = "two_in_three"  # two of three in the outer third, all three on one side of the mean
    SHIFT = "shift"  # seven points on one side of the mean
    NONE = "none"


class PointType(StrEnum):
    """What a point says."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL = "special_cause_neutral"


class Assurance(StrEnum):
    """Whether the process, as it is, meets a target: always, never, or by chance."""

    CONSISTENT_PASS = "consistent_pass"  # noqa: S105  no password
    CONSISTENT_FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


class Standing(StrEnum):
    """How far limits can be trusted."""

    TOO_FEW = "too_few"
    TRIAL = "trial"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean and the limits of one part of a chart, in the series' unit; ``reach``: from the mean to a limit, None
    where one point alone is known."""

    mean: float
    reach: float | None

    def at(self, share: float) -> float | None:
        """The line so many times the reach above the mean."""
        return None if self.reach is None else self.mean + share * self.reach


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a chart. All but ``limits`` are None where there is no figure; ``moving_range``: the distance from
    the point before it in its part."""

    value: float | None
    limits: Limits
    moving_range: float | None
    rule: Rule | None
    kind: PointType | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The points, what the last one says, and whether the target is met (None without a target or a good way)."""

    points: tuple[Point, ...]
    variation: PointType
    assurance: Assurance | None


def standing(points: int) -> Standing:
    """How far the limits of so many points can be trusted: no chart below 8, a trial below 13."""
    return Standing.TOO_FEW if points < FEWEST else Standing.TRIAL if points < SETTLED else Standing.FULL


def chart(
    values: Sequence[float | None],
    improvement: Improvement,
    *,
    target: float | None = None,
    rebase: Sequence[int] = (),
    fix_after: int | None = None,
    screen_outliers: bool = True,
) -> Chart:
    """The chart of a series, in order, None where there is no figure.

    ``rebase``: the positions, from 0, at which a new part begins, each with limits of its own; ``fix_after``: the
    limits of a part rest on so many of its points; ``screen_outliers``: whether great moving ranges are left out.
    ValueError where no figure is known, one is not finite, a part has none, or a position lies outside the series."""
    if any(value is not None and not math.isfinite(value) for value in values):
        raise ValueError("a series holds finite numbers")
    if fix_after is not None and fix_after < 1:
        raise ValueError("limits rest on one point at least")
    starts = sorted({0, *rebase})
    if starts[0] < 0 or starts[-1] >= max(len(values), 1):
        raise ValueError("a new part begins at a position of the series")
    points: list[Point] = []
    for start, end in pairwise([*starts, len(values)]):
        points += _part(values[start:end], improvement, fix_after, screen_outliers)
    last = next(point for point in reversed(points) if point.kind is not None)
    assured = None if target is None else _assurance(points[-1].limits, target, improvement)
    return Chart(tuple(points), last.kind or PointType.COMMON_CAUSE, assured)


def latest(
    values: Sequence[float], improvement: Improvement, target: float | None = None
) -> tuple[PointType, Assurance | None]:
    """What the chart of a series without gaps says of its last point and its target; quicker than the whole chart.

    The rules for the last point look no further back than a run."""
    limits = _limits(values, screen_outliers=True)
    rule, upward = _rules(values[-RUN:], limits)[-1]
    assured = None if target is None else _assurance(limits, target, improvement)
    return _kind(rule, upward, improvement), assured


def _part(
    values: Sequence[float | None], improvement: Improvement, fix_after: int | None, screen_outliers: bool
) -> Iterator[Point]:
    known = [value for value in values if value is not None]
    if not known:
        raise ValueError("a part of a chart needs a figure")
    limits = _limits(known[:fix_after], screen_outliers)
    ranges = iter([None, *_moving_ranges(known)])
    rules = iter(_rules(known, limits))
    for value in values:
        if value is None:
            yield Point(None, limits, None, None, None)
        else:
            rule, upward = next(rules)
            yield Point(value, limits, next(ranges), rule, _kind(rule, upward, improvement))


def _moving_ranges(known: Sequence[float]) -> list[float]:
    return list(map(abs, map(sub, known[1:], known)))


def _limits(known: Sequence[float], screen_outliers: bool) -> Limits:
    # a series that never changes lies on its mean exactly, whatever the last digit of the division
    mean = known[0] if min(known) == max(known) else _mean(known)
    ranges = _moving_ranges(known)
    if not ranges:
        return Limits(mean, None)
    usual = _mean(ranges)
    if screen_outliers and usual > 0:
        kept = [one for one in ranges if one < OUTLIER_AT * usual]  # never empty: one at least is below their mean
        # where nothing but the great ranges moves, limits without width would call every point special
        usual = _mean(kept) or usual
    return Limits(mean, LIMITS_AT * usual)


def _mean(values: Sequence[float]) -> float:
    count = len(values)
    return math.fsum([value / count for value in values])  # the sum of huge values is no float


def _rules(known: Sequence[float], limits: Limits) -> list[tuple[Rule, bool]]:
    """The rule that each point meets, and whether it does so above the mean or rising."""
    sides = [_sign(value - limits.mean) for value in known]
    beyond = [_beyond(value, limits, 1) for value in known]
    near = [not out and _beyond(value, limits, 2 / 3) for value, out in zip(known, beyond, strict=True)]
    changes = [_sign(later - earlier) for earlier, later in pairwise(known)]
    found: list[tuple[Rule, bool]] = [(Rule.NONE, side > 0) for side in sides]
    for start, sign in _runs(sides, RUN):
        found[start : start + RUN] = [(Rule.SHIFT, sign > 0)] * RUN
    for start, sign in _runs(sides, 3):
        places = [place for place in range(start, start + 3) if near[place]]
        for place in places if len(places) > 1 else ():
            found[place] = (Rule.TWO_IN_THREE, sign > 0)
    for start, sign in reversed(list(_runs(changes, RUN - 1))):  # a point that ends one and begins another: the first
        found[start : start + RUN] = [(Rule.TREND, sign > 0)] * RUN
    return [
        (Rule.OUTSIDE_LIMITS, side > 0) if out else one for one, side, out in zip(found, sides, beyond, strict=True)
    ]


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)


def _beyond(value: float, limits: Limits, share: float) -> bool:
    return limits.reach is not None and abs(value - limits.mean) > share * limits.reach


def _runs(signs: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """Where so many of the same sign begin, and the sign."""
    for start in range(len(signs) - length + 1):
        total = sum(signs[start : start + length])
        if abs(total) == length:
            yield start, _sign(total)


def _kind(rule: Rule, upward: bool, improvement: Improvement) -> PointType:
    if rule is Rule.NONE:
        return PointType.COMMON_CAUSE
    if improvement is Improvement.NEUTRAL:
        return PointType.NEUTRAL
    good = upward == (improvement is Improvement.INCREASE)
    return PointType.IMPROVEMENT if good else PointType.CONCERN


def _assurance(limits: Limits, target: float, improvement: Improvement) -> Assurance | None:
    """Where the target lies to the limits of the last part."""
    lower, upper = limits.at(-1), limits.at(1)
    if improvement is Improvement.NEUTRAL or lower is None or upper is None:
        return None
    if lower <= target <= upper:
        return Assurance.INCONSISTENT
    passed = (target < lower) == (improvement is Improvement.INCREASE)
    return Assurance.CONSISTENT_PASS if passed else Assurance.CONSISTENT_FAIL
