"""Table ``status``: what the rules say of each series on the reporting date and one quarter earlier, computed at
publication for the series that changed.

Reading, computing and writing are apart: who publishes may use the store for something else while this computes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.decisions import BESIDE
from lsp_data.store import planned, statuses
from lsp_data.store.changes import Change, insert_rows
from lsp_data.store.known import Key
from lsp_data.store.lines import Lines
from lsp_data.store.rows import Rows
from lsp_data.store.small import with_group
from lsp_data.store.spoken import series_of_rows


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be computed anew: of each day these series (None: every one), and what is known of them."""

    catalogue: Catalogue
    wanted: dict[date, list[Key] | None]
    read: statuses.Read

    def rows(self) -> list[tuple[object, ...]]:
        """Their rows of the table, COLUMNS; asks the store nothing."""
        return [
            row
            for day, keys in self.wanted.items()
            if keys != []
            for row in statuses.rows_of(self.catalogue, day, keys, self.read)
        ]


def due(
    store: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    change: Change,
    changed: dict[Key, date],
    today: date,
    *,
    everything: bool,
) -> Due:
    """What a change that is written makes due, for the reporting date and one quarter earlier.

    Every series is computed where the days have moved on, where a decision of the change can touch any of them, or
    where those that are stored come from another version of the rules. Else a row stays where the change brings, takes
    back or moves nothing that was known by its day. changed: see `current_figures.first_days`.
    """

    def rows(sql: str, params: list[object]) -> list[tuple[object, ...]]:
        return store.execute(sql, params).fetchall()

    as_at = catalogue.partnership.reporting_date or today
    days = (as_at, statuses.quarter_before(as_at))
    stored = {row[0] for row in rows("SELECT DISTINCT as_at FROM status", [])}
    everything = everything or rows("SELECT fingerprint FROM computed_with", []) != [(statuses.fingerprint(),)]
    wanted: dict[date, list[Key] | None] = dict.fromkeys(days)
    if not everything and stored == set(days) and _only_indicators(change.edits):
        named = [*_edited(change.edits), *planned.touched(rows, change)]
        edited = {*_series_of(named, catalogue, rows), *_spoken_of(change, catalogue.partnership.area, rows)}
        wanted = {
            day: with_group(rows, list({*(key for key, since in changed.items() if since <= day), *edited}))
            for day in days
        }
    every = None if wanted[as_at] is None else list({key for keys in wanted.values() for key in keys or ()})
    return Due(catalogue, wanted, statuses.read_of(rows, catalogue, as_at, every))


def keep(store: duckdb.DuckDBPyConnection, found: Due, rows: Sequence[tuple[object, ...]]) -> None:
    """Put the rows of what was due in the place of those that are stored of it."""
    if None in found.wanted.values():
        store.execute("DELETE FROM status")
        store.execute("DELETE FROM computed_with")
        store.execute("INSERT INTO computed_with VALUES (?)", [statuses.fingerprint()])
    for day, keys in found.wanted.items():
        if keys:
            store.execute(
                """DELETE FROM status WHERE as_at = ? AND (indicator, sub_measure, area)
                   IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))""",
                [day, *(list(part) for part in zip(*keys, strict=True))],
            )
    if rows:
        insert_rows(store, "status", statuses.COLUMNS, rows)


def _spoken_of(change: Change, home: str, rows: Rows) -> set[Key]:
    """The series about which the change brings or takes back words."""
    said = zip(change.entries.texts("kind"), change.entries.texts("fields"), strict=True)
    told = [fields for kind, fields in said if kind == "commentary"]
    if names := change.return_events.texts("return_id"):
        taken = "SELECT fields FROM entry WHERE kind = 'commentary' AND return_id IN (SELECT unnest(?::VARCHAR[]))"
        told += [fields for (fields,) in rows(taken, [names])]
    return series_of_rows(told, home)


def _only_indicators(edits: Lines) -> bool:
    """Whether the decisions touch no more than the indicators that they name (a known error of a source touches none
    until the source is read again)."""
    return all(one in ("indicator", "correction", *BESIDE) for one in edits.texts("subject"))


def _edited(edits: Lines) -> list[str]:
    """The indicators, or their parts, that the decisions name."""
    about = zip(edits.texts("key"), edits.texts("subject"), strict=True)
    return sorted({key for key, subject in about if subject not in BESIDE})


def _series_of(names: Sequence[str], catalogue: Catalogue, rows: Rows) -> list[Key]:
    """Every series of these indicators or parts of indicators."""
    if not names:
        return []
    held = rows(
        """SELECT DISTINCT indicator, sub_measure, area FROM (
               SELECT indicator, sub_measure, area FROM live_figure
               UNION ALL SELECT indicator, sub_measure, area FROM live_target
               UNION ALL SELECT indicator, sub_measure, area FROM status)
           WHERE indicator || '|' || sub_measure IN (SELECT unnest(?::VARCHAR[]))
              OR indicator IN (SELECT unnest(?::VARCHAR[]))""",
        [names, names],
    )
    new = [(row["indicator"], row["sub_measure"]) for row in catalogue.rows["in_use"]]
    here = [
        (indicator, sub_measure, catalogue.partnership.area)
        for indicator, sub_measure in new
        if f"{indicator}|{sub_measure}" in names or indicator in names
    ]
    return list({*held, *here})
