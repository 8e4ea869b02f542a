"""The months that a row's own name ends in, and date headings among months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from loaders.figures import Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book, Cell
from tests.loaders.conftest import sheet_of
from tests.loaders.what_was_read import when

Rows = list[list[object]]
Read = Callable[..., Return]


def test_the_months_in_a_rows_name_beat_the_title(read_rows: Read) -> None:
    rows: Rows = [["Street survey, August - November 2010"], [None], ["NI", "Indicator", "Chester", "Vale Royal"]]
    rows += [["NI 195a", "Litter", 5.2, 4.9], ["NI 191", "Residual waste kg/hh Apr-Dec 2010", 421, 422]]
    ret = read_rows(rows)
    assert when(ret, "C4") == ("survey", "2010-08-01", "2010-11-30")
    assert when(ret, "C5") == ("year_to_date", "2010-04-01", "2010-12-31")


def test_the_months_in_a_rows_name_beat_the_returns_period(read_rows: Read) -> None:
    rows: Rows = [["Period: Q2 2010/11"], [None], ["NI", "Indicator", "Actual", "Target"]]
    rows += [["NI 191", "Residual waste, Apr-Dec 2010", 421, 600], ["NI 192", "Recycling since April 2009", 48, 50]]
    ret = read_rows(rows)
    assert when(ret, "D4") == ("financial_year", "2010-04-01", "2011-03-31")
    assert when(ret, "C4") == ("year_to_date", "2010-04-01", "2010-12-31")
    assert when(ret, "C5") == ("quarter", "2010-07-01", "2010-09-30")


def test_a_date_among_months_in_the_headings_is_a_month(known: Known) -> None:
    rows: Rows = [["Young people"], [None], ["NI", "Measure", None, None, None], ["NI 117", "NEET", 5.2, 5.1, 5.6]]
    sheet = sheet_of(rows, "Return")
    days = {3: date(2010, 11, 1), 4: date(2010, 12, 1), 5: date(2011, 1, 1)}
    dated = {(3, at): Cell(3, at, day, f"{day:%b-%y}", number_format="mmm-yy") for at, day in days.items()}
    book = Book((replace(sheet, cells={**sheet.cells, **dated}),))
    ret = understand(book, "file.xlsx", "0" * 64, known)
    assert when(ret, "C4") == ("month", "2010-11-01", "2010-11-30")
    assert when(ret, "E4") == ("month", "2011-01-01", "2011-01-31")
