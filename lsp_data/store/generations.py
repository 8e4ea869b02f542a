"""Generations: numbered DuckDB files in the data folder, and the pointer that names the current one.

A generation never changes once it is named, and its number is never used again, so whoever holds one may read it from
any thread for as long as it likes. Making the next one is in :mod:`lsp_data.store.publication`.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from lsp_data.errors import LspError

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

POINTER = "CURRENT"
NAME = re.compile(r"generation-(\d{6,})\.duckdb")


class NoStore(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """The data folder holds no store yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There is no store in {folder}. Start with `lsp serve --demo` for the sample partnership, "
            "or `lsp serve` to set up your own."
        )


class UnreadableStore(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """The store's files are there but cannot be read as they should."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole, unchanging state of the store."""

    number: int
    path: Path

    def frame(self, sql: str, params: Sequence[object] | dict[str, object] = ()) -> pd.DataFrame:
        """The rows of a query. Dates and times are datetime64 (missing: NaT), text is str (missing: NaN), whole numbers
        are Int64 and truths boolean (missing: NA), whatever the rows happen to hold.

        Safe from any thread: each read has a cursor of its own.
        """
        with _cursor(self.path) as cursor:
            return frame_of(cursor.execute(sql, params).to_arrow_table())

    def rows(self, sql: str, params: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query as Python values (None for missing, date for dates), where no frame is wanted."""
        with _cursor(self.path) as cursor:
            return cursor.execute(sql, params).fetchall()

    @property
    def written(self) -> int:
        """When its file was written: it tells a data folder that was replaced from the one of the same name before, so
        it belongs in the key of whatever is kept of a generation. UnreadableStore where the file is gone."""
        identity = _identity(self.path)
        if identity is None:
            raise _gone(self.path)
        return identity[1]


def frame_of(table: pa.Table) -> pd.DataFrame:
    """A table of Arrow's as a frame, with types that do not depend on whether a value is missing in it: see
    `Generation.frame`. Takes half as long as asking DuckDB for the frame and giving its columns these types."""
    import pandas as pd
    import pyarrow as pa

    types = {
        pa.string(): pd.StringDtype(na_value=float("nan")),
        pa.int64(): pd.Int64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    plain = pa.schema([pa.field(one.name, _plain(one.type)) for one in table.schema])
    found: pd.DataFrame = table.cast(plain).to_pandas(types_mapper=types.get)
    return found


def _plain(kind: pa.DataType) -> pa.DataType:
    import pyarrow as pa

    if pa.types.is_integer(kind):
        return pa.int64()
    if pa.types.is_decimal(kind):  # a sum of whole numbers
        return pa.float64()
    return pa.timestamp("us") if pa.types.is_date(kind) or pa.types.is_timestamp(kind) else kind


def store_folder(folder: Path) -> Path:
    """Where the generations lie inside a data folder."""
    return folder / "store"


def generation_path(folder: Path, number: int) -> Path:
    """The file of a generation, whether it exists or not."""
    return store_folder(folder) / f"generation-{number:06d}.duckdb"


def numbers(folder: Path) -> list[int]:
    """The numbers of all generation files that lie there, ascending (also of one that was never named current)."""
    store = store_folder(folder)
    if not store.is_dir():
        return []
    return sorted(int(found[1]) for entry in store.iterdir() if (found := NAME.fullmatch(entry.name)))


def pointed(folder: Path) -> int | None:
    """The number in the pointer file; None where there is no pointer. UnreadableStore if it holds no number."""
    try:
        text = (store_folder(folder) / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        text = ""
    except OSError as error:
        raise UnreadableStore(f"The store in {folder} cannot be read: {error}.") from error
    if not text.isdigit():
        raise UnreadableStore(
            f"{store_folder(folder) / POINTER} should hold the number of the current generation and does not. "
            "Run `lsp verify`; then write the newest good number into it, or restore a backup."
        )
    return int(text)


def current(folder: Path) -> Generation:
    """The generation that pages and terminal read now. Creates nothing; NoStore where there is none."""
    number = pointed(folder)
    if number is None:
        raise NoStore(folder)
    return open_generation(folder, number)


def open_generation(folder: Path, number: int) -> Generation:
    """An earlier (or the current) generation by its number; UnreadableStore where it was pruned or never was."""
    path = generation_path(folder, number)
    if not path.is_file():
        kept = ", ".join(str(one) for one in numbers(folder)) or "none"
        raise UnreadableStore(f"Generation {number} is not in {store_folder(folder)}. Kept are: {kept}.")
    return Generation(number, path)


_KEPT_OPEN = 8
_open: OrderedDict[Path, tuple[tuple[int, int], duckdb.DuckDBPyConnection]] = OrderedDict()
_open_lock = Lock()
CONFIG: dict[str, Any] = {"enable_external_access": False, "python_enable_replacements": False, "threads": 1}


def _cursor(path: Path) -> duckdb.DuckDBPyConnection:
    """A cursor on the process's one read-only connection to this file. The longest unused of many connections is
    closed; cursors made of it live on.

    A file of the same name with other bytes (the whole data folder was replaced) is opened anew: DuckDB would go on
    answering from the old one for as long as that stays open. A file that was pruned meanwhile is read to the end.
    """
    import duckdb  # takes a tenth of a second, which a workbook that is read without a store need not wait for

    with _open_lock:
        known = _open.get(path)
        identity = _identity(path)
        if known is not None and identity in (known[0], None):
            _open.move_to_end(path)
            return known[1].cursor()
        if identity is None:
            raise _gone(path)
        if known is not None:
            _open.pop(path)[1].close()
        try:
            connection = duckdb.connect(str(path), read_only=True, config=CONFIG)
        except duckdb.Error as error:
            raise UnreadableStore(f"{path} cannot be opened: {error}. Run `lsp verify`.") from error
        _open[path] = (identity, connection)
        while len(_open) > _KEPT_OPEN:
            _open.popitem(last=False)[1][1].close()
        return connection.cursor()


def _gone(path: Path) -> UnreadableStore:
    return UnreadableStore(f"{path} is gone: this generation was pruned or its folder moved.")


def let_go(folder: Path) -> None:
    """Close what this process holds open of a data folder, so that its files can be moved or written elsewhere."""
    with _open_lock:
        for path in [one for one in _open if one.is_relative_to(folder)]:
            _open.pop(path)[1].close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_ino, found.st_mtime_ns)
