"""Table ``effective_return``: each return as it stands now, its last move laid over it, and when it was taken back.

It is kept, since almost every query asks for it and working it out from the events takes longer than most answers.
"""

from __future__ import annotations

import duckdb

from lsp_data.store.changes import Change

TABLE = "effective_return"


_THESE = "WHERE return_id IN (SELECT unnest(?::VARCHAR[]))"


def recompute(store: duckdb.DuckDBPyConnection, change: Change) -> None:
    """Make the rows anew of the returns that the change brings, takes back or moves."""
    brought, happened = change.returns.texts("return_id"), change.return_events.texts("return_id")
    if happened:
        named = [*brought, *happened]
        store.execute(f"DELETE FROM {TABLE} {_THESE}", [named])  # noqa: S608  our own names
        store.execute(f"INSERT INTO {TABLE} SELECT * FROM return_from_events {_THESE}", [named])  # noqa: S608  as above
    elif brought:  # to which nothing happened yet: a new return stands as it was accepted
        as_accepted = f"SELECT *, 0 AS figures_from FROM accepted_return {_THESE}"  # noqa: S608  as above
        store.execute(f"INSERT INTO {TABLE} BY NAME {as_accepted}", [brought])
