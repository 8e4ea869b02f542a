"""Columns of reference numbers in tables of statistics, which are no figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows, cells

Read = Callable[..., Return]


@pytest.mark.parametrize("heading", ["UKPRN", "School URN", "Provider ref", "Establishment ID", "Reference number"])
@pytest.mark.parametrize("step", [0, 7])
def test_reference_numbers_are_no_figures(read_rows: Read, heading: str, step: int) -> None:
    rows: Rows = [["Enrolments in 2009/10"], [None], [heading, "Area", "Level", "Enrolled"]]
    rows += [[10007848 + step * place, name, "First degree", 595 + place] for place, name in enumerate(PLACES)]
    found = cells(read_rows(rows))
    assert set(found) == {f"D{row}" for row in range(4, 9)}
    assert "1000" not in found["D4"].label
    assert found["D4"].area_label == "Fenland"


@pytest.mark.parametrize(
    ("heading", "first"),
    [("Floor space", 10007848), ("Reference population", 107848.5), ("UKPRN", 99999999), ("Number of codes", 120)],
)
def test_other_numbers_stay_figures(read_rows: Read, heading: str, first: float) -> None:
    rows: Rows = [["Enrolments in 2009/10"], [None], [heading, "Area", "Level", "Enrolled"]]
    rows += [[first + place, name, "First degree", 595 + place] for place, name in enumerate(PLACES)]
    assert "A4" in cells(read_rows(rows))


def test_the_only_numbers_of_a_table_stay_its_figures(read_rows: Read) -> None:
    rows: Rows = [["Enrolments in 2009/10"], [None], ["Area", "Level", "Codes"]]
    rows += [[name, "First degree", 100784 + place] for place, name in enumerate(PLACES)]
    assert "C4" in cells(read_rows(rows))
