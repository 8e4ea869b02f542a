"""How a book travels from the reading process to the product: one line of JSON, then plain numbers.

Nothing in it can run (no pickle). Only the two ends of one pipe on one machine use it, so numbers keep the machine's
byte order.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from itertools import pairwise

from loaders.workbook.columns import COLUMN_BITS, Columns
from loaders.workbook.faults import Remark, Remarks
from loaders.workbook.reading import Reading
from loaders.workbook.texts import Texts
from loaders.workbook.xlsx_styles import Style

MAX_REMARKS = 2_000
EARLY = b"+"  # begins a piece that comes before the answer, which begins with a bracket
CELL_BYTES = sum(array(kind).itemsize for kind in "QId")


def packed(reading: Reading, remarks: Remarks) -> list[bytes]:
    """A whole reading as pieces to write one after the other."""
    head = {
        "format": reading.format,
        "from_1904": reading.from_1904,
        "properties": reading.properties,
        **_shared(reading.texts, reading.styles),
        "shared_formulas": reading.shared_formulas,
        "sheets": [_sheet(sheet) for sheet in reading.sheets],
        "remarks": remarks.rows[:MAX_REMARKS],
    }
    pieces = [_line(head)]
    for sheet in reading.sheets:
        pieces += [sheet.at.tobytes(), sheet.code.tobytes(), sheet.number.tobytes()]
    return pieces


def packed_early(sheet: int, columns: Columns, start: int, shared: tuple[Texts, list[Style]] | None) -> bytes:
    """The cells of a sheet from one on, before the whole reading; ``shared``: with the texts and styles so far."""
    head = {"sheet": sheet, "count": len(columns.at) - start, **(_shared(*shared) if shared is not None else {})}
    return b"".join(
        (EARLY, _line(head), *(part[start:].tobytes() for part in (columns.at, columns.code, columns.number)))
    )


def _shared(texts: Texts, styles: list[Style]) -> dict[str, object]:
    return {
        "styles": styles,
        "texts": texts.texts,
        "marks": [[number, *marks] for number, marks in texts.marks.items()],
        "rich": sorted(texts.rich),
    }


def _line(head: dict[str, object]) -> bytes:
    return json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def packed_refusal(remark: Remark, remarks: Remarks) -> list[bytes]:
    """A refusal, with what had been remarked before it."""
    rows = [remark, *remarks.rows[:MAX_REMARKS]]
    return [json.dumps({"refused": rows}).encode(), b"\n"]


def _sheet(sheet: Columns) -> dict[str, object]:
    bottom = sheet.at[-1] >> COLUMN_BITS if sheet.at else 0
    present = set(sheet.at) if sheet.formulas else set()
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "count": len(sheet.at),
        "merges": sheet.merges,
        "hidden_rows": _runs(row for row in sheet.hidden_rows if row <= bottom),
        "hidden_columns": [
            [first, min(last, sheet.widest)] for first, last in sheet.hidden_columns if first <= sheet.widest
        ],
        "formulas": [[place, text] for place, text in sheet.formulas.items() if place in present],
        "shown": list(sheet.shown.items()),
        "comments": list(sheet.comments.items()),
    }


def _runs(rows: Iterable[int]) -> list[list[int]]:
    """Ascending rows as [first, last] runs."""
    ordered = sorted(set(rows))
    starts = [row for before, row in pairwise([-1, *ordered]) if row != before + 1]
    ends = [row for row, after in pairwise([*ordered, -1]) if row + 1 != after]
    return [list(run) for run in zip(starts, ends, strict=True)]


def unpacked_columns(content: memoryview, counts: list[int]) -> list[tuple[array[int], array[int], array[float]]]:
    """The columns of each sheet, given how many cells each has. Raises ValueError where the bytes do not add up."""
    found = []
    start = 0
    for count in counts:
        columns = (array("Q"), array("I"), array("d"))
        for column in columns:
            size = count * column.itemsize
            column.frombytes(content[start : start + size])
            start += size
        found.append(columns)
    if start != len(content):
        raise ValueError("the columns do not fill the bytes")
    return found
