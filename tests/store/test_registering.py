"""Writing in registers on the page: every word kept, and no edit of somebody else overwritten unseen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import REPORTING, Office

from lsp_data import registering, reports
from lsp_data.errors import LspError
from lsp_data.registering import RowEdit
from lsp_data.registers import REMOVED


def write(office: Office, *edits: RowEdit, kind: str = "action", by: str = "Analyst") -> registering.Saved:
    return registering.write_rows(office.folder, kind, edits, known_at=REPORTING, made_by=by, now=office.now)


def rows(office: Office, kind: str = "action", **of: Any) -> list[dict[str, Any]]:
    return reports.register(office.generation, kind, **of).to_dict("records")


def test_a_row_is_added_changed_and_taken_out_and_its_history_stays(office: Office) -> None:
    (item,) = write(office, RowEdit("", {"action": "Train wardens", "indicators": "ni 33, NI 16"})).added
    write(office, RowEdit(item, {"lead": "Fire service"}), by="Fire lead")
    (row,) = rows(office)
    assert (row["action"], row["lead"], row["indicators"]) == ("Train wardens", "Fire service", ("NI 33", "NI 16"))
    assert (row["changed_by"], row["return_id"]) == ("Fire lead", "")
    registering.write_rows(
        office.folder,
        "action",
        [registering.taken_out(item)],
        known_at=REPORTING,
        made_by="Analyst",
        reason="Done elsewhere",
        now=office.now,
    )
    assert rows(office) == []
    told = reports.register_history(office.generation, "action", item)
    assert told[["field", "old", "new", "made_by"]].values.tolist() == [
        ["Taken out", "", "yes", "Analyst"], ["Lead", "", "Fire service", "Fire lead"],
        ["Indicators", "", "NI 33, NI 16", "Analyst"], ["Action", "", "Train wardens", "Analyst"],
    ]  # fmt: skip
    assert told["reason"].tolist()[0] == "Done elsewhere"


def test_what_was_saved_together_is_one_publication(office: Office) -> None:
    before = office.generation.number
    write(office, *(RowEdit("", {"action": f"Action {count}"}) for count in range(5)))
    assert office.generation.number == before + 1
    assert reports.generation_log(office.generation)["summary"].tolist()[0].startswith("Action plans: 5 actions")


def test_a_field_that_somebody_else_wrote_in_is_a_conflict_and_the_rest_is_kept(office: Office) -> None:
    (item,) = write(office, RowEdit("", {"action": "Train wardens", "lead": "Council"})).added
    seen = {"lead": "Council"}
    write(office, RowEdit(item, {"lead": "Fire service"}, seen), by="Fire lead")
    saved = write(office, RowEdit(item, {"lead": "Police", "target": "12 a year"}, seen))
    (conflict,) = saved.conflicts
    assert (conflict.field, conflict.mine, conflict.theirs.value, conflict.theirs.made_by) == (
        "lead", "Police", "Fire service", "Fire lead",
    )  # fmt: skip
    assert (rows(office)[0]["lead"], rows(office)[0]["target"]) == ("Fire service", "12 a year")
    assert write(office, RowEdit(item, {"lead": "Fire service"}, seen)).conflicts == (), "both wrote the same"


def test_two_hundred_edits_of_two_people_at_once_lose_nothing(office: Office) -> None:
    items = write(office, *(RowEdit("", {"action": f"Action {count}"}) for count in range(10))).added

    def edit(field: str) -> list[registering.Conflict]:
        """Ten bursts of an edit in each row, each on what the one before left."""
        told: list[registering.Conflict] = []
        for burst in range(10):
            seen: dict[str, object] = {field: f"{field} {burst - 1}"} if burst else {}
            edits = [RowEdit(item, {field: f"{field} {burst}"}, seen) for item in items]
            told += write(office, *edits, by=field).conflicts
        return told

    with ThreadPoolExecutor() as hands:
        assert list(hands.map(edit, ("progress", "comments"))) == [[], []]
    assert [(row["progress"], row["comments"]) for row in rows(office)] == [("progress 9", "comments 9")] * 10
    written = reports.register_history(office.generation, "action")
    assert written["field"].value_counts()[["Progress", "Comments"]].tolist() == [100, 100]


def test_a_register_is_as_it_was_known_on_the_day(office: Office) -> None:
    office.bring([("action", {"action": "Train wardens", "lead": "Council"})], known_at=date(2009, 8, 1))
    (row,) = rows(office)
    write(office, RowEdit(row["item"], {"lead": "Police"}, {"lead": "Council"}))
    assert rows(office, as_at=date(2010, 1, 1))[0]["lead"] == "Council"
    assert rows(office)[0]["lead"] == "Police"
    assert rows(office, as_at=date(2009, 7, 31)) == []


def test_an_edit_that_would_never_count_is_refused(office: Office) -> None:
    """A workbook may be known on a day after the reporting date: what it says would stand over the page's words."""
    office.now = datetime(2011, 4, 1, tzinfo=UTC)
    office.bring([("action", {"action": "Train wardens", "lead": "Council"})], known_at=date(2011, 3, 1))
    (row,) = rows(office)
    with pytest.raises(LspError, match="became known on 1 March 2011, after the reporting date"):
        write(office, RowEdit(row["item"], {"lead": "Police"}, {"lead": "Council"}))
    assert rows(office)[0]["lead"] == "Council"


