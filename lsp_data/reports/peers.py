"""Our figures beside other areas': in which quarter they lie, what the best would take, and how the peers spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.measures.peers import Funnel, Peer, Spread, Standing, funnel_plot, like_for_like, spreads, standing
from lsp_data.measures.series import Observation, Series
from lsp_data.periods import label
from lsp_data.reports.standing import group_on
from lsp_data.store import reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.peers import authorities, known_peers, members_only
from lsp_data.store.series import known, listed_row, used_rows
from lsp_data.store.small import shown_series, with_group

EVERY_AUTHORITY = "*"
BENCHMARKS = (
    "indicator", "sub_measure", "title", "theme", "unit", "polarity", "quartile", "value", "basis", "period_start",
    "period_end", "period", "median", "gap", "authorities", "why", "newest",
)  # fmt: skip
PEERS = (
    "area", "kind", "value", "quartile", "status", "period", "denominator", "known_at", "return_id", "file_name",
    "sheet", "cell",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One indicator among its peers on a day: the series, where its figure stands (None: no figure of ours meets any
    of theirs), our figures of such periods and how the peers spread over time, the funnel where there are denominators.
    """

    series: Series
    standing: Standing | None
    ours: tuple[Observation, ...] = ()
    spreads: tuple[Spread, ...] = ()
    funnel: Funnel | None = None
    held: int = 0  # figures of the group's areas that are known of it, whatever their period


def peer_groups(g: Generation) -> dict[str, tuple[str, ...]]:
    """The comparator groups: name → names of their members."""
    return dict(reads.catalogue_of(g).peer_groups)


def peer_authorities(g: Generation) -> list[str]:
    """The names of the other authorities of which figures are held, in order."""
    return authorities(g)


def benchmarks(g: Generation, as_at: date | None = None, group: str | None = None) -> pd.DataFrame:
    """A row an indicator in use, in the catalogue's order: BENCHMARKS.

    ``quartile`` (1 best, 4 worst; missing: ``why``), of ``value`` in ``period`` among ``authorities`` others with their
    ``median``; ``gap``: the change that would bring it into the best quarter; ``newest``: the end of our newest period
    where another one is compared. ``group``: a comparator group's name, EVERY_AUTHORITY, None: the partnership's."""
    catalogue, day = reads.catalogue_of(g), as_at or reporting_day(g)
    area = catalogue.partnership.area
    listed = used_rows(catalogue) if day is not None and area else ()
    keys = [(row["indicator"], row["sub_measure"]) for row in listed]
    peers = known_peers(g.rows, day, keys) if day is not None else {}
    together = with_group(g.rows, [(*key, area) for key in keys if key in peers])
    now = known(g.rows, day, together) if day is not None else None
    rows: list[tuple[object, ...]] = []
    for row, key in zip(listed, keys, strict=True):
        chosen = _members(catalogue, peers.get(key, ()), group)
        found = standing(shown_series(row, area, now), chosen, day) if now is not None and day and chosen else None
        rows.append(_row(row, found, chosen))
    frame = pd.DataFrame(rows, columns=list(BENCHMARKS))
    for name in ("period_start", "period_end", "newest"):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
    for name in ("quartile", "authorities"):
        frame[name] = frame[name].astype("Int64")
    for name in ("value", "median", "gap"):
        frame[name] = frame[name].astype("float64")
    return frame


def benchmark(
    g: Generation, indicator: str, sub_measure: str, as_at: date | None = None, group: str | None = None
) -> Benchmark | None:
    """One indicator of our own area among its peers; None where it is not in use or the store is empty."""
    catalogue, day = reads.catalogue_of(g), as_at or reporting_day(g)
    row, area = listed_row(catalogue, indicator, sub_measure), catalogue.partnership.area
    if day is None or row is None:
        return None
    series = shown_series(row, area, group_on(g, indicator, sub_measure, (area,), day))
    peers = known_peers(g.rows, day, [(indicator, sub_measure)]).get((indicator, sub_measure), [])
    chosen = _members(catalogue, peers, group)
    found = standing(series, chosen, day)
    if found is None:
        return Benchmark(series, None, held=len(chosen))
    period = next((one.period for one in found.authorities), found.period)
    return Benchmark(
        series, found, like_for_like(series, found.period), spreads(chosen, period), funnel_plot(found, series.unit),
        len(chosen),
    )  # fmt: skip


def peers_of(g: Generation, found: Benchmark | None) -> pd.DataFrame:
    """The peers' figures that a benchmark compares with, the best first, then regions, countries, averages: PEERS."""
    if found is None or found.standing is None:
        return pd.DataFrame(columns=list(PEERS))
    stood = found.standing
    files = dict(g.rows("SELECT return_id, file_name FROM accepted_return"))
    groups = [*(stood.groups or [None] * len(stood.authorities)), *[None] * len(stood.beside)]
    rows = [
        (
            one.name, one.kind, one.value, group, one.status, label(one.period), one.denominator, one.known_at,
            one.source.return_id if one.source else "", files.get(one.source.return_id, "") if one.source else "",
            one.source.sheet if one.source else "", one.source.cell if one.source else "",
        )
        for one, group in zip((*stood.authorities, *stood.beside), groups, strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(PEERS), dtype=object)


def _members(catalogue: Catalogue, peers: Sequence[Peer], group: str | None) -> list[Peer]:
    return members_only(peers, () if group == EVERY_AUTHORITY else catalogue.peer_members(group or None))


def _row(row: dict[str, Any], found: Standing | None, peers: Sequence[Peer]) -> tuple[object, ...]:
    of_the_series = tuple(row[name] for name in BENCHMARKS[:6])
    if found is None:
        why = "no figure of ours is of the same period as theirs" if peers else "no benchmark of it has been loaded"
        return (*of_the_series, None, None, None, None, None, None, None, None, 0, why, None)
    return (
        *of_the_series, found.quartile, found.value, found.period.basis.value, found.period.start, found.period.end,
        label(found.period), found.spread.median if found.spread else None, found.gap, len(found.authorities),
        found.why, found.newest.end if found.newest else None,
    )  # fmt: skip
