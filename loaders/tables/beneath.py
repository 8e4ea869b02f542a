"""A second table that stands below the rows of a table on the same sheet, under a title and a head row of its own.

A person sees another table where, after a blank row and a title alone in its row, texts and times stand over columns
that hold numbers above and below. What says when is the caller's: this module knows places, not meanings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from loaders.tables.beside import alone
from loaders.tables.headed import Table
from loaders.tables.row_kinds import is_value, names_labels
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

FEWEST_OVER_NUMBERS = 2  # headings of a new table that stand where numbers stand above
MOST_WORDS = 2  # over labels that are no known kind of area or name: "Age group"

SaysWhen = Callable[[Cell], bool]


def parted(table: Table, says_when: SaysWhen) -> tuple[Table, Rows | None]:
    """The table without what stands in a second one below its rows, and that one, from its title on, as if it stood
    alone on its sheet; None where there is none."""
    rows = table.rows
    counted: set[int] = set()  # the columns in which numbers stand
    first = table.first  # the row from which on they are not counted yet
    for number, cells in rows.between(table.first, table.last):
        title = _title_over(rows, number, table.first)
        if not title:
            continue  # nearly every row
        counted |= _with_numbers(rows, first, number - 1)
        first = number
        over = [cell for cell in cells if cell.column in counted]
        if _heads(cells, over, says_when) and _numbers_below(rows, number, over):
            right = max(row[-1].column for _, row in rows.between(title, table.last))
            below = alone(rows, title, table.last, range(1, right + 1))
            return replace(table, last=title - 1), below
    return table, None


def _with_numbers(rows: Rows, first: int, last: int) -> set[int]:
    """The columns in which numbers stand from the first row to the last."""
    return {
        cell.column for _, cells in rows.between(first, last) for cell in cells if isinstance(cell.value, (int, float))
    }


def _title_over(rows: Rows, number: int, first: int) -> int:
    """The row of a title above the row, alone in it and after a blank one; 0 where there is none."""
    title = number - 1 if rows.row(number - 1) else number - 2
    cells = rows.row(title)
    alone_there = len(cells) == 1 and isinstance(cells[0].value, str)
    return title if alone_there and title > first and not rows.row(title - 1) else 0


def _heads(cells: Sequence[Cell], over: Sequence[Cell], says_when: SaysWhen) -> bool:
    """Whether a row heads columns: no figure in it, and where numbers stand above times, or after a heading of areas
    or names any texts, that all differ."""
    labels = [cell for cell in cells if cell not in over]
    times = {cell.text for cell in over if says_when(cell)}
    if any(is_value(cell) and not says_when(cell) for cell in cells) or len({cell.text for cell in over}) < len(over):
        return False
    if labels and all(names_labels(cell.text) for cell in labels):
        return len(over) >= FEWEST_OVER_NUMBERS
    return len(times) >= FEWEST_OVER_NUMBERS and all(map(_is_short, labels))


def _is_short(cell: Cell) -> bool:
    return len(cell.text.split()) <= MOST_WORDS and not any(map(str.isdigit, cell.text))


def _numbers_below(rows: Rows, number: int, over: Sequence[Cell]) -> bool:
    """Whether numbers stand right below the headings."""
    held = [rows.at(number + 1, cell.column) for cell in over]
    return sum(cell is not None and is_value(cell) for cell in held) >= FEWEST_OVER_NUMBERS
