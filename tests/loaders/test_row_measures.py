"""Returns whose rows say what their figures are: a row of targets and one of results for each indicator."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]
TITLE: Rows = [["Performance return, Quarter 2 2009/10"], [None]]
QUARTERS = ["Q1", "Q2", "Q3", "Q4"]


def _measures(ret: Return) -> dict[str, tuple[str | None, str]]:
    return {one.cell: (one.indicator, one.measure) for one in ret.figures}


@pytest.mark.parametrize("heading", ["Type", None, "Measure", "Plan / actual", "Target type"])
def test_rows_of_targets_are_no_results(read_rows: Read, heading: str | None) -> None:
    rows: Rows = [*TITLE, ["Indicator", heading, *QUARTERS]]
    rows += [["NI 123", "Target", 210, 430, 650, 900], [None, "Actual", 198, 401]]
    rows += [["NI 39", "Plan", 400, 410, 420, 430], [None, "Actual", 421, 433]]
    ret = read_rows(rows)
    read = _measures(ret)
    assert read["C4"] == ("NI 123", "target")
    assert read["C5"] == ("NI 123", "actual")
    assert (read["F6"], read["D7"]) == (("NI 39", "target"), ("NI 39", "actual"))
    assert when(ret, "D7") == ("quarter", "2009-07-01", "2009-09-30")
    assert asked(ret, "duplicate-conflict") == asked(ret, "no-indicator-code") == []


def test_the_code_may_stand_in_every_row(read_rows: Read) -> None:
    rows: Rows = [*TITLE, ["Indicator", "Type", *QUARTERS]]
    rows += [["NI 123", "Plan", 210, 430, 650, 900], ["NI 123", "Actual", 198, 401], ["NI 123", "Variance", -12, -29]]
    ret = read_rows(rows)
    assert [at(ret, f"C{row}").measure for row in (4, 5, 6)] == ["target", "actual", "change"]
    assert [one.held for one in ret.figures if one.held] == []


def test_years_across_are_no_table_of_targets(read_rows: Read) -> None:
    rows: Rows = [["Performance"], [None], ["Indicator", "Type", "2008/09", "2009/10"]]
    rows += [["NI 123", "Target", 800, 900], [None, "Actual", 790, 905]]
    ret = read_rows(rows)
    assert (ret.kind, at(ret, "C5").measure) == ("performance_return", "actual")


def test_a_second_row_of_targets_is_of_something_else(read_rows: Read) -> None:
    rows: Rows = [*TITLE, ["Indicator", "Type", *QUARTERS]]
    rows += [["NI 123", "Target", 210, 430], [None, "Actual", 198, 401], [None, "Target", 5, 6], [None, "Actual", 7, 8]]
    ret = read_rows(rows)
    assert [at(ret, f"C{row}").indicator for row in (4, 5, 6, 7)] == ["NI 123", "NI 123", None, None]
    assert asked(ret, "no-indicator-code") == ["A6", "A7"]


def test_a_pair_may_have_a_period_of_its_own(read_rows: Read) -> None:
    rows: Rows = [*TITLE, ["Indicator", "Period", "Type", "Value"]]
    rows += [["NI 123", "Q1", "Target", 210], [None, None, "Actual", 198]]
    rows += [[None, "Q2", "Target", 430], [None, None, "Actual", 401]]
    ret = read_rows(rows)
    assert _measures(ret)["D7"] == ("NI 123", "actual")
    assert [when(ret, cell)[1] for cell in ("D5", "D6", "D7")] == ["2009-04-01", "2009-07-01", "2009-07-01"]


def test_a_row_of_results_to_date_runs_from_april(read_rows: Read) -> None:
    rows: Rows = [*TITLE, ["Indicator", "Type", *QUARTERS]]
    rows += [["NI 123", "Target", 210, 220], [None, "Actual", 198, 203], [None, "Cumulative actual", 198, 401]]
    assert when(read_rows(rows), "D6") == ("year_to_date", "2009-04-01", "2009-09-30")


@pytest.mark.parametrize("word", ["Last year", "2008/09", "Peers"])
def test_what_is_no_known_measure_is_asked(read_rows: Read, word: str) -> None:
    rows: Rows = [*TITLE, ["Indicator", "Type", *QUARTERS]]
    rows += [["NI 123", "Target", 210, 220], [None, "Actual", 198, 203], ["NI 123", word, 190, 211]]
    rows += [["NI 39", "Target", 400, 410], [None, "Actual", 421, 433]]
    ret = read_rows(rows)
    assert asked(ret, "unknown-measure") == ["B6"]
    assert at(ret, "C6").held == "unknown-measure"


def test_a_pair_without_results_yet_is_no_section(read_rows: Read) -> None:
    rows: Rows = [*TITLE, ["Indicator", "Type", *QUARTERS]]
    rows += [["NI 123", "Target", 210, 220], [None, "Actual"], ["NI 39", "Target", 400, 410], [None, "Actual", 421]]
    ret = read_rows(rows)
    assert at(ret, "C7").indicator == "NI 39"
    assert [one.facts.get("section") for one in ret.figures if one.facts.get("section")] == []


def test_the_kind_of_target_stays_what_it_is(read_rows: Read) -> None:
    rows: Rows = [["Targets"], ["Indicator", "Type", "Baseline 2007/08", "Target 2010/11"]]
    rows += [["NI 123", "Designated", 210, 230], ["NI 39", "Local", 400, 380]]
    assert at(read_rows(rows), "D3").facts["class"] == "Designated"


@pytest.mark.parametrize("column", [0, 1])
def test_a_measure_in_the_place_of_a_name_is_of_the_indicator_above(read_rows: Read, column: int) -> None:
    target: list[object] = ["Target", None] if column == 0 else [None, "Target"]
    rows: Rows = [["Return period:", "Q2 2010/11"], [None], ["PI no", "Indicator", "Q1", "Q2"]]
    rows += [["NI 191", "Waste", 55, 58], [*target, 50, 60], ["NI 154", "Homes", 7, 9], [*target, 8, 10]]
    ret = read_rows(rows)
    assert [(at(ret, one).indicator, at(ret, one).measure) for one in ("C4", "C5", "D7")] == [
        ("NI 191", "actual"),
        ("NI 191", "target"),
        ("NI 154", "target"),
    ]
    assert asked(ret, "unknown-indicator") == asked(ret, "no-indicator-code") == []


def test_measures_below_a_code_without_figures_are_of_that_code(read_rows: Read) -> None:
    rows: Rows = [["Return period:", "Q2 2010/11"], [None], ["PI no", "Indicator", "Q1", "Q2"]]
    for code, name in (("NI 191", "Waste"), ("NI 154", "Homes")):
        rows += [[code, name], ["Target", None, 50, 60], ["Actual", None, 55, 58]]
    ret = read_rows(rows)
    assert [(at(ret, one).indicator, at(ret, one).measure) for one in ("C5", "C6", "C8", "D9")] == [
        ("NI 191", "target"),
        ("NI 191", "actual"),
        ("NI 154", "target"),
        ("NI 154", "actual"),
    ]


def test_measures_without_any_name_above_are_asked_about_once(read_rows: Read) -> None:
    rows: Rows = [["Return period:", "Q2 2010/11"], [None], ["PI no", "Indicator", "Q1", "Q2"]]
    rows += [["Target", None, 50, 60], ["Actual", None, 55, 58], ["NI 154", "Homes", 7, 9], ["Actual", None, 8, 9]]
    ret = read_rows(rows)
    assert at(ret, "C7").held == "no-indicator-code"  # the row above holds the actual figures
    assert asked(ret, "no-indicator-code") == ["A4"]


def test_measures_in_the_codes_place_of_local_indicators_are_of_the_row_above(read_rows: Read) -> None:
    rows: Rows = [["Report Q2 2010/11"], [None], ["Code", "Measure name", "Q1", "Q2"]]
    for code, name in (("SH1", "Waste"), ("SH2", "Homes")):
        rows += [[code, name], ["Target", None, 50, 60], ["Actual", None, 55, 58]]
    ret = read_rows(rows)
    assert [at(ret, one).measure for one in ("C5", "D6", "C8", "D9")] == ["target", "actual", "target", "actual"]
    assert all("Waste" in at(ret, one).label for one in ("C5", "D6"))
    assert all("Homes" in at(ret, one).label for one in ("C8", "D9"))
    assert when(ret, "C8") == ("quarter", "2010-04-01", "2010-06-30")


def test_a_target_in_the_codes_place_below_figures_is_of_theirs(read_rows: Read) -> None:
    rows: Rows = [["Report Q2 2010/11"], [None], ["Code", "Measure name", "Q1", "Q2"]]
    rows += [["SH1", "Waste", 55, 58], ["Target", None, 50, 60], ["SH2", "Homes", 5, 8], ["Target", None, 7, 9]]
    ret = read_rows(rows)
    assert [at(ret, one).measure for one in ("C4", "C5", "D6", "D7")] == ["actual", "target", "actual", "target"]
    assert at(ret, "C5").label == at(ret, "C4").label
    assert "B5" not in asked(ret, "no-indicator-code")
