"""Edits of registers that are saved together: what cannot be written is left over by its name and spoils no other."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import REPORTING, Office

from lsp_data import registering, reports
from lsp_data.errors import LspError
from lsp_data.registering import CannotBeWritten, RowEdit, taken_out


def write(office: Office, *edits: RowEdit, kind: str = "action", by: str = "Analyst") -> registering.Saved:
    return registering.write_rows(
        office.folder, kind, edits, known_at=REPORTING, made_by=by, reason="Agreed", now=office.now
    )


def rows(office: Office, kind: str = "action", **of: Any) -> list[dict[str, Any]]:
    return reports.register(office.generation, kind, **of).to_dict("records")


def actions(office: Office) -> list[str]:
    return [row["action"] for row in rows(office)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"lead": "Council"}, "Action – it cannot be empty."),
        ({"action": "A", "indicators": "NI 999"}, "Indicators “NI 999” – the catalogue has no NI 999."),
        ({"action": "A", "indicators": "ni 4 and 999"}, "Indicators “999” – the catalogue has no 999."),
        ({"action": "A", "indicators": "arson"}, "Indicators “arson” – the catalogue has no arson."),
        ({"action": "A", "status": "soon"}, "Status “soon” – it is one of: Not started, Under way, Done, Stopped."),
        ({"action": "A", "lead": "x" * 501}, "501 characters; 500 are the most"),
    ],
)
def test_what_does_not_fit_is_refused_in_plain_words(office: Office, fields: dict[str, object], said: str) -> None:
    before = office.generation.number
    with pytest.raises(CannotBeWritten) as refused:
        write(office, RowEdit("", fields))
    assert said in str(refused.value)
    assert str(refused.value).startswith("A: " if "action" in fields else "A new action: ")
    assert (office.generation.number, rows(office)) == (before, [])


def test_the_same_row_is_not_added_twice_and_a_row_that_is_gone_is_not_written_in(office: Office) -> None:
    (item,) = write(office, RowEdit("", {"theme": "Safer", "action": "Train wardens"})).added
    with pytest.raises(CannotBeWritten, match="The register has this action already"):
        write(office, RowEdit("", {"theme": "safer", "action": "Train  Wardens"}))
    with pytest.raises(LspError, match="Say why"):
        registering.write_rows(
            office.folder, "action", [registering.taken_out(item)], known_at=REPORTING, made_by="Analyst", reason=" "
        )
    with pytest.raises(LspError, match="not in the register any more"):
        write(office, RowEdit("action-none", {"lead": "Police"}))


def test_a_row_that_cannot_be_written_is_left_over_by_its_name_and_the_others_are_written(office: Office) -> None:
    gone, kept = write(
        office, RowEdit("", {"action": "Gone"}), RowEdit("", {"action": "Kept", "lead": "Council"})
    ).added
    write(office, taken_out(gone))
    saved = write(
        office, RowEdit(gone, {"lead": "Police"}), RowEdit("action-none", {"lead": "Police"}, {"action": "Never"}),
        RowEdit(kept, {"status": "soon"}), RowEdit("", {"action": "kept"}), RowEdit("", {"lead": "Police"}),
        RowEdit("", {"action": "New"}), RowEdit(kept, {"target": "12"}),
    )  # fmt: skip
    assert [str(one) for one in saved.left] == [
        "Gone: This action is not in the register any more: somebody took it out meanwhile.",
        "Never: This action is not in the register any more: somebody took it out meanwhile.",
        "Kept: Status “soon” – it is one of: Not started, Under way, Done, Stopped.",
        "A new action: Action – it cannot be empty.",
        "kept: The register has this action already.",
    ]
    assert saved.left[0].edit == RowEdit(gone, {"lead": "Police"})
    assert [(row["action"], row["target"]) for row in rows(office)] == [("Kept", "12"), ("New", None)]
    assert [row["item"] for row in rows(office)] == [kept, *saved.added]


def test_what_is_known_later_stands_against_its_own_row_alone(office: Office) -> None:
    office.now = datetime(2011, 4, 1, tzinfo=UTC)
    office.bring([("action", {"action": "Train wardens", "lead": "Council"})], known_at=date(2011, 3, 1))
    (later,) = rows(office)
    saved = write(
        office, RowEdit(later["item"], {"lead": "Police"}, {"lead": "Council"}), RowEdit("", {"action": "New"})
    )
    assert str(saved.left[0]).startswith("Train wardens: What the register holds of it became known on 1 March 2011, ")
    assert [(row["action"], row["lead"]) for row in rows(office)] == [("Train wardens", "Council"), ("New", None)]


def test_of_many_rows_that_cannot_be_written_a_message_names_the_first(office: Office) -> None:
    with pytest.raises(CannotBeWritten, match=r"it cannot be empty\. And 2 more\.$") as refused:
        write(office, *(RowEdit("", {"lead": "Police"}) for _ in range(12)))
    assert len(refused.value.left) == 12


def test_a_row_taken_out_can_be_added_anew_in_the_same_save(office: Office) -> None:
    (item,) = write(office, RowEdit("", {"action": "Train wardens", "lead": "Council"})).added
    saved = write(office, RowEdit("", {"action": "Train wardens", "lead": "Police"}), taken_out(item))
    assert saved.left == ()
    assert [(row["item"], row["lead"]) for row in rows(office)] == [(saved.added[0], "Police")]
    assert saved.added[0] != item


def test_a_row_that_is_not_taken_out_after_all_stands_against_its_like(office: Office) -> None:
    (item,) = write(office, RowEdit("", {"action": "Train wardens"})).added
    write(office, RowEdit(item, {"lead": "Police"}), by="Lead")
    saved = write(office, taken_out(item, {"action": "Train wardens"}), RowEdit("", {"action": "Train wardens"}))
    assert [one.theirs.value for one in saved.conflicts] == ["Police"]
    assert [str(one) for one in saved.left] == ["Train wardens: The register has this action already."]
    assert actions(office) == ["Train wardens"]


def test_a_row_cannot_become_what_another_is_known_by(office: Office) -> None:
    one, two = write(office, RowEdit("", {"action": "One"}), RowEdit("", {"action": "Two"})).added
    with pytest.raises(CannotBeWritten, match=r"^Two: The register has this action already"):
        write(office, RowEdit(two, {"action": "one"}, {"action": "Two"}))
    assert actions(office) == ["One", "Two"]
    exchanged = [RowEdit(one, {"action": "Two"}, {"action": "One"}), RowEdit(two, {"action": "One"}, {"action": "Two"})]
    assert write(office, *exchanged).left == ()
    assert actions(office) == ["Two", "One"]


def test_of_two_edits_of_a_row_that_would_be_another_only_the_one_that_names_it_is_left(office: Office) -> None:
    _, two = write(office, RowEdit("", {"action": "One"}), RowEdit("", {"action": "Two"})).added
    saved = write(office, RowEdit(two, {"action": "One"}, {"action": "Two"}), RowEdit(two, {"lead": "Police"}))
    assert [one.edit.fields for one in saved.left] == [{"action": "One"}]
    assert [(row["action"], row["lead"]) for row in rows(office)] == [("One", None), ("Two", "Police")]


def test_rows_that_were_alike_already_can_be_written_in(office: Office) -> None:
    """Two partners' workbooks may each bring the same action."""
    office.bring([("action", {"action": "One"}), ("action", {"action": "Two"})])
    first, second = rows(office)
    office.bring([("action", {"action": "Two"})], partner="police")
    assert write(office, *(RowEdit(row["item"], {"lead": "Police"}) for row in (first, second))).left == ()


