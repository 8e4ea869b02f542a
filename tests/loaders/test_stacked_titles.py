"""Tables below each other on a sheet: what heads each, what goes on from above, what lines of a key say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import at

Rows = list[list[object]]
Read = Callable[..., Return]

HEADINGS: list[object] = ["Area", "2008/09", "2009/10"]
FIGURES: Rows = [["Halton", 4, 5], ["Wirral", 6, 7], [None]]


def table(*over: Sequence[object]) -> Rows:
    """A table of two areas and two years under these lines."""
    return [*map(list, over), HEADINGS, *FIGURES]


TITLE = "Table 2c Deliberate fires by type"


def test_the_first_of_several_tables_is_headed_as_those_below_are(read_rows: Read) -> None:
    ret = read_rows([[TITLE], [None], *table(["Primary fires"]), [None], *table(["Secondary fires"])])
    assert [at(ret, one).label for one in ("B5", "B11")] == ["Primary fires", "Secondary fires"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Per cent", "Secondary fires"),  # what all figures are counted in
        ("Halton", "Secondary fires"),
        ("Primary fires", "Table 2d Secondary fires"),  # tables with numbers of their own
        ("Primary fires", None),
    ],
)
def test_a_line_over_the_first_table_alone_does_not_take_the_place_of_its_title(
    read_rows: Read, first: str, second: str | None
) -> None:
    ret = read_rows([[TITLE], [None], *table([first]), [None], *table([second])])
    assert at(ret, "B5").label == "Deliberate fires by type"


@pytest.mark.parametrize(
    "line",
    [
        "Table 122 (continued): Dwellings added, 2008/09 to 2009/10", "Table 122 (continued)", "Table 122 (cont.)",
        "Table 122: Dwellings added (contd)", "Table 122: Dwellings added - continued", "(continued)",
        "Table 122 cont'd: Dwellings added", "Table 122 [Continued]", "Table 122 continued",
        "Table 122: Dwellings added continued", "Dwellings added cont'd",
    ],
)  # fmt: skip
def test_a_table_that_goes_on_is_called_as_it_was(read_rows: Read, line: str) -> None:
    ret = read_rows([*table(["Table 122: Dwellings added"]), *table([line], [None])])
    assert at(ret, "B9").label == at(ret, "B3").label == "Dwellings added"


def test_the_number_says_which_table_goes_on(read_rows: Read) -> None:
    between = table(["Table 123: Homes let"])
    ret = read_rows([*table(["Table 122: Dwellings added"]), *between, *table(["Table 122 (continued)"])])
    assert [at(ret, one).label for one in ("B3", "B8", "B13")] == ["Dwellings added", "Homes let", "Dwellings added"]


@pytest.mark.parametrize("title", ["Continued education of adults", "Number of placements continued"])
def test_words_that_only_hold_the_word_are_kept(read_rows: Read, title: str) -> None:
    assert at(read_rows(table([title])), "B3").label == title


SEXES: Rows = [
    ["Claimant count"],
    [None],
    ["Item name", ":", "all claimants"],
    [None],
    *table(["Sex", ":", "Total"]),
    *table(["Sex", ":", "Male"]),
    *table(["Sex", ":", "Female"]),
]


def test_a_line_of_a_key_qualifies_the_table_below_it_and_is_no_figure(read_rows: Read) -> None:
    ret = read_rows(SEXES)
    assert {one.cell[1:] for one in ret.figures} == {"7", "8", "12", "13", "17", "18"}
    assert [at(ret, one).label for one in ("B7", "B12", "B17")] == [
        "Claimant count | all claimants | Total",
        "Claimant count | all claimants | Male",
        "Claimant count | all claimants | Female",
    ]


def test_a_key_in_two_cells_says_the_same(read_rows: Read) -> None:
    ret = read_rows([["Claimant count"], [None], *table(["Sex:", "Male"], [None]), *table(["Sex:", "Female"], [None])])
    assert [at(ret, one).label for one in ("B6", "B12")] == ["Claimant count | Male", "Claimant count | Female"]


def test_a_fact_of_a_sheet_with_one_table_is_no_part_of_the_label(read_rows: Read) -> None:
    ret = read_rows([["Students"], ["First year marker:", "All"], ["Filters:"], [None], *table()])
    assert "All" not in at(ret, "B6").label


@pytest.mark.parametrize(
    "key", [("Area", ":", "Cheshire"), ("Date", ":", "March 2010"), ("Contact", ":", "Statistics desk")]
)
def test_places_times_and_facts_of_the_file_are_no_part_of_the_label(read_rows: Read, key: tuple[str, ...]) -> None:
    ret = read_rows([["Claimant count"], [None], list(key), [None], *table(), *table()])
    assert at(ret, "B6").label == "Claimant count"


def test_a_row_of_figures_with_a_colon_in_the_place_of_one_stays_a_row(read_rows: Read) -> None:
    rows: Rows = [["Fires"], ["Area", "2009/10", "Remark"], ["Halton", 4, None], ["Wirral", ":", "not counted"]]
    ret = read_rows([*rows, [None], *table(["Floods"])])
    assert at(ret, "B4").marker is not None


@pytest.mark.parametrize(
    ("over", "marks"),
    [
        (["Area", "2006/07", "2007/08"], [["Wirral", ":", "c"]]),  # the first row of a table of its own
        (["Cause", "Rate", "Status"], [["Arson", ":", "provisional"], ["Other", ":", "revised"]]),
        (["Cause", "Rate", "Remark"], [["Arson", ":", "as before"], ["Other", ":", "as before"]]),
        ([None], [["Arson", ":", "x"], ["Other", ":", "x"]]),
        ([None], [["Halton", ":", "counted anew"], ["Leeds", ":", "counted anew"]]),
        ([None], [["NI 33", ":", "counted anew"], ["BVPI 84", ":", "counted anew"]]),
    ],
)
def test_rows_of_marks_over_headings_are_no_lines_of_a_key(read_rows: Read, over: list[object], marks: Rows) -> None:
    ret = read_rows([["Fires"], over, *marks, [None], *table()])
    assert [at(ret, f"B{number}").marker for number in range(3, 3 + len(marks))] == ["na"] * len(marks)
    assert at(ret, f"C{5 + len(marks)}").label == "Fires"


def test_a_row_of_marks_that_is_too_small_a_table_names_no_other(read_rows: Read) -> None:
    ret = read_rows([["Fires"], ["Cause", "Rate", "Status"], ["Arson", ":", "provisional"], [None], *table()])
    assert at(ret, "C6").label == "Fires"
