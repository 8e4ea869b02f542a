"""Laws that hold for the forecast of every series, whatever its figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.forecast import FREQUENCIES, Forecast, Goal, Question, TargetOn, forecast
from lsp_data.measures.series import Frequency, Polarity

anything = st.floats(allow_nan=False, allow_infinity=False)
ordinary = st.floats(-1e6, 1e6) | st.integers(-3, 60).map(float)
frequencies = st.sampled_from(FREQUENCIES)


@st.composite
def questions(draw: st.DrawFn, figures: Any = ordinary, least: int = 3) -> Question:
    values = draw(st.lists(figures, min_size=least, max_size=16))
    on, polarity = draw(st.sampled_from(list(TargetOn))), draw(st.sampled_from([Polarity.HIGH, Polarity.LOW]))
    target = draw(st.sampled_from(values) | figures)
    goal = Goal(target, polarity, on, draw(st.integers(0, len(values))))
    return Question(tuple(values), draw(frequencies), draw(st.integers(1, 5)), goal)


def answered(question: Question) -> Forecast:
    [answer] = forecast([question])
    assert answer is not None
    return answer


def numbers(answer: Forecast) -> list[float]:
    return [*answer.low95, *answer.low80, *answer.median, *answer.high80, *answer.high95]


def size(question: Question) -> float:
    return max(abs(value) for value in question.values if value is not None) or 1.0


@given(questions(anything))
def test_there_is_an_answer_and_its_intervals_nest(question: Question) -> None:
    answer = answered(question)
    rows = zip(answer.low95, answer.low80, answer.median, answer.high80, answer.high95, strict=True)
    for row in rows:
        assert list(row) == sorted(row)
    assert len(answer.median) == question.horizon
    assert answer.p_target is None or 0 <= answer.p_target <= 1


@given(questions(st.floats(0, 100)))
def test_bounds_hold(question: Question) -> None:
    bounded = answered(replace(question, lower=0, upper=100))
    assert all(0 <= number <= 100 for number in numbers(bounded))
    free = answered(question)
    assert numbers(bounded) == [min(max(number, 0), 100) for number in numbers(free)]


@given(questions(st.integers(0, 30).map(float)))
def test_what_cannot_be_is_not_probable(question: Question) -> None:
    for target, polarity, chance in ((-1, Polarity.HIGH, 1), (-1, Polarity.LOW, 0), (9, Polarity.HIGH, None)):
        goal = Goal(target, polarity)
        found = answered(replace(question, goal=goal, lower=0)).p_target
        assert chance is None or found == chance
    assert answered(replace(question, goal=Goal(101, Polarity.HIGH), upper=100)).p_target == 0
    assert answered(replace(question, goal=Goal(100, Polarity.LOW), upper=100)).p_target == 1


@given(questions())
def test_met_by_rising_or_by_falling_is_certain(question: Question) -> None:
    assert question.goal is not None
    high, low = (
        answered(replace(question, goal=replace(question.goal, polarity=polarity))).p_target
        for polarity in (Polarity.HIGH, Polarity.LOW)
    )
    assert high is not None
    assert low is not None
    assert high + low == pytest.approx(1, abs=1e-12)


@given(questions(), st.sampled_from([-3.0, 1e-3, 0.5, 7.0, 1e5]))
def test_another_unit_changes_the_numbers_alone(question: Question, factor: float) -> None:
    """Of series that are not all positive: there the members on logarithms take no part, so it may be turned over."""
    values = tuple(value for value in question.values if value is not None)
    mixed = replace(question, values=(*values, -1 - size(question), 0.0), goal=None)
    once = answered(mixed)
    scaled = tuple(value * factor for value in mixed.values if value is not None)
    again = answered(replace(mixed, values=scaled))
    expected = [number * factor for number in numbers(once)]
    assert sorted(numbers(again)) == pytest.approx(sorted(expected), rel=1e-6, abs=1e-6 * size(mixed) * abs(factor))


@given(questions(st.floats(1, 1e4)), st.sampled_from([1e-3, 0.5, 7.0, 1e5]))
def test_another_unit_changes_the_numbers_of_a_positive_series_alone(question: Question, factor: float) -> None:
    assert question.goal is not None
    scaled = tuple(value * factor for value in question.values if value is not None)
    goal = replace(question.goal, value=question.goal.value * factor)
    once, again = answered(question), answered(replace(question, values=scaled, goal=goal))
    expected = [number * factor for number in numbers(once)]
    assert numbers(again) == pytest.approx(expected, rel=1e-6, abs=1e-6 * size(question) * factor)
    assert again.p_target == pytest.approx(once.p_target, abs=1e-6)


@given(st.lists(questions(), min_size=2, max_size=6))
def test_company_changes_no_answer(asked: list[Question]) -> None:
    """Worked on together or alone, a series has the same forecast."""
    asked = [*asked, *(replace(one, values=one.values[::-1]) for one in asked)]
    for question, answer in zip(asked, forecast(asked), strict=True):
        assert answer is not None
        assert numbers(answer) == pytest.approx(numbers(answered(question)), rel=1e-9, abs=1e-9 * size(question))


@given(questions())
def test_the_probability_is_that_of_the_intervals(question: Question) -> None:
    """The last step's own limits, taken as targets, are passed with the probabilities that name them."""
    answer = answered(question)
    limits = ((answer.low95, 0.025), (answer.low80, 0.1), (answer.median, 0.5), (answer.high80, 0.9))
    for limit, chance in (*limits, (answer.high95, 0.975)):
        goal = Goal(limit[-1], Polarity.LOW)
        assert answered(replace(question, goal=goal)).p_target == pytest.approx(chance, abs=1e-5)


@given(questions(least=5), st.data())
def test_gaps_do_not_stop_it(question: Question, data: st.DataObject) -> None:
    places = data.draw(st.sets(st.integers(1, len(question.values) - 2), max_size=len(question.values) - 4))
    values = tuple(None if place in places else value for place, value in enumerate(question.values))
    answer = answered(replace(question, values=values))
    assert answer.points == len(values) - len(places)


@given(questions(st.floats(0, 100)), st.floats(1e-6, 1e4))
def test_a_survey_is_never_surer_than_its_sample(question: Question, variance: float) -> None:
    answer = answered(replace(question, sampling_variance=variance))
    least = 2 * 1.28 * variance**0.5
    assert all(high - low >= least * 0.98 for low, high in zip(answer.low80, answer.high80, strict=True))


def test_the_smallest_numbers_there_are_give_a_forecast() -> None:
    least = 2.2250738585e-313
    [answer] = forecast([Question((2.0, 1.0, least), Frequency.ANNUAL, 1, Goal(least, Polarity.HIGH))])
    assert answer.p_target is not None
    assert 0 <= answer.p_target <= 1


@pytest.mark.parametrize("polarity", [Polarity.LOW, Polarity.HIGH])
@pytest.mark.parametrize("goal", [-1.0, 1.0])
def test_a_chance_in_the_far_tail_is_none_below_nought_or_above_one(goal: float, polarity: Polarity) -> None:
    answer = answered(Question((0.0, 0.0, 0.0), Frequency.ANNUAL, 1, Goal(goal, polarity)))
    assert answer.p_target is not None
    assert 0 <= answer.p_target <= 1