def test_a_field_whose_workbook_was_taken_back_meanwhile_can_be_written(office: Office) -> None:
    (item,) = write(office, RowEdit("", {"action": "Train wardens"})).added
    brought = office.bring([("action", {"action": "Train wardens", "lead": "Council"})], known_at=REPORTING)
    office.take_back(brought)
    assert write(office, RowEdit(item, {"lead": "Police"}, {"lead": "Council"})).conflicts == ()
    assert rows(office)[0]["lead"] == "Police"


def test_a_row_is_gone_with_the_workbook_that_brought_it_whatever_was_written_in_it_since(office: Office) -> None:
    given = {"action": "Train wardens", "lead": "Council", "deadline": "March 2011"}
    brought = office.bring([("action", given)])
    write(office, RowEdit(rows(office)[0]["item"], {"action": "Train all wardens"}, {"action": "Train wardens"}))
    write(office, RowEdit("", {"action": "Of the page's own"}))
    office.take_back(brought)
    assert [row["action"] for row in rows(office)] == ["Of the page's own"]
    office.bring([("action", given)])
    assert {row["action"]: row["lead"] for row in rows(office)} == {
        "Of the page's own": None,
        "Train wardens": "Council",
    }


def test_a_row_that_another_workbook_speaks_of_too_stays(office: Office) -> None:
    brought = office.bring([("action", {"action": "Train wardens", "lead": "Council"})])
    office.bring([("action", {"action": "Train wardens", "lead": "Police"})], known_at=date(2009, 9, 1))
    write(office, RowEdit(rows(office)[0]["item"], {"action": "Train all wardens"}, {"action": "Train wardens"}))
    office.take_back(brought)
    assert [row["action"] for row in rows(office)] == ["Train all wardens"]


def test_a_row_that_two_people_take_out_is_gone_and_the_rest_of_the_burst_is_kept(office: Office) -> None:
    gone, other = write(office, RowEdit("", {"action": "One"}), RowEdit("", {"action": "Two"})).added
    for _ in range(2):
        registering.write_rows(
            office.folder, "action", [registering.taken_out(gone), RowEdit(other, {"lead": "Police"}, {})],
            known_at=REPORTING, made_by="Analyst", reason="Done", now=office.now,
        )  # fmt: skip
    assert [(row["action"], row["lead"]) for row in rows(office)] == [("Two", "Police")]


def test_a_row_in_which_somebody_else_wrote_meanwhile_is_not_taken_out(office: Office) -> None:
    first = {"action": "Train wardens", "indicators": ["NI 33"]}
    (item,) = write(office, RowEdit("", first)).added
    write(office, RowEdit(item, {"lead": "Police", "target": "20 wardens"}), by="Lead")

    def take_out(seen: dict[str, object]) -> registering.Saved:
        edit = registering.taken_out(item, seen)
        return registering.write_rows(
            office.folder, "action", [edit], known_at=REPORTING, made_by="Analyst", reason="Done", now=office.now
        )

    (conflict,) = take_out(first).conflicts
    told = (conflict.item, conflict.field, conflict.mine, conflict.theirs.value, conflict.theirs.made_by)
    assert told == (item, REMOVED, True, "20 wardens", "Lead")
    assert [row["item"] for row in rows(office)] == [item]
    write(office, RowEdit(item, {"progress": "Begun"}), by="Lead")
    (later,) = take_out(dict(conflict.row)).conflicts
    assert later.theirs.value == "Begun", "it came after what was shown"
    assert take_out(dict(later.anyway.seen)).conflicts == ()
    assert rows(office) == []


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).map(str.strip)


@given(st.lists(st.dictionaries(st.sampled_from(["lead", "target", "progress"]), _TEXT.filter(bool)), max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_row_is_its_newest_words_whatever_was_written_before(office: Office, edits: list[dict[str, str]]) -> None:
    name = f"Action {office.generation.number}"
    (item,) = write(office, RowEdit("", {"action": name})).added
    expected: dict[str, str] = {}
    for one in edits:
        if one:
            write(office, RowEdit(item, one, dict(expected)))
            expected |= one
    row = next(one for one in rows(office) if one["item"] == item)
    assert {field: row[field] for field in expected} == expected


def test_a_row_can_name_a_local_indicator_as_the_catalogue_writes_it(office: Office) -> None:
    office.decide(
        ("indicator", "L1", "title", "Litter"),
        ("indicator", "L1", "polarity", "low"),
        ("indicator", "L1", "in_use", "yes"),
    )
    write(office, RowEdit("", {"action": "Sweep", "indicators": "L1, 4; ni 33 , NI 4"}))
    assert rows(office)[0]["indicators"] == ("L1", "NI 4", "NI 33")
