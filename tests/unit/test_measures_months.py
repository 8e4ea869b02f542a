"""Targets on the average of some months: single months are judged by the share that they usually have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.assessment import assess
from lsp_data.measures.forecast import Forecast, Goal, Question, TargetOn, forecast, outcomes
from lsp_data.measures.months import Months, average, read_months
from lsp_data.measures.outlook import asked_of, figures, outlooks
from lsp_data.measures.series import Frequency, Polarity, Series
from lsp_data.measures.trajectory import milestone
from lsp_data.periods import Basis, Period, financial_year, label, month, shift_months
from tests.oracles.given import figure, goal, series

WINTER = Months(11, 1)
AVERAGE = Period(date(2010, 11, 1), date(2011, 1, 31), Basis.AVERAGE)
TARGET = replace(goal(AVERAGE, 5.2), agreed_for=financial_year(2010))
DAY = date(2011, 2, 14)
LAST_WINTER = (6.0, 5.8, 6.2)
# from November 2009: a winter, the spring, the summer's peak, and the winter under way
KNOWN = (*LAST_WINTER, 6.1, 6.0, 6.0, 6.1, 6.3, 6.9, 7.4, 7.0, 6.4, 5.6, 5.5, 5.7)


def since(*values: float | None, **more: object) -> Series:
    """Monthly figures from November 2009."""
    ends = [shift_months(date(2009, 11, 30), ahead) for ahead in range(len(values))]
    found = [figure(month(end.year, end.month), value, "2010-01-01") for end, value in zip(ends, values, strict=True)]
    asked = {"polarity": Polarity.LOW, "frequency": Frequency.MONTHLY, "targets": (TARGET,), "target_months": WINTER}
    return series(*found, **{**asked, **more})  # type: ignore[arg-type]  # fields of series


def test_months_are_written_as_people_say_them() -> None:
    assert read_months("November to January") == WINTER
    assert read_months("april to June") == Months(4, 6)
    assert read_months("") is None
    for wrong in ("Nov-Jan", "winter", "May to May"):
        with pytest.raises(ValueError, match=r"is not written like|one of several months"):
            read_months(wrong)


@pytest.mark.parametrize(
    ("months", "year_end", "words"),
    [
        (WINTER, date(2011, 3, 31), "Nov 2010–Jan 2011 average"),
        (WINTER, date(2011, 1, 31), "Nov 2010–Jan 2011 average"),
        (Months(4, 6), date(2011, 3, 31), "Apr–Jun 2010 average"),
        (Months(1, 3), date(2011, 3, 31), "Jan–Mar 2011 average"),
    ],
)
def test_they_lie_in_the_year_of_the_target(months: Months, year_end: date, words: str) -> None:
    assert label(months.within(year_end)) == words


def test_an_average_needs_each_of_its_months() -> None:
    made = since(*KNOWN)
    values = [(one.period, one.value) for one in made.observations]
    assert average(values, AVERAGE) == pytest.approx((5.6 + 5.5 + 5.7) / 3)
    assert average(values[:-1], AVERAGE) is None


@given(st.lists(st.integers(30, 90), min_size=14, max_size=14), st.integers(0, 13))
def test_on_its_milestone_in_every_month_is_on_target_on_average(tenths: list[int], place: int) -> None:
    last_year = [Fraction(one, 10) for one in tenths]
    made = since(*(float(one) for one in last_year))
    usual = sum(last_year[:3], Fraction(0)) / 3
    end = shift_months(date(2009, 11, 30), place)
    later = shift_months(end, 12)
    mark = milestone(made, month(later.year, later.month))
    if later == AVERAGE.end or later > AVERAGE.end:
        return  # the average itself, and the next year's target
    assert (mark.method, mark.value) == ("seasonal", pytest.approx(float(Fraction(52, 10) * last_year[place] / usual)))


def test_a_single_month_is_judged_by_its_usual_share() -> None:
    september = assess(since(*KNOWN[:11]), date(2010, 10, 10))
    assert september.rag == "grey"
    assert "the target is on the average of Nov 2010–Jan 2011" in september.rag_reason
    december = assess(since(*KNOWN[:14]), date(2011, 1, 10))
    assert (december.milestone, december.milestone_method) == (pytest.approx(5.2 * 5.8 / 6.0), "seasonal")
    assert (december.target, december.target_end) == (5.2, date(2011, 1, 31))
    assert (december.required_rate, december.progress) == (None, None)


def test_the_last_month_is_judged_by_the_average() -> None:
    made = since(*KNOWN[:14], 9.9)  # a bad January, after two good months
    judged = assess(made, DAY)
    assert (judged.milestone, judged.milestone_method, judged.actual) == (5.2, "target", 9.9)
    assert judged.rag_reason.endswith("; 7% is the Nov 2010–Jan 2011 average")
    assert "1.8 percentage points worse than the milestone of 5.2%" in judged.rag_reason
    assert judged.summary.startswith(
        "9.9% in Jan 2011 (7% is the Nov 2010–Jan 2011 average) against a target of 5.2%: 1.8 percentage points worse"
    )


@pytest.mark.parametrize(("known", "ahead", "inside", "skip"), [(14, 1, 2, 0), (12, 3, 0, 0), (10, 5, 0, 2)])
def test_the_average_is_what_is_forecast(known: int, ahead: int, inside: int, skip: int) -> None:
    made = since(*KNOWN[:known])
    day = date(2011, 1, 20)
    asked = asked_of(made, figures(made, day), day)
    assert asked.question is not None
    assert asked.question.goal == Goal(5.2, Polarity.LOW, TargetOn.MEAN, inside, skip)
    assert asked.question.horizon == ahead
    [found] = outlooks([made], day)
    [outcome] = outcomes([asked.question])
    assert outcome is not None
    assert found.forecast == pytest.approx(outcome.median, rel=1e-5)
    assert found.p_target == pytest.approx(outcome.p_target, abs=1e-5)


@given(st.lists(st.floats(-50, 50), min_size=3, max_size=12), st.integers(2, 5), st.floats(-60, 60))
def test_the_mean_of_the_last_step_alone_is_the_last_step(values: list[float], horizon: int, aim: float) -> None:
    values = [-1.0, *values]  # no logarithms: they take no part in sums
    one = Question(tuple(values), Frequency.MONTHLY, horizon, Goal(aim, Polarity.LOW, TargetOn.MEAN, 0, horizon - 1))
    other = replace(one, goal=Goal(aim, Polarity.LOW))
    mean, last = outcomes([one, other])
    assert mean is not None
    assert last is not None
    size = max(1.0, *map(abs, values))
    assert (mean.median, mean.low80) == pytest.approx((last.median, last.low80), abs=1e-6 * size)
    assert mean.p_target == pytest.approx(last.p_target, abs=1e-9)
    [whole] = forecast([one])
    assert isinstance(whole, Forecast)
    assert whole.p_target == pytest.approx(mean.p_target, abs=1e-9)


def test_a_year_that_has_begun_has_no_periods_before_it() -> None:
    with pytest.raises(ValueError, match="has none before it"):
        Goal(1.0, Polarity.HIGH, TargetOn.MEAN, 1, 1)
    with pytest.raises(ValueError, match="begins within the periods ahead"):
        Question((1.0, 2.0, 3.0), Frequency.MONTHLY, 2, Goal(1.0, Polarity.HIGH, TargetOn.MEAN, 0, 2))
