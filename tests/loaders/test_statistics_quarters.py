"""Quarters that are written as a year and a number, "2009/1", in a column of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows, cells, span
from tests.loaders.what_was_read import asked

Read = Callable[..., Return]
_ROWS: Rows = [[place, f"2009/{number}", 45 + number, 4] for place in PLACES for number in range(1, 5)]


def _read(read_rows: Read, *lines: str, heading: str = "Quarter") -> Return:
    over: Rows = [["Certificates lodged by local authority"], *([line] for line in lines), [None]]
    return read_rows([*over, ["Area", heading, "Lodged", "Refused"], *_ROWS])


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Quarters are calendar quarters", ("2009-01-01", "2009-03-31"), ("2009-10-01", "2009-12-31")),
        ("2009/1 is January to March 2009", ("2009-01-01", "2009-03-31"), ("2009-10-01", "2009-12-31")),
        ("Quarter 1 runs from April to June", ("2009-04-01", "2009-06-30"), ("2010-01-01", "2010-03-31")),
        ("By financial quarter", ("2009-04-01", "2009-06-30"), ("2010-01-01", "2010-03-31")),
    ],
)
def test_a_line_says_which_quarters_are_meant(
    read_rows: Read, line: str, first: tuple[str, str], last: tuple[str, str]
) -> None:
    ret = _read(read_rows, line)
    found = cells(ret)
    assert (span(found["C5"]), span(found["C8"])) == (first, last)
    assert not asked(ret, "ambiguous-period")


def test_a_quarter_of_which_nothing_is_said_is_asked_about_once(read_rows: Read) -> None:
    ret = _read(read_rows)
    assert asked(ret, "ambiguous-period") == ["B4"]
    assert cells(ret)["C4"].period_start is None


def test_two_lines_that_contradict_each_other_settle_nothing(read_rows: Read) -> None:
    ret = _read(read_rows, "Calendar quarters", "Also by financial quarter")
    assert asked(ret, "ambiguous-period") == ["B6"]


def test_a_month_by_its_number_stays_one(read_rows: Read) -> None:
    found = cells(_read(read_rows, heading="Month"))
    assert span(found["C4"]) == ("2009-01-01", "2009-01-31")
