"""How stored rows are asked for and read: what asks, which version is the newest, the period of a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from lsp_data.periods import Basis, Period

Rows = Callable[[str, list[object]], list[tuple[Any, ...]]]

BY_HAND = "by-hand-"  # how the id of a return begins that is one figure, entered by hand
OLDEST_FIRST = "known_at, publication, position"  # reads.NEWEST_FIRST the other way round
NEWEST = f"({OLDEST_FIRST})"  # the greatest of this among versions is the newest
_HAS_COLUMN = "SELECT 1 FROM pragma_table_info(?) WHERE name = ?"  # of duckdb_columns() every view would be bound


@lru_cache(maxsize=4096)
def period_of(basis: str, start: date, end: date) -> Period:
    """The period of a stored row."""
    return Period(start, end, Basis(basis))


def is_by_hand(return_id: object) -> bool:
    """Whether a return is a figure entered by hand: what stands beside it is a clerk's reason, no commentary."""
    return isinstance(return_id, str) and return_id.startswith(BY_HAND)


def has_table(rows: Rows, table: str) -> bool:
    """Whether there is a table or view of this name, one of ours: a store from before may lack it."""
    import duckdb  # what reads a workbook without a store need not wait for it

    try:
        rows(f"SELECT 1 FROM {table} LIMIT 0", [])  # noqa: S608  our own names; duckdb_tables() is asked far longer
    except duckdb.CatalogException:
        return False
    return True


def has_column(rows: Rows, table: str, column: str) -> bool:
    """Whether the table or view, which is there, has the column: one that a store from before may lack."""
    return bool(rows(_HAS_COLUMN, [table, column]))


def relation_columns(rows: Rows, of: str = "") -> str:
    """The columns of table target that say what a relative target is relative to, as SQL; nulls in a store from before.
    ``of``: the table's name in the query."""
    held = has_column(rows, "target", "relation")
    named = (("relation", "VARCHAR"), ("comparator", "VARCHAR"), ("amount", "DOUBLE"))
    prefix = f"{of}." if of else ""
    return ", ".join(f"{prefix}{name}" if held else f"NULL::{kind} AS {name}" for name, kind in named)
