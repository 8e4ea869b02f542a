"""How sure a figure is: the interval in which the truth behind it lies, with a given confidence.

Methods as England's public health body uses them (Eayrs and others, Technical Guide: Confidence Intervals; package
PHEindicatormethods).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lsp_data.measures.forecast import student
from lsp_data.measures.significance.distributions import normal_quantile, poisson_limit

EXACT_BELOW = 10  # a count below has exact limits; from it on Byar's are as good


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where the truth may lie, in the unit of what was asked; ends inclusive."""

    lower: float
    upper: float

    def __post_init__(self) -> None:
        if not self.lower <= self.upper:
            raise ValueError("an interval's lower end is not above its upper")

    def holds(self, value: float) -> bool:
        """Whether the value lies in it."""
        return self.lower <= value <= self.upper

    def times(self, factor: float) -> Interval:
        """The interval in another unit; the factor is positive."""
        return Interval(self.lower * factor, self.upper * factor)


def share(count: float, of: float, confidence: float = 0.95) -> Interval:
    """Of a share ``count ÷ of``, as a fraction of 1. ValueError where it is no share.

    Wilson, Journal of the American Statistical Association 22 (1927): within 0 and 1, and good for small numbers."""
    if not (0 <= count <= of and of > 0):
        raise ValueError("a share is a part of a whole that is not nought")
    z = normal_quantile(confidence)
    middle = count + z * z / 2
    reach = z * math.sqrt(z * z / 4 + count * (1 - count / of))
    # z² ÷ 2 less its own root is nought but for the last digit
    lower = 0.0 if count == 0 else (middle - reach) / (of + z * z)
    upper = 1.0 if count == of else (middle + reach) / (of + z * z)
    return Interval(max(lower, 0.0), min(upper, 1.0))


def count(events: float, confidence: float = 0.95) -> Interval:
    """Of the number of events that were to be expected: exact below 10, Byar's from there on. ValueError below 0."""
    whole = events < EXACT_BELOW and float(events).is_integer()
    return exact_poisson(int(events), confidence) if whole else byar(events, confidence)


def rate(events: float, exposed: float, confidence: float = 0.95, per: float = 1.0) -> Interval:
    """Of a rate ``events ÷ exposed × per``. ValueError where no one was exposed."""
    if exposed <= 0:
        raise ValueError("a rate needs someone exposed")
    return count(events, confidence).times(per / exposed)


def byar(events: float, confidence: float = 0.95) -> Interval:
    """Limits of a count, near the exact ones. Breslow and Day, Statistical Methods in Cancer Research II (1987).

    The lower limit is nought where the approximation gives less. ValueError below 0."""
    if not 0 <= events < math.inf:
        raise ValueError("events are counted from nought")
    z = normal_quantile(confidence)
    root = 1 - 1 / (9 * events) - z / (3 * math.sqrt(events)) if events else 0.0
    above = events + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    return Interval(events * max(root, 0.0) ** 3, upper)


def exact_poisson(events: int, confidence: float = 0.95) -> Interval:
    """Exact limits of a count, by the link of Poisson and chi-squared (Garwood, Biometrika 28, 1936)."""
    if events < 0:
        raise ValueError("events are counted from nought")
    outside = (1 - confidence) / 2
    lower = poisson_limit(events - 1, outside) if events else 0.0
    return Interval(lower, poisson_limit(events, 1 - outside))


def mean(values: Sequence[float], confidence: float = 0.95) -> Interval:
    """Of the mean of values, by Student's t. ValueError of fewer than two."""
    if len(values) < 2:
        raise ValueError("a mean's interval needs two values")
    middle = math.fsum(values) / len(values)
    variance = math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1)
    reach = student.quantile(0.5 + confidence / 2, len(values) - 1) * math.sqrt(variance / len(values))
    return Interval(middle - reach, middle + reach)
