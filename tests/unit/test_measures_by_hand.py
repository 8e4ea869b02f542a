"""Status worked out by hand for indicators of different kinds. The arithmetic stands beside each case."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.assessment import Assessment, assess
from lsp_data.measures.series import Accumulation, Frequency, Polarity
from lsp_data.periods import Basis, Period, academic_year, average, calendar_year, month, quarter, rolling_year
from tests.oracles.given import (
    FEBRUARY_2011,
    YEAR_2007,
    YEAR_2008,
    YEAR_2009,
    YEAR_2010,
    codes,
    figure,
    goal,
    series,
    to_date,
)


def test_a_rate_with_low_good_five_per_cent_rule() -> None:
    """Line from 15 (March 2010) to 12 (March 2011): after 6 of 12 months 13.5. 14.2 is 0.7 more: 0.7 / 13.5 = 5.19%,
    beyond 5%. 13.9 to 14.2 is 2.2% up: worsening. To 12 in two quarters: −2.2 / 2 = −1.1 each."""
    found = assess(
        series(
            figure(quarter(2010, 1), 13.9),
            figure(quarter(2010, 2), 14.2),
            polarity=Polarity.LOW,
            unit="per 1000 population",
            lag=180,
            targets=(goal(YEAR_2010, 12.0, 15.0, YEAR_2009),),
        ),
        FEBRUARY_2011,
    )
    assert (found.rag, found.direction) == ("red", "worsening")
    assert (found.milestone, found.milestone_method) == (13.5, "straight")
    assert found.rag_reason == "5.2% worse than the milestone of 13.5 per 1,000 population, beyond tolerance"
    assert (found.compared_with, found.compared_value) == (date(2010, 6, 30), 13.9)
    assert found.required_rate == pytest.approx(-1.1)
    assert found.required_per == "quarter"
    assert found.progress == pytest.approx((14.2 - 15) / (12 - 15))
    assert codes(found) == {"behind-milestone", "red-and-worsening"}
    assert found.summary == (
        "14.2 per 1,000 population in Q2 2010/11 against a milestone of 13.5: 5.2% worse than planned and worsening "
        "since Q1 2010/11; needs a fall of 1.1 a quarter to reach 12 by March 2011."
    )


def test_a_percentage_with_high_good_is_judged_in_points() -> None:
    """60 to 70 over 2009/10: 65 after two quarters. 64 is 1 point short (2 allowed): amber. 62.9 is 2.1 short: red."""
    target = (goal(YEAR_2009, 70, 60, YEAR_2008),)
    found = assess(series(figure(quarter(2009, 2), 64), targets=target), date(2009, 11, 20))
    assert (found.milestone, found.rag, found.direction) == (65, "amber", "unknown")
    assert found.required_rate == 3
    found = assess(series(figure(quarter(2009, 2), 62.9), targets=target), date(2009, 11, 20))
    assert found.rag == "red"
    found = assess(series(figure(quarter(2009, 2), 65), targets=target), date(2009, 11, 20))
    assert (found.rag, found.rag_reason) == ("green", "meets the milestone of 65%")
    assert "as planned" in found.summary


def test_a_cumulative_count_follows_last_years_shape() -> None:
    """Last year 120, 200, 290, 400: half of the year's total by September. Half of 360 is 180; 170 is better.
    Against 200 a year before: of 370 together half would be 185, give or take 9.6, so that 170 may be chance: level.
    190 are left for two quarters: 95 each."""
    last_year = zip(("2009-06-30", "2009-09-30", "2009-12-31", "2010-03-31"), (120, 200, 290, 400), strict=True)
    found = assess(
        series(
            *(figure(to_date(end), value) for end, value in last_year),
            figure(to_date("2010-06-30"), 101),
            figure(to_date("2010-09-30"), 170),
            polarity=Polarity.LOW,
            unit="number",
            accumulation=Accumulation.CUMULATIVE,
            lag=30,
            targets=(goal(YEAR_2010, 360, 400, YEAR_2009),),
        ),
        date(2010, 11, 15),
    )
    assert (found.milestone, found.milestone_method, found.rag) == (180, "seasonal", "green")
    assert (found.direction, found.compared_with) == ("level", date(2009, 9, 30))
    assert found.required_rate == 95
    assert found.progress is None
    assert found.summary == (
        "170 in Apr–Sep 2010 (year to date) against a milestone of 180: 5.6% better than planned and level with "
        "Apr–Sep 2009 (year to date), as a fall of 30 may be chance; may add no more than 95 a quarter to reach "
        "360 by March 2011."
    )


def quarter_of_a_count(last: float, in_all: float, this: float, target: float, polarity: Polarity) -> Assessment:
    """The first quarter after one of ``last`` in a year of ``in_all``."""
    return assess(
        series(
            figure(to_date("2008-06-30"), last),
            figure(to_date("2009-03-31"), in_all),
            figure(to_date("2009-06-30"), this),
            accumulation=Accumulation.CUMULATIVE,
            polarity=polarity,
            unit="number",
            targets=(goal(YEAR_2009, target),),
        ),
        date(2009, 8, 15),
    )


def test_a_year_of_few_or_of_nothing_by_then_shows_no_season() -> None:
    """A quarter of 12 arsons is 3, and 1 is fewer; a quarter of 200 homes is 50, and none is not enough."""
    few = quarter_of_a_count(0, 12, 1, 12, Polarity.LOW)
    assert (few.milestone, few.milestone_method, few.rag) == (3, "share", "green")
    assert few.rag_reason.endswith("(last year had 0 of 12 by then, which shows no season: an even share of the "
                                   "year's target)")  # fmt: skip
    none = quarter_of_a_count(0, 200, 0, 200, Polarity.HIGH)
    assert (none.milestone, none.milestone_method, none.rag) == (50, "share", "red")
    assert quarter_of_a_count(2, 19, 1, 12, Polarity.LOW).milestone == 3
    assert quarter_of_a_count(2, 20, 1, 12, Polarity.LOW).milestone == pytest.approx(1.2)


def test_a_cumulative_count_without_a_last_year_is_shared_by_months() -> None:
    """Three of twelve months: a quarter of 360 is 90. 100 is 11.1% more: red."""
    found = assess(
        series(
            figure(to_date("2010-06-30"), 100),
            polarity=Polarity.LOW,
            unit="number",
            accumulation=Accumulation.CUMULATIVE,
            targets=(goal(YEAR_2010, 360, 400, YEAR_2009),),
        ),
        date(2010, 8, 1),
    )
    assert (found.milestone, found.milestone_method, found.rag) == (90, "share", "red")
    assert (found.direction, found.compared_with) == ("unknown", None)


def test_the_year_to_date_of_march_is_set_against_the_years_target() -> None:
    found = assess(
        series(
            figure(to_date("2011-03-31"), 350),
            polarity=Polarity.LOW,
            unit="number",
            accumulation=Accumulation.CUMULATIVE,
            targets=(goal(YEAR_2010, 360, 400, YEAR_2009),),
        ),
        date(2011, 5, 20),
    )
    assert (found.milestone, found.milestone_method, found.rag, found.required_rate) == (360, "target", "green", None)
    assert found.progress == pytest.approx(50 / 40)
    assert "against a target of 360" in found.summary


def test_a_survey_wave_is_set_against_the_target_of_its_year() -> None:
    """The Place Survey of autumn 2008 lies in 2008/09: 27.9 against 29.5 is 1.6 points short: amber."""
    wave = Period(date(2008, 9, 1), date(2008, 12, 31), Basis.SURVEY)
    found = assess(
        series(
            figure(wave, 27.9, "2009-06-23", sample=1180),
            accumulation=Accumulation.SURVEY,
            frequency=Frequency.BIENNIAL,
            lag=185,
            targets=(goal(YEAR_2008, 29.5), goal(YEAR_2010, 33.0, 27.9, wave)),
        ),
        date(2009, 10, 1),
    )
    assert (found.milestone, found.milestone_method, found.rag) == (29.5, "target", "amber")
    assert (found.overdue_days, found.due) == (0, date(2011, 7, 4))
    assert "needs a rise of" in found.summary
    assert "a year to reach 33% by March 2011" in found.summary


def test_exam_results_are_set_against_the_target_of_the_same_school_year() -> None:
    """The academic year 2008/09 ends in August 2009, inside 2009/10; its target is nevertheless that of 2008/09."""
    found = assess(
        series(
            figure(academic_year(2007), 45.0),
            figure(academic_year(2008), 50.0),
            frequency=Frequency.ANNUAL,
            targets=(goal(YEAR_2008, 51.5, 45, academic_year(2007)), goal(YEAR_2009, 56)),
        ),
        date(2009, 11, 1),
    )
    assert (found.milestone, found.rag, found.direction, found.target) == (51.5, "amber", "improving", 51.5)
    assert (found.required_rate, found.required_per) == (6.0, "year"), "one more year's results are to come"


def test_an_average_of_years_is_set_against_the_target_of_its_last_year() -> None:
    """The average of 2007 to 2009 belongs to 2009/10. 102 against 100: 2% worse, within 5%."""
    found = assess(
        series(
            figure(average(2006, 2008), 110),
            figure(average(2007, 2009), 102),
            polarity=Polarity.LOW,
            unit="rate",
            accumulation=Accumulation.AVERAGE,
            frequency=Frequency.ANNUAL,
            lag=180,
            targets=(goal(YEAR_2008, 105), goal(YEAR_2009, 100), goal(YEAR_2010, 95)),
        ),
        date(2010, 8, 1),
    )
    assert (found.milestone, found.rag, found.direction) == (100, "amber", "improving")
    assert found.due == date(2011, 6, 29)


def test_a_rolling_year_in_mid_year_follows_the_line_between_two_targets() -> None:
    """11 (March 2009) to 10 (March 2010): 10.5 in September. 10.5 meets it."""
    found = assess(
        series(
            figure(rolling_year(date(2009, 6, 30)), 10.8),
            figure(rolling_year(date(2009, 9, 30)), 10.5),
            polarity=Polarity.LOW,
            accumulation=Accumulation.ROLLING,
            lag=120,
            targets=(goal(YEAR_2008, 11, 12, YEAR_2007), goal(YEAR_2009, 10, 12, YEAR_2007)),
        ),
        date(2010, 2, 1),
    )
    assert (found.milestone, found.rag, found.direction) == (10.5, "green", "improving")
    assert found.required_rate == pytest.approx(-0.25)


def test_negative_values() -> None:
    """From −2 (2008/09) to 6 (2010/11): 2 in March 2010. −1 is 3 points short: red; an eighth of the way."""
    found = assess(
        series(
            figure(YEAR_2008, -2),
            figure(YEAR_2009, -1),
            unit="% reduction",
            frequency=Frequency.ANNUAL,
            targets=(goal(YEAR_2010, 6, -2, YEAR_2008),),
        ),
        date(2010, 6, 1),
    )
    assert (found.milestone, found.milestone_method, found.rag) == (2, "straight", "red")
    assert (found.direction, found.progress) == ("improving", 0.125)
    assert found.required_rate == 7
    assert "−1% reduction in 2009/10" in found.summary


def test_a_baseline_equal_to_the_target_has_no_distance_to_cover() -> None:
    found = assess(
        series(figure(quarter(2009, 2), 49), targets=(goal(YEAR_2009, 50, 50, YEAR_2008),)), date(2009, 11, 20)
    )
    assert (found.milestone, found.progress, found.rag) == (50, None, "amber")


def test_a_monthly_count_at_a_point_in_time() -> None:
    """2,400 (March 2010) to 1,800 (March 2011): 50 fewer a month, 2,050 in October. 2,140 is 4.4% more: amber."""
    found = assess(
        series(
            figure(month(2010, 9), 2150),
            figure(month(2010, 10), 2140),
            polarity=Polarity.LOW,
            unit="number",
            frequency=Frequency.MONTHLY,
            lag=20,
            targets=(goal(YEAR_2010, 1800, 2400, month(2010, 3)),),
        ),
        date(2010, 12, 5),
    )
    assert found.milestone == pytest.approx(2050)
    assert (found.rag, found.direction, found.due) == ("amber", "level", date(2010, 12, 20))
    assert found.required_rate == pytest.approx(-68)
    assert found.required_per == "month"


def test_a_calendar_year_is_set_against_the_financial_year_that_holds_its_end() -> None:
    found = assess(
        series(
            figure(calendar_year(2009), 7.1, "2010-09-17", status="provisional"),
            polarity=Polarity.LOW,
            unit="tonnes",
            frequency=Frequency.ANNUAL,
            lag=630,
            targets=(goal(YEAR_2009, 7.0),),
        ),
        date(2011, 9, 30),
    )
    assert (found.milestone, found.rag, found.age_days) == (7.0, "amber", 378)
    assert found.summary.startswith("7.1 tonnes (provisional) in 2009 calendar year against a target of 7:")
