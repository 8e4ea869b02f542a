"""What is held back of a return is named: how much, why, and what it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from loaders.compare import compare
from loaders.compare.held_back import held_back_problems
from loaders.figures import Figure
from loaders.handing_back.letter import items_of
from lsp_data.errors import Problem, Severity
from lsp_data.store import generations
from tests.loaders.conftest import inspected, saved_beside


def test_figures_that_no_question_names_are_told_with_their_reason(folder: Path) -> None:
    rows = ([None, "Chester", "Vale Royal"], ["Litter", 5.2, 4.9], ["Detritus", 10.5, 10.8])
    path = saved_beside(
        folder, "plain.xlsx", (["Partner", "Council"], ["Date returned", date(2010, 10, 30)], [], *rows)
    )
    ret = inspected(path, folder)
    found = compare(ret, generations.current(folder))
    assert len(found.held) == 4
    said = [one for one in found.problems if one.code == "held-back"]
    assert [(one.sheet, one.severity) for one in said] == [("Sheet", Severity.QUERY)]
    assert "4 figures are held back, because no indicator is known for them" in said[0].reason
    assert "Litter" in said[0].reason
    assert "Detritus" in said[0].reason
    assert "Litter" in items_of(found.problems)[0].reason


def test_a_figure_about_which_something_is_asked_is_not_told_twice() -> None:
    held = Figure("Return", "D5", "Litter", "5.2", "actual", held="period-unknown")
    asked = Problem("Return", "A5", Severity.QUERY, "period-unknown", "", "Which?", "Say.")
    assert held_back_problems([held], [asked]) == []
    jump = Problem("Return", "C5", Severity.QUERY, "larger-jump", "5", "A step.", "Check.")
    assert [one.cell for one in held_back_problems([held], [jump])] == ["D5"]
    heading = Problem("Return", "D4", Severity.QUERY, "period-unknown", "YTD", "Which?", "Say.")
    assert [one.cell for one in held_back_problems([held], [heading])] == ["D5"]


def test_of_many_the_first_are_named_and_the_rest_counted() -> None:
    held = [Figure("S", f"D{row}", f"Row {row}", "1", "actual", held="no-indicator-code") for row in range(5, 25)]
    (said,) = held_back_problems(held, [])
    assert said.reason.startswith("20 figures are held back")
    assert said.reason.endswith("Row 10 and 14 more.")
