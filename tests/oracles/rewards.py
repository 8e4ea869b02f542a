"""The reward what-if a second time, in whole fractions and one target after the other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

SIXTY = Fraction(60, 100)


def per_target(achievements: Sequence[Fraction], pot: Fraction) -> Fraction:
    """Each target's share × its achievement: nothing below 60 %, no more than the share."""
    total = Fraction(0)
    for one in achievements:
        share = pot / len(achievements)
        if one < SIXTY:
            continue
        if one > 1:
            total += share
        else:
            total += share * one
    return total


def aggregate(achievements: Sequence[Fraction], pot: Fraction) -> Fraction:
    """The pot × the average achievement, each between nought and the whole; nothing below an average of 60 %."""
    total = Fraction(0)
    for one in achievements:
        if one > 1:
            total += 1
        elif one > 0:
            total += one
    average = total / len(achievements)
    return pot * average if average >= SIXTY else Fraction(0)
