"""The templates of plans and reviews come back whole, and their rows are stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from loaders import templates
from loaders.compare import Comparison, compare, to_change
from loaders.figures import Return
from loaders.inspection import inspect
from lsp_data import reports
from lsp_data.errors import LspError
from lsp_data.settings import Settings
from lsp_data.store import generations, reads

OTHERS = {one.kind: one for one in templates.others(2010)}
# What is written under each heading of a template's second sheet, a row after the other, and the entry that it gives.
FILLED: Mapping[str, tuple[tuple[dict[str, object], dict[str, object]], ...]] = {
    "action_plan": (
        (
            {"Theme": "Safer Communities", "Number": "1", "Action": "Target patrols", "Lead": "Police",
             "Measure of success": "NI 16", "Current performance": 14.5, "Target": "10%", "Timescale": "Mar 2011",
             "Indicators": "NI 21", "Progress": "Begun"},
            {"theme": "Safer Communities", "number": "1", "action": "Target patrols", "lead": "Police",
             "measure": "NI 16", "current_performance": "14.5", "target": "10%", "deadline": "Mar 2011",
             "progress": "Begun", "indicators": ["NI 21", "NI 16"]},
        ),
        (
            {"Theme": "Safer Communities", "Action": "Light the subway", "Measure of success": "N/A",
             "Target": "To be determined"},
            {"theme": "Safer Communities", "number": None, "action": "Light the subway", "lead": None, "measure": "N/A",
             "target": "To be determined", "deadline": None},
        ),
    ),
    "work_programme": (
        (
            {"Number": "1", "Task": "Refresh the agreement", "Priority": "1", "Comments": "At once",
             "Likelihood": "high", "Impact": "medium", "Depends on": "2, 3", "Owner": "Council",
             "Source": "Audit Commission", "Timescale": "Q4", "Progress": "Planned"},
            {"number": "1", "task": "Refresh the agreement", "priority": "1", "comments": "At once",
             "likelihood": "high", "impact": "medium", "dependencies": "2, 3", "owner": "Council",
             "source": "Audit Commission", "deadline": "Q4", "progress": "Planned"},
        ),
    ),
    "self_assessment": (
        (
            {"Statement": "More people say that they have a say (NI 4)", "Indicators": 21},
            {"strand": "need", "text": "More people say that they have a say (NI 4)",
             "indicators": ["NI 21", "NI 4"]},
        ),
        ({"Statement": "Waiting times"}, {"strand": "good_practice", "text": "Waiting times"}),
    ),
    "outcome_review": (
        (
            {"What outcomes do we want to achieve?": "Less fear",
             "What indicators do we currently have in place?": "NI 21",
             "How effectively do they measure the outcomes we want to achieve?": "Partly",
             "Which indicators do we want to retain?": "NI 21",
             "Which additional indicators do we want to include?": "A monthly survey"},
            {"outcome": "Less fear", "indicators_in_place": "NI 21", "how_well_they_measure": "Partly",
             "retain": "NI 21", "add": "A monthly survey", "indicators": ["NI 21"]},
        ),
    ),
    "resource_plan": (
        (
            {"What outcomes do we want to achieve?": "Less fear",
             "What activities contribute to this outcome?": "Patrols",
             "What else needs to happen?": "Lights", "What performance indicators does this contribute to?": "NI 21",
             "Funding source": "Area grant", "Flexibility of the funding": "none",
             "Opportunities for rationalisation, efficiencies or innovation": "One rota"},
            {"outcome": "Less fear", "activities": "Patrols", "what_else": "Lights", "performance_indicators": "NI 21",
             "funding": "Area grant", "flexibility": "none", "efficiencies": "One rota", "indicators": ["NI 21"]},
        ),
    ),
}  # fmt: skip


def filled(kind: str, folder: Path, rows: list[dict[str, object]], name: str = "filled.xlsx") -> Path:
    """The template of a kind with these rows written from its first row on."""
    path = folder.parent / name
    OTHERS[kind].write(generations.current(folder), path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    at = {cell.value: cell.column for cell in sheet[1]}
    for number, cells in enumerate(rows, 2):
        for heading, value in cells.items():
            assert not sheet.cell(number, at[heading]).protection.locked
            sheet.cell(number, at[heading]).value = value  # type: ignore[assignment] # what a person types
    book.save(path)
    return path


def read(path: Path, folder: Path, kind: str = "") -> Return:
    catalogue = reads.catalogue_of(generations.current(folder))
    return inspect(path, catalogue=catalogue, settings=Settings(data=folder), kind=kind)


@pytest.mark.parametrize("kind", FILLED)
def test_a_template_that_is_filled_in_comes_back_whole(folder: Path, kind: str) -> None:
    ret = read(filled(kind, folder, [written for written, _ in FILLED[kind]]), folder)
    assert (ret.kind, ret.layout, len(ret.entries)) == (kind, f"our template: {kind}", len(FILLED[kind]))
    for entry, (_, expected) in zip(ret.entries, FILLED[kind], strict=True):
        assert {name: entry.fields[name] for name in expected} == expected
    assert ret.problems == ()


@pytest.mark.parametrize("kind", [*FILLED, "benchmarks"])
def test_a_template_that_comes_back_empty_holds_nothing(folder: Path, kind: str) -> None:
    ret = read(filled(kind, folder, []), folder)
    assert (ret.kind, ret.entries, ret.figures) == (kind, (), ())
    assert "nil-return" in {one.code for one in ret.problems}


def test_the_delivery_plans_templates_ask_each_partnership_for_its_commitments(folder: Path) -> None:
    path = filled("outcome_review", folder, [])
    sheet = openpyxl.load_workbook(path).worksheets[1]
    asked = [(row[1].value, row[2].value) for row in sheet.iter_rows(min_row=2) if row[1].value]
    assert len(set(asked)) == 57
    assert {str(text).split(".")[0] for _, text in asked} == {str(number) for number in range(1, 16)}


def test_benchmarks_come_back_with_their_areas(folder: Path) -> None:
    path = filled("benchmarks", folder, [
        {"Area": "North West", "Period": "2009/10", "Value": 21.5, "Figure status": "final"},
        {"Area": "England", "Period": "2009/10", "Reason if no value": "not available"},
    ])  # fmt: skip
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    code, title = sheet.cell(2, 1).value, sheet.cell(2, 3).value
    new = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value is None)
    for column, value in enumerate((code, sheet.cell(2, 2).value, title, "Halton", "2009/10", 19), 1):
        sheet.cell(new, column).value = value  # type: ignore[assignment] # what a person types
    book.save(path)
    ret = read(path, folder)
    assert ret.kind == "benchmarks"
    assert [(one.indicator, one.area_label, one.value, one.marker, one.status) for one in ret.figures] == [
        (code, "North West", 21.5, None, "final"), (code, "England", None, "na", None),
        (code, "Halton", 19, None, None),
    ]  # fmt: skip


def test_the_rows_of_a_plan_are_stored_and_loaded_again_change_nothing(
    folder: Path, accept: Callable[..., Comparison]
) -> None:
    path = filled("action_plan", folder, [written for written, _ in FILLED["action_plan"]])
    compared = accept(path)
    assert [(one.register, one.change) for one in compared.registers] == [("action", "new")] * 2
    held = reports.register(generations.current(folder), "action")
    assert held[["action", "lead", "cell"]].values.tolist() == [
        ["Target patrols", "Police", "B2"], ["Light the subway", None, "B3"],
    ]  # fmt: skip
    again = compare(read(path, folder), generations.current(folder))
    assert [one.change for one in again.registers] == ["same", "same"]
    assert again.proposed() == frozenset()


def test_two_registers_of_one_workbook_are_both_stored(folder: Path, accept: Callable[..., Comparison]) -> None:
    path = filled("work_programme", folder, [written for written, _ in FILLED["work_programme"]])
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Roles")
    for row in (["Commitment", "Safer", "Stronger"], ["1. Engage", "LEAD ROLE", "Contributing role"],
                ["2. Act", "Contributing role", "LEAD ROLE"]):  # fmt: skip
        sheet.append(row)
    book.save(path)
    accept(path)
    now = generations.current(folder)
    assert (len(reports.register(now, "commitment_role")), len(reports.register(now, "task"))) == (4, 1)


def test_benchmarks_never_become_our_own_figures(folder: Path) -> None:
    path = filled(
        "benchmarks", folder, [{"Area": area, "Period": "2009/10", "Value": 21} for area in ("Halton", "Bury")]
    )
    compared = compare(read(path, folder), generations.current(folder), partner="council")
    assert [(one.area, one.peer) for one in compared.rows] == [("Halton", True), ("Bury", True)]
    change = to_change(read(path, folder), compared, made_by="Analyst")
    assert (len(change.figures), len(change.peers)) == (0, 2)


ROWS: list[list[object]] = [["Idea", "Who", "Owner's remark"], ["Plant trees", "Council", "soon"],
                            ["Mend paths", "Parish", "later"]]  # fmt: skip


def test_a_person_can_say_what_a_workbook_is(tmp_path: Path, folder: Path) -> None:
    book = openpyxl.Workbook()
    for row in [["Project", "Lead", "Notes"], *ROWS[1:]]:
        book.active.append(row)  # type: ignore[union-attr] # a new workbook has a sheet
    path = tmp_path / "odd.xlsx"
    book.save(path)
    assert read(path, folder).kind == "unknown"
    said = read(path, folder, "action_plan")
    assert said.kind == "action_plan"
    assert [(one.fields["action"], one.fields["lead"]) for one in said.entries] == [
        ("Plant trees", "Council"), ("Mend paths", "Parish"),
    ]  # fmt: skip
    as_tasks = read(path, folder, "work_programme")
    assert [one.fields["comments"] for one in as_tasks.entries] == ["soon", "later"]
    nothing = read(path, folder, "commitments")
    assert (nothing.kind, [one.code for one in nothing.problems]) == ("unknown", ["not-this-kind"])
    with pytest.raises(LspError, match="No kind of workbook is called 'poem'"):
        read(path, folder, "poem")
