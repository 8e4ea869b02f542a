"""A column of changes is between the columns of its own group, whatever the group is headed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from loaders.figures import Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book, Cell
from tests.loaders.conftest import sheet_of
from tests.loaders.test_statistics import merged, span
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]
DECEMBERS, YEARS_TO_DATE = ("month", "2008-12-01", "2009-12-31"), ("year_to_date", "2008-04-01", "2009-12-31")


def _report(known: Known, month: str, to_date: str, changes: tuple[str, str] = ("Change", "% change")) -> Return:
    rows: Rows = [["Offences recorded"], [None], ["Offence", month, None, None, None, to_date, None, None, None]]
    rows += [[None, None, None, *changes, "Apr - Dec 2009", "Apr - Dec 2008", *changes]]
    rows += [["Burglary", 55, 58, -3, -5.2, 505, 512, -7, -1.4], ["Robbery", 7, 6, 1, 16.7, 69, 55, 14, 25.5]]
    sheet = replace(sheet_of(rows, "Data"), merges=((3, 1, 4, 1), (3, 2, 3, 5), (3, 6, 3, 9)))
    days = {2: date(2009, 12, 1), 3: date(2008, 12, 1)}
    dated = {(4, at): Cell(4, at, day, f"{day:%b-%y}", number_format="mmm-yy") for at, day in days.items()}
    return understand(Book((replace(sheet, cells={**sheet.cells, **dated}),)), "file.xlsx", "0" * 64, known)


@pytest.mark.parametrize(("month", "to_date"), [("Month", "Year to date"), ("In the month", "Year so far")])
def test_the_heading_of_a_group_is_no_word_of_its_change(known: Known, month: str, to_date: str) -> None:
    ret = _report(known, month, to_date)
    assert [at(ret, cell).measure for cell in ("C5", "D5", "E5", "I5")] == ["actual", "change", "change", "change"]
    assert when(ret, "D5") == when(ret, "E6") == DECEMBERS
    assert when(ret, "H5") == when(ret, "I6") == YEARS_TO_DATE


def test_the_change_s_own_words_still_say_since_when(known: Known) -> None:
    ret = _report(known, "Month", "Year to date", ("Change on previous month", "Change since December 2008"))
    assert when(ret, "D5") == ("month", "2009-11-01", "2009-12-31")
    assert when(ret, "E5") == DECEMBERS


def test_a_change_among_three_years_of_its_group_is_not_guessed(known: Known) -> None:
    rows: Rows = [["Fires"], [None], ["Station", "Number", None, None, None, "Rate", None, None]]
    rows += [[None, "2007/08", "2008/09", "2009/10", "Change", "2008/09", "2009/10", "Change"]]
    rows += [["Fenland", 9, 8, 7, -1, 3.1, 3.0, -0.1], ["Medway", 5, 6, 4, -2, 1.1, 0.9, -0.2]]
    sheet = replace(sheet_of(rows, "Data"), merges=((3, 1, 4, 1), (3, 2, 3, 5), (3, 6, 3, 8)))
    ret = understand(Book((sheet,)), "file.xlsx", "0" * 64, known)
    assert when(ret, "E5") == (None, "None", "None")
    assert when(ret, "H5") == ("financial_year", "2008-04-01", "2010-03-31")


def test_a_return_with_groups_moves_within_them(known: Known) -> None:
    rows: Rows = [["Performance"], [None], ["NI", "Indicator", "Month", None, None, "Year to date", None, None]]
    rows += [[None, None, "Dec 2009", "Dec 2008", "Change", "Apr - Dec 2009", "Apr - Dec 2008", "Change"]]
    rows += [["NI 191", "Residual waste", 55, 58, -3, 505, 512, -7], ["NI 154", "Homes", 7, 6, 1, 69, 55, 14]]
    sheet = replace(sheet_of(rows, "Data"), merges=((3, 3, 3, 5), (3, 6, 3, 8)))
    ret = understand(Book((sheet,)), "file.xlsx", "0" * 64, known)
    assert at(ret, "E5").indicator == "NI 191"
    assert when(ret, "E5") == DECEMBERS
    assert when(ret, "H6") == YEARS_TO_DATE
    assert asked(ret, "period-assumed") == []


def test_a_change_beside_last_year_s_column_is_from_then_on(read_rows: Read) -> None:
    rows: Rows = [["Crime, December 2009"], [None]]
    rows += [
        [
            "Offence",
            "This month",
            "Same month last year",
            "Change",
            "YTD",
            "Previous YTD",
            "% change",
            "Variance on plan",
        ]
    ]
    rows += [["Burglary", 55, 58, -3, 505, 512, -1.4, 5], ["Robbery", 7, 6, 1, 69, 55, 25.5, 1]]
    ret = read_rows(rows)
    assert at(ret, "D4").measure == at(ret, "G5").measure == "change"
    assert when(ret, "D4") == DECEMBERS
    assert when(ret, "G5") == YEARS_TO_DATE
    assert when(ret, "H4")[1] != "2008-04-01"


def test_a_change_follows_the_row_that_counts_up(read_rows: Read) -> None:
    rows: Rows = [["Crime in Jan 2011"], [None], [None, "This yr", "Last yr", "% chg"]]
    ret = read_rows([*rows, ["Offences", 221, 240, -7.9], ["Offences YTD", 2431, 2540, -4.3]])
    assert when(ret, "D4") == ("month", "2010-01-01", "2011-01-31")
    assert when(ret, "D5") == ("year_to_date", "2009-04-01", "2011-01-31")


@pytest.mark.parametrize("over", ["April 2015 to March 2016 % change from:", "% change from"])
def test_the_period_below_is_where_a_change_is_reckoned_from(known: Known, over: str) -> None:
    rows: Rows = [["Offences"], ["Offence", "Apr '05 to\nMar '06", "Apr '14 to\nMar '15", "Apr '15 to\nMar '16", over]]
    rows += [[None, None, None, None, "Apr '05 to\nMar '06", "Apr '14 to\nMar '15"]]
    rows += [["Burglary", 9, 8, 7, -22, -12], ["Robbery", 4, 3, 2, -50, -33]]
    found = merged(rows, known, (2, 5, 2, 6))
    assert [found[one].measure for one in ("E4", "F4")] == ["change", "change"]
    assert span(found["E4"]) == ("2005-04-01", "2016-03-31")
    assert span(found["F5"]) == ("2014-04-01", "2016-03-31")


def test_years_below_the_heading_of_changes_are_no_figures(known: Known) -> None:
    rows: Rows = [["Casualties"], [None, "2005-09 average", 2014, 2015, 2016, "Percentage change in 2016 from:"]]
    rows += [[None, None, None, None, None, 2015, "2005-09 average"]]
    rows += [["Pedestrians"], ["Killed", 9, 6, 5, 4, -20, -55], ["Injured", 9, 6, 5, 4, -20, -55]]
    found = merged(rows, known, (2, 6, 2, 7))
    assert {one.cell for one in found.values()} == {f"{letter}{row}" for letter in "BCDEFG" for row in (5, 6)}
    assert span(found["F5"]) == ("2015-01-01", "2016-12-31")
    assert span(found["G5"]) == ("2005-01-01", "2016-12-31")
