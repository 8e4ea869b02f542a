"""Laws of intervals, tests and small numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.peers import quantiles
from lsp_data.measures.significance import (
    Of,
    change_in_rate,
    change_in_share,
    cochran_armitage,
    count,
    detectable_change,
    one_case,
    share,
    withheld,
)
from lsp_data.measures.significance.small_numbers import LEAST_SHOWN, small_steps

STEPS = list(product((-1, 0, 1), repeat=4))
confidences = st.sampled_from([0.8, 0.95, 0.998])
parts = st.integers(1, 10_000).flatmap(lambda of: st.builds(Of, st.integers(0, of), st.just(of)))
exposed = st.builds(Of, st.integers(0, 500), st.floats(1, 1e6))


@given(parts, confidences)
def test_a_shares_interval_holds_it_and_lies_between_nought_and_one(one: Of, confidence: float) -> None:
    found = share(one.count, one.of, confidence)
    assert 0 <= found.lower <= one.value <= found.upper <= 1
    other = share(one.of - one.count, one.of, confidence)
    assert (other.lower, other.upper) == pytest.approx((1 - found.upper, 1 - found.lower), abs=1e-12)


@given(st.integers(0, 100_000))
def test_a_counts_interval_holds_it_and_grows_with_confidence(events: int) -> None:
    narrow, wide = count(events, 0.8), count(events, 0.998)
    assert 0 <= wide.lower <= narrow.lower <= events <= narrow.upper <= wide.upper


@given(parts, parts)
def test_a_change_back_is_as_great(earlier: Of, later: Of) -> None:
    there, back = change_in_share(earlier, later), change_in_share(later, earlier)
    assert there.p_value == pytest.approx(back.p_value)
    assert there.difference == -back.difference
    assert there.interval is not None
    assert there.interval.holds(there.difference)
    assert -1 <= there.interval.lower <= there.interval.upper <= 1
    assert 0 <= there.p_value <= 1


@given(exposed, exposed)
def test_a_change_in_a_rate_back_is_as_great(earlier: Of, later: Of) -> None:
    there, back = change_in_rate(earlier, later), change_in_rate(later, earlier)
    assert there.p_value == pytest.approx(back.p_value, abs=1e-9)
    assert 0 <= there.p_value <= 1


@given(st.floats(0, 1), st.floats(10, 5000), st.floats(10, 5000))
def test_a_greater_sample_finds_less(start: float, sample: float, next_sample: float) -> None:
    small = detectable_change(start, sample, next_sample)
    large = detectable_change(start, sample * 2, next_sample * 2)
    if small is not None:
        assert large is not None
        assert 0 < large <= small <= 1 - start


@given(st.lists(parts, min_size=3, max_size=8))
def test_a_trend_backwards_is_the_opposite(shares: list[Of]) -> None:
    there, back = cochran_armitage(shares), cochran_armitage(shares[::-1])
    opposite = {"increasing": "decreasing", "decreasing": "increasing"}
    assert back.trend == opposite.get(there.trend, there.trend)
    if there.chi_squared is not None:
        assert back.chi_squared == pytest.approx(there.chi_squared, rel=1e-6, abs=1e-9)


@given(st.lists(st.floats(-100, 100), min_size=4, max_size=40), st.integers(2, 4))
def test_quantiles_rise_with_the_values(values: list[float], groups: int) -> None:
    found = quantiles(values, groups)
    pairs = sorted(zip(values, found, strict=True), key=lambda pair: pair[0])
    assert all(group is not None and 1 <= group <= groups for group in found)
    assert [group for _, group in pairs] == sorted(group for group in found if group is not None)
    assert len({group for value, group in pairs if value == pairs[0][0]}) == 1


def test_one_case_in_twenty_is_five_points() -> None:
    assert one_case(20) == 5
    with pytest.raises(ValueError, match="whole"):
        one_case(0)


def test_small_counts_are_withheld_and_nought_is_shown() -> None:
    assert withheld({"a": 4.0, "b": 5.0, "c": 0.0, "d": None, "e": 1.0}, {}) == {"a", "e"}


def test_a_total_does_not_give_the_small_count_away() -> None:
    counts = {"Chester": 3.0, "Winsford": 12.0, "Northwich": 8.0, "West": 23.0}
    assert withheld(counts, {"West": ["Chester", "Winsford", "Northwich"]}) == {"Chester", "Northwich"}


def test_two_small_counts_that_are_still_small_together_take_a_third() -> None:
    counts = {"a": 1.0, "b": 2.0, "c": 9.0, "d": 30.0, "all": 42.0}
    assert withheld(counts, {"all": ["a", "b", "c", "d"]}) == {"a", "b", "c"}


def test_the_total_goes_too_where_no_part_is_left() -> None:
    assert withheld({"a": 3.0, "all": 3.0}, {"all": ["a"]}) == {"a", "all"}
    assert withheld({"a": 3.0, "b": 0.0, "all": 3.0}, {"all": ["a", "b"]}) == {"a", "all"}


def test_the_parts_of_a_part_do_not_give_it_away() -> None:
    counts = {"d1": 20.0, "d2": 30.0, "East": 50.0, "West": 2.0, "County": 52.0}
    gone = withheld(counts, {"East": ["d1", "d2"], "County": ["East", "West"]})
    assert {"East", "West"} <= gone
    assert gone & {"d1", "d2"}


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        withheld({"a": 1.0, "all": 9.0}, {"all": ["a", "b"]})


@given(st.lists(st.integers(0, 12), min_size=4, max_size=4))
def test_in_a_table_no_small_count_can_be_worked_out(cells: list[int]) -> None:
    """Two by two with all margins: for each small count there is another table with the same shown figures."""
    counts, totals = table(cells)
    gone = withheld(counts, totals)
    assert all(name in gone for name, value in counts.items() if 0 < value < 5)
    shown = {name: value for name, value in counts.items() if name not in gone}
    near = [table([cell + step for cell, step in zip(cells, steps, strict=True)])[0] for steps in STEPS]
    possible = [other for other in near if all(other[name] == value for name, value in shown.items())]
    for name in gone:
        if 0 < counts[name] < 5:
            assert len({other[name] for other in possible}) > 1


def table(cells: Sequence[int]) -> tuple[Mapping[str, float], Mapping[str, Sequence[str]]]:
    a, b, c, d = cells
    counts = {"a": a, "b": b, "c": c, "d": d, "ab": a + b, "cd": c + d, "ac": a + c, "bd": b + d, "all": a + b + c + d}
    totals = {"ab": "ab", "cd": "cd", "ac": "ac", "bd": "bd"}
    sums = {name: list(names) for name, names in totals.items()}
    return {name: float(value) for name, value in counts.items()}, {**sums, "all": ["ab", "cd"]}


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_over_areas_and_time_no_small_count_is_determined(cells: list[int]) -> None:
    """Two areas and their total, three quarters and their sum: by the rank of what is not shown."""
    table = np.array(cells, dtype=float).reshape(2, 3)
    table = np.vstack([table, table.sum(axis=0)])
    table = np.hstack([table, table.sum(axis=1, keepdims=True)])
    counts = {f"{row}{column}": float(table[row, column]) for row in range(3) for column in range(4)}
    sums = [(f"2{column}", [f"0{column}", f"1{column}"]) for column in range(4)]
    sums += [(f"{row}3", [f"{row}{column}" for column in range(3)]) for row in range(3)]
    gone = sorted(withheld(counts, sums))
    assert all(name in gone for name, count in counts.items() if 0 < count < 5)
    known = np.array([[(name in parts) - (name == total) for name in gone] for total, parts in sums], dtype=float)
    for place, name in enumerate(gone):
        if 0 < counts[name] < 5:
            alone = np.eye(len(gone))[place]
            assert np.linalg.matrix_rank(np.vstack([known, alone])) > np.linalg.matrix_rank(known)


@given(st.lists(st.none() | st.integers(0, 9), max_size=8))
def test_no_two_running_counts_that_are_shown_lie_a_small_number_apart(steps: list[int | None]) -> None:
    reached = accumulate(step or 0 for step in steps)
    counts = [None if step is None else float(total) for step, total in zip(steps, reached, strict=True)]
    hidden = small_steps(counts)
    shown = [0.0, *(count for place, count in enumerate(counts) if count is not None and place not in hidden)]
    assert all(not 0 < later - earlier < LEAST_SHOWN for earlier, later in pairwise(shown))
    assert all(counts[place] is not None for place in hidden)
    for known in range(len(counts)):  # what is hidden does not change when later ones arrive
        assert small_steps(counts[:known]) == {place for place in hidden if place < known}
