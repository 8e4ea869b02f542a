"""Where a value stands among its peers: quantiles, and the funnel that a rate of so many lies in by chance."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lsp_data.measures.breaks import same_definition
from lsp_data.measures.series import Observation, Polarity, Series, Source
from lsp_data.measures.significance.distributions import normal_quantile
from lsp_data.measures.significance.intervals import Interval
from lsp_data.measures.timeliness import known_by
from lsp_data.measures.wording import whole_of
from lsp_data.periods import Period

QUARTILES = 4
PEER_KINDS = ("authority", "region", "country", "average")


def quantiles(values: Sequence[float | None], groups: int = QUARTILES, *, high_first: bool = False) -> list[int | None]:
    """The group, from 1, of each value: 1 holds the highest where ``high_first``, else the lowest; ties stand together.

    None for a value that is not known, and for all where fewer are known than there are groups. The method of the
    package PHEindicatormethods (phe_quantile)."""
    if groups < 1:
        raise ValueError("there is one group at least")
    turned = -1 if high_first else 1
    known = sorted(turned * value for value in values if value is not None)
    ranks: dict[float, int] = {}
    for rank, value in enumerate(known, start=1):
        ranks.setdefault(value, rank)
    if len(known) < groups:
        return [None] * len(values)
    return [None if value is None else _group(ranks[turned * value], len(known), groups) for value in values]


def _group(rank: int, known: int, groups: int) -> int:
    return max(1, groups + 1 - math.ceil((known + 1 - rank) * groups / known))


def funnel(baseline: float, of: float, confidence: float = 0.95) -> Interval:
    """Between which shares (fractions of 1) chance alone leaves one of ``of`` cases whose truth is the baseline.

    Spiegelhalter, Statistics in Medicine 24 (2005): the usual limits are 0.95 and 0.998. ValueError where the baseline
    is no share."""
    if not (0 <= baseline <= 1 and of > 0):
        raise ValueError("a baseline is a share of a whole that is not nought")
    reach = normal_quantile(confidence) * math.sqrt(baseline * (1 - baseline) / of)
    return Interval(max(baseline - reach, 0.0), min(baseline + reach, 1.0))


FEWEST = QUARTILES - 1  # peers with a figure: with ours there is one for each quarter
MOST_BEHIND = timedelta(days=731)  # how much older than our newest figure a comparison may be: a survey's two years


@dataclass(frozen=True, slots=True)
class Peer:
    """One figure of another area. ``kind``: one of PEER_KINDS; an average is one of several areas."""

    name: str
    kind: str
    period: Period
    value: float | None
    known_at: date
    marker: str | None = None
    status: str | None = None
    denominator: float | None = None
    source: Source | None = None

    @property
    def counts(self) -> bool:
        """Whether it is an authority's plain number, which can be ranked."""
        return self.kind == "authority" and self.value is not None and not self.marker


@dataclass(frozen=True, slots=True)
class Spread:
    """The peers' middle half in a period: lower quartile, median, upper quartile (each an inclusive percentile, as a
    spreadsheet's PERCENTILE.INC), and of how many authorities."""

    period: Period
    lower: float
    median: float
    upper: float
    of: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where our figure stands among the peers' of the same period.

    ``authorities`` have a number for the period, the best first (the highest first where no direction is good), and
    ``groups`` says the quarter of each; ``beside`` are regions, countries and averages. ``quartile`` is ours, from 1
    (best) to 4 (worst); where it is None ``why`` says why. ``gap`` is the change that would bring ours into the best
    quarter (0 in it), ``newest`` the period of our newest figure where that is another one."""

    ours: Observation
    value: float
    authorities: tuple[Peer, ...]
    beside: tuple[Peer, ...]
    groups: tuple[int | None, ...] = ()
    spread: Spread | None = None
    quartile: int | None = None
    why: str = ""
    gap: float | None = None
    newest: Period | None = None

    @property
    def period(self) -> Period:
        """The period that is compared."""
        return self.ours.period


def standing(series: Series, peers: Sequence[Peer], as_at: date) -> Standing | None:
    """Our newest figure for whose very days enough peers have one; None where no figure of ours meets any.

    Figures of another definition and those more than two years older than our newest are left aside. Periods are told
    by their days alone: a year to date at the end of March is the financial year."""
    known = [one for one in known_by(series, as_at) if one.value is not None and not one.marker]
    if not known:
        return None
    newest = known[-1].period
    beside: dict[tuple[date, date], dict[str, Peer]] = defaultdict(dict)
    for peer in sorted(peers, key=lambda one: one.known_at):
        if peer.value is not None and not peer.marker:
            beside[peer.period.start, peer.period.end][peer.name] = peer
    met = [
        (one, tuple(found.values()))
        for one in reversed(same_definition(series.breaks, known, newest))
        if newest.end - one.period.end <= MOST_BEHIND and (found := beside.get((one.period.start, one.period.end)))
    ]
    enough = (pair for pair in met if sum(one.counts for one in pair[1]) >= FEWEST)
    chosen = next(enough, met[0] if met else None)
    return _standing(series.polarity, *chosen, newest) if chosen else None


def _standing(polarity: Polarity, ours: Observation, peers: Sequence[Peer], newest: Period) -> Standing:
    value = 0.0 if ours.value is None else ours.value
    best_last = polarity is Polarity.LOW
    authorities = sorted((one for one in peers if one.counts), key=lambda one: one.value or 0.0, reverse=not best_last)
    values = [one.value for one in authorities if one.value is not None]
    found = Standing(
        ours, value, tuple(authorities), tuple(one for one in peers if not one.counts),
        spread=_spread(ours.period, values),
        newest=None if newest == ours.period else newest,
    )  # fmt: skip
    if polarity is Polarity.NEITHER:
        return replace(found, why="no good direction is defined for it")
    groups = quantiles([value, *values], high_first=not best_last)
    if groups[0] is None:
        return replace(found, why=f"fewer than {FEWEST} other authorities have a figure for this period")
    best = [one for one, group in zip([value, *values], groups, strict=True) if group == 1]
    edge = max(best) if best_last else min(best)
    gap = 0.0 if groups[0] == 1 else edge - value
    return replace(found, quartile=groups[0], groups=tuple(groups[1:]), gap=gap)


def spreads(peers: Sequence[Peer], beside: Period) -> tuple[Spread, ...]:
    """The peers' middle half of each period of the same kind as the one given, oldest first, where enough have one."""
    found: dict[Period, list[float]] = defaultdict(list)
    for one in peers:
        if one.counts and one.value is not None and one.period.basis is beside.basis:
            found[one.period].append(one.value)
    made = (_spread(period, found[period]) for period in sorted(found, key=lambda one: one.end))
    return tuple(one for one in made if one is not None)


