"""Laws that hold for every series, whatever its figures."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.assessment import assess
from lsp_data.measures.direction import word_of
from lsp_data.measures.progress import Required, progress, required
from lsp_data.measures.series import (
    Accumulation,
    Frequency,
    Milestone,
    Observation,
    Polarity,
    RagRule,
    Series,
    Target,
)
from lsp_data.measures.status import amber_limit, rag, shortfall
from lsp_data.measures.wording import amount, number
from lsp_data.periods import (
    academic_year,
    average,
    calendar_year,
    financial_year,
    month,
    point,
    quarter,
    rolling_year,
    survey,
    term,
    year_to_date,
)
from tests.oracles.given import figure, goal, series

years = st.integers(2006, 2011)
month_ends = st.builds(lambda year, number: month(year, number).end, years, st.integers(1, 12))
periods = st.one_of(
    st.builds(month, years, st.integers(1, 12)),
    st.builds(quarter, years, st.integers(1, 4)),
    st.builds(year_to_date, month_ends),
    st.builds(rolling_year, month_ends),
    st.builds(financial_year, years),
    st.builds(calendar_year, years),
    st.builds(academic_year, years),
    st.builds(term, years, st.integers(1, 3)),
    st.builds(survey, years),
    st.builds(lambda year: average(year - 2, year), years),
    st.builds(point, st.dates(date(2007, 1, 1), date(2011, 12, 31))),
)
values = st.none() | st.floats(-1e9, 1e9) | st.integers(-3, 60).map(float)
markers = st.sampled_from([None, "na", "tbc", "suppressed", "not_collected", "noted", "low_reliability", "unknown"])
days = st.dates(date(2007, 1, 1), date(2012, 12, 31))
observations = st.lists(
    st.builds(
        Observation,
        periods,
        values,
        days,
        markers,
        st.sampled_from([None, "provisional", "revised", "estimated", "final"]),
    ),
    max_size=8,
    unique_by=lambda one: one.period,
).map(lambda found: tuple(sorted(found, key=lambda one: one.period.end)))
targets = st.lists(
    st.builds(
        Target,
        periods,
        values,
        st.just("June 2008"),
        st.sampled_from(["", "designated"]),
        st.sampled_from(["agreed", "agreed", "placeholder", "deferred", "renegotiated", "revoked"]),
        values,
        st.none() | periods,
    ),
    max_size=4,
).map(lambda found: tuple(sorted(found, key=lambda one: one.period.end)))
rules = st.builds(
    RagRule,
    st.sampled_from(["default", "percentage", "points", "poisson", "havering"]),
    st.none() | st.floats(0, 100),
)
any_series = st.builds(
    Series,
    st.just("NI 1"),
    st.just(""),
    st.just("cheshire"),
    st.sampled_from(list(Polarity)),
    st.sampled_from(["%", "number", "", "per 1000 population", "GBP thousand", "% points", "days"]),
    st.sampled_from(list(Accumulation)),
    st.sampled_from(list(Frequency)),
    st.none() | st.integers(0, 700),
    observations,
    targets,
    st.lists(st.builds(Milestone, periods, st.floats(-1e6, 1e6)), max_size=3).map(tuple),
    rules,
    st.sampled_from(["", "previous", "last_year"]),
    st.none() | days,
    st.none() | st.just(date(2008, 4, 1)),
    st.none(),
    st.lists(days, max_size=2).map(tuple),
    st.sampled_from([0, 0, 14]),
)


@given(any_series, days)
def test_every_series_has_a_status_with_its_reason(made: Series, as_at: date) -> None:
    found = assess(made, as_at)
    assert found.rag in ("green", "amber", "red", "grey")
    assert found.rag_reason
    assert (found.rag == "grey") == bool(found.grey_code)
    assert (found.rag == "grey") == (found.rag_rule is None)
    assert found.direction in ("improving", "worsening", "level", "unknown")
    assert found.summary.endswith(".")
    assert len(found.summary) > 10
    for value in (found.actual, found.milestone, found.required_rate, found.progress, found.compared_value):
        assert value is None or math.isfinite(value)


@given(any_series, days)
def test_missing_is_never_a_colour_and_never_nought(made: Series, as_at: date) -> None:
    found = assess(made, as_at)
    if found.actual is None or found.milestone is None or made.polarity is Polarity.NEITHER:
        assert found.rag == "grey"
    if found.actual is not None:
        assert any(one.value == found.actual and one.period == found.period for one in made.observations)


@given(any_series, days)
def test_nothing_known_later_has_a_say(made: Series, as_at: date) -> None:
    before = tuple(one for one in made.observations if one.known_at <= as_at)
    without = Series(**{name: getattr(made, name) for name in made.__slots__} | {"observations": before})
    assert assess(made, as_at) == assess(without, as_at)


@given(any_series, days)
def test_overdue_and_flags_agree(made: Series, as_at: date) -> None:
    found = assess(made, as_at)
    codes = [flag.code for flag in found.flags]
    assert len(codes) == len(set(codes))
    assert ("overdue" in codes) == bool(found.overdue_days)
    assert ("behind-milestone" in codes) == (found.rag in ("red", "amber"))
    assert ("red-and-worsening" in codes) == (found.rag == "red" and found.direction == "worsening")
    if found.overdue_days:
        assert found.due == as_at - timedelta(days=found.overdue_days + made.grace_days)


@given(
    st.floats(-1e6, 1e6),
    st.floats(-1e6, 1e6),
    st.floats(-1e6, 1e6),
    rules.filter(lambda rule: rule.kind != "havering"),
    st.sampled_from([Polarity.HIGH, Polarity.LOW]),
    st.sampled_from(["%", "number", "rate"]),
)
def test_a_better_figure_never_has_a_worse_colour(
    one: float, other: float, aim: float, rule: RagRule, polarity: Polarity, unit: str
) -> None:
    order = ["red", "amber", "green"]
    worse, better = sorted((one, other), reverse=polarity is Polarity.LOW)
    colours = [order.index(rag(value, aim, rule, polarity, unit).colour) for value in (worse, better)]
    assert colours[0] <= colours[1]


@given(
    st.floats(-1e6, 1e6) | st.integers(0, 49).map(float),
    rules,
    st.sampled_from([Polarity.HIGH, Polarity.LOW]),
    st.sampled_from(["%", "number", "rate"]),
)
def test_the_milestone_itself_is_green_and_the_limit_is_not_red(
    aim: float, rule: RagRule, polarity: Polarity, unit: str
) -> None:
    assert rag(aim, aim, rule, polarity, unit).colour == "green"
    limit = amber_limit(aim, rule, polarity, unit)
    assert limit is not None
    assert rag(limit, aim, rule, polarity, unit).colour != "red"
    assert amber_limit(aim, rule, Polarity.NEITHER, unit) is None


def test_no_colour_can_be_asked_for_without_a_good_direction() -> None:
    with pytest.raises(ValueError, match="no good direction"):
        rag(1, 2, RagRule(), Polarity.NEITHER, "%")


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_other_polarity_turns_the_word_round(value: float, earlier: float) -> None:
    turned = {"improving": "worsening", "worsening": "improving", "level": "level"}
    assert turned[word_of(value, earlier, Polarity.HIGH)] == word_of(value, earlier, Polarity.LOW)
    assert word_of(earlier, earlier, Polarity.HIGH) == "level"


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_what_one_polarity_meets_the_other_misses(value: float, aim: float) -> None:
    assert shortfall(value, aim, Polarity.HIGH) == -shortfall(value, aim, Polarity.LOW)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_progress_is_nought_at_the_baseline_and_whole_at_the_target(baseline: float, target: float) -> None:
    if baseline == target:
        assert progress(1.0, baseline, target) is None
    else:
        assert progress(baseline, baseline, target) == 0
        assert progress(target, baseline, target) == 1
    assert progress(1.0, None, target) is None
    assert progress(1.0, baseline, None) is None


@given(st.integers(1, 3), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_the_required_rate_reaches_the_target(number_of_quarter: int, value: float, aim: float) -> None:
    made = series(figure(quarter(2009, number_of_quarter), value), targets=(goal(financial_year(2009), aim),))
    needed = required(made, made.observations[0], date(2010, 3, 31))
    assert isinstance(needed, Required)
    assert needed.per == "quarter"
    assert value + needed.rate * (4 - number_of_quarter) == pytest.approx(aim, abs=1e-6)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (38.5, "%", "38.5%"),
        (1234.5678, "", "1,234.6"),
        (412.0, "number", "412"),
        (-1.25, "% points", "−1.25 percentage points"),
        (1200.0, "£", "£1,200"),
        (-1200.0, "GBP thousand", "−£1,200 thousand"),
        (0.0, "%", "0%"),
        (0.00042, "rate", "0.00042"),
        (-0.0, "", "0"),
        (2.0, "level 0-4", "2 (level 0-4)"),
    ],
)
def test_amounts_in_sentences(value: float, unit: str, text: str) -> None:
    assert amount(value, unit) == text


@given(st.floats(-1e12, 1e12))
def test_a_number_in_a_sentence_is_close_to_the_number(value: float) -> None:
    shown = float(number(value).replace(",", "").replace("−", "-"))
    assert shown == pytest.approx(value, abs=0.051, rel=0.06)
