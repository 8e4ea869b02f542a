"""Is a change real? Two shares or two rates compared, and the smallest change that a survey could have found."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lsp_data.measures.significance.distributions import binomial_at_least, normal_quantile, two_sided
from lsp_data.measures.significance.intervals import Interval, share

CONFIDENCE = 0.95
POWER = 0.8


@dataclass(frozen=True, slots=True)
class Of:
    """A count and what it is a part of (a survey's sample), or the exposed (people, dwellings, years of them)."""

    count: float
    of: float

    def __post_init__(self) -> None:
        if not (self.of > 0 and 0 <= self.count < math.inf):
            raise ValueError("a count is not negative, and what it is of is not nought")

    @property
    def value(self) -> float:
        """The share or rate."""
        return self.count / self.of


@dataclass(frozen=True, slots=True)
class Change:
    """``difference`` later less earlier; ``p_value``: how often chance alone brings so great a change; ``significant``:
    less often than once in twenty, unless another confidence was asked for."""

    difference: float
    interval: Interval | None
    p_value: float
    significant: bool


def change_in_share(earlier: Of, later: Of, confidence: float = CONFIDENCE) -> Change:
    """Two shares of separate samples: the two-proportion z test, with Newcombe's interval of the difference.

    Test a survey against its baseline wave, not only the last one. Intervals of the two that do not overlap are far too
    strict a test."""
    pooled = (earlier.count + later.count) / (earlier.of + later.of)
    error = math.sqrt(pooled * (1 - pooled) * (1 / earlier.of + 1 / later.of))
    difference = later.value - earlier.value
    p_value = two_sided(difference / error) if error > 0 else 1.0
    return Change(difference, newcombe(earlier, later, confidence), p_value, p_value < 1 - confidence)


def exact_change_in_share(earlier: Of, later: Of, confidence: float = CONFIDENCE) -> Change:
    """Two shares of few cases, where `change_in_share` is no guide. ValueError unless cases are whole, part of a whole.

    Fisher's exact test: given all cases of both, every way of dealing them out that is no likelier than what was found.
    Fisher, Statistical Methods for Research Workers, 5th edition, 1934, 21.02."""
    counts = (earlier.count, earlier.of, later.count, later.of)
    if not all(float(one).is_integer() for one in counts) or earlier.count > earlier.of or later.count > later.of:
        raise ValueError("cases are whole numbers, and part of a whole")
    first, second, both = int(earlier.of), int(later.of), int(earlier.count + later.count)
    dealt = range(max(0, both - first), min(second, both) + 1)
    logs = {late: _ways(second, late) + _ways(first, both - late) for late in dealt}
    found = logs[int(later.count)]
    whole = _ways(first + second, both)
    p_value = min(1.0, math.fsum(math.exp(one - whole) for one in logs.values() if one <= found + _SAME))
    difference = later.value - earlier.value
    return Change(difference, newcombe(earlier, later, confidence), p_value, p_value < 1 - confidence)


_SAME = 1e-9  # two ways of dealing out are equally likely but for the last digits


def _ways(of: int, taken: int) -> float:
    """The logarithm of in how many ways so many can be taken."""
    return math.lgamma(of + 1) - math.lgamma(taken + 1) - math.lgamma(of - taken + 1)


def newcombe(earlier: Of, later: Of, confidence: float = CONFIDENCE) -> Interval:
    """The interval of the difference of two shares, later less earlier, as a fraction of 1.

    Newcombe, Statistics in Medicine 17 (1998), method 10: from the two Wilson intervals."""
    before, after = share(earlier.count, earlier.of, confidence), share(later.count, later.of, confidence)
    difference = later.value - earlier.value
    down = math.hypot(later.value - after.lower, before.upper - earlier.value)
    up = math.hypot(after.upper - later.value, earlier.value - before.lower)
    return Interval(difference - down, difference + up)


def change_in_rate(earlier: Of, later: Of, confidence: float = CONFIDENCE) -> Change:
    """Two counts of rare events among the exposed: the exact conditional test. ValueError unless counts are whole.

    Given all events of both, how many fall into the later period is binomial (Przyborowski and Wilenski, Biometrika 31,
    1940); twice the smaller tail."""
    if not (float(earlier.count).is_integer() and float(later.count).is_integer()):
        raise ValueError("events are whole numbers")
    both, late = int(earlier.count + later.count), int(later.count)
    chance = later.of / (earlier.of + later.of)
    at_least = binomial_at_least(late, both, chance)
    at_most = 1 - binomial_at_least(late + 1, both, chance)
    p_value = min(1.0, 2 * min(at_least, at_most)) if both else 1.0
    return Change(later.value - earlier.value, None, p_value, p_value < 1 - confidence)


def detectable_change(
    from_share: float,
    sample: float,
    next_sample: float,
    *,
    rising: bool = True,
    confidence: float = CONFIDENCE,
    power: float = POWER,
) -> float | None:
    """The smallest change of a share (a fraction of 1, unsigned) that a survey of ``next_sample`` finds significant in
    ``power`` of cases after one of ``sample``; None where not even the whole way would be found.

    The usual formula of sample sizes for two proportions (Fleiss, Statistical Methods for Rates and Proportions, 1981,
    3.2), solved for the difference."""
    if not (0 <= from_share <= 1 and sample > 0 and next_sample > 0):
        raise ValueError("a share lies between 0 and 1, and samples are not nought")
    start = from_share if rising else 1 - from_share  # a fall of what is there is a rise of what is not
    alpha, beta = normal_quantile(confidence), normal_quantile(2 * power - 1)

    def found(difference: float) -> bool:
        end = start + difference
        pooled = (start * sample + end * next_sample) / (sample + next_sample)
        null = math.sqrt(pooled * (1 - pooled) * (1 / sample + 1 / next_sample))
        true = math.sqrt(start * (1 - start) / sample + end * (1 - end) / next_sample)
        return difference >= alpha * null + beta * true

    low, high = 0.0, 1 - start
    if not high or not found(high):
        return None
    while low < (middle := (low + high) / 2) < high:
        low, high = (low, middle) if found(middle) else (middle, high)
    return high
