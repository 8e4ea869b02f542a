"""The route map's words, lists, print and table to write in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.route_map import Shift, ShiftKind, Standing, late, standing
from lsp_data.registering import RowEdit
from lsp_data.registers import Written
from lsp_data.reports.route_map_progress import Needed, Progress
from presentation import (
    linked_status,
    route_map,
    route_map_editing,
    route_map_marks,
    route_map_paper,
    route_map_slips,
)
from presentation import (
    standing as shown_standing,
)
from presentation.markup import link, plain, text
from presentation.route_map_words import concerns, listed, moved, waiting

TODAY = date(2010, 10, 12)
SAME = Shift(ShiftKind.SAME)
LATER = Shift(ShiftKind.LATER, "2010-07", "2010-09", 2)
BY = Written("a", "months", {}, date(2010, 10, 1), datetime(2010, 10, 1), "Programme Officer", 4, reason="Late grant")


def progress(item: str = "a", months: Mapping[str, str] | None = None, **more: object) -> Progress:
    held = {"2010-10": "planned"} if months is None else dict(months)
    known = Progress(
        item, "2010/11", "B. Performance", "1", f"Activity {item}", ("NI 4",), held, held, standing(held, TODAY),
        late(held, TODAY), held.get("2010-10") in ("planned", "milestone"), SAME, SAME, False, None,
    )  # fmt: skip
    return replace(known, **more)  # type: ignore[arg-type]  passed on by name


def meeting(*known: Progress) -> str:
    asked = route_map_slips.Asked(
        TODAY, "the meeting of 1 Sep 2010", lambda item, words: link(words, "route-map", {"item": item}), text
    )
    return plain(route_map_slips.for_a_meeting({one.item: one for one in known}, asked))


@pytest.mark.parametrize(
    ("shift", "words"),
    [
        (SAME, ""),
        (LATER, "2 months later: Jul 2010, now Sep 2010"),
        (Shift(ShiftKind.EARLIER, "2010-07", "2010-06", -1), "1 month earlier: Jul 2010, now Jun 2010"),
        (Shift(ShiftKind.SLIPPED, "2010-07"), "Jul 2010 slipped, and no later month is planned"),
        (Shift(ShiftKind.DATED, now="2010-07"), "Dated since: now Jul 2010"),
        (Shift(ShiftKind.UNDATED, "2010-07"), "No month any more: it was Jul 2010"),
    ],
)
def test_what_became_of_a_plan_in_words(shift: Shift, words: str) -> None:
    assert moved(shift) == words


@pytest.mark.parametrize("kind", list(ShiftKind))
def test_every_change_has_its_words(kind: ShiftKind) -> None:
    assert (moved(Shift(kind, "2010-07", "2010-09", 2)) == "") is (kind is ShiftKind.SAME)


def test_what_is_the_matter_stands_in_a_line() -> None:
    assert concerns(progress()) == ""
    overdue = progress(months={"2010-07": "planned"}, since_baseline=LATER)
    assert concerns(overdue) == (
        "Overdue: Jul 2010 not marked as done; no later month is planned. "
        "Since the first plan: 2 months later: Jul 2010, now Sep 2010"
    )
    waits = progress(needs=(Needed("3", "c", "Train", Standing.TO_COME, late=True), Needed("9")))
    assert (
        concerns(waits)
        == "Depends on 3 (Train), which ends later. Depends on 9: it is not plain which activity that is"
    )
    assert concerns(replace(waits, standing=Standing.DONE)) == ""
    assert waiting(Needed("3", "c", "Train", Standing.UNDATED)) == "Depends on 3 (Train): undated"
    assert waiting(Needed("3", "c", "Train", Standing.DONE)) == ""


def test_many_months_are_said_from_first_to_last() -> None:
    assert listed(["2010-04", "2010-05"]) == "Apr 2010, May 2010"
    assert listed(["2010-04", "2010-05", "2010-06", "2010-07"]) == "Apr 2010 to Jul 2010"


def test_a_meeting_sees_what_is_due_what_passed_and_what_slipped_with_who_changed_it() -> None:
    said = meeting(
        progress("due"),
        progress("passed", {"2010-07": "milestone"}),
        progress("moved", {"2010-12": "planned"}, since=LATER, slipped_since=True, written=BY),
        progress("lapsed", {"2010-09": "planned"}, slipped_since=True),
        progress("gone", {}, since=Shift(ShiftKind.DROPPED), since_baseline=Shift(ShiftKind.DROPPED), written=BY),
        progress("undated", {}),
    )
    assert said.startswith(
        "1 activity due in October 2010; 2 with months that passed and are not marked as done; "
        "2 slipped since the meeting of 1 Sep 2010."
    )
    slipped = said.split("Slipped since the meeting of 1 Sep 2010")[-1]
    assert "2 months later: Jul 2010, now Sep 2010Programme Officer, 1 Oct 2010Late grant" in slipped
    assert "Sep 2010 passed, not doneNobody: time passed" in slipped
    assert "Taken outProgramme Officer" in said.split("Otherwise changed since")[1]
    assert said.split("UndatedActivity")[1].count("The plan gives no months") == 1


def test_a_meeting_with_nothing_to_say_says_so() -> None:
    said = meeting(progress("done", {"2010-07": "done"}))
    assert "Nothing is planned for this month." in said
    assert "No month has passed without being done." in said
    assert "Nothing has slipped since the meeting of 1 Sep 2010." in said


def test_the_first_plan_is_counted() -> None:
    known = [
        progress("a", {"2010-07": "done"}),
        progress("d", {}),
        *(progress(one, since_baseline=LATER) for one in "bc"),
    ]
    told = "Of 4 activities: 1 as first planned, 2 later, 1 undated, then and now."
    assert route_map_slips.against_first_plan(known) == told
    assert route_map_slips.against_first_plan([]) == ""


def test_the_first_plan_is_drawn_hollow_beside_todays_and_what_was_taken_out_stands_in_its_workstream() -> None:
    rows = pd.DataFrame(
        [
            {"kind": "activity", "item": one, "workstream": stream, "number": "1", "activity": f"Activity {one}",
             "undated": False}
            for one, stream in (("a", "B. Performance"), ("c", "C. Sharing"))
        ]
    )  # fmt: skip
    known = {
        "a": progress("a", {"2010-12": "planned"}, baseline={"2010-07": "milestone"}, since_baseline=LATER),
        "c": progress("c", workstream="C. Sharing"),
        "gone": progress("gone", {}, baseline={"2010-05": "planned"}, since_baseline=Shift(ShiftKind.DROPPED)),
    }
    how = route_map.Drawing("2010/11", TODAY, text, lambda item, words: link(words, "route-map", {"item": item}), True)
    drawn = route_map.gantt_of(rows, known, how)
    assert drawn.count("First planned. ") == 3
    assert [drawn.count('scope="rowgroup"'), drawn.index("Activity gone") < drawn.index("C. Sharing")] == [2, True]
    assert "item=gone" not in drawn
    assert "First planned" not in route_map.gantt_of(rows, known, replace(how, first=False))
    assert "First planned" in plain(route_map_marks.key(first=True))


def test_letters_on_paper_are_as_large_as_a_sheet_allows() -> None:
    one = route_map.Activity("A", "1", "Train", {"06": "planned"}, False)
    sizes = []
    for count in (1, 30, 60):
        drawn = route_map.gantt([one] * count, caption="Route map", year=2010, today=None)
        (size,) = re.findall(r"--letters:([\d.]+)mm", drawn)
        sizes.append(float(size))
    assert sizes == [route_map_paper.LARGEST, pytest.approx(3.65, abs=0.05), pytest.approx(1.9, abs=0.05)]
    assert route_map_paper.letters([route_map_paper.Row(9, 0, 0, 0)] * 900, 1, lanes=False) == route_map_paper.SMALLEST


@given(
    st.lists(
        st.builds(route_map_paper.Row, st.integers(1, 200), st.integers(0, 200), st.integers(0, 99), st.integers(0, 5))
    ),
    st.booleans(),
)
def test_letters_on_paper_are_never_larger_for_a_row_more(rows: list[route_map_paper.Row], lanes: bool) -> None:
    sizes = [route_map_paper.letters(rows[:count], 1, lanes=lanes) for count in range(len(rows) + 1)]
    assert sizes == sorted(sizes, reverse=True)


def register_rows(*months: dict[str, str] | None) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"item": f"activity-{place}", "workstream": "A. Influence", "number": "1", "activity": "Ask",
             "months": given}
            for place, given in enumerate(months)
        ],
        dtype=object,
    )  # fmt: skip


def test_what_is_written_in_the_table_is_an_edit_of_the_months_of_its_row() -> None:
    opened = route_map_editing.to_write_in(register_rows({"2010-06": "planned", "2012-01": "done"}, None), "2010/11")
    assert opened.table.loc[0, ["activity", "06", "07"]].tolist() == ["A1 Ask", "▬ Plan", None]
    edits = route_map_editing.edits_of(opened, {0: {"06": None, "01": "◆ Mile"}, 1: {"04": "✓ Done"}})
    assert edits == [
        RowEdit(
            "activity-0",
            {"months": {"2011-01": "milestone", "2012-01": "done"}},
            {"months": {"2010-06": "planned", "2012-01": "done"}},
        ),
        RowEdit("activity-1", {"months": {"2010-04": "done"}}, {"months": None}),
    ]


def test_a_block_of_months_is_filled_beside_what_was_typed_and_is_one_edit() -> None:
    opened = route_map_editing.to_write_in(register_rows({"2010-06": "planned"}, None), "2010/11")
    typed = {1: {"04": "✓ Done"}, 0: {"05": "◆ Mile"}}
    fill = route_map_editing.Fill(1, "02", "10", "▬ Plan")  # backwards, too, it is the months between
    filled = route_map_editing.filled(typed, fill)
    shown = route_map_editing.table_of(opened, filled)
    assert shown.loc[1, ["04", "10", "11"]].tolist() == ["✓ Done", "▬ Plan", "▬ Plan"]
    assert opened.table.loc[1, "10"] is None, "what was opened stays as it was"
    written = route_map_editing.typed_over(filled, {0: {"05": None}, 1: {"12": "◆ Mile"}})
    (edit,) = route_map_editing.edits_of(opened, written)
    months = dict.fromkeys(("2010-10", "2010-11", "2011-01", "2011-02"), "planned")
    assert edit.fields == {"months": {**months, "2010-04": "done", "2010-12": "milestone"}}
    emptied = route_map_editing.filled({}, route_map_editing.Fill(0, "04", "03", ""))
    assert [one.fields for one in route_map_editing.edits_of(opened, emptied)] == [{"months": None}]


def test_an_activity_without_a_year_keeps_the_months_that_nobody_touched() -> None:
    opened = route_map_editing.to_write_in(register_rows({"2010-06": "planned", "2010-07": "done"}), "")
    assert route_map_editing.edits_of(opened, {0: {"06": "▬ Plan", "07": "✓ Done"}}) == [], "nothing was changed"
    (edit,) = route_map_editing.edits_of(opened, {0: {"06": None, "08": "▬ Plan"}})
    assert edit.fields == {"months": {"2010-07": "done", "08": "planned"}}


def test_months_that_are_marked_as_done_before_their_time_are_named() -> None:
    opened = route_map_editing.to_write_in(register_rows({"2011-03": "done"}, None), "2010/11")
    edits = route_map_editing.edits_of(opened, {0: {"02": "✓ Done"}, 1: {"10": "✓ Done", "12": "✓ Done"}})
    assert route_map_editing.too_early(edits, opened, date(2010, 11, 30)) == (
        "Nothing is done before its time: Feb 2011 of “A1 Ask”, Dec 2010 of “A1 Ask”. Mark it as planned. Nothing was "
        "saved."
    )
    assert route_map_editing.too_early(edits, opened, date(2011, 2, 1)) == ""


def test_months_that_are_marked_as_slipped_before_they_come_are_named() -> None:
    opened = route_map_editing.to_write_in(register_rows({"2011-03": "slipped"}), "2010/11")
    edits = route_map_editing.edits_of(opened, {0: {"11": "▨ Slip", "12": "▨ Slip"}})
    assert route_map_editing.too_early(edits, opened, date(2010, 11, 1)) == (
        "What is still to come has not slipped: Dec 2010 of “A1 Ask”. To move it, empty that month and mark "
        "another. Nothing was saved."
    )
    assert route_map_editing.too_early(edits, opened, date(2010, 12, 1)) == ""


def test_an_activity_of_which_every_month_is_emptied_is_undated() -> None:
    opened = route_map_editing.to_write_in(register_rows({"06": "planned"}), "")
    (edit,) = route_map_editing.edits_of(opened, {0: {"06": None}})
    assert edit.fields == {"months": None}
    assert route_map_editing.edits_of(opened, {0: {"06": "▬ Plan"}}) == [], "nothing was changed"


@given(
    st.dictionaries(st.sampled_from(route_map.MONTHS), st.sampled_from(list(route_map_marks.STATES))),
    st.dictionaries(
        st.sampled_from(route_map.MONTHS), st.one_of(st.none(), st.sampled_from(list(route_map_editing.WORDS)))
    ),
)
def test_what_was_written_in_the_cells_is_what_the_months_are(
    held: dict[str, str], cells: dict[str, str | None]
) -> None:
    opened = route_map_editing.to_write_in(register_rows(held), "2010/11")
    expected = {month: opened.table.loc[0, month] for month in route_map.MONTHS} | cells
    edits = route_map_editing.edits_of(opened, {0: cells})
    now = edits[0].fields["months"] if edits else held
    assert isinstance(now, dict) or now is None
    again = route_map_editing.to_write_in(register_rows(now), "2010/11")
    assert {month: again.table.loc[0, month] or None for month in route_map.MONTHS} == {
        month: word or None for month, word in expected.items()
    }


def test_an_indicator_stands_with_the_worst_status_of_its_parts_and_its_grave_flags() -> None:
    codes = {"red-and-worsening": "high", "behind-milestone": "high", "no-baseline": "low"}
    flag = json.dumps([{"code": code, "severity": severity, "reason": "r"} for code, severity in codes.items()])
    rows = {
        "NI 33|i": {"indicator": "NI 33", "rag": "green", "flags": "[]"},
        "NI 33|ii": {"indicator": "NI 33", "rag": "red", "flags": flag},
        "NI 4": {"indicator": "NI 4", "rag": "green", "flags": None},
    }
    drawn = linked_status.with_status(rows, text)
    assert [" ".join(plain(drawn(code)).split()) for code in ("NI 33", "NI 4", "NI 9")] == [
        "NI 33 Off track, 1 serious flag", "NI 4 On track", "NI 9",
    ]  # fmt: skip
    told = plain(shown_standing.flags({"flags": flag}))
    assert told.count("High") == 1  # as many as are counted
