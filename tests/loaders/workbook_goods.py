"""Good workbooks of every format for chance to start from, and what writes cells in each format."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import sample_data
from loaders.workbook.child import read_contained
from loaders.workbook.grid import Refusal
from lsp_data.settings import Settings
from tests.loaders.workbook_makers import ods_parts, parts, sheet, xls_of

SAMPLE = Path(sample_data.__file__).parent
LARGEST = 60_000  # bytes of a workbook to start from
MOST_ROWS = 60  # of a grid to start from
Value = str | float | bool | None
Grid = dict[str, list[list[Value]]]  # sheet name → rows of cells


@dataclass(frozen=True, slots=True)
class Good:
    """A workbook to start from: its bytes, the ending of its name, and its cells where they were small enough."""

    name: str
    suffix: str
    content: bytes
    grid: Grid


def good_workbooks(more: Sequence[Path] = ()) -> list[Good]:
    """The sample's workbooks, good and faulty, the same cells in the other formats, and ``more`` files."""
    found = []
    for path in [*sorted((SAMPLE / "workbooks").iterdir()), *sorted((SAMPLE / "faulty").glob("*.xlsx")), *more]:
        content = path.read_bytes()
        if len(content) <= LARGEST:
            found.append(Good(path.stem, path.suffix, content, grid_of(path)))
    every_sixth = [one for one in found[::6] if one.suffix == ".xlsx"]
    return found + [
        Good(one.name, suffix, write(one.grid), one.grid)
        for one in every_sixth
        for suffix, write in (WRITERS.items())
        if suffix != ".xlsx"
    ]


def grid_of(path: Path) -> Grid:
    """The first rows of each sheet of a good file."""
    book = read_contained(path, Settings())
    if isinstance(book, Refusal):
        return {}
    found: Grid = {}
    for page in book.sheets:
        cells = [cell for cell in page.cells.values() if cell.row <= MOST_ROWS and cell.column <= 200]
        rows: list[list[Value]] = (
            [[None] * max(cell.column for cell in cells) for _ in range(MOST_ROWS)] if cells else []
        )
        for cell in cells:
            value = cell.value
            rows[cell.row - 1][cell.column - 1] = value.isoformat() if isinstance(value, date) else value
        found[page.name] = rows
    return found


# What writes cells in each format


def xlsx_of(grid: Grid) -> bytes:
    sheets = {escape(name, {'"': "&quot;"}): sheet(_xlsx_rows(rows)) for name, rows in grid.items()}
    return zipped(parts(sheets))


def _xlsx_rows(rows: list[list[Value]]) -> str:
    made = []
    for number, row in enumerate(rows, 1):
        cells = [_xlsx_cell(f"{_letters(column)}{number}", value) for column, value in enumerate(row, 1)]
        made.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(made)


def _xlsx_cell(place: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, float):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _letters(column: int) -> str:
    return _letters((column - 1) // 26) + chr(65 + (column - 1) % 26) if column else ""


def ods_of(grid: Grid) -> bytes:
    tables = []
    for name, rows in grid.items():
        inside = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        named = escape(name, {'"': "&quot;"})
        tables.append(f'<table:table table:name="{named}">{inside}</table:table>')
    return zipped(ods_parts("".join(tables)))


def _ods_cell(value: Value) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        told, shown = f'boolean" office:boolean-value="{str(value).lower()}', str(value).upper()
    elif isinstance(value, float):
        told, shown = f'float" office:value="{value!r}', f"{value:.6g}"
    else:
        told, shown = "string", escape(value)
    return f'<table:table-cell office:value-type="{told}"><text:p>{shown}</text:p></table:table-cell>'


def csv_of(grid: Grid) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(max(grid.values(), key=len, default=[]))
    return text.getvalue().encode("utf-8", "replace")


WRITERS: dict[str, Callable[[Grid], bytes]] = {".xlsx": xlsx_of, ".ods": ods_of, ".xls": xls_of, ".csv": csv_of}


def zipped(content: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return file.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {one.filename: package.read(one) for one in package.infolist()}
