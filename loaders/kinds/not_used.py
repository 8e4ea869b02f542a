"""Telling a person which columns of a sheet have headings that mean nothing here."""

from __future__ import annotations

from collections.abc import Sequence

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
