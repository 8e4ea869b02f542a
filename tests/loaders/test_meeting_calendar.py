"""Calendars of meetings with the months down the side and what meets across."""

from __future__ import annotations

from datetime import date

from tests.loaders.test_rows_named import Read, Rows

DATES: Rows = [
    ["Meeting dates 2010"], [None, "Executive", "Full partnership", "Venue"],
    ["January", date(2010, 1, 14), None, "Chester"], ["February", None, "11 February 2010", "Northwich"],
    ["March", "Thursday 11 March 2010", "tbc", "Winsford"], ["Dates may change"],
]  # fmt: skip


def test_each_day_is_a_meeting_of_what_heads_its_column(read_rows: Read) -> None:
    ret = read_rows(DATES)
    assert ret.kind == "meetings"
    assert [(one.cell, *(one.fields[name] for name in ("date", "name", "notes"))) for one in ret.entries] == [
        ("B3", "2010-01-14", "Executive", "Venue: Chester"),
        ("C4", "2010-02-11", "Full partnership", "Venue: Northwich"),
        ("B5", "2010-03-11", "Executive", "Venue: Winsford"),
    ]  # fmt: skip
    assert [(one.code, one.cell) for one in ret.problems] == [("line-below-left-out", "A6")]


def test_what_is_no_day_is_told_with_its_place(read_rows: Read) -> None:
    ret = read_rows([*DATES[:4], ["March", "after Easter", None, None], ["April", date(2010, 4, 8), None, None]])
    assert len(ret.entries) == 3
    assert [(one.code, one.cell, one.value) for one in ret.problems] == [("unfit-key", "B5", "after Easter")]


def test_figures_of_months_are_no_meetings(read_rows: Read) -> None:
    rows: Rows = [
        ["Meetings held"],
        [None, "Executive", "Board"],
        ["January", 2, 1],
        ["February", 1, 1],
        ["March", 3, 2],
    ]
    assert read_rows(rows).kind == "statistics"
