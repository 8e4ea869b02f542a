"""Our own tables of registers, as they come back: under a title, or typed anew with few headings."""

from __future__ import annotations

from collections.abc import Callable

from loaders.figures import Return

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
