"""The rows of a drawn sheet, as what was said of them is found again: by their words."""

from __future__ import annotations

from collections import defaultdict

from loaders.figures import Region
from loaders.layout_words import RowWords, row_words
from loaders.tables.rows import COLUMN, holds
from loaders.workbook.grid import Cell
from presentation.returns_sheet import Drawn, cells_between


def row_of(drawn: Drawn, region: Region, row: int) -> RowWords | None:
    """By what words a row of a table is found again; None for one of its headings, or one that says nothing."""
    if not region.first <= row <= region.last:
        return None
    rows: dict[int, list[Cell]] = defaultdict(list)
    for one in cells_between(drawn.sheet, region.first, row):
        if holds(one):
            rows[one.row].append(one)
    ordered = ((number, sorted(rows[number], key=COLUMN)) for number in sorted(rows))
    return row_words(ordered, {one.index: one.role for one in region.columns}).get(row)
