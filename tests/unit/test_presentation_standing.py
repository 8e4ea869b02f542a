"""Where an indicator stands: why, what is needed, the four answers, the facts, and a theme's table of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from presentation import standing
from tests.unit.report_rows import frame, row, where


def test_the_summary_is_parted_into_why_and_what_is_needed() -> None:
    why, needed = standing.why_and_needed(row())
    assert why == "38.5 % in Q3 against 41 %; improving not at all."
    assert needed == "Needs a rise of 3.5 a quarter to reach 42 by March 2011."
    grey = row(rag="grey", summary="No status: a; b.")
    assert standing.why_and_needed(grey) == ("No status: a; b.", "")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "Needs a rise of 3.5 a quarter to reach 42 by March 2011."),
        ({"summary": "No status: a; b.", "target": np.nan}, "No target has been agreed."),
        ({"summary": "No status: a; b."}, "The target is 42.0% by 31 Mar 2011."),
        (
            {"summary": "38.5 % as planned.", "target_end": pd.Timestamp("2010-12-31")},
            "The target was 42.0% by 31 Dec 2010; that day has passed.",
        ),
        (
            {"summary": "A; the date of the last target, 42 by December 2010, has passed and its figure is not known."},
            "The date of the last target, 42 by December 2010, has passed and its figure is not known.",
        ),
    ],
)
def test_what_is_needed_is_said_or_why_it_is_not(more: dict[str, Any], told: str) -> None:
    assert standing.needed(row(**more)) == told


def test_the_four_answers_never_claim_what_was_not_assessed() -> None:
    drawn = standing.four_answers(row())
    assert drawn.index("Off track") < drawn.index("Worsening") < drawn.index("Not tested")
    assert drawn.index("Not tested") < drawn.index("No forecast")
    assert "lsp-tone-red" in drawn
    assert "39.0% in Sep 2010. Higher is better" in drawn
    sure = standing.four_answers(row(significant=True, p_value=0.02, p_target=0.12))
    assert "more than chance explains" in sure
    assert "Unlikely (12%)" in sure
    assert "may be chance" in standing.four_answers(row(significant=False, p_value=0.4))
    assert "not more than the usual up and down" in standing.four_answers(row(variation="common_cause"))
    assert "differs by more than the usual" in standing.four_answers(row(variation="special_cause_concern"))


def test_flags_are_told_with_their_severity() -> None:
    assert "<b>High</b>: Off &lt;track&gt;." in standing.flags(row())
    assert "Nothing is flagged." in standing.flags(row(flags="[]"))
    assert "Nothing is flagged." in standing.flags(row(flags=np.nan))


def test_a_grey_answer_gives_its_reason_and_no_number() -> None:
    drawn = standing.four_answers(
        row(rag="grey", rag_reason="no figure yet", actual=np.nan, compared_value=np.nan, direction="unknown")
    )
    assert "No figure yet" in drawn
    assert "There is no figure of Q3 2010/11 to compare with earlier ones" in drawn
    assert "no figure in" not in drawn


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"period_end": pd.NaT, "actual": np.nan}, "There is no figure yet"),
        ({"basis": "year_to_date"}, "There is no figure of the same period last year that it can be compared with"),
        ({}, "There is no earlier figure that it can be compared with"),
    ],
)
def test_an_unknown_direction_says_what_is_not_there_to_compare(more: dict[str, Any], told: str) -> None:
    assert told in standing.four_answers(row(direction="unknown", compared_value=np.nan, **more))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"overdue_days": np.nan, "due": pd.NaT}, "Due date not known"),
        ({"overdue_days": 0, "due": pd.NaT}, "No further one is due"),
        ({"overdue_days": 3}, "due 30 Apr 2011, overdue by 3 days"),
    ],
)
def test_the_next_figure_is_due_or_says_why_none_is(more: dict[str, Any], told: str) -> None:
    assert told in standing.indicator_facts(row(**more), [])


def test_a_theme_table_says_status_figures_age_and_trend() -> None:
    sparks = {("NI 154", ""): [(date(2010, 6, 30), 37.0, "final"), (date(2010, 12, 31), 38.5, "provisional")]}
    late = row(indicator="NI 155", overdue_days=45, milestone=np.nan, target=np.nan, lead="", lead_name=np.nan)
    drawn = standing.status_table(frame(row(), late), sparks, where, {"council": "Council"}, caption="x")
    assert "New homes &lt;and&gt; more" in drawn
    assert 'href="indicator?as_at=2010-11-30&amp;ni=NI+154"' in drawn
    assert "NI 154 · Lead: Council" in drawn
    assert "NI 155 · Lead: none yet" in drawn
    assert "Q3 2010/11, 17 days old, provisional" in drawn
    assert "next overdue by 45 days" in drawn
    assert "from 39.0% in Sep 2010" in drawn
    assert 'alt="NI 154: 37.0% in Jun 2010' in drawn
    assert drawn.count(">none<") == 2
    assert drawn.count("No figures") == 1


def test_the_facts_leave_nothing_blank() -> None:
    drawn = standing.indicator_facts(
        row(lead_name=np.nan, baseline=np.nan, due=pd.NaT, overdue_days=np.nan, target=np.nan), []
    )
    for words in ("No lead yet", "None named", "Missing", "Due date not known", "None set", "17 days ago"):
        assert words in drawn
    assert "due 30 Apr 2011, overdue by 3 days" in standing.indicator_facts(row(overdue_days=3), ["Police"])


def test_the_leads_stand_once_each_by_name() -> None:
    rows = frame(
        row(lead="police", lead_name="The Police"), row(), row(), row(lead=None, lead_name="nan"),
    )  # fmt: skip
    assert list(standing.leads(rows).items()) == [("council", "The Council"), ("police", "The Police")]
