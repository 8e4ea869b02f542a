"""A column of references ("KPI 1") beside one of names: the name is what a row is called, and no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at

Rows = list[list[object]]
Read = Callable[..., Return]
BELOW: Rows = [["KPI 1", "Rent collected", 0.99, 0.98, 0.97], ["KPI 2", "Days to let a home", 30, 31, 29]]


@pytest.mark.parametrize("heading", ["Key performance indicator", "Key performance measure", "Performance area"])
def test_names_beside_references_are_no_figures(read_rows: Read, heading: str) -> None:
    rows: Rows = [["Performance, September 2010"], [None]]
    ret = read_rows([*rows, ["Ref", heading, "Outturn 2009/10", "Target 2010/11", "Sep-10"], *BELOW])
    assert [one.cell for one in ret.figures] == ["C4", "D4", "E4", "C5", "D5", "E5"]
    assert at(ret, "E4").label == "KPI 1 | Rent collected"
    assert asked(ret, "text-in-value") == []


def test_remarks_in_a_figures_place_are_no_names(read_rows: Read) -> None:
    rows: Rows = [["Performance, September 2010"], [None], ["NI", "Performance", "Target 2010/11"]]
    ret = read_rows([*rows, ["NI 154", "On track", 200], ["NI 155", "On track", 90]])
    assert asked(ret, "text-in-value") == ["B4", "B5"]


def test_a_sentence_below_the_rows_is_no_reference(read_rows: Read) -> None:
    rows: Rows = [["Performance"], [None], ["Ref", "Indicator", "Outturn 2009/10", "Target 2010/11", "Sep-10"], *BELOW]
    ret = read_rows([*rows, [None], ["Quartiles are those of associations in the region, 2009/10."]])
    assert asked(ret, "unknown-indicator") == ["A4", "A5"]
    assert asked(ret, "line-below-left-out") == ["A7"]
