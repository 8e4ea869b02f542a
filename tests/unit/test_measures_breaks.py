"""Nothing is compared across a change of definition: no direction, shape, line, rate or share of the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.assessment import assess
from lsp_data.measures.breaks import break_between, same_definition
from lsp_data.measures.direction import direction
from lsp_data.measures.progress import required
from lsp_data.measures.series import Accumulation, Milestone, Polarity, RagRule
from lsp_data.measures.trajectory import milestone
from lsp_data.periods import financial_year, quarter, year_to_date
from tests.oracles.given import figure, goal, series

CHANGED = date(2009, 11, 1)
Q2, Q3, Q4 = (quarter(2009, number) for number in (2, 3, 4))
SAID = "the definition changed on 1 November 2009"


def test_the_first_figure_of_a_new_definition_has_no_direction() -> None:
    figures = (figure(Q2, 40.0), figure(Q3, 11.0))
    found = direction(series(*figures, breaks=(CHANGED,)), figures)
    assert (found.word, found.reason, found.compared, found.earlier) == ("unknown", SAID, None, None)
    assert direction(series(*figures), figures).word == "worsening"


def test_a_figure_is_compared_within_its_own_definition() -> None:
    before, after = (figure(quarter(2009, 1), 38.0), figure(Q2, 40.0)), (figure(Q3, 11.0), figure(Q4, 14.0))
    assert direction(series(*before, breaks=(CHANGED,)), before).word == "improving"
    assert direction(series(*before, *after, breaks=(CHANGED,)), (*before, *after)).word == "improving"
    last_year = (figure(quarter(2008, 4), 40.0), *after)
    assert direction(series(*last_year, breaks=(CHANGED,), compare="last_year"), last_year).reason == SAID


@pytest.mark.parametrize(("changed", "word"), [(date(2009, 9, 30), "improving"), (date(2009, 10, 1), "unknown")])
def test_a_period_belongs_to_the_definition_at_its_end(changed: date, word: str) -> None:
    figures = (figure(Q2, 10.0), figure(Q3, 11.0))
    assert direction(series(*figures, breaks=(changed,)), figures).word == word
    figures = (figure(Q3, 10.0), figure(Q4, 11.0))
    assert direction(series(*figures, breaks=(Q3.end,)), figures).word == "improving"


def test_the_shape_of_a_year_of_another_definition_is_not_taken() -> None:
    """Without last year's shape six of twelve months have passed: half of 100."""
    given = [(date(2008, 9, 30), 10.0), (date(2009, 3, 31), 40.0)]
    made = series(
        *(figure(year_to_date(end), value) for end, value in given),
        accumulation=Accumulation.CUMULATIVE,
        targets=(goal(financial_year(2009), 100),),
    )
    half = year_to_date(date(2009, 9, 30))
    assert (milestone(made, half).value, milestone(made, half).method) == (25, "seasonal")
    broken = replace(made, breaks=(date(2009, 4, 1),))
    assert (milestone(broken, half).value, milestone(broken, half).method) == (50, "share")


def test_no_line_starts_from_a_baseline_of_another_definition() -> None:
    made = series(
        figure(Q3, 14.0), targets=(goal(financial_year(2009), 16, 400, financial_year(2007)),), breaks=(CHANGED,)
    )
    found = assess(made, date(2010, 2, 20))
    assert (found.rag, found.grey_code, found.rag_reason) == ("grey", "no-milestone", f"{SAID}, after the baseline")
    assert found.progress is None
    assert assess(replace(made, breaks=()), date(2010, 2, 20)).rag == "red"


def test_the_year_itself_still_has_its_target_but_no_share_of_the_way() -> None:
    made = series(
        figure(Q4, 16.0), targets=(goal(financial_year(2009), 16, 400, financial_year(2007)),), breaks=(CHANGED,)
    )
    found = assess(made, date(2010, 5, 20))
    assert (found.rag, found.progress, found.baseline) == ("green", None, 400)
    assert assess(replace(made, breaks=()), date(2010, 5, 20)).progress == 1


def test_a_baseline_of_the_new_definition_counts() -> None:
    """From 10 in December 2009 to 20 in March 2011: twelve of fifteen months have passed."""
    made = series(figure(quarter(2010, 3), 18.0), targets=(goal(financial_year(2010), 20, 10, Q3),), breaks=(CHANGED,))
    found = assess(made, date(2011, 2, 20))
    assert (found.milestone, found.rag, found.progress) == (18, "green", 0.8)


def test_no_rate_leads_across_a_change_of_definition() -> None:
    made = series(figure(Q2, 40.0), targets=(goal(financial_year(2009), 70),))
    november = date(2009, 11, 20)
    assert required(made, made.observations[0], november) is not None
    assert required(replace(made, breaks=(CHANGED,)), made.observations[0], november) is None


def test_no_worse_than_last_year_needs_the_same_definition() -> None:
    made = series(
        figure(quarter(2008, 4), 80.0), figure(Q4, 85.0), unit="score", rule=RagRule("havering", 10),
        milestones=(Milestone(Q4, 100),),
    )  # fmt: skip
    assert assess(made, date(2010, 5, 20)).rag == "amber"
    assert assess(replace(made, breaks=(CHANGED,)), date(2010, 5, 20)).rag == "red"


def test_the_sentence_says_why_nothing_is_compared() -> None:
    made = series(
        figure(Q2, 40.0), figure(Q3, 14.0), breaks=(CHANGED,), milestones=(Milestone(Q3, 15),), polarity=Polarity.HIGH
    )
    found = assess(made, date(2010, 2, 20))
    assert found.summary.endswith(f"; not compared with earlier figures: {SAID}.")
    assert (found.direction, found.compared_with, found.rag) == ("unknown", None, "amber")


ends = st.integers(2007, 2011).flatmap(lambda year: st.integers(1, 4).map(lambda number: quarter(year, number)))
breaks = st.lists(st.dates(date(2007, 1, 1), date(2012, 12, 31)), max_size=3).map(tuple)


@given(st.lists(ends, unique=True, min_size=1), breaks)
def test_what_is_left_has_no_break_before_the_period(found: list[object], breaks: tuple[date, ...]) -> None:
    figures = tuple(figure(period, 1.0) for period in sorted(found, key=lambda one: one.end))  # type: ignore[attr-defined]  periods
    current = figures[-1].period
    kept = same_definition(breaks, figures, current)
    for one in figures:
        crossed = any(one.period.end < day <= current.end for day in breaks)
        assert (one in kept) == (not crossed)
        assert (break_between(breaks, one.period.end, current.end) is not None) == crossed
