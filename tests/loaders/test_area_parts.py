"""A part of an area that a title or the sheet's name speaks of is the area of a table whose cells name none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.inspection import understand
from loaders.meaning.area_parts import area_part
from loaders.meaning.known import Known
from loaders.workbook.grid import Book
from tests.loaders.conftest import sheet_of
from tests.loaders.what_was_read import asked, at

Rows = list[list[object]]
Read = Callable[..., Return]
TABLE: Rows = [["Offence", "Dec 2009", "Dec 2008"], ["Burglary", 55, 58], ["Robbery", 7, 6]]


def _areas(known: Known, rows: Rows, sheet: str) -> set[str]:
    ret = understand(Book((sheet_of(rows, sheet),)), "file.xlsx", "0" * 64, known)
    return {one.area_label for one in ret.figures}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Eastern Division - crime and detections, December 2009", "Eastern Division"),
        ("North West Division", "North West Division"),
        ("Crime in Abbey Ward to end Jan 2011", "Abbey Ward"),
        ("Locality 3", "Locality 3"),
        ("C Division", "C Division"),
        ("Northern BCU (monthly)", "Northern BCU"),
        ("The Villages Area Board: speeding", "The Villages Area Board"),
        ("Housing Division", ""),  # as likely a part of the council
        ("Planning Area", ""),
        ("Crime by ward", ""),
        ("All Wards", ""),
        ("Our District", ""),
        ("Local Authority District", ""),
        ("Middlewich ward profile", ""),
        ("Eastern Division, Western Division", ""),  # of both, or one beside the other
        ("Lancaster District", ""),  # a place by its name alone
    ],
)
def test_which_words_name_a_part_of_an_area(text: str, part: str) -> None:
    assert area_part(text) == part


def test_a_sheet_a_division_is_of_that_division(known: Known) -> None:
    assert _areas(known, [["Eastern Division - crime, December 2009"], [None], *TABLE], "Sheet1") == {
        "Eastern Division"
    }
    assert _areas(known, [["Crime and detections"], [None], *TABLE], "Western Division") == {"Western Division"}


def test_a_part_is_finer_than_the_place_that_stands_over_it(known: Known) -> None:
    over: Rows = [["Cheshire Police"], [None]]
    assert _areas(known, [*over, *TABLE], "Eastern Division") == {"Eastern Division"}
    assert _areas(known, [["Abbey Ward, Chester"], [None], *TABLE], "Data") == {"Abbey Ward"}
    stacked: Rows = [["Fenland"], *TABLE, [None], ["Medway"], *TABLE]
    assert _areas(known, stacked, "Northern Area Board") == {"Fenland", "Medway"}


def test_areas_in_rows_and_columns_stand_against_the_sheet_s_name(known: Known) -> None:
    rows: Rows = [
        ["Burglary, December 2009"],
        [None],
        ["Area", "Number"],
        ["Fenland", 55],
        ["Medway", 7],
        ["Total", 62],
    ]
    assert {"Fenland", "Medway"} < _areas(known, rows, "Eastern Division")
    across: Rows = [["Burglary"], [None], ["Month", "Fenland", "Medway", "Lancaster"], ["Dec 2009", 5, 7, 8]]
    assert _areas(known, [*across, ["Jan 2010", 6, 8, 9]], "Eastern Division") == {"Fenland", "Medway", "Lancaster"}


def test_the_title_of_the_first_table_is_not_that_of_the_next(read_rows: Read) -> None:
    ret = read_rows([["Eastern Division"], *TABLE, [None], ["Force total"], *TABLE])
    assert at(ret, "B3").area_label == "Eastern Division"
    assert at(ret, "B8").area_label == ""


def test_a_return_of_a_part_is_not_taken_for_the_whole(known: Known) -> None:
    rows: Rows = [["Period", "Q3 2010/11"], [None], ["NI", "Actual"], ["NI 16", 7.2], ["NI 20", 5.1]]
    ret = understand(Book((sheet_of(rows, "Eastern Division"),)), "file.xlsx", "0" * 64, known)
    assert {one.indicator for one in ret.figures} == {"NI 16", "NI 20"}
    assert {one.area_label for one in ret.figures} == {"Eastern Division"}
    assert asked(ret, "part-above") == ["A3"]
