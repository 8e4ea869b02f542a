"""Areas in a header row, one of which is known to nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at

Rows = list[list[object]]
Read = Callable[..., Return]


def across(*headings: str) -> Rows:
    """A table of two indicators under these headings."""
    numbers: list[object] = [*range(2, 2 * len(headings) + 2, 2)]
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
        ("Suffolk", "Complaints", "Cambridgeshire", "Alarms", "Norfolk", "Average"),  # two that nobody knows
    ],
)
def test_a_name_that_may_be_something_else_stays_in_the_label(read_rows: Read, headings: tuple[str, ...]) -> None:
    ret = read_rows(across(*headings))
    column = "BCDEFG"[headings.index("Complaints")]
    assert at(ret, f"{column}4").area_label == ""
    assert "Complaints" in at(ret, f"{column}4").label


@pytest.mark.parametrize(
    "word",
    [
        "Best quartile", "Median", "Benchmark", "Quality", "LAA", "CAA", "Group", "Direction", "My council", "Cipfa",
        "Shire mean", "Highest", "Trend",
    ],
)  # fmt: skip
def test_a_word_for_a_rank_or_a_role_between_places_is_no_area(read_rows: Read, word: str) -> None:
    ret = read_rows([
        ["Rates 2009"], [None], ["Indicator", "Leeds", word, "York", "Hull", "Average"],
        ["NI 154", 1, 2, 3, 4, 5], ["NI 155", 2, 3, 4, 5, 6],
    ])  # fmt: skip
    assert at(ret, "C4").area_label == ""
    assert [at(ret, f"{column}4").indicator for column in "BCDEF"] == ["NI 154", None, "NI 154", "NI 154", None]
    assert asked(ret, "beside-indicator") == ["C4", "C5"]


def test_an_average_beside_areas_does_not_bear_the_indicator_unasked(read_rows: Read) -> None:
    ret = read_rows([
        ["Rates 2009"], [None], ["Indicator", "Leeds", "Bedfordshire and Luton", "York", "Hull", "Average"],
        ["NI 154", 1, 2, 3, 4, 5], ["NI 155", 2, 3, 4, 5, 6],
    ])  # fmt: skip
    assert (at(ret, "C4").indicator, at(ret, "C4").area_label) == ("NI 154", "Bedfordshire and Luton")
    assert at(ret, "F4").indicator is None
    assert asked(ret, "beside-indicator") == ["F4", "F5"]
