"""Tables side by side on one sheet: each is read as if it stood alone, shown as its own table and corrected alone."""

from __future__ import annotations

import pytest

from loaders.figures import Return
from loaders.kinds.segments import side_by_side
from loaders.tables.blocks import blocks
from loaders.tables.rows import rows_of
from presentation.returns_tables import extent, region_at
from tests.loaders.conftest import sheet_of
from tests.loaders.test_rows_named import Read, Rows, asked, at

GAP = None
QUARTERS = ["Indicator", "Q1 2010/11", "Q2 2010/11", "Q3 2010/11"]
DISTRICT = ["District", "2008/09", "2009/10"]


def tables(ret: Return) -> list[str]:
    return [extent(one) for one in ret.regions]


def indicators(ret: Return) -> dict[str, str | None]:
    return {one.cell: one.indicator for one in ret.figures if one.measure == "actual"}


def test_two_lists_of_indicators_are_two_tables(read_rows: Read) -> None:
    heads = ["NI", "Title", "Q3 actual", "Target"]
    rows: Rows = [["Return for Q3 2010/11"], [None], [*heads, GAP, *heads]]
    rows += [["NI 39", "Alcohol", 1421, 1500, GAP, "NI 20", "Assault", 5.1, 6.0]]
    rows += [["NI 123", "Smoking", 447, 500, GAP, "NI 16", "Acquisitive crime", 7.2, 7.4]]
    ret = read_rows(rows)
    assert indicators(ret) == {"C4": "NI 39", "C5": "NI 123", "H4": "NI 20", "H5": "NI 16"}
    assert tables(ret) == ["A3:D5", "F3:I5"]


def test_lists_of_other_words_are_two_tables_behind_an_empty_column(read_rows: Read) -> None:
    rows: Rows = [["NI", "Q1 2010/11", "Q2 2010/11", GAP, "PI Ref", "Actual", "Target"]]
    rows += [["NI 39", 700, 1421, GAP, "NI 20", 5.1, 6.0], ["NI 123", 220, 447, GAP, "NI 16", 7.2, 7.4]]
    assert indicators(read_rows(rows)) == {
        "B2": "NI 39", "C2": "NI 39", "B3": "NI 123", "C3": "NI 123", "F2": "NI 20", "F3": "NI 16",
    }  # fmt: skip


def test_each_table_is_of_the_area_that_stands_over_it(read_rows: Read) -> None:
    rows: Rows = [["Cheshire East", *[None] * 4, "Cheshire West and Chester"], [*QUARTERS, GAP, *QUARTERS]]
    rows += [["NI 16", 1, 2, 3, GAP, "NI 16", 4, 5, 6], ["NI 20", 7, 8, 9, GAP, "NI 20", 10, 11, 12]]
    ret = read_rows(rows)
    assert (at(ret, "D3").area, at(ret, "I3").area) == ("cheshire-east", "cheshire-west-and-chester")
    assert [one.area for one in ret.regions] == ["cheshire-east", "cheshire-west-and-chester"]
    assert not [one for one in ret.problems if "another value" in one.reason]


@pytest.mark.parametrize("gap", [[], [GAP]])
def test_the_title_over_a_table_of_districts_names_its_indicator(read_rows: Read, gap: list[object]) -> None:
    rows: Rows = [["NI 39 Alcohol", None, None, *gap, "NI 123 Smoking"], [*DISTRICT, *gap, *DISTRICT]]
    rows += [["Chester", 11, 12, *gap, "Chester", 21, 22], ["Macclesfield", 13, 14, *gap, "Macclesfield", 23, 24]]
    rows += [["Congleton", 15, 16, *gap, "Congleton", 25, 26]]
    ret = read_rows(rows)
    assert [one.indicator for one in ret.figures] == ["NI 39"] * 6 + ["NI 123"] * 6
    assert [one.area for one in ret.figures] == ["chester"] * 2 + ["macclesfield"] * 2 + ["congleton"] * 2 + [
        "chester", "chester", "macclesfield", "macclesfield", "congleton", "congleton",
    ]  # fmt: skip
    assert tables(ret) == (["A1:C5", "E1:G5"] if gap else ["A1:C5", "D1:F5"])


def test_a_cell_belongs_to_the_table_that_begins_left_of_it(read_rows: Read) -> None:
    rows: Rows = [[None, *DISTRICT, GAP, *DISTRICT]]
    rows += [[None, "Chester", 11, 12, GAP, "Chester", 21, 22], [None, "Macclesfield", 13, 14, GAP, "Crewe", 23, 24]]
    left, right = (ret := read_rows(rows)).regions
    assert [region_at(ret.regions, "Return", 2, column) for column in (1, 2, 5, 6, 9)] == [left] * 3 + [right] * 2
    assert region_at(ret.regions, "Return", 4, 2) is None


def test_a_heading_that_comes_again_within_one_table_divides_it_not(read_rows: Read) -> None:
    rows: Rows = [["NI", "Q1 2010/11", "Comment", "Q2 2010/11", "Comment"]]
    rows += [["NI 39", 700, "as planned", 1421, "late data"], ["NI 123", 220, "slow", 447, "better"]]
    ret = read_rows(rows)
    assert tables(ret) == ["A1:E3"]
    assert {one.indicator for one in ret.figures} == {"NI 39", "NI 123"}


def test_the_area_that_a_return_says_is_that_of_its_rows(read_rows: Read) -> None:
    rows: Rows = [["Period", "Q3 2010/11"], ["Area", "Cheshire East"], [None], ["NI", "Actual"]]
    ret = read_rows([*rows, ["NI 16", 7.2], ["NI 20", 5.1]])
    assert {one.area for one in ret.figures} == {"cheshire-east"}


def test_an_area_above_the_table_that_nobody_knows_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Period", "Q3 2010/11"], ["Area", "Adult care"], [None], ["NI", "Actual"]]
    ret = read_rows([*rows, ["NI 16", 7.2], ["NI 20", 5.1]])
    assert {one.area for one in ret.figures} == {None}
    assert asked(ret, "unknown-area-above")


def test_each_of_many_tables_takes_only_the_rows_about_it() -> None:
    part: Rows = [["Burglary", *[None] * 4, "Assault"], ["Area", 2009, 2010, GAP, "Area", 2009, 2010]]
    part += [[place, 45, 46, GAP, place, 5, 6] for place in ("Chester", "Crewe", "Halton", "Warrington")]
    rows = rows_of(sheet_of((part + [[None]] * 20) * 10, "Data"))
    beside = [side for block in blocks(rows) for side in side_by_side(rows, block)]
    assert len(beside) == 20
    assert sum(len(one.rows.cells) for one in beside) == len(beside) * len(part)
