"""What is still needed to reach the target: the rate a period, and the words for it."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.assessment import assess
from lsp_data.measures.outlook import asked_of
from lsp_data.measures.progress import Required, required
from lsp_data.measures.reasons import parted
from lsp_data.measures.series import Accumulation, Frequency, Polarity, Series
from lsp_data.periods import Basis, Period, academic_year, calendar_year, financial_year, quarter, year_to_date
from tests.oracles.given import figure, goal, series

HIGH, LOW = Polarity.HIGH, Polarity.LOW


def test_the_rate_of_a_cumulative_measure_is_what_may_still_be_added() -> None:
    for value, rate, words in (
        (300, 30, "may add no more than 30 a quarter to reach 360 by March 2010"),
        (360, 0, "may add no more than 0 a quarter"),
        (380, -10, "the year's limit of 360 by March 2010 is already passed"),
    ):
        made = series(
            figure(year_to_date(date(2009, 9, 30)), value),
            accumulation=Accumulation.CUMULATIVE,
            polarity=LOW,
            unit="number",
            targets=(goal(financial_year(2009), 360),),
        )
        found = assess(made, date(2009, 11, 20))
        assert found.required_rate == rate
        assert words in found.summary


@pytest.mark.parametrize(
    ("period", "target", "rate"),
    [
        (academic_year(2008), financial_year(2009), 5.0),
        (calendar_year(2009), financial_year(2010), 5.0),
        (financial_year(2008), financial_year(2010), 2.5),
        (Period(date(2008, 9, 1), date(2008, 12, 31), Basis.SURVEY), financial_year(2010), 2.5),
    ],
)
def test_years_of_unlike_ends_are_counted_as_whole_years(period: Period, target: Period, rate: float) -> None:
    made = series(figure(period, 50.0), frequency=Frequency.ANNUAL, targets=(goal(target, 55.0),))
    needed = required(made, made.observations[0], date(2009, 11, 1))
    assert isinstance(needed, Required)
    assert (needed.rate, needed.per) == (rate, "year")
    asked = asked_of(made, made.observations, date(2009, 11, 1))
    assert asked.question is not None
    assert asked.question.horizon == 5.0 / rate, "the forecast looks as many years ahead"


def test_the_sentence_says_what_is_needed() -> None:
    for polarity, value, words in (
        (HIGH, 64, "needs a rise of 3 percentage points a quarter to reach 70% by March 2010"),
        (HIGH, 70, "needs to hold to reach 70% by March 2010"),
        (HIGH, 74, "already better than the target of 70% by March 2010"),
        (LOW, 74, "needs a fall of 2 percentage points a quarter to reach 70% by March 2010"),
        (LOW, 64, "already better than the target of 70% by March 2010"),
    ):
        made = series(
            figure(quarter(2009, 2), value),
            polarity=polarity,
            targets=(goal(financial_year(2009), 70, 66, financial_year(2008)),),
        )
        assert words in assess(made, date(2009, 11, 20)).summary


def test_no_rate_is_required_once_the_last_target_is_past() -> None:
    may = date(2010, 5, 20)
    made = series(figure(quarter(2009, 4), 60), targets=(goal(financial_year(2009), 70),))
    assert required(made, made.observations[0], may) is None
    marked = series(figure(quarter(2009, 2), None, marker="tbc"), targets=(goal(financial_year(2009), 70),))
    assert required(marked, marked.observations[0], may) is None


def late_rates() -> Series:
    """Published fourteen months after the year: the figure of 2008 with the targets of 2008, 2009 and 2010."""
    return series(
        figure(calendar_year(2008), 35.8),
        polarity=LOW,
        unit="per 1000",
        frequency=Frequency.ANNUAL,
        lag=425,
        targets=(
            goal(calendar_year(2008), 29.5, 36.1, calendar_year(1998)),
            goal(calendar_year(2009), 26.5),
            goal(calendar_year(2010), 24),
        ),
    )


def test_a_rate_leads_to_the_first_target_whose_day_is_still_to_come() -> None:
    found = assess(late_rates(), date(2010, 11, 14))
    assert found.required_rate == pytest.approx((24 - 35.8) / 2)
    assert found.summary.endswith("; needs a fall of 5.9 a year to reach 24 by December 2010.")


def test_a_target_whose_day_has_passed_before_its_figure_asks_for_no_rate_and_says_so() -> None:
    found = assess(late_rates(), date(2011, 2, 14))
    assert (found.rag, found.required_rate, found.required_per) == ("red", None, None)
    why, needed = parted(found.summary)
    assert why == f"{found.summary[: -len(needed) - 2]}."
    assert needed == "the date of the last target, 24 by December 2010, has passed and its figure is not known yet."
    assert parted("No status: a; b.") == ("No status: a; b.", "")
