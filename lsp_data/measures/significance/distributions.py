"""The distribution functions that the tests need, to about twelve digits, without a library of their own.

Source of the series and continued fractions: Press and others, Numerical Recipes (3rd edition, 2007), 6.2 and 6.4.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist

_SMALLEST = 1e-300
_DIGIT = 1e-16
_ROUNDS = 100_000  # of a series: enough for counts of some hundred millions


def normal_quantile(confidence: float) -> float:
    """The z that a normal value stays within, on both sides, with this confidence: 1.96 for 0.95."""
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1")
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def two_sided(z: float) -> float:
    """The probability of a normal value at least as far from nought as z."""
    return math.erfc(abs(z) / math.sqrt(2))


def gamma_below(shape: float, value: float) -> float:
    """The probability that a gamma variable of this shape and scale 1 lies below the value (the incomplete gamma)."""
    if value <= 0:
        return 0.0
    front = math.exp(shape * math.log(value) - value - math.lgamma(shape))
    if value < shape + 1:
        term = total = 1 / shape
        for step in range(1, _ROUNDS):
            term *= value / (shape + step)
            total += term
            if term < total * _DIGIT:
                break
        return min(front * total, 1.0)
    return 1 - front * _fraction(value + 1 - shape, lambda step: (-step * (step - shape), value + 1 - shape + 2 * step))


def poisson_limit(count: int, probability: float) -> float:
    """The expected number at which a Poisson count is greater than ``count`` with the probability given."""
    high = count + 1.0
    while gamma_below(count + 1, high) < probability:
        high *= 2
    low = 0.0
    while low < (middle := (low + high) / 2) < high:
        if gamma_below(count + 1, middle) < probability:
            low = middle
        else:
            high = middle
    return high


def beta_below(first: float, second: float, value: float) -> float:
    """The probability that a beta variable lies below the value (the incomplete beta function)."""
    if value <= 0 or value >= 1:
        return float(value >= 1)
    if value > (first + 1) / (first + second + 2):
        return 1 - beta_below(second, first, 1 - value)
    logs = math.lgamma(first + second) - math.lgamma(first) - math.lgamma(second)
    front = math.exp(logs + first * math.log(value) + second * math.log1p(-value))

    def coefficients(step: int) -> tuple[float, float]:
        half = step // 2
        numerator = -(first + half) * (first + second + half) if step % 2 else half * (second - half)
        return numerator * value / ((first + step - 1) * (first + step)), 1.0

    return front / first * _fraction(1.0, coefficients)


def binomial_at_least(count: int, trials: int, chance: float) -> float:
    """The probability of so many successes or more."""
    return 1.0 if count <= 0 else 0.0 if count > trials else beta_below(count, trials - count + 1, chance)


def _fraction(first: float, coefficients: Callable[[int], tuple[float, float]]) -> float:
    """1 ÷ (first + a₁ ÷ (b₁ + a₂ ÷ (b₂ + …))), by the method of Lentz."""
    below = 1 / (first or _SMALLEST)
    above = 1 / _SMALLEST
    total = below
    for step in range(1, _ROUNDS):
        numerator, denominator = coefficients(step)
        below = 1 / (numerator * below + denominator or _SMALLEST)
        above = denominator + numerator / above or _SMALLEST
        change = below * above
        total *= change
        if abs(change - 1) < _DIGIT * 4:
            break
    return total
