"""What several returns state alike: which of their statements have to be published when one of the returns goes."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

UNSETTLED = frozenset({"provisional", "estimated"})  # figures that are still to be confirmed


class Statement(NamedTuple):
    """What a return says of one figure, target or comment. ``words``: what stands beside the number and has to be
    alike too."""

    known_at: date
    publication: int
    position: int
    value: float | None = None
    words: tuple[object, ...] = ()
    status: str | None = None


def same_number(one: float | None, other: float | None) -> bool:
    """Whether two stored numbers are one but for the noise of arithmetic."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(one))


def stands_otherwise(status: str | None, known_at: date | None, old_status: str | None, old_known_at: date) -> bool:
    """Whether the same value stands otherwise than the held one did. A figure that was provisional or estimated is
    confirmed when it is repeated later without a mark: otherwise it would stay provisional for ever."""
    if status is not None:
        return status != old_status
    return old_status in UNSETTLED and known_at is not None and old_known_at < known_at


def to_publish(
    before: Sequence[Statement], after: Sequence[Statement], repeats: Sequence[Statement]
) -> list[Statement]:
    """Which repeats of one figure have to be published, the one that became known first at the beginning.

    ``before`` and ``after`` are its versions until now and from now on. A repeat is said already where the version
    that counts on its day, or the next one after it, says the same. What no version says any more is published; not
    what another version had replaced before, unless on its day nothing else is known."""
    versions, found = sorted(after, key=_order), []
    for one in sorted(repeats, key=_order):
        unknown = all(each.known_at > one.known_at for each in versions)
        if _is_said(versions, one) or not (unknown or _is_said(before, one)):
            continue
        insort(versions, one, key=_order)
        found.append(one)
    return found


def _is_said(versions: Sequence[Statement], one: Statement) -> bool:
    until = max((each for each in versions if each.known_at <= one.known_at), key=_order, default=None)
    since = min((each for each in versions if each.known_at > one.known_at), key=_order, default=None)
    if until is not None and _alike(until, one):
        return not stands_otherwise(one.status, one.known_at, until.status, until.known_at)
    return since is not None and _alike(since, one)


def _alike(one: Statement, other: Statement) -> bool:
    return same_number(one.value, other.value) and one.words == other.words


def _order(one: Statement) -> tuple[date, int, int]:
    """That of versions: by the day on which one became known, then as they were published."""
    return one.known_at, one.publication, one.position
