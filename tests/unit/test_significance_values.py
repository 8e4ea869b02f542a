"""Intervals, tests and quantiles against figures printed elsewhere."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from lsp_data.measures.peers import funnel, quantiles
from lsp_data.measures.significance import (
    Measured,
    Of,
    Trend,
    byar,
    change_in_rate,
    change_in_share,
    cochran_armitage,
    detectable_change,
    exact_poisson,
    mean,
    newcombe,
    rate,
    recent_trend,
    share,
)
from lsp_data.measures.significance.distributions import beta_below, binomial_at_least, gamma_below, two_sided

ORACLES = Path(__file__).parents[1] / "oracles"
PUBLISHED = json.loads((ORACLES / "public_health.json").read_text(encoding="utf-8"))
TRENDS = json.loads((ORACLES / "trends.json").read_text(encoding="utf-8"))
LEVELS = (("95", 0.95), ("998", 0.998))


@pytest.mark.parametrize("case", PUBLISHED["byars"])
def test_byar(case: dict[str, Any]) -> None:
    found = byar(case["x"], case["confidence"])
    assert found.upper == pytest.approx(case["upper"], rel=1e-9)
    # where the approximation falls below nought nothing is printed, and a count is not below nought
    assert found.lower == (0 if case["lower"] is None else pytest.approx(case["lower"], rel=1e-9))


@pytest.mark.parametrize("case", PUBLISHED["wilson"])
def test_wilson(case: dict[str, Any]) -> None:
    found = share(case["x"], case["n"], case["confidence"])
    assert (found.lower, found.upper) == pytest.approx((case["lower"], case["upper"]), rel=1e-9)


@pytest.mark.parametrize("case", PUBLISHED["proportion"])
def test_shares(case: dict[str, Any]) -> None:
    assert case["x"] / case["n"] * case["multiplier"] == pytest.approx(case["value"], rel=1e-9)
    for name, confidence in LEVELS:
        found = share(case["x"], case["n"], confidence).times(case["multiplier"])
        assert (found.lower, found.upper) == pytest.approx((case[f"lower{name}"], case[f"upper{name}"]), rel=1e-9)


@pytest.mark.parametrize("case", PUBLISHED["rate"])
def test_rates(case: dict[str, Any]) -> None:
    assert case["x"] / case["n"] * case["multiplier"] == pytest.approx(case["value"], rel=1e-9)
    for name, confidence in LEVELS:
        found = rate(case["x"], case["n"], confidence, case["multiplier"])
        assert (found.lower, found.upper) == pytest.approx((case[f"lower{name}"], case[f"upper{name}"]), rel=1e-9)


@pytest.mark.parametrize("case", PUBLISHED["mean"])
def test_means(case: dict[str, Any]) -> None:
    for name, confidence in LEVELS:
        found = mean(case["values"], confidence)
        assert (found.lower, found.upper) == pytest.approx((case[f"lower{name}"], case[f"upper{name}"]), rel=1e-9)


@pytest.mark.parametrize("case", PUBLISHED["newcombe"])
def test_newcombe(case: dict[str, Any]) -> None:
    found = newcombe(Of(case["x1"], case["n1"]), Of(case["x2"], case["n2"]))
    assert (found.lower, found.upper) == pytest.approx((case["lo"], case["hi"]), abs=5e-5)


@pytest.mark.parametrize("case", PUBLISHED["quantiles"])
def test_quantiles(case: dict[str, Any]) -> None:
    assert quantiles(case["values"], case["nquantiles"], high_first=case["invert"]) == case["expected"]


@pytest.mark.parametrize("case", PUBLISHED["funnel_proportion"])
def test_funnel(case: dict[str, Any]) -> None:
    for name, confidence in (("2s", 0.95), ("3s", 0.998)):
        found = funnel(case["baseline"] / 100, case["n"], confidence).times(100)
        assert (found.lower, found.upper) == pytest.approx((case[f"lower{name}"], case[f"upper{name}"]), rel=1e-9)


@pytest.mark.parametrize("case", TRENDS, ids=lambda case: case["id"])
def test_trends(case: dict[str, Any]) -> None:
    rows, expected = case["rows"], case["expected"]
    if case["method"] == "ci":
        points = [
            None if row["value"] is None else Measured(row["value"], row["lower95"], row["upper95"]) for row in rows
        ]
        found = recent_trend(points)
    else:
        found = cochran_armitage([Of(row["count"], row["denominator"]) for row in rows])
    words = {
        "Increasing": Trend.INCREASING,
        "Decreasing": Trend.DECREASING,
        "NoChange": Trend.NO_CHANGE,
        "CannotBeCalculated": Trend.NOT_CALCULABLE,
    }
    assert found.trend is words[expected.get("marker", "Increasing")]
    if expected.get("chi2_2dp"):
        assert found.chi_squared == pytest.approx(expected["chi2_2dp"], abs=0.005)


def test_a_slope_that_hangs_on_one_point_is_no_trend() -> None:
    flat = [Measured(value, value - 0.2, value + 0.2) for value in (10.0, 10.1, 10.0, 9.9)]
    found = recent_trend([*flat, Measured(11.0, 10.8, 11.2)])
    assert found.chi_squared is not None
    assert found.chi_squared > 9.5495
    assert found.trend is Trend.NO_CHANGE


@pytest.mark.parametrize(
    ("count", "lower", "upper"),  # Garwood's table, as in Pearson and Hartley, Biometrika Tables I, table 40
    [(0, 0, 3.69), (1, 0.0253, 5.57), (2, 0.242, 7.22), (5, 1.62, 11.67), (10, 4.80, 18.39), (30, 20.24, 42.83)],
)
def test_exact_poisson(count: int, lower: float, upper: float) -> None:
    found = exact_poisson(count)
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=6e-3)


@pytest.mark.parametrize("count", [0, 1, 7, 40, 300])
def test_exact_poisson_leaves_the_tails_that_it_says(count: int) -> None:
    found = exact_poisson(count, 0.9)

    def at_most(expected: float, last: int) -> float:
        logs = (number * math.log(expected) - expected - math.lgamma(number + 1) for number in range(last + 1))
        return math.fsum(math.exp(one) for one in logs)

    assert at_most(found.upper, count) == pytest.approx(0.05, abs=1e-10)
    if count:
        assert 1 - at_most(found.lower, count - 1) == pytest.approx(0.05, abs=1e-10)


@pytest.mark.parametrize(("shape", "value"), [(1, 0.5), (1, 30.0), (3, 2.0), (3, 12.0), (40, 30.0), (40, 60.0)])
def test_the_gamma_of_a_whole_shape_is_a_sum(shape: int, value: float) -> None:
    above = math.fsum(math.exp(-value + n * math.log(value) - math.lgamma(n + 1)) for n in range(shape))
    assert gamma_below(shape, value) == pytest.approx(1 - above, abs=1e-12)


@pytest.mark.parametrize(("value", "below"), [(3.841458820694124, 0.95), (9.54953570608324, 0.998)])
def test_chi_squared_of_one_degree(value: float, below: float) -> None:
    assert gamma_below(0.5, value / 2) == pytest.approx(below, abs=1e-12)
    assert 1 - two_sided(math.sqrt(value)) == pytest.approx(below, abs=1e-12)


@pytest.mark.parametrize(
    ("count", "trials", "chance"), [(3, 9, 0.2), (8, 9, 0.9), (40, 200, 0.25), (0, 5, 0.5), (6, 5, 0.5)]
)
def test_the_binomial_tail_is_a_sum(count: int, trials: int, chance: float) -> None:
    terms = (math.comb(trials, n) * chance**n * (1 - chance) ** (trials - n) for n in range(count, trials + 1))
    assert binomial_at_least(count, trials, chance) == pytest.approx(math.fsum(terms), abs=1e-12)
    assert beta_below(2, 3, 0) == 0
    assert beta_below(2, 3, 1) == 1


def test_a_change_between_two_waves() -> None:
    """Pooled share 0.55, standard error 0.0352: z 2.843, p 0.0045."""
    found = change_in_share(Of(200, 400), Of(240, 400))
    assert found.difference == pytest.approx(0.1)
    assert found.p_value == pytest.approx(0.0045, abs=5e-5)
    assert found.significant


def test_intervals_that_overlap_can_hide_a_real_change() -> None:
    earlier, later = Of(500, 1000), Of(550, 1000)
    assert share(500, 1000).upper > share(550, 1000).lower
    assert change_in_share(earlier, later).significant


def test_nothing_and_all_do_not_change() -> None:
    assert change_in_share(Of(0, 40), Of(0, 50)).p_value == 1
    assert change_in_rate(Of(0, 40), Of(0, 50)).p_value == 1


def test_a_change_in_a_rate_is_exact() -> None:
    """Of 12 events in two equal years 10 in the later: twice the binomial tail, 2 × 79 ÷ 4096."""
    found = change_in_rate(Of(2, 1000), Of(10, 1000))
    assert found.p_value == pytest.approx(2 * 79 / 4096)
    assert found.significant
    assert change_in_rate(Of(10, 1000), Of(2, 1000)).p_value == pytest.approx(2 * 79 / 4096)
    assert not change_in_rate(Of(3, 1000), Of(9, 1000)).significant


def test_what_a_survey_could_have_found() -> None:
    """From 50 % with two samples of 1,000: about 6.2 points, the textbook's figure."""
    found = detectable_change(0.5, 1000, 1000)
    assert found == pytest.approx(0.0625, abs=5e-4)
    assert detectable_change(0.5, 1000, 1000, rising=False) == pytest.approx(found)
    assert detectable_change(0.2, 1000, 1000, rising=False) == pytest.approx(detectable_change(0.8, 1000, 1000))
    assert detectable_change(0.9, 10, 10) is None
    assert detectable_change(1, 100, 100) is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: share(3, 2), lambda: share(1, 0), lambda: byar(-1), lambda: exact_poisson(-1), lambda: rate(1, 0),
        lambda: mean([1.0]), lambda: Of(1, 0), lambda: Of(-1, 5), lambda: share(1, 2, 1.0), lambda: funnel(1.2, 10),
        lambda: quantiles([1.0], 0), lambda: detectable_change(0.5, 0, 9), lambda: change_in_rate(Of(1.5, 9), Of(1, 9)),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()
