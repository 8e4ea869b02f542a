"""The outlook of a series: what is asked of the forecast and the chart, against questions written by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from lsp_data.measures.assessment import assess
from lsp_data.measures.forecast import Goal, Question, TargetOn, forecast, odds, outcomes
from lsp_data.measures.outlook import Outlook, outlooks
from lsp_data.measures.progress import goals_beyond
from lsp_data.measures.reasons import parted
from lsp_data.measures.series import Accumulation, Frequency, Polarity, Series
from lsp_data.measures.spc import Assurance, Improvement, PointType, chart, latest
from lsp_data.periods import Basis, Period, academic_year, financial_year, month, quarter, year_to_date
from tests.oracles.given import figure, goal, series

DAY = date(2011, 2, 14)
YEAR = financial_year(2010)


def of(one: Series, day: date = DAY) -> Outlook:
    return outlooks([one], day)[0]


def quarters(*values: float | None, last: tuple[int, int] = (2010, 3), **more: object) -> Series:
    """Quarterly figures up to the last quarter."""
    number = last[0] * 4 + last[1] - 1
    places = [divmod(number - len(values) + 1 + place, 4) for place in range(len(values))]
    found = [figure(quarter(year, part + 1), value) for (year, part), value in zip(places, values, strict=True)]
    return series(*found, **more)  # type: ignore[arg-type]  # the caller names fields of series


def test_a_level_is_forecast_for_the_last_period_of_the_target() -> None:
    values = (40.0, 41.0, 40.5, 42.0, 41.5, 42.5)
    found = of(quarters(*values, last=(2010, 2), targets=(goal(YEAR, 43.0),)), date(2010, 11, 14))
    by_hand = forecast([Question(values, Frequency.QUARTERLY, 2, Goal(43.0, Polarity.HIGH), 0.0, 100.0)])[0]
    assert by_hand is not None
    assert found.forecast == pytest.approx(by_hand.median[-1], rel=1e-5)
    assert (found.low80, found.high80) == pytest.approx((by_hand.low80[-1], by_hand.high80[-1]), rel=1e-5)
    assert found.p_target == pytest.approx(by_hand.p_target, abs=1e-5)
    assert (found.points, found.each, found.silent) == (6, "figure of a quarter", "")


def test_amounts_that_add_up_are_forecast_by_what_each_quarter_adds() -> None:
    reached = [(year_to_date(date(2009, 6, 30)), 10.0), (year_to_date(date(2009, 9, 30)), 24.0),
               (year_to_date(date(2009, 12, 31)), 33.0), (year_to_date(date(2010, 3, 31)), 45.0),
               (year_to_date(date(2010, 6, 30)), 12.0), (year_to_date(date(2010, 9, 30)), 25.0)]  # fmt: skip
    one = series(
        *(figure(period, value) for period, value in reached),
        unit="number",
        accumulation=Accumulation.CUMULATIVE,
        targets=(goal(YEAR, 55.0),),
    )
    found = of(one, date(2010, 11, 14))
    added = Question(
        (10.0, 14.0, 9.0, 12.0, 12.0, 13.0), Frequency.QUARTERLY, 2, Goal(55.0, Polarity.HIGH, TargetOn.SUM, 2), 0.0
    )
    by_hand = forecast([added])[0]
    assert by_hand is not None
    assert found.p_target == pytest.approx(by_hand.p_target, abs=1e-5)
    assert found.forecast is not None
    assert found.forecast == pytest.approx(25 + 2 * 12, abs=2.5)
    at_the_middle = replace(added, goal=Goal(found.forecast, Polarity.HIGH, TargetOn.SUM, 2))
    assert forecast([at_the_middle])[0].p_target == pytest.approx(0.5, abs=1e-3)  # type: ignore[union-attr]
    without = replace(one, observations=tuple(o for o in one.observations if o.period.end != date(2010, 6, 30)))
    assert of(without, date(2010, 11, 14)).silent.startswith("the figure before the last one is missing")
    assert of(replace(one, observations=one.observations[:4]), date(2010, 5, 14)).forecast is not None


def test_percentages_of_the_year_so_far_are_forecast_from_the_years_ends() -> None:
    ends = [(year_to_date(date(year, 3, 31)), 40.0 + year - 2006) for year in (2007, 2008, 2009, 2010)]
    one = series(
        *(figure(period, value) for period, value in [*ends, (year_to_date(date(2010, 6, 30)), 48.0)]),
        accumulation=Accumulation.CUMULATIVE,
        targets=(goal(YEAR, 46.0),),
    )
    found = of(one, date(2010, 8, 14))
    by_hand = forecast(
        [Question((41.0, 42.0, 43.0, 44.0), Frequency.ANNUAL, 1, Goal(46.0, Polarity.HIGH), 0.0, 100.0)]
    )[0]
    assert by_hand is not None
    assert found.p_target == pytest.approx(by_hand.p_target, abs=1e-5)
    assert found.each == "figure of a year"


def test_waves_of_every_second_year_are_yearly_figures_with_gaps() -> None:
    waves = [figure(Period(date(year, 9, 1), date(year, 11, 30), Basis.SURVEY), value) for year, value in
             ((2004, 50.0), (2006, 51.0), (2008, 50.0))]  # fmt: skip
    one = series(
        *waves, accumulation=Accumulation.SURVEY, frequency=Frequency.BIENNIAL, targets=(goal(YEAR, 54.0),), lag=100
    )
    found = of(one, date(2010, 8, 14))
    asked = Question((50.0, None, 51.0, None, 50.0), Frequency.ANNUAL, 2, Goal(54.0, Polarity.HIGH), 0.0, 100.0)
    by_hand = forecast([asked])[0]
    assert by_hand is not None
    assert found.p_target == pytest.approx(by_hand.p_target, abs=1e-5)
    sampled = replace(one, observations=(*waves[:-1], waves[-1]._replace(sample=400.0)))
    by_hand = forecast([replace(asked, sampling_variance=50 * 50 / 400)])[0]
    assert by_hand is not None
    assert of(sampled, date(2010, 8, 14)).p_target == pytest.approx(by_hand.p_target, abs=1e-5)


def test_where_nothing_can_be_said_the_reason_is() -> None:
    target = (goal(YEAR, 43.0),)
    six = (40.0, 41.0, 40.5, 42.0, 41.5, 42.5)
    assert of(series(targets=target)).silent == "no figure is known yet"
    assert of(quarters(*six)).silent == "no target is to come"
    past = of(quarters(*six, targets=target), date(2011, 4, 1))
    assert (past.silent, past.p_target) == ("the last target was due on 31 March 2011", None)
    few = of(quarters(41.0, 42.0, targets=target))
    assert (few.silent, few.forecast) == ("2 figures of a quarter are known, and a forecast needs 3", None)
    since = of(quarters(*six, targets=target, breaks=(date(2010, 7, 1),)))
    assert since.silent == "2 figures of a quarter are known, and a forecast needs 3"
    coming = of(quarters(*six, targets=target, breaks=(date(2011, 2, 1),)))
    assert coming.silent == "the definition changed on 1 February 2011, after the last figure"
    terms = of(quarters(*six, targets=target, frequency=Frequency.TERMLY))
    assert terms.silent == "its figures come neither by month nor by quarter nor by year"
    neither = of(quarters(*six, targets=target, polarity=Polarity.NEITHER))
    assert (neither.p_target, neither.silent) == (None, "")
    assert neither.forecast is not None


def test_the_chart_needs_eight_comparable_figures_and_speaks_of_the_last() -> None:
    steady = (50.0, 51.0, 50.0, 49.0, 50.0, 51.0, 49.0)
    target = (goal(YEAR, 43.0),)
    few = of(quarters(*steady, targets=target)).chart
    assert (few.variation, few.silent) == (None, "7 figures of a quarter are known, and a chart needs 8")
    fallen = of(quarters(*steady, 40.0, targets=target)).chart
    assert (fallen.variation, fallen.points) == (PointType.CONCERN, 8)
    assert of(quarters(*steady, 40.0, targets=target, polarity=Polarity.LOW)).chart.variation is PointType.IMPROVEMENT
    level = of(quarters(*steady, 50.0, targets=target)).chart
    assert (level.variation, level.assurance) == (PointType.COMMON_CAUSE, Assurance.CONSISTENT_PASS)
    rolling = of(quarters(*steady, 40.0, targets=target, accumulation=Accumulation.ROLLING)).chart
    assert rolling.variation is None
    assert rolling.silent.startswith("each figure shares most")


def test_the_quick_chart_and_the_quick_forecast_say_what_the_whole_ones_say() -> None:
    chance = random.Random(7)
    for _ in range(300):
        values = [
            round(chance.gauss(50, 3) + place * chance.choice((0, 0, 1)), 1) for place in range(chance.randint(8, 30))
        ]
        whole = chart(values, Improvement.INCREASE, target=52.0)
        assert latest(values, Improvement.INCREASE, 52.0) == (whole.variation, whole.assurance)
    questions = [
        Question(tuple(chance.uniform(-1, 60) for _ in range(chance.randint(1, 9))), Frequency.MONTHLY, 3, aim)
        for aim in (None, Goal(40, Polarity.LOW), Goal(90, Polarity.HIGH, TargetOn.SUM)) for _ in range(20)
    ]  # fmt: skip
    for quick, slow in zip(outcomes(questions), forecast(questions), strict=True):
        assert (quick is None) == (slow is None)
        if quick and slow:
            assert quick.p_target == pytest.approx(slow.p_target, abs=1e-9)
    for question, quick in zip(questions[:40], outcomes(questions[:40]), strict=True):
        slow = forecast([question])[0]
        if quick and slow:
            ends = (slow.low80[-1], slow.median[-1], slow.high80[-1])
            assert (quick.low80, quick.median, quick.high80) == pytest.approx(ends, rel=1e-7)


def test_a_mean_of_the_year_counts_what_is_known_of_it() -> None:
    values = tuple(10.0 + 0.1 * place for place in range(10))
    of_mean = Question(values, Frequency.QUARTERLY, 2, Goal(10.9, Polarity.HIGH, TargetOn.MEAN, 2))
    found = outcomes([of_mean])[0]
    assert found is not None
    at_the_middle = replace(of_mean, goal=Goal(found.median, Polarity.HIGH, TargetOn.MEAN, 2))
    assert outcomes([at_the_middle])[0].p_target == pytest.approx(0.5, abs=1e-6)  # type: ignore[union-attr]
    gap = replace(of_mean, values=(*values[:-2], None, values[-1]))
    assert outcomes([gap]) == [None]


def test_one_series_alone_and_among_others_is_answered_the_same() -> None:
    chance = random.Random(3)
    many = [
        series(
            *(
                figure(month(2009 + (place + 3) // 12, (place + 3) % 12 + 1), chance.gauss(50, 4))
                for place in range(20)
            ),
            frequency=Frequency.MONTHLY,
            targets=(goal(YEAR, 52.0),),
        )
        for _ in range(30)
    ]
    day = date(2010, 12, 30)
    assert outlooks(many, day) == [of(one, day) for one in many]


def test_an_unlikely_target_is_flagged_and_said_in_the_reason() -> None:
    one = quarters(40.0, 41.0, 40.5, 41.0, 40.0, 40.5, targets=(goal(YEAR, 60.0, 40.0, financial_year(2009)),))
    ahead = of(one)
    found = assess(one, DAY, ahead)
    assert ahead.p_target is not None
    assert (found.p_target, found.forecast) == (ahead.p_target, ahead.forecast)
    said = {flag.code: (flag.severity, flag.reason) for flag in found.flags}
    assert said["forecast-short"] == ("high", f"Meeting the target of 60% by March 2011 is {odds(ahead.p_target)}.")
    assert parted(found.summary)[1].endswith(f"to reach 60% by March 2011 ({odds(ahead.p_target)}).")
    likely = replace(ahead, p_target=0.25)
    assert "forecast-short" not in {flag.code for flag in assess(one, DAY, likely).flags}
    some = {flag.code: flag.severity for flag in assess(one, DAY, replace(ahead, p_target=0.14)).flags}
    assert some["forecast-short"] == "medium"
    assert odds(0.14) == "unlikely: 14%"
    assert (odds(0.0), odds(1.0)) == ("very unlikely: under 1%", "almost certain: over 99%")


def test_a_figure_worse_than_the_usual_is_flagged() -> None:
    one = quarters(50.0, 51.0, 50.0, 49.0, 50.0, 51.0, 49.0, 40.0)
    found = assess(one, DAY, of(one))
    assert found.variation == "special_cause_concern"
    assert "special-cause-concern" in {flag.code for flag in found.flags}


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ({"valid_to": date(2010, 3, 31)}, "the indicator ended on 31 March 2010"),
        ({"area_ended": date(2010, 3, 31)}, "the area ended on 31 March 2010"),
    ],
)
def test_nothing_is_asked_of_a_target_that_its_indicator_or_area_does_not_live_to_see(
    ending: dict[str, date], words: str
) -> None:
    values = (20.0, 19.5, 19.0, 18.5, 18.0, 17.5, 17.0, 16.0)
    more = {"targets": (goal(YEAR, 10.0),), "polarity": Polarity.LOW, **ending}
    made, day = quarters(*values, last=(2009, 4), **more), date(2010, 7, 1)
    found = of(made, day)
    assert (found.p_target, found.silent) == (None, words)
    status = assess(made, day)
    assert status.required_rate is None
    assert "forecast-short" not in {flag.code for flag in status.flags}
    alive = quarters(*values, last=(2009, 4), targets=(goal(YEAR, 10.0),), polarity=Polarity.LOW)
    assert assess(alive, day).required_rate is not None


def test_a_school_year_that_begins_before_the_indicator_ends_has_its_target() -> None:
    target = goal(academic_year(2010), 16.4)
    figures = tuple(figure(academic_year(2005 + number), 17.0 + number / 2, "2010-12-01") for number in range(5))
    made = series(*figures, targets=(target,), valid_to=date(2011, 3, 31))
    assert goals_beyond(made, figures[-1].period) == [target]
    assert goals_beyond(replace(made, valid_to=date(2010, 8, 31)), figures[-1].period) == []
