"""What the columns of a register's table hold: words, numbers, short words, codes of indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.kinds.register_words import SHORT
from loaders.meaning.words import tidy
from loaders.tables.headed import Column, Table
from loaders.tables.rows import Rows

_CODES = re.compile(r"NI\s?\d{1,3}[a-z]?(?:(?:\s*[,;/&]\s*|\s+and\s+)(?:NI\s?)?\d{1,3}[a-z]?)*", re.IGNORECASE)
FEWEST_WORDS = 8  # in a column that is full of words, three and more a cell
WORDS_A_CELL = 3
WIDE = 4  # columns of a table in which a number and words alone are a heading of rows
FEWEST_FILLED = 2  # rows in which a column is filled, before it is one of the register's
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,200})[)\]]\s*$")
_SHOWN_ROWS = 60  # enough to see what a column holds


def are_short(texts: Sequence[str]) -> bool:
    """Whether nearly all of the texts are as short as a level or a score."""
    return sum(len(text) <= SHORT for text in texts) * 5 >= len(texts) * 4


def texts_of(rows: Rows, table: Table, column: int, *, beside: bool = False) -> list[str]:
    """What stands in the first rows of a column; ``beside``: only in rows that hold something else too, as headings of
    rows do not."""
    found = (
        rows.sheet.cells.get((row, column))
        for row in range(table.first, min(table.last, table.first + _SHOWN_ROWS) + 1)
        if not beside or len(rows.row(row)) > 1
    )
    return [tidy(cell.text) for cell in found if cell is not None and cell.value is not None and cell.text.strip()]


def without_codes(text: str) -> tuple[str, str]:
    """What a row is of without the indicators in brackets behind it, and those: "Fires (NI 33)" → "Fires", "NI 33"."""
    found = _BRACKETED.search(text)
    if found is None or _CODES.fullmatch(found[1].strip()) is None or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()].rstrip(), found[1].strip()


def is_filled(table: Table, column: int) -> bool:
    """Whether something stands in a column in most of the table's rows, of which there are several."""
    fewest = 2 if len(table.columns) < WIDE else 3  # a row of a wide table with less is a heading, or begun
    rows = [cells for _, cells in table.rows.between(table.first, table.last) if len(cells) >= fewest]
    filled = sum(any(cell.column == column for cell in cells) for cells in rows)
    return filled >= FEWEST_FILLED and filled * 2 > len(rows)


def are_words(texts: Sequence[str]) -> bool:
    """Whether the texts of a column are sentences rather than names or levels."""
    return sum(len(text.split()) for text in texts) >= max(FEWEST_WORDS, WORDS_A_CELL * len(texts))


def holds_words(table: Table, column: Column) -> bool:
    """Whether a column is full of words, whatever its heading is."""
    return are_words(texts_of(table.rows, table, column.index, beside=True))


def holds_codes(table: Table, column: Column) -> bool:
    """Whether most cells of a column are codes of indicators and nothing else, whatever its heading is."""
    texts = texts_of(table.rows, table, column.index)
    return bool(texts) and sum(_CODES.fullmatch(text) is not None for text in texts) * 2 > len(texts)


def holds_numbers(table: Table, column: Column) -> bool:
    """Whether most cells of a column are numbers: "Plan" over what was planned to be reached, "Jobs" over how many."""
    cells = [table.rows.sheet.cells.get((row, column.index)) for row in range(table.first, table.last + 1)]
    values = [cell.value for cell in cells if cell is not None and cell.value is not None]
    return sum(isinstance(value, (int, float)) for value in values) * 2 > len(values)
