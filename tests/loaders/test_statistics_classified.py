"""Tables by a classification of industries, occupations, illnesses: its year is no period, its letters are no marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows, cells, span

Read = Callable[..., Return]


@pytest.mark.parametrize(
    "named",
    ["(SIC 2007)", "SIC (2007)", "(2007 SIC)", "UK SIC 2007", "SOC 2000", "NUTS 2003", "standard classification 2003"],
)
def test_the_year_of_a_classification_is_no_period(read_rows: Read, named: str) -> None:
    rows: Rows = [[f"Employees by broad group {named}: Great Britain, 2009"], [None], ["Area", "Farming", "Retail"]]
    found = cells(read_rows([*rows, *([place, 45, 46] for place in PLACES)]))
    assert span(found["B4"]) == ("2009-01-01", "2009-12-31")


def test_a_heading_with_a_classification_s_year_is_of_the_title_s(read_rows: Read) -> None:
    rows: Rows = [["Employees in Great Britain, 2009"], [None], ["Area", "Farming (SIC 2007)", "Retail (SIC 2007)"]]
    found = cells(read_rows([*rows, *([place, 45, 46] for place in PLACES)]))
    assert span(found["C4"]) == ("2009-01-01", "2009-12-31")


def test_letters_that_run_through_the_columns_are_sections(read_rows: Read) -> None:
    rows: Rows = [["Employees in Great Britain, 2009"], [None]]
    rows += [["Area", "Farming (A)", "Production (B-E)", "Education (P)", "Arts (R)", "Services (J-N, S)"]]
    found = cells(read_rows([*rows, *([place, 45, 46, 47, 48, 49] for place in PLACES)]))
    assert [found[one].label.rpartition(" | ")[2] for one in ("B4", "D4", "E4")] == [
        "Farming (A)",
        "Education (P)",
        "Arts (R)",
    ]
    assert {found[one].status for one in ("B4", "D4", "E4")} == {None}


def test_letters_of_statuses_alone_stay_marks(read_rows: Read) -> None:
    rows: Rows = [["Employees in Great Britain"], [None], ["Area", "2007 (R)", "2008 (E)", "2009 (P)"]]
    found = cells(read_rows([*rows, *([place, 45, 46, 47] for place in PLACES)]))
    assert [found[one].status for one in ("B4", "C4", "D4")] == ["revised", "estimated", "provisional"]
