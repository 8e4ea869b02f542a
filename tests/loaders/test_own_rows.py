"""Our own tables of registers, as they come back: under a title, or typed anew with few headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book
from tests.loaders.conftest import sheet_of

ReadRows = Callable[..., Return]


def test_the_headings_stand_under_a_title_and_who_sent_it(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Actions of the fire service"], [], ["Partner:", "Fire and rescue"],
        ["Row", "Action", "Lead", "Timescale"], [None, "Fit alarms", "Fire service", "by March 2011"],
    ])  # fmt: skip
    assert (ret.kind, ret.header.partner) == ("action_plan", "fire-and-rescue")
    (entry,) = ret.entries
    assert (entry.cell, entry.fields["action"], entry.fields["deadline"]) == ("B5", "Fit alarms", "by March 2011")


@pytest.mark.parametrize(
    ("kind", "headings", "row", "entry"),
    [
        ("meetings", ["Date", "Meeting"], ["17/03/2011", "Board"], "meeting"),
    ],
)
def test_two_headings_are_enough_where_a_person_says_what_it_is(
    known: Known, kind: str, headings: list[object], row: list[object], entry: str
) -> None:
    def read(said: str) -> list[str]:
        book = Book((sheet_of([headings, row], "Sheet1"),))
        return [one.kind for one in understand(book, "sent.xlsx", "0" * 64, known, said=said).entries]

    assert (read(""), read(kind)) == ([], [entry])
    assert read("meetings") == ([entry] if kind == "meetings" else [])


def test_every_code_that_the_catalogue_lacks_is_told(read_rows: ReadRows) -> None:
    ret = read_rows([["Row", "Action", "Indicators"], [None, "Fit alarms", "NI 33, NI 998, arson"]])
    assert [one.reason for one in ret.problems if one.code == "unfit-field"] == [
        "“NI 33, NI 998, arson” cannot stand under Indicators, so it was left out. The catalogue has no NI 998, arson."
    ]
