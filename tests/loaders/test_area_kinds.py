"""What a published table says of the kind of each council, and what its main column is called beside its parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import at

Rows = list[list[object]]
Read = Callable[..., Return]


@pytest.mark.parametrize(
    "heading", ["Council type", "Authority type", "Type of local authority", "Area classification"]
)
def test_the_kind_of_an_area_names_no_figure(read_rows: Read, heading: str) -> None:
    rows: Rows = [["Clients"], [None], ["Area", heading, "2008/09", "2009/10"], ["England", None, 9, 8]]
    ret = read_rows([*rows, ["Halton", "Unitary", 9, 8], ["Chester", "District", 7, 8]])
    assert {at(ret, f"C{row}").label for row in (4, 5, 6)} == {"Clients"}


def test_kinds_that_tell_the_rows_of_an_area_apart_name_them(read_rows: Read) -> None:
    rows: Rows = [["Waste"], [None], ["Area", "Authority type", "2008/09", "2009/10"]]
    rows += [["Kent", "Collection", 9, 8], ["Kent", "Disposal", 7, 8], ["Surrey", "Collection", 1, 2]]
    assert [at(read_rows(rows), f"C{row}").label for row in (4, 5)] == ["Waste | Collection", "Waste | Disposal"]


def test_the_main_column_is_called_no_less_than_its_numerator(read_rows: Read) -> None:
    rows: Rows = [["Clients with self directed support, 2009/10"], [None]]
    rows += [["Area", "Numerator", "Denominator", "Outcome (%)"], ["Halton", 90, 180, 50], ["Chester", 70, 80, 87.5]]
    ret = read_rows(rows)
    assert at(ret, "B4").label == "Clients with self directed support | Numerator"
    assert at(ret, "D4").label == "Clients with self directed support | Outcome (%)"
