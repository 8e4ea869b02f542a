"""Student's t with a whole number of degrees of freedom: its distribution function is closed.

Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from lsp_data.measures.forecast.arrays import Floats


def below(standard: Floats, degrees: int) -> Floats:
    """The probability of a value below the given ones, any shape."""
    return below_and_density(standard, degrees)[0]


def below_and_density(standard: Floats, degrees: int) -> tuple[Floats, Floats]:
    """The probability below, and the density at, the given values, any shape; they share most of the work."""
    cosine2 = degrees / (degrees + standard * standard)
    cosine = np.sqrt(cosine2)
    sine = standard * cosine * (1 / math.sqrt(degrees))
    if degrees % 2:
        angle = np.arctan(standard * (1 / math.sqrt(degrees)))
        between = (
            (angle + sine * cosine * _series(cosine2, _odd(degrees))) * (2 / math.pi)
            if degrees > 1
            else (angle * (2 / math.pi))
        )
    else:
        between = sine * _series(cosine2, _even(degrees))
    density = _height(degrees) * cosine ** (degrees + 1)
    return 0.5 + 0.5 * between, density


@cache
def quantile(probability: float, degrees: int) -> float:
    """The value below which a Student t lies with this probability, by bisection to the last digit."""
    low, high = -1.0, 1.0
    while below(np.array(low), degrees) > probability:
        low *= 2
    while below(np.array(high), degrees) < probability:
        high *= 2
    while low < (middle := (low + high) / 2) < high:
        if below(np.array(middle), degrees) < probability:
            low = middle
        else:
            high = middle
    return high


def _series(cosine2: Floats, factors: tuple[float, ...]) -> Floats:
    total = np.full_like(cosine2, factors[-1])
    for factor in factors[-2::-1]:
        total *= cosine2
        total += factor
    return total


@cache
def _even(degrees: int) -> tuple[float, ...]:
    """1, 1/2, 1·3/(2·4), … up to the term in cos^(degrees − 2)."""
    factors = [1.0]
    for step in range(2, degrees, 2):
        factors.append(factors[-1] * (step - 1) / step)
    return tuple(factors)


@cache
def _odd(degrees: int) -> tuple[float, ...]:
    """1, 2/3, 2·4/(3·5), … up to the term in cos^(degrees − 2), without the first cosine."""
    factors = [1.0]
    for step in range(3, degrees, 2):
        factors.append(factors[-1] * (step - 1) / step)
    return tuple(factors)


@cache
def _height(degrees: int) -> float:
    logs = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)
    return math.exp(logs) / math.sqrt(degrees * math.pi)
