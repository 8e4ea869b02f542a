"""Where things lie on a chart: round numbers at the axis, dates at its foot, labels that do not cover each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from presentation.words import short_month


def round_range(
    values: Sequence[float], *, lowest: float | None = None, highest: float | None = None
) -> tuple[float, float, float]:
    """(from, to, step) of an axis in round numbers that holds all values with some room.

    It begins at nought where the values reach down near it. ``lowest`` and ``highest`` are bounds that the values
    cannot pass (0 and 100 of a percentage).
    """
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    bottom, top = low - room, high + room
    if low >= 0 and low <= 0.4 * high:
        bottom = 0.0
    step = _round_step((top - bottom) / 5)
    start, end = math.floor(bottom / step) * step, math.ceil(top / step) * step
    if lowest is not None and low >= lowest:
        start = max(start, lowest)
    if highest is not None and high <= highest:
        end = min(end, highest)
    if low >= 0:
        start = max(start, 0.0)
    return start, end, step


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough * 0.999)


def ticks(start: float, end: float, step: float) -> list[float]:
    """The round values from start to end."""
    first = math.ceil(start / step - 1e-9)
    last = math.floor(end / step + 1e-9)
    return [float(f"{index * step:.12g}") for index in range(first, last + 1)]


def date_ticks(ends: Sequence[date], most: int) -> list[tuple[date, str]]:
    """At most ``most`` of the period ends with their labels ("Jun 09"), evenly chosen back from the last.

    Where a year's last period ends in March, the choice keeps the Marches, which is where a year's target is met. None
    stands so near the one after it that their labels would run together.
    """
    known = sorted(set(ends))
    if len(known) > most:
        marches = [end for end in known if end.month == 3]
        halves = [end for end in known if end.month in (3, 9)]
        known = next((some for some in (halves, marches) if 2 <= len(some) <= most), _every(known, most))
    return [(end, short_month(end)) for end in _spread(known, most)]


def _spread(known: Sequence[date], most: int) -> list[date]:
    """Those of the days, back from the last, that are further apart than ``most`` + 2 labels over their whole span."""
    kept: list[date] = []
    for end in reversed(known):
        if not kept or (kept[-1] - end) * (most + 1) >= known[-1] - known[0]:
            kept.append(end)
    return kept[::-1]


def _every(known: Sequence[date], most: int) -> list[date]:
    stride = math.ceil(len(known) / most)
    return list(known[::-1][::stride][::-1])


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions near the wanted ones, at least ``gap`` apart and in the same order, inside low to high if they fit."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [0.0] * len(wanted)
    below = low - gap
    for index in order:
        placed[index] = max(wanted[index], below + gap)
        below = placed[index]
    above = high + gap
    for index in reversed(order):
        placed[index] = min(placed[index], above - gap)
        above = placed[index]
    return placed
