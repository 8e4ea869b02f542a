"""The trajectory of an indicator, drawn from its figures, milestones and targets."""

from __future__ import annotations

from datetime import date

import pandas as pd

from presentation.trajectory import Actual, Goal, Step, trajectory_of
from tests.unit.report_rows import figure, frame, milestones, row, targets


def test_the_trajectory_holds_the_figures_that_count_and_the_side_that_matters() -> None:
    series = frame(
        figure("2010-06-30", 11.0),
        figure("2010-06-30", 12.0, current=False, known_at=pd.Timestamp("2010-07-30")),
        figure("2010-09-30", None, marker="tbc"),
        figure("2010-03-31", 38.0, basis="financial_year", period_start=pd.Timestamp("2009-04-01")),
        figure("2010-09-30", 5.0, measure="numerator"),
        figure("2010-09-30", 4.0, basis="month", period_start=pd.Timestamp("2010-09-01")),
    )
    shown = trajectory_of(row(basis="year_to_date"), series, milestones(), targets())
    assert [(one.end, one.value, one.said) for one in shown.actuals] == [
        (date(2010, 3, 31), 38.0, ""),
        (date(2010, 6, 30), 11.0, ""),
        (date(2010, 9, 30), None, "to be confirmed"),
    ]
    assert shown.steps == [Step(date(2010, 6, 30), 10.0, 9.5), Step(date(2010, 9, 30), 20.0, 19.0)]
    assert shown.goals == [Goal(date(2011, 3, 31), 40.0)]
    assert shown.baseline == Goal(date(2008, 3, 31), 30.0)
    assert shown.yearly
    low = trajectory_of(row(polarity="low"), series, milestones(), targets())
    assert [step.tolerance for step in low.steps] == [10.0, 20.0]
    neither = trajectory_of(row(polarity="neither"), series, milestones(), targets())
    assert [step.tolerance for step in neither.steps] == [None, None]


def test_an_annual_count_does_not_start_anew_on_the_chart() -> None:
    series = frame(
        *(figure(f"{year}-03-31", 38.0, period_start=pd.Timestamp(f"{year - 1}-04-01")) for year in (2009, 2010))
    )
    shown = trajectory_of(row(basis="year_to_date"), series, milestones().head(0), targets().head(0))
    assert not shown.yearly
    assert isinstance(shown.actuals[0], Actual)
