"""What an accepted return states that was held already: kept beside, and published in the return's own name when what
it repeats goes (is taken back or moved)."""
# ruff: noqa: S608  the queries are put together from constants of this file only

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import duckdb

from lsp_data.measures.repeats import Statement, to_publish
from lsp_data.measures.wording import times
from lsp_data.store.changes import REPEATS, Change
from lsp_data.store.current_figures import SLOT
from lsp_data.store.generations import Generation
from lsp_data.store.rows import has_table

Place = tuple[Any, ...]  # what tells one thing that is said from the others


class _Kind(NamedTuple):
    """A table that has repeats (in the table of its name and "_repeat"): how one of its rows is called, what tells
    what it is about, and what must be alike for it to say the same, as SQL."""

    table: str
    one: str
    place: tuple[str, ...]
    value: str = "NULL"
    words: tuple[str, ...] = ()
    status: str = "NULL"


@dataclass(frozen=True, slots=True)
class Leaving:
    """What the returns that a change takes back or moves (``returns``) stated until now, by table and place."""

    returns: tuple[str, ...]
    stated: dict[str, dict[Place, list[Statement]]]


@dataclass(frozen=True, slots=True)
class StandIn:
    """What was published of repeats, into which tables: the series (indicator, sub-measure, area) and, of others'
    figures, the indicators and sub-measures, each with the day on which it became known."""

    tables: frozenset[str] = frozenset()
    series: tuple[tuple[str, str, str, date], ...] = ()
    compared: tuple[tuple[str, str, date], ...] = ()


_MARKER = "coalesce(marker, '')"
_STATUS = "CASE WHEN measure = 'actual' AND value IS NOT NULL THEN status END"
_AGREED = (_MARKER, "relation", "comparator", "amount", "lower(class)", "lower(version)", "lower(state)")
_FIGURES = _Kind("figure", "figure", tuple(SLOT), "value", (_MARKER,), _STATUS)
_PEERS = _FIGURES._replace(
    table="peer_figure", one="benchmark", place=tuple("peer" if one == "area" else one for one in SLOT)
)
_TARGETS = _Kind(
    "target", "target", tuple("kind" if one == "measure" else one for one in SLOT), "value", _AGREED
)  # fmt: skip
_ENTRIES = _Kind("entry", "comment", ("kind", "fields"))
_KINDS = (_FIGURES, _PEERS, _TARGETS, _ENTRIES)


def leaving(store: duckdb.DuckDBPyConnection, change: Change) -> Leaving:
    """What those returns state that others repeat: to be asked before the change is written."""
    names = tuple(change.return_events.texts("return_id"))
    if not names:
        return Leaving((), {})
    stated = {}
    for kind in _KINDS:
        place = ", ".join(kind.place)
        rows = store.execute(
            f"""SELECT {_columns(kind)} FROM live_{kind.table} SEMI JOIN {kind.table}_repeat USING ({place})
                WHERE return_id IN (SELECT unnest(?::VARCHAR[]))""",
            [list(names)],
        ).fetchall()
        stated[kind.table] = _by_place(kind, rows)
    return Leaving(names, stated)


def stand_in(store: duckdb.DuckDBPyConnection, change: Change, number: int, gone: Leaving) -> StandIn:
    """Publish, with publication ``number`` that is written already, the repeats that nothing else says any more (see
    `to_publish`), and say so in its line of the log."""
    series: list[tuple[str, str, str, date]] = []
    compared: list[tuple[str, str, date]] = []
    told: dict[str, str] = {}  # how many, by table
    sources: set[str] = set()
    for kind, arriving in zip(_KINDS, REPEATS, strict=True):
        if not (gone.returns or getattr(change, arriving)):
            continue
        found = _unsaid(store, kind, number, gone)
        if not found:
            continue
        sources |= _publish(store, kind, number, [one for _, one in found])
        told[kind.table] = times(len(found), kind.one)
        if kind in (_FIGURES, _TARGETS):
            series += [(*place[:3], one.known_at) for place, one in found]
        elif kind is _PEERS:
            compared += [(*place[:2], one.known_at) for place, one in found]
    if told:
        _tell(store, number, ", ".join(told.values()), sources)
    return StandIn(frozenset(told), tuple(series), tuple(compared))


