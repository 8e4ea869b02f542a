"""The rules against their slow and obvious second versions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lsp_data.measures.direction import word_of
from lsp_data.measures.series import Accumulation, Polarity, RagRule
from lsp_data.measures.status import amber_limit, rag
from lsp_data.measures.timeliness import timeliness
from lsp_data.measures.trajectory import milestone
from lsp_data.periods import financial_year, month, month_end, point, quarter, shift_months, year_to_date
from tests.oracles import measures as oracle
from tests.oracles.given import figure, goal, series

polarities = st.sampled_from([Polarity.HIGH, Polarity.LOW])
amounts = st.floats(-1e6, 1e6).filter(lambda value: value == 0 or abs(value) > 1e-6)
days = st.dates(date(2008, 4, 1), date(2012, 3, 31))


@given(st.integers(0, 23), st.integers(1, 24), st.integers(0, 24), amounts, amounts)
def test_the_straight_line(lead: int, length: int, step: int, begun: float, reached: float) -> None:
    assume(0 < step < length)
    start = month_end(2008, 3)
    since, end = shift_months(start, lead), shift_months(start, lead + length)
    day = shift_months(since, step)
    made = series(targets=(goal(point(end), reached, begun, point(since)),))
    found = milestone(made, point(day))
    expected = oracle.straight_line(since, begun, end, reached, day)
    assert found.value == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(
    st.dictionaries(st.sampled_from([3, 6, 9, 12]), st.floats(0, 1e5), max_size=4),
    st.sampled_from([6, 9, 12]),
    st.floats(0.1, 1e6),
)
def test_last_years_shape_or_the_share_of_months(known: dict[int, float], this: int, target: float) -> None:
    ends = {3: date(2010, 3, 31), 6: date(2009, 6, 30), 9: date(2009, 9, 30), 12: date(2009, 12, 31)}
    figures = [figure(year_to_date(ends[number]), known[number]) for number in sorted(known, key=ends.get)]
    made = series(
        *figures,
        accumulation=Accumulation.CUMULATIVE,
        polarity=Polarity.LOW,
        unit="number",
        targets=(goal(financial_year(2010), target),),
    )
    period = year_to_date(shift_months(ends[this], 12))
    expected = oracle.cumulative_milestone(made, period, target)
    assert milestone(made, period).value == pytest.approx(expected)


@given(st.integers(0, 600).map(lambda tenths: Fraction(tenths, 12)), polarities)
def test_the_worst_count_by_chance(mean: Fraction, polarity: Polarity) -> None:
    found = amber_limit(float(mean), RagRule("poisson"), polarity, "number")
    assert found == oracle.worst_count_by_chance(mean, polarity)


@given(st.integers(-5000, 5000), st.integers(-5000, 5000), st.integers(0, 30), polarities)
def test_green_amber_and_red_by_per_cent(value: int, aim: int, tolerance: int, polarity: Polarity) -> None:
    found = rag(value / 4, aim / 4, RagRule("percentage", float(tolerance)), polarity, "rate")
    expected = oracle.colour_by_percent(Fraction(value, 4), Fraction(aim, 4), Fraction(tolerance), polarity)
    assert found.colour == expected


@given(st.integers(-5000, 5000), st.integers(-5000, 5000), polarities)
def test_the_word_of_a_change(value: int, earlier: int, polarity: Polarity) -> None:
    expected = oracle.direction_word(Fraction(value), Fraction(earlier), polarity)
    assume(abs(value - earlier) * 100 != abs(earlier))  # exactly one per cent: a matter of binary fractions
    assert word_of(value, earlier, polarity) == expected


@given(days, st.integers(0, 200))
def test_the_newest_quarter_that_is_due(as_at: date, lag: int) -> None:
    found = timeliness(series(lag=lag), (), as_at)
    assert found.expected is not None
    assert found.expected.end == oracle.newest_due_quarter(as_at, lag)


@given(days, st.integers(0, 120), st.integers(0, 15))
def test_what_is_missing_follows_what_was_returned_since_the_indicator_began(
    as_at: date, lag: int, returned: int
) -> None:
    began = date(2008, 4, 1)  # the first figures are of the two years before
    every = [quarter(2006 + number // 4, number % 4 + 1) for number in range(40)]
    figures = tuple(figure(one, 1.0, "2006-07-01") for one in every[:returned])
    found = timeliness(series(*figures, lag=lag, valid_from=began), figures, as_at)
    owed = [one for one in every[returned:] if began <= one.end <= oracle.newest_due_quarter(as_at, lag)]
    if not figures:  # then only the newest is asked for
        owed = owed[-1:]
    assert found.missing == (owed[0] if owed else None)
    late = (as_at - owed[0].end).days - lag if owed else 0
    assert found.overdue_days == late


def test_months_of_the_year_are_counted_like_the_oracle_counts() -> None:
    made = series(
        accumulation=Accumulation.CUMULATIVE,
        targets=(goal(financial_year(2010), 1200),),
    )
    for number, end in enumerate((month(2010, 4), month(2010, 5), month(2010, 12), month(2011, 2)), start=1):
        found = milestone(made, year_to_date(end.end))
        assert found.method == "share"
        assert found.value == pytest.approx({1: 100, 2: 200, 3: 900, 4: 1100}[number])
