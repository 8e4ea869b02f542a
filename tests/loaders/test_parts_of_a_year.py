"""Columns of quarters and months without a year of their own: of the year to their left, of the title's, or asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]


def _read(read_rows: Read, title: str, headings: Sequence[str]) -> Return:
    rows: list[list[object]] = [[title], ["Area", *headings], ["Chester", 10, 22, 30, 51, 9, 20][: len(headings) + 1]]
    return read_rows([*rows, ["Cheshire East", 40, 41, 39, 38, 37, 35][: len(headings) + 1]])


def test_quarters_under_a_calendar_year_are_asked_and_never_the_year(read_rows: Read) -> None:
    ret = _read(read_rows, "Affordable homes completed 2009", ["Q1", "Q2", "Q3", "Q4"])
    assert {one.period_start for one in ret.figures} == {None}
    assert asked(ret, "period-unknown") == ["B2", "C2", "D2", "E2"]


def test_a_quarter_is_of_the_year_to_its_left(read_rows: Read) -> None:
    ret = _read(read_rows, "Homes to 2014", ["2009/10 Q1", "Q2", "Q3", "Q4", "2010/11 Q1", "Q2"])
    assert [when(ret, f"{column}3")[1] for column in "CDEFG"] == [
        "2009-07-01", "2009-10-01", "2010-01-01", "2010-04-01", "2010-07-01",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Towards 2011", "Homes 2010/11", "Homes"])
def test_months_go_on_from_the_one_with_its_year(read_rows: Read, title: str) -> None:
    ret = _read(read_rows, title, ["Nov 2009", "Dec", "Jan", "Feb", "Mar", "Apr"])
    starts = ["2009-12-01", "2010-01-01", "2010-02-01", "2010-03-01", "2010-04-01"]
    assert [when(ret, f"{column}3")[1] for column in "CDEFG"] == starts


def test_a_second_group_of_quarters_does_not_go_on(read_rows: Read) -> None:
    ret = _read(read_rows, "Homes", ["Q1 2009/10", "Q2", "Q1", "Q2"])
    assert at(ret, "D3").period_start is None


def test_quarters_under_a_financial_year_are_its_own(read_rows: Read) -> None:
    ret = _read(read_rows, "Homes 2009/10", ["Q1", "Q2", "Q3", "Q4"])
    assert (when(ret, "B3")[1], when(ret, "E3")[1]) == ("2009-04-01", "2010-01-01")


@pytest.mark.parametrize("year", ["2009-10", "2009/10"])
def test_a_full_year_beside_its_quarters_is_their_year(read_rows: Read, year: str) -> None:
    quarters = ["Qtr 1 (Apr-Jun)", "Qtr 2 (Jul-Sep)", "Qtr 3 (Oct-Dec)", "Qtr 4 (Jan-Mar)", "Full year"]
    rows: list[list[object]] = [["Homes"], ["Area", year], [None, *quarters]]
    ret = read_rows([*rows, ["Chester", 10, 22, 30, 51, 113], ["Cheshire East", 40, 41, 39, 38, 158]])
    assert [when(ret, f"{column}4")[1:] for column in "BEF"] == [
        ("2009-04-01", "2009-06-30"), ("2010-01-01", "2010-03-31"), ("2009-04-01", "2010-03-31"),
    ]  # fmt: skip
    assert asked(ret, "ambiguous-period") == []


def test_a_full_year_after_quarters_with_their_year_is_not_the_next(read_rows: Read) -> None:
    ret = _read(read_rows, "Homes to 2014", ["2009/10 Q1", "Q2", "Q3", "Q4", "Full year"])
    assert when(ret, "F3")[1:] == ("2009-04-01", "2010-03-31")
