"""What holds for a group of rows: numbered headings between them, and columns that are filled once a group."""

from __future__ import annotations

import pytest

from tests.loaders.test_rows_named import Read, Rows


def test_a_number_and_words_over_rows_numbered_below_it_head_them_and_are_no_task(read_rows: Read) -> None:
    ret = read_rows([
        ["Work programme 2010/11"], ["Ref", "Task", "Lead", "End", "Priority"],
        ["A", "Governance"], ["A1", "Review constitution", "Policy", "July", 1],
        ["A2", "Induction", "Officer", "June", 2],
        ["B", "Performance"], ["B1", "Annual report", "Manager", "June", 1],
        [None, "Quarterly reports", None, "ongoing"],
    ])  # fmt: skip
    assert ret.kind == "work_programme"
    assert [(one.fields["number"], one.fields["task"], one.fields["comments"]) for one in ret.entries] == [
        ("A1", "Review constitution", "Section: Governance"), ("A2", "Induction", "Section: Governance"),
        ("B1", "Annual report", "Section: Performance"), (None, "Quarterly reports", "Section: Performance"),
    ]  # fmt: skip
    assert [(one.code, one.cell, one.value) for one in ret.problems] == [
        ("section-read", "A3", "Governance"), ("section-read", "A6", "Performance"),
    ]  # fmt: skip


def test_a_column_that_most_rows_below_headings_of_rows_fill_is_asked_about(read_rows: Read) -> None:
    ret = read_rows([
        ["Ref", "Task", "Lead", "Begun", "Priority"], ["A", "Governance"],
        ["A1", "Review constitution", "Policy", "May", 1], ["A2", "Induction", "Officer", "June", 2],
        ["B", "Performance"], ["B1", "Annual report", "Manager", None, 1],
    ])  # fmt: skip
    assert ("columns-asked", "D1") in [(one.code, one.cell) for one in ret.problems]


def test_a_task_without_anything_beside_it_is_one_where_no_number_below_is_its_own(read_rows: Read) -> None:
    ret = read_rows([
        ["Ref", "Task", "Lead", "Priority"], ["1", "Governance"], ["2", "Review constitution", "Policy", 1],
        ["10", "Induction", "Officer", 2],
    ])  # fmt: skip
    assert [one.fields["task"] for one in ret.entries] == ["Governance", "Review constitution", "Induction"]


SECTIONS: Rows = [
    ["No", "Action", "Measure", "Current performance", "Target", "Lead"],
    ["1. Smoking"], ["1.1", "Extend stop smoking service", "NI 123 quitters", "650", "900", "PCT"],
    ["2. Alcohol"], ["2.1", "Brief interventions", "NI 39", "1,821", "1,750", "Hospital"],
]  # fmt: skip


def test_numbered_sections_of_an_action_plan_are_its_themes_or_said_beside_a_known_one(read_rows: Read) -> None:
    ret = read_rows(SECTIONS)
    assert [(one.fields["theme"], one.fields["comments"]) for one in ret.entries] == [
        ("Smoking", None), ("Alcohol", None),
    ]  # fmt: skip
    ret = read_rows([["Health and Wellbeing action plan"], *SECTIONS])
    assert [(one.fields["theme"], one.fields["number"], one.fields["comments"]) for one in ret.entries] == [
        ("Health and Wellbeing", "1.1", "Section: Smoking"), ("Alcohol", "2.1", None),
    ]  # fmt: skip


def test_a_priority_that_is_filled_once_a_group_holds_for_the_group(read_rows: Read) -> None:
    ret = read_rows([
        ["Priority", "Action", "Lead officer", "Success measure"],
        ["Disorder", "Respect weeks", "Council", "Fewer calls"],
        [None, "Text alerts", "Police", "500 residents"], ["Alcohol", "Test purchases", "Standards", "Under 10%"],
    ])  # fmt: skip
    assert [one.fields["priority"] for one in ret.entries] == ["Disorder", "Disorder", "Alcohol"]
    assert [(one.code, one.cell) for one in ret.problems] == [("group-carried", "A1")]


def test_a_level_that_is_blank_is_none(read_rows: Read) -> None:
    ret = read_rows([
        ["Priority", "Action", "Lead officer", "Success measure"], ["High", "Respect weeks", "Council", "Fewer calls"],
        [None, "Text alerts", "Police", "500 residents"], ["Low", "Test purchases", "Standards", "Under 10%"],
    ])  # fmt: skip
    assert [one.fields["priority"] for one in ret.entries] == ["High", None, "Low"]


@pytest.mark.parametrize("heading", ["NI", "Indicator"])
def test_an_indicator_that_is_filled_once_a_group_holds_for_the_group(read_rows: Read, heading: str) -> None:
    ret = read_rows([
        [heading, "Action to be taken", "By whom", "By when"],
        ["NI 117", "Extend agreements", "Connexions", "Mar 2010"],
        ["NI 123", "Workplace clinics", "PCT", "Jan 2010"], [None, "Text reminders", "PCT", "Feb 2010"],
    ])  # fmt: skip
    assert [one.fields["indicators"] for one in ret.entries] == [["NI 117"], ["NI 123"], ["NI 123"]]
