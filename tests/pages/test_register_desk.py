"""Reading and writing a register on its page, from app.py on, shown with the meetings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.registers import register_of
from lsp_data.store import generations
from presentation import register_rows
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.words import read

PAGE = "planning/meetings"
KNOWN = date(2011, 2, 14)
PHONE = "01632" + " 960001"  # of nobody, and in no text of the repository


def held(folder: Path) -> list[dict[str, Any]]:
    return reports.register(generations.current(folder), "meeting").to_dict("records")


def add(folder: Path, **fields: object) -> str:
    (item,) = registering.write_rows(folder, "meeting", [RowEdit("", fields)], known_at=KNOWN, made_by=BY).added
    return item


def rename(folder: Path, item: str, old: str, new: str) -> None:
    """A colleague gives a meeting another name."""
    edit = RowEdit(item, {"name": new}, {"name": old})
    registering.write_rows(folder, "meeting", [edit], known_at=KNOWN, made_by="Clerk")


def write_in_table(at: AppTest, edited: dict[int, dict[str, object]], *, save: str = "many-save-meeting") -> AppTest:
    """Write in cells of the table and save."""
    state = {"edited_rows": edited, "added_rows": [], "deleted_rows": []}
    at.session_state[at.data_editor[0].key] = state
    return press(at, save)


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return run(at)


def test_a_meeting_is_added_and_listed(own: Path) -> None:
    at = open_page(PAGE, part="add")
    at.text_input(key="post").set_value(BY)
    at.date_input(key="add-meeting-0-date").set_value(date(2011, 1, 20))
    at.text_input(key="add-meeting-0-name").set_value("Executive board")
    press(at, "add-meeting-save")
    assert at.success[0].value == "The meeting is added\\."
    (row,) = held(own)
    assert (row["date"], row["name"], row["changed_by"]) == ("2011-01-20", "Executive board", BY)
    assert at.date_input(key="add-meeting-1-date").value is None, "the form is empty again"
    at = open_page(PAGE)
    assert "Executive board" in read(at).words
    assert f"meetings?item={row['item']}" in read(at).links


def test_what_is_missing_is_said_and_what_was_typed_stays(own: Path) -> None:
    at = open_page(PAGE, part="add")
    at.text_input(key="add-meeting-0-name").set_value("Executive board")
    press(at, "add-meeting-save")
    assert at.error[0].value.startswith("Type your post first")
    at.text_input(key="post").set_value(BY)
    press(at, "add-meeting-save")
    assert at.error[0].value == "Executive board\\: Date – it cannot be empty\\."
    assert at.text_input(key="add-meeting-0-name").value == "Executive board"
    assert held(own) == []


def test_a_row_is_edited_and_its_history_shows_who(own: Path) -> None:
    item = add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, item=item, do="edit")
    at.text_input(key="post").set_value("Clerk to the board")
    name = next(one for one in at.text_input if one.label == "Meeting")
    assert name.value == "Executive board"
    name.set_value("Executive")
    press(at, f"save-meeting-{item}")
    assert held(own)[0]["name"] == "Executive"
    at = open_page(PAGE, item=item)
    told = read(at).words
    assert told[told.index("History: 3 changes") :].count("Clerk to the board") == 1
    assert {"Executive board", "Executive"} <= set(told)


def test_a_row_is_taken_out_with_its_reason(own: Path) -> None:
    item = add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, item=item, do="out")
    at.text_input(key="post").set_value(BY)
    press(at, f"take-out-{item}")
    assert at.error[0].value == "Say why\\: the reason stands in the history\\."
    next(one for one in at.text_input if one.label.startswith("Reason")).set_value("Not held")
    press(at, f"take-out-{item}")
    assert held(own) == []
    assert "Not held" in read(open_page(PAGE, part="history")).words


def test_an_earlier_day_is_read_and_not_written_in(own: Path) -> None:
    add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, as_at="2010-06-30")
    assert "No meeting was known on this day" in text(at)
    assert "Add the first" not in text(at)
    assert [one.label for one in at.button] == []


def test_a_register_is_searched_and_filtered(own: Path) -> None:
    add(own, date="2011-01-20", name="Executive board", theme="Safer Communities")
    add(own, date="2011-02-20", name="Health partnership", theme="Health and Wellbeing")
    at = open_page(PAGE, search="health")
    assert {"Health partnership"} == {"Executive board", "Health partnership"} & set(read(at).words)
    at = open_page(PAGE, by_theme="Safer Communities")
    assert {"Executive board"} == {"Executive board", "Health partnership"} & set(read(at).words)
    at = open_page(PAGE, part="write", search="nothing of the kind")
    assert at.data_editor[0].value.empty
    assert at.button(key="many-save-meeting").label == "Save all changes"


def test_a_filter_in_the_address_counts_where_a_field_has_one_value_alone_or_is_not_offered_otherwise(
    own: Path,
) -> None:
    add(own, date="2011-01-20", name="Executive board", theme="Safer Communities")
    add(own, date="2011-02-20", name="Health partnership")
    at = open_page(PAGE, by_theme="Safer Communities")
    assert {"Executive board"} == {"Executive board", "Health partnership"} & set(read(at).words)
    assert at.selectbox(key="by_theme_choice").value == "Safer Communities"
    assert "by_theme_choice" not in [one.key for one in open_page(PAGE).selectbox], "all that say a theme say the same"
    assert {"Health partnership"} == {"Executive board", "Health partnership"} & set(
        read(open_page(PAGE, by_date="2011-02-20")).words
    )
    statements = [
        {"text": f"Statement {state}", "theme": state, "strand": strand, "question": question, "thread": thread,
         "time": time, "state": state}
        for state, strand, question, thread, time in (
            ("draft", "gap", "delivery", "sustainability", "current"),
            ("agreed", "need", "priorities", "inequalities", "future"),
        )
    ]  # fmt: skip
    edits = [RowEdit("", one) for one in statements]
    registering.write_rows(own, "assessment", edits, known_at=KNOWN, made_by=BY)
    page = "planning/self_assessment"
    at = open_page(page, show="assessment")
    usual = [one.key for one in at.selectbox if str(one.key).startswith("by_")]
    assert usual == [f"by_{name}_choice" for name in ("theme", "strand", "question", "thread")]
    at = open_page(page, show="assessment", by_state="draft")
    assert {"Statement draft"} == {"Statement draft", "Statement agreed"} & set(read(at).words)
    assert [one.key for one in at.selectbox if str(one.key).startswith("by_")] == [*usual, "by_state_choice"]


def test_a_day_long_ago_can_be_edited(own: Path) -> None:
    item = add(own, date="1889-04-01", name="First meeting")
    at = open_page(PAGE, item=item, do="edit")
    assert next(one for one in at.date_input if one.label == "Date").value == date(1889, 4, 1)
    at.text_input(key="post").set_value(BY)
    next(one for one in at.date_input if one.label == "Date").set_value(date(1889, 4, 2))
    press(at, f"save-meeting-{item}")
    assert held(own)[0]["date"] == "1889-04-02"


def test_the_address_asks_no_longer_for_a_row_that_was_taken_out(own: Path) -> None:
    item = add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, item=item, do="out")
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_input if one.label.startswith("Reason")).set_value("Not held")
    press(at, f"take-out-{item}")
    assert at.success[0].value == "The meeting is taken out\\."
    assert "that is not held on this day" not in text(at)
    assert not at.text_input(key="item").value


def test_an_earlier_day_shows_nothing_of_what_came_later(own: Path) -> None:
    item = add(own, date="2010-01-20", name="Executive board")
    registering.write_rows(own, "meeting", [RowEdit("", {"date": "2010-05-01", "name": "Cabinet"})],
                           known_at=date(2010, 6, 1), made_by=BY)  # fmt: skip
    (first,) = [row["item"] for row in held(own) if row["name"] == "Cabinet"]
    registering.write_rows(own, "meeting", [RowEdit(first, {"date": "2010-05-02"}, {"date": "2010-05-01"})],
                           known_at=KNOWN, made_by=BY)  # fmt: skip
    registering.write_rows(own, "meeting", [RowEdit(first, {"name": "The cabinet"}, {"name": "Cabinet"})],
                           known_at=date(2010, 6, 2), made_by=BY)  # fmt: skip
    listed = open_page(PAGE, as_at="2010-06-30", part="history")
    assert "History: 3 changes" in read(listed).words
    assert "1 May 2010" in read(listed).words
    assert not {"Executive board", "2 May 2010", "20 January 2010"} & set(read(listed).words)
    one = read(open_page(PAGE, as_at="2010-06-30", item=first)).words
    assert "History: 3 changes" in one
    today, earlier = open_page(PAGE), open_page(PAGE, as_at="2010-06-30")
    downloads = [one.label for one in today.get("download_button")]
    assert downloads == ["Download as CSV", "Download as a workbook"], "which holds what is known now"
    assert [one.label for one in earlier.get("download_button")] == ["Download as CSV"]
    assert f"meetings?item={item}" in read(today).links
    assert not [one for one in read(earlier).links if item in one]
    assert "not held on this day" in text(open_page(PAGE, as_at="2010-06-30", item=item))


def test_a_download_holds_words() -> None:
    register = register_of("action")
    rows = pd.DataFrame(
        [{"action": "Do it", "status": "under_way", "indicators": ("NI 4", "NI 16"), "due": date(2010, 3, 31)}]
    )
    (row,) = register_rows.exported(register, rows).to_dict("records")
    assert (row["status"], row["indicators"], row["due"]) == ("Under way", "NI 4, NI 16", date(2010, 3, 31))


def test_what_nobody_touched_is_not_written(own: Path) -> None:
    edit = RowEdit("", {"number": "1", "task": "Train wardens"})
    (item,) = registering.write_rows(own, "task", [edit], known_at=KNOWN, made_by=BY).added
    at = open_page("planning/work_programme", show="task", item=item, do="edit")
    assert next(one for one in at.selectbox if one.label == "On the shortlist").value == ""
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_input if one.label == "Priority").set_value("2")
    press(at, f"save-task-{item}")
    log = reports.register_history(generations.current(own), "task", item)
    assert log["field"].tolist() == ["Priority", "Task", "Number"]


def test_no_is_said_in_a_form_and_in_a_table(own: Path) -> None:
    at = open_page("planning/work_programme", show="task", part="add")
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_area if one.label == "Task").set_value("Train wardens")
    next(one for one in at.selectbox if one.label == "On the shortlist").set_value("no")
    press(at, "add-task-save")
    at = open_page("planning/work_programme", show="task", part="write")
    assert at.data_editor[0].value["shortlisted"].tolist() == ["no"]
    at.text_input(key="post").set_value(BY)
    write_in_table(at, {0: {"shortlisted": "yes", "task": "Train wardens"}}, save="many-save-task")
    log = reports.register_history(generations.current(own), "task")
    assert log[["field", "old", "new"]].to_numpy().tolist()[0] == ["On the shortlist", "no", "yes"]
    assert log["field"].tolist().count("Task") == 1, "a cell that reads as it did is not written"


def test_what_the_address_asks_for_in_vain_is_said(own: Path) -> None:
    edits = [RowEdit("", {"action": "Train wardens", "theme": "Safer"}), RowEdit("", {"action": "Light", "theme": "X"})]
    item, _ = registering.write_rows(own, "action", edits, known_at=KNOWN, made_by=BY).added
    assert "The address asks for an action that is not held on this day." in text(
        open_page("planning/action_plans", item="none")
    )
    told = text(open_page("planning/action_plans", by_theme="Nonsense", by_lead="Nobody", by_deadline="2010"))
    assert "The address asks for theme &quot;Nonsense&quot;, which is not known here. All actions are shown" in told
    assert "The address asks for lead &quot;Nobody&quot;" in told
    safer = open_page("planning/action_plans", by_theme="Safer")
    assert "The address asks for" not in text(safer)
    assert {"Train wardens"} == {"Train wardens", "Light"} & set(read(safer).words)
    registering.write_rows(own, "action", [registering.taken_out(item)], known_at=KNOWN, made_by=BY, reason="Done")
    told = text(open_page("planning/action_plans", item=item))
    assert "The action that the address asks for was taken out: Train wardens." in told


def test_codes_are_typed_as_people_write_them(own: Path) -> None:
    edit = RowEdit("", {"action": "Train wardens"})
    (item,) = registering.write_rows(own, "action", [edit], known_at=KNOWN, made_by=BY).added
    at = open_page("planning/action_plans", item=item, do="edit")
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_input if one.label == "Indicators").set_value("NI 030 and rubbish")
    press(at, f"save-action-{item}")
    assert at.error[0].value.replace("\\", "") == "Train wardens: Indicators “rubbish” – the catalogue has no rubbish."
    next(one for one in at.text_input if one.label == "Indicators").set_value("NI 030 and 018")
    press(at, f"save-action-{item}")
    (row,) = reports.register(generations.current(own), "action").to_dict("records")
    assert row["indicators"] == ("NI 30", "NI 18")


def test_a_telephone_number_is_asked_about_before_it_is_kept(own: Path) -> None:
    edit = RowEdit("", {"action": "Train wardens"})
    (item,) = registering.write_rows(own, "action", [edit], known_at=KNOWN, made_by=BY).added
    at = open_page("planning/action_plans", item=item, do="edit")
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_input if one.label == "Lead").set_value(f"a@b.example, {PHONE}")
    press(at, f"save-action-{item}")
    assert {"Lead: a@b.example", f"Lead: {PHONE}"} <= set(read(at).words), "each that the field holds"
    press(at, "contact-back")
    next(one for one in at.text_input if one.label == "Lead").set_value(f"Policy Officer, {PHONE}")
    press(at, f"save-action-{item}")
    assert f"Lead: {PHONE}" in text(at)
    assert "No names, telephone numbers or e-mail addresses of persons, please" in text(at)
    assert reports.register(generations.current(own), "action")["lead"].tolist() == [None]
    lead = next(one for one in at.text_input if one.label == "Lead")
    assert lead.value == f"Policy Officer, {PHONE}"
    press(at, "contact-back")
    lead = next(one for one in at.text_input if one.label == "Lead")
    assert lead.value == f"Policy Officer, {PHONE}", "to be changed"
    assert reports.register(generations.current(own), "action")["lead"].tolist() == [None]


@pytest.mark.parametrize(("do", "save"), [("edit", "save-meeting-{}"), ("out", "take-out-{}")])
def test_a_telephone_number_in_a_reason_is_asked_about_before_it_is_kept(own: Path, do: str, save: str) -> None:
    item = add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, item=item, do=do)
    at.text_input(key="post").set_value(BY)
    if do == "edit":
        next(one for one in at.text_input if one.label == "Meeting").set_value("Board")
    next(one for one in at.text_input if one.label.startswith("Reason")).set_value(f"Told by {PHONE}")
    press(at, save.format(item))
    assert f"Reason: {PHONE}" in read(at).words
    assert [row["name"] for row in held(own)] == ["Executive board"], "nothing is kept yet"
