"""Columns of numbers beside rows of indicators: those that nobody knows are asked about, those about a figure are no
figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]


def test_numbers_under_an_unknown_heading_are_asked(read_rows: Read) -> None:
    rows: list[list[object]] = [["Quarter 2 2009/10"], ["Indicator", "Title", "Last quarter", "Year to date"]]
    ret = read_rows([*rows, ["NI 155", "Homes", 22, 32], ["NI 156", "Stays", 20, 41]])
    assert asked(ret, "columns-asked") == ["C2"]
    assert asked(ret, "columns-not-used") == []


def test_a_return_of_unknown_columns_is_no_nil_return(read_rows: Read) -> None:
    rows: list[list[object]] = [["Quarter 2 2009/10"], ["Indicator", "Title", "Actual", "Completions"]]
    ret = read_rows([*rows, ["NI 155", "Homes", None, 22], ["NI 156", "Stays", None, 20]])
    assert (asked(ret, "columns-asked"), asked(ret, "nil-return")) == (["D2"], [])


@pytest.mark.parametrize("heading", ["Row no", "Rank", "Population", "Budget £000", "% of target", "Remarks"])
def test_references_and_numbers_about_a_figure_are_told(read_rows: Read, heading: str) -> None:
    rows: list[list[object]] = [["Quarter 2 2009/10"], ["Indicator", "Actual", heading]]
    other = (lambda value: "words") if heading == "Remarks" else (lambda value: value)
    ret = read_rows([*rows, ["NI 155", 22, other(32)], ["NI 156", 20, other(41)]])
    assert asked(ret, "columns-asked") == []
    assert [one.cell for one in ret.figures] == ["B3", "B4"]


def test_this_quarter_is_the_returns_own(read_rows: Read) -> None:
    rows: list[list[object]] = [["Quarter 2 2009/10"], ["Indicator", "Last quarter", "This quarter", "Year to date"]]
    ret = read_rows([*rows, ["NI 155", 10, 22, 32], ["NI 156", 21, 20, 41]])
    assert when(ret, "C3") == ("quarter", "2009-07-01", "2009-09-30")
    assert at(ret, "C3").measure == "actual"
