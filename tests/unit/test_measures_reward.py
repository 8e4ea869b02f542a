"""Reward what-if: what each model pays, against sums by hand and against the same sums done slowly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.progress import progress
from lsp_data.measures.reward import Model, payout, pays
from tests.oracles import rewards

PER_TARGET, AGGREGATE = Model.PER_TARGET, Model.AGGREGATE


@pytest.mark.parametrize(
    ("achievement", "paid"),
    [(0.599, 0.0), (0.6, 0.6), (0.7, 0.7), (1.0, 1.0), (1.4, 1.0), (0.0, 0.0), (-0.5, 0.0)],
)
def test_a_target_pays_nothing_below_sixty_per_cent_and_no_more_than_its_share(achievement: float, paid: float) -> None:
    assert pays(achievement) == paid


def test_sixty_per_cent_of_the_way_is_reached_though_a_float_cannot_say_so() -> None:
    share = progress(10.18, 10.0, 10.3)
    assert share is not None and share < 0.6
    assert pays(share) > 0.59


def test_each_target_has_an_equal_share_of_the_pot() -> None:
    found = payout(PER_TARGET, [0.7, 0.599, 1.2, 0.6], 1000.0)
    assert found.each == (175.0, 0.0, 250.0, 150.0)
    assert found.least == found.most == 575.0
    assert found.average == pytest.approx((0.7 + 0.599 + 1 + 0.6) / 4)


def test_the_average_pays_all_or_nothing_at_the_floor() -> None:
    assert payout(AGGREGATE, [0.2, 1.0], 1000.0).least == 600.0
    assert payout(AGGREGATE, [0.19, 1.0], 1000.0).least == 0.0
    assert payout(AGGREGATE, [-3.0, 2.0], 1000.0, floor=0.5).least == 500.0  # no target pulls below nought or above one


def test_what_is_not_known_is_neither_nought_nor_achieved() -> None:
    found = payout(PER_TARGET, [0.7, None], 1000.0)
    assert (found.least, found.most, found.each, found.known) == (350.0, 850.0, (350.0, None), 1)
    found = payout(AGGREGATE, [0.7, None], 1000.0)
    assert (found.least, found.most) == (0.0, 850.0)


def test_without_targets_or_figures_there_is_no_average() -> None:
    assert payout(PER_TARGET, [], 1000.0).average is None
    assert payout(AGGREGATE, [None, None], 1000.0).average is None
    assert payout(AGGREGATE, [1.0], 0.0).most == 0.0


@pytest.mark.parametrize(("pot", "floor"), [(-1.0, 0.6), (1.0, 1.1), (1.0, -0.1)])
def test_a_pot_below_nought_and_a_floor_that_is_no_share_are_refused(pot: float, floor: float) -> None:
    with pytest.raises(ValueError, match="a floor is a share"):
        payout(PER_TARGET, [1.0], pot, floor)


SHARES = st.lists(st.fractions(-2, 3, max_denominator=1000), min_size=1, max_size=40)
POTS = st.integers(0, 10**8).map(Fraction)


@given(SHARES, POTS)
def test_both_models_agree_with_the_slow_sums(achievements: list[Fraction], pot: Fraction) -> None:
    known = [float(one) for one in achievements]
    for model, slow in ((PER_TARGET, rewards.per_target), (AGGREGATE, rewards.aggregate)):
        found = payout(model, known, float(pot))
        assert found.least == found.most == pytest.approx(float(slow(achievements, pot)), rel=1e-9, abs=1e-6)


@given(st.lists(st.none() | st.floats(-2, 3), min_size=1, max_size=40), st.sampled_from(Model))
def test_whatever_is_not_known_the_truth_lies_between_least_and_most(
    achievements: list[float | None], model: Model
) -> None:
    found = payout(model, achievements, 1000.0)
    assert -1e-9 <= found.least <= found.most + 1e-9
    assert found.most <= 1000.0 + 1e-6
    for settled in (0.0, 0.6, 1.0):
        whole = payout(model, [settled if one is None else one for one in achievements], 1000.0)
        assert found.least - 1e-6 <= whole.least <= found.most + 1e-6
