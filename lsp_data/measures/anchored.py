"""Turning targets that are relative to others into numbers, by what is known of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from lsp_data.measures.breaks import break_between
from lsp_data.measures.peers import FEWEST, Peer, spread_of
from lsp_data.measures.relative import Comparator, Relation, Relative
from lsp_data.measures.series import Accumulation, Polarity, Series, Target
from lsp_data.measures.wording import amount
from lsp_data.periods import Period, label

_SAME_LENGTH = timedelta(days=3)  # February is a month, too


def anchored(series: Series, peers: Sequence[Peer]) -> Series:
    """The series with a number for each of its relative targets, and in ``origin`` what it comes from; without a number
    where the comparator has no figure to go by, ``origin`` then says so.

    The comparator's figure is the newest one of a period as long as the target's (or, of what does not add up, as our
    figures'), not after it, and of the same definition. ``peers``: the authorities are those of the comparator group,
    the region that in which the area lies.
    """
    if not any(one.relative for one in series.targets):
        return series
    return replace(series, targets=tuple(_anchored(series, one, peers) for one in series.targets))


def _anchored(series: Series, target: Target, peers: Sequence[Peer]) -> Target:
    relative = target.relative
    if relative is None:
        return target
    if relative.relation is Relation.QUARTILE and series.polarity is Polarity.NEITHER:
        return _without(target, relative, "no good direction is defined")
    here = [one for one in peers if _counts(one, relative) and _comparable(series, target, one.period)]
    for period in sorted({one.period for one in here}, key=lambda one: one.end, reverse=True):
        found = _figure(relative, [one for one in here if one.period == period], series.polarity)
        if isinstance(found, float):
            said = f"{relative.words()}, {amount(found, series.unit)} in {label(period)}"
            return replace(target, value=relative.of(found), origin=said)
        if found:
            return _without(target, relative, found)
    few = relative.comparator is Comparator.GROUP and here
    why = f"fewer than {FEWEST} of the group have a figure" if few else "no such figure is known"
    return _without(target, relative, f"{why} for {label(target.period)} or a period before")


def _without(target: Target, relative: Relative, why: str) -> Target:
    return replace(target, value=None, origin=f"the target is {relative.words()}, and {why}")


def _counts(peer: Peer, relative: Relative) -> bool:
    if peer.value is None or peer.marker:
        return False
    if relative.comparator is Comparator.GROUP:
        return peer.counts
    if relative.comparator is Comparator.REGION:
        return peer.kind == "region"
    name = peer.name.casefold()
    return peer.kind in ("country", "average") and name.startswith("england") and "wales" not in name


def _comparable(series: Series, target: Target, period: Period) -> bool:
    own = target.period
    if period.end > own.end or break_between(series.breaks, period.end, own.end) is not None:
        return False
    if period.basis is own.basis or _as_long(period, own):
        return True
    if series.accumulation is Accumulation.CUMULATIVE:
        return False
    return any(_as_long(period, one.period) for one in series.observations)


def _as_long(one: Period, other: Period) -> bool:
    return abs((one.end - one.start) - (other.end - other.start)) <= _SAME_LENGTH


def _figure(relative: Relative, peers: Iterable[Peer], polarity: Polarity) -> float | str:
    """The comparator's figure of one period; else in words why it cannot be told, "" where too few have one."""
    values = [one.value for one in peers if one.value is not None]
    if relative.comparator is Comparator.GROUP:
        spread = spread_of(values)
        if spread is None:
            return ""
        lower, median, upper = spread
        best = lower if polarity is Polarity.LOW else upper
        return best if relative.relation is Relation.QUARTILE else median
    if len(set(values)) > 1:
        return f"more than one figure is held of {relative.whose}"
    return values[0]
