"""Lines of a key over a table, as downloads write them: what is held fast, and at what.

"Sex | : | Male" and "Sex: | Male", each in cells of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

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
    over headings and right below no row of values, with nothing but such lines and blank rows between."""
    found: set[int] = set()
    over = False  # whether the nearest row below heads columns or is such a line
    below = 0
    for number in reversed(rows.numbers):
        cells = rows.row(number)
        near = over and below - number <= _NEAR
        if near and _has_colon(cells) and (kinds.get(number - 1) != "values" or _has_colon(rows.row(number - 1))):
            found.add(number)
        over = number in found or (kinds[number] in ("texts", "years") and len(cells) > 1)
        below = number
    return frozenset(found)


def _has_colon(cells: Sequence[Cell]) -> bool:
    return len(cells) == _PARTS and key_line(cells) is not None


def _is_word(text: str) -> bool:
    return any(map(str.isalpha, text))
