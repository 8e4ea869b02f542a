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

TABLES = {
    "returns": "accepted_return",
    "return_events": "return_event",
    "figures": "figure",
    "targets": "target",
    "entries": "entry",
    "edits": "edit",
    "pins": "pin",
    "sent_back": "sent_back",
}
_OF_A_RETURN = ("returns", "return_events", "figures", "targets", "entries", "edits")


@dataclass(frozen=True, eq=False)
class Change:
    """Frames to append and why.

    ``kind``: accept | take_back | move | by_hand | edit | pin | send_back | begin_anew | create | refresh. ``key``
    makes it idempotent: a second publication with the key of one that still stands changes nothing; "" is never
    recognised.
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
    targets: pd.DataFrame = field(default_factory=pd.DataFrame)
    entries: pd.DataFrame = field(default_factory=pd.DataFrame)
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
    plain = typed(frame, types)
    names = ", ".join(f'"{name}"' for name in plain.columns)
    values = ", ".join(f'CAST("{name}" AS {types[name]})' for name in plain.columns)
    store.register("arriving", plain)
    try:
        store.execute(f"INSERT INTO store.{table} ({names}) SELECT {values} FROM arriving")  # noqa: S608  our own names
    finally:
        store.unregister("arriving")


def typed(frame: pd.DataFrame, types: dict[str, str]) -> pd.DataFrame:
    """The frame in the pandas types that belong to DuckDB's (as `Generation.frame` gives them)."""
    return pd.DataFrame({name: _plain(frame[name], types[name]) for name in frame.columns})


def column_types(store: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Column name → DuckDB type of a table of the draft."""
    rows = store.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = 'store' AND table_name = ?", [table]
    ).fetchall()
    return dict(rows)


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


def _plain(column: pd.Series, kind: str) -> pd.Series:
    """The column in the one pandas type that DuckDB reads without guessing at its content. Times become plain UTC."""
    if kind in ("DATE", "TIMESTAMP"):
        return pd.to_datetime(column, utc=True).dt.tz_localize(None).astype("datetime64[us]")
    if kind == "DOUBLE":
        return pd.to_numeric(column).astype("float64")
    if kind == "INTEGER":
        return pd.to_numeric(column).astype("Int64")
    if kind == "BOOLEAN":
        return column.astype("boolean")
    return column.map(str, na_action="ignore").astype("str")
