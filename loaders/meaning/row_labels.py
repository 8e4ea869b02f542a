"""The texts of the columns that label rows, without the marks of their notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from loaders.meaning.notes import Notes, bare
from loaders.meaning.words import tidy
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place
from lsp_data.periods import DateCell

Labels = Mapping[int, tuple[str, str]]  # row → its label and the marks beside that; without the rows that have none
NO_LABEL = ("", "")


def label(rows: Rows, number: int, column: int, notes: Notes) -> tuple[str, str]:
    """The label at a place without its note marks, and the marks."""
    cell = rows.at(number, column)
    if cell is None or cell.column != column:  # a name merged over several columns stands in the first
        return NO_LABEL
    return _apart(cell, notes)


def cells_in(rows: Rows, column: int, numbers: Sequence[int]) -> dict[int, Cell]:
    """The cells of a column by row, as a person sees them, without the empty ones."""
    return {number: cell for number in numbers if (cell := rows.at(number, column)) is not None}


def labels_in(cells: Mapping[int, Cell], column: int, notes: Notes) -> dict[int, tuple[str, str]]:
    """The labels of a column's cells as :func:`label` tells them; a text that recurs is taken apart once."""
    known: dict[str, tuple[str, str]] = {}
    found: dict[int, tuple[str, str]] = {}
    for number, cell in cells.items():
        if cell.column != column:
            continue
        plain = isinstance(cell.value, str) and not cell.superscript
        said = known.get(cell.text) if plain else None
        if said is None:
            said = _apart(cell, notes)
            if plain:
                known[cell.text] = said
        found[number] = said
    return found


def _apart(cell: Cell, notes: Notes) -> tuple[str, str]:
    value = cell.value
    if isinstance(value, str):
        text, marks = bare(cell.text, notes)
        text, marks = _without_digit(text, marks)
        return text, f"{marks} {cell.superscript}".strip() if cell.superscript else marks
    if isinstance(value, float) and value.is_integer():
        return _without_digit(str(int(value)), cell.superscript)
    return tidy(cell.text), cell.superscript


def shown(rows: Rows, number: int, column: int) -> str:
    """The text at a place on one line, "" where nothing stands there."""
    cell = rows.at(number, column)
    return tidy(cell.text) if cell is not None else ""


def _without_digit(text: str, marks: str) -> tuple[str, str]:
    """ "20175" is 2017 with the mark 5, "Derbyshire1" the place with the mark 1."""
    if len(text) == 5 and text.isdigit() and "1950" <= text[:4] <= "2060":
        return text[:4], f"{text[4]} {marks}".strip()
    short = text.rstrip("0123456789")
    if short != text and is_place(short) and not is_place(text):
        return short.rstrip(), f"{text[len(short) :]} {marks}".strip()
    return text, marks


def dated_label(cell: Cell, label: tuple[str, str]) -> tuple[str | DateCell | None, str]:
    """What a cell in a column of periods says, None for nothing, and the marks beside it that are no note numbers.
    ``label``: what it says as a text, and its marks."""
    if isinstance(cell.value, date):
        day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return DateCell(day, cell.number_format), cell.superscript
    text, marks = label
    return text or None, "" if marks.strip("() ").isdigit() or "ote" in marks else marks
