"""What one publication adds to the store, as frames, and how they are written.

The columns of a frame are those of its table in migrations/ without the ones that a publication stamps itself
(publication, position, made_at, accepted_at). A column left out is empty; a column that the table does not know is an
error of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import duckdb
import pandas as pd
import pyarrow as pa

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
_PANDAS = {
    pa.string(): pd.StringDtype(na_value=float("nan")),
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}
REPEATS = ("figure_repeats", "peer_repeats", "target_repeats", "entry_repeats")  # what was held already, the same
_OF_A_RETURN = (
    "returns", "return_events", "figures", "peers", "targets", "entries", *REPEATS, "registers", "edits"
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Change:
    """Frames to append and why.

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
    returns: pd.DataFrame = field(default_factory=pd.DataFrame)
    return_events: pd.DataFrame = field(default_factory=pd.DataFrame)
    figures: pd.DataFrame = field(default_factory=pd.DataFrame)
    peers: pd.DataFrame = field(default_factory=pd.DataFrame)
    targets: pd.DataFrame = field(default_factory=pd.DataFrame)
    entries: pd.DataFrame = field(default_factory=pd.DataFrame)
    figure_repeats: pd.DataFrame = field(default_factory=pd.DataFrame)
    peer_repeats: pd.DataFrame = field(default_factory=pd.DataFrame)
    target_repeats: pd.DataFrame = field(default_factory=pd.DataFrame)
    entry_repeats: pd.DataFrame = field(default_factory=pd.DataFrame)
    registers: pd.DataFrame = field(default_factory=pd.DataFrame)
    edits: pd.DataFrame = field(default_factory=pd.DataFrame)
    pins: pd.DataFrame = field(default_factory=pd.DataFrame)
    sent_back: pd.DataFrame = field(default_factory=pd.DataFrame)
    begin_anew: bool = False


def frame_of(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    """A frame of plain values as they are, without pandas guessing at types."""
    return pd.DataFrame([tuple(row) for row in rows], columns=list(columns), dtype=object)


def with_new_return_ids(change: Change, taken: set[str]) -> Change:
    """The change with each of its returns' ids that is taken already (a return taken back, now sent again) made new."""
    if change.returns.empty:
        return change
    new: dict[str, str] = {}
    for wanted in change.returns["return_id"]:
        unused, count = str(wanted), 1
        while unused in taken:
            count += 1
            unused = f"{wanted}-{count}"
        new[str(wanted)] = unused
    if all(old == kept for old, kept in new.items()):
        return change
    renamed = {
        name: frame.assign(return_id=[new.get(str(one), one) for one in frame["return_id"]])
        for name in _OF_A_RETURN
        if "return_id" in (frame := getattr(change, name))
    }
    return replace(change, **renamed)


def append(store: duckdb.DuckDBPyConnection, change: Change, number: int, now: datetime) -> None:
    """Write all frames of the change and its line in the log. ValueError for a column that a table does not have."""
    stamps = {"publication": number, "made_at": now, "accepted_at": now, "made_by": change.made_by}
    if change.reason:
        stamps["reason"] = change.reason
    store.execute(
        "INSERT INTO publication (number, made_at, kind, summary, made_by, reason, key) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [number, now, change.kind, change.summary, change.made_by, change.reason, change.key],
    )
    for name, table in TABLES.items():
        frame: pd.DataFrame = getattr(change, name)
        if not frame.empty:
            insert(store, table, _stamped(frame, column_types(store, table), stamps))


def insert(store: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Append a frame to a table in one INSERT … SELECT; its columns are found by name and cast to the table's types."""
    types = column_types(store, table)
    unknown = [name for name in frame.columns if name not in types]
    if unknown:
        raise ValueError(f"table {table} has no column {', '.join(map(str, unknown))}")
    _insert(store, table, arrow(frame, types), types)


def insert_rows(
    store: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Append rows of plain values (None: missing) to a table, in the order of these columns of it."""
    types = column_types(store, table)
    values = zip(columns, zip(*rows, strict=True), strict=True)
    _insert(store, table, pa.table({name: _of_values(cells, types[name]) for name, cells in values}), types)


def _insert(store: duckdb.DuckDBPyConnection, table: str, arriving: pa.Table, types: dict[str, str]) -> None:
    names = ", ".join(f'"{name}"' for name in arriving.column_names)
    values = ", ".join(f'CAST("{name}" AS {types[name]})' for name in arriving.column_names)
    # DuckDB reads a table of Arrow's as it lies there; a frame it would walk through cell by cell.
    store.register("arriving", arriving)
    try:
        store.execute(f"INSERT INTO store.{table} ({names}) SELECT {values} FROM arriving")  # noqa: S608  our own names
    finally:
        store.unregister("arriving")


def typed(frame: pd.DataFrame, types: dict[str, str]) -> pd.DataFrame:
    """The frame in the pandas types that belong to DuckDB's (as `Generation.frame` gives them)."""
    found: pd.DataFrame = arrow(frame, types).to_pandas(types_mapper=_PANDAS.get)
    return found


def arrow(frame: pd.DataFrame, types: dict[str, str]) -> pa.Table:
    """The frame as a table of Arrow's, in the types that belong to DuckDB's."""
    return pa.table({str(name): _column(frame[name], types[name]) for name in frame.columns})


def column_types(store: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Column name → DuckDB type of a table of the draft."""
    found = store.execute(f"SELECT * FROM store.{table} LIMIT 0").description or []  # noqa: S608  our own names
    return {name: str(kind) for name, kind, *_ in found}


def _stamped(frame: pd.DataFrame, types: dict[str, str], stamps: dict[str, object]) -> pd.DataFrame:
    stamped = frame.reset_index(drop=True)
    for name, value in stamps.items():
        if name not in types:
            continue
        filled = pd.Series([value] * len(stamped), dtype=object)
        if name in stamped and name != "publication":
            filled = stamped[name].astype(object).where(stamped[name].notna(), filled)
        stamped[name] = filled
    if "position" in types:
        stamped["position"] = range(len(stamped))
    return stamped


def _column(column: pd.Series, kind: str) -> pa.Array:
    """The column in the one type that DuckDB reads without guessing at its content. Times become plain UTC."""
    if kind == "VARCHAR":
        gone = column.isna()
        return pa.array([None if no else str(one) for one, no in zip(column, gone, strict=True)], pa.string())
    if column.dtype != object:
        return pa.array(column, from_pandas=True).cast(_ARROW[kind])
    return _of_values(column.tolist(), kind)


def _of_values(values: Sequence[object], kind: str) -> pa.Array:
    """Plain values in that type."""
    if kind == "VARCHAR":
        return pa.array([None if one is None else str(one) for one in values], pa.string())
    if kind == "DATE":
        return pa.array(values, pa.date32(), from_pandas=True).cast(_ARROW[kind])
    return pa.array(values, _ARROW[kind], from_pandas=True)
