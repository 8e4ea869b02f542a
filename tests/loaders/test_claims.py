"""Different figures under the title of one indicator: which of them is its own, and what the others are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at

Rows = list[list[object]]
Read = Callable[..., Return]
PLACES = ["England", "Halton", "Warrington", "Luton"]


def told(ret: Return, cell: str) -> tuple[str | None, str]:
    one = at(ret, cell)
    return one.indicator, one.measure


def test_a_rate_keeps_the_indicator_and_what_it_is_made_of_are_its_counts(read_rows: Read) -> None:
    rows: Rows = [["NI 141: vulnerable people achieving independent living, 2009/10"], []]
    rows += [["Authority", "Planned moves", "All departures", "NI 141"], ["England", 74, 98, 75.5]]
    rows += [["Halton", 44, 58, 75.9], ["Warrington", 38, 61, 62.3], ["Luton", "NR", "NR", "NR"]]
    ret = read_rows([*rows, ["NR = no return"]])
    own = [("NI 141", "numerator"), ("NI 141", "denominator"), ("NI 141", "actual")]
    assert [told(ret, f"{column}{row}") for row in (4, 7) for column in "BCD"] == own * 2
    assert [one.held for one in ret.figures] == [""] * 12
    assert asked(ret, "duplicate-conflict") == asked(ret, "duplicate-row") == asked(ret, "beside-indicator") == []


def test_counts_of_which_the_rate_is_not_made_are_asked_about_without_an_indicator(read_rows: Read) -> None:
    rows: Rows = [["NI 152: working age people on out of work benefits, 2008/09"], []]
    rows += [["Authority", "Out of work benefit claimants", "Working age population", "NI 152 (%)"]]
    ret = read_rows([*rows, *([place, 33300, 315000, value] for value, place in enumerate(PLACES, 12))])
    assert [told(ret, f"{column}4")[0] for column in "BCD"] == [None, None, "NI 152"]
    assert (asked(ret, "duplicate-conflict"), asked(ret, "beside-indicator")) == ([], ["B4"])


def test_a_count_with_the_name_of_the_indicator_leaves_it_to_its_rate(read_rows: Read) -> None:
    rows: Rows = [["NI 153: claimants in the worst performing neighbourhoods, 2008/09"], []]
    rows += [["Authority", "Out of work benefit claimants in the worst performing neighbourhoods", "NI 153 (%)"]]
    ret = read_rows([*rows, *([place, 15800, value] for value, place in enumerate(PLACES, 12))])
    assert [told(ret, f"{column}4")[0] for column in "BC"] == [None, "NI 153"]


def test_figures_of_which_none_has_the_indicators_unit_or_name_are_none_of_its_own(read_rows: Read) -> None:
    rows: Rows = [["NI 196 - fly-tipping, 2008/09"], [], ["Authority", "Total incidents", "Enforcement actions"]]
    ret = read_rows([*rows, *([place, 1548, 606] for place in PLACES)])
    assert {one.indicator for one in ret.figures} == {None}
    assert (asked(ret, "duplicate-conflict"), asked(ret, "beside-indicator")) == ([], ["B4"])


def test_of_several_rates_that_of_all_keeps_the_indicator(read_rows: Read) -> None:
    rows: Rows = [["NI 136 - people supported to live independently, 2009/10"], []]
    rows += [["Authority", "18 to 64", None, "All adults 18 and over", None]]
    rows += [[None, *["People supported", "Rate per 100,000"] * 2]]
    ret = read_rows([*rows, *([place, 3070, 1329, 7830, 2761] for place in PLACES)])
    assert [told(ret, f"{column}5")[0] for column in "BCDE"] == [None, None, None, "NI 136"]
    reason = next(one.reason for one in ret.problems if one.code == "beside-indicator")
    assert (
        "18 to 64 | People supported; 18 to 64 | Rate per 100,000; All adults 18 and over | People supported." in reason
    )


def test_two_rows_of_one_area_are_two_values_as_before(read_rows: Read) -> None:
    rows: Rows = [["NI 141, 2009/10"], [], ["Authority", "NI 141 (%)"], *([place, 75.5] for place in PLACES)]
    assert asked(read_rows([*rows, ["Luton", 62.1]]), "duplicate-conflict") == ["B8"]


@pytest.mark.parametrize(
    ("other", "measure"),
    [("All moves", "actual"), ("Unplanned moves", "actual"), ("Actual moves", "target"), ("Moves", "target")],
)
def test_what_is_planned_in_its_kind_is_no_target(read_rows: Read, other: str, measure: str) -> None:
    rows: Rows = [["Moves, 2009/10"], [], ["Authority", "Planned moves", other]]
    assert at(read_rows([*rows, *([place, 74, 98] for place in PLACES)]), "B4").measure == measure


OURS = ["Chester", "Vale Royal", "Congleton"]


def test_of_what_stands_under_an_indicators_heading_the_rate_keeps_it(read_rows: Read) -> None:
    rows: Rows = [["Independent living, 2009/10"], [], ["Area", "NI 141", None, None]]
    rows += [[None, "Planned moves", "All departures", "%"]]
    ret = read_rows([*rows, *([place, 74, 98, 75.5] for place in OURS)])
    assert [told(ret, f"{column}5") for column in "BCD"] == [
        ("NI 141", "numerator"), ("NI 141", "denominator"), ("NI 141", "actual"),
    ]  # fmt: skip
    assert asked(ret, "duplicate-conflict") == asked(ret, "out-of-range") == asked(ret, "beside-indicator") == []


def test_of_groups_under_an_indicators_heading_that_of_all_keeps_it(read_rows: Read) -> None:
    rows: Rows = [["Influence, 2009/10"], [], ["Area", "NI 4", None, None], [None, "Men", "Women", "All"]]
    ret = read_rows([*rows, *([place, 28, 30, 29] for place in OURS)])
    assert [told(ret, f"{column}5")[0] for column in "BCD"] == [None, None, "NI 4"]
    assert (asked(ret, "duplicate-conflict"), asked(ret, "beside-indicator")) == ([], ["B5"])
