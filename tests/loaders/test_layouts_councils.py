"""The wide return, the overview with rewards and the target table of three councils, as other hands type them: other
words, blank columns, titles over the table, marks between the figures. Every value cell comes in."""

from __future__ import annotations

import re
from collections.abc import Callable

import openpyxl
import pytest

from loaders.figures import Figure, Return
from tests.loaders.typed_books import book_of

Read = Callable[[openpyxl.Workbook], Return]
Rows = list[list[object]]
HEAD: Rows = [["Service:", "Housing"], ["Quarter:", "Q2 2009/10"], []]
DAYS: list[object] = ["NI 181", "Days", "14.2 days", "11 days", "Low", "9.5 days", "10 days", None, None, "9.8 days"]
HOMES: list[object] = ["NI 155", "Homes", 62, 90, "High", 12, 31, None, None, 31]
QUARTERS: list[object] = ["Q1", "Q2", "Q3", "Q4"]


def apart(row: list[object], *after: int) -> list[object]:
    """The row with an empty column after each of these positions."""
    return [one for place, value in enumerate(row) for one in ((value, None) if place in after else (value,))]


def between(row: list[object], first: int, words: list[object]) -> list[object]:
    """The row with a word after each of the cells from ``first`` on."""
    made = row[:first]
    for value, word in zip(row[first:], words, strict=True):
        made += [value, word]
    return made


WIDE: list[object] = ["PI no", "Description", "08-09 outturn", "09-10 target", "Good is? (Low/High)", *QUARTERS,
                      "Year to date"]  # fmt: skip
RETURNS: dict[str, tuple[openpyxl.Workbook, str]] = {
    "other words": (book_of([*HEAD, ["Ref", "Performance indicator", "Outturn 2008-09", "Target 2009-10",
                                 "Good is High or Low?", "Qtr 1", "Qtr 2", "Qtr 3", "Qtr 4", "YTD", "RAG", "Comments"],
                         [*DAYS, "G", "Q1: slow. Q2: better"], [*HOMES, "A", None]]), "CDFGJ"),
    "a title merged over the table and a note between the rows": (
        book_of([*HEAD, ["Quarterly performance return 2009/10"], [*WIDE, "Status"], [*DAYS, "On target"],
             ["Note: figures are unaudited"], [*HOMES, "Please select"]], ("A4:K4",)), "CDFGJ"),
    "blank columns": (book_of([*HEAD, apart(WIDE, 0, 1, 3, 6), apart(DAYS, 0, 1, 3, 6), apart(HOMES, 0, 1, 3, 6)]),
                      "EFIJN"),
    "status words between the quarters": (
        book_of([*HEAD, between(WIDE, 5, ["Status"] * 5),
             between(DAYS, 5, ["Green", "Amber", "Please select", "Please select", "On target"]),
             between(HOMES, 5, ["On target", "Behind target", None, None, "On target"])]), "CDFHN"),
    "years over the headings": (
        book_of([*HEAD, [None, None, "2008/09", "2009/10", None, "2009/10"],
             ["PI no", "Description", "outturn", "target", "Good is? (Low/High)", *QUARTERS, "Year to date"], DAYS,
             HOMES, ["* The definition of NI 181 changed on 1 April 2009."]]), "CDFGJ"),
}  # fmt: skip


def placed(ret: Return) -> dict[str, Figure]:
    return {one.cell: one for one in ret.figures}


@pytest.mark.parametrize("variant", list(RETURNS))
def test_a_wide_quarterly_return_comes_in_whole(read: Read, variant: str) -> None:
    book, columns = RETURNS[variant]
    ret = read(book)
    rows = sorted({int(re.sub(r"\D", "", one.cell)) for one in ret.figures})
    assert len(rows) == 2
    assert {one.cell for one in ret.figures} == {f"{column}{row}" for column in columns for row in rows}
    seen = [(one.indicator, one.measure, one.value, str(one.period_end)) for one in ret.figures]
    ends = ["2009-03-31", "2010-03-31", "2009-06-30", "2009-09-30", "2009-09-30"]
    measures = ["actual", "target", "actual", "actual", "actual"]
    assert seen == [
        (code, measure, value, end)
        for code, values in (("NI 181", [14.2, 11, 9.5, 10, 9.8]), ("NI 155", [62, 90, 12, 31, 31]))
        for measure, value, end in zip(measures, values, ends, strict=True)
    ]
    assert not any(one.held for one in ret.figures)
    assert not {one.code for one in ret.problems} & {"columns-not-used", "text-in-value", "polarity-conflict"}


OVER: list[object] = ["Risk", "Topic", "Indicator", "Latest result", "60% trigger", "target", "Topic lead", "Comments",
                      "Reward earned"]  # fmt: skip
DECENT: list[object] = ["High", "Housing", "Homes not decent (low figure = good)", "10.96% (2005 provisional)", "9%",
                        "7.5%", "Head", "Survey", "TBC"]  # fmt: skip
