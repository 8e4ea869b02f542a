"""Action plans: blocks with headings of their own, empty cells, rows that go on below, themes that head the rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from loaders.figures import Return
from loaders.inspection import inspect
from lsp_data.catalogue import Catalogue
from lsp_data.settings import Settings
from tests.loaders.papers import ACTION_HEADINGS, ACTION_PLAN, FIRST, SECOND, THEME
from tests.loaders.typed_books import book_of

Read = Callable[[openpyxl.Workbook], Return]
ReadRows = Callable[..., Return]
CONTRACT = ("theme", "action", "lead", "measure", "current_performance", "target")


def fields(ret: Return) -> list[dict[str, object]]:
    assert {one.kind for one in ret.entries} <= {"action"}
    return [dict(one.fields) for one in ret.entries]


def codes(ret: Return) -> set[str]:
    return {one.code for one in ret.problems}


def test_the_printed_plan_has_seven_actions_in_two_blocks(read: Read) -> None:
    ret = read(book_of(ACTION_PLAN))
    found = fields(ret)
    assert (ret.kind, len(found), [one.cell for one in ret.entries]) == (
        "action_plan", 7, ["A4", "A5", "A6", "A11", "A12", "A13", "A14"],
    )  # fmt: skip
    assert {one["theme"] for one in found} == {THEME}
    for row, one in zip([*FIRST, *SECOND], found, strict=True):
        printed = [None if cell is None else "\n".join(str(cell).split("\n\n")) for cell in row]
        assert [one[name] for name in CONTRACT[1:]] == printed
    assert [one["current_performance"] for one in found[:2]] == ["N/A", "To be determined"]
    assert ret.figures == ()
    assert codes(ret) == set()


def test_each_block_has_the_theme_that_stands_above_it(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Healthier Communities – Action Plan 2009/10"], ACTION_HEADINGS, ["Walks", "Trust", None, 5, 10], [],
        ["Safer Communities"], ACTION_HEADINGS, ["Patrols", "Police", None, None, "20%"],
    ])  # fmt: skip
    assert [(one["theme"], one["action"]) for one in fields(ret)] == [
        ("Healthier Communities", "Walks"), ("Safer Communities", "Patrols"),
    ]  # fmt: skip


def test_other_words_in_another_order_are_understood_by_what_they_say(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Plan"], [],
        ["Ref", "By when", "How we will know", "What we will do", "Where we are now", "Who is responsible",
         "Cost centre"],
        ["1.1", "Mar 2010", "Fewer burglaries (NI 16)", "Target patrols", 14.2, "Police", 77],
    ])  # fmt: skip
    (one,) = fields(ret)
    assert {name: one[name] for name in (*CONTRACT, "deadline", "number", "indicators")} == {
        "theme": "Plan", "action": "Target patrols", "lead": "Police", "measure": "Fewer burglaries (NI 16)",
        "current_performance": "14.2", "target": None, "deadline": "Mar 2010", "number": "1.1", "indicators": ["NI 16"],
    }  # fmt: skip
    assert [(one.code, one.cell) for one in ret.problems] == [("columns-not-used", "G3")]


def test_a_theme_in_its_own_column_speaks_for_the_rows_below_a_lead_does_not(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Objective", "Action", "Measure", "Baseline", "Target 2009/10", "Target 2010/11", "Lead officer"],
        ["Health", "Groups", "Quitters", 300, 350, 400, "Health Trust"], [None, "Walks", "Walkers", 10, 20, None, None],
        ["Safety", "Gates", None, None, None, None, "Council"],
    ])  # fmt: skip
    found = fields(ret)
    assert [(one["theme"], one["action"], one["lead"]) for one in found] == [
        ("Health", "Groups", "Health Trust"), ("Health", "Walks", None), ("Safety", "Gates", "Council"),
    ]  # fmt: skip
    assert found[0]["target"] == "Target 2009/10: 350\nTarget 2010/11: 400"
    assert found[1]["target"] == "Target 2009/10: 20"


def test_rows_without_an_action_go_on_with_the_one_above(read_rows: ReadRows) -> None:
    ret = read_rows([
        ACTION_HEADINGS, ["Improve access by", "Council", "Visits", "N/A", "By 2005 all services will"],
        [None, None, None, None, "be electronic"], ["• opening a call centre"], [None, None, "Calls", None, None], [],
        ACTION_HEADINGS, ["and by training staff", None, None, None, None],
        ["Launch the web site", "Fire", None, None, None],
    ])  # fmt: skip
    first, second = fields(ret)
    assert first["action"] == "Improve access by\n• opening a call centre and by training staff"
    assert (first["target"], first["measure"]) == ("By 2005 all services will be electronic", "Visits Calls")
    assert (second["action"], second["lead"]) == ("Launch the web site", "Fire")


@pytest.mark.parametrize("look", ["plain", "bold", "merged"])
def test_a_cell_alone_heads_the_rows_below_it(read: Read, look: str) -> None:
    book = book_of([ACTION_HEADINGS, ["Safer streets"], ["Patrols", "Police", None, None, "10%"], ["Lights", "Council"],
                    ["Cleaner streets"], ["Bins", "Council", "Tonnes"]])  # fmt: skip
    sheet = book.active
    assert sheet is not None
    for row in (2, 5):
        if look == "bold":
            sheet.cell(row, 1).font = Font(bold=True)
        if look == "merged":
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
    ret = read(book)
    assert [(one["theme"], one["action"]) for one in fields(ret)] == [
        ("Safer streets", "Patrols"), ("Safer streets", "Lights"), ("Cleaner streets", "Bins"),
    ]  # fmt: skip
    assert ("section-read" in codes(ret)) == (look == "plain")


def test_an_action_with_nothing_beside_it_is_an_action(read_rows: ReadRows) -> None:
    ret = read_rows(
        [["Theme:", "Safer streets"], [], ACTION_HEADINGS, ["Patrols", "Police"], ["Lights"], ["Bins", "Council"]]
    )
    assert [(one["theme"], one["action"], one["lead"]) for one in fields(ret)] == [
        ("Safer streets", "Patrols", "Police"), ("Safer streets", "Lights", None), ("Safer streets", "Bins", "Council"),
    ]  # fmt: skip


def test_cells_that_are_merged_down_speak_for_their_rows(read: Read) -> None:
    book = book_of([ACTION_HEADINGS, ["Patrols", "Police", "Burglaries", 5, 4], [None, None, "Fear", "TBC", "10%"],
                    ["Lights", None, None, None, "Dec 2009"]])  # fmt: skip
    book.active.merge_cells("A2:A3")  # type: ignore[union-attr] # a new workbook has a sheet
    book.active.merge_cells("B2:B4")  # type: ignore[union-attr]
    first, second = fields(read(book))
    assert (first["action"], first["lead"], first["measure"]) == ("Patrols", "Police", "Burglaries\nFear")
    assert (second["action"], second["lead"]) == ("Lights", "Police")


def test_dates_and_percentages_are_kept_as_they_are_shown(read: Read) -> None:
    book = book_of([ACTION_HEADINGS, ["Patrols", "Police", "Rate", 0.25, datetime(2005, 12, 31)]])
    sheet = book.active
    assert sheet is not None
    sheet["D2"].number_format = "0%"
    sheet["E2"].number_format = "dd/mm/yyyy"
    (one,) = fields(read(book))
    assert (one["current_performance"], one["target"]) == ("25%", "31/12/2005")


def test_what_stands_below_the_plan_is_told(read_rows: ReadRows) -> None:
    ret = read_rows([ACTION_HEADINGS, ["Patrols", "Police", None, None, "10%"], [], ["Source: the community strategy"]])
    assert len(fields(ret)) == 1
    assert [(one.code, one.cell) for one in ret.problems] == [("line-below-left-out", "A4")]


def test_a_plan_without_rows_is_asked_about(read_rows: ReadRows) -> None:
    ret = read_rows([["Action plan"], ACTION_HEADINGS])
    assert (ret.kind, codes(ret)) == ("action_plan", {"nil-return"})


def test_a_return_of_figures_with_a_column_of_actions_stays_a_return(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["PI no", "Description", "09-10 target", "Q1", "Q2", "Lead officer", "Action"],
        ["NI 16", "Serious acquisitive crime", 14, 3, 7, "Head of Crime", "More patrols"],
        ["NI 33 (i)", "Arson", 80, 20, 41, "Head of Fire", "School visits"],
    ])  # fmt: skip
    assert ret.kind == "performance_return"
    assert len(ret.figures) == 6


def test_a_plan_as_text_parted_by_commas_is_the_same(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "anything.csv"
    lines = [f"{THEME},,,,", ",".join(ACTION_HEADINGS), "Patrols,Police,N/A,,20%", ",,,,by 2005", "Lights,,,,"]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = fields(inspect(path, catalogue=catalogue, settings=Settings(data=tmp_path)))
    assert [(one["theme"], one["action"], one["lead"], one["target"]) for one in found] == [
        (THEME, "Patrols", "Police", "20% by 2005"), (THEME, "Lights", None, None),
    ]  # fmt: skip


def test_a_linked_code_that_the_catalogue_lacks_is_told(read: Read) -> None:
    ret = read(book_of([["Action", "Lead", "Target", "Linked indicators"], ["Train", "Fire", "10", "NI 33, NI 999"]]))
    assert fields(ret)[0]["indicators"] == ["NI 33"]
    (told,) = [one for one in ret.problems if one.code == "unfit-field"]
    assert (told.value, told.cell) == ("NI 999", "A2")
    assert "The catalogue has no NI 999." in told.reason
