"""What is marked on a timeline: shocks widen a forecast and move it nowhere, changes begin new limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.control_chart import plotted
from lsp_data.measures.events import Event, read_events, written
from lsp_data.measures.forecast import FREQUENCIES, Forecast, Goal, Question, TargetOn, forecast
from lsp_data.measures.forecast.shocks import SETTLED, unknown_level
from lsp_data.measures.outlook import figures, outlooks
from lsp_data.measures.series import Frequency, Polarity, Series
from lsp_data.measures.spc import Improvement, chart
from lsp_data.periods import month, shift_months
from tests.oracles.given import figure, goal, series

DAY = date(2011, 2, 14)
CRISIS = Event(date(2010, 12, 10), "banking crisis")
SYSTEM = Event(date(2010, 4, 1), "New recording system")


def months(*values: float, **more: object) -> Series:
    """Monthly figures up to December 2010."""
    ends = [shift_months(date(2010, 12, 31), -back) for back in range(len(values) - 1, -1, -1)]
    found = [figure(month(end.year, end.month), value) for end, value in zip(ends, values, strict=True)]
    return series(*found, frequency=Frequency.MONTHLY, **more)  # type: ignore[arg-type]  # fields of series


def answered(question: Question) -> Forecast:
    [answer] = forecast([question])
    assert answer is not None
    return answer


def test_events_are_written_one_a_line_and_read_in_order_of_time() -> None:
    text = written([CRISIS, SYSTEM, CRISIS])
    assert text == "2010-04-01 New recording system\n2010-12-10 banking crisis"
    assert read_events(f" {text}\n\n") == (SYSTEM, CRISIS)
    assert read_events("") == ()


@pytest.mark.parametrize("line", ["2010-04-01", "1 April 2010 new system", "2010-02-30 no such day"])
def test_a_line_that_is_no_event_is_refused_in_words(line: str) -> None:
    with pytest.raises(ValueError, match="is not a day and what happened"):
        read_events(line)


def test_an_event_says_in_one_line_what_happened() -> None:
    with pytest.raises(ValueError, match="in one line"):
        Event(CRISIS.day, " ")


@st.composite
def shaken(draw: st.DrawFn) -> Question:
    values = draw(st.lists(st.floats(-1e6, 1e6) | st.integers(1, 60).map(float), min_size=3, max_size=16))
    horizon = draw(st.integers(1, 5))
    goal_of = Goal(draw(st.sampled_from(values)), Polarity.HIGH, draw(st.sampled_from(list(TargetOn))), 0)
    places = draw(st.lists(st.integers(0, len(values) + horizon - 1), min_size=1, max_size=3))
    return Question(tuple(values), draw(st.sampled_from(FREQUENCIES)), horizon, goal_of, shocks=tuple(places))


@given(shaken())
def test_a_shock_never_narrows_and_hardly_moves_a_forecast(question: Question) -> None:
    with_shock, without = answered(question), answered(replace(question, shocks=()))
    size = max(abs(value) for value in question.values) or 1.0
    for step in range(question.horizon):
        wide = with_shock.high80[step] - with_shock.low80[step]
        usual = without.high80[step] - without.low80[step]
        assert wide >= usual - 1e-6 * size
        # the middle of several models moves within the interval where each of them widens, never out of it
        assert without.low80[step] - 1e-6 * size <= with_shock.median[step] <= without.high80[step] + 1e-6 * size


def test_it_widens_the_steps_from_its_day_on() -> None:
    question = Question((40.0, 41.0, 40.5, 42.0, 41.5, 42.5), Frequency.QUARTERLY, 4, shocks=(8,))  # the third ahead
    with_shock, without = answered(question), answered(replace(question, shocks=()))
    assert with_shock.high95[:2] == without.high95[:2]
    assert with_shock.high95[2] > without.high95[2]
    assert with_shock.median == pytest.approx(without.median, rel=0.01)


def test_the_year_total_and_its_probability_widen_with_it() -> None:
    goal_of = Goal(60.0, Polarity.LOW, TargetOn.SUM, 2)
    question = Question((14.0, 12.0, 15.0, 13.0, 14.0, 12.0), Frequency.QUARTERLY, 2, goal_of, lower=0.0)
    chance = answered(question).p_target
    shaken_chance = answered(replace(question, shocks=(5,))).p_target
    assert chance is not None
    assert shaken_chance is not None
    assert 0.5 < shaken_chance < chance


def test_every_figure_since_leaves_less_unknown_and_eight_leave_nothing() -> None:
    added = [unknown_level([shock], range(10), 1) for shock in range(11)]
    assert [None if one is None else round(float(one[0, 0]), 3) for one in added] == [
        *[None] * (10 - SETTLED + 1), *[round(4 / (1 + since), 3) for since in range(SETTLED - 1, -1, -1)]
    ]  # fmt: skip
    two = unknown_level([9, 11], range(10), 3)
    assert two is not None
    np.testing.assert_allclose(two, [[2.0, 2.0, 2.0], [2.0, 6.0, 6.0], [2.0, 6.0, 6.0]])


@pytest.mark.parametrize("place", [-1, 7])
def test_a_shock_lies_within_the_question(place: int) -> None:
    with pytest.raises(ValueError, match="a shock lies in"):
        Question((1.0, 2.0, 3.0, 4.0), Frequency.ANNUAL, 3, shocks=(place,))


def test_the_outlook_says_which_shocks_widen_it() -> None:
    old = Event(date(2009, 1, 1), "long ago")
    later = Event(date(2012, 1, 1), "after the target")
    made = months(*range(20, 34), targets=(goal(month(2011, 3), 36.0),), unit="number")
    [calm] = outlooks([made], DAY)
    [found] = outlooks([replace(made, shocks=(old, CRISIS, later))], DAY)
    assert found.shocks == (CRISIS,)
    assert found.low80 is not None and calm.low80 is not None
    assert found.low80 < calm.low80
    assert found.forecast == pytest.approx(calm.forecast, rel=0.02)


BEFORE = (50.0, 52.0, 49.0, 51.0, 50.5, 51.5, 49.5, 50.0, 51.0)
AFTER = (60.0, 61.0, 59.0, 60.5, 61.5, 59.5, 60.0, 61.0, 60.0)


def test_limits_begin_anew_where_the_process_changed() -> None:
    made = months(*BEFORE, *AFTER, process_changes=(SYSTEM,))
    drawn = plotted(made, figures(made, DAY), None)
    parts = [chart(part, Improvement.INCREASE).points for part in (BEFORE, AFTER)]
    assert [point for _, point in drawn.points] == [*parts[0], *parts[1]]
    assert drawn.changes == ((date(2010, 3, 31), SYSTEM),)
    [ahead] = outlooks([made], DAY)
    assert (ahead.chart.variation, ahead.chart.points) == ("common_cause", 9)
    [without] = outlooks([replace(made, process_changes=())], DAY)
    assert without.chart.variation != "common_cause"


def test_the_target_is_held_against_the_new_limits() -> None:
    targets = (goal(month(2011, 3), 55.0),)
    made = months(*BEFORE, *AFTER, targets=targets, process_changes=(SYSTEM,))
    [ahead] = outlooks([made], DAY)
    assert ahead.chart.assurance == "consistent_pass"


def test_a_new_part_of_few_points_is_drawn_and_not_judged() -> None:
    made = months(*BEFORE, *AFTER[:4], process_changes=(Event(date(2010, 9, 15), "Merger"),))
    [ahead] = outlooks([made], DAY)
    assert ahead.chart.variation is None
    assert ahead.chart.silent == (
        "4 figures of a month are known since the process changed on 15 September 2010 (Merger), and a chart needs 8"
    )
    drawn = plotted(made, figures(made, DAY), None)
    assert [point.kind for _, point in drawn.points][-4:] == [None] * 4
    assert {point.limits.reach for _, point in drawn.points[-4:]} == {None}


def test_a_change_before_the_first_figure_or_after_the_last_begins_no_part() -> None:
    beside = (Event(date(2005, 1, 1), "early"), Event(date(2011, 2, 1), "late"))
    made = months(*BEFORE, process_changes=beside)
    assert plotted(made, figures(made, DAY), None).changes == ()


def test_of_two_changes_that_begin_one_part_the_later_counts() -> None:
    made = months(*BEFORE, *AFTER, process_changes=(Event(date(2010, 4, 20), "Second"), SYSTEM))
    assert [event.words for _, event in plotted(made, figures(made, DAY), None).changes] == ["Second"]
