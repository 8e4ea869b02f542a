"""A column of last year's figures is of the year before; whether of its same part or all of it is asked where open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]


def test_last_year_beside_this_year_is_the_same_part_of_the_year_before(read_rows: Read) -> None:
    rows: Rows = [["Crime in Jan 2011"], [None], [None, "This yr", "Last yr", "% chg"]]
    rows += [["Offences", 221, 240, -7.9], ["Offences YTD", 2431, 2540, -4.3]]
    ret = read_rows(rows)
    assert when(ret, "C4") == ("month", "2010-01-01", "2010-01-31")
    assert when(ret, "C5") == ("year_to_date", "2009-04-01", "2010-01-31")
    assert at(ret, "D4").measure == "change"


def test_a_quarter_of_last_year_is_read_in_a_return(read_rows: Read) -> None:
    rows: Rows = [["Performance report 2010/11"], [None]]
    rows += [["NI", "Indicator", "Q2", "Q3", "Q3 last year", "Last year outturn"], ["NI 53", "Feeding", 39, 38, 37, 36]]
    ret = read_rows(rows)
    assert when(ret, "D4") == ("quarter", "2010-10-01", "2010-12-31")
    assert when(ret, "E4") == ("quarter", "2009-10-01", "2009-12-31")
    assert asked(ret, "columns-not-used") == []


def test_the_same_time_last_year_follows_the_returns_period(read_rows: Read) -> None:
    rows: Rows = [["Period: Q3 2010/11"], [None]]
    rows += [["NI", "Indicator", "Actual", "Same time last yr", "Outturn last year", "Target"]]
    rows += [["NI 53", "Breastfeeding", 39, 38, 37, 40]]
    ret = read_rows(rows)
    assert when(ret, "D4") == ("quarter", "2009-10-01", "2009-12-31")
    assert when(ret, "E4") == ("financial_year", "2009-04-01", "2010-03-31")


def test_last_year_alone_beside_a_quarter_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Period: Q3 2010/11"], [None], ["NI", "Indicator", "Actual", "Last year"]]
    rows += [["NI 53", "Breastfeeding", 39, 38]]
    ret = read_rows(rows)
    assert asked(ret, "ambiguous-period") == ["D3"]
    assert at(ret, "D4").held == "ambiguous-period"
    whole = read_rows([["Period: 2010/11"], *rows[1:]])
    assert when(whole, "D4") == ("financial_year", "2009-04-01", "2010-03-31")


def test_dated_headings_under_last_year_stay_as_they_are_dated(read_rows: Read) -> None:
    rows: Rows = [["Young people"], [None], [None, "Last year", "This year"], ["Group", "Jan 10", "Jan 11"]]
    rows += [["All", 5.8, 5.4], ["Care leavers", 21.5, 20.0]]
    ret = read_rows(rows)
    assert [when(ret, cell)[2] for cell in ("B5", "C5")] == ["2010-01-31", "2011-01-31"]


def test_the_area_of_a_title_is_the_one_that_is_known(read_rows: Read) -> None:
    title = "Cheshire Constabulary - crime in Cheshire West and Chester to end Jan 2011"
    rows: Rows = [[title], [None], [None, "This yr", "Last yr"], ["Offences", 221, 240], ["Arrests", 24, 25]]
    assert at(read_rows(rows), "B4").area == "cheshire-west-and-chester"


@pytest.mark.parametrize("heading", ["Previous quarter", "Last quarter", "Previous period", "Prior period outturn"])
def test_the_previous_quarter_is_the_one_before_the_tables_or_returns(read_rows: Read, heading: str) -> None:
    ret = read_rows([["Claims, Q2 2010/11"], [None], ["Area", "Current", heading], ["Chester", 5, 6], ["Neston", 7, 8]])
    assert when(ret, "B4") == ("quarter", "2010-07-01", "2010-09-30")
    assert when(ret, "C4") == ("quarter", "2010-04-01", "2010-06-30")
    rows: Rows = [["Period: Q2 2010/11"], [None], ["NI", "Indicator", "Current", heading], ["NI 53", "Feeding", 39, 38]]
    assert when(read_rows(rows), "D4") == ("quarter", "2010-04-01", "2010-06-30")


def test_previous_alone_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Claims, Q2 2010/11"], [None], ["Area", "Current", "Previous", "Change"], ["Chester", 5, 6, -1]]
    ret = read_rows([*rows, ["Neston", 7, 8, -1]])
    assert when(ret, "C4") == when(ret, "D4") == (None, "None", "None")
    assert asked(ret, "ambiguous-period") == ["C3"]
    held = read_rows(
        [["Period: Q2 2010/11"], [None], ["NI", "Indicator", "Actual", "Previous"], ["NI 53", "Fed", 39, 38]]
    )
    assert at(held, "D4").held == "ambiguous-period"
    year = read_rows([["Claims, 2010/11"], [None], ["Area", "Current", "Previous"], ["Ely", 5, 6], ["Neston", 7, 8]])
    assert when(year, "C4") == ("financial_year", "2009-04-01", "2010-03-31")


def test_a_change_on_the_previous_quarter_goes_from_it_to_the_current_one(read_rows: Read) -> None:
    rows: Rows = [["Claims"], [None], ["Area", "Q2 2010/11"], [None, "Current", "Previous quarter", "Change"]]
    ret = read_rows([*rows, ["Chester", 5, 6, -1], ["Neston", 7, 8, -1]])
    assert when(ret, "C5") == ("quarter", "2010-04-01", "2010-06-30")
    assert when(ret, "D5") == ("quarter", "2010-04-01", "2010-09-30")


@pytest.mark.parametrize("heading", ["Prior attainment", "Previously looked after", "Previous convictions"])
def test_what_only_sounds_like_an_earlier_time_is_of_the_tables_period(read_rows: Read, heading: str) -> None:
    ret = read_rows([["Pupils, Q2 2010/11"], [None], ["Area", "All", heading], ["Chester", 5, 6], ["Neston", 7, 8]])
    assert when(ret, "C4") == ("quarter", "2010-07-01", "2010-09-30")
