"""Rows of a table that hold one short word in place of every figure: "DNS" for an authority that sent nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.tables.row_kinds import names_labels
from loaders.tables.rows import COLUMN, Rows
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place

LONGEST_WORD = 15  # characters


def filled_rows(rows: Rows, numeric: Mapping[int, Sequence[Cell]], kinds: Mapping[int, str]) -> dict[int, str]:
    """Row → the word that stands in place of its figures, where the row follows one of values and its labels go on like
    the labels above."""
    found: dict[int, str] = {}
    figures: frozenset[int] = frozenset()  # the columns of the last row of values
    above = 0
    for number, kind in kinds.items():
        if above and number == above + 1 and len(numeric[number]) < len(figures):
            word = _word(rows, number, figures)
            if word and _goes_on(rows, above, number, figures):
                found[number] = word
                above = number
                continue
        above = number if kind == "values" else 0
        figures = frozenset(map(COLUMN, numeric[number])) if above else figures
    return found


def _word(rows: Rows, number: int, figures: frozenset[int]) -> str:
    """The one word in most columns of figures; "" where they say different things or there are fewer than two."""
    texts = [cell.text.strip() for cell in rows.worded.get(number, ()) if cell.column in figures]
    one = len(texts) >= 2 and len(texts) * 2 > len(figures) and len(set(texts)) == 1
    return texts[0] if one and len(texts[0]) <= LONGEST_WORD else ""


def _goes_on(rows: Rows, above: int, number: int, figures: frozenset[int]) -> bool:
    """Whether the labels of a row are of the kind of those above: in the same columns, none the name of a label column,
    and one of them the same, a code or period like the one above, or a place."""
    before, here = ({cell.column: cell.text.strip() for cell in _labels(rows, one, figures)} for one in (above, number))
    if not here or set(here) != set(before) or any(map(names_labels, here.values())):
        return False
    return any(
        text == before[column] or is_place(text) or (_has_digit(text) and _has_digit(before[column]))
        for column, text in here.items()
    )


def _labels(rows: Rows, number: int, figures: frozenset[int]) -> list[Cell]:
    return [cell for cell in rows.worded.get(number, ()) if cell.column not in figures]


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
