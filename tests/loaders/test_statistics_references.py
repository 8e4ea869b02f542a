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
    rows += [[None, "Total", "First degree", 2985]]
    found = cells(read_rows(rows))
    assert set(found) == {f"D{row}" for row in range(4, 10)}
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


@pytest.mark.parametrize("heading", ["LA number", "LA code", "LA no.", "DCSF number", "LEA"])
@pytest.mark.parametrize("counted", ["Pupils at the end of Key Stage 4", "Index of attainment"])
def test_old_numbers_of_authorities_left_of_their_names_are_no_figures(
    read_rows: Read, heading: str, counted: str
) -> None:
    rows: Rows = [["Results in 2009/10"], [None], [heading, None, "Local authority", f"{counted}: boys", counted]]
    rows += [["A", None, "North West", 1051, 3086], [841, None, "Halton", 323, 2260], [805, None, "Wirral", 2829, 1357]]
    found = cells(read_rows(rows))
    assert set(found) == {"D4", "E4", "D5", "E5", "D6", "E6"}
    assert found["D5"].area_label == "Halton"


@pytest.mark.parametrize("numbers", [(3, 4, 5), (12, 13, 14), (210, 340, 210)])
def test_what_authorities_run_is_counted_left_of_a_label(read_rows: Read, numbers: tuple[int, ...]) -> None:
    rows: Rows = [["Nurseries by provider 2009"], [None], ["LA", "Ward", "Private"]]
    rows += [[one, ward, 70 + one] for one, ward in zip(numbers, ("Ditton", "Hale", "Farnworth"), strict=True)]
    assert {"A4", "A5", "A6"} <= set(cells(read_rows(rows)))
