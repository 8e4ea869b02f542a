"""Which columns hold something in each row of a sheet: rows alike share one answer, so that it is worked out once for
all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from weakref import WeakKeyDictionary

from loaders.tables.rows import COLUMN, Rows
from loaders.workbook.grid import Cell

Shape = tuple[int, ...]  # columns, ascending


def shape_of(cells: Sequence[Cell]) -> Shape:
    """The columns of the cells of one row, which stand in their order."""
    if not cells:
        return ()
    first, last = cells[0].column, cells[-1].column
    return _without_gaps(first, last) if last - first == len(cells) - 1 else tuple(map(COLUMN, cells))


@lru_cache(maxsize=100)
def _without_gaps(first: int, last: int) -> Shape:
    """Nearly every row is so: told by its ends alone."""
    return tuple(range(first, last + 1))


def shapes_of(rows: Rows) -> Mapping[int, Shape]:
    """The shape of each row that holds something. Looked at once, the first time it is asked."""
    known = _shapes.get(rows)
    if known is None:
        shared: dict[Shape, Shape] = {}
        shapes = ((number, shape_of(cells)) for number, cells in rows.cells.items())
        known = _shapes[rows] = {number: shared.setdefault(shape, shape) for number, shape in shapes}
    return known


_shapes: WeakKeyDictionary[Rows, Mapping[int, Shape]] = WeakKeyDictionary()  # as long as the sheet is held


def columns_between(rows: Rows, first: int, last: int) -> frozenset[int]:
    """The columns that hold something in the rows from the first to the last, both included."""
    shapes = shapes_of(rows)
    return frozenset().union(*{shapes[number] for number, _ in rows.between(first, last)})
