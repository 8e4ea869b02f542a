"""A year to date, or a total of months, ends with the last month beside it; what cannot be known is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.compare.cumulative import parts_told
from loaders.compare.stored import as_stored
from loaders.figures import Return
from loaders.meaning.known import Known
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]
APRIL_TO_JANUARY = ("year_to_date", "2010-04-01", "2011-01-31")


def test_a_year_to_date_under_a_year_ends_with_the_month_beside_it(read_rows: Read) -> None:
    rows: Rows = [["Deliberate fires"], [None], ["Area", "2010/11"], [None, "January", None, "Year to date", None]]
    rows += [[None, "Fires", "Rate", "Fires", "Rate"], ["Chester", 7, 0.21, 94, 2.85], ["Vale Royal", 8, 0.2, 90, 2.8]]
    ret = read_rows(rows)
    assert when(ret, "C6") == ("month", "2011-01-01", "2011-01-31")
    assert when(ret, "D6") == when(ret, "E7") == APRIL_TO_JANUARY


def test_a_year_to_date_of_which_nothing_says_the_end_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Deliberate fires, 2010/11"], [None], ["Area", "Year to date"], ["Chester", 94], ["Vale Royal", 90]]
    ret = read_rows(rows)
    assert when(ret, "B4") == (None, "None", "None")
    assert asked(ret, "period-unknown") == ["B3"]


@pytest.mark.parametrize("word", ["YTD", "Cumulative", "Running total"])
def test_a_running_count_beside_months_in_rows_goes_to_each_of_them(read_rows: Read, word: str) -> None:
    rows: Rows = [["Homes, 2010/11"], [None], ["Month", "All", word], ["Apr", 15, 15], ["May", 16, 31], ["Jun", 4, 35]]
    ret = read_rows(rows)
    assert when(ret, "B5") == ("month", "2010-05-01", "2010-05-31")
    assert when(ret, "C5") == ("year_to_date", "2010-04-01", "2010-05-31")


def test_a_total_of_months_to_date_is_not_the_whole_year(read_rows: Read) -> None:
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    rows: Rows = [["Homes, 2010/11"], [None], ["Month", "Rented", "All"]]
    ten = read_rows([*rows, *[[one, 5, 15] for one in months[:10]], ["Total", 50, 150]])
    assert when(ten, "C14") == APRIL_TO_JANUARY
    twelve = read_rows([*rows, *[[one, 5, 15] for one in months], ["Total", 60, 180]])
    assert when(twelve, "C16") == ("financial_year", "2010-04-01", "2011-03-31")


def test_a_total_beside_months_in_columns_is_not_the_whole_year(read_rows: Read) -> None:
    rows: Rows = [["Homes, 2010/11"], [None], ["Area", "Apr", "May", "Total", "Target"]]
    rows += [["Chester", 15, 16, 31, 90], ["Vale Royal", 1, 2, 3, 9]]
    ret = read_rows(rows)
    assert when(ret, "D4") == ("year_to_date", "2010-04-01", "2010-05-31")
    assert when(ret, "E4") == ("financial_year", "2010-04-01", "2011-03-31")


def test_a_rows_own_words_make_it_a_year_to_date(read_rows: Read) -> None:
    rows: Rows = [["Crime in Jan 2011"], [None], [None, "This yr", "Aim"], ["Offences", 221, 230], ["Rate YTD", 7.4, 7]]
    ret = read_rows(rows)
    assert when(ret, "B4") == ("month", "2011-01-01", "2011-01-31")
    assert when(ret, "B5") == APRIL_TO_JANUARY


def test_a_year_to_date_in_a_return_without_a_period_goes_as_far_as_the_quarters_beside_it(read_rows: Read) -> None:
    rows: Rows = [["Performance report 2010/11"], [None], ["NI", "Indicator", "Q1", "Q2", "Q3", "Q4", "YTD"]]
    rows += [["NI 123", "Quitters", 142, 147, 158, None, 447], ["NI 39", "Admissions", 463, 476, None, None, 939]]
    rows += [["NI 53", "Breastfeeding", None, None, None, None, 39.2]]
    ret = read_rows(rows)
    assert when(ret, "G4") == ("year_to_date", "2010-04-01", "2010-12-31")
    assert when(ret, "G5") == ("year_to_date", "2010-04-01", "2010-09-30")
    assert at(ret, "G6").held == "period-unknown"


def test_quarters_that_add_up_to_the_year_to_date_beside_them_stand_alone(read_rows: Read, known: Known) -> None:
    rows: Rows = [["Performance report 2010/11"], [None]]
    rows += [["NI", "Indicator", "Q1", "Q2", "Q3", "YTD", "Q3 last year", "YTD last year"]]
    rows += [["NI 123", "Quitters", 142, 147, 158, 447, 163, 470]]
    stored, held, problems = as_stored(parts_told(read_rows(rows).figures), known.indicators, "ours")
    ends = {(str(one.period.end), one.value) for one in stored}
    assert ends >= {("2010-06-30", 142), ("2010-09-30", 289), ("2010-12-31", 447), ("2009-12-31", 470)}
    assert not {value for end, value in ends if end == "2010-12-31"} - {447}
    assert [one.cell for one in held] == ["G4"]  # a quarter alone as well, and no sum reaches it
    assert [one.code for one in problems] == ["cumulative-or-not"]


def test_a_year_beside_its_quarters_holds_the_figures_of_the_whole_year(read_rows: Read) -> None:
    rows: Rows = [["Ref", "Indicator", "2009/10"], [None, None, "Q1", "Q2", "Q3", "Q4", "Year"]]
    rows += [["NI 192", "Household waste recycled", 41, 42, 43, 44, 42.5], ["NI 191", "Waste", 155, 151, 143, 144, 593]]
    ret = read_rows(rows)
    assert when(ret, "G3") == ("financial_year", "2009-04-01", "2010-03-31")
    assert when(ret, "C4") == ("quarter", "2009-04-01", "2009-06-30")
    assert asked(ret, "unread-period") == []


@pytest.mark.parametrize("months", ["1 April to 31 January", "April to January", "April - end of January"])
def test_months_in_the_title_say_how_far_each_year_goes(read_rows: Read, months: str) -> None:
    rows: Rows = [[f"Recorded crime ({months}) compared with the same period last year"], [None]]
    rows += [["Offence", "2009/10 YTD", "2010/11", "Full year target 2010/11"]]
    rows += [["Burglary", 1485, 1181, 1707], ["Robbery", 312, 323, 358]]
    ret = read_rows(rows)
    assert when(ret, "B4") == ("year_to_date", "2009-04-01", "2010-01-31")
    assert when(ret, "C4") == APRIL_TO_JANUARY
    assert when(ret, "D4") == ("financial_year", "2010-04-01", "2011-03-31")


def test_a_title_that_names_the_whole_year_leaves_it_whole(read_rows: Read) -> None:
    rows: Rows = [["Recorded crime (April to March)"], [None], ["Offence", "2009/10"], ["Burglary", 9], ["Robbery", 3]]
    assert when(read_rows(rows), "B4") == ("financial_year", "2009-04-01", "2010-03-31")


def test_targets_and_forecasts_are_of_the_whole_year_under_a_title_of_months(read_rows: Read) -> None:
    rows: Rows = [["Delayed discharges, 1 April to 31 January"], [None]]
    rows += [["Area", "2008/09", "2009/10", "Target 2009/10", "Forecast 2009/10"]]
    ret = read_rows([*rows, ["Chester", 9, 8, 7, 8], ["Congleton", 3, 2, 2, 2]])
    assert [when(ret, one)[2] for one in ("C4", "D4", "E4")] == ["2010-01-31", "2010-03-31", "2010-03-31"]


def test_the_nearest_title_says_up_to_which_month_years_go(read_rows: Read) -> None:
    rows: Rows = [
        ["Open season 1 April to 30 September"],
        ["Visits, 1 April to 31 March"],
        ["Area", "2008/09", "2009/10"],
    ]
    ret = read_rows([*rows, ["Chester", 9, 8], ["Congleton", 3, 2]])
    assert when(ret, "B4")[2] == "2009-03-31"


def test_a_cumulative_indicator_counts_from_april_in_each_quarter(read_rows: Read) -> None:
    rows: Rows = [["Return period:", "Q2 2010/11"], [None], ["NI", "Indicator", "Q1", "Q2", "Q2 target", "Target"]]
    rows += [["NI 191", "Waste (cumulative)", 55, 108, 110, 220], ["NI 154", "Homes built", 7, 6, 8, 30]]
    ret = read_rows(rows)
    assert when(ret, "D4") == when(ret, "E4") == ("year_to_date", "2010-04-01", "2010-09-30")
    assert when(ret, "F4") == ("financial_year", "2010-04-01", "2011-03-31")
    assert when(ret, "D5") == ("quarter", "2010-07-01", "2010-09-30")


@pytest.mark.parametrize("mark", ["(cumulative)", "- cumulative", "(YTD)"])
def test_a_cumulative_row_or_title_counts_from_april_under_each_quarter(read_rows: Read, mark: str) -> None:
    rows: Rows = [["Scorecard 2010/11"], [None], ["Measure", "Q1", "Q2"], [f"Homes {mark}", 5, 9], ["Fires", 7, 6]]
    ret = read_rows(rows)
    assert when(ret, "C4") == ("year_to_date", "2010-04-01", "2010-09-30")
    assert when(ret, "C5") == ("quarter", "2010-07-01", "2010-09-30")
    titled = read_rows([[f"Homes 2010/11 {mark}"], [None], ["Area", "Q1", "Q2"], ["Chester", 5, 9], ["Neston", 7, 8]])
    assert when(titled, "C4") == ("year_to_date", "2010-04-01", "2010-09-30")


@pytest.mark.parametrize("full", ["Full year plan", "Whole-year target"])
def test_a_plan_for_the_full_year_is_that_of_the_quarters_beside_it(read_rows: Read, full: str) -> None:
    rows: Rows = [["Partner return"], ["Period covered:", "Quarter 3 2008/09"], ["Date returned:", "30/01/2009"]]
    rows += [[None], ["Measure", "2007/08 outturn", "Q1 2008/09", "Q2 2008/09", full]]
    ret = read_rows([*rows, ["Smoking quitters", 1890, 402, 431, 1862], ["Health checks", 640, 188, 214, 924]])
    assert when(ret, "E6") == ("financial_year", "2008-04-01", "2009-03-31")
    assert (at(ret, "E6").measure, when(ret, "C6")[0]) == ("target", "quarter")
    assert not any("30/01/2009" in one.label for one in ret.figures)


def test_a_plan_for_the_full_year_of_which_nothing_says_the_year_is_left_open(read_rows: Read) -> None:
    rows: Rows = [["Partner return"], ["Date returned:", "30/01/2009"], [None], ["Area", "Full year plan", "Result"]]
    ret = read_rows([*rows, ["Chester", 1890, 402], ["Congleton", 640, 188]])
    assert when(ret, "B5") == when(ret, "C5") == (None, "None", "None")
