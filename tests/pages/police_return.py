"""A return of the police: made, uploaded from app.py on, its buttons pressed, its figure read in the store."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
from streamlit.testing.v1 import AppTest

from lsp_data import reports
from lsp_data.periods import quarter
from lsp_data.store import generations
from presentation import returns_templates
from tests.pages.own_partnership import AREA, open_page, run

Q3 = quarter(2010, 3)


def police_return(folder: Path, value: object = 11.5, *, code: str | None = None, earlier: object = None) -> bytes:
    """The template of the police for Q3 2010/11 with the figure of NI 16 filled in (and of Q4 2009/10: ``earlier``)."""
    blank = returns_templates.partner_template(generations.current(folder), "police", Q3)
    book = openpyxl.load_workbook(io.BytesIO(blank))
    for row in book["Return"].iter_rows():
        headings = {str(cell.value).strip(): cell.column for cell in row if cell.value}
        if "Value" in headings:
            column = headings["Value"]
        if row[0].value == "NI 16" and "Apr–Dec 2010" in str(row[4].value):
            book["Return"].cell(row[0].row, column).value = value  # type: ignore[assignment]  # any cell value
            if code:
                row[0].value = code
        if row[0].value == "NI 16" and "Apr 2009–Mar 2010" in str(row[4].value):
            book["Return"].cell(row[0].row, column).value = earlier  # type: ignore[assignment]  # any cell value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def uploaded(*files: tuple[str, bytes]) -> AppTest:
    at = open_page("returns/upload")
    for name, content in files:
        at.file_uploader(key="uploads").upload(name, content)
    return run(at)


def press(at: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    next(one for one in at.button if one.label.startswith(label)).click()
    return run(at)


def actual(folder: Path, end: date) -> float | None:
    series = reports.series(generations.current(folder), "NI 16", "", AREA)
    rows = series[(series["measure"] == "actual") & series["current"] & (series["period_end"] == str(end))]
    return None if rows.empty else float(rows.iloc[0]["value"])
