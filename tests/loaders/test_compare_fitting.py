"""Figures that can hardly be those of their indicator: their unit, scale, period, area, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from loaders.compare import Comparison, compare
from lsp_data.store import generations
from presentation.returns_compare import good_part
from tests.loaders.conftest import inspected, saved_beside

Ask = Callable[..., dict[str, set[str]]]
WHOSE = ("other-lead", "no-indicator-of-partner", "mostly-of-another")  # what a file as a whole is asked


@pytest.fixture
def ask(folder: Path) -> Ask:
    """What is asked of a return of the council, by cell; and no row of these cells is ticked."""

    def asking(*rows: Sequence[object], returned: date = date(2011, 2, 14), hidden: str = "") -> dict[str, set[str]]:
        head = (["Partner", "Council"], ["Date returned", returned], [])
        path = saved_beside(folder, "asked.xlsx", (*head, *rows))
        if hidden:
            book = openpyxl.load_workbook(path)
            (book.active.row_dimensions if hidden.isdigit() else book.active.column_dimensions)[
                int(hidden) if hidden.isdigit() else hidden
            ].hidden = True
            book.save(path)
        ret = inspected(path, folder)
        found = compare(ret, generations.current(folder))
        asked: dict[str, set[str]] = {}
        for one in (*ret.problems, *found.problems):
            if one.severity == "query" and one.code not in WHOSE:
                asked.setdefault(one.cell, set()).add(one.code)
        good = good_part(ret, found)
        assert not [row for row in found.rows if row.figure and row.figure.cell in asked and row.number in good]
        return asked

    return asking


def test_a_column_of_fractions_without_a_history_is_asked_about(ask: Ask) -> None:
    head = ["Ref", "Indicator", "Q3 2010/11"]
    assert ask(head, ["NI 192", "Recycling", 0.421], ["NI 117", "NEET", 0.052]) == {
        "C5": {"fraction-unsure"}, "C6": {"fraction-unsure"},
    }  # fmt: skip
    assert ask(head, ["NI 192", "Recycling", 42.1], ["NI 117", "NEET", 0.9]) == {}


def test_a_fraction_is_set_against_what_is_held_for_other_kinds_of_period(
    ask: Ask, folder: Path, accept: Callable[..., Comparison]
) -> None:
    head = (["Partner", "Council"], ["Date returned", date(2010, 11, 1)], [])
    accept(saved_beside(folder, "held.xlsx", (*head, ["Ref", "Indicator", "Q2 2010/11"], ["NI 192", "Recycling", 41])))
    assert ask(["Ref", "Indicator", "Dec 2010"], ["NI 192", "Recycling", 0.42]) == {"C5": {"percent-or-fraction"}}


def test_a_part_of_a_year_is_no_period_of_an_indicator_that_comes_once_a_year(ask: Ask) -> None:
    head = ["Ref", "Indicator", "Nov 2010", "Q3 2010/11"]
    assert ask(head, ["NI 75", "Five A* to C", 54.1, 54.2], ["NI 192", "Recycling", 41, 42]) == {
        "C5": {"period-not-of-indicator"}, "D5": {"period-not-of-indicator"},
    }  # fmt: skip


def test_a_survey_period_is_none_of_an_indicator_that_is_counted(ask: Ask) -> None:
    head = ["Ref", "Indicator", "Aug-Nov 2010 survey"]
    assert ask(head, ["NI 192", "Recycling", 42.1], ["NI 4", "Influence", 27.2]) == {"C5": {"period-not-of-indicator"}}


def test_a_period_that_had_not_ended_is_asked_about_though_the_return_is_for_it(ask: Ask) -> None:
    rows = (["Ref", "Indicator", "Q4 2010/11"], ["NI 181", "Days", 9.1])
    assert ask(["Return period", "Q4 2010/11"], [], *rows) == {"C7": {"period-not-finished"}}
    assert ask(["Return period", "Q4 2010/11"], [], *rows, returned=date(2011, 4, 20)) == {}


def test_an_area_that_ended_has_no_later_figure(ask: Ask) -> None:
    head = ["Ref", "Area", "Q3 2010/11", "Target 2010/11"]
    assert ask(head, ["NI 181", "Chester", 9.1, 9], ["NI 181", "Cheshire West and Chester", 9.1, 9]) == {
        "C5": {"area-ended"}, "D5": {"area-ended"},
    }  # fmt: skip


def test_a_unit_that_is_not_the_indicators_is_asked_about_wherever_it_is_said(ask: Ask) -> None:
    assert ask(["Ref", "Measure", "Q3 2010/11"], ["NI 181", "Days to process (number)", 9.1]) == {
        "C5": {"unit-conflict"}
    }
    assert ask(["Ref", "Measure", "Q3 2010/11"], ["NI 181", "Days to process (days)", 9.1]) == {}
    head = ["Ref", "Measure", "Q3 2010/11 (%)", "Target 2010/11 (%)"]
    assert ask(head, ["NI 181", "Days to process", 9.1, 8.2]) == {"C5": {"unit-conflict"}, "D5": {"unit-conflict"}}


@pytest.mark.parametrize(("hidden", "cells"), [("D", {"D5", "D6"}), ("6", {"C6", "D6"})])
def test_a_figure_that_is_hidden_is_asked_about(ask: Ask, hidden: str, cells: set[str]) -> None:
    rows = (["NI 192", "Recycling", 41, 42], ["NI 181", "Days", 9.1, 9])
    found = ask(["Ref", "Indicator", "Q2 2010/11", "Q3 2010/11"], *rows, hidden=hidden)
    assert found == {cell: {"hidden-figure"} for cell in cells}


def test_what_stands_beside_a_doubtful_figure_is_not_ticked(folder: Path) -> None:
    head = (["Partner", "Council"], ["Date returned", date(2011, 2, 14)], [], ["Ref", "Period", "Value", "Denominator"])
    path = saved_beside(folder, "beside.xlsx", (*head, ["NI 75", "Nov 2010", 54.1, 3120]))
    ret = inspected(path, folder)
    found = compare(ret, generations.current(folder))
    assert [(row.measure, row.reason) for row in found.rows] == [
        ("actual", "other-lead"),
        ("denominator", "figure-asked"),
    ]
    assert good_part(ret, found) == frozenset()
