"""Telling a person which columns of a sheet have headings that mean nothing here."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.kinds.register_contents import is_filled
from loaders.kinds.register_tables import RegisterTable
from loaders.meaning.around import Findings
from loaders.meaning.words import tidy
from loaders.tables.rows import Rows, cell_name, column_name
from loaders.workbook.grid import Cell


def say_not_used(rows: Rows, headings: Sequence[Cell], findings: Findings) -> None:
    """Tell the columns under these headings; nothing where there are none."""
    if headings:
        columns = ", ".join(f"{column_name(one.column)} “{tidy(one.text)}”" for one in headings)
        place = cell_name(headings[0].row, headings[0].column)
        findings.tell("columns-not-used", rows.sheet.name, place, columns=columns)


def say_columns_left_out(rows: Rows, one: RegisterTable, findings: Findings) -> None:
    """Tell the columns of a register's table that nothing is read from; ask where most rows fill one of them and no
    person said that nothing is to be read from it."""
    table = one.table
    headed = {column.index for column in table.columns} | {
        column.index for many in one.columns.values() for column in many
    }
    names = {column.index: column.text for column in one.unused}
    for _, cells in rows.between(table.first, table.last):
        if len(cells) > 1:
            names |= {cell.column: "" for cell in cells if cell.column not in headed and cell.column not in names}
    if names:
        columns = ", ".join(f"{column_name(index)} “{names[index]}”" for index in sorted(names)[:8])
        asked = any(index not in one.met.said and is_filled(table, index) for index in names)
        place = cell_name(table.header[-1], min(names))
        findings.tell("columns-asked" if asked else "columns-not-used", rows.sheet.name, place, columns=columns)
