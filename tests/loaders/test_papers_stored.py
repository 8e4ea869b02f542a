"""The papers' own tables, loaded into one store, and what the reports say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from loaders.compare import THEME, Called, Comparison, compare
from lsp_data import reports
from lsp_data.catalogue import Catalogue
from lsp_data.store import generations
from lsp_data.store.generations import Generation
from tests.loaders.conftest import inspected, saved_beside
from tests.loaders.papers import ACTION_PLAN, AUDIT, STREAMS, commitments, route_map, work_programme

FILLED = PatternFill("solid", start_color="FFCC00")


@pytest.fixture
def papers(folder: Path, catalogue: Catalogue, accept: Callable[..., Comparison]) -> list[Path]:
    """The papers typed into workbooks, accepted one after the other."""
    book, places = route_map()
    for month in ("2009-06", "2009-07"):
        book.worksheets[0].cell(places["B", "2"], int(month[-2:]) - 2).fill = FILLED
    book.save(folder.parent / "map.xlsx")
    paths = [
        saved_beside(folder, "tasks.xlsx", work_programme()),
        saved_beside(folder, "matrix.xlsx", commitments(catalogue)),
        folder.parent / "map.xlsx", saved_beside(folder, "actions.xlsx", ACTION_PLAN),
    ]  # fmt: skip
    new = "Innovation and New Ways of Working"
    for path in paths:
        accept(path, names={Called(THEME, new): new})
    return paths


@pytest.fixture
def now(folder: Path, papers: list[Path]) -> Generation:
    assert len(papers) == 4
    return generations.current(folder)


def test_the_work_programme_has_eighteen_tasks(now: Generation) -> None:
    tasks = reports.register(now, "task")
    assert tasks["number"].tolist() == [str(number) for number in range(1, 19)]
    assert Counter(tasks["priority"]) == {"1": 10, "2": 3, "3": 5}
    asked = tasks[tasks["source"] == "Audit Commission"]
    assert [int(number) for number in asked["number"]] == list(AUDIT)


def test_each_commitment_has_one_lead_and_others_contribute(now: Generation) -> None:
    roles = reports.commitments(now)
    assert (roles["commitment"].nunique(), roles["partnership_name"].nunique()) == (15, 6)
    assert Counter(roles["role"]) == {"lead": 15, "contributing": 42}
    assert Counter(roles[roles["role"] == "lead"]["number"]) == {str(number): 1 for number in range(1, 16)}
    assert Counter(roles[roles["role"] == "lead"]["partnership_name"]) == {
        "Stronger Communities": 3, "Business, Enterprise and Culture": 3, "Environment and Sustainability": 3,
        "Safer Communities": 2, "Health and Wellbeing": 2, "Children's Trust": 2,
    }  # fmt: skip
    assert set(roles["file_name"]) == {"matrix.xlsx"}


def test_the_route_map_keeps_marks_fills_and_what_has_no_month(now: Generation) -> None:
    found = reports.route_map(now)
    activities = found[found["kind"] == "activity"]
    assert [int((activities["workstream"] == name).sum()) for name, _, _ in STREAMS] == [4, 5, 5, 3, 0]
    assert list(dict.fromkeys(found["workstream"])) == [name for name, _, _ in STREAMS]
    dated = activities[~activities["undated"].astype(bool)][["workstream", "number", "months"]].values.tolist()
    assert [(stream[0], number, months) for stream, number, months in dated] == [
        ("A", "1", {"06": "milestone"}), ("A", "2", {"06": "milestone"}),
        ("B", "2", {"06": "planned", "07": "planned"}),
    ]  # fmt: skip
    assert found["kind"].tolist().count("workstream") == 1


def test_the_action_plan_has_seven_actions_of_two_blocks(now: Generation) -> None:
    actions = reports.register(now, "action")
    assert len(actions) == 7
    assert set(actions["theme"]) == {"Innovation and New Ways of Working"}
    assert actions["cell"].tolist() == ["A4", "A5", "A6", "A11", "A12", "A13", "A14"]
    assert actions["current_performance"].tolist()[:2] == ["N/A", "To be determined"], "no number, and not dropped"
    assert actions["target"].tolist()[3:5] == [None, None]


def test_a_paper_that_is_loaded_again_changes_nothing(folder: Path, papers: list[Path], now: Generation) -> None:
    for path in papers:
        assert {one.change for one in compare(inspected(path, folder), now).registers} == {"same"}
