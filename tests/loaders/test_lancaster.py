"""A wide quarterly return as a district's service sent it: header block, free text, thirteen columns, and its traps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import openpyxl
import pytest

from loaders.figures import Entry, Figure, Return

HEADINGS = [
    "PI no", "Description", "08-09 outturn", "09-10 target", "Good is? (Low/High)", "Q1", "Q2", "Q3", "Q4",
    "Year to date", "Status", "Target owner", "Commentary",
]  # fmt: skip
FREE_TEXT = "Sickness fell after the new return-to-work interviews began in July."
GROWN = "Q1: Slow start, two officers absent. Q2: Back on profile after cover was found."
ROWS = [
    ["NI 33 (i)", "Deliberate primary fires per 10,000", 8.4, 7.9, "Low", 2.1, 4.0, None, None, 4.0, "On target",
     "Head of Community Safety", "Q1 and Q2 are cumulative."],
    ["NI 181", "Days to process benefit claims", "14.2 days", "11 days", "Low", "9.5 days", "10 days", None, None,
     "9.8 days", "On target", "Head of Revenues", GROWN],
    ["NI 192", "Household waste recycled", "36.2%", "40%", "High", "38.1%", "39.0% (p)", None, None, "38.6%",
     "Please select", "Head of Environment", None],
    ["NI 155", "Affordable homes delivered", 62, 90, "High", 12, 31, None, None, 31, "Behind target",
     "Head of Housing", "Two schemes slipped to Q3.\nExpected to recover."],
    ["NI 185", "CO2 reduction from local authority operations", "N/A", "TBC", "High", "-", "N/A", None, None, "N/A",
     "Not due", "Head of Property", "Annual figure, first due July 2010"],
    ["NI 4", "Feel they can influence decisions", "29.4%", "No target", "High", None, "Survey not run", None, None,
     None, "Please select", "Policy Manager", None],
]  # fmt: skip


@pytest.fixture
def lancaster(read: Callable[[openpyxl.Workbook], Return]) -> Return:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Quarterly return"
    sheet["A1"] = "Performance Review Team: quarterly return"
    for row, (label, value) in enumerate(
        [("Service:", "Health and Strategic Housing"), ("Portfolio holder:", "Portfolio Holder for Housing"),
         ("Quarter:", "Q2 2009/10"), ("Meeting date:", date(2009, 11, 3)), ("Status:", "Please select")], 2,
    ):  # fmt: skip
        sheet.cell(row, 1, label)
        sheet.cell(row, 2, value)
    sheet["A8"] = FREE_TEXT
    for row, contents in enumerate([HEADINGS, *ROWS], 10):
        for column, value in enumerate(contents, 1):
            if value is not None:
                sheet.cell(row, column, value)
    sheet["A18"] = "Source: service monitoring, unaudited"
    return read(book)


def figure(ret: Return, cell: str) -> Figure:
    found = [one for one in ret.figures if one.cell == cell]
    assert len(found) == 1, f"{len(found)} figures at {cell}"
    return found[0]


def test_every_value_cell_of_the_layout_is_a_figure(lancaster: Return) -> None:
    columns = "CDFGHIJ"
    typed = {
        f"{column}{row}"
        for row, contents in enumerate(ROWS, 11)
        for column, value in zip("ABCDEFGHIJKLM", contents, strict=True)
        if column in columns and value is not None
    }
    assert {one.cell for one in lancaster.figures} == typed
    assert lancaster.kind == "performance_return"
    assert lancaster.layout == "quarters"
    assert not any(one.held for one in lancaster.figures)


@pytest.mark.parametrize(
    ("cell", "indicator", "part", "measure", "start", "end", "basis", "value", "unit"),
    [
        ("C11", "NI 33", "i", "actual", "2008-04-01", "2009-03-31", "financial_year", 8.4, ""),
        ("D11", "NI 33", "i", "target", "2009-04-01", "2010-03-31", "financial_year", 7.9, ""),
        ("F11", "NI 33", "i", "actual", "2009-04-01", "2009-06-30", "quarter", 2.1, ""),
        ("G11", "NI 33", "i", "actual", "2009-07-01", "2009-09-30", "quarter", 4.0, ""),
        ("J11", "NI 33", "i", "actual", "2009-04-01", "2009-09-30", "year_to_date", 4.0, ""),
        ("C12", "NI 181", "", "actual", "2008-04-01", "2009-03-31", "financial_year", 14.2, "days"),
        ("F12", "NI 181", "", "actual", "2009-04-01", "2009-06-30", "quarter", 9.5, "days"),
        ("J12", "NI 181", "", "actual", "2009-04-01", "2009-09-30", "year_to_date", 9.8, "days"),
        ("G13", "NI 192", "", "actual", "2009-07-01", "2009-09-30", "quarter", 39.0, "%"),
        ("D13", "NI 192", "", "target", "2009-04-01", "2010-03-31", "financial_year", 40.0, "%"),
        ("J14", "NI 155", "", "actual", "2009-04-01", "2009-09-30", "year_to_date", 31.0, ""),
    ],
)  # fmt: skip
def test_each_cell_has_its_indicator_period_and_value(
    lancaster: Return, cell: str, indicator: str, part: str, measure: str, start: str, end: str, basis: str,
    value: float, unit: str,
) -> None:  # fmt: skip
    one = figure(lancaster, cell)
    assert (one.indicator, one.sub_measure, one.measure) == (indicator, part, measure)
    assert (str(one.period_start), str(one.period_end), one.period_basis) == (start, end, basis)
    assert (one.value, one.unit, one.marker) == (value, unit, None)


def test_markers_stand_where_no_number_does(lancaster: Return) -> None:
    markers = {cell: figure(lancaster, cell).marker for cell in ("C15", "D15", "F15", "G15", "J15", "G16")}
    assert markers == {"C15": "na", "D15": "tbc", "F15": "na", "G15": "na", "J15": "na", "G16": "not_collected"}
    assert all(figure(lancaster, cell).value is None for cell in markers)
    assert figure(lancaster, "D16").value is None
    assert "No target" in figure(lancaster, "D16").note


def test_a_provisional_mark_is_a_status_not_a_digit(lancaster: Return) -> None:
    assert figure(lancaster, "G13").status == "provisional"
    assert figure(lancaster, "F13").status is None


def test_numbers_typed_as_text_are_listed(lancaster: Return) -> None:
    told = {one.cell for one in lancaster.problems if one.code == "number-as-text"}
    assert {"C12", "F12", "J12", "G13"} <= told
    assert "F11" not in told
    said = {one.cell: one.reason for one in lancaster.problems if one.code == "number-as-text"}
    assert "39%" in said["G13"]
    assert "9.5 days" in said["F12"]


def test_commentary_that_grew_is_given_to_its_quarters(lancaster: Return) -> None:
    assert figure(lancaster, "F12").note == "Slow start, two officers absent."
    assert figure(lancaster, "G12").note == "Back on profile after cover was found."
    whole = [one for one in lancaster.entries if one.kind == "commentary" and one.fields["indicator"] == "NI 181"]
    assert [(one.fields["text"], one.cell) for one in whole] == [(GROWN, "M12")]


def test_commentary_without_quarters_goes_to_the_newest_figure(lancaster: Return) -> None:
    assert figure(lancaster, "G14").note == "Two schemes slipped to Q3.\nExpected to recover."
    assert figure(lancaster, "F14").note == ""
    assert "first due July 2010" in figure(lancaster, "G15").note


def entry(ret: Return, indicator: str) -> Entry | None:
    return next((one for one in ret.entries if one.fields.get("indicator") == indicator), None)


def test_the_given_status_is_kept_and_an_untouched_drop_down_is_not(lancaster: Return) -> None:
    given = entry(lancaster, "NI 155")
    assert given is not None
    assert given.fields["rating"] == "Behind target"
    assert given.fields["officer"] == "Head of Housing"
    assert entry(lancaster, "NI 192") is None
    assert entry(lancaster, "NI 4") is None


def test_the_header_block_is_read(lancaster: Return) -> None:
    header = lancaster.header
    assert (str(header.period_start), str(header.period_end), header.period_text) == (
        "2009-07-01", "2009-09-30", "Q2 2009/10",
    )  # fmt: skip
    assert header.facts["Service"] == "Health and Strategic Housing"
    assert header.facts["Portfolio holder"] == "Portfolio Holder for Housing"
    assert header.facts["Meeting date"] == "2009-11-03"
    assert "Status" not in header.facts
    assert header.facts["title"] == "Performance Review Team: quarterly return"
    assert header.facts["text"] == FREE_TEXT


def test_the_line_below_is_no_indicator_and_the_header_is_said_where(lancaster: Return) -> None:
    told = {(one.code, one.cell) for one in lancaster.problems}
    assert ("line-below-left-out", "A18") in told
    assert ("header-found", "A10") in told


def test_nothing_of_it_is_an_error(lancaster: Return) -> None:
    assert [one for one in lancaster.problems if one.severity == "error"] == []
