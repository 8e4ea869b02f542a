"""Cells that arrive from the reading process before its whole answer: built while it goes on reading.

They count only where the answer says the same of all cells of their sheet.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from typing import Any

from loaders.workbook.grid import Cell
from loaders.workbook.number_formats import number_format
from loaders.workbook.plain_cells import SharedParts, StoredColumns, plain_cells
from loaders.workbook.wire import CELL_BYTES, EARLY, unpacked_columns


class Arriving:
    """The early pieces of one answer."""

    def __init__(self) -> None:
        self._head: dict[str, Any] = {}  # of the piece of which the rest is still to come
        self._parts: SharedParts | None = None
        self._columns: dict[int, StoredColumns] = {}  # by the sheet's number
        self._cells: dict[int, list[Cell | None]] = {}

    def take(self, answer: bytearray) -> None:
        """Take the whole early pieces off the beginning of what has arrived, and build their cells."""
        while self._head or (answer.startswith(EARLY) and b"\n" in answer):
            if not self._head:
                end = answer.index(b"\n")
                self._head = json.loads(answer[len(EARLY) : end])
                del answer[: end + 1]
            whole = self._head["count"] * CELL_BYTES
            if len(answer) < whole:
                return
            (columns,) = unpacked_columns(memoryview(answer[:whole]), [self._head["count"]])
            del answer[:whole]
            self._build(self._head, columns)
            self._head = {}

    def _build(self, head: Mapping[str, Any], columns: StoredColumns) -> None:
        if self._parts is None:
            self._parts = shared_parts(head)
        sheet = head["sheet"]
        at, code, number = self._columns.setdefault(sheet, (array("Q"), array("I"), array("d")))
        at.extend(columns[0])
        code.extend(columns[1])
        number.extend(columns[2])
        self._cells.setdefault(sheet, []).extend(plain_cells(columns, self._parts))

    def of(self, sheet: int, columns: StoredColumns) -> list[Cell | None]:
        """The first cells of a sheet in their order, None for each that is not built; none at all where the answer has
        others (empty cells with a fill came between, or the sheet was read anew in another way)."""
        cells = self._cells.get(sheet, [])
        return cells if self._columns.get(sheet) == tuple(part[: len(cells)] for part in columns) else []


def shared_parts(head: Mapping[str, Any]) -> SharedParts:
    """What all sheets of a book share, as the reading process tells it."""
    return SharedParts(
        texts=head["texts"],
        marks={number: (superscript, struck) for number, superscript, struck in head["marks"]},
        rich=frozenset(head["rich"]),
        styles=[(*style, number_format(style[0])) for style in head["styles"]],
        from_1904=head.get("from_1904", False),
        shared_formulas=[tuple(one) for one in head.get("shared_formulas", ())],
    )
