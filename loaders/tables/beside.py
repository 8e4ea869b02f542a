"""Tables that stand side by side under headings in one row, and each of them as if it stood alone on its sheet.

A person sees two tables where the naming columns come again: the first heading of the left one once more ("Area" 2009
2010, "Area" 2009 2010), or behind an empty column another heading of the same meaning. What counts as naming, and what
as a figure, is the caller's: this module knows places, not meanings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.tables.headed import Column, Recognise, Table
from loaders.tables.rows import Rows, rows_of
from loaders.workbook.grid import Cell

Means = Callable[[str], bool]  # whether a role, as `Recognise` gives it, names rows or holds figures


def alone(rows: Rows, first: int, last: int, columns: range) -> Rows:
    """What stands in these rows and columns, as if nothing else stood on the sheet."""
    sheet = rows.sheet
    cells = {(cell.row, cell.column): cell for number, row in rows.between(first, last) for cell in _in(row, columns)}
    cells |= {
        (one.row, one.column): one for one in rows.commented if first <= one.row <= last and one.column in columns
    }
    merges = tuple(one for one in sheet.merges if first <= one[0] <= last and one[1] in columns)
    return rows_of(replace(sheet, cells=cells, merges=merges))


def sides(table: Table, recognise: Recognise, naming: Means, counting: Means) -> tuple[Rows, ...]:
    """The table's rows, and those above it that are its own, for each of the tables that it is; () where it is one."""
    starts = [table.columns[0].index]
    group: list[Column] = []
    for column in table.columns:
        role = recognise(column.cell)
        if group and naming(role) and any(counting(recognise(one.cell)) for one in group):
            first = recognise(group[0].cell)
            again = _folded(column) == _folded(group[0]) or (role == first and _apart(table, group[-1], column))
            if again and naming(first) and _words_below(table, column.index):
                starts.append(column.index)
                group = []
        group.append(column)
    if not any(counting(recognise(one.cell)) for one in group):
        starts.pop()  # what stands to the right of the last figures belongs to them
    if len(starts) < 2:
        return ()
    last = max(cells[-1].column for _, cells in table.rows.between(table.above, table.last))
    edges = [1, *starts[1:], last + 1]
    return tuple(alone(table.rows, table.above, table.last, range(left, right)) for left, right in pairwise(edges))


def _in(cells: Sequence[Cell], columns: range) -> list[Cell]:
    return [cell for cell in cells if cell.column in columns]


def _folded(column: Column) -> str:
    return " ".join(column.text.casefold().split())


def _apart(table: Table, left: Column, right: Column) -> bool:
    """Whether nothing stands between two columns, in a column at least."""
    between = range(left.index + 1, right.index)
    return bool(between) and not any(
        _in(cells, between) for _, cells in table.rows.between(table.header[0], table.last)
    )


def _words_below(table: Table, index: int) -> bool:
    """Whether the column names rows: texts stand below its heading."""
    held = [
        cell for _, cells in table.rows.between(table.first, table.last) for cell in _in(cells, range(index, index + 1))
    ]
    return any(isinstance(cell.value, str) for cell in held)
