"""A row whose name narrows what its indicator counts is asked about, and not taken for the whole area's figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import at

Rows = list[list[object]]
Read = Callable[..., Return]


def a_return(name: str, code: str = "NI 53", area: str | None = None) -> Rows:
    rows: Rows = [["Period: Q3 2010/11"], [None], ["NI", "Indicator", "Area", "Actual", "Target"]]
    return [*rows, [code, name, area, 39.4, 40]]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Breastfeeding at 6-8 weeks: Ellesmere Port wards only", "Ellesmere Port wards only"),
        ("Breastfeeding at 6-8 weeks - Chester", "Chester"),
        ("Breastfeeding at 6-8 weeks (Ellesmere Port)", "Ellesmere Port"),
        ("Breastfeeding, of which: teenage mothers", "of which"),
        ("Breastfeeding, Q3 only", "Q3 only"),
    ],
)
def test_a_row_of_a_part_waits_and_is_asked_about(read_rows: Read, name: str, part: str) -> None:
    ret = read_rows(a_return(name))
    assert at(ret, "D4").held == "part-of-indicator"
    assert [(one.cell, one.value) for one in ret.problems if one.code == "part-of-indicator"] == [("B4", part)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Breastfeeding prevalence at 6-8 weeks", "NI 53"),
        ("Breastfeeding at 6-8 weeks (Cheshire West and Chester)", "NI 53"),
        ("Breastfeeding at 6-8 weeks (%)", "NI 53"),
        ("All-age all-cause mortality rate: females", "NI 120 (a)"),
        ("Arson - deliberate primary fires", "NI 33 (i)"),
    ],
)
def test_a_row_of_the_whole_is_not_asked_about(read_rows: Read, name: str, code: str) -> None:
    ret = read_rows(a_return(name, code))
    assert "part-of-indicator" not in {one.code for one in ret.problems}


def test_an_area_in_its_own_column_says_what_the_name_repeats(read_rows: Read) -> None:
    ret = read_rows(a_return("Breastfeeding at 6-8 weeks (Chester)", area="Chester"))
    assert (at(ret, "D4").held, at(ret, "D4").area) == ("", "chester")
