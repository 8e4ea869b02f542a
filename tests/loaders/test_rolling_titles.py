"""Titles that speak of rolling years: what a column says itself of its period is never made longer by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows
from tests.loaders.what_was_read import asked, when

Read = Callable[..., Return]
ROLLING = "Household waste: rolling 12 months, by authority"
BOTH = "Household waste: quarterly results and rolling 12 months, by authority"
QUARTER = ("quarter", "2010-01-01", "2010-03-31")
TWELVE_MONTHS = ("rolling_year", "2009-04-01", "2010-03-31")
NEVER = (None, "None", "None")


def table(title: str, *headers: list[object]) -> Rows:
    return [[title], [None], *headers, *([place, 45, 46, 47] for place in PLACES)]


@pytest.mark.parametrize("title", [ROLLING, BOTH])
def test_months_from_to_are_what_they_say(read_rows: Read, title: str) -> None:
    ret = read_rows(table(title, ["Area", "Jan-Mar 2010", "Apr-Jun 2010", "Jul to Sep 2010"]))
    assert when(ret, "B4") == QUARTER
    assert when(ret, "D4") == ("quarter", "2010-07-01", "2010-09-30")
    down = read_rows([[title], [None], ["Period", "Waste"], ["Jan-Mar 2010", 45], ["Apr-Jun 2010", 46]])
    assert when(down, "B4") == QUARTER


@pytest.mark.parametrize("title", [ROLLING, BOTH])
def test_a_heading_over_the_period_says_what_it_is(read_rows: Read, title: str) -> None:
    over: list[object] = [None, "Quarter", "Rolling 12 months", "12 months ending"]
    ret = read_rows(table(title, over, ["Area", "Q4 2009/10", "Mar 2010", "Mar 2010"]))
    assert [when(ret, cell) for cell in ("B5", "C5", "D5")] == [QUARTER, TWELVE_MONTHS, TWELVE_MONTHS]


def test_a_month_under_a_title_of_rolling_years_alone_ends_one(read_rows: Read) -> None:
    for heading in ("Mar 2010", "Q4 2009/10"):
        assert when(read_rows(table(ROLLING, ["Area", heading, "Waste", "Litter"])), "B4") == TWELVE_MONTHS
    by_quarter = "Household waste: rolling 12 months by quarter"
    assert when(read_rows(table(by_quarter, ["Area", "Q4 2009/10", "Q1 2010/11", "Q2 2010/11"])), "B4") == TWELVE_MONTHS


@pytest.mark.parametrize("heading", ["Mar 2010", "Q4 2009/10"])
def test_a_period_that_may_be_either_of_what_the_title_speaks_of_is_asked_about(read_rows: Read, heading: str) -> None:
    ret = read_rows(table(BOTH, ["Area", heading, "Jun 2010", "Sep 2010"]))
    assert when(ret, "B4") == NEVER
    assert asked(ret, "ambiguous-period") == ["B3"]


def test_a_title_that_speaks_of_both_does_not_say_which_its_own_month_is(read_rows: Read) -> None:
    ret = read_rows(table(f"{BOTH}, March 2010", ["Area", "Waste", "Litter", "Bins"]))
    assert when(ret, "B4") == NEVER
    assert asked(ret, "period-unknown")
