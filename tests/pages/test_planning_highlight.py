"""Highlight reports, from app.py on: drafted, changed, frozen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.registers import register_of
from lsp_data.store import generations, reads
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.words import read

PAGE = "planning/highlight"


def test_a_report_is_drafted_changed_frozen_and_stands(own: Path) -> None:
    action = RowEdit("", {"action": "Mend the fence", "deadline": "by October 2010"})
    registering.write_rows(own, "action", [action], known_at=date(2010, 9, 1), made_by=BY)
    drawn = generations.current(own).number
    at = open_page(PAGE, part="add")
    at.text_input(key="post").set_value(BY)
    risks = next(one for one in at.text_area if one.label == "Risks")
    assert "Mend the fence: was due on 31 October 2010." in risks.value
    risks.set_value("The fence still leans.")
    at.button(key="add-highlight-save").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert (row["risks"], row["state"]) == ("The fence still leans.", "draft")
    assert (row["drawn_at"], row["generation"]) == ("2011-02-14", str(drawn))
    assert [one.value for one in at.toast] == ["The highlight report is added\\."]
    assert at.session_state["item"] == row["item"]
    assert {"The fence still leans.", str(row["title"])} <= set(read(at).words), "it is shown to read"
    assert not at.text_area

    at = open_page(PAGE, item=row["item"])
    of = f"as the dashboard stood on 14 Feb 2011, generation {drawn}"
    assert f"A draft, {of}: it may still change." in text(at)
    at.text_input(key="post").set_value(BY)
    at.button(key="freeze-0-it").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert (row["state"], row["generation"], row["risks"]) == ("frozen", str(drawn), "The fence still leans.")
    assert reads.pinned(generations.current(own).rows) == {drawn}
    at = open_page(PAGE, item=row["item"], do="edit")
    assert f"A{of[1:]}. Frozen on 14 Feb 2011: it never changes again" in text(at)
    assert [one.label for one in at.button] == ["All highlight reports"]


def test_a_report_that_is_being_typed_stays_when_the_registers_change_and_another_choice_begins_another(
    own: Path,
) -> None:
    at = open_page(PAGE, part="add")
    next(one for one in at.text_area if one.label == "Risks").set_value("The fence still leans.")
    action = RowEdit("", {"action": "Mend the fence", "deadline": "by October 2010"})
    registering.write_rows(own, "action", [action], known_at=date(2010, 9, 1), made_by="Clerk")
    at.button(key="add-highlight-save").click()
    run(at)
    assert at.error[0].value.startswith("Type your post first")
    assert next(one for one in at.text_area if one.label == "Risks").value == "The fence still leans."
    assert "What is known for it has changed since you began." in text(at)
    at.selectbox(key="scope_choice").set_value("Safer and Stronger Communities")
    run(at)
    assert next(one for one in at.text_area if one.label == "Risks").value != "The fence still leans."
    assert next(one for one in at.text_input if one.label == "Title").value.endswith(": Safer and Stronger Communities")
    assert "What is known for it has changed" not in text(at)


def test_a_report_stands_once_with_its_word_and_its_page(own: Path) -> None:
    fields = {
        "title": "Report of Q3", "period": "2010/11 Q3", "scope": "Safer", "done": "• The fence stands.",
        "state": "draft", "risks": "• It leans.\n• and more: 3 under Needs attention, 2 under Route map.",
    }  # fmt: skip
    saved = registering.write_rows(own, "highlight", [RowEdit("", fields)], known_at=date(2011, 2, 14), made_by=BY)
    at = open_page(PAGE, item=saved.added[0])
    drawn = read(at)
    assert drawn.words.count("• The fence stands.") == 1
    assert [one.label for one in at.get("download_button")] == ["Download as Word", "Download as a page"]
    assert any("route-map" in one and "map=due" in one for one in drawn.links)
    assert sum("underperforming" in one for one in drawn.links) == 1
    at.segmented_control(key="do_choice").set_value("edit")
    run(at)
    assert {"Done", "Next", "Risks", "Decisions asked"} == {one.label for one in at.text_area}
    assert not [one for one in at.text_input if one.label in ("Period", "Workstream or theme")]


def test_what_freezing_writes_is_not_typed(own: Path) -> None:
    stamps = {one.title for one in register_of("highlight").fields if one.stamped}
    at = open_page(PAGE, part="add")
    labels = [one.label for kind in (at.text_input, at.selectbox, at.date_input) for one in kind]
    chosen = {"Period", "Workstream or theme"}  # above the form, and not in it once more
    assert stamps & set(labels) == chosen
    assert all(labels.count(one) == 1 for one in chosen)
    fields = {"title": "Report", "state": "draft"}
    registering.write_rows(own, "highlight", [RowEdit("", fields)], known_at=date(2011, 2, 14), made_by=BY)
    (table,) = open_page(PAGE, part="write").data_editor
    assert set(table.value.columns) == {"title", "done", "next", "risks", "decisions"}


def _report(folder: Path, **fields: object) -> str:
    edit = RowEdit("", {"title": "Report of Q3", "state": "draft", **fields})
    return registering.write_rows(folder, "highlight", [edit], known_at=date(2011, 2, 14), made_by=BY).added[0]


def _place(at: AppTest, said: str) -> int:
    """The place of what says this among all that is drawn."""
    drawn = [str(getattr(one, "label", "") or getattr(one, "value", "")) for one in at._tree]
    return next(place for place, one in enumerate(drawn) if said in one)


def test_a_report_is_not_frozen_with_words_that_were_not_on_the_screen(own: Path) -> None:
    item = _report(own)
    at = open_page(PAGE, item=item)
    at.text_input(key="post").set_value(BY)
    edit = RowEdit(item, {"risks": "It leans."})
    registering.write_rows(own, "highlight", [edit], known_at=date(2011, 2, 14), made_by="Clerk")
    at.button(key="freeze-0-it").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert row["state"] == "draft"
    assert [one.value for one in at.success] == []
    assert "Report of Q3: to be frozen; Clerk wrote in it at" in text(at)
    assert "It leans." in read(at).words
    assert at.button(key="mine-0").label == "Do it as it reads now"
    at.button(key="mine-0").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert (row["state"], row["frozen_at"]) == ("frozen", "2011-02-14")


def test_who_freezes_a_report_that_somebody_changed_sees_all_that_differs_and_agrees_to_it(own: Path) -> None:
    item = _report(own, done="The fence stands.", next="• Paint it.\n• Oil the gate.")
    at = open_page(PAGE, item=item)
    at.text_input(key="post").set_value(BY)

    def change(**fields: str) -> None:
        edits = [RowEdit(item, fields, reports.register(generations.current(own), "highlight").iloc[0].to_dict())]
        registering.write_rows(own, "highlight", edits, known_at=date(2011, 2, 14), made_by="Clerk")

    change(next="• Sell it.", done="It fell.")
    at.button(key="freeze-0-it").click()
    run(at)
    drawn = read(at).words
    assert drawn.count("The fence stands.") == 2, "behind the dialog stands what was read, and once more in it"
    assert drawn.count("It fell.") == drawn.count("• Sell it.") == drawn.count("• Paint it.\n• Oil the gate.") == 1
    assert drawn[drawn.index("As you read it") :][:3] == ["As you read it", "As it is now", "Done"]
    assert "It says something else than you read, so nothing was done." in text(at)
    assert "you wrote" not in text(at).lower()
    assert _place(at, "It fell.") < _place(at, "Do it as it reads now"), "who agrees has what differs before them"
    change(next="• Burn it.")
    at.button(key="mine-0").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert row["state"] == "draft", "what it reads now was not shown"
    assert (read(at).words.count("• Sell it."), read(at).words.count("• Burn it.")) == (1, 1)
    at.button(key="mine-0").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert (row["state"], row["next"], row["done"]) == ("frozen", "• Burn it.", "It fell.")
    assert "Frozen on 14 Feb 2011" in text(at)


def test_a_report_that_is_left_undone_stands_as_it_was_read(own: Path) -> None:
    item = _report(own, done="The fence stands.")
    at = open_page(PAGE, item=item)
    at.text_input(key="post").set_value(BY)
    edit = RowEdit(item, {"done": "It fell."}, {"done": "The fence stands."})
    registering.write_rows(own, "highlight", [edit], known_at=date(2011, 2, 14), made_by="Clerk")
    at.button(key="freeze-0-it").click()
    run(at)
    assert at.button(key="leave-theirs").label == "Leave it undone"
    at.button(key="leave-theirs").click()
    run(at)
    assert "Somebody has changed this report since you opened it. It stands here as it was then." in read(at).words
    assert "The fence stands." in read(at).words


def test_frozen_reports_are_not_in_the_table_to_write_in(own: Path) -> None:
    _report(own, state="frozen")
    _report(own, title="Report of Q4")
    at = open_page(PAGE, part="write")
    assert at.data_editor[0].value["title"].tolist() == ["Report of Q4"]


def test_a_report_stays_on_the_screen_as_it_was_read_until_it_is_shown_as_it_is_now(own: Path) -> None:
    item = _report(own, done="The fence stands.")
    at = open_page(PAGE, item=item)
    edit = RowEdit(item, {"done": "It fell."}, {"done": "The fence stands."})
    registering.write_rows(own, "highlight", [edit], known_at=date(2011, 2, 14), made_by="Clerk")
    run(at)
    assert "Somebody has changed this report since you opened it. It stands here as it was then." in read(at).words
    assert "The fence stands." in read(at).words
    assert "It fell." not in read(at).words
    at.button(key="anew-freeze").click()
    run(at)
    assert "It fell." in read(at).words
    assert "Somebody has changed" not in text(at)
    at.text_input(key="post").set_value(BY)
    at.button(key="freeze-1-it").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert (row["state"], row["done"]) == ("frozen", "It fell.")
    assert at.success[0].value == "The report is frozen\\."
