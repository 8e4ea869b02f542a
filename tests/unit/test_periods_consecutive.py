"""Periods that are made up of shorter ones, against every way that there is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lsp_data.periods import financial_year, month, quarter
from lsp_data.periods.consecutive import Days, made_up_of

FIRST = date(2009, 4, 1)
DAYS = st.tuples(st.integers(0, 7), st.integers(0, 7)).map(
    lambda ends: (FIRST + timedelta(min(ends)), FIRST + timedelta(max(ends)))
)


def every_way(day: date, whole: Days, periods: Collection[Days]) -> list[tuple[Days, ...]]:
    """All ways from a day to the end of the whole, one after the other."""
    if day == whole[1] + timedelta(1):
        return [()]
    return [
        (one, *rest)
        for one in periods
        if one[0] == day and one[1] <= whole[1] and one != whole
        for rest in every_way(one[1] + timedelta(1), whole, periods)
    ]


@given(st.sets(DAYS, max_size=10))
def test_the_most_and_the_fewest_of_every_way_are_found(periods: set[Days]) -> None:
    found = made_up_of(periods)
    assert len(found) == len(set(found))
    for whole in periods:
        ways = every_way(whole[0], whole, periods)
        given_ways = [way for one, way in found if one == whole]
        assert all(way in ways for way in given_ways)
        assert {len(way) for way in given_ways} == ({min(map(len, ways)), max(map(len, ways))} if ways else set())


def test_a_year_is_made_up_of_its_months_and_of_its_quarters() -> None:
    year = financial_year(2009)
    quarters = [quarter(2009, one) for one in (1, 2, 3, 4)]
    months = [month(2009 + (one > 12), (one - 1) % 12 + 1) for one in range(4, 16)]
    days = {one: (one.start, one.end) for one in (year, *quarters, *months)}
    found = made_up_of(list(days.values()))
    assert [len(way) for whole, way in found if whole == days[year]] == [12, 4]
    assert [len(way) for whole, way in found if whole == days[quarters[1]]] == [3]
    assert not [whole for whole, _ in found if whole in [days[one] for one in months]]
