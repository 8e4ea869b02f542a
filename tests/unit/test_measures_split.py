"""The county's split: what makes a family of areas, and whether the parts' figures make up the whole's."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.split import Bond, Family, Reconciliation, Share, families, reconcile
from lsp_data.store.reads import catalogue_after
from tests.oracles.splits import counted_together

EAST, WEST = Share("East", 762.0), Share("West", 812.0)


def test_counts_add_up_exactly() -> None:
    assert reconcile(Share("County", 1574.0), [EAST, WEST], "number").outcome == "reconciles"
    found = reconcile(Share("County", 1570.0), [EAST, WEST], "number")
    assert (found.outcome, found.by, found.together, found.difference) == ("differs", "sum", 1574.0, 4.0)


def test_rates_are_weighted_by_what_they_are_a_rate_of() -> None:
    """By hand: (4.42 × 328,600 + 3.73 × 358,700) ÷ 687,300 = 4.0599."""
    parts = [Share("West", 4.42, 328600.0, 1.0), Share("East", 3.73, 358700.0, 9.0)]
    found = reconcile(Share("County", 4.06), parts, "per 10000 population")
    assert (found.outcome, found.by, found.within) == ("reconciles", "denominator", 0.01)
    assert found.together == pytest.approx(4.0599, abs=5e-5)
    assert reconcile(Share("County", 4.20), parts, "per 10000 population").outcome == "differs"


def test_without_denominators_population_weighs_and_says_so() -> None:
    parts = [Share("West", 20.0, 100.0, 300.0), Share("East", 40.0, None, 100.0)]
    found = reconcile(Share("County", 25.0), parts, "%")
    assert (found.outcome, found.by, found.together) == ("reconciles", "population", 25.0)


@pytest.mark.parametrize(
    ("whole", "parts", "reason"),
    [
        (Share("County", None), [EAST, WEST], "County has no figure for this period"),
        (Share("County", 1.0), [Share("East", None), WEST], "East has no figure for this period"),
        (Share("County", 1.0), [Share("East", None), Share("West", None)],
         "East and West have no figure for this period"),
        (Share("County", 1.0), [Share("East", None)] * 3, "all 3 parts have no figure for this period"),
        (Share("County", 1.0), [WEST, *[Share("East", None)] * 3], "3 of its 4 parts have no figure for this period"),
        (Share("County", 1.0), [], "it has no parts"),
        (Share("County", 1.0), [EAST, Share("West", 2.0, 5.0)], "neither denominator nor population is known of East"),
        (Share("County", 1.0), [Share("East", 1.0, 5.0), Share("West", 2.0, None, 5.0)],
         "neither denominator nor population is known of each part alike"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_says_why(whole: Share, parts: list[Share], reason: str) -> None:
    assert reconcile(whole, parts, "%") == Reconciliation("untold", reason=reason)


def test_the_families_of_the_county_are_known_from_the_catalogue() -> None:
    areas = catalogue_after([]).areas.to_dict("records")
    found = families(
        {row["id"]: row["parent"] for row in areas},
        {row["id"]: [one for one in row["predecessors"].split(";") if one] for row in areas},
    )
    east, west = "cheshire-east", "cheshire-west-and-chester"
    assert Family("cheshire", (east, west), Bond.SPLIT) in found
    assert Family(east, ("congleton", "crewe-and-nantwich", "macclesfield"), Bond.MERGER) in found
    assert Family(west, ("chester", "ellesmere-port-and-neston", "vale-royal"), Bond.MERGER) in found
    within = {one.whole: len(one.parts) for one in found if one.bond is Bond.WITHIN}
    assert within == {"cheshire": 6, west: 5, "north-west": 3}


RATES = st.lists(
    st.tuples(st.fractions(0, 100, max_denominator=100), st.integers(1, 30)), min_size=1, max_size=6
)  # fmt: skip


@given(RATES)
def test_the_whole_that_its_people_make_reconciles(rates: list[tuple[Fraction, int]]) -> None:
    whole = counted_together([value for value, _ in rates], [count for _, count in rates])
    parts = [Share(str(place), float(value), float(count)) for place, (value, count) in enumerate(rates)]
    found = reconcile(Share("whole", float(whole)), parts, "%")
    assert found.outcome == "reconciles"
    assert found.together == pytest.approx(float(whole))


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(-5, 5))
def test_counts_differ_by_what_is_missing(counts: list[int], missing: int) -> None:
    parts = [Share(str(place), float(count)) for place, count in enumerate(counts)]
    found = reconcile(Share("whole", float(sum(counts) - missing)), parts, "number")
    assert found.difference == missing
    assert (found.outcome == "reconciles") == (missing == 0)


def test_a_whole_of_one_decimal_agrees_with_parts_that_were_worked_out() -> None:
    """By hand: (42.256 × 1,000 + 42.31 × 1,200) ÷ 2,200 = 42.285, which is 42.3 rounded."""
    parts = [Share("East", 42.256, 1000.0), Share("West", 42.31, 1200.0)]
    found = reconcile(Share("County", 42.3), parts, "%")
    assert (found.outcome, found.within) == ("reconciles", pytest.approx(0.0505))
    assert reconcile(Share("County", 42.4), parts, "%").outcome == "differs"


@given(RATES, st.integers(0, 3))
def test_a_whole_that_was_rounded_reconciles(rates: list[tuple[Fraction, int]], shown: int) -> None:
    whole = counted_together([value for value, _ in rates], [count for _, count in rates])
    parts = [Share(str(place), float(value), float(count)) for place, (value, count) in enumerate(rates)]
    assert reconcile(Share("whole", float(round(whole, shown))), parts, "%").outcome == "reconciles"


@given(RATES)
def test_equal_figures_reconcile_whatever_they_weigh(rates: list[tuple[Fraction, int]]) -> None:
    parts = [Share("part", 12.5, None, float(count)) for _, count in rates]
    assert reconcile(Share("whole", 12.5), parts, "%").outcome == "reconciles"
