"""The newest accepted figure of each series and period, kept in a table so that pages need not search for it."""

from __future__ import annotations

import duckdb
import pandas as pd

from lsp_data.store.changes import Change
from lsp_data.store.reads import NEWEST_FIRST

KEY = ["indicator", "sub_measure", "area"]
SLOT = [*KEY, "measure", "basis", "period_start", "period_end"]  # of which one figure at a time is current
_SLOT = ", ".join(SLOT)
_SINCE = "known_at"


def changed_series(store: duckdb.DuckDBPyConnection, change: Change) -> pd.DataFrame:
    """The series (indicator, sub_measure, area) whose figures or targets the change adds, takes back or moves, and
    known_at: the first day on which any of these was known, before which nothing changes."""
    arriving = [frame.reindex(columns=[*KEY, _SINCE]) for frame in (change.figures, change.targets) if not frame.empty]
    if not change.return_events.empty:
        touched = store.execute(
            """SELECT indicator, sub_measure, area, min(known_at) AS known_at FROM (
                   SELECT return_id, indicator, sub_measure, area, known_at FROM figure
                   UNION ALL SELECT return_id, indicator, sub_measure, area, known_at FROM target)
               WHERE return_id IN (SELECT unnest(?::VARCHAR[])) GROUP BY ALL""",
            [_names(change)],
        )
        arriving.append(touched.df())
    if not arriving:
        return pd.DataFrame(columns=[*KEY, _SINCE])
    found = pd.concat([one.assign(known_at=pd.to_datetime(one[_SINCE])) for one in arriving])
    return found.astype(dict.fromkeys(KEY, "str")).groupby(KEY, as_index=False).agg({_SINCE: "min"})


def touch(store: duckdb.DuckDBPyConnection, change: Change, number: int) -> None:
    """Note in table temp.touched (columns SLOT) which figures publication ``number`` brings, takes back or moves."""
    store.execute(
        f"""CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT {_SLOT} FROM store.figure
            WHERE publication = ? OR return_id IN (SELECT unnest(?::VARCHAR[]))""",  # noqa: S608  our own names
        [number, _names(change)],
    )


def recompute(store: duckdb.DuckDBPyConnection) -> None:
    """Make the rows of current_figure anew that are noted in temp.touched."""
    same = " AND ".join(f"c.{name} = t.{name}" for name in SLOT)
    store.execute(f"DELETE FROM current_figure c USING temp.touched t WHERE {same}")  # noqa: S608  our own names
    store.execute(
        f"""INSERT INTO current_figure BY NAME
            SELECT f.* FROM live_figure f SEMI JOIN temp.touched t USING ({_SLOT})
            QUALIFY row_number() OVER (PARTITION BY {_SLOT} ORDER BY {NEWEST_FIRST}) = 1"""  # noqa: S608  our own names
    )


def _names(change: Change) -> list[str]:
    """The returns that the change takes back or moves."""
    return [] if change.return_events.empty else [str(one) for one in change.return_events["return_id"]]
