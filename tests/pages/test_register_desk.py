"""Reading and writing a register on its page, from app.py on, shown with the meetings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.words import read

PAGE = "planning/meetings"
KNOWN = date(2011, 2, 14)


def held(folder: Path) -> list[dict[str, Any]]:
    return reports.register(generations.current(folder), "meeting").to_dict("records")


def add(folder: Path, **fields: object) -> str:
    (item,) = registering.write_rows(folder, "meeting", [RowEdit("", fields)], known_at=KNOWN, made_by=BY).added
    return item


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
    assert at.error[0].value == "Date\\: It cannot be empty\\."
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


def test_what_somebody_else_wrote_meanwhile_is_shown_and_can_be_written_over(own: Path) -> None:
    item = add(own, date="2011-01-20", name="Executive board")
    at = open_page(PAGE, item=item, do="edit")
    registering.write_rows(
        own, "meeting", [RowEdit(item, {"name": "Board"}, {"name": "Executive board"})], known_at=KNOWN,
        made_by="Clerk",
    )  # fmt: skip
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_input if one.label == "Meeting").set_value("Executive")
    press(at, f"save-meeting-{item}")
    assert held(own)[0]["name"] == "Board", "theirs stands"
    assert "you wrote “Executive”; Clerk wrote “Board”" in text(at)
    press(at, "mine-0")
    assert held(own)[0]["name"] == "Executive"
    assert "you wrote" not in text(at)


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
    assert "No meeting is held yet" in text(at)
    assert [one.label for one in at.button] == []


def test_a_register_is_searched_and_filtered(own: Path) -> None:
    add(own, date="2011-01-20", name="Executive board", theme="Safer Communities")
    add(own, date="2011-02-20", name="Health partnership", theme="Health and Wellbeing")
    at = open_page(PAGE, search="health")
    assert {"Health partnership"} == {"Executive board", "Health partnership"} & set(read(at).words)
    at = open_page(PAGE, by_theme="Safer Communities")
    assert {"Executive board"} == {"Executive board", "Health partnership"} & set(read(at).words)
    at = open_page(PAGE, part="write", search="nothing of the kind")
    assert not at.exception
