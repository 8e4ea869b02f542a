"""Columns of three-year spans, which are written as a year and a month are: "2004–06", "2006–08"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows
from tests.loaders.what_was_read import asked, when

Read = Callable[..., Return]
OF_2004 = ("average", "2004-01-01", "2006-12-31")
NEVER = (None, "None", "None")


def table(title: str, *headings: object, below: str = "") -> Rows:
    rows: Rows = [[title], [None], ["Area", *headings], *([place, 45, 46, 47] for place in PLACES)]
    return [*rows, [None], [below]] if below else rows


@pytest.mark.parametrize("headings", [("2004–06", "2006–08"), ("2006-08", "2004-06"), ("2001-03", "2004-06")])
def test_spans_of_equal_length_that_overlap_or_touch_are_years(read_rows: Read, headings: tuple[str, str]) -> None:
    ret = read_rows(table("Deaths by area", *headings))
    column = "BC"[[one.replace("–", "-") for one in headings].index("2004-06")]
    assert when(ret, f"{column}4") == OF_2004


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Deaths by area, three-year averages", ""),
        ("Deaths by area (3-year pooled rates)", ""),
        ("Deaths by area", "1 Three-year rolling averages of registered deaths."),
    ],
)
def test_a_title_or_note_says_that_a_span_is_of_years(read_rows: Read, title: str, below: str) -> None:
    assert when(read_rows(table(title, "2004-06", "2008-10", "2012-14", below=below)), "B4") == OF_2004


def test_a_title_names_the_years_over_which_it_averages(read_rows: Read) -> None:
    ret = read_rows(table("Deaths by area, three-year averages, 2004-06", "Males", "Females", "Persons"))
    assert when(ret, "C4") == OF_2004


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("Deaths by area", ("2004-06", "Males", "Females")),
        ("Deaths by area", ("2001-03", "2005-07", "Females")),
        ("Deaths by area, three-year averages", ("2004-09", "2008-10", "Females")),
        ("Deaths by area, financial years", ("2004-06", "2006-08", "2008-10")),
    ],
)
def test_a_span_that_can_be_read_in_two_ways_is_asked_about(
    read_rows: Read, title: str, headings: tuple[str, ...]
) -> None:
    ret = read_rows(table(title, *headings))
    assert when(ret, "B4") == NEVER
    assert asked(ret, "ambiguous-period") == ["B3"]


@pytest.mark.parametrize("title", ["Number of deaths per month", "Monthly deaths", "Deaths by area and month"])
@pytest.mark.parametrize("headings", [("2004-06", "2007-09"), ("2005-07", "2006-08", "2007-09")])
def test_where_the_title_speaks_of_months_no_span_is_taken_for_years(
    read_rows: Read, title: str, headings: tuple[str, ...]
) -> None:
    ret = read_rows(table(title, *headings))
    assert when(ret, "B4") == NEVER
    assert "B3" in asked(ret, "ambiguous-period")


@pytest.mark.parametrize("title", ["Deaths of infants under 12 months", "Deaths within one month"])
def test_a_number_of_months_is_no_word_of_when(read_rows: Read, title: str) -> None:
    assert when(read_rows(table(title, "2004-06", "2006-08")), "B4") == OF_2004


def test_where_a_heading_above_speaks_of_months_no_span_is_taken_for_years(read_rows: Read) -> None:
    rows: Rows = [["Deaths"], [None], [None, "Month"], ["Area", "2004-06", "2007-09"]]
    ret = read_rows([*rows, *([place, 45, 46] for place in PLACES)])
    assert when(ret, "B5") == NEVER
    assert "B4" in asked(ret, "ambiguous-period")


@pytest.mark.parametrize("heading", ["Month", "Month ending"])
@pytest.mark.parametrize("months", [["2004-06", "2007-09"], ["2005-07", "2006-08", "2007-09"]])
def test_below_a_heading_of_months_no_span_is_taken_for_years(
    read_rows: Read, heading: str, months: list[object]
) -> None:
    ret = read_rows([["Deaths"], [None], [heading, "Males", "Females"], *([one, 45, 46] for one in months)])
    assert when(ret, "B4") == NEVER
    assert "A4" in asked(ret, "ambiguous-period")


def test_among_financial_years_a_span_is_of_these(read_rows: Read) -> None:
    ret = read_rows(table("Deaths by area", "2004/05", "2004-06", "2006-08"))
    assert when(ret, "C4") == ("average", "2004-04-01", "2006-03-31")


@pytest.mark.parametrize(
    ("title", "years", "period"),
    [
        ("Deaths", ["2004-06", "2006-08"], OF_2004),
        ("Deaths, three-year averages", ["2004-06", "2010-12"], OF_2004),
        ("Deaths", ["2004-06", "2010-12"], NEVER),
        ("Deaths, financial years", ["2004-06", "2006-08"], NEVER),
    ],
)
def test_spans_down_the_side_are_read_as_those_across(
    read_rows: Read, title: str, years: list[object], period: tuple[str | None, str, str]
) -> None:
    ret = read_rows([[title], [None], ["Years", "Males", "Females"], *([year, 45, 46] for year in years)])
    assert when(ret, "B4") == period
    assert asked(ret, "ambiguous-period") == (["A4"] if period == NEVER else [])
