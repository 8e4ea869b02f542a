"""The route map's views, an activity's own address, and its months written on the page, from app.py on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.registers import register_of
from lsp_data.store import generations
from presentation import route_map_editing
from presentation.register_writing import conflict_words
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.words import read

PAGE = "planning/route_map"
FIRST, MEETING, TODAY = date(2010, 4, 20), date(2011, 1, 18), date(2011, 2, 14)
PLAN = {
    "Agree": {"2010-07": "done"},
    "Launch": {"2011-01": "milestone"},
    "Report": {"2011-02": "planned", "2011-03": "milestone"},
    "Compare": None,
}


def write(folder: Path, *edits: RowEdit, on: date = TODAY, kind: str = "activity", by: str = BY) -> tuple[str, ...]:
    return registering.write_rows(folder, kind, edits, known_at=on, made_by=by).added


def held(folder: Path, as_at: date | None = None) -> dict[str, dict[str, Any]]:
    rows = reports.register(generations.current(folder), "activity", as_at).to_dict("records")
    return {str(row["activity"]): {str(name): value for name, value in row.items()} for row in rows}


@pytest.fixture
def planned(own: Path) -> Path:
    """A route map of one workstream, a meeting, and a change after it."""
    activities = [
        {"workstream": "B. Performance", "number": str(place), "activity": name, "year": "2010/11", "months": months}
        for place, (name, months) in enumerate(PLAN.items(), start=1)
    ]
    activities[1]["indicators"] = ["NI 16"]
    write(own, *(RowEdit("", one) for one in activities), on=FIRST)
    write(own, RowEdit("", {"date": MEETING.isoformat(), "name": "Board"}), on=FIRST, kind="meeting")
    moved = {"months": {"2011-01": "slipped", "2011-03": "milestone"}}
    write(own, RowEdit(held(own)["Launch"]["item"], moved, {"months": PLAN["Launch"]}), on=date(2011, 2, 2))
    return own


def words(page: Any) -> str:
    return " ".join(read(page).words)


def test_what_is_due_and_what_slipped_since_the_last_meeting_is_told(planned: Path) -> None:
    at = open_page(PAGE, map="due")
    said = words(at)
    assert at.date_input(key="since_day_choice").value == MEETING
    assert "1 activity due in February 2011" in said
    assert "2 months later: Jan 2011, now Mar 2011" in said
    assert f"{BY}, 2 Feb 2011" in said
    before = words(open_page(PAGE, map="due", as_at="2011-02-01"))
    assert "Jan 2011 not marked as done; no later month is planned" in before
    assert "2 months later" not in before
    late = open_page(PAGE, map="due", since_day="2011-02-03")
    assert "Nothing has slipped since 3 Feb 2011." in words(late)
    assert "is no day before 14 Feb 2011" in text(open_page(PAGE, map="due", since_day="2011-03-01"))


def test_the_first_plan_stands_beside_todays(planned: Path) -> None:
    drawn = text(open_page(PAGE, map="first"))
    assert drawn.count("First planned. ") == 4
    assert "Of 4 activities: 2 as first planned, 1 later, 1 undated, then and now." in drawn
    assert "2 months later: Jan 2011, now Mar 2011" in drawn


def test_a_status_stands_beside_the_indicators_of_an_activity(planned: Path) -> None:
    at = open_page(PAGE)
    assert any(one.startswith("indicator?ni=NI+16") for one in read(at).links)
    assert 'class="lsp-linked"' in text(at)
    assert "Since the first plan: 2 months later: Jan 2011, now Mar 2011" in words(at)


def edited(folder: Path, edits: dict[int, dict[str, str | None]], between: RowEdit | None = None) -> registering.Saved:
    """What the table to write in came to; ``between``: what somebody else wrote after it was opened."""
    rows = reports.register(generations.current(folder), "activity")
    opened = route_map_editing.to_write_in(rows, "2010/11")
    if between is not None:
        write(folder, between, by="Clerk to the board")
    return registering.write_rows(
        folder, "activity", route_map_editing.edits_of(opened, edits), known_at=TODAY, made_by="Programme Officer"
    )


def test_months_are_written_in_one_publication_and_an_earlier_day_stays_as_it_was(planned: Path) -> None:
    number = generations.current(planned).number
    saved = edited(planned, {2: {"02": "✓ Done"}, 3: {"03": "▬ Plan"}})
    assert (saved.conflicts, generations.current(planned).number) == ((), number + 1)
    now = held(planned)
    assert now["Report"]["months"] == {"2011-02": "done", "2011-03": "milestone"}
    assert now["Compare"]["months"] == {"2011-03": "planned"}
    assert now["Compare"]["changed_by"] == "Programme Officer"
    assert held(planned, date(2011, 2, 13))["Report"]["months"] == PLAN["Report"]


def test_the_list_says_the_year_and_the_workbook_whose_it_holds(planned: Path) -> None:
    write(planned, RowEdit("", {"workstream": "B. Performance", "number": "1", "activity": "Begin", "year": "2009/10"}))
    at = open_page(PAGE, map="rows")
    assert "A workbook of the route map holds one year; that above holds 2010/11." in words(at)
    buttons = [one.label for one in at.get("download_button")]
    assert buttons == ["Download as CSV", "Download as a workbook", "Download 2009/10 as a workbook"]
    at.selectbox(key="by_year_choice").set_value("2009/10")
    run(at)
    listed = read(at).words
    assert "Begin" in listed
    assert "Launch" not in listed


def test_a_block_of_months_is_filled_and_kept_once_it_is_saved(planned: Path) -> None:
    at = open_page(PAGE, map="months")
    at.session_state[at.data_editor[0].key] = {"edited_rows": {2: {"02": "✓ Done"}}}
    by_label = {one.label: one for one in at.selectbox}
    by_label["Fill months of"].set_value(3)
    by_label["from"].set_value("12")
    by_label["with"].set_value("◆ Mile")
    next(one for one in at.button if one.label == "Fill").click()
    run(at)
    table = at.data_editor[0].value
    assert (table.loc[2, "02"], table.loc[3, ["11", "12", "01", "02", "03"]].tolist()) == (
        "✓ Done", [None, *["◆ Mile"] * 4]
    )  # fmt: skip
    assert held(planned)["Compare"]["months"] == PLAN["Compare"], "nothing is kept yet"
    words = {2: {"02": "✓ Done"}, 3: dict.fromkeys(("12", "01", "02", "03"), "◆ Mile")}
    assert at.session_state["months-filled"].edited == words, "words are kept, and no table"
    at.text_input(key="post").set_value(BY)
    at.button(key="months-save").click()
    run(at)
    assert at.success[0].value == "The months of 2 activities are saved\\."
    assert set(held(planned)["Compare"]["months"]) == {"2010-12", "2011-01", "2011-02", "2011-03"}


def test_no_month_is_done_before_its_time(planned: Path) -> None:
    at = open_page(PAGE, map="months")
    at.text_input(key="post").set_value(BY)
    at.session_state[at.data_editor[0].key] = {"edited_rows": {2: {"03": "✓ Done"}}}
    at.button(key="months-save").click()
    run(at)
    assert at.error[0].value.startswith("Nothing is done before its time\\: Mar 2011 of “B3 Report”")
    assert held(planned)["Report"]["months"] == PLAN["Report"]


def test_months_that_somebody_else_wrote_meanwhile_are_not_overwritten(planned: Path) -> None:
    theirs = RowEdit(held(planned)["Report"]["item"], {"months": {"2011-03": "done"}}, {"months": PLAN["Report"]})
    (conflict,) = edited(planned, {2: {"02": "✓ Done"}}, theirs).conflicts
    assert held(planned)["Report"]["months"] == {"2011-03": "done"}
    said = conflict_words(register_of("activity"), conflict, "3 Report")
    assert said.startswith("3 Report, months: you wrote")
    assert "Clerk to the board wrote “February 2011 no work, March 2011 done”" in said
    assert "you wrote “February 2011 done, March 2011 milestone”" in said


def test_of_months_that_two_people_wrote_only_those_that_differ_are_told(planned: Path) -> None:
    item, before = held(planned)["Launch"]["item"], held(planned)["Launch"]["months"]
    theirs = RowEdit(item, {"months": before | {"2011-02": "planned"}}, {"months": before})
    (conflict,) = edited(planned, {1: {"02": "▨ Slip"}}, theirs).conflicts
    said = conflict_words(register_of("activity"), conflict, "2 Launch")
    assert said.startswith("2 Launch, months: you wrote “February 2011 slipped”; Clerk to the board wrote “February")
    assert "January" not in said


def test_months_in_conflict_are_told_of_the_activity_by_what_the_map_calls_it(planned: Path) -> None:
    at = open_page(PAGE, map="months")
    at.text_input(key="post").set_value(BY)
    theirs = RowEdit(held(planned)["Report"]["item"], {"months": {"2011-03": "done"}}, {"months": PLAN["Report"]})
    write(planned, theirs)
    at.session_state[at.data_editor[0].key] = {"edited_rows": {2: {"02": "✓ Done"}}}
    at.button(key="months-save").click()
    run(at)
    assert "B3 Report, months: you wrote “" in words(at)


def test_the_months_of_an_earlier_day_are_not_written_in(planned: Path) -> None:
    assert "Save the months" in [one.label for one in open_page(PAGE, map="months").button]
    at = open_page(PAGE, map="months", as_at="2011-02-01")
    assert [one.label for one in at.button] == []
    assert 'scope="rowgroup"' in text(at), "the year is shown instead"


def test_an_activity_has_its_own_address_with_its_months_and_its_history(planned: Path) -> None:
    rows = held(planned)
    item = rows["Launch"]["item"]
    write(planned, RowEdit(rows["Report"]["item"], {"dependencies": "2, 9"}))
    said = words(open_page(PAGE, item=item))
    for told in (
        "2 months later: Jan 2011, now Mar 2011",
        "Needed by",
        "Jan 2011 (milestone)",
        "January 2011 milestone",
    ):
        assert told in said
    other = open_page(PAGE, item=rows["Report"]["item"])
    assert "Depends on 9: it is not plain which activity that is" in words(other)
    assert any(f"item={item}" in one for one in read(other).links)


def test_a_route_map_can_be_begun_on_the_page(own: Path) -> None:
    empty = open_page(PAGE)
    assert any("map=rows" in one for one in read(empty).links)
    at = open_page(PAGE, map="rows", part="add")
    assert at.button(key="add-activity-save").label == "Add this activity"


def test_what_is_typed_in_the_months_is_kept_when_a_colleague_adds_and_takes_out_activities(planned: Path) -> None:
    at = open_page(PAGE, map="months")
    write(planned, RowEdit("", {"workstream": "B. Performance", "number": "5", "activity": "Begin", "year": "2010/11"}))
    gone = registering.taken_out(held(planned)["Agree"]["item"])
    registering.write_rows(planned, "activity", [gone], known_at=TODAY, made_by="Clerk", reason="Twice")
    at.session_state[at.data_editor[0].key] = {"edited_rows": {2: {"02": "✓ Done"}}}
    run(at)
    assert "Somebody has changed these activities since you opened them." in text(at)
    assert "3 Report" in at.data_editor[0].value["activity"][2]
    at.text_input(key="post").set_value(BY)
    at.button(key="months-save").click()
    run(at)
    assert at.success[0].value == "The months of 1 activity are saved\\."
    assert held(planned)["Report"]["months"] == {"2011-02": "done", "2011-03": "milestone"}
    assert [one.partition(" ")[2] for one in at.data_editor[0].value["activity"]] == [
        "Launch", "Report", "Compare", "Begin"
    ]  # fmt: skip


def test_what_is_typed_in_the_months_is_kept_when_another_workstream_is_chosen(planned: Path) -> None:
    write(planned, RowEdit("", {"workstream": "C. Other", "number": "1", "activity": "Begin", "year": "2010/11"}))
    at = open_page(PAGE, map="months")
    key = at.data_editor[0].key
    at.session_state[key] = {"edited_rows": {2: {"02": "✓ Done"}}}
    at.selectbox(key="stream_choice").set_value("C. Other")
    run(at)
    assert at.data_editor[0].key == key
    assert "You chose other activities; the table still shows those in which you wrote." in text(at)
    at.session_state[key] = {"edited_rows": {2: {"02": "✓ Done"}}}
    at.text_input(key="post").set_value(BY)
    at.button(key="months-save").click()
    run(at)
    assert held(planned)["Report"]["months"] == {"2011-02": "done", "2011-03": "milestone"}
    assert [one.partition(" ")[2] for one in at.data_editor[0].value["activity"]] == ["Begin"], "what was chosen"
