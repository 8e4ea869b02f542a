"""Flags: what is flagged of a figure, a target or an indicator, and how severe it is."""

from __future__ import annotations

from datetime import date

from lsp_data.measures.assessment import assess
from lsp_data.measures.flags import Flag, lead_flag
from lsp_data.periods import financial_year, quarter
from tests.oracles.given import YEAR_2009, codes, figure, goal, series


def test_what_the_record_lacks_is_flagged() -> None:
    found = assess(
        series(figure(quarter(2009, 4), 64, status="estimated"), targets=(goal(YEAR_2009, 60),)), date(2010, 5, 20)
    )
    assert codes(found) == {"no-baseline", "data-quality"}
    found = assess(series(figure(quarter(2009, 4), 64)), date(2010, 5, 20))
    assert codes(found) == {"no-target"}


def test_doubts_about_a_figure_are_flagged() -> None:
    for more, flagged in (
        ({"status": "estimated"}, True),
        ({"marker": "low_reliability"}, True),
        ({"status": "provisional"}, False),
        ({"marker": "noted"}, False),
    ):
        made = series(
            figure(quarter(2009, 4), 60, **more), targets=(goal(financial_year(2009), 60, 50, financial_year(2008)),)
        )
        codes = [flag.code for flag in assess(made, date(2010, 5, 20)).flags]
        assert codes == (["data-quality"] if flagged else [])
    bound = series(figure(quarter(2009, 4), None, marker="less_than"))
    assert "data-quality" in [flag.code for flag in assess(bound, date(2010, 5, 20)).flags]


def test_an_indicator_without_a_lead_is_flagged() -> None:
    assert lead_flag("council") == []
    assert lead_flag(None) == lead_flag("") == [Flag("no-lead", "medium", "No partner leads on this indicator.")]


def test_the_severity_of_a_flag_follows_the_colour() -> None:
    for value, severity in ((69, "medium"), (60, "high")):
        made = series(figure(quarter(2009, 4), value), targets=(goal(financial_year(2009), 70, 50, quarter(2008, 4)),))
        assert [(flag.code, flag.severity) for flag in assess(made, date(2010, 5, 20)).flags] == [
            ("behind-milestone", severity)
        ]
