"""No colour, and the reason for it: what was not returned, not due, not agreed, not comparable or is at its end."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.assessment import assess
from lsp_data.measures.series import Accumulation, Frequency, Polarity
from lsp_data.periods import Basis, Period, financial_year, quarter, survey
from tests.oracles.given import FEBRUARY_2011, YEAR_2008, YEAR_2009, codes, figure, goal, series


def test_no_good_direction_means_no_colour() -> None:
    found = assess(
        series(
            figure(quarter(2009, 1), 60),
            figure(quarter(2009, 2), 70),
            polarity=Polarity.NEITHER,
            targets=(goal(YEAR_2009, 70, 60, YEAR_2008),),
        ),
        date(2009, 11, 20),
    )
    assert (found.rag, found.rag_reason, found.direction) == ("grey", "no good direction is defined", "unknown")


@pytest.mark.parametrize(
    ("marker", "code", "words"),
    [
        ("suppressed", "suppressed", "suppressed, because the numbers are small"),
        ("tbc", "awaiting-figure", "to be confirmed"),
        ("not_collected", "not-collected", "not collected"),
        ("less_than", "only-a-bound", "only an upper bound"),
        (None, "no-figure", "no figure is available"),
    ],
)
def test_a_mark_in_place_of_the_newest_figure_is_grey(marker: str | None, code: str, words: str) -> None:
    found = assess(
        series(
            figure(quarter(2009, 1), 60),
            figure(quarter(2009, 2), None, marker=marker),
            targets=(goal(YEAR_2009, 70, 60, YEAR_2008),),
        ),
        date(2009, 11, 20),
    )
    assert (found.rag, found.grey_code, found.actual, found.direction) == ("grey", code, None, "unknown")
    assert words in found.rag_reason
    assert "Q2 2009/10" in found.summary


def test_nothing_returned_yet_is_not_due_or_overdue() -> None:
    targets = (goal(YEAR_2009, 70, 60, YEAR_2008),)
    began = date(2009, 4, 1)
    early = assess(series(targets=targets, lag=45, valid_from=began), date(2009, 8, 13))
    assert (early.rag, early.grey_code, early.due, early.overdue_days) == ("grey", "not-due", date(2009, 8, 14), 0)
    assert early.rag_reason == "not due yet; first due 14 August 2009"
    late = assess(series(targets=targets, lag=45, valid_from=began), date(2009, 8, 24))
    assert (late.grey_code, late.due, late.overdue_days) == ("overdue", date(2009, 8, 14), 10)
    assert "overdue" in codes(late)
    unknown = assess(series(targets=targets, lag=None), date(2009, 8, 24))
    assert (unknown.grey_code, unknown.due, unknown.overdue_days) == ("no-figure", None, None)


def test_between_the_waves_a_survey_is_grey_with_its_next_date() -> None:
    wave = Period(date(2008, 9, 1), date(2008, 12, 31), Basis.SURVEY)
    found = assess(
        series(
            figure(wave, 27.9, "2009-06-23"),
            accumulation=Accumulation.SURVEY,
            frequency=Frequency.BIENNIAL,
            lag=185,
            targets=(goal(YEAR_2008, 29.5),),
        ),
        FEBRUARY_2011,
    )
    assert (found.rag, found.grey_code, found.overdue_days) == ("grey", "survey-not-run", 0)
    assert found.rag_reason == "no survey this year, next due 4 July 2011; last held: Sep–Dec 2008 survey"
    assert found.actual == 27.9


def test_the_first_wave_of_a_survey_is_awaited() -> None:
    made = series(
        accumulation=Accumulation.SURVEY,
        frequency=Frequency.BIENNIAL,
        lag=185,
        targets=(goal(survey(2008), 30),),
        valid_from=date(2008, 4, 1),
    )
    found = assess(made, date(2008, 12, 1))
    assert (found.grey_code, found.rag_reason) == ("not-due", "no survey yet; next due 4 July 2009")
    assert found.summary == "No status: no survey yet; next due 4 July 2009."
    unknown = series(accumulation=Accumulation.SURVEY, frequency=Frequency.BIENNIAL)
    assert assess(unknown, date(2008, 12, 1)).rag_reason == "no figure yet"


def test_a_wave_without_a_known_lag_holds_for_a_year_after_it_was_known() -> None:
    made = series(
        figure(survey(2008), 30, "2009-06-23"),
        accumulation=Accumulation.SURVEY,
        frequency=Frequency.BIENNIAL,
        lag=None,
        targets=(goal(financial_year(2008), 30),),
    )
    assert assess(made, date(2010, 6, 23)).rag == "green"
    later = assess(made, date(2010, 6, 24))
    assert later.rag_reason == "no survey this year, next wave Survey 2010; last held: Survey 2008"


@pytest.mark.parametrize(
    ("targets", "code", "words"),
    [
        ((), "no-target", "no target agreed for 2009/10"),
        ((goal(YEAR_2008, 60),), "no-target", "no target agreed for 2009/10"),
        ((goal(YEAR_2009, None),), "no-target", "no number yet"),
        ((goal(YEAR_2009, 70, 60, YEAR_2008, state="placeholder"),), "no-target", "placeholder"),
        ((goal(YEAR_2009, 70, 60, YEAR_2008, state="deferred"),), "no-target", "deferred"),
        ((goal(YEAR_2009, 70),), "no-milestone", "no baseline or milestone"),
        ((goal(YEAR_2009, 70, 60),), "no-milestone", "no baseline or milestone"),
    ],
)
def test_without_a_target_or_a_line_to_it_there_is_no_colour(targets: tuple, code: str, words: str) -> None:
    found = assess(series(figure(quarter(2009, 2), 64), targets=targets), date(2009, 11, 20))
    assert (found.rag, found.grey_code, found.milestone) == ("grey", code, None)
    assert words in found.rag_reason


def test_a_quarter_alone_of_a_cumulative_measure_is_not_set_against_the_year() -> None:
    found = assess(
        series(
            figure(quarter(2009, 4), 80),
            accumulation=Accumulation.CUMULATIVE,
            unit="number",
            targets=(goal(YEAR_2009, 360),),
        ),
        date(2010, 5, 20),
    )
    assert (found.rag, found.grey_code) == ("grey", "no-milestone")
    assert "a part of the year" in found.rag_reason


def test_a_deleted_indicator_is_grey() -> None:
    deleted = date(2009, 3, 31)
    found = assess(series(valid_to=deleted), date(2009, 6, 1))
    assert (found.rag, found.grey_code) == ("grey", "deleted")
    assert found.rag_reason == "the indicator was deleted on 31 March 2009"
    last = series(figure(quarter(2008, 4), 64), valid_to=deleted, targets=(goal(YEAR_2008, 60),))
    assert assess(last, date(2009, 6, 1)).rag == "green"
    assert assess(last, date(2009, 6, 1)).overdue_days == 0
    assert assess(last, date(2010, 6, 1)).grey_code == "deleted"


def test_nothing_is_due_of_an_area_after_its_end() -> None:
    gone = date(2009, 3, 31)
    found = assess(series(area_ended=gone), date(2009, 12, 1))
    assert (found.rag, found.grey_code, found.overdue_days) == ("grey", "area-ended", 0)
    assert found.rag_reason == "the area ended on 31 March 2009, nothing is due of it"
    last = series(figure(quarter(2008, 4), 64), area_ended=gone, targets=(goal(YEAR_2008, 60),))
    assert assess(last, date(2009, 6, 1)).rag == "green"
    assert assess(last, date(2009, 12, 1)).overdue_days == 0
    assert assess(last, date(2010, 6, 1)).grey_code == "area-ended"
    awaited = series(figure(quarter(2008, 3), 64), area_ended=gone)
    assert (assess(awaited, gone).due, assess(awaited, date(2009, 12, 1)).due) == (date(2009, 5, 15), None)
