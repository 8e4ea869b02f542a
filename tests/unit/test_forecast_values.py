"""The forecast against numbers worked out elsewhere, and its parts against tables."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lsp_data.measures.forecast import Goal, Question, TargetOn, forecast, in_words, remarks, student
from lsp_data.measures.forecast.kernels import covariances, matrices
from lsp_data.measures.forecast.prior import prior
from lsp_data.measures.series import Frequency, Polarity

CASES = json.loads((Path(__file__).parents[1] / "oracles" / "forecast.json").read_text(encoding="utf-8"))["series"]
FREQUENCY = {"Y": Frequency.ANNUAL, "Q": Frequency.QUARTERLY, "M": Frequency.MONTHLY}
COLUMNS = {"mean": "median", "lo80": "low80", "hi80": "high80", "lo95": "low95", "hi95": "high95"}


def asked(case: dict[str, Any], goal: Goal | None = None) -> Any:
    return forecast([Question(tuple(case["y"]), FREQUENCY[case["freq"]], case["h"], goal)])[0]


@pytest.mark.parametrize("case", [case for case in CASES if "expected" in case], ids=lambda case: case["id"])
def test_steps_and_intervals_agree(case: dict[str, Any]) -> None:
    goal = Goal(case["y"][-1], Polarity.HIGH)
    answer = asked(case, goal)
    for column, name in COLUMNS.items():
        assert getattr(answer, name) == pytest.approx(case["expected"][column], rel=1e-5), column
    assert answer.p_target == pytest.approx(case["p_at_least_last"], abs=1e-4)


@pytest.mark.parametrize("case", [case for case in CASES if "target" in case], ids=lambda case: case["id"])
def test_the_probability_of_a_target_agrees(case: dict[str, Any]) -> None:
    goal = Goal(case["target"], Polarity(case["polarity"]), TargetOn(case["target_on"]), case["known"])
    assert asked(case, goal).p_target == pytest.approx(case["p_target"], abs=2e-6)


@pytest.mark.parametrize(
    ("degrees", "probability", "value"),  # NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2
    [
        (1, 0.975, 12.706), (2, 0.975, 4.303), (3, 0.95, 2.353), (3, 0.975, 3.182), (4, 0.90, 1.533),
        (5, 0.975, 2.571), (6, 0.99, 3.143), (7, 0.975, 2.365), (8, 0.90, 1.397), (8, 0.975, 2.306), (8, 0.999, 4.501),
    ],
)  # fmt: skip
def test_student_t_is_that_of_the_tables(degrees: int, probability: float, value: float) -> None:
    assert student.quantile(probability, degrees) == pytest.approx(value, abs=6e-4)
    assert student.quantile(1 - probability, degrees) == pytest.approx(-value, abs=6e-4)


@pytest.mark.parametrize("degrees", range(1, 9))
def test_student_density_is_the_slope_of_the_distribution(degrees: int) -> None:
    points = np.linspace(-6, 6, 61)
    step = 1e-5
    slope = (student.below(points + step, degrees) - student.below(points - step, degrees)) / (2 * step)
    assert student.below_and_density(points, degrees)[1] == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize("frequency", [Frequency.ANNUAL, Frequency.QUARTERLY, Frequency.MONTHLY])
def test_a_member_is_worked_out_as_the_definition_says(frequency: Frequency) -> None:
    """Each covariance, entry by entry, the slow way; then the forecast by solving the kriging system directly."""
    given, length, horizon = prior(frequency), 9, 3
    found = matrices(frequency, tuple(range(length - horizon)), horizon)
    for member, (noise, level, slope, damping, seasonal) in enumerate(given.bank.tolist()):
        slow = np.empty((length, length))
        for i in range(length):
            for j in range(length):
                walked = sum(damping ** abs(a - b) if damping < 1 else 1.0 for a in range(i) for b in range(j))
                season = float((i - j) % given.season == 0) - 1 / given.season
                slow[i, j] = noise * (i == j) + level * min(i, j) + slope * walked + seasonal * season
        change = sum(slow[i, i] + slow[i + 1, i + 1] - 2 * slow[i, i + 1] for i in range(length - 1)) / (length - 1)
        slow = slow / change + 1e-9 * np.eye(length)
        assert covariances(given, length)[member] == pytest.approx(slow)
        known = length - horizon
        system = np.block([[slow[:known, :known], np.ones((known, 1))], [np.ones((1, known)), np.zeros((1, 1))]])
        right = np.vstack([slow[:known, known:], np.ones((1, horizon))])
        solution = np.linalg.solve(system, right)
        assert found.weights[member] == pytest.approx(solution[:known].T, abs=1e-7)
        assert found.spread[member] == pytest.approx(slow[known:, known:] - right.T @ solution, abs=1e-7)


def test_the_forecast_passes_over_a_gap() -> None:
    """A period without a figure is not the same as a shorter series: the points keep their distances."""
    gap, shut = (50.0, 52.0, None, None, 58.0), (50.0, 52.0, 58.0)
    with_gap, without = (forecast([Question(values, Frequency.ANNUAL, 1)])[0] for values in (gap, shut))
    assert with_gap is not None
    assert without is not None
    assert with_gap.points == without.points == 3
    assert with_gap.high80[0] - with_gap.low80[0] < without.high80[0] - without.low80[0]
    assert remarks(Question(gap, Frequency.ANNUAL, 1)) == ["2 periods have no figure; the intervals allow for it."]


def test_a_year_with_a_missing_figure_has_no_sum() -> None:
    goal = Goal(40, Polarity.HIGH, TargetOn.SUM, known=2)
    question = Question((9.0, 10.0, 9.0, 11.0, None, 10.0), Frequency.QUARTERLY, 2, goal)
    answer = forecast([question])[0]
    assert answer is not None
    assert answer.p_target is None
    assert "No probability: a figure of the target's year is missing." in remarks(question)


def test_two_points_are_too_few() -> None:
    question = Question((1.0, None, 2.0), Frequency.QUARTERLY, 4)
    assert forecast([question]) == [None]
    assert remarks(question) == ["No forecast: 2 of the 3 figures that it needs at least are known."]


def test_a_short_monthly_series_has_not_seen_its_season() -> None:
    values = tuple(float(number) for number in range(80, 91))
    assert "whole year has not been seen" in remarks(Question(values, Frequency.MONTHLY, 1))[0]
    assert remarks(Question((*values, 91.0), Frequency.MONTHLY, 1)) == []


def test_what_lies_before_the_points_that_count_does_not_matter() -> None:
    values = tuple(math.sin(number) + 5 for number in range(45))
    long, kept = Question(values, Frequency.ANNUAL, 3), Question(values[-30:], Frequency.ANNUAL, 3)
    assert forecast([long]) == forecast([kept])
    assert remarks(long) == ["Only the last 30 figures count."]


def test_what_lies_before_a_very_long_gap_does_not_count() -> None:
    recent = (5.0, 6.0, 5.5)
    far = (1.0, 2.0, *[None] * 70, *recent)
    assert forecast([Question(far, Frequency.ANNUAL, 2)]) == forecast([Question(recent, Frequency.ANNUAL, 2)])


def test_a_survey_widens_by_its_sample() -> None:
    values = (62.0, 64.0, 61.0, 65.0)
    widths = []
    for variance in (0.0, 1.0, 9.0, 100.0):
        answer = forecast([Question(values, Frequency.ANNUAL, 1, sampling_variance=variance)])[0]
        assert answer is not None
        widths.append(answer.high95[0] - answer.low95[0])
    assert widths[3] > 2 * 1.96 * 10  # the sample's own error alone
    assert widths[3] > widths[2] > widths[1]
    assert widths[1] == pytest.approx(widths[0], rel=0.25)


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (1, "almost certain"), (0.9, "almost certain"), (0.899, "likely"), (0.6, "likely"), (0.59, "in the balance"),
        (0.25, "in the balance"), (0.249, "unlikely"), (0.1, "unlikely"), (0.09, "very unlikely"), (0, "very unlikely"),
    ],
)  # fmt: skip
def test_a_probability_in_words(probability: float, words: str) -> None:
    assert in_words(probability) == words


@pytest.mark.parametrize("wrong", [-0.1, 1.1, math.nan])
def test_what_is_no_probability_has_no_words(wrong: float) -> None:
    with pytest.raises(ValueError, match="no probability"):
        in_words(wrong)


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: Question((1.0, math.nan), Frequency.ANNUAL, 1), "finite"),
        (lambda: Question((1.0,), Frequency.TERMLY, 1), "termly"),
        (lambda: Question((1.0,), Frequency.ANNUAL, 0), "ahead"),
        (lambda: Question((1.0,), Frequency.ANNUAL, 1, lower=1, upper=1), "bound"),
        (lambda: Question((1.0,), Frequency.ANNUAL, 1, sampling_variance=-1), "variance"),
        (lambda: Question((1.0,), Frequency.ANNUAL, 1, Goal(1, Polarity.HIGH, TargetOn.SUM, 2)), "more values"),
        (lambda: Goal(math.inf, Polarity.HIGH), "finite"),
        (lambda: Goal(1, Polarity.NEITHER), "direction"),
        (lambda: Goal(1, Polarity.LOW, known=-1), "count values"),
    ],
)
def test_a_question_that_makes_no_sense_cannot_be_asked(made: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        made()
