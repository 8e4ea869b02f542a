"""Reward what-if: what performance against the targets would have paid, had there been a grant.

Nothing was paid for 2008-11: the grant was cancelled on CANCELLED_ON, so every answer is a what-if.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CANCELLED_ON = date(2010, 10, 13)
FLOOR = 0.6
CAP = 1.0
_NOISE = 9  # decimals; 0.6 of a way that a float cannot divide exactly is still 0.6


class Model(StrEnum):
    """How achievement becomes money.

    ``per_target_60``: the regime of the public service agreements and the first Local Area Agreements; each target pays
    its equal share of the pot × its achievement, nothing below the floor, no more than the whole share.
    ``aggregate_60``: what was expected of the agreements of 2008-11: the achievements are averaged over all targets on
    the final year's results, and nothing is paid below the floor. How it would have worked was never settled; here
    each achievement counts between nought and the whole."""

    PER_TARGET = "per_target_60"
    AGGREGATE = "aggregate_60"

    @property
    def sure(self) -> bool:
        """Whether the model's rules are known."""
        return self is Model.PER_TARGET


@dataclass(frozen=True, slots=True)
class Payout:
    """What would be paid, in the unit of the pot.

    ``least`` counts targets whose achievement is not known as nothing, ``most`` as wholly achieved. ``each``: per
    target what it pays (per_target_60) or adds to the average (aggregate_60; before the floor); None where its
    achievement is not known. ``average``: of the known achievements as they count; None where none is known."""

    least: float
    most: float
    each: tuple[float | None, ...]
    known: int
    average: float | None


def counts_as(achievement: float) -> float:
    """An achievement as it counts: between nought and the whole."""
    return min(max(achievement, 0.0), CAP)


def pays(achievement: float, floor: float = FLOOR) -> float:
    """The share of its part of the pot that one target pays: its achievement, nothing below the floor, capped."""
    return counts_as(achievement) if reaches(achievement, floor) else 0.0


def reaches(achievement: float, floor: float) -> bool:
    """Whether an achievement is not below the floor (0.599 is, 0.6 is not)."""
    return round(achievement, _NOISE) >= floor


def payout(model: Model, achievements: Sequence[float | None], pot: float, floor: float = FLOOR) -> Payout:
    """What the targets in the reward would pay; an achievement (see `progress`) that is not known is None.

    ValueError where the pot is below nought or the floor no share."""
    if not (pot >= 0 and 0 <= floor <= 1):
        raise ValueError("a pot is not below nought, and a floor is a share between nought and one")
    known = [one for one in achievements if one is not None]
    if not achievements:
        return Payout(0.0, 0.0, (), 0, None)
    part = pot / len(achievements)
    rule = pays if model is Model.PER_TARGET else _adds
    each = tuple(None if one is None else part * rule(one, floor) for one in achievements)
    least = sum(one for one in each if one is not None)
    most = least + part * (len(achievements) - len(known))
    if model is Model.AGGREGATE:
        least, most = (total if pot and reaches(total / pot, floor) else 0.0 for total in (least, most))
    average = sum(map(counts_as, known)) / len(known) if known else None
    return Payout(least, most, each, len(known), average)


def _adds(achievement: float, _floor: float) -> float:
    return counts_as(achievement)
