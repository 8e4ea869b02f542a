"""Periods that are made up of shorter ones: a year of its quarters, a quarter of its months."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

Days = tuple[date, date]  # first and last
_NEXT = timedelta(days=1)


def made_up_of(periods: Collection[Days]) -> list[tuple[Days, tuple[Days, ...]]]:
    """Each period with shorter ones of the same collection that follow each other from its first day to its last: the
    most that do, and the fewest where those are others. Nothing of a period that no others make up."""
    found = []
    for whole in sorted(set(periods)):
        inside = [one for one in set(periods) if one != whole and whole[0] <= one[0] and one[1] <= whole[1]]
        ways = {_follow(inside, whole, sign): None for sign in (1, -1)}
        found += [(whole, way) for way in ways if way]
    return found


def _follow(inside: Collection[Days], whole: Days, sign: int) -> tuple[Days, ...]:
    """The way through the whole of most (sign 1) or fewest (−1) periods; none where there is no way."""
    ways: dict[date, tuple[Days, ...]] = {whole[1] + _NEXT: ()}  # by the day from which on the rest is made up
    for one in sorted(inside, reverse=True):
        rest = ways.get(one[1] + _NEXT)
        if rest is None:
            continue
        held = ways.get(one[0])
        if held is None or sign * (len(rest) + 1) > sign * len(held):
            ways[one[0]] = (one, *rest)
    return ways.get(whole[0], ())