def stated_by(generation: Generation, return_id: str, table: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The repeats of one return that count, of ``table`` figure or peer_figure, in their order; none in a store from
    before they were kept."""
    if not has_table(generation.rows, f"{table}_repeat"):
        return []
    rows = generation.rows(
        f"SELECT {', '.join(columns)} FROM live_{table}_repeat WHERE return_id = ? ORDER BY publication, position",
        [return_id],
    )
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _unsaid(store: duckdb.DuckDBPyConnection, kind: _Kind, number: int, gone: Leaving) -> list[tuple[Place, Statement]]:
    place = ", ".join(kind.place)
    # What a change only adds is looked at where nothing at all is held any more: elsewhere nothing goes by it.
    nowhere = "" if gone.returns else f"ANTI JOIN live_{kind.table} USING ({place})"
    touched = f"""(SELECT {place} FROM {kind.table}_repeat {nowhere} WHERE publication = $number
        UNION SELECT {place} FROM {kind.table} WHERE return_id IN (SELECT unnest($gone::VARCHAR[])))"""
    asked = {"number": number, "gone": list(gone.returns)}
    from_repeats = f"FROM live_{kind.table}_repeat SEMI JOIN {touched} USING ({place})"
    repeats = _by_place(kind, store.execute(f"SELECT {_columns(kind)} {from_repeats}", asked).fetchall())
    if not repeats:
        return []
    from_live = f"FROM live_{kind.table} SEMI JOIN (SELECT {place} {from_repeats}) USING ({place})"
    stayed = "publication < $number AND NOT list_contains($gone::VARCHAR[], return_id)"
    live = store.execute(f"SELECT {stayed}, {_columns(kind)} {from_live}", asked).fetchall()
    now = _by_place(kind, [row for _, *row in live])
    before = _by_place(kind, [row for was, *row in live if was])
    stated = gone.stated.get(kind.table, {})
    return [
        (one, repeat)
        for one, found in repeats.items()
        for repeat in to_publish([*before[one], *stated.get(one, ())], now[one], found)
    ]


def _publish(store: duckdb.DuckDBPyConnection, kind: _Kind, number: int, found: Sequence[Statement]) -> set[str]:
    """Write the repeats as rows of their own table, behind those that the publication brought; whose they are."""
    written = store.execute(
        f"""INSERT INTO {kind.table} BY NAME
            SELECT * REPLACE ($number AS publication, row_number() OVER (ORDER BY publication, position)
                + (SELECT coalesce(max(position), -1) FROM {kind.table} WHERE publication = $number) AS position)
            FROM {kind.table}_repeat
            WHERE (publication, position) IN (SELECT unnest($of::INTEGER[]), unnest($at::INTEGER[]))
            RETURNING return_id""",
        {"number": number, "of": [one.publication for one in found], "at": [one.position for one in found]},
    )
    return {name for (name,) in written.fetchall()}


def _tell(store: duckdb.DuckDBPyConnection, number: int, counted: str, sources: set[str]) -> None:
    """Add to the publication's line in the log what stays, and which files state it."""
    store.execute(
        """UPDATE publication SET summary = summary || '; kept, as stated in ' || (
               SELECT string_agg(DISTINCT file_name, ', ' ORDER BY file_name) FROM accepted_return
               WHERE return_id IN (SELECT unnest($sources::VARCHAR[]))) || ': ' || $counted
           WHERE number = $number""",
        {"number": number, "counted": counted, "sources": sorted(sources)},
    )


def _columns(kind: _Kind) -> str:
    words = f"[{', '.join(f'CAST({one} AS VARCHAR)' for one in kind.words)}]"
    return f"{', '.join(kind.place)}, known_at, publication, position, {kind.value}, {words}, {kind.status}"


def _by_place(kind: _Kind, rows: Sequence[Sequence[Any]]) -> dict[Place, list[Statement]]:
    found: dict[Place, list[Statement]] = defaultdict(list)
    wide = len(kind.place)
    for row in rows:
        known_at, publication, position, value, words, status = row[wide:]
        found[tuple(row[:wide])].append(Statement(known_at, publication, position, value, tuple(words), status))
    return found
