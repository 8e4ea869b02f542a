"""Other layouts that partners use, typed into workbooks: every value, marker and note that they hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest

from loaders.figures import Figure, Return
from tests.loaders.what_was_read import at

Read = Callable[[openpyxl.Workbook], Return]
ReadRows = Callable[..., Return]


def book_of(*sheets: tuple[str, list[list[object]]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def seen(one: Figure) -> tuple[object, ...]:
    return one.measure, one.value, one.marker, one.status, str(one.period_start), str(one.period_end)


def codes(ret: Return) -> set[str]:
    return {one.code for one in ret.problems}


FENLAND = [
    ["Local Strategic Partnership: performance overview 2006"],
    [],
    ["Risk", "Topic", "Indicator", "Latest result", "60% trigger", "target", "Topic lead", "Comments", "Reward earned"],
    ["High", "Housing", "Homes made decent (low figure = good)", "10.96% (2005 provisional)", "9%", "7.5%",
     "Head of Housing", "Stock survey under way", "TBC"],
    ["Low", "Transport", "Community car journeys", "53,964 (2005)", 55000, 60000, "Transport Manager", None, "£25,000"],
    ["Medium", "Safety", "People killed or seriously injured", "456 (3 yr average)", 440, 420, "Road Safety Manager",
     "Rolling", None],
    ["Low", "Health", "Quitters at four weeks", "Area results TBC", 300, 350, "Stop Smoking Manager", None, None],
]  # fmt: skip


def test_an_overview_with_reward_columns_is_read_whole(read: Read) -> None:
    ret = read(book_of(("Overview", FENLAND)))
    assert ret.kind == "performance_return"
    assert seen(at(ret, "D4")) == ("actual", 10.96, None, "provisional", "2005-01-01", "2005-12-31")
    assert seen(at(ret, "D5")) == ("actual", 53964, None, None, "2005-01-01", "2005-12-31")
    assert at(ret, "D6").value == 456
    assert "3 yr average" in at(ret, "D6").note
    assert (at(ret, "D7").value, at(ret, "D7").marker) == (None, "tbc")
    assert [at(ret, cell).value for cell in ("E4", "F4", "E5", "F5", "E6", "F6", "E7", "F7")] == [
        9, 7.5, 55000, 60000, 440, 420, 300, 350,
    ]  # fmt: skip
    assert {at(ret, f"E{row}").measure for row in range(4, 8)} == {"milestone"}
    assert {at(ret, f"F{row}").measure for row in range(4, 8)} == {"target"}
    assert at(ret, "D4").note.endswith("Stock survey under way")
    assert at(ret, "D4").label == "Latest result | Homes made decent (low figure = good)"
    assert {one.indicator for one in ret.figures} == {None}
    rewards = {one.fields["label"]: one.fields["reward"] for one in ret.entries}
    assert rewards["Community car journeys"] == "£25,000"
    assert "no-indicator-code" in codes(ret)


def test_an_overview_says_in_its_cells_for_when_trigger_and_target_are(read: Read) -> None:
    ret = read(book_of(("Overview", [
        ["Topic", "Indicator", "Latest result", "60% trigger", "Target", "Topic lead", "Reward earned (£)"],
        ["Housing", "Homes made decent", "10.96% (2005 provisional)", "9% (2006)", "7.5% (Mar 2007)", "Head of Housing",
         "TBC"],
        ["Health", "Quitters", "1,234 (to Dec 06)", 1100, "1,500 (2006/07)", "Manager", 25000],
    ])))  # fmt: skip
    assert ret.kind == "performance_return"
    assert seen(at(ret, "C2")) == ("actual", 10.96, None, "provisional", "2005-01-01", "2005-12-31")
    assert seen(at(ret, "D2")) == ("milestone", 9, None, None, "2006-01-01", "2006-12-31")
    assert seen(at(ret, "E2")) == ("target", 7.5, None, None, "2007-03-01", "2007-03-31")
    assert seen(at(ret, "E3")) == ("target", 1500, None, None, "2006-04-01", "2007-03-31")
    assert (at(ret, "D3").value, at(ret, "D3").period_start) == (1100, None)
    assert [one.fields["reward"] for one in ret.entries] == ["TBC", "25000"]
    assert [one.cell for one in ret.problems if one.code == "period-unknown"] == ["D1"]


CUMBRIA = [
    ["Local Area Agreement targets, refresh of March 2010"],
    [],
    ["Theme and outcome", "PI (LAA)", "Description", "Baseline", "2010/11", "2011/12", "2012/13"],
    ["Safer communities", "NI 47", "Killed or seriously injured in road accidents", "54.5 (2005-2007 ave)", 48, 46,
     "tba"],
    [None, "NI 30", "Re-offending by prolific offenders*", "TBC with GONW", "TBC with GONW", "tba", None],
    ["Healthy communities", "NI 117", "Young people not in education or work", "28.9% (to Feb 11)", "6.1%", "5.9%",
     "5.5%"],
    [None, "NI 192", "Household waste recycled", "36.2% (2008/09)", 0.42, 0.44, 0.46],
    [],
    ["* The definition changed in April 2010; the baseline is being recalculated."],
    ["Source: partnership agreement, provisional figures in brackets"],
]  # fmt: skip


def test_a_target_table_has_baselines_with_their_own_periods(read: Read) -> None:
    book = book_of(("Targets", CUMBRIA))
    for column in "EFG":
        book["Targets"][f"{column}7"].number_format = "0%"
    ret = read(book)
    assert (ret.kind, ret.layout) == ("targets", "targets")
    assert seen(at(ret, "D4")) == ("baseline", 54.5, None, None, "2005-01-01", "2007-12-31")
    assert at(ret, "D4").period_basis == "average"
    assert seen(at(ret, "E4")) == ("target", 48, None, None, "2010-04-01", "2011-03-31")
    assert seen(at(ret, "G4"))[1:3] == (None, "tbc")
    assert seen(at(ret, "D5"))[:3] == ("baseline", None, "tbc")
    assert "GONW" in at(ret, "D5").note
    assert "GONW" in at(ret, "E5").note
    assert seen(at(ret, "D6")) == ("baseline", 28.9, None, None, "2010-04-01", "2011-02-28")
    assert (at(ret, "D6").unit, at(ret, "G6").value) == ("%", 5.5)
    assert (at(ret, "E7").value, at(ret, "E7").scale, at(ret, "E7").unit) == (0.42, 0.01, "%")
    assert seen(at(ret, "D7"))[4:] == ("2008-04-01", "2009-03-31")
    assert {one.indicator for one in ret.figures} == {"NI 47", "NI 30", "NI 117", "NI 192"}
    left = [one.cell for one in ret.problems if one.code == "line-below-left-out"]
    assert left == ["A9", "A10"]
    assert "*" not in at(ret, "E5").label


LONG = [
    ["Indicator ref", "Indicator", "Partner", "Period", "Value", "Target", "Unit", "Polarity", "Note"],
    ["NI 016", "Serious acquisitive crime rate", "Cheshire Constabulary", "2008/09 Q2", 14.2, 13.5, "per 1,000", "low",
     "p"],
    ["NI 117", "NEET", "Cheshire Constabulary", "Sep 2008", 6.4, 6, "%", "low", None],
    [None, None, None, "Oct 2008", 6.6, 6, "%", "low", None],
]  # fmt: skip


def test_a_long_table_takes_its_period_from_each_row(read: Read) -> None:
    cover: list[list[object]] = [["Partner", "Police force"], ["Return period", "2008/09 Q2"], ["Version", 1]]
    ret = read(book_of(("Cover", cover), ("Return", LONG)))
    assert (ret.layout, len(ret.figures)) == ("long", 6)
    assert seen(at(ret, "E2")) == ("actual", 14.2, None, None, "2008-07-01", "2008-09-30")
    assert (at(ret, "E2").note, at(ret, "E2").unit) == ("p", "per 1,000")
    assert seen(at(ret, "E3"))[4:] == ("2008-09-01", "2008-09-30")
    assert (ret.header.partner, ret.header.period_text) == ("police", "2008/09 Q2")
    assert dict(ret.header.facts) == {"version": "1"}
    cover_read = next(one for one in ret.sheets if one.name == "Cover")
    assert (cover_read.used, bool(cover_read.reason)) == (False, True)


@pytest.mark.parametrize("merged", [True, False])
def test_a_year_over_its_quarters_reaches_over_them_alone(read: Read, merged: bool) -> None:
    book = book_of(("Return", [
        ["Ref", "Indicator", "2008/09", None, None, None, "Comments"], [None, None, "Q1", "Q2", "Q3", "Q4"],
        ["NI 16", "Serious acquisitive crime rate", 1, 2, 3, 4, "steady"],
    ]))  # fmt: skip
    if merged:
        book["Return"].merge_cells("C1:F1")
    ret = read(book)
    ends = [str(one.period_end) for one in ret.figures]
    assert ends == ["2008-06-30", "2008-09-30", "2008-12-31", "2009-03-31"]
    assert [one.note for one in ret.figures] == ["", "", "", "steady"]
    assert at(ret, "C3").label == "NI 16 | Serious acquisitive crime rate"


def test_measures_under_a_year_and_units_in_the_heading(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["NI", "Indicator", "2008/09 Actual", "2009/10 Target", "Q1 2009/10 Actual (%)", "Numerator", "Denominator"],
        ["NI 117", "NEET", 6.4, 6.0, 6.2, 31, 500],
    ])  # fmt: skip
    assert [(one.measure, one.value, one.unit) for one in ret.figures] == [
        ("actual", 6.4, ""), ("target", 6.0, ""), ("actual", 6.2, "%"), ("numerator", 31, ""), ("denominator", 500, ""),
    ]  # fmt: skip


def test_months_in_columns_and_dates_in_headings(read: Read) -> None:
    book = book_of(
        (
            "Return",
            [["NI", "Indicator", datetime(2009, 4, 1), datetime(2009, 5, 1)], ["NI 117", "NEET", 6.1, "6.3 (r)"]],
        )
    )
    for cell in ("C1", "D1"):
        book["Return"][cell].number_format = "mmm-yy"
    ret = read(book)
    assert ret.layout == "months"
    assert [(one.value, one.status, str(one.period_start)) for one in ret.figures] == [
        (6.1, None, "2009-04-01"), (6.3, "revised", "2009-05-01"),
    ]  # fmt: skip


def test_last_years_outturn_of_a_school_measure_is_an_academic_year(read_rows: ReadRows) -> None:
    ret = read_rows([["NI", "Indicator", "2008/09 outturn", "2009/10 target"], ["NI 75", "Five good GCSEs", 53.6, 55]])
    assert [(one.period_basis, str(one.period_start), str(one.period_end)) for one in ret.figures] == [
        ("academic_year", "2008-09-01", "2009-08-31"), ("academic_year", "2009-09-01", "2010-08-31"),
    ]  # fmt: skip


def test_a_section_heading_is_no_row_and_its_name_is_kept(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Ref", "Indicator", "2009/10 actual", "Comments"],
        ["Safer and Stronger Communities"],
        ["NI 16", "Serious acquisitive crime rate", 9.2, None],
        ["Health and Wellbeing"],
        ["NI 39", "Alcohol admissions", 1748, None],
        ["Total", None, 1757.2, None],
    ])  # fmt: skip
    assert [(one.indicator, one.facts["section"]) for one in ret.figures] == [
        ("NI 16", "Safer and Stronger Communities"), ("NI 39", "Health and Wellbeing"),
    ]  # fmt: skip
    assert [(one.code, one.cell) for one in ret.problems if one.code == "total-row-left-out"] == [
        ("total-row-left-out", "A6")
    ]


def test_parts_are_told_by_code_by_column_and_by_title(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Ref", "Sub-measure", "Indicator", "2009/10 actual"],
        ["NI 33 (i)", None, "Deliberate primary fires", 4.1],
        ["NI 33", "ii", "Deliberate secondary fires", 12.1],
        ["NI195a", None, "Litter", 6],
        ["NI 195", None, "(b) Detritus", 11],
        ["NI 195", None, "Something on the street", 3],
    ])  # fmt: skip
    assert [(one.indicator, one.sub_measure, one.held) for one in ret.figures] == [
        ("NI 33", "i", ""), ("NI 33", "ii", ""), ("NI 195", "a", ""), ("NI 195", "b", ""),
        ("NI 195", "", "sub-measure-missing"),
    ]  # fmt: skip


def test_areas_are_found_by_name_and_an_unknown_one_is_held(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Ref", "Indicator", "District", "2008/09 actual"],
        ["NI 155", "Affordable homes", "Vale Royal Borough Council", 40],
        ["NI 155", "Affordable homes", "Crewe & Nantwich", 61],
        ["NI 155", "Affordable homes", "Vale Royall", 3],
    ])  # fmt: skip
    assert [(one.area, one.area_label, one.held) for one in ret.figures] == [
        ("vale-royal", "Vale Royal Borough Council", ""), ("crewe-and-nantwich", "Crewe & Nantwich", ""),
        (None, "Vale Royall", "unknown-area"),
    ]  # fmt: skip
    told = next(one for one in ret.problems if one.code == "unknown-area")
    assert (told.cell, "Vale Royal" in told.reason) == ("C4", True)


def test_a_header_block_across_a_row_is_read_as_pairs(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Quarterly return"],
        ["Service", "Portfolio holder", "Quarter", "Meeting date"],
        ["Housing", "Portfolio Holder for Housing", "Q3 2009/10", "12 January 2010"],
        [],
        ["PI no", "Description", "09-10 target", "Q1", "Q2", "Q3", "Q4"],
        ["NI 155", "Affordable homes", 90, 12, 31, 50, None],
    ])  # fmt: skip
    assert str(ret.header.period_end) == "2009-12-31"
    assert ret.header.facts["Service"] == "Housing"
    assert ret.header.facts["Meeting date"] == "12 January 2010"
    assert [str(one.period_end) for one in ret.figures[1:]] == ["2009-06-30", "2009-09-30", "2009-12-31"]


def test_figures_of_any_other_table_keep_their_labels(read: Read) -> None:
    book = book_of(("Table 1", [
        ["Table 1: Households by local authority, 2020"], [],
        [None, "All households", "In fuel poverty"], ["Local authority", "Number", "Per cent"],
        ["England", 23868877, 13.2], ["Hartlepool[note 2]", 42000, ".."], ["Darlington", 48000, "13.1 p"],
        ["Source: department statistics"],
    ]))  # fmt: skip
    ret = read(book)
    assert ret.kind == "statistics"
    assert [(one.cell, one.value, one.marker) for one in ret.figures] == [
        ("B5", 23868877, None), ("C5", 13.2, None), ("B6", 42000, None), ("C6", None, "na"), ("B7", 48000, None),
        ("C7", 13.1, None),
    ]  # fmt: skip
    assert at(ret, "C7").status == "provisional"
    assert at(ret, "C6").area_label == "Hartlepool"
    assert at(ret, "C6").label == "In fuel poverty | Per cent"
    assert str(at(ret, "B5").period_start) == "2020-01-01"


def test_a_workbook_without_tables_says_so(read: Read) -> None:
    ret = read(book_of(("Letter", [["Dear partner"], ["please find our news below"]])))
    assert (ret.kind, ret.figures, ret.refused) == ("unknown", (), False)
    assert "no-figures" in codes(ret)


@pytest.mark.parametrize(
    ("written", "known_at"),
    [
        (datetime(2009, 10, 30), "2009-10-30"),
        ("30 October 2009", "2009-10-30"),
        ("05/11/2009", "None"),
        ("soon", "None"),
    ],
)
def test_the_day_on_which_a_return_came_is_read_or_asked(read: Read, written: object, known_at: str) -> None:
    ret = read(book_of(("Return", [["Date returned", written], [], *LONG])))
    assert str(ret.header.known_at) == known_at
    assert ("known-at-unread" in codes(ret)) == (known_at == "None")


SET_TARGETS = [
    ["Theme", "Indicator", "Title", "Target class", "Baseline", "Baseline period", "2009/10", "2010/11", "Target state",
     "In reward", "Target version", "Note"],
    ["Children", "NI 73", "Key Stage 2", "Statutory", None, "2007/08", 2010, None, "Agreed", "no", "March 2009",
     "Statutory: set each year"],
    ["Children", "LAA 3", "Local measure", "Local", None, "2007/08", None, 2012, "Agreed", None, "March 2009",
     "Set each year"],
    ["Children", None, "Young people in care with a personal education plan", "Local", None, "2007/08", None, 2000,
     "Agreed", "no", "March 2009", "Set each year"],
]  # fmt: skip


def test_a_row_of_periods_and_answers_is_no_new_header(read_rows: ReadRows) -> None:
    ret = read_rows(SET_TARGETS, name="Targets")
    assert [(one.cell, one.value) for one in ret.figures if one.measure == "target"] == [
        ("G2", 2010), ("H3", 2012), ("H4", 2000),
    ]  # fmt: skip
    assert "nil-return" not in codes(ret)


def test_a_version_above_the_targets_reaches_the_rows_that_name_none(read_rows: ReadRows) -> None:
    table = [row[:10] + row[11:] for row in SET_TARGETS]
    above: list[list[object]] = [["Targets of the agreement"], ["Target version", "March 2010"], []]
    ret = read_rows(above + table, name="Targets")
    assert {one.facts.get("version") for one in ret.figures} == {"March 2010"}
    own = read_rows(above + SET_TARGETS[:2] + [SET_TARGETS[2][:10]], name="Targets")
    assert [one.facts.get("version") for one in own.figures if one.measure == "target"] == ["March 2009", "March 2010"]


def test_a_mark_on_a_code_and_a_stretch_of_baseline_years_are_read(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Ref", "Indicator", "Baseline", "Baseline year", "2009/10 target"],
        ["NI 47#", "People killed or seriously injured", 263, "2005-2007", 269],
        ["NI 20*", "Assault with injury", 6.8, "2007/08", 6.9],
    ])  # fmt: skip
    assert [(one.cell, one.indicator) for one in ret.figures if one.measure == "target"] == [
        ("E2", "NI 47"),
        ("E3", "NI 20"),
    ]
    (baseline,) = [one for one in ret.figures if one.cell == "C2"]
    assert (baseline.measure, str(baseline.period_start), str(baseline.period_end)) == (
        "baseline",
        "2005-01-01",
        "2007-12-31",
    )
    assert not [one for one in ret.problems if one.code == "unknown-indicator"]


def test_a_banner_over_each_block_says_for_when_it_is(read_rows: ReadRows) -> None:
    heads = ["Ref", "Indicator", "Good is", "Actual", "RAG", "Same period last year", "Owner"]
    rows = [["Halton Partnership"], ["Performance dashboard 2011/12: safer communities"], []]
    for banner in (
        "QUARTER 1: APRIL - JUNE 2011",
        "QUARTER 2: JULY - SEPTEMBER 2011",
        "YEAR TO DATE: APRIL - SEPTEMBER 2011",
    ):
        rows += [[banner], heads, ["SH1", "Serious acquisitive crimes", "Low", 311, "R", 343, "Police"]]
        rows += [["SH2", "Anti-social behaviour", "Low", 133, "A", 140, "Police"], []]
    found = {one.cell: (str(one.period_start), str(one.period_end)) for one in read_rows(rows).figures}
    assert found["D6"] == ("2011-04-01", "2011-06-30")
    assert found["F6"] == ("2010-04-01", "2010-06-30")
    assert found["D11"] == ("2011-07-01", "2011-09-30")
    assert found["D16"] == ("2011-04-01", "2011-09-30")