CARS: list[object] = ["Low", "Transport", "Journeys", "53,964 (2005)", 55000, 60000, "Head", None, "£25,000"]
OVERVIEWS: dict[str, tuple[openpyxl.Workbook, str]] = {
    "other words": (book_of([["Overview 2006"], ["RAG", "Theme", "Measure", "Most recent result", "60% threshold",
                                                 "Target", "Lead", "Remarks", "Reward (£)"], DECENT, CARS]), "DEF"),
    "a topic merged over its rows": (book_of([["Overview 2006"], OVER, DECENT, [None, None, *CARS[2:]]],
                                         ("A3:A4", "B3:B4", "A1:I1")), "DEF"),
    "blank columns and notes": (book_of([["Overview 2006"], [], apart(OVER, 0, 2, 3), apart(DECENT, 0, 2, 3),
                                     ["Note: provisional until the survey reports"], apart(CARS, 0, 2, 3),
                                     ["* The trigger pays 60% of the reward"]]), "FHI"),
    "lines broken in the headings": (book_of([["Overview 2006"], [str(one).upper().replace(" ", "\n") for one in OVER],
                                          DECENT, CARS]), "DEF"),
    "no title": (book_of([OVER, DECENT, CARS]), "DEF"),
}  # fmt: skip


@pytest.mark.parametrize("variant", list(OVERVIEWS))
def test_an_overview_with_rewards_comes_in_whole(read: Read, variant: str) -> None:
    book, columns = OVERVIEWS[variant]
    ret = read(book)
    rows = sorted({int(re.sub(r"\D", "", one.cell)) for one in ret.figures})
    assert [one.cell for one in ret.figures] == [f"{column}{row}" for row in rows for column in columns]
    assert [(one.measure, one.value) for one in ret.figures] == [
        ("actual", 10.96), ("milestone", 9), ("target", 7.5), ("actual", 53964), ("milestone", 55000),
        ("target", 60000),
    ]  # fmt: skip
    first, second = ret.figures[0], ret.figures[3]
    assert (first.status, first.unit, str(first.period_end)) == ("provisional", "%", "2005-12-31")
    assert (second.status, str(second.period_start)) == (None, "2005-01-01")
    assert [one.fields["reward"] for one in ret.entries if one.kind == "commentary"] == ["TBC", "£25,000"]


TARGETS: list[object] = ["Theme and outcome", "PI (LAA)", "Description", "Baseline", "2010/11", "2011/12", "2012/13"]
ROADS: list[object] = ["Safer", "NI 47", "Killed or injured", "54.5 (2005-2007 ave)", 48, 46, "tba"]
WASTE: list[object] = ["Greener", "NI 192", "Recycled*", 0.289, 0.42, "TBC with GONW", 0.46]
NOTE: list[object] = ["* The definition changed in April 2010."]
PERCENT = "0.0%"
TABLES: dict[str, tuple[openpyxl.Workbook, str]] = {
    "other words": (book_of([["LAA"], ["Theme", "NI", "Indicator", "Baseline (year)", "2010-11 target",
                                       "2011-12 target", "2012-13 target"], ROADS, WASTE, NOTE],
                        formats=dict.fromkeys(("D4", "E4", "G4"), PERCENT)), "DEFG"),
    "merged titles": (book_of([["Local Area Agreement"], [None, None, None, None, "Targets"], TARGETS, ROADS, WASTE,
                               NOTE],
                          ("A1:G1", "E2:G2"), dict.fromkeys(("D5", "E5", "G5"), PERCENT)), "DEFG"),
    "blank columns": (book_of([["LAA"], apart(TARGETS, 0, 2), apart(ROADS, 0, 2), apart(WASTE, 0, 2), [], NOTE],
                          formats=dict.fromkeys(("F4", "G4", "I4"), PERCENT)), "FGHI"),
    "sections and note rows": (
        book_of([["LAA"], TARGETS, ["Safer communities"], ROADS, ["Greener communities"], [None, *WASTE[1:]], NOTE],
            formats=dict.fromkeys(("D6", "E6", "G6"), PERCENT)), "DEFG"),
    "targets that say so": (book_of([["LAA"], [*TARGETS[:4], *(f"Target {one}" for one in TARGETS[4:])], ROADS, WASTE],
                                formats=dict.fromkeys(("D4", "E4", "G4"), PERCENT)), "DEFG"),
}  # fmt: skip


@pytest.mark.parametrize("variant", list(TABLES))
def test_a_table_of_targets_comes_in_whole(read: Read, variant: str) -> None:
    book, columns = TABLES[variant]
    ret = read(book)
    assert ret.kind == "targets"
    assert "".join(dict.fromkeys(re.sub(r"\d", "", one.cell) for one in ret.figures)) == columns
    seen = [(one.indicator, one.measure, one.reads, one.marker, str(one.period_end)) for one in ret.figures]
    years = ["2011-03-31", "2012-03-31", "2013-03-31"]
    assert seen == [
        ("NI 47", "baseline", 54.5, None, "2007-12-31"), ("NI 47", "target", 48, None, years[0]),
        ("NI 47", "target", 46, None, years[1]), ("NI 47", "target", None, "tbc", years[2]),
        ("NI 192", "baseline", 28.9, None, "None"), ("NI 192", "target", 42, None, years[0]),
        ("NI 192", "target", None, "tbc", years[1]), ("NI 192", "target", 46, None, years[2]),
    ]  # fmt: skip
    assert "GONW" in next(one.note for one in ret.figures if one.marker == "tbc" and one.indicator == "NI 192")


def test_a_baseline_year_beside_a_baseline_stays_its_period(read: Read) -> None:
    head: list[object] = ["PI (LAA)", "Description", "Baseline", "Baseline year", "Target 2010/11"]
    ret = read(book_of([head, ["NI 47", "Killed or injured", 54.5, "2007/08", 48]]))
    found = placed(ret)
    assert set(found) == {"C2", "E2"}
    assert str(found["C2"].period_end) == "2008-03-31"
    alone = read(book_of([[*head[:2], "Baseline year", head[4]], ["NI 47", "Killed or injured", "2007/08", 48]]))
    assert set(placed(alone)) == {"D2"}
