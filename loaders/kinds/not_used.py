"""Telling a person which columns of a sheet have headings that mean nothing here, and asking about those full of words:
the words of a paper are what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.kinds.nothing_said import is_blank
from loaders.meaning.around import Findings
from loaders.meaning.words import tidy
from loaders.tables.rows import Rows, cell_name, column_name
from loaders.workbook.grid import Cell
from lsp_data.measures.wording import times

FEWEST_WORDS = 8  # in a column that is full of words, three and more a cell
WORDS_A_CELL = 3


def ask_of_words(rows: Rows, columns: Mapping[int, str], header: int, last: int, findings: Findings) -> frozenset[int]:
    """A question for each of these columns (with its heading, "" for none) that is full of words below the header row;
    and which they are. Nothing of their sheet is ticked then."""
    below: dict[int, list[Cell]] = {column: [] for column in columns}
    for _, row in rows.between(header + 1, last) if columns else ():
        for cell in row:
            if cell.column in below and not is_blank(cell.text):
                below[cell.column].append(cell)
    asked = []
    for column, heading in columns.items():
        cells = below[column]
        words = sum(len(cell.text.split()) for cell in cells)
        if words >= max(FEWEST_WORDS, WORDS_A_CELL * len(cells)):
            asked.append(column)
            named = f"{column_name(column)} “{tidy(heading)}”" if heading else f"{column_name(column)} (no heading)"
            count = times(len(cells), "cell holds", "cells hold")
            place = cell_name(header, column)
            findings.ask_once(named, "words-not-read", rows.sheet.name, place, column=named, count=count)
    return frozenset(asked)


def say_not_used(rows: Rows, headings: Sequence[Cell], findings: Findings) -> None:
    """Tell the columns under these headings; nothing where there are none."""
    if headings:
        columns = ", ".join(f"{column_name(one.column)} “{tidy(one.text)}”" for one in headings)
        place = cell_name(headings[0].row, headings[0].column)
        findings.tell("columns-not-used", rows.sheet.name, place, columns=columns)
