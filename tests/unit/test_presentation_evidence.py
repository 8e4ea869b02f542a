"""Whether a change is real, in words."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from lsp_data.measures.change import ChangeTested, Kind, NotTested
from lsp_data.measures.evidence import Evidence
from lsp_data.measures.significance import Interval, Of, Trend, TrendFound
from lsp_data.periods import quarter
from presentation import evidence
from tests.unit.report_rows import row

FALL = ChangeTested(
    Kind.SURVEY, quarter(2009, 1), quarter(2009, 2), -0.7, 0.679, significant=False, before=Of(400, 1650),
    after=Of(250, 1072), interval=Interval(-4.0, 2.6), detectable=4.62,
)  # fmt: skip


def test_the_card_says_the_change_and_how_often_chance_does_as_much() -> None:
    given = row(actual=22.6, compared_value=26.4, compared_with=pd.Timestamp("2008-12-31"))
    assert evidence.card({**given, "significant": True, "p_value": 0.0239}) == (
        "Yes",
        "A fall of 3.8 percentage points since Dec 2008 is more than chance explains: that happens by chance in "
        "2 of 100 cases",
    )
    sure, why = evidence.card({**given, "significant": False, "p_value": 0.999})
    assert (sure, why.endswith("may be chance: as much comes by chance in nearly every case")) == ("Not certain", True)
    assert evidence.card({**given, "significant": True, "p_value": 1e-9})[1].endswith("fewer than 1 of 100 cases")
    assert evidence.card(row(variation="common_cause"))[0] == "As usual"
    assert evidence.card(row())[0] == "Not tested"


def test_a_change_is_told_with_what_a_survey_of_that_size_could_have_found() -> None:
    assert evidence.change_line(FALL, "%") == (
        "Not certain: a fall of 0.7 percentage points from Q1 2009/10 to Q2 2009/10 may be chance. Had nothing "
        "changed, so great a difference would come in 68 of 100 cases. Samples of these sizes find a change of "
        "4.6 percentage points in four of five cases; a smaller one often goes unseen."
    )
    assert evidence.change_line(replace(FALL, significant=True), "%").startswith("Yes: a fall of 0.7")
    assert "no change from" in evidence.change_line(replace(FALL, difference=0.0), "%")
    told = evidence.change_line(NotTested("the two periods overlap"), "%")
    assert told == "Not tested: the two periods overlap. That does not mean that nothing has changed."


@pytest.mark.parametrize(
    ("kind", "exact", "words"),
    [
        (
            Kind.SURVEY,
            False,
            (
                "a sample worth 1,650 in Q1 2009/10",
                "Between a fall of 4 percentage points and a rise of 2.6 percentage points",
                "Newcombe",
            ),
        ),
        (Kind.SHARE, True, ("400 of 1,650 in Q1 2009/10", "Fisher&#x27;s exact test")),
        (Kind.RATE, True, ("250 of 1,072 in Q2 2009/10", "Przyborowski")),
        (Kind.COUNT, True, ("250 in Q2 2009/10", "come in groups")),
    ],
)
def test_how_we_know_says_method_data_and_source(kind: Kind, exact: bool, words: tuple[str, ...]) -> None:
    drawn = evidence.section(Evidence(last=replace(FALL, kind=kind, exact=exact)), row())
    assert drawn.count("How do we know?") == 1
    for one in words:
        assert one in drawn


def test_baseline_trend_and_the_newest_figure_are_told_where_they_are_known() -> None:
    since = replace(FALL, earlier=quarter(2007, 1), significant=True)
    found = Evidence(
        last=FALL,
        baseline=since,
        of=Of(13, 53),
        interval=Interval(14.9, 37.6),
        one_case=1.887,
        trend=TrendFound(Trend.DECREASING),
        trend_over=(quarter(2008, 2), quarter(2009, 2)),
    )
    drawn = evidence.section(found, row(actual=24.5))
    assert "Against the baseline: Yes: a fall of 0.7 percentage points from Q1 2007/08" in drawn
    assert "Q2 2008/09 to Q2 2009/10, there is a falling trend: it is getting worse." in drawn
    assert "The truth behind 24.5% lies, in 95 of 100 cases, between 14.9% and 37.6%." in drawn
    assert "It is 13 of 53: one case is 1.9 percentage points." in drawn
    assert "Against the baseline" not in evidence.section(replace(found, baseline=FALL), row())
    assert "sample worth 1,072 people" in evidence.section(replace(found, of=FALL.after, sampled=True), row())
    assert evidence.trend_line(replace(found, trend=TrendFound(Trend.NOT_CALCULABLE)), "high") == ""
    assert "no trend" in evidence.trend_line(replace(found, trend=TrendFound(Trend.NO_CHANGE)), "high")


def test_counts_are_not_given_in_fractions() -> None:
    counted = Evidence(interval=Interval(44.04, 74.98))
    assert "between 44 and 75." in evidence.sure_line(counted, row(unit="convictions", actual=58.0))
