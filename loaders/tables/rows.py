"""A sheet by its rows: the cells that hold something, in order, and the merged areas that cover a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from loaders.workbook.grid import Cell, Sheet

LARGEST_MERGE = 20_000  # cells; a larger one is decoration, not a heading
LONGEST_HEADING = 120  # characters; longer texts are commentary
MERGED_CELLS = 400_000  # places that are remembered for one sheet
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Rows:
    """The cells of a sheet that hold something, by row; ``covered`` tells the merged area that covers a place.
    ``worded``: of each row that holds texts, those; ``texts``: of each row that may head others, with two or more
    texts that may be headings and no figure, those; ``commented``: every cell with a comment, whether
    it holds anything or not."""

    sheet: Sheet
    cells: Mapping[int, tuple[Cell, ...]]
    covered: Mapping[tuple[int, int], Merge] = field(default_factory=dict)
    worded: Mapping[int, tuple[Cell, ...]] = field(default_factory=dict)
    texts: Mapping[int, tuple[Cell, ...]] = field(default_factory=dict)
    commented: tuple[Cell, ...] = ()
    numbers: tuple[int, ...] = field(init=False)  # of the rows that hold something, ascending

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", tuple(self.cells))  # asked for by every table of the sheet

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells of one row, left to right."""
        return self.cells.get(number, ())

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that a person sees at the place: of a merged area always its first. None where it is empty."""
        area = self.covered.get((row, column)) if self.covered else None
        found = self.sheet.cells.get((area[0], area[1]) if area else (row, column))
        return found if found is not None and holds(found) else None

    def between(self, first: int, last: int) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows that hold something, from the first to the last, both included."""
        near = range(first, last + 1) if last - first < len(self.cells) else self.cells
        for number in near:
            if first <= number <= last and number in self.cells:
                yield number, self.cells[number]


def rows_of(sheet: Sheet) -> Rows:
    """The sheet by rows. Takes time in proportion to its cells and merged areas."""
    found: dict[int, tuple[Cell, ...]] = {}
    worded: dict[int, tuple[Cell, ...]] = {}
    texts: dict[int, tuple[Cell, ...]] = {}
    commented: list[Cell] = []
    for number, row in groupby(sorted(sheet.cells.values()), key=_ROW):  # by row and column: they stand first in a cell
        cells = tuple(row)
        if any(map(_COMMENT, cells)):
            commented.extend(cell for cell in cells if cell.comment)
        said = tuple([cell for cell in cells if isinstance(cell.value, str)])
        if None in map(_VALUE, cells) or not all(cell.text.strip() for cell in said):
            cells, said = tuple(filter(holds, cells)), tuple(filter(holds, said))
        if cells:
            found[number] = cells
        if said:
            worded[number] = said
        if len(said) >= 2 and _may_head(cells):
            short = tuple([cell for cell in said if len(cell.text) <= LONGEST_HEADING])
            if len(short) >= 2:
                texts[number] = short
    return Rows(sheet, found, _covered(sheet), worded, texts, tuple(commented))


def _covered(sheet: Sheet) -> dict[tuple[int, int], Merge]:
    """The places of the merged areas, each with its area."""
    covered: dict[tuple[int, int], Merge] = {}
    for area in sheet.merges:
        top, left, bottom, right = area
        size = (bottom - top + 1) * (right - left + 1)
        if size <= LARGEST_MERGE and len(covered) + size <= MERGED_CELLS:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    covered[(row, column)] = area
    return covered


def _may_head(cells: Sequence[Cell]) -> bool:
    """Whether a row may head others, by its last number, if it has any: one that may be a year."""
    for cell in reversed(cells):
        if isinstance(cell.value, (int, float)):
            return 1000 <= cell.value < 3000
    return True


COLUMN = attrgetter("column")
_ROW, _VALUE, _COMMENT = attrgetter("row"), attrgetter("value"), attrgetter("comment")


def holds(cell: Cell) -> bool:
    """Whether the cell holds anything to read (a fill or a comment alone does not count)."""
    return cell.value is not None and (not isinstance(cell.value, str) or bool(cell.text.strip()))


def cell_name(row: int, column: int) -> str:
    """The place as a spreadsheet writes it: row 2, column 28 is "AB2"."""
    return f"{column_name(column)}{row}"


@lru_cache(maxsize=2_000)
def column_name(column: int) -> str:
    """The letters of a column: 1 is "A"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(name: str) -> tuple[int, int]:
    """Row and column of a place as a spreadsheet writes it: "AB2" is row 2, column 28."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(name[len(letters) :]), column
