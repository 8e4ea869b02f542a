"""A range of days over a table is the stretch from the first to the last of them, and no state on the last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.day_ranges import from_day_to_day
from tests.loaders.what_was_read import when

Rows = list[list[object]]
Read = Callable[..., Return]


def _asked_people(line: str) -> Rows:
    rows: Rows = [["Residents' survey: results by area"], [line], [None], ["Satisfaction with the local area"]]
    rows += [[None, "Fenland", "Lancaster", "Medway"]]
    return [*rows, ["Very satisfied", 21, 19, 22], ["Fairly satisfied", 61, 60, 59], ["Unweighted base", 944, 742, 821]]


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Fieldwork: 29 September to 19 December 2008", ("survey", "2008-09-29", "2008-12-19")),
        ("Interviews between 5th May and 3rd June 2009", ("survey", "2009-05-05", "2009-06-03")),
        ("Fieldwork: 15 December – 12 January 2009", ("survey", "2008-12-15", "2009-01-12")),
        ("Cards returned 2 March to 24 April 2009", ("average", "2009-03-02", "2009-04-24")),
        ("Cards returned 29.03.2009 to 24.04.2009", ("average", "2009-03-29", "2009-04-24")),
        ("Cards returned 02/03/2009 to 24/04/2009", (None, "None", "None")),  # in February or in March
        ("Counts of 1 April to 30 September 2009", ("year_to_date", "2009-04-01", "2009-09-30")),
        ("Counts, 1st July - 30th September 2009", ("quarter", "2009-07-01", "2009-09-30")),
        ("Fieldwork: 31 September to 19 December 2008", (None, "None", "None")),  # no such day
        ("Quarter 3 to 31 December 2009", ("point", "2009-12-31", "2009-12-31")),  # no third of December
    ],
)
def test_days_over_a_table_are_its_period(read_rows: Read, line: str, period: tuple[str | None, str, str]) -> None:
    ret = read_rows(_asked_people(line))
    assert when(ret, "B6") == when(ret, "D8") == period


def test_a_heading_may_name_the_days(read_rows: Read) -> None:
    rows: Rows = [["Wave of counts"], [None], ["Area", "Cars, 5 May to 3 June 2008", "Cars, 4 May to 2 June 2009"]]
    ret = read_rows([*rows, ["Fenland", 88, 91], ["Medway", 45, 47]])
    assert when(ret, "B4") == ("average", "2008-05-05", "2008-06-03")
    assert when(ret, "C5") == ("average", "2009-05-04", "2009-06-02")


@pytest.mark.parametrize("text", ["29 February to 3 March 2009", "September 2008", "29 May 2008", "5 to 9 May 2008"])
def test_what_is_no_range_of_days_is_none(text: str) -> None:
    assert from_day_to_day(text) is None
