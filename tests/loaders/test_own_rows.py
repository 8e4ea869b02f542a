"""Our own tables of registers, as they come back: under a title, or typed anew with few headings."""

from __future__ import annotations

from collections.abc import Callable

from loaders.figures import Return
from presentation.returns_register_rows import refused_words

ReadRows = Callable[..., Return]


def test_the_headings_stand_under_a_title_and_who_sent_it(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Actions of the fire service"], [], ["Partner:", "Fire and rescue"],
        ["Row", "Action", "Lead", "Timescale"], [None, "Fit alarms", "Fire service", "by March 2011"],
    ])  # fmt: skip
    assert (ret.kind, ret.header.partner) == ("action_plan", "fire-and-rescue")
    (entry,) = ret.entries
    assert (entry.cell, entry.fields["action"], entry.fields["deadline"]) == ("B5", "Fit alarms", "by March 2011")


def test_every_code_that_the_catalogue_lacks_is_told(read_rows: ReadRows) -> None:
    ret = read_rows([["Row", "Action", "Indicators"], [None, "Fit alarms", "NI 33, NI 998, arson"]])
    assert [one.reason for one in ret.problems if one.code == "unfit-field"] == [
        "“NI 33, NI 998, arson” cannot stand under Indicators, so it was left out. The catalogue has no NI 998, arson."
    ]


def test_a_month_of_our_route_map_may_bear_a_mark(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Row", "Workstream", "Activity", "Jan 2011", "Feb 2011", "Mar 2011"],
        [None, "Engagement", "Run the panel", "?", "x", "*"],
    ])  # fmt: skip
    (entry,) = ret.entries
    assert entry.fields["months"] == {"2011-02": "planned", "2011-03": "milestone"}
    assert [(one.code, one.value) for one in ret.problems] == [("unfit-field", "?")]


def test_a_day_is_written_with_the_day_first_and_without_it_there_is_no_meeting(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Row", "Date", "Meeting"], [None, "05/03/2011", "Board"], [None, "31/02/2011", "Ghost board"],
    ])  # fmt: skip
    assert [(one.fields["date"], one.fields["name"]) for one in ret.entries] == [("2011-03-05", "Board")]
    assert [(one.code, one.cell) for one in ret.problems] == [("unfit-key", "B3")]


def test_one_mark_that_nobody_knows_leaves_the_other_months(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Row", "Workstream", "Activity", "Jan 2011", "Feb 2011", "Mar 2011"],
        [None, "Engagement", "Publish the report", "done", "zz", "*"],
    ])  # fmt: skip
    (entry,) = ret.entries
    assert entry.fields["months"] == {"2011-01": "done", "2011-03": "milestone"}
    assert (entry.fields["undated"], entry.fields["unread"]) == (False, ["2011-02"])


def test_a_row_that_cannot_be_taken_is_named(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Row", "Date", "Meeting", "Purpose"], [None, "17/03/2011", "Board", "Third quarter"],
        [None, "31/02/2011", "Ghost board", ""],
    ])  # fmt: skip
    assert [one.fields["name"] for one in ret.entries] == ["Board"]
    assert refused_words(ret.problems) == ["row 3 (31/02/2011)"]
