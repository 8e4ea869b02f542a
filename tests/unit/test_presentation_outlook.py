"""The words of a forecast and of an XmR chart, and of their absence."""

from __future__ import annotations

from dataclasses import replace

from lsp_data.measures.control_chart import Charted
from lsp_data.measures.outlook import UNKNOWN, Outlook
from lsp_data.measures.spc import Assurance, PointType
from lsp_data.periods import financial_year
from presentation import outlook
from tests.oracles.given import goal

SURE = Outlook(goal(financial_year(2010), 43.0), 41.2, 39.0, 43.5, 0.14, 6, "figure of a quarter")


def test_the_forecast_says_figure_interval_target_and_chance() -> None:
    assert outlook.forecast_line(SURE, "%") == (
        "Year-end forecast (31 Mar 2011): 41.2% (80% interval 39.0% to 43.5%). "
        "Meeting the target of 43.0%: unlikely (14%)."
    )
    assert "Meeting" not in outlook.forecast_line(replace(SURE, p_target=None), "%")
    assert outlook.forecast_line(UNKNOWN, "%") == "No forecast: nothing is known of this series."
    few = Outlook(silent="2 figures of a quarter are known, and a forecast needs 3")
    assert outlook.forecast_line(few, "%") == "No forecast: 2 figures of a quarter are known, and a forecast needs 3."


def test_the_chart_says_whether_the_last_figure_is_usual_or_why_that_is_not_known() -> None:
    usual = Charted(PointType.COMMON_CAUSE, Assurance.CONSISTENT_FAIL, 9, "figure of a month")
    assert outlook.usual_line(usual) == (
        "The last figure lies within the usual up and down of the series. "
        "As it is, the usual up and down never reaches the target."
    )
    assert outlook.usual_line(Charted(PointType.CONCERN)).startswith("The last figure is worse than the usual")
    few = Charted(points=3, each="figure of a year", silent="3 figures of a year are known, and a chart needs 8")
    assert "a chart needs 8. That does not mean that nothing has changed." in outlook.usual_line(few)
    assert "no figure is known yet" in outlook.usual_line(UNKNOWN.chart)


def test_how_we_know_says_method_data_and_source() -> None:
    assert "6 figures, one a quarter" in outlook.forecast_section(SURE, "%")
    drawn = outlook.usual_section(Charted(PointType.CONCERN, None, 9, "figure of a quarter"))
    assert "9 figures, one a quarter" in drawn
    assert "Below 13 points the limits are a trial." in drawn
    assert "Making data count" in drawn
    assert "No figure. Fewer than 3 give no forecast;" in outlook.forecast_section(UNKNOWN, "%")


def test_less_than_a_year_says_that_the_season_has_not_been_seen() -> None:
    unseen = "the time of the year"
    assert unseen in outlook.forecast_section(replace(SURE, points=11, each="amount of a month"), "%")
    assert unseen not in outlook.forecast_section(replace(SURE, points=12, each="amount of a month"), "%")
    assert unseen in outlook.forecast_section(replace(SURE, points=3), "%")
    assert unseen not in outlook.forecast_section(replace(SURE, points=3, each="figure of a year"), "%")
