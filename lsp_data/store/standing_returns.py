"""Table ``effective_return``: each return as it stands now, its last move laid over it, and when it was taken back.

It is kept, since almost every query asks for it and working it out from the events takes longer than most answers.
"""

from __future__ import annotations

import duckdb

from lsp_data.store.changes import Change

TABLE = "effective_return"


def recompute(store: duckdb.DuckDBPyConnection, change: Change) -> None:
    """Make the rows anew of the returns that the change brings, takes back or moves."""
    named = [*change.returns.texts("return_id"), *change.return_events.texts("return_id")]
    if not named:
        return
    these = "WHERE return_id IN (SELECT unnest(?::VARCHAR[]))"
    store.execute(f"DELETE FROM {TABLE} {these}", [named])  # noqa: S608  our own names
    store.execute(f"INSERT INTO {TABLE} SELECT * FROM return_from_events {these}", [named])  # noqa: S608  as above
