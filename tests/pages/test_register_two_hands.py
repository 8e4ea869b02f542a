"""Two people who write in one register at once, from app.py on: nothing that either typed goes without a word."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from presentation import register_rows
from tests.pages.own_partnership import BY, open_page, run, text, turn_to
from tests.pages.test_register_desk import KNOWN, PAGE, add, held, press, rename, write_in_table
from tests.pages.words import read


def in_conflict(folder: Path, **typed: str) -> AppTest:
    """The table to write in, in which this was typed and saved after a colleague wrote another name."""
    item = add(folder, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, part="write")
    at.text_input(key="post").set_value(BY)
    rename(folder, item, "Executive board", "Board")
    write_in_table(at, {0: {"name": "Executive", **typed}})
    return at


def test_what_somebody_else_wrote_meanwhile_is_shown_and_can_be_written_over(own: Path) -> None:
    item = add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, item=item, do="edit")
    rename(own, item, "Executive board", "Board")
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_input if one.label == "Meeting").set_value("Executive")
    press(at, f"save-meeting-{item}")
    assert held(own)[0]["name"] == "Board", "theirs stands"
    assert "you wrote “Executive”; Clerk wrote “Board”" in text(at)
    press(at, "mine-0")
    assert held(own)[0]["name"] == "Executive"
    assert [one.value for one in at.toast] == ["Saved\\."]
    assert "you wrote" not in text(at)


def test_a_row_in_which_a_colleague_wrote_is_taken_out_only_by_who_has_seen_it(own: Path) -> None:
    item = add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, item=item, do="out")
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_input if one.label.startswith("Reason")).set_value("Not held")
    registering.write_rows(
        own, "meeting", [RowEdit(item, {"notes": "Held after all"})], known_at=KNOWN, made_by="Clerk"
    )
    press(at, f"take-out-{item}")
    assert [row["notes"] for row in held(own)] == ["Held after all"]
    assert "you took it out; under notes Clerk wrote “Held after all” at" in text(at)
    press(at, "mine-0")
    assert held(own) == []
    log = reports.register_history(generations.current(own), "meeting")
    assert (log["field"][0], log["reason"][0]) == ("Taken out", "Not held")


def test_what_is_typed_in_a_row_stays_when_a_colleague_takes_the_row_out(own: Path) -> None:
    item = add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, item=item, do="edit")
    at.text_input(key="post").set_value(BY)
    at.text_area(key="edit-meeting-0-notes").set_value("A page of notes")
    gone = [registering.taken_out(item)]
    registering.write_rows(own, "meeting", gone, known_at=KNOWN, made_by="Clerk", reason="Not held")
    press(at, f"save-meeting-{item}")
    assert "The meeting that the address asks for was taken out" in text(at)
    assert "somebody took it out meanwhile" in at.error[0].value
    assert at.text_area(key="edit-meeting-0-notes").value == "A page of notes"
    assert held(own) == []
    assert not open_page(PAGE, item=item, do="edit").text_area, "to those who have typed nothing it is gone"


def test_what_is_typed_in_a_report_stays_when_a_colleague_freezes_it(own: Path) -> None:
    fields = {"title": "Report of Q3", "period": "2010/11 Q3", "done": "The fence stands.", "state": "draft"}
    (item,) = registering.write_rows(own, "highlight", [RowEdit("", fields)], known_at=KNOWN, made_by=BY).added
    at = open_page("planning/highlight", item=item, do="edit")
    at.text_input(key="post").set_value(BY)
    at.text_area(key="edit-highlight-0-done").set_value("It fell.")
    frozen = RowEdit(item, {"state": "frozen"}, fields)
    registering.write_rows(own, "highlight", [frozen], known_at=KNOWN, made_by="Clerk")
    press(at, f"save-highlight-{item}")
    assert "This highlight report is frozen" in at.error[0].value
    assert at.text_area(key="edit-highlight-0-done").value == "It fell."
    press(at, "anew-edit-highlight")
    assert not at.text_area
    assert "The fence stands." in read(at).words


def test_what_is_typed_in_a_table_is_kept_when_a_colleague_adds_changes_or_removes_rows_that_are_shown(
    own: Path,
) -> None:
    first = add(own, date="2011-01-20", name="Trial board")
    second = add(own, date="2011-01-21", name="Trial board")
    at = open_page(PAGE, part="write", search="trial")
    at.text_input(key="post").set_value(BY)
    add(own, date="2010-12-01", name="Trial board")
    rename(own, second, "Trial board", "Another")
    write_in_table(at, {0: {"purpose": "Mine"}})
    assert at.success[0].value == "1 meeting saved\\."
    assert {row["item"]: row["purpose"] for row in held(own)}[first] == "Mine"
    assert at.data_editor[0].value["name"].tolist() == ["Trial board", "Trial board"], "as it is now"
    add(own, date="2010-12-02", name="Trial board")
    run(at)
    assert "Somebody has changed these rows since you opened them." in text(at)
    assert len(at.data_editor[0].value) == 2
    press(at, "anew-table-meeting")
    assert len(at.data_editor[0].value) == 3
    assert "Somebody has changed" not in text(at)


def test_a_table_with_words_that_are_not_saved_is_left_only_by_who_lets_them_go(own: Path) -> None:
    add(own, date="2011-01-20", name="Trial board")
    at = open_page(PAGE, part="write")
    key = at.data_editor[0].key
    typed = {"edited_rows": {0: {"purpose": "Mine"}}, "added_rows": [], "deleted_rows": []}
    at.session_state[key] = typed
    at.segmented_control(key="part_choice").set_value("list")
    run(at)
    assert at.data_editor[0].key == key
    assert at.segmented_control(key="part_choice").value == "write"
    assert "What you typed in the table is not saved yet." in text(at)
    at.session_state[key] = typed
    press(at, "part_let_go")
    assert not at.data_editor
    assert at.segmented_control(key="part_choice").value == "list"
    assert "not saved yet" not in text(at)
    assert held(own)[0]["purpose"] is None


def test_only_the_last_table_that_was_opened_is_kept(own: Path) -> None:
    add(own, date="2011-01-20", name="Trial board")
    at = open_page(PAGE, part="write")
    before = at.data_editor[0].key
    at.text_input(key="search").set_value("trial")
    run(at)
    assert at.data_editor[0].key != before
    assert before not in at.session_state
    assert at.session_state["opened-table-meeting"].of == register_rows.Filter("trial")
    at.text_input(key="search").set_value("")
    run(at)
    assert at.data_editor[0].key not in (before, "table-meeting-1"), "it is opened anew"


def test_conflicts_of_one_register_are_not_shown_with_another_and_name_their_row(own: Path) -> None:
    at = in_conflict(own)
    assert [one.value for one in at.success] == [], "nothing was written"
    assert "20 January 2011, Board, meeting: you wrote “Executive”; Clerk wrote “Board”" in text(at)
    turn_to(at, "planning/practice")
    assert "you wrote" not in text(at)
    assert "mine-0" not in {one.key for one in at.button}
    turn_to(at, PAGE)
    assert "you wrote “Executive”" in text(at), "it is still to be decided"
    press(at, "leave-theirs")
    at.segmented_control(key="part_choice").set_value("write")
    run(at)
    write_in_table(at, {0: {"name": "Mine", "purpose": "To agree"}})
    assert (held(own)[0]["name"], held(own)[0]["purpose"]) == ("Mine", "To agree")


def test_what_was_written_beside_a_conflict_is_counted(own: Path) -> None:
    at = in_conflict(own, purpose="To agree")
    said = at.success[0].value.replace("\\", "")
    assert said == "1 meeting saved. What somebody else wrote meanwhile was left."
    assert (held(own)[0]["name"], held(own)[0]["purpose"]) == ("Board", "To agree")


def test_rows_that_cannot_be_written_are_named_with_what_was_typed_and_the_others_are_saved(own: Path) -> None:
    gone, _ = add(own, date="2011-01-20", name="Executive board"), add(own, date="2011-01-21", name="Cabinet")
    at = open_page(PAGE, part="write")
    at.text_input(key="post").set_value(BY)
    registering.write_rows(own, "meeting", [registering.taken_out(gone)], known_at=KNOWN, made_by="Clerk", reason="No")
    write_in_table(at, {0: {"purpose": "To agree"}, 1: {"purpose": "To note"}})
    assert [(row["name"], row["purpose"]) for row in held(own)] == [("Cabinet", "To note")]
    assert at.success[0].value.replace("\\", "") == "1 meeting saved. 1 row could not be written."
    said = text(at)
    assert "20 January 2011, Executive board: This meeting is not in the register any more" in said
    assert "You wrote: Purpose “To agree”." in said
    assert [one.label for one in at.button if one.key == "leave-theirs"] == ["Close"]
    press(at, "leave-theirs")
    assert "To agree" not in text(at)


def test_a_table_that_was_left_is_opened_as_it_is_when_it_is_opened_again(own: Path) -> None:
    item = add(own, date="2011-01-20", name="Trial board")
    at = open_page(PAGE, part="write")
    at.segmented_control(key="part_choice").set_value("list")
    run(at)
    rename(own, item, "Trial board", "Another")
    at.segmented_control(key="part_choice").set_value("write")
    run(at)
    assert at.data_editor[0].value["name"].tolist() == ["Another"]
    assert "Somebody has changed" not in text(at)


def test_a_conflict_is_not_decided_on_an_earlier_day(own: Path) -> None:
    at = in_conflict(own)
    assert at.button(key="mine-0").label == "Write mine"
    at.text_input(key="as_at").set_value("2010-06-30")
    run(at)
    assert [one.label for one in at.button] == []


def test_what_is_typed_in_a_table_is_kept_when_other_rows_are_chosen(own: Path) -> None:
    add(own, date="2011-01-20", name="Trial board")
    second = add(own, date="2011-01-21", name="Cabinet")
    at = open_page(PAGE, part="write")
    key = at.data_editor[0].key
    at.session_state[key] = {"edited_rows": {1: {"purpose": "Mine"}}, "added_rows": [], "deleted_rows": []}
    at.text_input(key="search").set_value("trial")
    run(at)
    assert at.data_editor[0].key == key
    assert "You chose other rows; the table still shows those in which you wrote." in text(at)
    at.session_state[key] = {"edited_rows": {1: {"purpose": "Mine"}}, "added_rows": [], "deleted_rows": []}
    at.text_input(key="post").set_value(BY)
    press(at, "many-save-meeting")
    assert {row["item"]: row["purpose"] for row in held(own)}[second] == "Mine"
    assert at.data_editor[0].value["name"].tolist() == ["Trial board"], "the rows that were chosen"
