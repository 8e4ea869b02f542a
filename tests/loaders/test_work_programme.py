"""Work programmes: numbered tasks with a priority, rows that go on after a page's end, where a task is from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.papers import AUDIT, TASK_HEADINGS, work_programme

ReadRows = Callable[..., Return]


@pytest.mark.parametrize("again", [True, False])
def test_the_printed_programme_has_eighteen_tasks_by_level_and_source(read_rows: ReadRows, *, again: bool) -> None:
    ret = read_rows(work_programme(headings_again=again))
    tasks = [dict(one.fields) for one in ret.entries]
    assert (ret.kind, {one.kind for one in ret.entries}) == ("work_programme", {"task"})
    assert [one["number"] for one in tasks] == [str(number) for number in range(1, 19)]
    assert Counter(one["priority"] for one in tasks) == {"1": 10, "2": 3, "3": 5}
    assert [int(str(one["number"])) for one in tasks if one["source"] == "Audit Commission"] == list(AUDIT)
    assert tasks[10]["comments"] == (
        "High priority. The partnership agreed at its April meeting to defer the review until the autumn."
    )
    assert tasks[0]["task"] == "Task of level 3"
    assert tasks[6]["task"] == "Task of level 1 (Audit Commission)"
    assert tasks[0]["likelihood"] is tasks[0]["dependencies"] is tasks[0]["owner"] is tasks[0]["progress"] is None


def test_risk_dependencies_owner_and_progress_are_kept_where_they_are_given(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Comments", "Level", "No", "Activity", "Origin", "Who leads?", "Risk (deferring)", "Progress"],
        [None, None, None, None, None, None, "High", None],
        ["At once", 1, 2, "Set outcomes", "Audit Commission", "Council", "High", "Begun"],
        ["Later", 3, 4, "Appraise", None, None, None, None],
    ], [
        ["Task", "Likelihood (1-5)", "Impact (1-5)", "Depends on", "Owner"],
        ["7. Understand cohesion", 4, 5, "2, 3", "x"],
    ])  # fmt: skip
    first, second, third = (dict(one.fields) for one in ret.entries)
    assert [first[name] for name in ("number", "task", "priority", "comments", "source", "owner", "progress")] == [
        "2", "Set outcomes", "1", "At once", "Audit Commission", "Council", "Begun",
    ]  # fmt: skip
    assert (second["number"], second["source"]) == ("4", None)
    assert [third[name] for name in ("number", "likelihood", "impact", "dependencies", "owner", "priority")] == [
        "7", "4", "5", "2, 3", "x", None,
    ]  # fmt: skip


def test_tasks_under_an_empty_heading_are_found_by_their_numbers(read_rows: ReadRows) -> None:
    ret = read_rows([[None, "Priority level", "Comments"], ["1. Finalise", 3, "Later"], ["2. Determine", 1, "Now"]])
    assert [(one.fields["number"], one.fields["priority"]) for one in ret.entries] == [("1", "3"), ("2", "1")]


def test_a_heading_between_tasks_is_their_theme_where_it_is_one_and_else_stays_with_their_comments(
    read_rows: ReadRows,
) -> None:
    ret = read_rows([
        TASK_HEADINGS, ["Partnership development"], ["1. Finalise", 3, "Later"], ["Safer Communities partnership"],
        ["2. Determine", 1, None], ["Communications"], ["3. Tell", 1, None],
    ])  # fmt: skip
    assert [tuple(one.fields[name] for name in ("theme", "task", "comments")) for one in ret.entries] == [
        (None, "Finalise", "Later\nSection: Partnership development"),
        ("Safer Communities partnership", "Determine", None),
        (None, "Tell", "Section: Communications"),
    ]


def test_the_theme_above_the_whole_programme_is_that_of_all_its_sections(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Theme: Safer Communities"], TASK_HEADINGS, ["Partnership development"], ["1. Finalise", 3, "Later"],
        ["Communications"], ["2. Determine", 1, None],
    ])  # fmt: skip
    assert [one.fields["theme"] for one in ret.entries] == ["Safer Communities", "Safer Communities"]


def test_brackets_that_name_nobody_known_are_no_source(read_rows: ReadRows) -> None:
    ret = read_rows([TASK_HEADINGS, ["1. Refresh the plan (Second Phase)", 1, None], ["2. Agree (see above)", 2, None]])
    assert [one.fields["source"] for one in ret.entries] == [None, None]


@pytest.mark.parametrize(
    ("comments", "source"),
    [
        ("Audit Commission recommendation", "Audit Commission"),
        ("Stems from the Audit Commission.", "Audit Commission"),
        ("Later (Audit Commission)", "Audit Commission"), ("Discuss with the Audit Commission", None), (None, None),
    ],
)  # fmt: skip
def test_comments_may_say_the_source(read_rows: ReadRows, comments: str | None, source: str | None) -> None:
    ret = read_rows([TASK_HEADINGS, ["1. Refresh the plan", 1, comments], ["2. Agree", 2, "Now"]])
    assert [one.fields["source"] for one in ret.entries] == [source, None]
