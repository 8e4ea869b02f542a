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


@pytest.mark.parametrize("heading", ["Class", "Type"])
def test_letters_of_a_class_of_councils_name_no_figure(read_rows: Read, heading: str) -> None:
    rows: Rows = [["Council tax"], [None], ["ONS code", heading, "Authority", "2008/09", "2009/10"]]
    rows += [["00EQ", "UA", "Cheshire East", 9, 8], ["16UB", "SD", "Allerdale", 7, 8], ["16UD", "SD", "Carlisle", 5, 6]]
    assert {at(read_rows(rows), f"D{row}").label for row in (4, 5, 6)} == {"Council tax"}
    rows[3:] = [["00EQ", "Gross", "Cheshire East", 9, 8], ["16UB", "Net", "Allerdale", 7, 8]]
    assert at(read_rows(rows), "D4").label == "Council tax | Gross"


def test_what_stands_among_coded_areas_without_a_code_and_in_plain_words_is_no_area(read_rows: Read) -> None:
    rows: Rows = [["Licensed vehicles"], [None], ["Local authority", "ONS Code", "2008", "2009"]]
    rows += [["Cheshire East", "E06000049", 9, 8], ["Halton", "E06000006", 5, 6], ["Cumbria", "E10000006", 5, 6]]
    rows += [["Swindon", "E06000030", 9, 8]]
    others = ["Vehicle under disposal", "Rest of area", "Isle of Nowhere"]
    ret = read_rows([*rows, *([one, None, 7, 8] for one in others)])
    assert [at(ret, f"C{row}").area_label for row in (8, 9, 10)] == ["", "Rest of area", "Isle of Nowhere"]
    assert at(ret, "C8").label == "Licensed vehicles | Vehicle under disposal"
