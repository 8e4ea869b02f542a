"""The area of a row by its labels, from coarse to fine, and where it stands in the first of its rows only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.meaning.heading_places import says_what
from loaders.meaning.notes import Notes
from loaders.meaning.row_labels import label
from loaders.meaning.words import fold, tidy
from loaders.tables.keys import is_code
from loaders.tables.rows import Rows
from lsp_data.catalogue.places import is_place

# Of the coarser area beside it.
_TOTALS = frozenset({"total", "totals", "all", "sum", "average", "subtotal", "-", "region"})
_TOTAL = re.compile(r"^total\s+|\s+total$", re.IGNORECASE)
# Words that no name of a place is written in, whatever stands in its column: "Vehicle under disposal".
_PHRASE = re.compile(r"[A-Z][a-z]+(?: [a-z]+)+ (?!areas?\b|count|region|district|authorit|wards?\b|part)[a-z]+")


def without_code(rows: Rows, columns: Sequence[int], numbers: Sequence[int]) -> frozenset[int]:
    """The rows that have no code of an area where most rows have one. ``columns``: those that may hold the codes."""
    coded = {
        number
        for number in numbers
        for column in columns
        if (cell := rows.at(number, column)) is not None and is_code(cell.text.strip())
    }
    return frozenset(numbers).difference(coded) if len(coded) * 2 > len(numbers) else frozenset()


def area_of(
    rows: Rows, columns: Sequence[int], number: int, notes: Notes, *, uncoded: bool = False
) -> tuple[str, str, bool, str]:
    """The finest area that a row names, the marks beside it, whether it is the total of that area, and what stands in
    an area's place and says what the figures are ("Target"). ``uncoded``: the row alone has no code of an area."""
    area, marks, total, said = "", "", False, ""
    for column in columns:
        text, mark = label(rows, number, column, notes)
        if text and (says_what(text) or (uncoded and _PHRASE.fullmatch(text) and not is_place(text))):
            said = text
        elif text and not (area and fold(text) in _TOTALS):
            area, marks = _without_total(text), mark
            total = area != text
    return area, marks, total, said


def _without_total(text: str) -> str:
    """ "Total England" and "England total" are England."""
    rest = _TOTAL.sub("", text)
    return rest if rest and rest != text and is_place(rest) else text


def written_once(rows: Rows, areas: Sequence[int], others: Sequence[int], numbers: Sequence[int]) -> bool:
    """Whether an area stands in the first of its rows only: in less than two of three of the rows that say something
    else of themselves, from the first on. Every other row names its area, as its total or over its parts; where more
    of them do neither than rows lack an area, each names its own. ``others``: the columns that say something else."""
    parts = {number for number in numbers if any(rows.at(number, column) is not None for column in others)}
    if not parts:
        return False
    named = {number: text for number in numbers if (text := _area_text(rows, areas, number))}
    if numbers[0] not in named or parts.union(named) != set(numbers):
        return False
    alone = sum(number not in parts and not _says_total(text) for number, text in named.items())
    return alone <= len(parts.difference(named)) and len(parts.intersection(named)) * 3 <= len(parts) * 2


def _area_text(rows: Rows, areas: Sequence[int], number: int) -> str:
    """What the first filled area column says in a row; "" for nothing."""
    cells = (rows.at(number, column) for column in areas)
    return next((tidy(cell.text) for cell in cells if cell is not None), "")


def _says_total(text: str) -> bool:
    return fold(text) in _TOTALS or bool(_TOTAL.search(text))
