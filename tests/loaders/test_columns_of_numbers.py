"""Columns of numbers beside rows of indicators: those that nobody knows are asked about, those about a figure are no
figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]


def test_numbers_under_an_unknown_heading_are_asked(read_rows: Read) -> None:
    rows: list[list[object]] = [["Quarter 2 2009/10"], ["Indicator", "Title", "Adjusted", "Actual"]]
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


ABOUT = ["Rank", "Quartile", "% of target", "Spend £000", "Population"]


def test_numbers_about_figures_are_of_no_indicator(read_rows: Read) -> None:
    rows: list[list[object]] = [["Quarter 2 2009/10 return"], ["PI", "Current", *ABOUT]]
    rows += [
        ["NI 155 Affordable homes", 22, 3, 1, 93.3, 400, 358000],
        ["NI 154 Net homes", 222, 5, 2, 106, 120, 197000],
    ]
    ret = read_rows(rows)
    assert [one.indicator for one in ret.figures if one.row == "3"] == ["NI 155", *[None] * (len(ret.figures) // 2 - 1)]
    assert {one.measure for one in ret.figures} == {"actual"}
    assert asked(ret, "duplicate-conflict") == asked(ret, "out-of-range") == []


def test_numbers_about_other_areas_are_no_benchmarks_of_the_indicator(read_rows: Read) -> None:
    rows: list[list[object]] = [["NI 155 affordable homes 2009/10"], ["Area", "Actual", *ABOUT]]
    for place, homes in (("Cheshire East", 210), ("Warrington", 140), ("Halton", 40)):
        rows.append([place, homes, 1, 2, 105, 30, 358000])
    ret = read_rows(rows)
    assert (ret.kind, [one.indicator for one in ret.figures if one.row == "3"]) == (
        "benchmarks",
        ["NI 155", *[None] * 5],
    )
