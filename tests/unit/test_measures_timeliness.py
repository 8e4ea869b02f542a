"""Timeliness: which figure is expected, when it is due, when it is overdue, and which figure counts until then."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.assessment import assess
from lsp_data.measures.series import Accumulation, Frequency
from lsp_data.measures.timeliness import timeliness
from lsp_data.periods import Basis, Period, financial_year, month, quarter, rolling_year, term, year_to_date
from tests.oracles.given import YEAR_2008, YEAR_2009, codes, figure, goal, series


@pytest.mark.parametrize(
    ("basis", "end"),
    [
        (None, date(2009, 3, 31)),
        (Basis.FINANCIAL_YEAR, date(2009, 3, 31)),
        (Basis.CALENDAR_YEAR, date(2009, 12, 31)),
        (Basis.ACADEMIC_YEAR, date(2009, 8, 31)),
        (Basis.AVERAGE, date(2009, 12, 31)),
    ],
)
def test_an_annual_figure_is_expected_by_its_basis(basis: Basis | None, end: date) -> None:
    made = series(frequency=Frequency.ANNUAL, lag=30, basis=basis)
    found = timeliness(made, (), date(2010, 3, 1))
    assert found.expected is not None
    assert found.expected.end == end


@pytest.mark.parametrize(
    ("frequency", "accumulation", "expected"),
    [
        (Frequency.MONTHLY, Accumulation.POINT, month(2010, 1)),
        (Frequency.QUARTERLY, Accumulation.POINT, quarter(2009, 3)),
        (Frequency.QUARTERLY, Accumulation.CUMULATIVE, year_to_date(date(2009, 12, 31))),
        (Frequency.QUARTERLY, Accumulation.ROLLING, rolling_year(date(2009, 12, 31))),
        (Frequency.TERMLY, Accumulation.POINT, term(2009, 1)),
    ],
)
def test_figures_within_the_year_are_expected_by_frequency(
    frequency: Frequency, accumulation: Accumulation, expected: Period
) -> None:
    made = series(frequency=frequency, accumulation=accumulation, lag=20)
    assert timeliness(made, (), date(2010, 2, 20)).expected == expected


def test_a_november_figure_does_not_shift_the_quarters() -> None:
    figures = (figure(year_to_date(date(2009, 11, 30)), 10),)
    made = series(*figures, accumulation=Accumulation.CUMULATIVE, lag=30)
    found = timeliness(made, figures, date(2010, 2, 20))
    assert found.missing == year_to_date(date(2009, 12, 31))


def test_a_figure_is_due_on_the_day_and_overdue_the_day_after() -> None:
    figures = (figure(quarter(2009, 1), 1.0),)
    made = series(*figures, lag=45)
    before = timeliness(made, figures, date(2009, 11, 13))
    assert (before.missing, before.due, before.overdue_days) == (None, date(2009, 11, 14), 0)
    on_the_day = timeliness(made, figures, date(2009, 11, 14))
    assert (on_the_day.missing, on_the_day.overdue_days) == (quarter(2009, 2), 0)
    assert timeliness(made, figures, date(2009, 11, 15)).overdue_days == 1


def test_a_mark_that_answers_owes_nothing_and_tbc_still_does() -> None:
    for marker, owed in (("suppressed", False), ("not_collected", False), ("tbc", True), ("na", True)):
        figures = (figure(quarter(2009, 1), 1.0), figure(quarter(2009, 2), None, marker=marker))
        found = timeliness(series(*figures), figures, date(2009, 12, 1))
        assert (found.missing is not None) == owed


def test_nothing_is_due_after_the_end_of_an_indicator() -> None:
    figures = (figure(quarter(2008, 4), 1.0),)
    found = timeliness(series(*figures, valid_to=date(2009, 3, 31)), figures, date(2010, 3, 1))
    assert (found.missing, found.following, found.due, found.overdue_days) == (None, None, None, 0)


def test_the_last_quarter_of_an_indicator_is_still_expected() -> None:
    figures = (figure(quarter(2008, 3), 1.0),)
    found = timeliness(series(*figures, valid_to=date(2009, 3, 31)), figures, date(2009, 6, 1))
    assert found.missing == quarter(2008, 4)


def test_a_late_figure_is_judged_until_a_whole_further_period_is_missing() -> None:
    """Q1 known, Q2 due on 14 November 2009: judged by Q1 and flagged; grey once it is more than a quarter late."""
    made = series(figure(quarter(2009, 1), 62), targets=(goal(YEAR_2009, 70, 60, YEAR_2008),))
    late = assess(made, date(2009, 12, 14))
    assert (late.rag, late.overdue_days, late.milestone) == ("amber", 30, 62.5)
    assert "overdue" in codes(late)
    stale = assess(made, date(2010, 2, 20))
    assert (stale.rag, stale.grey_code, stale.overdue_days) == ("grey", "overdue", 98)
    assert stale.rag_reason == ("Q2 2009/10 is overdue since 14 November 2009; the last figure is of Q1 2009/10")


def test_a_mark_for_a_quarter_that_is_not_due_is_left_out() -> None:
    made = series(
        figure(quarter(2009, 2), 64),
        figure(quarter(2009, 3), None, "2009-10-20", marker="na"),
        targets=(goal(YEAR_2009, 70, 60, YEAR_2008),),
    )
    assert assess(made, date(2009, 11, 20)).actual == 64
    assert assess(made, date(2010, 2, 20)).actual is None


def test_a_figure_counts_from_the_day_on_which_it_was_known() -> None:
    made = series(
        figure(quarter(2009, 1), 62, "2009-08-01"),
        figure(quarter(2009, 2), 64, "2009-11-01"),
        targets=(goal(YEAR_2009, 70, 60, YEAR_2008),),
    )
    assert assess(made, date(2009, 10, 31)).actual == 62
    assert assess(made, date(2009, 11, 1)).actual == 64


def test_a_figure_is_overdue_when_the_days_of_grace_are_over() -> None:
    figures = (figure(quarter(2009, 1), 1.0),)
    made = series(*figures, lag=45, grace=30)
    last_day, after = (timeliness(made, figures, date(2009, 12, number)) for number in (14, 15))
    assert (last_day.missing, last_day.due, last_day.overdue_days) == (quarter(2009, 2), date(2009, 11, 14), 0)
    assert (after.due, after.overdue_days) == (date(2009, 11, 14), 1)
    assert "overdue" not in [flag.code for flag in assess(made, date(2009, 12, 14)).flags]
    said = [flag.reason for flag in assess(made, date(2009, 12, 15)).flags if flag.code == "overdue"]
    assert said == ["Q2 2009/10 was due on 14 November 2009, with 30 days of grace: 1 day overdue."]


def test_a_first_figure_within_its_grace_is_awaited() -> None:
    made = series(lag=45, grace=30, valid_from=date(2009, 6, 30))
    found = assess(made, date(2009, 8, 20))
    assert (found.grey_code, found.due, found.overdue_days) == ("not-due", date(2009, 8, 14), 0)
    assert found.rag_reason == "Q1 2009/10 was due on 14 August 2009 and is awaited; there is no earlier figure"
    assert assess(made, date(2009, 9, 14)).grey_code == "overdue"


def test_a_figure_within_its_grace_is_not_too_old_to_judge() -> None:
    """Q2 was due on 14 November 2009; without a grace the figure before it is forgotten 93 days later."""
    target = (goal(financial_year(2009), 60, 50, financial_year(2008)),)
    strict, patient = (series(figure(quarter(2009, 1), 64), targets=target, grace=days) for days in (0, 60))
    assert assess(strict, date(2010, 2, 20)).grey_code == "overdue"
    assert assess(patient, date(2010, 2, 20)).rag == "green"


def test_a_year_before_the_indicator_began_is_never_overdue() -> None:
    figures = (figure(financial_year(2006), 10.0),)
    made = series(*figures, frequency=Frequency.ANNUAL, lag=90, valid_from=date(2008, 4, 1))
    found = timeliness(made, figures, date(2009, 9, 1))
    assert (found.missing, found.overdue_days) == (financial_year(2008), 64)
