"""Rows with one text between a table's headings and its figures, and among these: how they nest, and which header they
leave standing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.periods import Unread, read_period

FARTHEST = 8  # rows between a header and the first values below it
FEWEST_HEADED = 2  # columns that a row of texts heads; over a single one it may be a fact
# What says that a new table begins: a year, a number of a table, what is counted "by" what.
_TITLE = re.compile(
    r"(?<![\d.,])(?:(?:19|20)\d\d|\d\d/\d\d)(?![\d.,]\d)|^\W*(?:table|figure|chart|annex)\s+[A-Z]{0,3}\d|\w\s+by\s+\w",
    re.IGNORECASE,
)
_EMPTY = re.compile(  # what stands in place of a table's rows
    r"\bno (?:data|figures|returns?|information)\b|\bwithdrawn\b|\bdiscontinued\b"
    r"|\bnot (?:available|collected|published)\b",
    re.IGNORECASE,
)
# What begins a row that says how a file stands, and heads no column: "Version | Draft | Final".
_OF_FILE = re.compile(
    r"version|status|source|contact|author|owner|(?:last )?updated|published|prepared by|(?:next )?release(?: date)?",
    re.IGNORECASE,
)


def held_down(rows: Rows, kinds: Mapping[int, str], numbers: Sequence[Cell], floor: int) -> tuple[int, tuple[int, ...]]:
    """The last row of a header that holds down to the first values over any blank rows and lone texts at the left of
    them, and these texts' rows, top to bottom; 0 where there is no such header, or where a text between them is the
    title of another table, or says that the header's own has no rows. ``numbers``: the first values; ``floor``: where
    the table above ends."""
    first = numbers[0].row
    lead: list[int] = []
    for number in range(first - 1, max(floor, first - 1 - FARTHEST), -1):
        kind = kinds.get(number)
        if kind is None:
            continue
        cells = rows.row(number)
        if kind == "lone" and cells[0].column < numbers[0].column and (number, cells[0].column) not in rows.covered:
            lead.append(number)
            continue
        heads = kind == "years" or (kind == "texts" and _heads_most(rows, number, numbers))
        if not heads or any(_begins_anew(rows, one, number, dated=kind == "years") for one in lead):
            return 0, ()
        return number, tuple(reversed(lead))
    return 0, ()


def _begins_anew(rows: Rows, number: int, header: int, *, dated: bool) -> bool:
    """Whether below a lone text another table begins than that of the header: the text names a period, has a table's
    number, looks as the sheet's title does or says that the header's own table is empty. ``dated``: the header says
    when; beneath any other a text that is nothing but a period opens a section."""
    cell = rows.row(number)[0]
    text = _text(cell)
    if _EMPTY.search(text):
        return True
    if _TITLE.search(text):
        return dated or isinstance(read_period(text), Unread)
    title = rows.row(rows.numbers[0])[0]
    apart = not rows.row(number - 1) and not rows.row(number + 1)
    return apart and cell.bold and title.bold and not any(one.bold for one in rows.row(header))


def _heads_most(rows: Rows, number: int, numbers: Sequence[Cell]) -> bool:
    """Whether a row has a text over most of the values, and says no facts."""
    over = [cell for one in numbers if (cell := rows.at(number, one.column)) is not None]
    cells = rows.row(number)
    said = any(cell.text.rstrip().endswith(":") for cell in cells) or bool(_OF_FILE.fullmatch(_text(cells[0])))
    return len(over) >= FEWEST_HEADED and len(over) * 2 > len(numbers) and not said


def sections(rows: Rows, kinds: Mapping[int, str], run: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Each row of values with the lone rows that it stands under, outermost first. One straight below another stands
    under it; a later one takes the place of that which looks as it does, or, where all look alike and its text comes
    again and again ("Males", "Females"), of the innermost."""
    lone = {number: rows.row(number)[0] for number in run if kinds[number] == "lone"}
    again = Counter(_text(cell) for cell in lone.values())
    found: dict[int, tuple[str, ...]] = {}
    over: tuple[Cell, ...] = ()
    texts: tuple[str, ...] = ()
    opened = False
    for number in run:
        cell = lone.get(number)
        if cell is not None:
            over = (*(over if opened else _kept(over, cell, again)), cell)
        elif over:
            texts = tuple(map(_text, over)) if opened else texts
            found[number] = texts
        opened = cell is not None
    return found


def _kept(over: tuple[Cell, ...], cell: Cell, again: Mapping[str, int]) -> tuple[Cell, ...]:
    """Those of the lone rows above that still hold below a new one."""
    looks = list(map(_look, over))
    if len(set(looks)) > 1:
        same = [place for place, look in enumerate(looks) if look == _look(cell)]
        return over[: same[-1]] if same else ()
    nested = len(over) > 1 and again[_text(cell)] > 1 and again[_text(over[0])] == 1
    return over[:-1] if nested else ()


def _look(cell: Cell) -> tuple[int, bool, int]:
    """The column, the boldness and the indent by which a reader sees what stands under what."""
    return cell.column, cell.bold, cell.indent + len(cell.text) - len(cell.text.lstrip())


def _text(cell: Cell) -> str:
    return " ".join(cell.text.split())
