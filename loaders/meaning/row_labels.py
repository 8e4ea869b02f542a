"""The texts of the columns that label rows, without the marks of their notes."""

from __future__ import annotations

from datetime import date, datetime

from loaders.meaning.notes import Notes, bare
from loaders.meaning.words import tidy
from loaders.tables.rows import Rows
from lsp_data.catalogue.places import is_place
from lsp_data.periods import DateCell


def label(rows: Rows, number: int, column: int, notes: Notes) -> tuple[str, str]:
    """The label at a place without its note marks, and the marks."""
    cell = rows.at(number, column)
    if cell is None or cell.column != column:  # a name merged over several columns stands in the first
        return "", ""
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


def dated_label(rows: Rows, number: int, column: int, notes: Notes) -> tuple[str | DateCell | None, str]:
    """What a column of periods says at a place, None for nothing, and the marks beside it that are no note numbers."""
    cell = rows.at(number, column)
    if cell is None:
        return None, ""
    if isinstance(cell.value, date):
        day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return DateCell(day, cell.number_format), cell.superscript
    text, marks = label(rows, number, column, notes)
    return text or None, "" if marks.strip("() ").isdigit() or "ote" in marks else marks
