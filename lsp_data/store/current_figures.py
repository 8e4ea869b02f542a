"""The newest accepted figure of each series and period, kept in a table so that pages need not search for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import duckdb

from lsp_data.store.changes import Change
from lsp_data.store.known import Key
from lsp_data.store.rows import NEWEST

KEY = ["indicator", "sub_measure", "area"]
SLOT = [*KEY, "measure", "basis", "period_start", "period_end"]  # of which one figure at a time is current
_SLOT = ", ".join(SLOT)


def changed_series(store: duckdb.DuckDBPyConnection, change: Change) -> list[tuple[str, str, str, date]]:
    """The series (indicator, sub_measure, area) whose figures or targets the change adds, takes back or moves, each
    with a day on which one of these was known; a series may stand there several times."""
    touched = [
        (*key, since)
        for lines in (change.figures, change.targets)
        if lines
        for *key, since in zip(*(lines[name] for name in (*KEY, "known_at")), strict=True)
    ]
    if change.return_events:
        touched += store.execute(
            """SELECT indicator, sub_measure, area, min(known_at) FROM (
                   SELECT return_id, indicator, sub_measure, area, known_at FROM figure
                   UNION ALL SELECT return_id, indicator, sub_measure, area, known_at FROM target)
               WHERE return_id IN (SELECT unnest(?::VARCHAR[])) GROUP BY ALL""",
            [_names(change)],
        ).fetchall()
    return touched


def first_days(touched: Iterable[tuple[str, str, str, date]]) -> dict[Key, date]:
    """Each changed series with the first day on which anything that changed was known, before which nothing changes."""
    found: dict[Key, date] = {}
    for indicator, sub_measure, area, since in touched:
        key = (str(indicator), str(sub_measure), str(area))
        day = since.date() if isinstance(since, datetime) else since  # a frame of the store's holds midnights
        found[key] = min(day, found.get(key, day))
    return found


def touch(store: duckdb.DuckDBPyConnection, change: Change, number: int) -> None:
    """Note in table temp.touched (columns SLOT) which figures publication ``number`` brings, takes back or moves."""
    store.execute(
        f"""CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT {_SLOT} FROM store.figure
            WHERE publication = ? OR return_id IN (SELECT unnest(?::VARCHAR[]))""",  # noqa: S608  our own names
        [number, _names(change)],
    )


def forget_touched(store: duckdb.DuckDBPyConnection) -> None:
    """Drop temp.touched: the database in memory, in which it lies, outlives the publication."""
    store.execute("DROP TABLE temp.touched")


def recompute(store: duckdb.DuckDBPyConnection) -> None:
    """Make the rows of current_figure anew that are noted in temp.touched."""
    same = " AND ".join(f"c.{name} = t.{name}" for name in SLOT)
    store.execute(f"DELETE FROM current_figure c USING temp.touched t WHERE {same}")  # noqa: S608  our own names
    store.execute(
        f"""INSERT INTO current_figure BY NAME
            SELECT unnest(arg_max(f, {NEWEST})) FROM live_figure f SEMI JOIN temp.touched t USING ({_SLOT})
            GROUP BY {_SLOT}"""  # noqa: S608  our own names
    )


def _names(change: Change) -> list[str]:
    """The returns that the change takes back or moves."""
    return change.return_events.texts("return_id")
