"""Columns of others' figures beside ours in a return: whose they are and for when, and that they are never ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.known import Known
from tests.loaders.test_statistics import Rows, merged, span
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]
YEAR = ("2009-04-01", "2010-03-31")


def test_benchmarks_below_their_heading_are_of_others_and_of_its_year(known: Known) -> None:
    rows: Rows = [["Scorecard, Quarter 2 2010/11"]]
    rows += [["Ref", "Indicator", "2009/10 outturn", "Benchmark 2009/10", None, "Q1 2010/11", "Q2 2010/11", "Comments"]]
    rows += [[None, None, None, "England average", "Nearest neighbours average"]]
    rows += [["NI 130", "Self directed support", 34.2, 30.1, 29.4, 12.4, 24.9, "Slow"]]
    rows += [["NI 192", "Waste recycled", 40, "N/A", "N/A", 41, 42, None]]
    found = merged(rows, known, (2, 4, 2, 5), *((2, column, 3, column) for column in (1, 2, 3, 6, 7, 8)))
    benchmarks = [found[one] for one in ("D4", "E4", "D5", "E5")]
    assert all(one.benchmark and span(one) == YEAR for one in benchmarks)
    assert [one.area_label for one in benchmarks[:2]] == ["England average", "Nearest neighbours average"]
    assert (found["D4"].indicator, found["D5"].marker) == ("NI 130", "na")
    assert not found["C4"].benchmark
    assert (found["G4"].note, found["D4"].note) == ("Slow", "")


@pytest.mark.parametrize("heading", ["England 2009/10", "National average (2009/10)", "Statistical neighbours 2009/10"])
def test_a_year_of_others_is_no_outturn_of_ours(read_rows: Read, heading: str) -> None:
    rows: Rows = [["Quarter:", "Q2 2010/11"], [None], ["NI", "Indicator", "2009/10", heading, "Q2 2010/11", "Target"]]
    ret = read_rows([*rows, ["NI 192", "Waste recycled", 40, 38, 41, 42], ["NI 191", "Waste", 600, 620, 300, 590]])
    assert (at(ret, "D4").benchmark, when(ret, "D4")[1:]) == (True, YEAR)
    assert at(ret, "D4").area_label == heading.replace("2009/10", "").strip(" ()")
    assert not at(ret, "C4").benchmark
    assert asked(ret, "duplicate-conflict") == []


def test_others_without_a_period_are_not_of_the_returns(read_rows: Read) -> None:
    rows: Rows = [["Quarter:", "Q2 2010/11"], [None], ["NI", "Indicator", "Q2 2010/11", "England average"]]
    ret = read_rows([*rows, ["NI 192", "Waste recycled", 40, 38], ["NI 191", "Waste", 300, 620]])
    assert (at(ret, "D4").benchmark, at(ret, "D4").held) == (True, "period-unknown")
    assert asked(ret, "period-unknown") == ["D3"]


@pytest.mark.parametrize("heading", ["National target 2009/10", "Target (England + 2)", "Change from England average"])
def test_what_else_names_others_is_no_benchmark(read_rows: Read, heading: str) -> None:
    rows: Rows = [["Quarter:", "Q2 2010/11"], [None], ["NI", "Indicator", "Q2 2010/11", heading]]
    ret = read_rows([*rows, ["NI 192", "Waste recycled", 40, 38], ["NI 191", "Waste", 300, 620]])
    assert not any(one.benchmark for one in ret.figures)


QUARTILES: Rows = [
    ["Performance, September 2010"],
    [None],
    ["Ref", "Indicator", "Outturn 2009/10", "HouseMark 2009/10", None, None, "Sep-10"],
    [None, None, None, "Upper", "Median", "Lower", None],
    ["KPI 1", "Rent collected", 0.99, 1, 0.992, 0.984, 0.98],
    ["KPI 2", "Days to let a home", 31, 21, "n/a", 39, 30],
]


def test_quartiles_below_the_name_of_others_are_their_benchmarks(known: Known) -> None:
    found = merged(QUARTILES, known, (3, 4, 3, 6), *((3, column, 4, column) for column in (1, 2, 3, 7)))
    assert {found[f"{column}5"].measure for column in "CDEFG"} == {"actual"}
    assert [found[f"{column}5"].benchmark for column in "CDEFG"] == [False, True, True, True, False]
    assert {span(found[f"{column}5"]) for column in "DEF"} == {YEAR}
    assert [found[f"{column}5"].area_label for column in "DEF"] == [
        "HouseMark Upper quartile", "HouseMark Median", "HouseMark Lower quartile",
    ]  # fmt: skip
    assert found["E6"].marker == "na"


def test_quartiles_of_a_published_table_are_no_limits(read_rows: Read) -> None:
    rows: Rows = [["Rent collected, %"], [None], ["Group", "2009/10", None, None, "2010/11", None, None]]
    rows += [[None, *["Upper", "Median", "Lower"] * 2], *([name, 99, 97, 95, 98, 96, 94] for name in "ABC")]
    ret = read_rows(rows)
    assert [one.measure for one in ret.figures] == ["actual"] * 18


def test_limits_beside_the_figure_that_they_are_of_stay_limits(read_rows: Read) -> None:
    rows: Rows = [["Rent collected, %"], [None], ["Group", "2009/10", None, None, "2010/11", None, None]]
    rows += [[None, *["Rate", "Lower", "Upper"] * 2], *([name, 97, 95, 99, 96, 94, 98] for name in "ABC")]
    assert [at(read_rows(rows), f"{column}5").measure for column in "BCD"] == ["actual", "lower", "upper"]
