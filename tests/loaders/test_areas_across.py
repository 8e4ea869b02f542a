"""Areas in a header row, one of which is known to nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import at

Rows = list[list[object]]
Read = Callable[..., Return]


def across(*headings: str) -> Rows:
    """A table of two indicators under these headings."""
    numbers: list[object] = [*range(1, len(headings) + 1)]
    return [["2009/10"], [None], ["Indicator", *headings], ["Fires", *numbers], ["Floods", *numbers]]


@pytest.mark.parametrize(
    "headings",
    [
        ("Bedfordshire and Luton", "Cambridgeshire", "Suffolk", "Norfolk", "Family group average"),
        ("Suffolk", "Weaverland", "Cambridgeshire", "Norfolk", "All others"),
    ],
)
def test_an_unknown_name_among_known_areas_is_one(read_rows: Read, headings: tuple[str, ...]) -> None:
    ret = read_rows(across(*headings))
    assert [at(ret, f"{column}4").area_label for column in "BCDEF"] == [*headings[:-1], ""]
    assert [at(ret, f"{column}4").label for column in "BF"] == ["Fires", f"{headings[-1]} | Fires"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Complaints", "Cambridgeshire", "Suffolk", "Norfolk", "Family group average"),  # beside, not between
        ("Suffolk", "Average of", "Complaints", "Cambridgeshire", "Norfolk"),
        ("Suffolk", "Complaints", "Cambridgeshire", "Fires and floods", "Average"),  # too few that are known
    ],
)
def test_a_name_that_may_be_something_else_stays_in_the_label(read_rows: Read, headings: tuple[str, ...]) -> None:
    ret = read_rows(across(*headings))
    column = "BCDEF"[headings.index("Complaints")]
    assert at(ret, f"{column}4").area_label == ""
    assert "Complaints" in at(ret, f"{column}4").label
