"""Reading a file of series: what it asks, and a reason with row, column, value and mend for each fault."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from loaders.series_asked import charts_asked, forecasts_asked
from loaders.series_file import SeriesRefused, when, written
from lsp_data.measures.forecast import Goal, Question, TargetOn
from lsp_data.measures.series import Frequency, Polarity
from lsp_data.measures.spc import Improvement


def file(folder: Path, *rows: str) -> Path:
    path = folder / "series.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def refusals(path: Path) -> list[str]:
    with pytest.raises(SeriesRefused) as refused:
        forecasts_asked(path)
    return refused.value.reasons


def test_a_series_and_its_question(tmp_path: Path) -> None:
    header = "series_id,period,value,frequency,horizon,target,polarity,target_on,known,lower_bound,upper_bound,owner"
    path = file(
        tmp_path,
        header,
        "a,2008Q2,12,quarterly,2,50,low,sum,2,0,,police",
        "b,2007,1.5,,,,,,,,,",
        "a,2008Q1,11,quarterly,2,50,low,sum,2,0,,police",
        "a,2008Q4,1e1",
        "a,2009Q1,",
    )
    one, other = forecasts_asked(path)
    assert (one.series_id, written(Frequency.QUARTERLY, one.after)) == ("a", "2008Q4")
    goal = Goal(50, Polarity.LOW, TargetOn.SUM, 2)
    assert one.question == Question((11.0, 12.0, None, 10.0), Frequency.QUARTERLY, 2, goal, lower=0)
    assert other.question == Question((1.5,), Frequency.ANNUAL, 3)


def test_what_a_series_leaves_out(tmp_path: Path) -> None:
    path = file(tmp_path, "series_id,period,value,target", "m,2008-12,1,5", "m,2009-01,NA,5")
    [one] = forecasts_asked(path)
    assert one.question == Question((1.0,), Frequency.MONTHLY, 12, Goal(5, Polarity.HIGH))
    assert (one.question.lower, one.question.upper) == (-math.inf, math.inf)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,2009Q2,1,2", "Row 3, column period: “2009Q2” is not annual as in row 2. Keep one frequency in a series."),
        ("a,2008,1,2", "Row 3, column period: “2008” stands in row 2 too. Keep one of the two."),
        ("a,08/09,1,2", "Row 3, column period: “08/09” is no period. Write a year 2008, a quarter 2008Q3 or a month"),
        ("a,2009,1.200,3 pm", "Row 3, column horizon: “3 pm” differs from “2” in row 2. A series has one horizon."),
        ('a,2009,"1,200",2', "Row 3, column value: “1,200” is no number. Write it with digits and a point, such as"),
        ("a,2009,inf,2", "Row 3, column value: “inf” is no number."),
        ("a,2009,1e999,2", "Row 3, column value: “1e999” is no number."),
        (",2009,1,2", "Row 3, column series_id: “” names no series. Give each series a name."),
        ("b,2009,1,0", "Row 3, column horizon: “0” is out of place. Write a whole number from 1 to 60."),
        ("b,2009,1,2.5", "Row 3, column horizon: “2.5” is out of place. Write a whole number from 1 to 60."),
        ("b,2009,1,2,monthly", "column frequency: “monthly” does not fit the period 2009, which is annual."),
        ("b,2009,1,2,weekly", "column frequency: “weekly” is not known. Write annual or quarterly or monthly."),
        ("b,2009,1,2,,x", "Row 3, column target: “x” is no number. Write it with digits and a point"),
        ("b,2009,1,2,,5,up", "Row 3, column polarity: “up” is not known. Write high or low."),
        ("b,2009,1,2,,5,,total", "Row 3, column target_on: “total” is not known. Write last or sum or mean."),
        ("b,2009,1,2,,5,,sum,2", "Row 3, column known: “2” is out of place. Write a whole number from 0 to 1."),
        ("b,2009,1,2,,,,,,5,5", "Row 3, column upper_bound: “5” does not lie above the lower bound 5."),
        ("b,2009,1,2,,,,,,,,-1", "Row 3, column sampling_variance: “-1” is below nought. A variance is not."),
    ],
)
def test_a_fault_is_said_with_its_row_and_mend(tmp_path: Path, row: str, reason: str) -> None:
    header = "series_id,period,value,horizon,frequency,target,polarity,target_on,known,lower_bound,upper_bound"
    [said] = refusals(file(tmp_path, f"{header},sampling_variance", "a,2008,1,2", row))
    assert reason in said


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    path = file(tmp_path, "series_id,period,value", *(f"a,{year},x" for year in range(2000, 2023)), "a,2001-13,5")
    said = refusals(path)
    assert len(said) == 21
    assert said[-1] == "And 4 more."


def test_a_mistyped_year_makes_no_endless_series(tmp_path: Path) -> None:
    [said] = refusals(file(tmp_path, "series_id,period,value", "a,0201-01,1", "a,2010-02,2", "a,2010-03,2"))
    assert said.startswith("Row 4, column period: “2010-03” lies 21710 periods after 0201-01.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "lacks the column series_id, period, value. Its first row must name series_id, period, value; it names"),
        (b"series_id,value\na,1\n", "lacks the column period."),
        (b"series_id,period,value,value\na,2008,1,1\n", "has the column value more than once. Keep one of them."),
        (b"series_id,period,value\n\n", "has no rows."),
        (b"series_id,period,value\n\xe9,2008,1\n", "is not in UTF-8."),
        (b'series_id,period,value\n"a,2008,1\n', "is no CSV that can be read"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "series.csv"
    path.write_bytes(content)
    [said] = refusals(path)
    assert said.startswith("series.csv ")
    assert reason in said


def test_a_spreadsheets_mark_at_the_start_is_no_part_of_the_header(tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value\r\na,2008,1\r\n", encoding="utf-8-sig")
    assert [one.series_id for one in forecasts_asked(path)] == ["a"]


@pytest.mark.parametrize("text", ["2008", "2008Q1", "2008Q4", "2008-01", "2008-12", "0001", "9999-12"])
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(when(text)) == text


@pytest.mark.parametrize("text", ["208", "2008Q5", "2008-00", "2008-13", "2008q1", "2008/09", "2008-7", ""])
def test_other_forms_are_no_period(text: str) -> None:
    assert when(text) is None


def test_a_chart_and_what_is_asked_of_it(tmp_path: Path) -> None:
    header = "series_id,period,value,improvement,target,rebase,fix_after,screen_outliers"
    path = file(tmp_path, header, "a,2008-02,,,,,,", "a,2008-01,3,increase,5,2,1,0", "a,2008-05,4", "b,2008,1")
    one, other = charts_asked(path)
    assert (one.periods, one.values) == (("2008-01", "2008-02", "2008-05"), (3.0, None, 4.0))
    assert one.rebase == (2,)
    assert (one.improvement, one.target, one.fix_after, one.screen_outliers) == (Improvement.INCREASE, 5, 1, False)
    assert (other.improvement, other.target, other.rebase, other.fix_after) == (Improvement.NEUTRAL, None, (), None)
    assert other.screen_outliers


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("better,,,", "column improvement: “better” is not known. Write increase or decrease or neutral."),
        (
            ",2,,",
            "column rebase: “2” is out of place. Write positions from 0 to 1, the first of each new",
        ),
        (",x,,", "column rebase: “x” is out of place."),
        (",,0,", "column fix_after: “0” is out of place. Write a whole number from 1 to 10000."),
        (",,,yes", "column screen_outliers: “yes” is out of place. Write a whole number from 0 to 1."),
    ],
)
def test_a_fault_of_a_chart_is_said(tmp_path: Path, row: str, reason: str) -> None:
    header = "series_id,period,value,improvement,rebase,fix_after,screen_outliers"
    with pytest.raises(SeriesRefused) as refused:
        charts_asked(file(tmp_path, header, f"a,2008,1,{row}", "a,2009,2"))
    assert reason in str(refused.value)


def test_a_part_of_a_chart_without_a_figure_is_a_fault(tmp_path: Path) -> None:
    path = file(tmp_path, "series_id,period,value,rebase", "a,2008,1,1", "a,2009,")
    with pytest.raises(SeriesRefused, match="column rebase: “1” begins a part without any figure"):
        charts_asked(path)
