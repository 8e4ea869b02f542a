"""A partner's template: made, its cells found by their headings, saved as it comes back, read."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl

from loaders import templates
from loaders.figures import Return
from loaders.inspection import inspect
from lsp_data.periods import Period, quarter
from lsp_data.settings import Settings
from lsp_data.store import generations, reads

Q2 = quarter(2010, 2)
RETURNED = datetime(2010, 10, 29)


def made(folder: Path, partner: str = "council", period: Period = Q2) -> openpyxl.Workbook:
    out = io.BytesIO()
    templates.write_template(generations.current(folder), partner, period, out)
    out.seek(0)
    return openpyxl.load_workbook(out)


def columns(sheet: object) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}  # type: ignore[index] # an openpyxl sheet


def row_of(sheet: object, indicator: str, period: str) -> int:
    at = columns(sheet)
    for row in range(2, sheet.max_row + 1):  # type: ignore[attr-defined]
        if (sheet.cell(row, at["Indicator"]).value, sheet.cell(row, at["Period"]).value) == (indicator, period):  # type: ignore[attr-defined]
            return row
    raise AssertionError(f"no row for {indicator} {period}")


def saved(book: openpyxl.Workbook, folder: Path, name: str = "return.xlsx") -> Path:
    book["Cover"]["B5"] = RETURNED
    path = folder.parent / name
    book.save(path)
    return path


def read(path: Path, folder: Path) -> Return:
    catalogue = reads.catalogue_of(generations.current(folder))
    return inspect(path, catalogue=catalogue, settings=Settings(data=folder), today=date(2011, 2, 14))
