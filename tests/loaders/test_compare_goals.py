"""Targets and milestones of a return beside what is agreed: their size, and whether they lie on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from loaders.compare import Comparison, compare
from lsp_data.store import generations
from presentation.returns_compare import good_part, remark
from tests.loaders.conftest import inspected, saved_beside

TARGETS = ["Indicator ref", "Indicator", "Baseline", "Baseline period", "Target 2010/11"]
Ask = Callable[..., dict[str, list[str]]]


@pytest.fixture
def ask(folder: Path, accept: Callable[..., Comparison]) -> Ask:
    """What is asked about the targets and milestones of a return of the council, by cell; the baseline of 12 days in
    2009/10 and a target of 8 are agreed."""
    agreed = (["Partner", "Council"], ["Date returned", date(2010, 4, 1)], [], TARGETS)
    accept(saved_beside(folder, "targets.xlsx", (*agreed, ["NI 181", "Days", 12, "2009/10", 8])))

    def asking(*rows: Sequence[object]) -> dict[str, list[str]]:
        head = (["Partner", "Council"], ["Date returned", date(2010, 10, 30)], [])
        path = saved_beside(folder, "asked.xlsx", (*head, *rows))
        ret = inspected(path, folder)
        found = compare(ret, generations.current(folder))
        good = good_part(ret, found)
        asked: dict[str, list[str]] = {}
        for one in found.problems:
            if one.severity == "query" and one.code != "other-lead":
                asked.setdefault(one.cell, []).append(one.reason)
        assert not [row for row in found.rows if row.figure and row.figure.cell in asked and row.number in good]
        return asked

    return asking


def test_a_milestone_in_another_unit_is_asked_about(ask: Ask) -> None:
    found = ask(["Ref", "Indicator", "Q2 2010/11", "Milestone Q2 2010/11"], ["NI 181", "Days", 10, 1000])
    assert "ten times, or a tenth of, what is held: 10 is on the way to the target" in found["D5"][0]
    assert set(found) == {"D5"}


def test_a_milestone_that_is_not_on_the_way_to_the_agreed_target_is_asked_about(ask: Ask) -> None:
    head = ["Ref", "Indicator", "Q2 2010/11", "Milestone Q2 2010/11"]
    found = ask(head, ["NI 181", "Days", 10, 14])
    assert "8 is agreed for 2010/11, by then 10" in found["D5"][0]
    assert ask(head, ["NI 181", "Days", 10, 10.01]) == {}


def test_a_milestone_where_nothing_is_agreed_is_not_asked_about(ask: Ask) -> None:
    assert ask(["Ref", "Indicator", "Q2 2010/11", "Milestone Q2 2010/11"], ["NI 192", "Recycling", 41, 43]) == {}


def test_an_area_without_a_target_is_set_against_the_partnerships(ask: Ask) -> None:
    head = ["Ref", "Area", "Q2 2010/11", "Milestone Q2 2010/11"]
    assert ask(head, ["NI 181", "Chester Area Partnership Board", 10, 9]) == {}
    found = ask(head, ["NI 181", "Chester Area Partnership Board", 10, 900])
    assert "in another area" in found["D5"][0]


def test_the_row_says_why_it_is_not_proposed(folder: Path, ask: Ask) -> None:
    ask(["Ref", "Indicator", "Q2 2010/11", "Milestone Q2 2010/11"], ["NI 181", "Days", 10, 14])
    found = compare(inspected(folder.parent / "asked.xlsx", folder), generations.current(folder))
    milestone = next(row for row in found.rows if row.measure == "milestone")
    assert not milestone.accept
    assert "not on the way to the agreed target" in remark(milestone)
