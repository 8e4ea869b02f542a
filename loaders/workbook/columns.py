"""One sheet while it is read: its cells as columns of numbers, so that a hundred thousand cost what they weigh."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import compress

from loaders.workbook.faults import MAX_CELLS, MAX_ROWS, Refused, address

NUMBER, TEXT, BOOL, ERROR, DATE, BLANK, SHOWN = range(
    7
)  # what a cell's number means; SHOWN: a number with its own text
KIND_BITS = 3
KIND_MASK = (1 << KIND_BITS) - 1
COLUMN_BITS = 14
COLUMN_MASK = (1 << COLUMN_BITS) - 1
MAX_BLANKS = 3 * MAX_CELLS  # coloured or computed empty cells that are looked at
MAX_ROW_ELEMENTS = 2_000_000  # a sheet has 1,048,576 rows; formatting may be written twice
KEPT_BLANKS = 500_000


class Columns:
    """The cells of one sheet: ``at`` (row and column in one number), ``code`` (style and kind), ``number``.

    ``number`` is the value, or the number of a text in :class:`Texts`, by kind. ``formulas`` and ``shown`` (text as
    the file itself shows it) are by place. Cells with a value come in ascending order of place; empty cells that
    matter (a fill, a formula, a comment) are kept apart until :meth:`settle`.
    """

    __slots__ = (
        "at", "blank_at", "blank_code", "code", "comments", "formulas", "hidden", "hidden_columns",
        "hidden_rows", "last", "merges", "name", "number", "row_elements", "rows", "shown", "unsolved",
        "widest",
    )  # fmt: skip

    def __init__(self, name: str) -> None:
        self.name = name
        self.hidden = False
        self.at = array("Q")
        self.code = array("I")
        self.number = array("d")
        self.blank_at = array("Q")
        self.blank_code = array("I")
        self.formulas: dict[int, str | int] = {}  # a number: the formula of the book that this one follows
        self.shown: dict[int, str] = {}
        self.comments: dict[int, str] = {}
        self.unsolved: list[int] = []  # places of formulas without a stored result
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.rows = 0  # rows with a value
        self.row_elements = 0  # rows that the file writes, with or without a value
        self.last = 0  # the last place with a value
        self.widest = 0  # no cell stands to the right of this column

    def put(self, place: int, code: int, number: float) -> None:
        """One cell with a value; the places of a sheet ascend."""
        if place >> COLUMN_BITS != self.last >> COLUMN_BITS:
            self.rows += 1
        self.last = place
        if place & COLUMN_MASK >= self.widest:
            self.widest = (place & COLUMN_MASK) + 1
        self.at.append(place)
        self.code.append(code)
        self.number.append(number)

    def put_blank(self, place: int, code: int) -> None:
        """One empty cell that has a fill or a formula."""
        if len(self.blank_at) < MAX_BLANKS:
            self.blank_at.append(place)
            self.blank_code.append(code)

    def check_size(self, cells_before: int) -> None:
        """Refuse a sheet, or a book of ``cells_before`` cells and this sheet, that is beyond any return."""
        if self.rows > MAX_ROWS:
            raise Refused(
                "too-many-rows",
                f"The sheet “{self.name}” has over {MAX_ROWS:,} rows with values; at most that many are read.",
                "Send a summary sheet, or split the file.",
                sheet=self.name,
            )
        if self.row_elements > MAX_ROW_ELEMENTS:
            raise Refused(
                "too-many-rows",
                f"The sheet “{self.name}” has more rows than a sheet can have.",
                "Copy the sheet's figures into a new workbook (Paste Special > Values), save, and send that.",
                sheet=self.name,
            )
        if cells_before + len(self.at) > MAX_CELLS:
            raise Refused(
                "too-many-cells",
                f"The workbook has over {MAX_CELLS:,} cells with values; at most that many are read.",
                "Copy the sheets that hold the figures into a new workbook and send that.",
                sheet=self.name,
            )

    def settle(self) -> None:
        """Put empty cells that matter among the others: those with comments, and those inside the rectangle of values.

        A fill dragged down a million rows ends where the values end.
        """
        if not self.blank_at and not self.comments:
            return
        if self.at:
            bottom, right = self.at[-1] >> COLUMN_BITS, max(place & COLUMN_MASK for place in self.at)
            keep = [place >> COLUMN_BITS <= bottom and place & COLUMN_MASK <= right for place in self.blank_at]
        else:
            keep = [True] * len(self.blank_at)
        blanks = list(compress(self.blank_at, keep))
        codes = list(compress(self.blank_code, keep))
        if len(blanks) > KEPT_BLANKS:
            blanks, codes = [], []
        known = set(blanks)
        for place in self.comments:
            if place not in known and not self.holds(place):
                blanks.append(place)
                codes.append(BLANK)
        if blanks:
            self.at.extend(blanks)
            self.code.extend(codes)
            self.number.extend([0.0] * len(blanks))
            order = sorted(range(len(self.at)), key=self.at.__getitem__)
            self.at = array("Q", map(self.at.__getitem__, order))
            self.code = array("I", map(self.code.__getitem__, order))
            self.number = array("d", map(self.number.__getitem__, order))
        del self.blank_at[:], self.blank_code[:]

    def holds(self, place: int) -> bool:
        """Whether a cell with a value stands at the place (before :meth:`settle`)."""
        index = bisect_left(self.at, place)
        return index < len(self.at) and self.at[index] == place


def place_of(row: int, column: int) -> int:
    """Row and column, from 1, in one number that sorts like a sheet is read."""
    return row << COLUMN_BITS | (column - 1)


def named(place: int) -> str:
    """The address of a place."""
    return address(place >> COLUMN_BITS, (place & COLUMN_MASK) + 1)


def check_names(names: Iterable[str]) -> None:
    """Refuse sheets without a name, or two whose names differ by no more than case."""
    seen: dict[str, str] = {}
    for name in names:
        if not name.strip():
            raise Refused("sheet-names-clash", "A sheet has no name.", "Name it, save, and send the file again.")
        if name.casefold() in seen:
            raise Refused(
                "sheet-names-clash",
                f"Two sheets are called “{seen[name.casefold()]}” and “{name}”, which Excel does not allow: it is "
                "unclear which one counts.",
                "Rename or delete one of the two, save, and send the file again.",
                sheet=name,
            )
        seen[name.casefold()] = name


def check_merges(sheet: str, merges: Iterable[tuple[int, int, int, int]]) -> None:
    """Refuse merged areas that overlap: programs disagree about what such a sheet says."""
    active: list[tuple[int, int, int]] = []  # of the areas that reach this row: first and last column, last row
    row = 0
    for top, left, bottom, right in sorted(merges):
        if top != row:
            row, active = top, [one for one in active if one[2] >= top]
        index = bisect_left(active, (left, 0, 0))
        before = index > 0 and active[index - 1][1] >= left
        after = index < len(active) and active[index][0] <= right
        if before or after:
            raise Refused(
                "overlapping-merges",
                f"Merged areas overlap on the sheet “{sheet}”.",
                "Select the sheet, choose Home > Merge & Center > Unmerge Cells, save, and send the file again.",
                sheet=sheet,
                cell=address(top, left),
            )
        active.insert(index, (left, right, bottom))
