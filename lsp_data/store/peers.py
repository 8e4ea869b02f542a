"""Figures of other areas, to compare with: the newest version of each, as known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb

from lsp_data.catalogue.places import plain_place
from lsp_data.measures.peers import Peer
from lsp_data.measures.series import Source
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.rows import OLDEST_FIRST, Rows, has_table, period_of

Key = tuple[str, str]  # indicator, sub-measure
FIGURE = (
    "return_id", "sheet", "cell", "label", "indicator", "sub_measure", "peer", "peer_kind", "measure", "basis",
    "period_start", "period_end", "value", "marker", "status", "note", "unit", "cell_value", "scale", "text",
    "known_at", "follows_return",
)  # fmt: skip
MEASURES = ("actual", "numerator", "denominator", "lower", "upper", "sample")  # that are kept of other areas
_THESE = "AND (indicator, sub_measure) IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))"
_VERSIONS = f"""SELECT indicator, sub_measure, peer, peer_kind, basis, period_start, period_end, value, marker, status,
    known_at, return_id, sheet, cell, measure FROM live_peer_figure
    WHERE known_at <= ? AND measure IN ('actual', 'denominator') {{these}} ORDER BY {OLDEST_FIRST}"""  # noqa: S608  our own names


def held_in(rows: Rows) -> bool:
    """Whether the store can hold any: one from before cannot."""
    return has_table(rows, "peer_figure")


def peer_versions(rows: Rows, until: date, keys: Sequence[Key] | None = None) -> list[tuple[Any, ...]]:
    """Every version of peers' figures known by a day, oldest first (``keys`` None: of every indicator). None where
    nothing is held, or a store from before cannot hold any."""
    if (keys is not None and not keys) or not held_in(rows) or not rows("SELECT 1 FROM peer_figure LIMIT 1", []):
        return []
    these, given = ("", []) if keys is None else (_THESE, [list(part) for part in zip(*keys, strict=True)])
    return rows(_VERSIONS.format(these=these), [until, *given])


def peers_at(versions: Iterable[tuple[Any, ...]], as_at: date) -> dict[Key, list[Peer]]:
    """By indicator and sub-measure: of every peer and period the figure that was the newest on the day, with its
    denominator."""
    found: dict[Key, dict[tuple[Any, ...], Peer]] = defaultdict(dict)
    of: dict[tuple[Any, ...], float | None] = {}
    for indicator, sub, peer, kind, basis, start, end, value, marker, status, known_at, *place, measure in versions:
        if known_at > as_at:
            continue
        slot = (plain_place(peer), basis, start, end)
        if measure == "denominator":
            of[indicator, sub, slot] = value
            continue
        found[indicator, sub][slot] = Peer(
            peer, kind, period_of(basis, start, end), value, known_at, marker or None, status or None,
            source=Source(*place),
        )  # fmt: skip
    return {
        key: [replace(one, denominator=of.get((*key, slot))) for slot, one in slots.items()]
        for key, slots in found.items()
    }


def known_peers(rows: Rows, as_at: date, keys: Sequence[Key] | None = None) -> dict[Key, list[Peer]]:
    """What `peers_at` says of one day (``keys`` None: of every indicator)."""
    return peers_at(peer_versions(rows, as_at, keys), as_at)


def members_only(peers: Sequence[Peer], members: Sequence[str]) -> list[Peer]:
    """The peers without the authorities that are no members of the group; all where it has none."""
    wanted = {plain_place(one) for one in members}
    return [one for one in peers if one.kind != "authority" or not wanted or plain_place(one.name) in wanted]


def own_region_only(peers: Sequence[Peer], region: Sequence[str]) -> list[Peer]:
    """The peers without the regions that bear none of the names of ours; all where it is not known (no names)."""
    own = {plain_place(one) for one in region}
    return [one for one in peers if one.kind != "region" or not own or plain_place(one.name) in own]


def names(generation: Generation) -> dict[str, str]:
    """Every peer that is held, by `plain_place`: the name as it was first written."""
    if not held_in(generation.rows):
        return {}
    found = generation.rows(
        "SELECT peer FROM live_peer_figure GROUP BY peer ORDER BY min(publication), min(position), peer"
    )
    held: dict[str, str] = {}
    for (name,) in found:
        held.setdefault(plain_place(name), name)
    return held


def authorities(generation: Generation) -> list[str]:
    """The names of the authorities of which figures are held, in order."""
    if not held_in(generation.rows):
        return []
    found = generation.rows("SELECT DISTINCT peer FROM live_peer_figure WHERE peer_kind = 'authority' ORDER BY peer")
    return [name for (name,) in found]


def current_figures(generation: Generation, keys: Sequence[tuple[str, str, str]]) -> list[Mapping[str, Any]]:
    """The current figures of these series (indicator, sub-measure, peer), oldest period first: the keys of
    `held.FIGURE`, the peer's name as area."""
    if not keys or not held_in(generation.rows):
        return []
    columns = (
        "indicator", "sub_measure", "measure", "basis", "period_start", "period_end", "value", "marker", "status",
        "note", "unit", "known_at", "return_id",
    )  # fmt: skip
    asked = ", ".join(f"f.{name}" for name in columns)
    found = generation.rows(
        f"""SELECT {asked}, f.peer, r.sha256 FROM live_peer_figure f JOIN effective_return r USING (return_id)
            WHERE (indicator, sub_measure, peer)
                IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))
            QUALIFY row_number() OVER (PARTITION BY indicator, sub_measure, peer, measure, basis, f.period_start,
                f.period_end ORDER BY f.known_at DESC, f.publication DESC, f.position DESC) = 1
            ORDER BY f.period_end, f.period_start""",  # noqa: S608  our own names
        [list(part) for part in zip(*keys, strict=True)],
    )
    return [dict(zip((*columns, "area", "sha256"), row, strict=True)) for row in found]


