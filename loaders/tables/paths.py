"""The headings that stand over a column of a table that was found by its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.tables.blocks import Block
from loaders.tables.row_kinds import KEYS
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

NAMING = frozenset({"title", "area", "year", "month", "quarter", "period", "date"})  # keys that also head columns


def paths_over(rows: Rows, block: Block) -> dict[int, tuple[Cell, ...]]:
    """The heading cells over each column, outermost first; one that is not merged reaches right to the next one, unless
    its row merges others and the column has a name of its own below."""
    header = [number for number in block.header if not _is_aside(rows, number)]
    merging = frozenset(number for number in header if _merges(rows, block, number))
    named = _named_apart(rows, block) if merging else frozenset()
    return {
        column: _path(rows, block, column, [(one, one in merging and column in named) for one in header])
        for column in (*block.labels, *block.values)
    }


def _path(rows: Rows, block: Block, column: int, header: Sequence[tuple[int, bool]]) -> tuple[Cell, ...]:
    """``header``: its rows, and whether the column has a name apart from what stands to its left there."""
    found: list[Cell] = []
    for number, apart in header:
        cell = rows.at(number, column)
        if (
            cell is None
            and number != block.header[-1]
            and (number, column) not in rows.covered
            and column in block.values
        ):
            left = [one for one in rows.row(number) if one.column < column]
            reaches = left and left[-1].column >= block.values[0]
            cell = left[-1] if reaches and not apart else None
        if cell is not None and cell not in found:
            found.append(cell)
    return tuple(found)


def _is_aside(rows: Rows, number: int) -> bool:
    """Whether a row above the values gives facts of the columns that name nothing: release dates, units, codes."""
    first = rows.row(number)[0].text.strip().lower() if rows.row(number) else ""
    return first in KEYS and first not in NAMING


def _merges(rows: Rows, block: Block, number: int) -> bool:
    """Whether a header row merges headings over several columns of values."""
    areas = (rows.covered.get((number, column)) for column in block.values)
    return any(area is not None and area[3] > area[1] for area in areas)


def _named_apart(rows: Rows, block: Block) -> frozenset[int]:
    """The columns of values whose last heading is their own name: no year or number, and over no other column."""
    last = {column: cell.text for column in block.values if (cell := rows.at(block.header[-1], column)) is not None}
    times = Counter(last.values())
    return frozenset(one for one, text in last.items() if times[text] == 1 and not any(map(str.isdigit, text)))
