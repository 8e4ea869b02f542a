"""Bare years under "Month", "Quarter" or "Year to date": that part of the year by the period of the return or table,
and a question where that does not say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book
from tests.loaders.test_statistics import merged_sheet
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]
NEVER = (None, "None", "None")
MERGES = ((3, 2, 3, 3), (3, 4, 3, 5))


def _report(known: Known, title: str, part: str, years: tuple[object, object]) -> Return:
    rows: Rows = [[title], [None], ["Offence", part, None, "Year to date", None], [None, *years, *years]]
    rows += [["Burglary", 55, 58, 505, 512], ["Robbery", 7, 6, 69, 55]]
    return understand(Book((merged_sheet(rows, MERGES),)), "file.xlsx", "0" * 64, known)


@pytest.mark.parametrize("years", [(2009, 2008), ("2009", "2008"), ("2009/10", "2008/09")])
def test_the_tables_period_says_which_part_of_bare_years(known: Known, years: tuple[object, object]) -> None:
    ret = _report(known, "Crime in December 2009", "Month", years)
    assert when(ret, "B5") == ("month", "2009-12-01", "2009-12-31")
    assert when(ret, "C5") == ("month", "2008-12-01", "2008-12-31")
    assert when(ret, "D5") == ("year_to_date", "2009-04-01", "2009-12-31")
    assert when(ret, "E5") == ("year_to_date", "2008-04-01", "2008-12-31")
    assert asked(ret, "period-unknown") == []


@pytest.mark.parametrize(("latest", "before"), [(2010, 2009), (2009, 2008)])
def test_a_bare_year_holds_the_tables_january_or_its_years_beginning(known: Known, latest: int, before: int) -> None:
    ret = _report(known, "Crime in Q4 2009/10", "This quarter", (latest, before))
    assert when(ret, "B5") == ("quarter", "2010-01-01", "2010-03-31")
    assert when(ret, "C5") == ("quarter", "2009-01-01", "2009-03-31")


@pytest.mark.parametrize("years", [(2009, 2008), ("2009/10", "2008/09")])
def test_without_a_period_no_part_is_taken_for_its_whole_year(known: Known, years: tuple[object, object]) -> None:
    ret = _report(known, "Crime", "Month", years)
    assert {when(ret, f"{letter}5") for letter in "BCDE"} == {NEVER}
    assert asked(ret, "period-unknown") == ["B4", "C4", "D4", "E4"]


def test_a_quarter_does_not_say_which_month(known: Known) -> None:
    ret = _report(known, "Crime in Q3 2009/10", "Month", ("2009/10", "2008/09"))
    assert when(ret, "B5") == NEVER
    assert when(ret, "E5") == ("year_to_date", "2008-04-01", "2008-12-31")


def test_years_that_are_not_those_of_the_table_are_asked_about(known: Known) -> None:
    ret = _report(known, "Crime in December 2009", "Month", (2011, 2010))
    assert when(ret, "B5") == NEVER


def test_a_year_to_date_of_last_year_in_a_return_is_of_that_year(read_rows: Read) -> None:
    rows: Rows = [["Return period:", "Q3 2009/10"], [None], ["NI", "Indicator", "YTD 2009/10", "YTD 2008/09"]]
    ret = read_rows([*rows, ["NI 191", "Waste", 505, 512], ["NI 154", "Homes", 69, 55]])
    assert when(ret, "C4") == ("year_to_date", "2009-04-01", "2009-12-31")
    assert when(ret, "D4") == ("year_to_date", "2008-04-01", "2008-12-31")
    assert asked(ret, "duplicate-conflict") == []


def test_years_to_date_in_a_return_follow_the_row_that_says_when(read_rows: Read) -> None:
    rows: Rows = [["Performance"], [None], ["NI", "Indicator", "Period", "YTD 2009", "YTD 2008"]]
    ret = read_rows([*rows, ["NI 191", "Waste", "Dec 2009", 505, 512], ["NI 154", "Homes", "Nov 2009", 69, 55]])
    assert at(ret, "E5").held == ""
    assert when(ret, "E5") == ("year_to_date", "2008-04-01", "2008-11-30")
