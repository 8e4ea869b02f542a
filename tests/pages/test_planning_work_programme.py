"""The work programme page, from app.py on, with the tasks of a programme as the paper has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from tests.pages.own_partnership import BY, open_page, text
from tests.pages.test_register_desk import KNOWN
from tests.pages.words import read

PAGE = "planning/work_programme"
LEVELS = {"1": (2, 3, 5, 7, 8, 9, 10, 11, 12, 17), "2": (13, 15, 16), "3": (1, 4, 6, 14, 18)}
AUDIT = (7, 9, 10, 11, 13, 15, 17, 18)
COMMENTS = {2: "The plan incorporates 3 below.", 10: "Dependant upon 11 below.", 11: "The plan incorporates 10 above.",
            17: "Should also support item 3."}  # fmt: skip


@pytest.fixture
def programme(own: Path) -> Path:
    edits = [
        RowEdit("", {"number": str(number), "task": f"Work on matter {number}", "priority": level,
                     "source": "Audit Commission" if number in AUDIT else None, "comments": COMMENTS.get(number),
                     "likelihood": "High" if number == 12 else None, "impact": "medium" if number == 12 else None})
        for level, numbers in LEVELS.items() for number in numbers
    ]  # fmt: skip
    registering.write_rows(own, "task", edits, known_at=KNOWN, made_by=BY)
    return own


def test_the_tasks_stand_by_priority_and_by_source(programme: Path) -> None:
    shown = read(open_page(PAGE))
    assert "18 tasks: 10 of priority 1, 3 of priority 2, 5 of priority 3." in shown.words
    named = [words for words in shown.words if ". Work on matter " in words]
    assert [int(words.split(".")[0]) for words in named] == [one for numbers in LEVELS.values() for one in numbers]
    shown = read(open_page(PAGE, source="Audit Commission"))
    assert "8 tasks: 5 of priority 1, 2 of priority 2, 1 of priority 3." in shown.words


def test_the_risk_matrix_holds_what_is_scored_and_names_what_is_not(programme: Path) -> None:
    drawn = text(open_page(PAGE, show="risk"))
    assert ">12</a>" in drawn[: drawn.index("Not scored on this scale")]
    assert "Not scored on this scale (Low to high)" in drawn


def test_what_depends_on_what_is_drawn_and_said(programme: Path) -> None:
    drawn = text(open_page(PAGE, show="dependencies"))
    assert "Task 10 needs task 11 first" in drawn
    assert "Task 17 supports task 3" in drawn
    assert drawn.count("so its comments; not yet a field") == 4


def test_the_shortlist_takes_merged_tasks_together(programme: Path) -> None:
    words = read(open_page(PAGE, show="shortlist")).words
    assert {"2 + 3", "10 + 11"} <= set(words)
    assert any(one.startswith("No task is marked") for one in words)
    rows = reports.register(generations.current(programme), "task").set_index("number")["item"]
    edits = [RowEdit(rows[number], {"shortlisted": True}) for number in ("2", "3", "8")]
    registering.write_rows(programme, "task", edits, known_at=KNOWN, made_by=BY)
    words = read(open_page(PAGE, show="shortlist")).words
    assert "2 + 3" in words
    assert "10 + 11" not in words


def test_one_task_shows_what_it_hangs_on(programme: Path) -> None:
    rows = reports.register(generations.current(programme), "task").set_index("number")["item"]
    drawn = text(open_page(PAGE, item=rows["3"]))
    assert "is taken together with" in drawn
    assert "supports" in drawn
    assert "11" not in drawn[drawn.index("lsp-items") : drawn.index("History")]


def test_without_tasks_the_page_says_how_to_bring_some(own: Path) -> None:
    assert "No task is held yet" in text(open_page(PAGE))
