"""Tables that are found by their headings: a row with words that name columns, the rows above that group them, the
rows below that belong to it.

What counts as a heading is the caller's: this module knows places, not meanings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from loaders.tables.rows import LONGEST_HEADING, Rows, cell_name
from loaders.tables.shapes import columns_between
from loaders.workbook.grid import Cell

HEADER_ROWS = 5  # at most this many rows make one header

Recognise = Callable[[Cell], str]  # a heading's role, "" when it is none
Enough = Callable[[frozenset[str]], bool]  # whether these roles make a table
# Whether a row belongs to the table above it, whose headings stand in these columns, though it looks like a header.
Belongs = Callable[[Mapping[int, Cell], Sequence[Cell]], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the headings that stand over it, outermost first, and the cell of the innermost."""

    index: int
    path: tuple[str, ...]
    cell: Cell

    @property
    def text(self) -> str:
        """The whole heading on one line."""
        return " ".join(self.path)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet. ``first`` to ``last`` are its rows below the header; ``above`` the row after the previous
    table (or 1), so that ``above`` to the header's first row holds its title and facts."""

    rows: Rows
    header: tuple[int, ...]
    first: int
    last: int
    above: int
    columns: tuple[Column, ...]

    @property
    def place(self) -> str:
        """The first heading's cell."""
        return cell_name(self.columns[0].cell.row, self.columns[0].index)


def headed_tables(
    rows: Rows, recognise: Recognise, enough: Enough, belongs: Belongs, said: Mapping[int, int] | None = None
) -> tuple[Table, ...]:
    """The tables whose headings are recognised, top to bottom; none overlaps another. ``said``: the rows that a person
    says are headings, first → last."""
    heads = said or {}
    anchors = {one for one in rows.texts if _is_header(rows, one, recognise, enough)}
    headers: list[tuple[int, ...]] = []
    headings: dict[int, Cell] = {}
    for anchor in sorted(anchors | set(heads)):
        if headers and anchor <= headers[-1][-1]:
            continue
        if anchor in heads:
            headers.append(tuple(range(anchor, heads[anchor] + 1)))
        elif not headers or not belongs(headings, rows.row(anchor)):
            floor = headers[-1][-1] + 1 if headers else 1
            headers.append(_grown(rows, anchor, floor, recognise))
        else:
            continue
        headings = {cell.column: cell for number in headers[-1] for cell in rows.row(number)}
    found = []
    for position, header in enumerate(headers):
        following = headers[position + 1][0] - 1 if position + 1 < len(headers) else (rows.numbers or (0,))[-1]
        above = headers[position - 1][-1] + 1 if position else 1
        columns = _columns(rows, header, recognise)
        found.append(Table(rows, header, header[-1] + 1, following, above, columns))
    return tuple(found)


def unheaded(table: Table) -> tuple[Column, ...]:
    """The columns beside those of a table in whose rows something stands, though no heading stands over it."""
    headed = {one.index for one in table.columns}
    beside = columns_between(table.rows, table.first, table.last) - headed
    return tuple(Column(index, (), Cell(table.header[-1], index, None, "")) for index in sorted(beside))


def _is_header(rows: Rows, number: int, recognise: Recognise, enough: Enough) -> bool:
    """Whether a row heads a table."""
    cells, texts = rows.row(number), rows.texts[number]
    if any(isinstance(cell.value, (int, float)) and not recognise(cell) for cell in cells):
        return False
    roles = [recognise(cell) for cell in texts]
    known = [role for role in roles if role]
    return (
        len(known) >= 2
        and len(known) * 2 >= len(texts)
        and enough(frozenset(known) | {recognise(cell) for cell in cells} - {""})
    )


