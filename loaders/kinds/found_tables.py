"""Which of the blocks that numbers make on a sheet are tables of figures, and what the sheets without any explain."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from loaders.kinds.no_table import is_list
from loaders.meaning.frames import speaks_of_years
from loaders.meaning.header_block import FEWEST_HEADINGS
from loaders.meaning.notes import Notes, abbreviations, notes_of
from loaders.tables.blocks import Block, blocks
from loaders.tables.rows import Rows

_LONG_TEXT = 60  # characters on average beside numbers: a numbered list of sentences, no table


def key_of(sheets: Iterable[Rows]) -> Notes:
    """The key of marks on the sheets of a workbook that hold no table: a cover, an introduction, notes. Of a sheet with
    a table of its own the abbreviations ("NR"): what "*" or "r" means there is said of that table alone."""
    key, beside = Notes(), Notes()
    for rows in sheets:
        if any(is_table(rows, block) for block in blocks(rows)):
            beside = beside.beside(abbreviations(notes_of(rows)))
        else:
            key = key.beside(notes_of(rows))
    return key.beside(beside)


def heads_of_tables(rows: Rows) -> frozenset[int]:
    """The rows that head the tables of a sheet with several columns of values."""
    tables = (one for one in blocks(rows) if len(one.values) > 1 and is_table(rows, one))
    return frozenset(number for one in tables for number in one.header if len(rows.row(number)) >= FEWEST_HEADINGS)


def is_table(rows: Rows, block: Block) -> bool:
    """Whether a block of values is a table: no single cell, no key or list, no numbered sentences."""
    if len(block.rows) * len(block.values) < 2:
        return False
    if len(block.values) > 1:
        return True
    if is_list(rows, block):
        return False
    beside = [cell.text for number in block.rows[:60] for cell in rows.row(number) if isinstance(cell.value, str)]
    return not beside or sum(map(len, beside)) < _LONG_TEXT * len(beside)


def lines_of_years(rows: Rows) -> tuple[str, ...]:
    """The texts of a sheet that speak of its years, looked for once a sheet and not once a table."""
    found = _lines.get(rows)
    if found is None:
        texts = dict.fromkeys(cell.text for cells in rows.worded.values() for cell in cells)
        found = _lines[rows] = tuple(filter(speaks_of_years, texts))
    return found


_lines: WeakKeyDictionary[Rows, tuple[str, ...]] = WeakKeyDictionary()  # as long as the sheet is held
