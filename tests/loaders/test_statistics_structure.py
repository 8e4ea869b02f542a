"""Where the head of a table ends, which of its columns are keys, which line names it, and what a row stands under."""

from __future__ import annotations

from collections.abc import Callable

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows, cells, span

Read = Callable[..., Return]


def test_a_mark_among_the_facts_above_a_table_is_no_figure(read_rows: Read) -> None:
    rows: Rows = [["Title:", "Attendances"], ["Period:", "Quarter 2 2010/11"], ["Revised:", "-"], ["Withdrawn:", ".."]]
    rows += [["Issue:", 2], ["Status:", "Published"], [None], ["Area", "Type 1", "Type 2"]]
    rows += [[place, 20 + number, "-"] for number, place in enumerate(PLACES)]
    found = cells(read_rows(rows))
    assert {one[0] for one in found} == {"B", "C"}
    assert not {"B3", "B4", "B5"} & set(found)
    assert span(found["B9"]) == ("2010-07-01", "2010-09-30")


def test_a_table_of_one_column_may_hold_marks_beside_labels_with_a_colon(read_rows: Read) -> None:
    rows: Rows = [
        ["Fire service, 2009/10"],
        [None],
        ["Measure", "Number"],
        ["Fires:", 12],
        ["Deaths:", "-"],
        ["Calls:", 9],
    ]
    assert set(cells(read_rows(rows))) == {"B4", "B5", "B6"}
