"""Flags: what is flagged of a figure, a target or an indicator, and how severe it is."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.assessment import assess
from lsp_data.measures.flags import Flag, commentary_flags, lead_flag, peer_flags
from lsp_data.measures.peers import Peer, Standing
from lsp_data.periods import Basis, Period, financial_year, month, quarter
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


def test_worse_than_the_baseline_by_more_than_chance_is_flagged_whatever_the_colour() -> None:
    waves = [Period(date(year, 9, 1), date(year, 12, 31), Basis.SURVEY) for year in (2008, 2010)]
    for value, flagged in ((22.0, True), (25.1, False), (31.0, False)):
        made = series(
            figure(waves[0], 26.4, sample=1688),
            figure(waves[1], value, sample=1086),
            targets=(goal(waves[1], 20, 26.4, waves[0]),),
            lag=None,
        )
        found = assess(made, date(2011, 2, 14))
        assert found.rag == "green"
        assert ("worse-than-baseline" in codes(found)) == flagged
        if flagged:
            assert [one.reason for one in found.flags] == [
                "Worse than the baseline of 26.4% (Sep–Dec 2008 survey): a fall of 4.4 percentage points, by more than "
                "chance."
            ]


@pytest.mark.parametrize(
    ("quartile", "direction", "flagged"),
    [(4, "worsening", True), (4, "level", False), (3, "worsening", False), (None, "worsening", False)],
)
def test_the_worst_quarter_of_peers_is_flagged_where_it_gets_worse(
    quartile: int | None,
    direction: str,
    flagged: bool,
) -> None:
    peers = tuple(Peer(name, "authority", YEAR_2009, 20.0, date(2010, 9, 1)) for name in ("Bury", "Halton", "Wigan"))
    stood = Standing(figure(YEAR_2009, 12.0), 12.0, peers, (), quartile=quartile)
    text = "In the worst quarter among 3 other authorities in 2009/10, and getting worse."
    assert peer_flags(stood, direction) == ([Flag("worst-quartile", "high", text)] if flagged else [])
    assert peer_flags(None, direction) == []


def test_commentary_is_stale_when_two_figures_came_since() -> None:
    figures = [figure(quarter(2009, number), 60, known) for number, known in ((1, "2009-08-01"), (2, "2009-11-01"))]
    assert commentary_flags(figures, "red", date(2009, 8, 1)) == []
    (stale,) = commentary_flags(figures, "red", date(2009, 7, 31))
    assert (stale.code, stale.severity) == ("stale-commentary", "medium")
    assert stale.reason == "The newest words on it are of 31 July 2009; 2 figures have come since."
    assert commentary_flags(figures, "green", date(2009, 7, 31))[0].severity == "low"
    assert commentary_flags(figures, "grey", date(2009, 7, 31)) == commentary_flags([], "red", None) == []


def test_months_may_go_without_words_for_a_quarter() -> None:
    figures = [figure(month(2009, number), 60, f"2009-{number + 1:02d}-10") for number in range(4, 9)]
    assert commentary_flags(figures, "amber", date(2009, 6, 15)) == []
    assert commentary_flags(figures, "amber", date(2009, 5, 15))[0].severity == "low"


def test_what_is_off_track_and_was_never_written_about_is_flagged() -> None:
    figures = [figure(quarter(2009, 1), 60)]
    assert commentary_flags(figures, "red", None) == [
        Flag("stale-commentary", "medium", "Nothing has been written about it.")
    ]
    assert commentary_flags(figures, "amber", None)[0].severity == "low"
    assert commentary_flags(figures, "green", None) == []
