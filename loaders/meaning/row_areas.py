"""The area of a row by its labels, from coarse to fine, and where it stands in the first of its rows only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from loaders.meaning.heading_places import says_what
from loaders.meaning.row_labels import Labels
from loaders.meaning.words import fold, tidy
from loaders.tables.keys import is_code
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place

# Of the coarser area beside it.
_TOTALS = frozenset({"total", "totals", "all", "sum", "average", "subtotal", "-", "region"})
_TOTAL = re.compile(r"^total\s+|\s+total$", re.IGNORECASE)
# Words that no name of a place is written in, whatever stands in its column: "Vehicle under disposal".
_PHRASE = re.compile(r"[A-Z][a-z]+(?: [a-z]+)+ (?!areas?\b|count|region|district|authorit|wards?\b|part)[a-z]+")


class RowArea(NamedTuple):
    """The finest area that a row names, the marks beside it, whether it is the total of that area, and what stands in
    an area's place and says what the figures are ("Target")."""

    area: str = ""
    marks: str = ""
    total: bool = False
    said: str = ""


def without_code(columns: Iterable[Mapping[int, Cell]], numbers: Sequence[int]) -> frozenset[int]:
    """The rows that have no code of an area where most rows have one. ``columns``: the cells of those that may hold the
    codes."""
    coded = {number for cells in columns for number, cell in cells.items() if is_code(cell.text.strip())}
    return frozenset(numbers).difference(coded) if len(coded) * 2 > len(numbers) else frozenset()


def row_areas(columns: Sequence[Labels], numbers: Sequence[int], uncoded: frozenset[int]) -> dict[int, RowArea]:
    """The area of each row; labels that recur are read once. ``columns``: those of areas, coarse to fine; ``uncoded``:
    the rows that alone have no code of an area."""
    known: dict[tuple[object, ...], RowArea] = {}
    found: dict[int, RowArea] = {}
    for number in numbers:
        labels = [said for column in columns if (said := column.get(number))]
        key = (number in uncoded, *labels)
        area = known.get(key)
        if area is None:
            area = known[key] = _area_of(labels, uncoded=number in uncoded)
        found[number] = area
    return found


def _area_of(labels: Sequence[tuple[str, str]], *, uncoded: bool) -> RowArea:
    area, marks, total, said = "", "", False, ""
    for text, mark in labels:
        if text and (says_what(text) or (uncoded and _PHRASE.fullmatch(text) and not is_place(text))):
            said = text
        elif text and not (area and fold(text) in _TOTALS):
            area, marks = _without_total(text), mark
            total = area != text
    return RowArea(area, marks, total, said)


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
