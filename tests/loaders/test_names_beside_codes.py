"""What stands beside the codes of a return: names under no heading, numbers under "NI", words that are no code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at

Read = Callable[..., Return]
TITLE: list[list[object]] = [["Performance return, Quarter 2 2009/10"], [None]]


def test_words_under_no_heading_are_part_of_the_label(read_rows: Read) -> None:
    rows = [*TITLE, ["Indicator", None, "Q1", "Q2"], ["NI 33", "Primary", 55, 61], [None, "Secondary", 102, 120]]
    ret = read_rows([*rows, ["NI 117", "Young people", 5.1, 5.2]])
    assert [at(ret, f"C{row}").label for row in (4, 5, 6)] == [
        "NI 33 | Primary", "Secondary", "NI 117 | Young people",
    ]  # fmt: skip
    assert [one.value for one in ret.problems if one.code == "no-indicator-code"] == ["Secondary"]


def test_a_column_of_names_stays_the_only_one(read_rows: Read) -> None:
    rows = [*TITLE, ["Ref", "Indicator", None, "Q1"], ["NI 117", "NEET", "x", 5.1], ["NI 192", "Recycling", "y", 44]]
    assert at(read_rows(rows), "D4").label == "NI 117 | NEET"


@pytest.mark.parametrize("heading", ["NI", "NI No.", "National Indicator"])
@pytest.mark.parametrize("code", ["192", 192])
def test_a_number_under_the_prefix_is_a_code(read_rows: Read, heading: str, code: object) -> None:
    rows = [*TITLE, [heading, "Title", "Q1", "Q2"], [code, "Recycling", 44, 45], ["117", "NEET", 5.1, 5.2]]
    ret = read_rows(rows)
    assert [at(ret, f"C{row}").indicator for row in (4, 5)] == ["NI 192", "NI 117"]
    assert asked(ret, "unknown-indicator") == []


def test_a_number_under_another_reference_is_asked(read_rows: Read) -> None:
    rows = [*TITLE, ["Ref", "Title", "Q1", "Q2"], ["192", "Paper", 44, 45], ["NI 117", "NEET", 5.1, 5.2]]
    assert at(read_rows(rows), "C4").indicator is None


def test_a_word_for_a_measure_suggests_no_indicator(read_rows: Read) -> None:
    rows = [*TITLE, ["Indicator", "Q1", "Q2"], ["Plan", 5.0, 5.0], ["NI 117", 5.1, 5.2]]
    ret = read_rows(rows)
    assert [one.reason for one in ret.problems if one.cell == "A4"] == ["The row has figures but no indicator code."]
