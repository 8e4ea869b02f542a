"""Targets and milestones: which target a period belongs to, and what it asks on the way there."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.assessment import assess
from lsp_data.measures.series import Accumulation, Milestone, Polarity, Target
from lsp_data.measures.trajectory import milestone, target_of
from lsp_data.periods import (
    Period,
    academic_year,
    average,
    calendar_year,
    financial_year,
    label,
    month,
    point,
    quarter,
    rolling_year,
    survey,
    term,
    year_to_date,
)
from tests.oracles.given import YEAR_2007, YEAR_2008, YEAR_2009, figure, goal, series

LOW = Polarity.LOW


@pytest.mark.parametrize(
    ("period", "year"),
    [
        (quarter(2009, 4), 2009),
        (month(2009, 4), 2009),
        (month(2009, 3), 2008),
        (year_to_date(date(2009, 12, 31)), 2009),
        (rolling_year(date(2009, 6, 30)), 2009),
        (rolling_year(date(2009, 3, 31)), 2008),
        (calendar_year(2009), 2009),
        (academic_year(2009), 2009),
        (term(2009, 1), 2009),
        (term(2009, 3), 2009),
        (survey(2008), 2008),
        (average(2007, 2009), 2009),
        (point(date(2010, 3, 31)), 2009),
        (financial_year(2011), None),
        (academic_year(2011), None),
    ],
)
def test_to_which_years_target_a_period_belongs(period: Period, year: int | None) -> None:
    targets = tuple(goal(financial_year(start), start) for start in (2008, 2009, 2010))
    found = target_of(targets, period)
    assert (found.value if found else None) == year


def test_a_target_of_exactly_the_period_goes_first() -> None:
    targets = (goal(financial_year(2008), 1), goal(academic_year(2008), 2))
    found = target_of(targets, academic_year(2008))
    assert found is not None
    assert found.value == 2


def test_a_term_belongs_to_the_target_of_its_school_year() -> None:
    targets = (goal(academic_year(2008), 1), goal(academic_year(2009), 2))
    for number in (1, 2, 3):
        found = target_of(targets, term(2009, number))
        assert found is not None
        assert found.value == 2


def test_a_target_by_a_day_covers_the_year_before_it() -> None:
    made = series(targets=(goal(point(date(2011, 3, 31)), 70, 60, point(date(2010, 3, 31))),))
    assert milestone(made, quarter(2010, 2)).value == 65
    assert milestone(made, quarter(2010, 4)).value == 70


def test_a_line_between_days_that_are_no_month_ends_goes_by_days() -> None:
    made = series(targets=(goal(point(date(2010, 1, 11)), 20, 10, point(date(2010, 1, 1))),))
    assert milestone(made, point(date(2010, 1, 5))).value == pytest.approx(14)


def test_the_baseline_period_itself_has_no_milestone() -> None:
    made = series(targets=(goal(financial_year(2010), 70, 60, quarter(2010, 2)),))
    found = milestone(made, quarter(2010, 2))
    assert (found.value, found.reason) == (None, "Q2 2010/11 is the baseline period itself")
    assert milestone(made, quarter(2010, 1)).value is None


def test_last_years_share_is_at_most_the_whole() -> None:
    """A total that was revised below the figure of December gives no more than the whole target."""
    made = series(
        figure(year_to_date(date(2009, 12, 31)), 400),
        figure(year_to_date(date(2010, 3, 31)), 390),
        accumulation=Accumulation.CUMULATIVE,
        targets=(goal(financial_year(2010), 300),),
    )
    assert milestone(made, year_to_date(date(2010, 12, 31))).value == 300


def test_a_year_in_which_nothing_happened_has_no_shape() -> None:
    made = series(
        figure(year_to_date(date(2009, 9, 30)), 0),
        figure(year_to_date(date(2010, 3, 31)), 0),
        accumulation=Accumulation.CUMULATIVE,
        targets=(goal(financial_year(2010), 12),),
    )
    found = milestone(made, year_to_date(date(2010, 9, 30)))
    assert (found.value, found.method) == (6, "share")


def test_a_year_without_a_target_of_its_own_follows_the_line_to_the_next() -> None:
    made = series(
        figure(quarter(2009, 2), 64),
        targets=(goal(financial_year(2010), 70, 60, financial_year(2008), version="June 2008"),),
    )
    found = assess(made, date(2009, 11, 20))
    assert (found.target, found.target_end, found.target_version) == (70, date(2011, 3, 31), "June 2008")
    assert (found.baseline, found.baseline_end, found.milestone) == (60, date(2009, 3, 31), 62.5)


def test_a_first_trajectory_goes_through_every_target() -> None:
    """Baseline 40 (March 2008), 46 (March 2009), 58 (March 2010): September 2009 lies half way from 46 to 58."""
    found = assess(
        series(
            figure(quarter(2009, 2), 52),
            targets=(goal(YEAR_2008, 46, 40, YEAR_2007), goal(YEAR_2009, 58, 40, YEAR_2007)),
        ),
        date(2009, 11, 20),
    )
    assert (found.milestone, found.rag) == (52, "green")


def test_an_explicit_milestone_goes_before_the_line() -> None:
    found = assess(
        series(
            figure(quarter(2009, 2), 64),
            targets=(goal(YEAR_2009, 70, 60, YEAR_2008),),
            milestones=(Milestone(quarter(2009, 1), 61), Milestone(quarter(2009, 2), 63)),
        ),
        date(2009, 11, 20),
    )
    assert (found.milestone, found.milestone_method, found.rag) == (63, "explicit", "green")


def agreed(value: float | None, *, settled: date, state: str = "agreed") -> Target:
    return Target(
        financial_year(2010), value, state=state, baseline=8.0, baseline_period=financial_year(2009), settled_at=settled
    )


@pytest.mark.parametrize(
    ("state", "reason"), [("revoked", "the target was revoked"), ("deferred", "the target was deferred")]
)
def test_a_milestone_falls_with_its_target(state: str, reason: str) -> None:
    made = series(
        figure(quarter(2010, 2), 6),
        milestones=(Milestone(quarter(2010, 2), 5, date(2010, 4, 1)),),
        targets=(agreed(4, settled=date(2010, 4, 1), state=state),),
    )
    found = assess(made, date(2010, 11, 20))
    assert (found.rag, found.rag_reason, found.milestone) == ("grey", reason, None)


@pytest.mark.parametrize(
    ("settled", "milestone_of_the_half", "of_the_year"),
    [(date(2010, 4, 1), (5, "explicit"), (4.5, "explicit")), (date(2010, 4, 2), (6, "straight"), (4, "target"))],
)
def test_a_milestone_counts_until_its_target_is_set_anew(
    settled: date, milestone_of_the_half: tuple[float, str], of_the_year: tuple[float, str]
) -> None:
    """The line from 8 (March 2010) to 4 (March 2011) is at 6 in September."""
    marks = ((quarter(2010, 2), 5.0), (quarter(2010, 4), 4.5))
    made = series(
        polarity=LOW,
        milestones=tuple(Milestone(period, value, date(2010, 4, 1)) for period, value in marks),
        targets=(agreed(4, settled=settled),),
    )
    half, year = milestone(made, quarter(2010, 2)), milestone(made, quarter(2010, 4))
    assert (half.value, half.method) == milestone_of_the_half
    assert (year.value, year.method) == of_the_year


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (calendar_year(2009), "no target agreed for 2009 calendar year"),
        (academic_year(2008), f"no target agreed for {label(academic_year(2008))}"),
        (quarter(2009, 4), "no target agreed for 2009/10"),
    ],
)
def test_a_year_without_a_target_is_named_as_its_figures_are(year: Period, words: str) -> None:
    assert milestone(series(figure(year, 5.0)), year).reason == words
