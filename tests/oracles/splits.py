"""Putting parts together a second time: every person or household counted one after the other, in whole fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def counted_together(values: Sequence[Fraction], people: Sequence[int]) -> Fraction:
    """The rate of a whole: what all its people bring, divided by their number."""
    brought, number = Fraction(0), 0
    for value, count in zip(values, people, strict=True):
        for _ in range(count):
            brought += value
            number += 1
    return brought / number
