"""Where our figure stands among its peers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.peers import Peer, Standing, like_for_like, spreads, standing
from lsp_data.measures.series import Polarity, Series
from lsp_data.periods import Period, financial_year, quarter, year_to_date
from tests.oracles.given import FEBRUARY_2011, YEAR_2007, YEAR_2008, YEAR_2009, figure, series
from tests.oracles.measures import quarter_of_peers

numbers = st.integers(0, 20).map(lambda tenths: tenths / 10)  # few, so that there are ties


def peers(values: Sequence[float | None], period: Period = YEAR_2009, **more: object) -> list[Peer]:
    return [
        Peer(f"Authority {place}", "authority", period, value, date(2010, 9, 1), **more)  # type: ignore[arg-type]  fields of Peer
        for place, value in enumerate(values)
    ]


def ours(value: float, period: Period = YEAR_2009, polarity: Polarity = Polarity.HIGH, **more: object) -> Series:
    return series(figure(period, value), polarity=polarity, **more)  # type: ignore[arg-type]  fields of Series


def stood(made: Series, others: Sequence[Peer]) -> Standing:
    found = standing(made, others, FEBRUARY_2011)
    assert found is not None
    return found


@pytest.mark.parametrize(("polarity", "quartile", "gap"), [(Polarity.HIGH, 4, 3.0), (Polarity.LOW, 1, 0.0)])
def test_the_best_quarter_is_that_of_the_good_direction(polarity: Polarity, quartile: int, gap: float) -> None:
    found = stood(ours(1.0, polarity=polarity), peers([2.0, 3.0, 4.0, 5.0]))
    assert (found.quartile, found.gap) == (quartile, gap)
    assert found.authorities[0].value == (5.0 if polarity is Polarity.HIGH else 2.0)


def test_where_no_direction_is_good_there_is_no_quarter() -> None:
    found = stood(ours(1.0, polarity=Polarity.NEITHER), peers([2.0, 3.0, 4.0, 5.0]))
    assert (found.quartile, found.gap, found.why) == (None, None, "no good direction is defined for it")


def test_three_others_are_the_fewest() -> None:
    assert stood(ours(1.0), peers([2.0, 3.0, 4.0])).quartile == 4
    few = stood(ours(1.0), peers([2.0, 3.0]))
    assert few.quartile is None
    assert few.why == "fewer than 3 other authorities have a figure for this period"


def test_averages_regions_and_marks_are_not_ranked() -> None:
    others = [
        *peers([2.0, 3.0, 4.0]), Peer("England", "country", YEAR_2009, 9.0, date(2010, 9, 1)),
        *peers([8.0], marker="less_than"), *peers([None], marker="suppressed"),
    ]  # fmt: skip
    found = stood(ours(3.5), others)
    assert [one.value for one in found.authorities] == [4.0, 3.0, 2.0]
    assert [one.name for one in found.beside] == ["England"]


def test_a_period_is_told_by_its_days_alone() -> None:
    made = ours(3.0, year_to_date(date(2010, 3, 31)))
    assert stood(made, peers([1.0, 2.0, 4.0], financial_year(2009))).quartile is not None
    assert standing(made, peers([1.0, 2.0, 4.0], quarter(2009, 4)), FEBRUARY_2011) is None


def test_the_newest_period_that_enough_peers_have_is_compared_and_said() -> None:
    made = series(figure(YEAR_2008, 3.0), figure(YEAR_2009, 5.0))
    found = stood(made, [*peers([1.0, 2.0, 4.0], YEAR_2008), *peers([1.0], YEAR_2009)])
    assert (found.period, found.value, found.newest) == (YEAR_2008, 3.0, YEAR_2009)
    assert stood(made, peers([1.0], YEAR_2009)).newest is None


def test_nothing_is_compared_over_more_than_two_years_or_another_definition() -> None:
    made = series(figure(YEAR_2007, 3.0), figure(financial_year(2010), 5.0, "2011-01-01"))
    assert standing(made, peers([1.0, 2.0, 4.0], YEAR_2007), FEBRUARY_2011) is None
    broken = series(figure(YEAR_2008, 3.0), figure(YEAR_2009, 5.0), breaks=(date(2009, 11, 1),))
    assert standing(broken, peers([1.0, 2.0, 4.0], YEAR_2008), FEBRUARY_2011) is None


def test_a_peer_that_has_the_year_twice_counts_once() -> None:
    to_date = year_to_date(date(2010, 3, 31))
    found = stood(ours(3.0), [*peers([1.0, 2.0, 4.0]), *peers([1.5, 2.0, 4.0], to_date)])
    assert [one.value for one in found.authorities] == [4.0, 2.0, 1.5]


def test_a_figure_that_we_have_not_known_then_stands_nowhere() -> None:
    assert standing(ours(3.0), peers([1.0, 2.0, 4.0]), date(2010, 4, 1)) is None


def test_the_middle_half_of_each_period() -> None:
    others = [*peers([1.0, 2.0, 3.0, 4.0, 5.0], YEAR_2008), *peers([2.0, 4.0], YEAR_2009)]
    (found,) = spreads(others, YEAR_2009)
    assert (found.period, found.lower, found.median, found.upper, found.of) == (YEAR_2008, 2.0, 3.0, 4.0, 5)


def test_of_a_count_within_the_year_only_whole_years_stand_beside_years() -> None:
    ends = ("2009-03-31", "2009-06-30", "2010-03-31", "2010-12-31")
    made = series(*(figure(year_to_date(date.fromisoformat(end)), 1.0) for end in ends))
    found = like_for_like(made, financial_year(2009))
    assert [str(one.period.end) for one in found] == ["2009-03-31", "2010-03-31"]


@given(numbers, st.lists(numbers, min_size=3, max_size=9), st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_the_quarter_and_what_would_bring_us_into_the_best(
    value: float, others: list[float], polarity: Polarity
) -> None:
    found = stood(ours(value, polarity=polarity), peers(others))
    assert found.quartile == quarter_of_peers(value, others, high=polarity is Polarity.HIGH)
    assert found.gap is not None
    there = stood(ours(round(value + found.gap, 6), polarity=polarity), peers(others))
    assert (there.quartile, there.gap) == (1, 0.0)
    short = round(value + found.gap, 6) + (-0.01 if polarity is Polarity.HIGH else 0.01)
    assert found.gap == 0 or stood(ours(short, polarity=polarity), peers(others)).quartile != 1