def _grown(rows: Rows, anchor: int, floor: int, recognise: Recognise) -> tuple[int, ...]:
    """The header's rows: the anchor, the rows above that group its columns and those below that divide them."""
    bottom, top = anchor, anchor
    for cell in rows.row(anchor):  # headings merged downwards end where the rows begin
        area = rows.covered.get((cell.row, cell.column))
        if area and area[2] - area[0] < HEADER_ROWS:
            bottom = max(bottom, area[2])
    while bottom - anchor < HEADER_ROWS - 1 and _divides(rows, anchor, bottom + 1, recognise):
        bottom += 1
    while anchor - top < HEADER_ROWS - 1 and top - 1 >= floor and _groups(rows, anchor, top - 1, recognise):
        top -= 1
    return tuple(range(top, bottom + 1))


def _divides(rows: Rows, anchor: int, number: int, recognise: Recognise) -> bool:
    """Whether the row below names parts of the headings above it, and nothing else."""
    cells = rows.row(number)
    first = rows.row(anchor)[0].column
    if not cells or cells[0].column <= first or not all(recognise(cell) for cell in cells):
        return False
    return all(_spans(rows, anchor, cell.column) for cell in cells)


def _spans(rows: Rows, anchor: int, column: int) -> bool:
    """Whether the heading over the column reaches over several columns: merged, or blank to its right."""
    area = rows.covered.get((anchor, column))
    if area:
        return area[3] > area[1]
    here, beside = rows.at(anchor, column), rows.at(anchor, column + 1)
    return here is None or beside is None


def _groups(rows: Rows, anchor: int, number: int, recognise: Recognise) -> bool:
    """Whether the row above groups columns of the anchor row."""
    cells, headings = rows.row(number), rows.row(anchor)
    if not cells or cells[0].column <= headings[0].column or cells[-1].column > headings[-1].column:
        return False
    return all(len(cell.text) <= LONGEST_HEADING and (bool(recognise(cell)) or _wide(rows, cell)) for cell in cells)


def _wide(rows: Rows, cell: Cell) -> bool:
    area = rows.covered.get((cell.row, cell.column))
    return bool(area) and area[3] > area[1] if area else False


def _columns(rows: Rows, header: tuple[int, ...], recognise: Recognise) -> tuple[Column, ...]:
    taken = sorted({cell.column for number in header for cell in rows.row(number)})
    spanned = {
        column for number in header for cell in rows.row(number) for column in _reach(rows, cell, header, taken[-1])
    }
    found = []
    for index in sorted(spanned | set(taken)):
        cells = [cell for number in header if (cell := _over(rows, header, number, index, recognise)) is not None]
        path = tuple(dict.fromkeys(" ".join(cell.text.split()) for cell in cells))
        if cells:
            found.append(Column(index, path, cells[-1]))
    return tuple(found)


def _reach(rows: Rows, cell: Cell, header: tuple[int, ...], last: int) -> range:
    area = rows.covered.get((cell.row, cell.column))
    return range(area[1], min(area[3], last + 1) + 1) if area and area[0] >= header[0] else range(0)


def _over(rows: Rows, header: tuple[int, ...], number: int, column: int, recognise: Recognise) -> Cell | None:
    """The heading of one header row over a column. A group heading that is not merged reaches right, over columns of
    the same role as its first, to the next heading of its row."""
    here = rows.at(number, column)
    if here is not None or number == header[-1] or rows.covered.get((number, column)):
        return here if here is None or here.row >= header[0] else None
    below = _below(rows, header, number, column)
    if below is None:
        return None
    for left in range(column - 1, rows.row(number)[0].column - 1 if rows.row(number) else column, -1):
        beside, under = rows.at(number, left), _below(rows, header, number, left)
        if under is None or recognise(under) != recognise(below):
            return None
        if beside is not None:
            return beside
    return None


def _below(rows: Rows, header: tuple[int, ...], number: int, column: int) -> Cell | None:
    """The first heading under the place within the header."""
    return next((cell for lower in header if lower > number and (cell := rows.at(lower, column)) is not None), None)