_SAME_LENGTH = 3  # days: February is a month, too


def like_for_like(series: Series, beside: Period) -> tuple[Observation, ...]:
    """Our figures of periods as long as the one given, oldest first: of a count that adds up within the year those of
    whole years alone, where years are compared."""
    days = (beside.end - beside.start).days
    return tuple(
        one
        for one in series.observations
        if one.value is not None and abs((one.period.end - one.period.start).days - days) <= _SAME_LENGTH
    )


def _spread(period: Period, values: Sequence[float]) -> Spread | None:
    ends = spread_of(values)
    return None if ends is None else Spread(period, *ends, len(values))


def spread_of(values: Sequence[float]) -> tuple[float, float, float] | None:
    """Lower quartile, median and upper quartile of the peers' values; None where fewer than FEWEST are known."""
    if len(values) < FEWEST:
        return None
    lower, median, upper = statistics.quantiles(values, n=QUARTILES, method="inclusive")
    return lower, median, upper


USUAL, WIDE = 0.95, 0.998  # the two limits of a funnel, as Spiegelhalter draws them


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which values chance leaves 95 and 99.8 of 100 areas of this size, were all alike."""

    of: float
    usual: Interval
    wide: Interval


@dataclass(frozen=True, slots=True)
class Funnel:
    """Our value and the peers' by size: ``points`` are (name, denominator, value), ours first and unnamed ("");
    ``limits`` run from the smallest to the largest; all in the indicator's unit. ``inside``: ours lies within what
    chance explains (95 %)."""

    baseline: float
    points: tuple[tuple[str, float, float], ...]
    limits: tuple[Limits, ...]
    inside: bool


def funnel_plot(found: Standing, unit: str) -> Funnel | None:
    """The funnel of a percentage or a rate, where we and enough peers give what it is a share of; else None."""
    whole, own = _whole(unit), found.ours.denominator
    peers = [one for one in found.authorities if one.denominator and one.denominator > 0 and one.value is not None]
    if whole is None or not own or own <= 0 or len(peers) < FEWEST:
        return None
    points = (("", own, found.value), *((one.name, one.denominator or 0.0, one.value or 0.0) for one in peers))
    baseline = sum(of * value for _, of, value in points) / sum(of for _, of, _ in points) / whole
    if not 0 <= baseline <= 1:
        return None

    def at(of: float) -> Limits:
        usual, wide = (funnel(baseline, of, confidence).times(whole) for confidence in (USUAL, WIDE))
        return Limits(of, usual, wide)

    least, most = min(of for _, of, _ in points), max(of for _, of, _ in points)
    sizes = [least * (most / least) ** (step / _STEPS) for step in range(_STEPS + 1)]
    return Funnel(baseline * whole, points, tuple(at(of) for of in sizes), at(own).usual.holds(found.value))


_STEPS = 40


def _whole(unit: str) -> float | None:
    """What a unit's number is a share of, None where chance alone does not make it."""
    return None if "standardised" in unit else whole_of(unit)
