"""What one publication adds to the store, and how it is written.

The columns of lines are those of its table in migrations/ without the ones that a publication stamps itself
(publication, position, made_at, accepted_at). A column left out is empty; a column that the table does not know is an
error of the program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import duckdb
import pyarrow as pa

from lsp_data.store.lines import NOTHING, Lines, lines_of

TABLES = {
    "returns": "accepted_return",
    "return_events": "return_event",
    "figures": "figure",
    "peers": "peer_figure",
    "targets": "target",
    "entries": "entry",
    "figure_repeats": "figure_repeat",
    "peer_repeats": "peer_figure_repeat",
    "target_repeats": "target_repeat",
    "entry_repeats": "entry_repeat",
    "registers": "register_change",
    "edits": "edit",
    "pins": "pin",
    "sent_back": "sent_back",
}
_ARROW = {
    "VARCHAR": pa.string(),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.timestamp("us"),
    "TIMESTAMP": pa.timestamp("us"),
}
REPEATS = ("figure_repeats", "peer_repeats", "target_repeats", "entry_repeats")  # what was held already, the same
_OF_A_RETURN = (
    "returns", "return_events", "figures", "peers", "targets", "entries", *REPEATS, "registers", "edits"
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Change:
    """Lines to append to each table and why.

    ``kind``: accept | take_back | move | by_hand | edit | register | pin | send_back | begin_anew | create | refresh.
    ``key`` makes it idempotent: a second publication with the key of one that still stands changes nothing; "" is never
    recognised.
    The ``…_repeats`` are what a return states that is held already, the same (see `lsp_data.store.repeats`).
    ``begin_anew`` empties the store first (its log and its pinned generations stay).
    """

    kind: str
    summary: str
    made_by: str = ""
    reason: str = ""
    key: str = ""
    returns: Lines = NOTHING
    return_events: Lines = NOTHING
    figures: Lines = NOTHING
    peers: Lines = NOTHING
    targets: Lines = NOTHING
    entries: Lines = NOTHING
    figure_repeats: Lines = NOTHING
    peer_repeats: Lines = NOTHING
    target_repeats: Lines = NOTHING
    entry_repeats: Lines = NOTHING
    registers: Lines = NOTHING
    edits: Lines = NOTHING
    pins: Lines = NOTHING
    sent_back: Lines = NOTHING
    begin_anew: bool = False

    def tables(self) -> frozenset[str]:
        """The tables to which it adds lines."""
        return frozenset(table for name, table in TABLES.items() if getattr(self, name))


def with_new_return_ids(change: Change, taken: set[str]) -> Change:
    """The change with each of its returns' ids that is taken already (a return taken back, now sent again) made new."""
    if not change.returns:
        return change
    new: dict[str, str] = {}
    for wanted in change.returns.texts("return_id"):
        unused, count = wanted, 1
        while unused in taken:
            count += 1
            unused = f"{wanted}-{count}"
        new[wanted] = unused
    if all(old == kept for old, kept in new.items()):
        return change
    renamed = {
        name: lines.assign(return_id=[new.get(str(one), one) for one in lines["return_id"]])
        for name in _OF_A_RETURN
        if "return_id" in (lines := getattr(change, name))
    }
    return replace(change, **renamed)


def append(store: duckdb.DuckDBPyConnection, change: Change, number: int, now: datetime) -> None:
    """Write all lines of the change and its line in the log. ValueError for a column that a table does not have."""
    stamps = {"publication": number, "made_at": now, "accepted_at": now, "made_by": change.made_by}
    if change.reason:
        stamps["reason"] = change.reason
    store.execute(
        "INSERT INTO publication (number, made_at, kind, summary, made_by, reason, key) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [number, now, change.kind, change.summary, change.made_by, change.reason, change.key],
    )
    for name, table in TABLES.items():
        lines: Lines = getattr(change, name)
        if lines:
            types = column_types(store, table)
            unknown = [one for one in lines.cells if one not in types]
            if unknown:
                raise ValueError(f"table {table} has no column {', '.join(unknown)}")
            _insert(store, table, _stamped(lines, types, stamps).cells, types)


def insert_rows(
    store: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Append rows of plain values (None: missing) to a table, in the order of these columns of it."""
    _insert(store, table, lines_of(columns, rows).cells, column_types(store, table))


def _insert(
    store: duckdb.DuckDBPyConnection, table: str, cells: Mapping[str, Sequence[object]], types: Mapping[str, str]
) -> None:
    names = ", ".join(f'"{name}"' for name in cells)
    values = ", ".join(f'CAST("{name}" AS {types[name]})' for name in cells)
    # DuckDB reads a table of Arrow's as it lies there; what else Python holds it would walk through cell by cell.
    store.register("arriving", table_of(cells, types))
    try:
        store.execute(f"INSERT INTO store.{table} ({names}) SELECT {values} FROM arriving")  # noqa: S608  our own names
    finally:
        store.unregister("arriving")


def column_types(store: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Column name → DuckDB type of a table of the draft."""
    found = store.execute(f"SELECT * FROM store.{table} LIMIT 0").description or []  # noqa: S608  our own names
    return {name: str(kind) for name, kind, *_ in found}


def _stamped(lines: Lines, types: Mapping[str, str], stamps: Mapping[str, object]) -> Lines:
    stamped: dict[str, object] = {}
    for name, value in stamps.items():
        if name in types:
            own = lines[name] if name in lines and name != "publication" else [None] * len(lines)
            stamped[name] = [value if one is None else one for one in own]
    if "position" in types:
        stamped["position"] = list(range(len(lines)))
    return lines.assign(**stamped)


def table_of(cells: Mapping[str, Sequence[object]], types: Mapping[str, str]) -> pa.Table:
    """Columns of plain values, each in the one type that DuckDB reads without guessing at its content."""
    return pa.table({name: _column_of(held, types[name]) for name, held in cells.items()})


def _column_of(values: Sequence[object], kind: str) -> pa.Array:
    if kind == "VARCHAR":
        return pa.array([None if one is None else str(one) for one in values], pa.string())
    if kind == "DATE":
        return pa.array(values, pa.date32(), from_pandas=True).cast(_ARROW[kind])
    return pa.array(values, _ARROW[kind], from_pandas=True)
