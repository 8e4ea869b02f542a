"""The headings that stand over a column of a table that was found by its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from loaders.tables.blocks import Block
from loaders.tables.keys import are_codes
from loaders.tables.row_kinds import KEYS, is_year
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

NAMING = frozenset({"title", "area", "year", "month", "quarter", "period", "date"})  # keys that also head columns


def paths_over(rows: Rows, block: Block) -> dict[int, tuple[Cell, ...]]:
    """The heading cells over each column, outermost first; one that is not merged reaches right to the next one, unless
    its row merges others and the column has a name of its own below."""
    header = [number for number in block.header if not _is_aside(rows, number)]
    plain = [number for number in header if not _holds_codes(rows, block, number)]
    paths = _paths(rows, block, plain)
    if plain == header or len({_texts(paths[column]) for column in block.values}) == len(block.values):
        return paths
    return _paths(rows, block, header)


def _paths(rows: Rows, block: Block, header: Sequence[int]) -> dict[int, tuple[Cell, ...]]:
    merging = frozenset(number for number in header if _merges(rows, block, number))
    named = _named_apart(rows, block, header[-1]) if merging else frozenset()
    found: dict[int, list[Cell]] = {column: [] for column in (*block.labels, *block.values)}
    for number in header:
        above = {column: tuple(path) for column, path in found.items()}
        for column, path in found.items():
            cell = rows.at(number, column)
            open_place = column in block.values and number != header[-1] and (number, column) not in rows.covered
            if cell is None and open_place and not (number in merging and column in named):
                cell = _from_left(rows, block, number, column, above)
            if cell is not None and cell not in path:
                path.append(cell)
    return {column: tuple(path) for column, path in found.items()}


def _from_left(
    rows: Rows, block: Block, number: int, column: int, above: Mapping[int, tuple[Cell, ...]]
) -> Cell | None:
    """The heading that reaches right to a column that has none in the row: the nearest one over the values, where both
    columns stand under the same headings."""
    left = [one for one in rows.row(number) if one.column < column]
    if not left or left[-1].column < block.values[0]:
        return None
    return left[-1] if above.get(left[-1].column, above[column]) == above[column] else None


def _is_aside(rows: Rows, number: int) -> bool:
    """Whether a row above the values gives facts of the columns that name nothing: release dates, units, codes; years
    beside "Unit" name their columns."""
    cells = rows.row(number)
    first = cells[0].text.strip().lower() if cells else ""
    return first in KEYS and first not in NAMING and not any(map(is_year, cells))


def _holds_codes(rows: Rows, block: Block, number: int) -> bool:
    """Whether a header row holds nothing but codes over the values."""
    cells = [rows.at(number, column) for column in block.values]
    return are_codes([cell.text.strip() for cell in cells if cell is not None])


def _merges(rows: Rows, block: Block, number: int) -> bool:
    """Whether a header row merges headings over several columns of values."""
    areas = (rows.covered.get((number, column)) for column in block.values)
    return any(area is not None and area[3] > area[1] for area in areas)


def _texts(path: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in path)


def _named_apart(rows: Rows, block: Block, number: int) -> frozenset[int]:
    """The columns of values whose last heading is their own name: no year or number, and over no other column."""
    last = {column: cell.text for column in block.values if (cell := rows.at(number, column)) is not None}
    times = Counter(last.values())
    return frozenset(one for one, text in last.items() if times[text] == 1 and not any(map(str.isdigit, text)))
