"""The rules of the route map: where an activity stands, what moved, what waits for what."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.route_map import (
    LATE_KINDS,
    Named,
    Need,
    Shift,
    ShiftKind,
    Standing,
    called,
    comes_late,
    done_ahead,
    late,
    needs,
    of_year,
    place,
    shift,
    slipped_ahead,
    standing,
)

TODAY = date(2010, 10, 12)
P, M, D, S = "planned", "milestone", "done", "slipped"


@pytest.mark.parametrize(
    ("months", "stands", "passed"),
    [
        ({}, Standing.UNDATED, ()),
        ({"06": P}, Standing.NO_YEAR, ()),
        ({"2010-06": D, "2010-07": D}, Standing.DONE, ()),
        ({"2010-07": S, "2010-09": D}, Standing.DONE, ()),
        ({"2010-06": D, "2010-07": S}, Standing.SLIPPED, ()),
        ({"2010-07": P}, Standing.OVERDUE, ("2010-07",)),
        ({"2010-07": M, "2011-01": M}, Standing.OVERDUE, ("2010-07",)),
        ({"2010-07": P, "2011-01": P}, Standing.UNDER_WAY, ("2010-07",)),
        ({"2010-09": P, "2010-10": P, "2010-11": P}, Standing.DUE, ("2010-09",)),
        ({"2010-09": D, "2010-11": P}, Standing.UNDER_WAY, ()),
        ({"2010-11": P}, Standing.TO_COME, ()),
        ({"2010-10": M}, Standing.DUE, ()),
    ],
)
def test_where_an_activity_stands(months: dict[str, str], stands: Standing, passed: tuple[str, ...]) -> None:
    assert (standing(months, TODAY), late(months, TODAY)) == (stands, passed)


def test_nothing_is_done_before_its_time() -> None:
    months = {"2010-10": D, "2010-11": D, "2011-01": D, "2011-02": P, "06": D}
    assert done_ahead(months, {"2011-01": D, "2010-11": P}, TODAY) == ("2010-11",)


def test_what_is_still_to_come_has_not_slipped() -> None:
    months = {"2010-10": S, "2010-11": S, "2011-01": S, "2011-02": P, "06": S}
    assert slipped_ahead(months, {"2011-01": S, "2010-11": P}, TODAY) == ("2010-11",)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"2010-07": P}, {"2010-07": D}, Shift(ShiftKind.SAME)),
        ({"2010-07": P}, {"2010-10": P}, Shift(ShiftKind.LATER, "2010-07", "2010-10", 3)),
        ({"2010-07": P}, {"2010-07": S, "2010-10": M}, Shift(ShiftKind.LATER, "2010-07", "2010-10", 3)),
        ({"2010-12": P}, {"2011-02": P}, Shift(ShiftKind.LATER, "2010-12", "2011-02", 2)),
        ({"2010-06": P, "2010-07": P}, {"2010-06": D}, Shift(ShiftKind.EARLIER, "2010-07", "2010-06", -1)),
        ({"2010-06": P, "2010-07": P}, {"2010-06": D, "2010-07": S}, Shift(ShiftKind.SLIPPED, "2010-07")),
        ({"2010-07": S}, {"2010-07": S, "2010-11": P}, Shift(ShiftKind.LATER, "2010-07", "2010-11", 4)),
        ({"2010-07": S}, {"2010-07": S}, Shift(ShiftKind.SAME)),
        ({"2010-07": S, "2010-08": S}, {"2010-08": S}, Shift(ShiftKind.CHANGED)),
        (
            {"2010-07": M, "2011-01": M},
            {"2010-08": M, "2011-01": M},
            Shift(ShiftKind.LATER, "2010-07", "2010-08", 1),
        ),
        ({"2010-05": P, "2010-07": P}, {"2010-07": P}, Shift(ShiftKind.CHANGED)),
        ({}, {"2010-07": P}, Shift(ShiftKind.DATED, now="2010-07")),
        ({"2010-07": P}, {}, Shift(ShiftKind.UNDATED, "2010-07")),
        ({"12": P}, {"02": P}, Shift(ShiftKind.LATER, "12", "02", 2)),
    ],
)
def test_what_became_of_an_earlier_plan(before: dict[str, str], now: dict[str, str], expected: Shift) -> None:
    assert shift(before, now) == expected


MONTH = st.integers(2009 * 12, 2012 * 12).map(lambda count: f"{count // 12}-{count % 12 + 1:02d}")
PLAN = st.dictionaries(MONTH, st.sampled_from([P, M, D]), max_size=6)
ANY_PLAN = st.dictionaries(MONTH, st.sampled_from([P, M, D, S]), max_size=6)


def _moved(months: dict[str, str], by: int) -> dict[str, str]:
    places = {place(month) + by: state for month, state in months.items()}
    return {f"{count // 12}-{count % 12 + 1:02d}": state for count, state in places.items()}


@given(ANY_PLAN)
def test_nothing_moves_by_itself(months: dict[str, str]) -> None:
    assert shift(months, months) == Shift(ShiftKind.SAME)


@given(PLAN, st.dictionaries(MONTH, st.just(D)))
def test_marking_months_as_done_moves_nothing(months: dict[str, str], done: dict[str, str]) -> None:
    assert shift(months, {month: done.get(month, state) for month, state in months.items()}).kind == ShiftKind.SAME


@given(PLAN.filter(bool), st.integers(-24, 24).filter(bool))
def test_a_plan_that_moves_as_a_whole_moves_by_just_that(months: dict[str, str], by: int) -> None:
    found = shift(months, _moved(months, by))
    assert (found.kind, found.by) == (ShiftKind.LATER if by > 0 else ShiftKind.EARLIER, by)


@given(PLAN, PLAN)
def test_the_way_back_is_as_long(before: dict[str, str], now: dict[str, str]) -> None:
    there, back = shift(before, now), shift(now, before)
    assert (there.by, there.before, there.now) == (-back.by, back.now, back.before)


@given(PLAN, ANY_PLAN)
def test_what_is_late_has_less_than_it_had_or_has_it_later(before: dict[str, str], now: dict[str, str]) -> None:
    found = shift(before, now)
    assert (found.by > 0) == (found.kind == ShiftKind.LATER)
    if found.kind in LATE_KINDS and found.now:
        assert place(found.now) > place(found.before)


@given(ANY_PLAN, st.dates(date(2009, 1, 1), date(2012, 12, 31)))
def test_what_is_overdue_has_a_month_that_passed(months: dict[str, str], day: date) -> None:
    stands, passed = standing(months, day), late(months, day)
    assert all(months[month] in (P, M) for month in passed)
    if stands == Standing.OVERDUE:
        assert passed
    if stands in (Standing.DONE, Standing.SLIPPED, Standing.TO_COME, Standing.UNDATED):
        assert not passed


@given(ANY_PLAN, st.dates(date(2009, 1, 1), date(2012, 12, 31)))
def test_a_day_of_the_same_month_changes_nothing(months: dict[str, str], day: date) -> None:
    assert standing(months, day) == standing(months, day.replace(day=1))


def test_short_months_take_the_year_of_the_map() -> None:
    assert of_year({"03": P, "04": M, "2009-12": D}, 2009) == {"2009-04": M, "2009-12": D, "2010-03": P}
    assert of_year({"03": P, "04": M}, None) == {"04": M, "03": P}


def test_an_activity_depends_on_the_numbers_of_its_own_workstream_first() -> None:
    given_ = [
        Named("a1", "A. Influence", "1"),
        Named("a2", "A. Influence", "2", "1"),
        Named("b1", "B. Performance", "1"),
        Named("b2", "B. Performance", "2", "A1 and 1; 9"),
        Named("c7", "C. Sharing", "C7", "b 2, A.2."),
        Named("d1", "D. Equality", "4", "C7, 7"),
    ]
    assert needs(given_) == {
        "a2": (Need("1", "a1"),),
        "b2": (Need("A1", "a1"), Need("1", "b1"), Need("9")),
        "c7": (Need("b 2", "b2"), Need("A.2", "a2")),
        "d1": (Need("C7", "c7"), Need("7")),
    }


@pytest.mark.parametrize(
    ("workstream", "letter"),
    [("A. Influence", "A"), ("B: Performance", "B"), ("C) Sharing", "C"), ("D – Equality", "D"), ("E", "E"),
     (" F. Up", "F"), ("G Manage", "G"), ("A Safer Place", ""), ("E safety", ""),
          ("A safer place", ""), ("I am heard", ""), ("A-roads", ""), ("Influence", ""), ("", "")],
)  # fmt: skip
def test_a_workstream_is_called_by_a_letter_that_stands_apart(workstream: str, letter: str) -> None:
    assert called(workstream, "1") == f"{letter}1"
    found = needs([Named("first", workstream, "1"), Named("other", "Z. Other", "2", "A1")])
    assert found == {"other": (Need("A1", "first" if letter == "A" else ""),)}


def test_what_depends_on_two_activities_of_one_number_is_said_to_be_unclear() -> None:
    assert needs([Named("a", "A", "3"), Named("b", "B", "3"), Named("c", "C", "1", "3")]) == {"c": (Need("3"),)}


@pytest.mark.parametrize(
    ("needed", "needing", "comes"),
    [
        ({"2010-09": P}, {"2010-07": P}, True),
        ({"2010-07": P}, {"2010-07": P}, False),
        ({"2010-09": D}, {"2010-07": P}, False),
        ({"2010-09": S}, {"2010-07": P}, True),
        ({}, {"2010-07": P}, False),
        ({"2010-09": P}, {}, False),
        ({"09": P}, {"2010-07": P}, False),
    ],
)
def test_what_is_needed_is_not_to_come_later(needed: dict[str, str], needing: dict[str, str], comes: bool) -> None:
    assert comes_late(needed, needing) is comes