def live_figures_of(generation: Generation, return_id: str) -> list[dict[str, Any]]:
    """The figures of peers that one return holds and that count, in their order; keys FIGURE."""
    if not held_in(generation.rows):
        return []
    rows = generation.rows(
        f"SELECT {', '.join(FIGURE)} FROM live_peer_figure WHERE return_id = ? ORDER BY publication, position",  # noqa: S608  our own names
        [return_id],
    )
    return [dict(zip(FIGURE, row, strict=True)) for row in rows]


def held_against(
    store: duckdb.DuckDBPyConnection, compared: Sequence[tuple[str, str, date]]
) -> list[tuple[str, str, str, date]]:
    """Of the indicators whose peers changed the series (with the area) that have a target relative to others, each with
    the day of the change."""
    if not compared:
        return []
    held = store.execute("SELECT DISTINCT indicator, sub_measure, area FROM live_target WHERE relation IS NOT NULL")
    areas: dict[Key, list[str]] = defaultdict(list)
    for indicator, sub, area in held.fetchall():
        areas[indicator, sub].append(area)
    return [(name, sub, area, day) for name, sub, day in compared for area in areas.get((name, sub), ())]


def changed_series(store: duckdb.DuckDBPyConnection, change: Change) -> list[tuple[str, str, date]]:
    """The indicators (and sub_measures) whose peers the change adds, takes back or moves, each with a day on which one
    of these was known; one may stand there several times."""
    columns = ("indicator", "sub_measure", "known_at")
    found = list(zip(*(change.peers[name] for name in columns), strict=True)) if change.peers else []
    if touched := change.return_events.texts("return_id"):
        found += store.execute(
            f"SELECT {', '.join(columns)} FROM peer_figure WHERE return_id IN (SELECT unnest(?::VARCHAR[]))",  # noqa: S608  our own names
            [touched],
        ).fetchall()
    return found
