"""Workbooks typed as lists of rows: with merged cells, with the formats of single cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import openpyxl


def book_of(
    rows: Sequence[Sequence[object]], merges: Sequence[str] = (), formats: Mapping[str, str] | None = None
) -> openpyxl.Workbook:
    """A workbook of one sheet with these rows; ``merges``: areas ("A2:A5"); ``formats``: by cell, its number format."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    for cell, shown in (formats or {}).items():
        sheet[cell].number_format = shown
    return book
