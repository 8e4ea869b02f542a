"""How far a figure may lie from what it stands for, because it was rounded."""

from __future__ import annotations

from decimal import Decimal


def decimals(value: float) -> int:
    """How many decimals a figure shows: 1 of 42.3; none of 42.0, which cannot be told from 42."""
    return max(-int(Decimal(repr(float(value))).normalize().as_tuple().exponent), 0)


def half_unit(shown: int) -> float:
    """Half a unit of the last of so many decimals: 0.05 of one, 0.5 of none."""
    return float(Decimal(5).scaleb(-shown - 1))
