"""A second table below the rows of a return, under a title and a head row of its own, is read by its own headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]
FORM: Rows = [
    ["Quarter 3 2008/09"],
    ["NI", "Measure", "Baseline 2007/08", "Target 2008/09", "Q1", "Q2", "Q3", "RAG", "Commentary"],
    ["NI 154", "Homes", 318, 330, 71, 80, 66, "Red", "Slow"], ["NI 155", "Affordable", 54, 60, 14, 15, 16, "Green"],
]  # fmt: skip
WARDS: Rows = [
    [None, "Ward", "Dec-07", "Oct-08", "Nov-08", "Dec-08", "Change on year"],
    [None, "Castlefields", 157, 191, 208, 227, 70], [None, "Daresbury", 21, 26, 31, 31, 10],
    [None, "Total", 178, 217, 239, 258, 80],
]  # fmt: skip


@pytest.mark.parametrize("gap", [[], [[None]]])
def test_a_table_under_its_own_title_and_headings_takes_nothing_of_the_return_above(read_rows: Read, gap: Rows) -> None:
    ret = read_rows([*FORM, [None], ["Claimants by ward"], *gap, *WARDS])
    first = 8 + len(gap)
    assert when(ret, f"C{first}") == ("month", "2007-12-01", "2007-12-31")
    assert [at(ret, f"{one}{first}").measure for one in "CDEFG"] == [*["actual"] * 4, "change"]
    assert at(ret, f"C{first}").area_label == "Castlefields"
    assert at(ret, f"D{first + 2}").value == 217
    assert not any(one.cell == f"C{first - 1}" for one in ret.figures)
    assert sum(one.measure == "baseline" for one in ret.figures) == sum(one.measure == "target" for one in ret.figures)
    assert ("claimants" in at(ret, f"C{first}").label.lower(), ret.kind) == (True, "performance_return")
    assert {one.first for one in ret.regions} == {3, first}


def test_figures_below_a_return_that_nothing_dates_are_told(read_rows: Read) -> None:
    sexes: Rows = [[None, "Ward", "Women", "Men"], [None, "Castlefields", 157, 191], [None, "Daresbury", 21, 26]]
    ret = read_rows([["Return"], *FORM[1:], [None], ["Claimants by ward"], *sexes])
    assert asked(ret, "figures-left-out") == ["A6"]
    assert {one.cell[1:] for one in ret.figures} == {"3", "4"}


def test_a_section_of_the_return_is_no_table_of_its_own(read_rows: Read) -> None:
    rows: Rows = [["NI 156", "Stays in hostels", "tbc", "n/a", 1, 2, 3], ["NI 157", "Planning", 4, 5, 6, 7, 8]]
    ret = read_rows([*FORM, [None], ["Other homes"], *rows])
    assert at(ret, "C8").measure == "baseline"
    dated: Rows = [["LI 7", "Adopt the plan for homes", "Mar 2008", "Mar 2009"], rows[1]]
    assert at(read_rows([*FORM, [None], ["Other homes"], *dated]), "C8").measure == "baseline"
