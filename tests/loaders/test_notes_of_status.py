"""A note below a table that says that figures are provisional, estimated or revised: it holds for those with its mark,
at the figure, its heading or the name of its row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.notes import notes_of
from loaders.tables.rows import rows_of
from tests.loaders.conftest import sheet_of
from tests.loaders.what_was_read import at

Rows = list[list[object]]
Read = Callable[..., Return]


@pytest.mark.parametrize(
    ("mark", "note", "status"),
    [
        ("¹", "¹ Provisional", "provisional"),
        ("¹", "1. Figures are provisional and subject to revision.", "provisional"),
        (" (1)", "(1) These figures are estimated.", "estimated"),
        ("[2]", "[note 2] Revised since the last release", "revised"),
        ("¹", "1 Data for this quarter is still provisional", "provisional"),
        ("*", "* provisional", "provisional"),
    ],
)
def test_a_note_gives_its_status_to_what_has_its_mark(read_rows: Read, mark: str, note: str, status: str) -> None:
    rows: Rows = [
        ["Claims"],
        [None],
        ["Area", "2008/09", f"2009/10{mark}"],
        ["Chester", 55, 58],
        ["Neston", f"7{mark}", 6],
    ]
    ret = read_rows([*rows, [None], [note]])
    assert [at(ret, cell).status for cell in ("B4", "C4", "B5", "C5")] == [None, status, status, status]
    assert (at(ret, "B5").value, at(ret, "B5").marker) == (7, None)


def test_a_note_gives_its_status_in_a_return(read_rows: Read) -> None:
    rows: Rows = [["Return period:", "Q2 2010/11"], [None], ["NI", "Indicator", "Q1", "Q2¹"]]
    rows += [["NI 191", "Waste", 55, "58²"], ["NI 154", "Homes³", 7, 6], [None]]
    ret = read_rows([*rows, ["¹ Provisional"], ["² Estimated from July"], ["³ Built and let"]])
    assert [at(ret, cell).status for cell in ("C4", "D4", "C5", "D5")] == [None, "estimated", None, "provisional"]


@pytest.mark.parametrize(
    "note",
    [
        "¹ Figures are no longer provisional.",
        "¹ Estimated resident population is the denominator.",
        "¹ Includes provisional data of one trust.",
        "² Provisional",
    ],
)
def test_a_note_of_something_else_gives_no_status(read_rows: Read, note: str) -> None:
    rows: Rows = [["Claims"], [None], ["Area", "2008/09", "2009/10¹"], ["Chester", 55, 58], ["Neston", "7¹", 6]]
    ret = read_rows([*rows, [None], [note]])
    assert {one.status for one in ret.figures} == {None}


KEYS = [
    ("* Includes material lost.  x: not collected before April 2010.  R: revised since last year.", {"r": "revised"}),
    ("r = revised, p = provisional", {"r": "revised", "p": "provisional"}),
    ("R = revised P = provisional", {"r": "revised", "p": "provisional"}),
    ("Key: r: revised; p: provisional", {"r": "revised", "p": "provisional"}),
    ("- nil, .. not available, p provisional", {"p": "provisional"}),
    ("(p) = provisional (r) = revised", {"(p)": "provisional", "(r)": "revised"}),
    ("r = revised figures, including those of 3 schools, P = 3", {"r": "revised"}),
]


@pytest.mark.parametrize(("line", "statuses"), KEYS)
def test_a_line_of_several_marks_is_a_note_on_each(line: str, statuses: dict[str, str]) -> None:
    notes = notes_of(rows_of(sheet_of([["Area", "Claims"], ["Chester", 5], [line]], "Data")))
    assert notes.statuses == statuses
    assert set(notes.symbols) <= {"x", "-", ".."}


def test_a_mark_beside_others_in_a_line_is_not_called_revised(read_rows: Read) -> None:
    rows: Rows = [["Claims, 2009/10"], ["Area", "Made"], ["Chester", 55], ["Neston*", 7], ["Halton", "58 R"], [None]]
    ret = read_rows([*rows, ["* Includes late ones.  R: revised since last year."]])
    assert [at(ret, cell).status for cell in ("B3", "B4", "B5")] == [None, None, "revised"]
