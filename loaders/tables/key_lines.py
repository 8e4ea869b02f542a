"""Lines of a key over a table, as downloads write them: what is held fast, and at what.

"Sex | : | Male" and "Sex: | Male", each in cells of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from loaders.tables.keys import is_indicator_code
from loaders.tables.row_kinds import KEYS, STATUS_WORDS, is_value
from loaders.tables.rows import COLUMN, Rows
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place

LONGEST_LABEL = 25
_NEAR = 3  # rows below which the headings of the table begin
_PARTS = 3  # "Sex", ":", "Male"


def key_line(cells: Sequence[Cell]) -> tuple[str, str] | None:
    """The label of a line of a key and what it says, each on one line; None for any other row, also one that holds a
    number."""
    texts = [" ".join(cell.text.split()) for cell in cells if isinstance(cell.value, str)]
    if len(texts) != len(cells) or not texts or len(texts[0]) > LONGEST_LABEL:
        return None
    if len(texts) == _PARTS and texts[1] == ":" and _is_word(texts[0]) and _is_word(texts[2]):
        return texts[0], texts[2]
    pair = len(texts) == 2 and texts[0].endswith(":") and _is_word(texts[0]) and _is_word(texts[1])
    return (texts[0].rstrip(": "), texts[1]) if pair else None


def key_lines(rows: Rows, kinds: Mapping[int, str]) -> frozenset[int]:
    """The rows that are lines of a key with its colon in a cell of its own, where a mark of a figure could stand: those
    over headings, with nothing but such lines and blank rows between, and neither right below a row of values nor the
    first below headings of their own."""
    found: set[int] = set()
    over = False  # whether the nearest row below heads columns or is such a line
    below = 0
    for number in reversed(rows.numbers):
        cells = rows.row(number)
        near = over and below - number <= _NEAR
        apart = kinds.get(number - 1) != "values" or _has_colon(rows.row(number - 1))
        if near and apart and _has_colon(cells) and not _says_figures(cells):
            found.add(number)
        over = number in found or (kinds[number] in ("texts", "years") and len(cells) > 1)
        below = number
    return frozenset(found - _under_headings(rows, kinds, found))


def _under_headings(rows: Rows, kinds: Mapping[int, str], lines: Collection[int]) -> set[int]:
    """Those of the lines that are rows of a table: over them and others like them stand headings of all their columns,
    and no figures."""
    found: set[int] = set()
    above = 0  # the nearest row above that is none of the lines
    for number in rows.numbers if lines else ():
        if number not in lines:
            above = number
        elif above and kinds[above] in ("texts", "years") and _head(rows.row(above), rows.row(number)):
            found.add(number)
    return found


def _head(headings: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether a row of texts stands over all cells of a row below, and says no fact of the sheet ("Source")."""
    return headings[0].text.strip(": ").lower() not in KEYS and set(map(COLUMN, cells)) <= set(map(COLUMN, headings))


def _says_figures(cells: Sequence[Cell]) -> bool:
    """Whether a line is a row of figures: of a place or an indicator, or with a mark or a status as its last word."""
    first, last = cells[0].text.strip(), cells[-1]
    status = last.text.strip().strip("()").lower() in STATUS_WORDS
    return status or is_value(last) or is_place(first) or is_indicator_code(first)


def _has_colon(cells: Sequence[Cell]) -> bool:
    return len(cells) == _PARTS and key_line(cells) is not None


def _is_word(text: str) -> bool:
    return any(map(str.isalpha, text))
