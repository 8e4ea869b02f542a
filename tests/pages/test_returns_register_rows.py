"""The register rows of an uploaded workbook beside those held, from app.py on."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from loaders import templates
from lsp_data import registering, reports
from lsp_data.measures.wording import on
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from tests.pages.own_partnership import BY, run, text
from tests.pages.police_return import press, uploaded
from tests.pages.test_delivery_plan import KNOWN, write


def rows(folder: Path) -> dict[str, dict[str, object]]:
    found = reports.register(generations.current(folder), "action").to_dict("records")
    return {str(one["action"]): {str(name): value for name, value in one.items()} for one in found}


def edited(folder: Path, leads: dict[str, str], reworded: dict[str, str] | None = None) -> bytes:
    """The action plan's own workbook with other leads (by action), and rows written anew in other words."""
    made = io.BytesIO()
    templates.write_register(generations.current(folder), "action", made)
    book = openpyxl.load_workbook(made)
    sheet = book["Action plan"]
    heads = {str(cell.value): (cell.row, cell.column) for line in sheet.iter_rows() for cell in line if cell.value}
    for row in range(heads["Action"][0] + 1, sheet.max_row + 1):
        words = str(sheet.cell(row, heads["Action"][1]).value)
        if words in leads:
            sheet.cell(row, heads["Lead"][1]).value = leads[words]
        if words in (reworded or {}):
            sheet.cell(row, heads["Action"][1]).value = (reworded or {})[words]
            sheet.cell(row, heads["Row"][1]).value = None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def frame(at: AppTest) -> list[list[str]]:
    shown = next(one.value for one in at.dataframe if "What changes" in one.value.columns)
    return [[str(cell) for cell in row] for row in shown[["What", "Row", "What changes"]].to_numpy().tolist()]


@pytest.fixture
def plan(own: Path) -> Path:
    write(own, "action", action="Train wardens", lead="Council")
    write(own, "action", action="Light the subway", lead="Council")
    return own


def test_exactly_the_changed_field_is_shown_and_accepted_and_the_conflict_is_not(plan: Path) -> None:
    content = edited(plan, {"Train wardens": "Police", "Light the subway": "Fire service"})
    item = str(rows(plan)["Light the subway"]["item"])
    registering.write_rows(
        plan, "action", [RowEdit(item, {"lead": "Parish"}, {"lead": "Council"})], known_at=KNOWN, made_by="Clerk"
    )
    at = uploaded(("plan.xlsx", content))
    conflict, changed = [row for row in frame(at) if row[0] != "The same"]
    assert conflict[:2] == ["Conflicting", "Light the subway"]
    assert conflict[2].startswith(f"Lead: Parish → Fire service (before: by Clerk, {on(KNOWN)}, the page)")
    assert changed[:2] == ["Changed", "Train wardens"]
    assert changed[2].startswith("Lead: Council → Police")
    at.text_input(key="post").set_value(BY)
    press(run(at), "Accept what is proposed (1 action, 1 action conflicting not taken)")
    assert "It is accepted." in text(at)
    assert {name: one["lead"] for name, one in rows(plan).items()} == {
        "Train wardens": "Police", "Light the subway": "Parish",
    }  # fmt: skip


def test_what_is_proposed_is_taken_while_another_part_is_open(plan: Path) -> None:
    at = uploaded(("plan.xlsx", edited(plan, {"Train wardens": "Police"})))
    at.button_group(key=next(one.key for one in at.button_group if one.key.startswith("part-"))).set_value("Sheets")
    at.text_input(key="post").set_value(BY)
    press(run(at), "Accept all (1 action)")
    assert rows(plan)["Train wardens"]["lead"] == "Police"


@pytest.mark.parametrize("answer", ["held", "new"])
def test_a_row_that_may_be_a_held_one_is_asked_about_and_the_answer_counts(plan: Path, answer: str) -> None:
    at = uploaded(("plan.xlsx", edited(plan, {}, {"Train wardens": "Train our wardens"})))
    asked = next(one for one in frame(at) if one[0] == "Which row?")
    assert asked[1:] == ["Train our wardens", "It may be the held row “Train wardens”: say which below; Lead: Council"]
    control = next(one for one in at.selectbox if str(one.key).startswith("same-row-"))
    control.set_value(str(rows(plan)["Train wardens"]["item"]) if answer == "held" else "")
    run(at)
    assert "Which row?" not in [row[0] for row in frame(at)]
    assert "“Train our wardens” is " in text(at)
    assert len(rows(plan)) == 2


def matrix(*names: str, second: str | None = "Contributing") -> bytes:
    """A partner's own matrix of commitments under these names of partnerships."""
    book = openpyxl.Workbook()
    for line in [["No", "Commitment", *names], ["1", "Homes that people can afford", "LEAD", "Contributing"],
                 ["2", "Less crime and disorder", second, "LEAD"]]:  # fmt: skip
        book.worksheets[0].append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_short_name_of_a_partnership_is_asked_about_before_it_becomes_a_column(own: Path) -> None:
    at = uploaded(("matrix.xlsx", matrix("Stronger Communities", "Safer Communities")))
    at.text_input(key="post").set_value(BY)
    press(run(at), "Accept all")
    at = uploaded(("matrix again.xlsx", matrix("Stronger Communities", "Safer")))
    assert [row[0] for row in frame(at)].count("Which name?") == 2
    assert "“Safer”" in " ".join(next(one for one in at.selectbox if str(one.key).startswith("unknown-")).options)
    meaning = next(one for one in at.selectbox if str(one.key).startswith("means-"))
    assert meaning.options == ["Safer Communities", "Stronger Communities", "a new partnership, “Safer”"]
    meaning.set_value("Safer Communities")
    press(run(at), "Read it so")
    assert {row[0] for row in frame(at)} == {"The same"}
    assert "“Safer” is read as Safer Communities" in text(at)


def test_what_is_taken_out_stands_on_the_button(own: Path) -> None:
    at = uploaded(("matrix.xlsx", matrix("Stronger Communities", "Safer Communities")))
    at.text_input(key="post").set_value(BY)
    press(run(at), "Accept all")
    at = uploaded(("matrix again.xlsx", matrix("Stronger Communities", "Safer Communities", second=None)))
    assert [one.label for one in at.button if one.label.startswith("Accept")] == ["Accept all (1 role taken out)"]


def test_the_name_of_a_sheet_and_the_words_of_a_row_are_shown_as_they_are(plan: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(edited(plan, {}, {"Train wardens": "Train *our* wardens"})))
    book["Action plan"].title = "Plan _of_ wardens"
    made = io.BytesIO()
    book.save(made)
    at = uploaded(("plan.xlsx", made.getvalue()))
    (control,) = [one for one in at.selectbox if str(one.key).startswith("same-row-")]
    assert "Plan \\_of\\_ wardens\\!" in control.label
    assert "Train \\*our\\* wardens" in control.label


def test_a_row_can_be_read_in_full(plan: Path) -> None:
    long = "Police, " + "with every town and parish council of the county " * 8
    at = uploaded(("plan.xlsx", edited(plan, {"Train wardens": long})))
    assert long.strip() not in text(at)
    at.toggle(key=next(str(one.key) for one in at.toggle if one.label == "Read the rows in full")).set_value(True)
    drawn = text(run(at))
    assert long.strip() in drawn
    assert "In full: 1 row that would change something" in drawn
