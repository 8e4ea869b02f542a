"""Unfinished business: what a series' targets lack, and what a new version of the agreement did to one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures import gaps as lacks
from lsp_data.measures.flags import record_flags
from lsp_data.measures.gaps import CODES, gaps
from lsp_data.measures.refreshes import KINDS, Refresh, refreshed
from lsp_data.measures.series import Polarity, Target
from lsp_data.measures.timeliness import Timeliness
from tests.oracles.given import FEBRUARY_2011, YEAR_2007, YEAR_2008, YEAR_2009, YEAR_2010, goal

SETTLED = goal(YEAR_2010, 60.0, 50.0, YEAR_2007)


def codes(*targets: Target, as_at: date = FEBRUARY_2011, without: tuple[str, ...] = (), parts: int = 0) -> list[str]:
    return [gap.code for gap in gaps(targets, as_at, without, parts)]


def test_a_settled_target_lacks_nothing() -> None:
    assert codes(SETTLED) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (goal(YEAR_2010, None, 50.0, YEAR_2007, state="placeholder"), [lacks.PLACEHOLDER]),
        (goal(YEAR_2010, None, 50.0, YEAR_2007), [lacks.PLACEHOLDER]),  # agreed, but without a number
        (goal(YEAR_2010, None, state="placeholder"), [lacks.PLACEHOLDER, lacks.NO_BASELINE]),
        (goal(YEAR_2010, 60.0), [lacks.NO_BASELINE]),
        (goal(YEAR_2010, 60.0, 50.0), [lacks.UNDATED_BASELINE]),
        (goal(YEAR_2010, 60.0, 50.0, YEAR_2007, state="renegotiated"), [lacks.RENEGOTIATED]),
        (goal(YEAR_2010, None, state="deferred"), [lacks.NO_BASELINE, lacks.DEFERRED]),
        (goal(YEAR_2010, None, state="revoked"), []),
    ],
)
def test_each_lack_is_a_gap_of_its_own(target: Target, expected: list[str]) -> None:
    assert codes(target) == expected


def test_a_series_without_any_target_lacks_that_alone() -> None:
    assert codes(without=("Chester",), parts=1) == [lacks.NO_TARGET]


def test_a_year_that_is_over_closes_its_own_gaps_but_the_last_year_does_not() -> None:
    open_2008 = goal(YEAR_2008, None, state="placeholder")
    assert codes(open_2008, SETTLED) == []
    assert codes(open_2008, SETTLED, as_at=date(2009, 3, 31)) == [lacks.PLACEHOLDER]
    assert codes(open_2008) == [lacks.PLACEHOLDER, lacks.NO_BASELINE]


def test_several_years_of_one_kind_are_one_gap_that_names_them() -> None:
    years = [goal(year, None, 50.0, YEAR_2007, state="placeholder") for year in (YEAR_2009, YEAR_2010)]
    (gap,) = gaps(years, date(2009, 6, 1))
    assert gap.what == "The target for 2009/10 and 2010/11 is a placeholder without a number."


def test_parts_without_a_target_are_missed_only_where_the_whole_has_one() -> None:
    (gap,) = gaps([SETTLED], FEBRUARY_2011, ["Chester", "Winsford"], 3)
    assert gap.what == "The whole area has a target for 2010/11; there is none for Chester, Winsford."
    (gap,) = gaps([SETTLED], FEBRUARY_2011, ["Chester", "Winsford"], 2)
    assert gap.what.endswith("there is none for any of the 2 parts that are measured.")
    placeholder = goal(YEAR_2010, None, 50.0, YEAR_2007, state="placeholder")
    assert codes(placeholder, without=("Chester",), parts=1) == [lacks.PLACEHOLDER]


STATES = st.sampled_from(["agreed", "placeholder", "deferred", "renegotiated", "revoked"])
NUMBERS = st.none() | st.integers(0, 5).map(float)
TARGETS = st.builds(
    goal, st.sampled_from([YEAR_2008, YEAR_2009, YEAR_2010]), NUMBERS, NUMBERS, st.sampled_from([None, YEAR_2007]),
    state=STATES,
)  # fmt: skip


@given(st.lists(TARGETS, max_size=3, unique_by=lambda one: one.period), st.booleans())
def test_every_gap_has_words_and_stands_in_order_once(found: list[Target], parts: bool) -> None:
    ordered = sorted(found, key=lambda one: one.period.end)
    made = gaps(ordered, FEBRUARY_2011, ("Chester",) if parts else (), 1)
    places = [CODES.index(gap.code) for gap in made]
    assert places == sorted(set(places))
    assert all(gap.what.endswith(".") and gap.closes.endswith(".") for gap in made)
    assert all(gap.target is None or gap.target in ordered for gap in made)


def test_what_a_version_made_of_a_target() -> None:
    open_one = goal(YEAR_2010, None, state="placeholder")
    high = Polarity.HIGH
    assert refreshed(None, SETTLED, high) == Refresh("new")
    assert refreshed(open_one, SETTLED, high) == Refresh("settled")
    assert refreshed(SETTLED, open_one, high) == Refresh("withdrawn")
    assert refreshed(SETTLED, replace(SETTLED, value=55.0), high) == Refresh("changed", "easier")
    assert refreshed(SETTLED, replace(SETTLED, value=55.0), Polarity.LOW) == Refresh("changed", "harder")
    assert refreshed(SETTLED, replace(SETTLED, value=55.0), Polarity.NEITHER) == Refresh("changed")
    assert refreshed(SETTLED, replace(SETTLED, state="deferred"), high) == Refresh("state")
    assert refreshed(SETTLED, replace(SETTLED, baseline=51.0), high) == Refresh("baseline")
    assert refreshed(replace(SETTLED, in_reward=True), replace(SETTLED, in_reward=False), high) == Refresh("reward")
    assert refreshed(SETTLED, replace(SETTLED, version="March 2009"), high) == Refresh("repeated")


@given(TARGETS, TARGETS, st.sampled_from(Polarity))
def test_what_one_version_asks_more_of_the_way_back_asks_less_of(one: Target, other: Target, way: Polarity) -> None:
    there, back = refreshed(one, other, way), refreshed(other, one, way)
    assert there.kind in KINDS
    opposite = {"harder": "easier", "easier": "harder", "": ""}
    assert back.demand == opposite[there.demand]
    assert (there.kind == "repeated") == (back.kind == "repeated")


def test_flag_and_gap_say_the_same_of_a_target_that_does_not_count() -> None:
    for state, words in (("revoked", []), ("deferred", ["The target was deferred."])):
        target = goal(YEAR_2010, 60, 50, YEAR_2008, state=state)
        told = [one.reason for one in record_flags(None, target, Timeliness()) if one.code == "no-target"]
        assert told == words
        assert [gap.code for gap in gaps([target], FEBRUARY_2011)] == ([lacks.DEFERRED] if words else [])
