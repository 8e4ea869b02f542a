"""What the reader has to say about a file: a refusal that stops the reading, and remarks that go with it.

These run inside the limited reading process, whose start-up time every upload pays. They are plain tuples and classes,
because importing ``dataclasses`` or ``typing`` alone costs more than reading a small return.
"""

from __future__ import annotations

from collections.abc import Iterable

MAX_CELLS = 1_500_000  # non-empty cells of a book; Excel itself slows to a crawl long before
MAX_ROWS = 100_000  # non-empty rows of a sheet: a return has hundreds, the largest public table seen has 33,000
MAX_TEXT = 100_000  # characters of one text; Excel's own limit for a cell is 32,767
MAX_BOOK_TEXT = 64_000_000  # characters of all different texts of a book
LAST_ROW = 1_048_576  # Excel's last row and column (XFD)
LAST_COLUMN = 16_384
EXAMPLES = 5  # cells named in a remark that stands for many

RESAVE = "Open the file in Excel, choose File > Save As > Excel Workbook (.xlsx), and send the new file."

Remark = tuple[str, str, str, str, str, str, str]  # sheet, cell, severity, code, value, reason, mend


class Refused(Exception):  # noqa: N818 — reads as a sentence: “refused”
    """The file as a whole is not read: where, why, and what its sender can do."""

    def __init__(
        self, code: str, reason: str, mend: str = RESAVE, *, sheet: str = "", cell: str = "", value: str = ""
    ) -> None:
        super().__init__(reason)
        self.code, self.reason, self.mend = code, reason, mend
        self.sheet, self.cell, self.value = sheet, cell, value

    def remark(self) -> Remark:
        """The refusal as one remark of severity error."""
        return (self.sheet, self.cell, "error", self.code, self.value[:200], self.reason, self.mend)


class Remarks:
    """The remarks of one reading, in the order in which they were made."""

    __slots__ = ("rows",)

    def __init__(self) -> None:
        self.rows: list[Remark] = []

    def add(
        self, severity: str, code: str, reason: str, mend: str, *, sheet: str = "", cell: str = "", value: str = ""
    ) -> None:
        """One remark; ``severity`` is "error", "query" or "note"."""
        self.rows.append((sheet, cell, severity, code, value[:200], reason, mend))


def column_letters(column: int) -> str:
    """1 → "A", 27 → "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """ "A" → 1, "AA" → 27. Letters must be A to Z."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """Row 3, column 2 → "B3"."""
    return f"{column_letters(column)}{row}"


def place(reference: str) -> tuple[int, int] | None:
    """ "B3" → (3, 2); None where the text is no cell of a sheet. "$" signs are allowed, as in print areas."""
    text = reference.replace("$", "")
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha() and letters.isupper()):
        return None
    if not 1 <= len(digits) <= 7 or digits[0] == "0":
        return None
    row, column = int(digits), column_number(letters)
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def area(reference: str) -> tuple[int, int, int, int] | None:
    """ "A1:C2" → (1, 1, 2, 3), "A1" → (1, 1, 1, 1); None where the text is no area."""
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
        return None
    return (*start, *end)


def listed(cells: Iterable[str], total: int) -> str:
    """ "B4, B5 and 10 more": the first cells, and how many there are besides."""
    named = list(cells)[:EXAMPLES]
    rest = total - len(named)
    return ", ".join(named) + (f" and {rest:,} more" if rest > 0 else "")
