"""Headers with blank rows and several headings between them and the first figures, and how these headings nest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.styles import Font

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows
from tests.loaders.typed_books import book_of
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]
TITLE = "Deaths by age and sex, 2003 to 2006"
YEARS: list[object] = [None, 2003, 2004, 2005, 2006]
AGES: Rows = [["All ages", 110, 120, 130, 140], ["Under 1", 21, 22, 23, 24], ["85 and over", 31, 32, 33, 34]]
OF_2004 = ("calendar_year", "2004-01-01", "2004-12-31")


@pytest.mark.parametrize(
    "between",
    [
        [["Numbers"], ["Males"]],
        [[None], ["Numbers"], ["Males"]],
        [["Numbers"], [None], ["Males"]],
        [["Males"], [None]],
        [[None], [None], [None]],
    ],
)
@pytest.mark.parametrize("years", [YEARS, [None, "2003", "2004", "2005", "2006 (P)"]])
def test_a_row_of_years_heads_the_columns_over_headings_and_blank_rows(
    read_rows: Read, between: Rows, years: list[object]
) -> None:
    ret = read_rows([[TITLE], [None], years, *between, *AGES])
    first = 4 + len(between)
    assert when(ret, f"C{first}") == when(ret, f"C{first + 2}") == OF_2004
    said = [row[0] for row in between if row[0]]
    assert at(ret, f"C{first}").label == " | ".join(["Deaths by age and sex", *map(str, said), "All ages"])


def test_a_row_of_names_heads_the_columns_over_headings_too(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2009/10"], [None], ["Area", "Primary", "Secondary"], [None], ["Attended"], ["At night"]]
    ret = read_rows([*rows, *([place, 41, 12] for place in PLACES)])
    assert at(ret, "C7").label == "Fires | Secondary | Attended | At night"


def test_a_fact_above_a_table_without_a_header_heads_no_column(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2009/10"], ["Area:", "Fenland"], ["By type"], ["Of property"]]
    ret = read_rows([*rows, *([name, 41] for name in ("Homes", "Shops", "Cars"))])
    assert "Fenland" not in at(ret, "B5").label


def test_a_heading_that_comes_again_takes_the_place_of_the_innermost(read_rows: Read) -> None:
    both: Rows = [["Males"], *AGES, ["Females"], *AGES]
    ret = read_rows([[TITLE], [None], YEARS, ["Numbers"], *both, [None], ["Per 1,000 people"], *both])
    labels = [at(ret, cell).label.removeprefix("Deaths by age and sex | ") for cell in ("B6", "B10", "B16", "B20")]
    assert labels == [
        "Numbers | Males | All ages",
        "Numbers | Females | All ages",
        "Per 1,000 people | Males | All ages",
        "Per 1,000 people | Females | All ages",
    ]


def test_a_heading_takes_the_place_of_those_that_look_as_it_does(read: Read) -> None:
    both: Rows = [["Males"], *AGES, ["Females"], *AGES]
    book = book_of([[TITLE], [None], YEARS, ["Numbers"], *both, ["Rates"], ["All"], *AGES])
    sheet = book.worksheets[0]
    sheet["A4"].font = sheet["A13"].font = Font(bold=True)
    ret = read(book)
    labels = [at(ret, cell).label.removeprefix("Deaths by age and sex | ") for cell in ("B6", "B10", "B15")]
    assert labels == ["Numbers | Males | All ages", "Numbers | Females | All ages", "Rates | All | All ages"]


@pytest.mark.parametrize("header", [[], [["Age", "Rate", "Rate", "Rate", "Rate"]]])
def test_columns_that_nothing_tells_apart_are_not_all_of_the_years_of_the_title(read_rows: Read, header: Rows) -> None:
    ret = read_rows([[TITLE], [None], *header, *AGES])
    cell = f"C{3 + len(header)}"
    assert when(ret, cell) == (None, "None", "None")
    assert asked(ret, "period-unknown")


def test_columns_that_say_of_whom_they_are_are_of_the_years_of_the_title(read_rows: Read) -> None:
    ret = read_rows([["Deaths by age, 2003 to 2006"], [None], ["Age", "Males", "Females"], *(row[:3] for row in AGES)])
    assert when(ret, "C4") == ("average", "2003-01-01", "2006-12-31")


FIGURES: Rows = [[place, 41, 12] for place in PLACES]
OF_2010 = ("calendar_year", "2010-01-01", "2010-12-31")


@pytest.mark.parametrize(
    ("above", "title", "subject"),
    [
        ([["Births 2009"], ["Area", "Male", "Female"]], "Deaths 2010", "Deaths 2010"),
        (
            [["Births 2009"], ["Area", "Male", "Female"], [None], ["No data were collected in this year"]],
            "Deaths 2010",
            "Deaths 2010",
        ),
        ([["Births"], ["Area", "2008", "2009"], ["(table withdrawn)"]], "Deaths by sex, 2010", "Deaths by sex"),
        ([["Births"], ["Area", 2008, 2009]], "Deaths, 2010", "Deaths"),
    ],
)
def test_the_headings_of_an_empty_table_end_above_the_title_of_another(
    read_rows: Read, above: Rows, title: str, subject: str
) -> None:
    ret = read_rows([*above, [None], [title], [None], *FIGURES])
    first = len(above) + 4
    assert when(ret, f"B{first}") == when(ret, f"C{first}") == OF_2010
    assert at(ret, f"B{first}").label == subject


@pytest.mark.parametrize("title", ["Table 2 Deaths", "Deaths by area"])
def test_headings_end_above_what_is_written_as_a_title_is(read_rows: Read, title: str) -> None:
    ret = read_rows([["Births 2009"], ["Area", "Male", "Female"], [None], [title], [None], *FIGURES])
    assert "Male" not in at(ret, "B6").label


def test_headings_end_above_what_looks_as_the_title_does(read: Read) -> None:
    book = book_of([["Births 2009"], ["Area", "Male", "Female"], [None], ["Deaths"], [None], *FIGURES])
    sheet = book.worksheets[0]
    sheet["A1"].font = sheet["A4"].font = Font(bold=True)
    assert "Male" not in at(read(book), "B6").label


def test_headings_reach_over_a_year_that_opens_a_section(read_rows: Read) -> None:
    ret = read_rows([["Deaths"], ["Area", "Male", "Female"], [None], ["2010"], [None], *FIGURES])
    assert (at(ret, "B6").label, when(ret, "B6")) == ("Deaths | Male", OF_2010)


def test_a_line_of_the_file_heads_no_column(read_rows: Read) -> None:
    rows: Rows = [["Deaths, 2010"], ["Version", "Draft", "Final"], [None], [None], ["Area figures"], [None]]
    ret = read_rows([*rows, *FIGURES])
    assert (at(ret, "B7").status, at(ret, "C7").status) == (None, None)
    assert "Draft" not in at(ret, "B7").label
