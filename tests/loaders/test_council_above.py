"""A return whose top line names the council or the partnership of an area."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book
from lsp_data.catalogue import Catalogue, load_reference
from tests.loaders.conftest import EDITS, TODAY, sheet_of
from tests.loaders.what_was_read import asked

Rows = list[list[object]]
Read = Callable[..., Return]

TABLE: Rows = [
    ["Quarter 2 2009/10"],
    [None],
    ["NI", "Indicator", "Q1 2009/10", "Q2 2009/10"],
    ["NI 191", "Waste", 120, 130],
    ["NI 15", "Violence", 0.9, 0.8],
]


def areas(ret: Return) -> set[tuple[str | None, str]]:
    """Of which areas the figures are, and as what they are written."""
    assert len(ret.figures) == 4
    return {(one.area, one.area_label) for one in ret.figures}


@pytest.mark.parametrize(
    "line",
    [
        "Cheshire East Local Area Agreement 2008-2011", "Cheshire East LAA", "Cheshire East Council: performance",
        "Cheshire East Borough Council - Q2", "Cheshire East Local Strategic Partnership",
        "CHESHIRE EAST COUNCIL: Q2 2009/10", "Cheshire East Council Q2 2009/10", "CHESHIRE EAST LAA",
        "Cheshire East Council performance report", "Cheshire East LAA targets 2008/09 to 2010/11",
    ],
)  # fmt: skip
def test_the_figures_of_another_area_of_the_catalogue_bear_it(read_rows: Read, line: str) -> None:
    ret = read_rows([[line], *TABLE])
    assert {area for area, _ in areas(ret)} == {"cheshire-east"}
    assert not [one for one in ret.problems if one.code.endswith("-area-above")]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Chorley Borough Council", "Chorley Borough Council"),
        ("Chorley Borough Council: performance in quarter 2", "Chorley Borough Council"),
        ("CHORLEY BOROUGH COUNCIL: Q2 2009/10", "CHORLEY BOROUGH COUNCIL"),
        ("Chorley Borough Council Q2 2009/10", "Chorley Borough Council"),
        ("Chorley Borough Council 1 July - 30 September 2009", "Chorley Borough Council"),
        ("Blackburn with Darwen Borough Council", "Blackburn with Darwen Borough Council"),
        ("London Borough of Havering performance report, quarter 2", "London Borough of Havering"),
        ("Chorley Local Area Agreement 2008-2011", "Chorley"),
        ("London Borough of Havering", "London Borough of Havering"),
        ("Area: Chorley", "Chorley"),
    ],
)
def test_the_figures_of_a_place_that_is_not_ours_are_asked_about(read_rows: Read, line: str, named: str) -> None:
    ret = read_rows([[line], *TABLE])
    assert areas(ret) == {(None, named)}
    assert asked(ret, "other-area-above") == ["A4"]


def test_a_council_that_nobody_knows_is_asked_about(read_rows: Read) -> None:
    ret = read_rows([["Brackenshire District Council"], *TABLE])
    assert areas(ret) == {(None, "")}
    assert asked(ret, "unknown-area-above") == ["A4"]


@pytest.mark.parametrize(
    "line",
    [
        "Cheshire West and Chester Local Area Agreement", "Cheshire West and Chester Council: performance",
        "Weaver Vale Borough Council", "Weaver Vale Partnership", "Voluntary Sector Council", "Local Area Agreement",
        "Safer Communities LAA", "Report to the Council", "Winsford Town Council",
        "WEAVER VALE BOROUGH COUNCIL: Q2 2009/10", "Chorley Borough Council tax base",
        # of all areas of a country or a region
        "England LAA reward targets", "England LAA", "North West LSP performance",
        # of others that sent or are spoken of
        "Prepared by Chester City Council", "PREPARED BY CHESTER CITY COUNCIL", "Data supplied by Leeds City Council",
        "Comparison with Warrington Borough Council", "Submitted to Cheshire County Council",
        "Report of Leeds City Council",
    ],
)  # fmt: skip
def test_our_own_area_and_what_is_no_area_change_nothing(read_rows: Read, line: str) -> None:
    ret = read_rows([[line], *TABLE])
    assert areas(ret) == {(None, "")}
    assert not [one for one in ret.problems if one.code.endswith("-area-above")]


def test_a_partner_that_is_called_as_a_council_is_no_other_area() -> None:
    edits = [*EDITS, ("partner", "council", "name", "Halton Borough Council")]
    known = Known(Catalogue.build(load_reference(), edits), TODAY)
    ret = understand(Book((sheet_of([["Halton Borough Council"], *TABLE], "Return"),)), "r.xlsx", "0" * 64, known)
    assert areas(ret) == {(None, "")}
