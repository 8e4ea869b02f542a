"""Telling a person which columns of a sheet have headings that mean nothing here, and asking about those full of words:
the words of a paper are what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.kinds.nothing_said import is_blank
from loaders.kinds.register_contents import are_words, is_filled
from loaders.kinds.register_tables import RegisterTable
from loaders.meaning.around import Findings
from loaders.meaning.words import tidy
from loaders.tables.rows import Rows, cell_name, column_name
from loaders.workbook.grid import Cell
from lsp_data.measures.wording import times

MOST_NAMED = 8  # columns, of those that are told


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
        if are_words([cell.text for cell in cells]):
            asked.append(column)
            _ask(rows, header, column, heading, len(cells), findings)
    return frozenset(asked)


def ask_of_part(rows: Rows, heading: Cell, last: int, findings: Findings) -> None:
    """A question for the words under one heading, few or many; none where nothing stands there."""
    below = [one for _, row in rows.between(heading.row + 1, last) for one in row if one.column == heading.column]
    cells = [one for one in below if not is_blank(one.text)]
    if cells:
        _ask(rows, heading.row, heading.column, heading.text, len(cells), findings)


def _ask(rows: Rows, header: int, column: int, heading: str, cells: int, findings: Findings) -> None:
    title, count = _named(column, heading), times(cells, "cell holds", "cells hold")
    place = cell_name(header, column)
    findings.ask_once(f"{title} {header}", "words-not-read", rows.sheet.name, place, column=title, count=count)


def named(headings: Mapping[int, str]) -> str:
    """Columns by their letters and headings, in their order; the first of many: C “Sign off”, E (no heading)."""
    shown = [_named(column, headings[column]) for column in sorted(headings)]
    return ", ".join([*shown[:MOST_NAMED], *(["…"] if len(shown) > MOST_NAMED else [])])


def _named(column: int, heading: str) -> str:
    return f"{column_name(column)} “{tidy(heading)}”" if heading.strip() else f"{column_name(column)} (no heading)"


def say_not_used(rows: Rows, headings: Sequence[Cell], findings: Findings) -> None:
    """Tell the columns under these headings; nothing where there are none."""
    if headings:
        columns = named({one.column: one.text for one in headings})
        place = cell_name(headings[0].row, headings[0].column)
        findings.tell("columns-not-used", rows.sheet.name, place, columns=columns)


def say_columns_left_out(rows: Rows, one: RegisterTable, findings: Findings, *, of_statements: bool) -> None:
    """Tell the columns of a register's table that nothing is read from; ask where most rows fill one of them and no
    person said that nothing is to be read from it. ``of_statements``: it is a self-assessment."""
    table = one.table
    headed = {column.index for column in table.columns} | {
        column.index for many in one.columns.values() for column in many
    }
    names = {column.index: column.text for column in one.unused}
    for _, cells in rows.between(table.first, table.last):
        if len(cells) > 1:
            names |= {cell.column: "" for cell in cells if cell.column not in headed and cell.column not in names}
    if of_statements:  # of those nothing is ticked where words were not read
        still_open = {index: text for index, text in names.items() if index not in one.met.said}
        for index in ask_of_words(rows, still_open, table.header[-1], table.last, findings):
            del names[index]
    if names:
        columns = named(names)
        asked = any(index not in one.met.said and is_filled(table, index) for index in names)
        place = cell_name(table.header[-1], min(names))
        findings.tell("columns-asked" if asked else "columns-not-used", rows.sheet.name, place, columns=columns)