_KEYS = st.sampled_from(["One", "Two", "Three", "Four"])


@given(st.lists(st.tuples(st.integers(-1, 2), st.one_of(st.none(), _KEYS)), max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_saved_together_no_two_rows_are_known_by_the_same(
    office: Office, wished: list[tuple[int, str | None]]
) -> None:
    """Each wish adds a row (-1), renames one, or takes one out (None)."""
    write(office, RowEdit("", {"action": "Begin"}), *(taken_out(row["item"]) for row in rows(office)))
    named = write(office, *(RowEdit("", {"action": name}) for name in ("One", "Two"))).added
    held = [named[0], named[1], next(row["item"] for row in rows(office) if row["action"] == "Begin")]
    words = {row["item"]: row["action"] for row in rows(office)}
    edits = []
    for row, name in wished:
        if row < 0:
            edits.append(RowEdit("", {"action": name or "Five"}))
        elif name is None:
            edits.append(taken_out(held[row]))
        else:
            edits.append(RowEdit(held[row], {"action": name}, {"action": words[held[row]]}))
    if edits:
        with suppress(CannotBeWritten):
            saved = write(office, *edits)
            written = [row["item"] for row in rows(office)]
            assert set(saved.added) <= set(written)
    names = [name.casefold() for name in actions(office)]
    assert len(names) == len(set(names))


def test_a_closed_row_is_not_taken_out_and_stops_no_other(office: Office) -> None:
    frozen = office.write("highlight", {"title": "Report of Q3", "state": "frozen"})
    draft = office.write("highlight", {"title": "Report of Q4", "state": "draft"})
    saved = write(office, taken_out(frozen), taken_out(draft), RowEdit(frozen, {"risks": "None"}), kind="highlight")
    why = "Report of Q3: This highlight report is frozen: it stands as it is. Make a new one instead."
    assert [str(one) for one in saved.left] == [why, why]
    assert [row["title"] for row in rows(office, "highlight")] == ["Report of Q3"]


def test_a_row_is_closed_only_by_who_has_seen_all_of_it(office: Office) -> None:
    seen = {"title": "Report of Q3", "state": "draft"}
    item = office.write("highlight", seen)
    write(office, RowEdit(item, {"risks": "It leans."}), kind="highlight", by="Clerk")
    closing = {"state": "frozen", "frozen_at": "2011-02-14", "title": "Report of Q3"}
    (conflict,) = write(office, RowEdit(item, closing, seen), kind="highlight").conflicts
    assert (conflict.field, conflict.mine, conflict.theirs.value, conflict.fields) == (
        "state", "frozen", "It leans.", {"state": "frozen", "frozen_at": "2011-02-14"},
    )  # fmt: skip
    (row,) = rows(office, "highlight")
    assert (row["state"], row["frozen_at"]) == ("draft", None)
    assert write(office, conflict.anyway, kind="highlight").conflicts == ()
    assert rows(office, "highlight")[0]["state"] == "frozen"


def test_a_row_that_was_not_looked_at_is_not_closed(office: Office) -> None:
    item = office.write("highlight", {"title": "Report of Q3", "state": "draft"})
    assert write(office, RowEdit(item, {"state": "frozen"}, {"state": "draft"}), kind="highlight").conflicts
    assert rows(office, "highlight")[0]["state"] == "draft"


def test_a_generation_that_is_not_kept_is_not_named(office: Office) -> None:
    for number in (office.generation.number + 1, 99, 0):
        with pytest.raises(CannotBeWritten, match=r"^Report: Generation “.*” – it is not kept, or never was"):
            office.write("highlight", {"title": "Report", "generation": str(number)})
    office.write("highlight", {"title": "Report", "generation": str(office.generation.number)})
