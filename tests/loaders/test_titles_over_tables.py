"""What of the lines above a published table stands in the labels of its figures, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import at

Rows = list[list[object]]
Read = Callable[..., Return]


@pytest.mark.parametrize("title", ["Youth justice summary: Chester", "Youth justice summary - Chester"])
def test_the_place_of_a_title_is_no_part_of_the_figures_of_other_places(read_rows: Read, title: str) -> None:
    rows: Rows = [[title], [None], ["Indicators", "Chester", "North West", "England"]]
    ret = read_rows([*rows, ["Entrants", 4, 5, 6], ["Custody", 1, 2, 3]])
    assert [at(ret, f"{column}4").label for column in "BCD"] == ["Youth justice summary | Entrants"] * 3
    assert at(ret, "C4").area_label == "North West"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Number of orders issued at all courts, as reported by the",
            "Court Service, by Justice (CJS) area, 2001-2003",
        ),
        ("Number of orders issued at all courts in the", "counties, by police force area"),
        ("Number of orders issued at all courts", "in the counties, by police force area"),
    ],
)
def test_a_title_over_two_lines_is_one(read_rows: Read, first: str, second: str) -> None:
    rows: Rows = [["Table 2"], [first], [second], [None], ["Area", 2001, 2002, 2003]]
    ret = read_rows([*rows, ["Chester", 4, 5, 6], ["Congleton", 1, 2, 3]])
    assert at(ret, "B6").label.startswith("Number of orders issued at all courts")


def test_a_line_that_begins_anew_names_the_table_alone(read_rows: Read) -> None:
    rows: Rows = [["Crime in the county"], ["Orders issued, 2001 to 2003"], [None], ["Area", 2001, 2002, 2003]]
    assert at(read_rows([*rows, ["Chester", 4, 5, 6], ["Congleton", 1, 2, 3]]), "B5").label == "Orders issued"


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("1 October 2009 to 30 September 2010", "rolling_year"), ("April 2009 to March 2010", "financial_year"),
        ("1 January 2009 to 31 December 2009", "calendar_year"), ("October 2007 to September 2010", "average"),
    ],
)  # fmt: skip
def test_twelve_months_are_no_average(read_rows: Read, said: str, basis: str) -> None:
    rows: Rows = [[f"Results for the four quarters of the caseload: {said}"], [None], ["Area", "Cohort", "Rate"]]
    assert at(read_rows([*rows, ["Chester", 4, 5], ["Congleton", 1, 2]]), "B4").period_basis == basis


def test_a_unit_at_the_right_above_the_headings_is_that_of_the_columns_up_to_it(read_rows: Read) -> None:
    rows: Rows = [["Roads to be mended"], [None, None, None, None, "Per cent"]]
    rows += [["Area", "2007/08", "2008/09", "2009/10", None, "Length surveyed in 2009/10 (km)"]]
    ret = read_rows([*rows, ["Chester", 7, 3, 6, None, 266], ["Congleton", 8, 4, 5, None, 314]])
    assert [at(ret, f"{column}4").unit for column in "BCDF"] == ["Per cent", "Per cent", "Per cent", ""]


@pytest.mark.parametrize("unit", ["Thousands", "£", "£ million", "(000s)", "£000"])
def test_what_all_columns_are_counted_in_stands_over_the_last_of_them(read_rows: Read, unit: str) -> None:
    rows: Rows = [["Table 6: Staff by group, 2009"], [None], [None, None, None, unit]]
    rows += [["Area", "Farming (A)", "Production (B-E)", "Education (P)"]]
    ret = read_rows([*rows, ["Chester", 7.5, 3, 6], ["Congleton", 8, 4, 5]])
    found = [at(ret, f"{column}5") for column in "BCD"]
    assert [one.unit for one in found] == [unit] * 3
    assert [one.label for one in found] == [
        "Staff by group | Farming (A)",
        "Staff by group | Production (B-E)",
        "Staff by group | Education (P)",
    ]
    assert [(one.value, one.scale) for one in found] == [(7.5, 1.0), (3.0, 1.0), (6.0, 1.0)]


def test_money_over_a_cost_beside_counts_is_the_unit_of_that_alone(read_rows: Read) -> None:
    rows: Rows = [["Staff by group, 2009"], [None], [None, None, None, "£"], ["Area", "Men", "Women", "Cost"]]
    ret = read_rows([*rows, ["Chester", 7, 3, 600], ["Congleton", 8, 4, 500]])
    assert [at(ret, f"{column}5").unit for column in "BCD"] == ["", "", "£"]


def test_a_unit_over_one_column_below_other_headings_is_its_own(read_rows: Read) -> None:
    rows: Rows = [["Staff by group, 2009"], [None], [None, "Farming", "Production"], [None, None, "Thousands"]]
    ret = read_rows([*rows, ["Area", "Men", "Women"], ["Chester", 7.5, 3], ["Congleton", 8, 4]])
    assert "Farming" in at(ret, "B6").label
    assert at(ret, "B6").unit == ""


@pytest.mark.parametrize(
    "line",
    [
        "Select a financial year from the drop-down list in the orange cell below:", "Please choose a region here",
        "England, Short-Term Support return (STS)", "England, Survey of carers (SC)(1)",
    ],
)  # fmt: skip
def test_what_the_reader_is_to_do_and_where_figures_come_from_names_none_of_them(read_rows: Read, line: str) -> None:
    rows: Rows = [["People still at home, 2014-15"], [line], [None], ["Area", "Male", "Female"]]
    ret = read_rows([*rows, ["Chester", 4, 5], ["Congleton", 1, 2]])
    assert at(ret, "B5").label.startswith("People still at home")
    assert line[:20] not in at(ret, "B5").label


@pytest.mark.parametrize("title", ["Users of the list below", "Chester, trips by those who use buses", "Waiting lists"])
def test_a_title_that_only_speaks_of_lists_or_places_stays_one(read_rows: Read, title: str) -> None:
    rows: Rows = [["Return of the year"], [title], [None], ["Area", "Male", "Female"]]
    ret = read_rows([*rows, ["Chester", 4, 5], ["Congleton", 1, 2]])
    assert at(ret, "B5").label.startswith(title.removeprefix("Chester, "))


def test_a_title_longer_than_a_label_usually_is_still_names_the_parts_of_a_measure(read_rows: Read) -> None:
    title = "2B: Proportion of older people who were still at home three months after their discharge from hospital "
    title += "into reablement or rehabilitation services, 2014-15"
    rows: Rows = [
        [title],
        ["England, Short-Term Support return (STS)"],
        [None],
        ["Council", "Numerator", "Denominator"],
    ]
    ret = read_rows([*rows, ["Chester", 4, 5], ["Congleton", 1, 2]])
    assert at(ret, "B5").label == f"{title.removesuffix(', 2014-15')} | Numerator"
