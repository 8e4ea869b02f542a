"""Periods in headings and titles: which words make a state, a span, a year with a status, and what months belong to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import openpyxl
import pytest

from loaders.figures import Return
from loaders.meaning.known import Known
from tests.loaders.test_statistics import PLACES, Rows, cells, merged, span
from tests.loaders.what_was_read import at, when

Read = Callable[..., Return]
YEAR_2009, YEAR_2010 = ("2009-04-01", "2010-03-31"), ("2010-04-01", "2011-03-31")


def test_a_date_in_one_heading_beats_the_period_of_the_title(read_rows: Read) -> None:
    rows: Rows = [["Components of change, 1 July 2008 to 30 June 2009"], [None]]
    rows += [["Area", "Population at 30 June 2008 (thousands)", "Births", "Deaths", "Growth since 2001", "Aged 15-16"]]
    rows += [[place, 88, 5, 4, 2, 3] for place in PLACES]
    found = cells(read_rows(rows))
    assert span(found["B4"]) == ("2008-06-30", "2008-06-30")
    assert found["B4"].label.endswith("Population (thousands)")
    flow = ("2008-07-01", "2009-06-30")
    assert [span(found[one]) for one in ("C4", "D4", "E4", "F4")] == [flow] * 4


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Referrals in the year ending 31 March 2011", YEAR_2010),
        ("Referrals (year to 31 March 2011)", YEAR_2010),
        ("Year ended 31 March 2011 referrals", YEAR_2010),
        ("Referrals in the 12 months to June 2011", ("2010-07-01", "2011-06-30")),
        ("Referrals, quarter ended 30 June 2010", ("2010-04-01", "2010-06-30")),
        ("Referrals during the three months to June 2010", ("2010-04-01", "2010-06-30")),
        ("Referrals subject of a plan at 31 March 2011", ("2011-03-31", "2011-03-31")),
        ("Referrals in the year 2010/11", YEAR_2010),
        ("Referrals in the six months to June 2010", ("2010-01-01", "2010-06-30")),
        ("Referrals open at June 2010", ("2010-06-30", "2010-06-30")),
    ],
)
def test_words_before_a_date_make_a_span_or_a_state(read_rows: Read, heading: str, period: tuple[str, str]) -> None:
    rows: Rows = [["Children in need, 2009/10"], [None], ["Area", "Plans", "Visits", "Reviews", heading]]
    rows += [[place, 88, 5, 4, 2] for place in PLACES]
    found = cells(read_rows(rows))
    assert span(found["E4"]) == period
    assert found["E4"].label.lower().endswith(("referrals", "referrals open", "referrals subject of a plan"))
    assert span(found["B4"]) == YEAR_2009


def test_when_homes_were_built_or_people_born_is_no_period_of_the_figures(read_rows: Read) -> None:
    rows: Rows = [["Dwelling stock by age, 2010"], [None]]
    rows += [
        [
            "Area",
            "Built before 1945",
            "Built 1945-1989",
            "Built 2000-2009",
            "Owners born 1995",
            "Homes built in 2009",
            "Let",
        ]
    ]
    rows += [[place, 88, 5, 4, 2, 3, 1] for place in PLACES]
    found = cells(read_rows(rows))
    assert {span(found[f"{letter}4"]) for letter in "BCDEG"} == {("2010-01-01", "2010-12-31")}
    assert found["D4"].label.endswith("Built 2000-2009")
    assert span(found["F4"]) == ("2009-01-01", "2009-12-31")


MONTHS = ["Apr", "May", "June", "Jul", "August", "Sept", "Oct", "Nov", "Dec", "Jan", "Feb", "March"]


@pytest.mark.parametrize(
    ("above", "corner", "sheet", "whole"),
    [
        (["Incidents, April 2009 to March 2010", "Primary fires"], "Station", "Data", YEAR_2009),
        (["Incidents", "Primary fires, 2009/10"], "Station", "Data", YEAR_2009),
        (["Incidents", "Primary fires"], "2009/10", "Data", YEAR_2009),
        (["Incidents", "Primary fires"], "Station", "Fires 2009-10", YEAR_2009),
    ],
)
def test_months_across_take_their_year_from_what_stands_over_the_table(
    known: Known, above: list[str], corner: str, sheet: str, whole: tuple[str, str]
) -> None:
    rows: Rows = [*([line] for line in above), [None], [corner, *MONTHS, "Total"]]
    rows += [[place, *range(1, 13), 78] for place in ("Glossop", "New Mills", "Matlock")]
    found = merged(rows, known, name=sheet)
    assert span(found["B5"]) == ("2009-04-01", "2009-04-30")
    assert span(found["M6"]) == ("2010-03-01", "2010-03-31")
    assert span(found["N5"]) == whole


@pytest.mark.parametrize(
    ("title", "january"),
    [
        ("Fires, January to December 2009", ("2009-01-01", "2009-01-31")),
        ("Fires, 2009", ("2009-01-01", "2009-01-31")),
        ("Fires, academic year 2009/10", ("2010-01-01", "2010-01-31")),
        ("Fires, year ending June 2010", ("2010-01-01", "2010-01-31")),
        ("Fires, three years to March 2010", ("2007-04-01", "2010-03-31")),
        ("Fires, 2006 to 2009", ("2006-01-01", "2009-12-31")),  # which of the years is not said
        ("Fires, 2009/10 (printed in May 2010)", ("None", "None")),
    ],
)
def test_a_month_lies_in_the_one_year_of_the_title(read_rows: Read, title: str, january: tuple[str, str]) -> None:
    rows: Rows = [[title], [None], ["Station", "January", "February", "June"]]
    rows += [[place, 1, 2, 3] for place in PLACES]
    assert span(cells(read_rows(rows))["B4"]) == january


@pytest.mark.parametrize(
    ("text", "status", "period"),
    [
        ("2009 (P)", "provisional", ("2009-01-01", "2009-12-31")),
        ("2009(P)", "provisional", ("2009-01-01", "2009-12-31")),
        ("2009 P", "provisional", ("2009-01-01", "2009-12-31")),
        ("2009p", "provisional", ("2009-01-01", "2009-12-31")),
        ("2009(r)", "revised", ("2009-01-01", "2009-12-31")),
        ("2009 (provisional)", "provisional", ("2009-01-01", "2009-12-31")),
    ],
)
def test_a_year_with_a_mark_is_a_year_with_a_status(
    known: Known, text: str, status: str, period: tuple[str, str]
) -> None:
    rows: Rows = [["Conceptions, 2006 to 2009"], [None]]
    rows += [["Area", 2007, None, None, 2008, None, None, text, None, None], [None, *(["Number", "Rate", "Share"] * 3)]]
    rows += [[place, 30, 4.5, 37, 31, 4.6, 38, 32, 4.7, 39] for place in PLACES]
    found = merged(rows, known, (3, 2, 3, 4), (3, 5, 3, 7), (3, 8, 3, 10))
    assert [span(found[one]) for one in ("B5", "I6")] == [("2007-01-01", "2007-12-31"), period]
    assert [found[one].status for one in ("B5", "I6")] == [None, status]
    assert found["I6"].label.endswith("Rate")


def test_a_financial_year_with_a_letter_is_a_year_with_a_status(read_rows: Read) -> None:
    rows: Rows = [["Area", "2007/08r", "2008/09", "2009/10p"], *([place, 1, 2, 3] for place in PLACES)]
    found = cells(read_rows(rows))
    assert [found[one].status for one in ("B2", "C2", "D2")] == ["revised", None, "provisional"]
    assert span(found["D2"]) == YEAR_2009
    found = cells(read_rows([["Year", "Claims", "Offers"], ["2008/09", 3, 4], ["2009/10p", 5, 6], ["2010/11 P", 7, 8]]))
    assert [found[one].status for one in ("B2", "B3", "C4")] == [None, "provisional", "provisional"]
    assert span(found["B3"]) == YEAR_2009


def test_one_label_that_is_no_year_leaves_the_others_years(read_rows: Read) -> None:
    rows: Rows = [["Conceptions"], [None], ["Area", 2007, 2008, 20091, "2010 & 11"]]
    rows += [[place, 30, 31, 32, 33] for place in PLACES]
    found = cells(read_rows(rows))
    assert [span(found[one])[0] for one in ("B4", "C4")] == ["2007-01-01", "2008-01-01"]
    assert "B3" not in found


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Children immunised by area, 2009-10¹", YEAR_2009),
        ("Children immunised by area, 2009-10¹ ²", YEAR_2009),
        ("Children immunised, 2009-101", YEAR_2009),
        ("Children immunised, 2009/10(1)(2)", YEAR_2009),
        ("Children immunised² in 2009-10¹, by area", YEAR_2009),
        ("Children immunised at 31 March 2010¹", ("2010-03-31", "2010-03-31")),
        ("Children immunised at 31 March 20101", ("2010-03-31", "2010-03-31")),
        ("Children immunised, April 2009 to March 2010*", YEAR_2009),
        ("Children immunised, 2009/10p", YEAR_2009),
        ("Children immunised, out of 20101", ("None", "None")),
    ],
)
def test_note_marks_do_not_hide_the_period_of_a_title(read_rows: Read, title: str, period: tuple[str, str]) -> None:
    rows: Rows = [[title], ["England and East Midlands"], [None], ["Area", "Number immunised"]]
    rows += [[place, 5] for place in PLACES]
    assert span(cells(read_rows(rows))["B5"]) == period


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Budget monitoring 2010/11, position to 31 December 2010", ("2010-04-01", "2010-12-31")),
        ("Budget monitoring 2010/11 (to the end of December 2010)", ("2010-04-01", "2010-12-31")),
        ("Budget monitoring 2010/11: April 2010 to December 2010", ("2010-04-01", "2010-12-31")),
        ("Budget monitoring 2010/11, state of 31 December 2010", ("None", "None")),
        ("Budget monitoring 2010/11, position to 31 December 2011", ("None", "None")),
        ("Budget monitoring 2010/11 to 31 December 2010", ("2010-04-01", "2010-12-31")),
        ("Council tax 2010/11, as at 1 April 2010", ("None", "None")),
        ("Progress 2010/11 to 31 March 2010", ("None", "None")),
        ("Grants 2010/11, open to applications to 31 December 2010", ("None", "None")),
        ("Projects 2010/11, extended to December 2010", ("None", "None")),
    ],
)
def test_a_year_and_the_day_up_to_which_it_goes_are_one_period(
    read_rows: Read, title: str, period: tuple[str, str]
) -> None:
    rows: Rows = [[title], [None], ["Directorate", "Spent"], *[[name, 5] for name in ("Adult care", "Schools")]]
    assert span(cells(read_rows(rows))["B4"]) == period


def test_bands_of_weeks_are_no_years(read_rows: Read) -> None:
    rows: Rows = [["Patients waiting, September 2010"], [None], ["Commissioner", "Patients by weeks", None, None]]
    rows += [[None, ">8-13", ">13-18", ">18-26"], *([place, 40, 23, 11] for place in PLACES)]
    found = cells(read_rows(rows))
    assert {span(found[one]) for one in ("B5", "C5", "D5")} == {("2010-09-01", "2010-09-30")}
    assert found["D5"].label.endswith(">18-26")


def test_a_heading_that_can_be_two_periods_does_not_take_that_of_the_title(read_rows: Read) -> None:
    rows: Rows = [
        ["Attendance, 2009/10"],
        [None],
        ["Area", "Sep-Dec 2009", "2009/10"],
        *([one, 4, 5] for one in PLACES),
    ]
    found = cells(read_rows(rows))
    assert span(found["B4"]) == ("None", "None")
    assert span(found["C4"]) == YEAR_2009


def test_a_change_beside_two_years_to_date_is_between_them(read_rows: Read) -> None:
    rows: Rows = [["Beat", "Apr 2010", "May 2010", "Apr-May 2010", "Apr-May 2009", "Diff", "% Diff"]]
    rows += [[place, 4, 5, 9, 8, 1, 0.125] for place in PLACES]
    found = cells(read_rows(rows))
    assert {span(found[one]) for one in ("F2", "G2")} == {("2009-04-01", "2010-05-31")}


def test_growth_from_the_baseline_to_the_latest_is_between_these(read_rows: Read) -> None:
    rows: Rows = [["Area", "Baseline 2007/08", "2008/09", "2009/10", "Growth from baseline to latest (%)"]]
    found = cells(read_rows([*rows, *([place, 4, 5, 6, 0.5] for place in PLACES)]))
    assert (found["E2"].measure, span(found["E2"])) == ("change", ("2007-04-01", "2010-03-31"))


@pytest.mark.parametrize("words", ["Variance from target", "Difference from the England average"])
def test_how_far_from_a_target_is_no_change_between_the_years_beside(read_rows: Read, words: str) -> None:
    rows: Rows = [["Area", "Apr-Sep 2009", "Apr-Sep 2010", words]]
    found = cells(read_rows([*rows, *([place, 4, 5, 1] for place in PLACES)]))
    assert span(found["D2"]) == ("None", "None")


def test_a_change_in_a_tax_base_is_from_the_year_before(read_rows: Read) -> None:
    rows: Rows = [["Area", "Tax base", None, None, "Change in tax base on previous year"]]
    rows += [[None, "2006/07", "2007/08", "2008/09", None]]
    found = cells(read_rows([*rows, *([place, 4, 5, 6, 1] for place in PLACES)]))
    assert span(found["E3"]) == ("2007-04-01", "2009-03-31")


@pytest.mark.parametrize("words", ["Change", "Overall change"])
def test_a_change_beside_three_years_is_left_open(read_rows: Read, words: str) -> None:
    rows: Rows = [["Area", "2007/08", "2008/09", "2009/10", words], *([place, 4, 5, 6, 1] for place in PLACES)]
    assert span(cells(read_rows(rows))["E2"]) == ("None", "None")


@pytest.mark.parametrize("version", ["V2", "v2.1", "version 2"])
def test_a_year_with_a_version_is_that_year(known: Known, version: str) -> None:
    rows: Rows = [["Summary by authority, 2012"], ["Authority", "SIMD 2004", None, f"SIMD 2009 {version}", None]]
    rows += [[None, "Number", "Share", "Number", "Share"], *([place, 9, 8, 7, 6] for place in PLACES)]
    found = merged(rows, known, (2, 2, 2, 3), (2, 4, 2, 5))
    assert span(found["C4"]) == ("2004-01-01", "2004-12-31")
    assert span(found["D4"]) == span(found["E4"]) == ("2009-01-01", "2009-12-31")
    assert found["D4"].label == f"SIMD {version} | Number"


@pytest.mark.parametrize("year", [2008, "2008"])
def test_a_row_of_dates_with_a_bare_year_among_them_heads_the_columns(read: Read, year: object) -> None:
    quarters: list[object] = [date(2008, 8, 1), date(2008, 11, 1)]
    rows: list[list[object]] = [["People on benefits"], ["August 2008 to November 2008"], [None]]
    rows += [["Code", "Area", "Claimants", None, "Population", "Rate (%)", None]]
    rows += [[None, None, *quarters, year, *quarters]]
    rows += [["00EQ", "Cheshire East", 21290, 22070, 219000, 9.7, 10.1], ["00ET", "Halton", *[None] * 5]]
    rows += [["00EU", "Warrington", 13670, 14220, 122000, 11.2, 11.7]]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for column in "CDFG":
        sheet[f"{column}5"].number_format = "mmm-yy"
    ret = read(book)
    assert {one.row for one in ret.figures} == {"6", "8"}
    assert [when(ret, f"{column}6")[1:] for column in "CDEFG"] == [
        ("2008-08-01", "2008-08-31"), ("2008-11-01", "2008-11-30"), ("2008-01-01", "2008-12-31"),
        ("2008-08-01", "2008-08-31"), ("2008-11-01", "2008-11-30"),
    ]  # fmt: skip


def test_rows_of_values_with_a_date_and_a_year_stay_values(read_rows: Read) -> None:
    rows: list[list[object]] = [["Homes"], [None], ["Area", "Opened", "Homes"], [None, date(2008, 8, 1), 2008]]
    rows += [["Halton", date(2008, 9, 1), 41], ["Luton", date(2008, 9, 1), 44]]
    assert {one.row for one in read_rows(rows).figures} >= {"5", "6"}


@pytest.mark.parametrize("state", ["on 31 March 2010", "at 31 March 2010"])
def test_a_year_beside_a_day_of_the_headings_is_that_of_the_other_columns(read_rows: Read, state: str) -> None:
    rows: Rows = [
        ["Table 784: Action on homelessness, 2009-10"],
        [f"Financial year 2009-10 and households housed {state}"],
    ]
    rows += [[None], ["Area", "Decisions taken during the year", f"Households housed {state}"]]
    ret = read_rows([*rows, *([place, 410, 42] for place in PLACES)])
    assert [when(ret, f"{column}5")[1:] for column in "BC"] == [
        ("2009-04-01", "2010-03-31"),
        ("2010-03-31", "2010-03-31"),
    ]
    assert at(ret, "C5").label.endswith("Households housed")


def test_a_year_beside_a_day_of_no_heading_leaves_the_period_open(read_rows: Read) -> None:
    rows: Rows = [
        ["Children in need 2009-10 and looked after at 31 March 2010"],
        [None],
        ["Area", "In need", "Looked after"],
    ]
    assert when(read_rows([*rows, *([place, 410, 42] for place in PLACES)]), "B4")[1] == "None"
