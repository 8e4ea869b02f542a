"""Sheets beside a return: a table of figures that says when they are is read, any other is told, never passed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from loaders.figures import Return
from tests.loaders.what_was_read import asked, when

Rows = list[list[object]]
Read = Callable[..., Return]
RETURN: Rows = [["Quarter 2 2010/11"], ["NI", "Indicator", "Q1", "Q2"], ["NI 154", "Homes", 20, 41]]
PLACES = ["Chester", "Vale Royal", "Congleton"]


def test_figures_under_days_are_read_beside_a_return(read_rows: Read) -> None:
    days = [date(2010, 4, 25), date(2010, 5, 30)]
    arrears: Rows = [["Rent arrears by district, £"], [None], ["District", *days], *([one, 9, 8] for one in PLACES)]
    ret = read_rows(RETURN, arrears)
    assert (ret.kind, [one.used for one in ret.sheets]) == ("performance_return", [True, True])
    assert sum(one.sheet == "Return 1" for one in ret.figures) == 6
    assert when(ret, "B5") == ("point", "2010-04-25", "2010-04-25")
    assert asked(ret, "figures-left-out") == []


def test_figures_that_nothing_dates_are_left_out_and_told(read_rows: Read) -> None:
    ret = read_rows(RETURN, [["District", "Homes", "Sites"], *([one, 9, 8] for one in PLACES)])
    assert {one.sheet for one in ret.figures} == {"Return"}
    assert asked(ret, "figures-left-out") == ["A1"]
    assert "figures" in ret.sheets[1].reason


def test_figures_beside_a_paper_are_told(read_rows: Read) -> None:
    plan: Rows = [["Action", "Lead", "Target"], ["Litter campaign", "Council", "5 events"]]
    ret = read_rows(plan, [["Homes"], [None], *([one, 9] for one in PLACES)])
    assert asked(ret, "figures-left-out") == ["A1"]


def test_words_beside_a_return_are_a_cover(read_rows: Read) -> None:
    ret = read_rows(RETURN, [["Notes", "To", "From"], ["Homes", "as agreed", "by all"], ["Sites", "none", "new"]])
    assert (asked(ret, "figures-left-out"), asked(ret, "sheet-left-out")) == ([], [])
