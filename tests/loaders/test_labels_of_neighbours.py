"""What the labels of a table's columns hold: what names the figure, the same beside each other, and nothing that the
sheet says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.known import Known
from tests.loaders.test_statistics import Rows, merged
from tests.loaders.what_was_read import at

Read = Callable[..., Return]


def test_the_title_stands_in_all_columns_or_in_none(known: Known) -> None:
    rows: Rows = [
        ["Adult participation"],
        ["Area", "Wave A", None],
        [None, "%", "Base"],
        ["Ely", 21, 500],
        ["Neston", 2, 9],
    ]
    found = merged(rows, known, (2, 2, 2, 3))
    assert (found["B4"].label, found["C4"].label) == (
        "Adult participation | Wave A | %",
        "Adult participation | Wave A | Base",
    )
    named: Rows = [
        ["Adults in sport"],
        ["Area", "Number of adults", "Rate per 1,000"],
        ["Ely", 21, 5],
        ["Neston", 2, 9],
    ]
    assert (merged(named, known)["B3"].label, merged(named, known)["C3"].label) == (
        "Number of adults",
        "Rate per 1,000",
    )


@pytest.mark.parametrize(
    "line", ["Basis: Provider", "Number/percentage", "Numbers and rates", "Return period: Q2 2009/10", "Percentage"]
)
def test_what_the_sheet_says_of_itself_names_no_figure(read_rows: Read, line: str) -> None:
    rows: Rows = [["Claims by age"], [line], [None], ["Age", "2008/09", "2009/10"], ["Under 25", 5, 6], ["25-34", 7, 8]]
    assert at(read_rows(rows), "B5").label == "Claims by age | Under 25"


def test_the_numbers_of_notes_are_no_part_of_a_title(read_rows: Read) -> None:
    rows: Rows = [["Offences and percentage change between years1,2"], [None], ["Offence", "2008/09", "2009/10"]]
    rows += [["Burglary", 5, 6], ["Robbery", 7, 8], [None], ["1. Recorded crime is no National Statistic."]]
    ret = read_rows([*rows, ["2. Based on data of all forces in England."]])
    assert at(ret, "B4").label == "Offences and percentage change between years | Burglary"
