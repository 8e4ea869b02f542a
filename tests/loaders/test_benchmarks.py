"""Benchmarks: other areas' figures for an indicator, down the rows or across the columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return

ReadRows = Callable[..., Return]
AREAS = ("Halton", "Warrington", "St Helens", "England")
YEAR = ("2008-04-01", "2009-03-31")


def seen(ret: Return) -> list[tuple[object, ...]]:
    return [(one.indicator, one.sub_measure, one.area_label, one.value) for one in ret.figures]


def of_the_year(ret: Return) -> bool:
    return all((str(one.period_start), str(one.period_end)) == YEAR for one in ret.figures)


def test_a_row_a_figure_with_areas_that_the_catalogue_does_not_know(read_rows: ReadRows) -> None:
    rows = [["NI 117", area, "2008/09", value] for value, area in enumerate((*AREAS, "Cheshire West and Chester"), 5)]
    ret = read_rows([["Indicator", "Local authority", "Period", "Value"], *rows])
    assert ret.kind == "benchmarks"
    assert seen(ret) == [("NI 117", "", str(row[1]), row[3]) for row in rows]
    assert of_the_year(ret)
    assert [one.area for one in ret.figures] == [None, None, None, "england", "cheshire-west-and-chester"]
    assert not [one for one in ret.problems if one.severity == "error"]


@pytest.mark.parametrize("heading", ["Authority", "Comparator area", "Nearest neighbours", "LSP"])
def test_areas_in_the_rows_under_a_title_that_names_the_indicator(read_rows: ReadRows, heading: str) -> None:
    ret = read_rows([
        ["NI 33 (i): arson, primary fires"], [], [heading, "2007/08", "2008/09"], ["Halton", 8.1, 7],
        ["Warrington", 6.2, 5], ["St Helens", 6.7, 4],
    ])  # fmt: skip
    assert ret.kind == "benchmarks"
    assert seen(ret)[:3] == [
        ("NI 33", "i", "Halton", 8.1),
        ("NI 33", "i", "Halton", 7),
        ("NI 33", "i", "Warrington", 6.2),
    ]
    assert {str(one.period_start) for one in ret.figures} == {"2007-04-01", "2008-04-01"}


def test_indicators_as_columns(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Family group 2008/09"], ["Authority", "NI 117", "NI 16"], ["Halton", 8.1, 11], ["Warrington", 6, 12],
        ["England", 6.7, 13],
    ])  # fmt: skip
    assert ret.kind == "benchmarks"
    assert seen(ret)[:2] == [("NI 117", "", "Halton", 8.1), ("NI 16", "", "Halton", 11)]
    assert of_the_year(ret)


def test_areas_across_the_columns_beside_a_target(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["PI", "Title", "Period", "Target", "Cheshire West and Chester", "Halton", "Warrington", "England"],
        ["NI 117", "NEET", "2008/09", 4, 5, 8.1, 6, 7], ["NI 16", "Crime", "2008/09", 10, 11, 12, 13, 14],
    ])  # fmt: skip
    assert ret.kind == "benchmarks"
    assert [(one.area_label, one.measure) for one in ret.figures[:3]] == [
        ("", "target"), ("Cheshire West and Chester", "actual"), ("Halton", "actual"),
    ]  # fmt: skip
    assert {one.indicator for one in ret.figures[5:]} == {"NI 16"}
    assert of_the_year(ret)


@pytest.mark.parametrize(
    "areas", [("Chester", "Vale Royal", "Ellesmere Port and Neston"), ("Chster", "Val Royal", "Chester")]
)
def test_our_own_districts_are_no_benchmarks_also_where_they_are_misspelt(
    read_rows: ReadRows, areas: tuple[str, ...]
) -> None:
    ret = read_rows([["Indicator", "Area", "Period", "Value"], *(["NI 117", one, "2008/09", 5] for one in areas)])
    assert ret.kind == "performance_return"
    unknown = [one.value for one in ret.problems if one.code == "unknown-area"]
    assert unknown == [one for one in areas if one in ("Chster", "Val Royal")]


def test_wards_are_no_benchmarks(read_rows: ReadRows) -> None:
    rows: list[list[object]] = [["NI 117", ward, "2008/09", 5] for ward in ("Blacon", "Lache", "Winnington")]
    assert read_rows([["Indicator", "Ward", "Period", "Value"], *rows]).kind == "performance_return"


def test_other_areas_without_an_indicator_are_any_table_of_figures(read_rows: ReadRows) -> None:
    ret = read_rows([["Authority", "Dwellings"], ["Halton", 51000], ["Warrington", 84000], ["England", 22000000]])
    assert (ret.kind, {one.indicator for one in ret.figures}) == ("statistics", {None})


def test_rows_of_targets_and_results_are_no_areas(read_rows: ReadRows) -> None:
    rows: list[list[object]] = [["NI 117 NEET"], [], [None, "2008/09", "2009/10"], ["Target", 5.5, 5.2]]
    ret = read_rows([*rows, ["Actual", 5.9, 5.6], ["England", 6.7, 6.4]])
    assert [one.area_label for one in ret.figures] == ["", "", "", "", "England", "England"]
    assert [one.measure for one in ret.figures[:4]] == ["target", "target", "actual", "actual"]
    assert not [one for one in ret.figures if one.benchmark]


def test_columns_of_limits_and_bases_are_no_areas(read_rows: ReadRows) -> None:
    headings = ["Indicator", "Result", "Lower CI", "Upper CI", "Base (n)", "Rank", "England", "South West"]
    rows: list[list[object]] = [["Place Survey 2008"], [], [*headings]]
    rows += [["NI 1 Getting on well", 77.1, 75.0, 79.2, 4512, 3, 76.4, 78.0]]
    rows += [["NI 4 Influence", 29.4, 27.3, 31.5, 4410, 5, 28.9, 29.8]]
    ret = read_rows(rows)
    assert [one.area_label for one in ret.figures[:7]] == ["", "", "", "", "", "England", "South West"]
    assert [one.measure for one in ret.figures[1:4]] == ["lower", "upper", "sample"]
