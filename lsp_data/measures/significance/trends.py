"""Is there a trend over several periods?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lsp_data.measures.significance.changes import Of
from lsp_data.measures.significance.distributions import two_sided

RECENT = 5  # points of a recent trend
CRITICAL = 9.54953570608324  # chi-squared of one degree of freedom at 0.998
LEAST_EXPECTED = 5.0  # cases, with and without, below which chi-squared is no guide (Cochran)
ERRORS_WIDE = 3.92  # standard errors in a 95 % interval


class Trend(StrEnum):
    """Where a series is going, whatever is good."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no_change"
    NOT_CALCULABLE = "not_calculable"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with the ends of its 95 % interval, all in one unit."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class TrendFound:
    """The trend, with chi-squared of one degree of freedom and its p value (None where none could be worked out)."""

    trend: Trend
    chi_squared: float | None = None
    p_value: float | None = None


def recent_trend(points: Sequence[Measured | None]) -> TrendFound:
    """The trend of the last five periods, in order and without a gap; None stands for a period without a value.

    A line weighted by the values' certainty; a trend where chi-squared passes 9.5495 (0.998) *and* the slope keeps its
    sign whichever point is left out. Source: the recent trend of England's public health profiles (Fingertips)."""
    last = points[-RECENT:]
    known = [point for point in last if point is not None and 0 < point.upper - point.lower < math.inf]
    if len(known) < RECENT:
        return TrendFound(Trend.NOT_CALCULABLE)
    times = [float(place) for place in range(RECENT)]
    slope, spread = _line(times, known)
    chi_squared = slope * slope * spread
    kept = all(
        _sign(_line([*times[:out], *times[out + 1 :]], [*known[:out], *known[out + 1 :]])[0]) == _sign(slope)
        for out in range(RECENT)
    )
    found = Trend.NO_CHANGE
    if chi_squared > CRITICAL and kept:
        found = Trend.INCREASING if slope > 0 else Trend.DECREASING
    return TrendFound(found, chi_squared, two_sided(math.sqrt(chi_squared)))


def cochran_armitage(shares: Sequence[Of], confidence: float = 0.998) -> TrendFound:
    """The trend of shares over periods of equal distance, by their counts.

    Armitage, Biometrics 11 (1955). Not calculable of fewer than three periods, where all shares are nought or one, or
    where fewer than five cases, with or without, would be expected in a period."""
    if len(shares) < 3 or any(one.count > one.of for one in shares):
        return TrendFound(Trend.NOT_CALCULABLE)
    whole = math.fsum(one.of for one in shares)
    pooled = math.fsum(one.count for one in shares) / whole
    if min(one.of for one in shares) * min(pooled, 1 - pooled) < LEAST_EXPECTED:
        return TrendFound(Trend.NOT_CALCULABLE)
    middle = math.fsum(place * one.of for place, one in enumerate(shares)) / whole
    leaning = math.fsum((place - middle) * one.count for place, one in enumerate(shares))
    spread = math.fsum((place - middle) ** 2 * one.of for place, one in enumerate(shares))
    chi_squared = leaning * leaning / (pooled * (1 - pooled) * spread)
    p_value = two_sided(math.sqrt(chi_squared))
    if p_value >= 1 - confidence:
        return TrendFound(Trend.NO_CHANGE, chi_squared, p_value)
    return TrendFound(Trend.INCREASING if leaning > 0 else Trend.DECREASING, chi_squared, p_value)


def _line(times: Sequence[float], points: Sequence[Measured]) -> tuple[float, float]:
    """The slope of the weighted line, and the weighted spread of the times about their mean."""
    weights = [(ERRORS_WIDE / (point.upper - point.lower)) ** 2 for point in points]
    whole = math.fsum(weights)
    middle = math.fsum(weight * time for weight, time in zip(weights, times, strict=True)) / whole
    spread = math.fsum(weight * (time - middle) ** 2 for weight, time in zip(weights, times, strict=True))
    rising = math.fsum(
        weight * (time - middle) * point.value for weight, time, point in zip(weights, times, points, strict=True)
    )
    return rising / spread, spread


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
