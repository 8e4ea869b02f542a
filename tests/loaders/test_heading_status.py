"""Headings that say how firm their figures are, beside the period."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("2008/09 provisional", "provisional"), ("2008/09 (p)", "provisional"), ("2008/09 (prov)", "provisional"),
        ("Provisional 2008/09", "provisional"), ("2008/09 revised", "revised"), ("2008/09 (r)", "revised"),
        ("2008/09 estimated", "estimated"), ("2008/09 provisional outturn", "provisional"), ("2008/09", None),
    ],
)  # fmt: skip
def test_a_status_beside_a_year_is_that_of_its_figures(read_rows: Read, heading: str, status: str | None) -> None:
    rows: list[list[object]] = [["GCSE results"], ["Indicator", "Title", "2007/08", heading]]
    ret = read_rows([*rows, ["NI 117", "NEET", 8.2, 5.1], ["NI 192", "Recycling", 41, 44]])
    assert when(ret, "D3") == ("financial_year", "2008-04-01", "2009-03-31")
    assert (at(ret, "C3").status, at(ret, "D3").status, at(ret, "D3").value) == (None, status, 5.1)
    assert (at(ret, "C3").note, asked(ret, "unknown-choice")) == ("", [])


def test_a_column_of_statuses_is_still_one(read_rows: Read) -> None:
    rows: list[list[object]] = [["Return"], ["Indicator", "2008/09", "Provisional or final"]]
    ret = read_rows([*rows, ["NI 117", 8.2, "provisional"], ["NI 192", 41, "final"]])
    assert [one.status for one in ret.figures] == ["provisional", "final"]


def test_a_status_under_a_year_is_that_of_published_figures(read_rows: Read) -> None:
    rows: list[list[object]] = [["Waste"], ["Area", "2008/09", "2009/10"], [None, "Final", "Provisional"]]
    ret = read_rows([*rows, ["Chester", 8, 9], ["Congleton", 7, 6], ["Halton", 5, 4]])
    assert [one.status for one in ret.figures[:2]] == ["final", "provisional"]


def test_estimates_of_a_year_are_estimated_and_estimates_of_a_thing_are_called_so(read_rows: Read) -> None:
    rows: list[list[object]] = [["Libraries"], ["Area", "2010-11 Actuals", "2011-12 Estimates", "Estimates 2012-13"]]
    ret = read_rows([*rows, ["Chester", 8, 9, 7], ["Congleton", 7, 6, 5], ["Halton", 5, 4, 3]])
    assert [at(ret, cell).status for cell in ("B3", "C3", "D3")] == [None, "estimated", "estimated"]
    assert when(ret, "D3") == ("financial_year", "2012-04-01", "2013-03-31")
    of_people = read_rows([["Libraries, 2010/11"], ["Area", "Population estimates"], ["Chester", 8], ["Halton", 7]])
    assert (at(of_people, "B3").label, at(of_people, "B3").status) == ("Population estimates", None)


@pytest.mark.parametrize(
    ("period", "status"),
    [
        ("2010/11 (estimate)", "estimated"),
        ("2010/11 provisional", "provisional"),
        ("Revised 2010/11", "revised"),
        ("2010/11", None),
    ],
)
def test_a_status_beside_the_period_of_a_row_is_that_of_its_figures(
    read_rows: Read, period: str, status: str | None
) -> None:
    rows: list[list[object]] = [["Fire"], ["Measure", "Period", "Chester", "Halton"], ["Fires", "2009/10", 5, 6]]
    ret = read_rows([*rows, ["Net expenditure", period, 7, 8]])
    assert (at(ret, "C3").status, at(ret, "C4").status) == (None, status)
    assert when(ret, "C4") == ("financial_year", "2010-04-01", "2011-03-31")
