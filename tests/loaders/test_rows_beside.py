"""What stands beside the figures of a scorecard or a form and is none: arrows, ratings, remarks, keys; and amounts that
are written with their unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import Rows, cells, span
from tests.loaders.what_was_read import asked, at

Read = Callable[..., Return]
ARROWS = ["↓", "↔", "↑"]
MEASURES = ["Volunteers placed", "Average wait", "Funding secured"]


def scorecard(third: list[object], heading: str = "DoT") -> Rows:
    """Three indicators by quarter, each with target, actual and what stands beside them."""
    rows: Rows = [["Scorecard 2009/10"], ["Ref", "Measure", "Quarter 1", None, None, "Quarter 2", None, None]]
    rows += [[None, None, "Target", "Actual", heading, "Target", "Actual", heading]]
    for number, (code, beside) in enumerate(zip(("NI 130", "NI 132", "NI 59"), third, strict=True)):
        rows += [[code, f"Measure {number}", 60, 58 + number, beside, 62, 60 + number, beside]]
    return rows


@pytest.mark.parametrize("heading", ["DoT", "Direction of travel", "Trend", "D.O.T."])
def test_a_partners_arrows_are_no_figures(read_rows: Read, heading: str) -> None:
    ret = read_rows(scorecard([*ARROWS], heading))
    assert {one.cell[0] for one in ret.figures} == {"C", "D", "F", "G"}
    assert asked(ret, "unknown-mark") == []


def test_numbers_under_the_name_of_a_direction_are_asked_about(read_rows: Read) -> None:
    ret = read_rows(scorecard([1.5, -2.0, 0.5], "Trend"))
    assert asked(ret, "columns-asked") == ["E3"]


def across(*middle: list[object]) -> Rows:
    """Indicators across, what was measured down, and rows that stand among it."""
    rows: Rows = [["Agreement at a glance"], ["Indicator", "NI 15", "NI 20", "NI 47"]]
    rows += [["Description", "Serious violence", "Assaults", "Road casualties"]]
    rows += [["Target 2009/10", 0.58, 6.5, 112], ["Actual 2009/10", 0.59, 6.57, 117]]
    return [*rows, *middle, ["Target 2010/11", 0.56, 6.3, 106], ["Actual 2010/11", 0.55, 6.4, "n/a"]]


LONG = "Two more groups were told about the scheme this year, and one of them has asked for help with its bid."


@pytest.mark.parametrize(
    "middle", [["RAG 2009/10", "A", "G", "G"], ["Direction", "↑", "↔", "↓"], ["Comment", None, LONG, None]]
)
def test_a_row_of_ratings_or_remarks_does_not_end_a_table(read_rows: Read, middle: list[object]) -> None:
    found = cells(read_rows(across(middle)))
    assert set(found) == {f"{column}{row}" for column in "BCD" for row in (4, 5, 7, 8)}
    assert all("Assaults" in found[f"C{row}"].label for row in (4, 5, 7, 8))
    assert [found[f"C{row}"].measure for row in (7, 8)] == ["target", "actual"]


def test_headings_right_below_figures_head_what_follows(read_rows: Read) -> None:
    rows = across(["Area", "Red cars", "Green cars", "Amber cars"])
    assert "Green cars" in cells(read_rows(rows))["C7"].label


def form(*units: str) -> Rows:
    """A grant's monitoring form; the second measure is written with its unit."""
    rows: Rows = [["Grant Monitoring Form"], ["Organisation", "Council for Voluntary Service"]]
    rows += [["Monitoring year", "2010/11"], ["Reporting quarter", "Quarter 2 (July to September 2010)"]]
    rows += [["Key", "* = fewer than 5 people; TBC = to be confirmed"], [None]]
    rows += [
        ["Outcome", "Measure", "Annual target 2010/11", "Q1 (Apr-Jun)", "Q2 (Jul-Sep)", "Year to date", "What changed"]
    ]
    rows += [["1. More people volunteer", MEASURES[0], 240, 61, "46 (provisional)", 107]]
    rows += [[None, MEASURES[1], *units, "More people feel at home; two groups asked for help with their bids."]]
    return [*rows, ["2. Stronger groups", MEASURES[2], 120, 34, "*", 63]]


def test_amounts_written_with_their_unit_go_on_with_the_table(read_rows: Read) -> None:
    found = cells(read_rows(form("10 days", "11.0 days", "9.5 days", "10.3 days")))
    assert [found[cell].value for cell in ("C9", "D9", "E9", "F9")] == [10, 11, 9.5, 10.3]
    assert all("days" not in one.label for one in found.values())
    assert found["E10"].marker == "suppressed"


def test_headings_that_count_up_are_no_amounts(read_rows: Read) -> None:
    found = cells(read_rows(form("1 year", "2 years", "3 years", "4 years")))
    assert not {"C9", "D9", "E9", "F9"} & set(found)


def test_what_a_form_says_of_itself_names_no_figure(read_rows: Read) -> None:
    ret = read_rows(form("10 days", "11.0 days", "9.5 days", "10.3 days"))
    label = at(ret, "D8").label
    assert "fewer than" not in label and "Council" not in label and "quarter" not in label
    assert label.endswith(f"1. More people volunteer | {MEASURES[0]}")


def test_the_quarters_of_a_form_are_of_the_year_of_its_own_quarter(read_rows: Read) -> None:
    found = cells(read_rows(form("10 days", "11.0 days", "9.5 days", "10.3 days")))
    assert [span(found[f"{column}8"]) for column in "CDEF"] == [
        ("2010-04-01", "2011-03-31"), ("2010-04-01", "2010-06-30"), ("2010-07-01", "2010-09-30"),
        ("2010-04-01", "2010-09-30"),
    ]  # fmt: skip


def test_quarters_that_do_not_go_up_to_the_forms_own_are_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Monitoring"], ["Reporting quarter", "Quarter 2 2010/11"], [None]]
    rows += [["Measure", "Q3", "Q4", "Q1", "Q2"], *([one, 1, 2, 3, 4] for one in MEASURES)]
    ret = read_rows(rows)
    assert {one.period_start for one in ret.figures} == {None}
    assert asked(ret, "period-unknown") == ["B4", "C4", "D4", "E4"]
