"""Where indicators stand, drawn from hand-made rows: sentences, tables, trajectories, definitions."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from presentation import definition, history, lists, standing
from presentation.trajectory import Actual, Goal, Step, trajectory_of


def where(**more: str) -> dict[str, str]:
    return {"as_at": "2010-11-30", **more}


def row(**more: Any) -> dict[str, Any]:
    """A status row: a red, worsening percentage; high is good."""
    known: dict[str, Any] = {
        "as_at": pd.Timestamp("2011-02-14"),
        "indicator": "NI 154",
        "sub_measure": "",
        "title": "New homes <and> more",
        "theme": "jobs-and-enterprise",
        "theme_name": "Jobs and Enterprise",
        "unit": "%",
        "polarity": "high",
        "basis": "quarter",
        "period_start": pd.Timestamp("2010-10-01"),
        "period_end": pd.Timestamp("2010-12-31"),
        "known_at": pd.Timestamp("2011-01-28"),
        "age_days": 17,
        "actual": 38.5,
        "actual_marker": np.nan,
        "actual_status": "provisional",
        "milestone": 41.0,
        "target": 42.0,
        "target_end": pd.Timestamp("2011-03-31"),
        "target_version": "March 2010",
        "target_class": "designated",
        "baseline": 30.0,
        "baseline_end": pd.Timestamp("2008-03-31"),
        "rag": "red",
        "rag_reason": "2.5 percentage points worse than the milestone of 41 %, beyond tolerance",
        "direction": "worsening",
        "compared_with": pd.Timestamp("2010-09-30"),
        "compared_value": 39.0,
        "significant": None,
        "p_target": np.nan,
        "variation": np.nan,
        "required_rate": 3.5,
        "lead": "council",
        "lead_name": "The Council",
        "officer": "Head of Housing",
        "due": pd.Timestamp("2011-04-30"),
        "overdue_days": 0,
        "flags": '[{"code": "a", "severity": "high", "reason": "Off <track>."}]',
        "summary": "38.5 % in Q3 against 41 %; improving not at all; "
        "needs a rise of 3.5 a quarter to reach 42 by March 2011.",
        "red_and_worsening": True,
        "since": pd.Timestamp("2010-06-30"),
    }
    return {**known, **more}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


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
    assert drawn.index("Off track") < drawn.index("Worsening") < drawn.index("Not yet assessed")
    assert drawn.index("Not yet assessed") < drawn.index("No forecast")
    assert "lsp-tone-red" in drawn
    assert "39.0% in Sep 2010. Higher is better" in drawn
    sure = standing.four_answers(row(significant=True, p_target=0.12))
    assert "larger than chance explains" in sure
    assert "Unlikely (12%)" in sure
    assert "It may be chance" in standing.four_answers(row(significant=False))
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


def test_the_underperforming_are_grouped_and_counted() -> None:
    rows = frame(row(), row(indicator="NI 155", red_and_worsening=False, rag="amber", direction="level"))
    drawn = lists.underperforming_table(rows, where, {})
    assert drawn.index("Off track and worsening: 1 indicator") < drawn.index("Also off track or slightly off track: 1")
    assert drawn.count("Jun 2010") == 2
    assert lists.counted(rows.head(1), rows) == "1 of 2 underperforming indicators shown; 1 is off track and worsening."
    assert list(lists.narrowed(rows, only="amber", lead="")["indicator"]) == ["NI 155"]
    assert list(lists.narrowed(rows, only="worsening", lead="council")["indicator"]) == ["NI 154"]
    assert lists.narrowed(rows, only="", lead="police").empty
    assert "Nothing here is off track." in lists.underperforming_table(rows.head(0), where, {})


def test_counts_are_told_with_their_change() -> None:
    counts = pd.DataFrame(
        [
            {
                "theme": "a",
                "theme_name": "A",
                "red": 2,
                "amber": 0,
                "green": 1,
                "grey": 0,
                "red_before": 1,
                "amber_before": 0,
                "green_before": 2,
                "grey_before": 0,
            },
        ]
    )
    tiles = lists.status_tiles(counts, date(2010, 11, 14))
    assert "1 more than on 14 Nov 2010" in tiles
    assert "1 fewer than on 14 Nov 2010" in tiles
    assert tiles.count("no change since 14 Nov 2010") == 2
    drawn = lists.counts_table(counts, where)
    assert 'href="theme?as_at=2010-11-30&amp;theme=a"' in drawn
    assert "2 off track. " in drawn
    assert "1 more" in drawn


def test_the_facts_leave_nothing_blank() -> None:
    drawn = standing.indicator_facts(
        row(lead_name=np.nan, baseline=np.nan, due=pd.NaT, overdue_days=np.nan, target=np.nan), []
    )
    for words in ("No lead yet", "None named", "Missing", "Due date not known", "None set", "17 days ago"):
        assert words in drawn
    assert "due 30 Apr 2011, overdue by 3 days" in standing.indicator_facts(row(overdue_days=3), ["Police"])


def figure(end: str, value: float | None, **more: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "measure": "actual",
        "basis": "year_to_date",
        "period_start": pd.Timestamp("2010-04-01"),
        "period_end": pd.Timestamp(end),
        "value": np.nan if value is None else value,
        "marker": np.nan,
        "status": "final",
        "note": "",
        "known_at": pd.Timestamp("2010-10-29"),
        "return_id": "r1",
        "file_name": "police.xlsx",
        "sheet": "Q2",
        "cell": "F9",
        "text": "",
        "partner": "police",
        "current": True,
    }
    return {**known, **more}


def milestones() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"period_end": pd.Timestamp("2010-06-30"), "value": 10.0, "lower": 9.5, "upper": 10.0},
            {"period_end": pd.Timestamp("2010-09-30"), "value": 20.0, "lower": 19.0, "upper": 20.0},
        ]
    )


def targets() -> pd.DataFrame:
    known = {
        "kind": "target",
        "basis": "financial_year",
        "period_start": pd.Timestamp("2010-04-01"),
        "period_end": pd.Timestamp("2011-03-31"),
        "value": 40.0,
        "marker": np.nan,
        "text": "40",
        "baseline": 30.0,
        "baseline_text": "",
        "baseline_end": pd.Timestamp("2008-03-31"),
        "class": "designated",
        "version": "March 2010",
        "state": "agreed",
        "known_at": pd.Timestamp("2010-03-26"),
        "file_name": "targets.xlsx",
        "sheet": "T",
        "cell": "D4",
        "return_id": "r3",
        "current": True,
    }
    return pd.DataFrame(
        [
            known,
            {**known, "value": 45.0, "version": "June 2008", "known_at": pd.Timestamp("2008-06-30"), "current": False},
            {
                **known,
                "value": np.nan,
                "text": "TBC with GONW",
                "period_end": pd.Timestamp("2012-03-31"),
                "state": "placeholder",
            },
        ]
    )


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


def test_figures_stand_newest_first_with_source_revision_and_what_they_are_made_of() -> None:
    series = frame(
        figure(
            "2010-06-30",
            1748.0,
            text="1,748 (r)",
            note="(r); A long comment of the partner that has its place below the table.",
            status="revised",
        ),
        figure("2010-06-30", 1769.0, current=False, status="provisional", text="about 1769", return_id="r0"),
        figure("2010-09-30", None, marker="tbc", text="TBC"),
        figure("2010-06-30", 412.0, measure="numerator"),
        figure("2010-06-30", 1036.0, measure="denominator"),
        figure("2010-06-30", 24.3, measure="lower"),
        figure("2010-06-30", 28.5, measure="upper"),
    )
    drawn = history.figures_table(series, milestones(), "number", {"police": "Police"}, where)
    assert drawn.index("to be confirmed") < drawn.index("1,748") < drawn.index("1,769")
    assert "<s>1,769</s>" in drawn
    assert "earlier version" in drawn
    assert "Q2 F9, Police" in drawn
    assert 'href="history?as_at=2010-11-30&amp;return=r0"' in drawn
    assert "Figure status" in drawn
    assert "412 of 1,036; between 24.3 and 28.5" in drawn
    assert "see commentary" in drawn
    assert "cell: about 1769" in drawn
    assert "cell: 1,748" not in drawn
    assert history.versions(series) == "2 figures, 1 earlier version"


def test_the_note_beside_a_figure_never_holds_a_piece_of_a_comment() -> None:
    said = "Three people returned from custody in May; intensive supervision has begun."
    added = "given for Q2 2010/11, read as the year to date"
    series = frame(
        figure("2010-06-30", 58.0, text="58", note=f"r; {said}"),
        figure("2010-09-30", 60.0, text="60", note=f"Late; two lists differ; {added}"),
    )
    drawn = history.figures_table(series, milestones(), "number", {"police": "Police"}, where)
    assert "r; see commentary" in drawn
    assert "intensive" not in drawn
    assert f"Late; two lists differ; {added}" in drawn


def test_long_series_fold_their_earlier_figures() -> None:
    series = frame(
        *(
            figure(f"{2000 + year}-09-30", float(year), period_start=pd.Timestamp(f"{2000 + year}-04-01"))
            for year in range(1, 20)
        )
    )
    drawn = history.figures_table(series, milestones(), "number", {}, where)
    assert "Show 6 earlier figures" in drawn
    assert drawn.count("police.xlsx") == 19


def test_targets_stand_with_version_state_and_gaps() -> None:
    drawn = history.targets_table(targets(), "number", where)
    assert drawn.index("March 2010") < drawn.index("June 2008")
    assert "replaced by a later version" in drawn
    assert "TBC with GONW" in drawn
    assert "placeholder" in drawn
    assert "No target has been set" in history.targets_table(targets().head(0), "number", where)


def test_changes_of_status_are_told_with_their_cause() -> None:
    changed = {
        **row(),
        "kind": "status_change",
        "rag_before": "green",
        "before": 40.0,
        "after": 38.5,
        "marker_before": np.nan,
        "marker_after": np.nan,
        "period": "Q3 2010/11",
        "why": "A revised figure, not new performance",
    }
    changes = frame(changed, {**changed, "kind": "new_figure"})
    drawn = history.changes_table(changes, where)
    assert drawn.count("A revised figure, not new performance") == 1
    assert drawn.index("On track") < drawn.index("Off track")
    assert history.changes_counted(changes) == "1 changed status, 1 new figure, 0 revised figures, 0 new targets."
    assert "No status has changed." in history.changes_table(changes.head(0), where)


def test_commentary_is_text() -> None:
    said = frame(
        {
            "text": "<b>Two</b> posts *filled*",
            "period": "Q2 2010/11",
            "known_at": pd.Timestamp("2010-10-29"),
            "partner": "police",
            "file_name": "police.xlsx",
            "sheet": "Q2",
            "cell": "K9",
            "return_id": "r7",
            "replaced_by": None,
            "replaced_on": None,
            "said_anew": False,
        }
    )
    drawn = history.commentary_list(said, {"police": "Police"}, where)
    assert "&lt;b&gt;Two&lt;/b&gt; posts *filled*" in drawn
    source = '<a href="history?as_at=2010-11-30&amp;return=r7" data-page="history">police.xlsx</a>'
    assert f"Q2 2010/11 · Police · {source}, Q2 K9" in drawn
    assert "<s>" not in drawn
    assert "replaced" not in drawn
    assert "No commentary" in history.commentary_list(said.head(0), {}, where)
    new = {"replaced_by": "corrected.xlsx", "replaced_on": pd.Timestamp("2010-11-20")}
    struck = history.commentary_list(said.assign(**new, said_anew=True), {}, where)
    assert "<s>&lt;b&gt;Two" in struck
    assert "replaced by corrected.xlsx on 20 Nov 2010" in struck
    told = history.commentary_list(said.assign(**new, said_anew=False), {}, where)
    assert "<s>" not in told
    assert "its figure was replaced by corrected.xlsx on 20 Nov 2010" in told


def test_the_definition_says_how_sure_it_is() -> None:
    listed = {
        "unit": "per 1000 population",
        "frequency": "quarterly",
        "lag_days": 30,
        "accumulation": "cumulative",
        "rule_kind": "points",
        "rule_tolerance": 1.5,
        "source": "Police",
        "valid_from": date(2008, 4, 1),
        "valid_to": None,
        "definition_note": "Counts offences",
        "note": "A small cohort: read the count",
        "confidence": "low",
    }
    drawn = definition.definition(listed, row(polarity="low"))
    for words in (
        "Lower is better",
        "Per 1,000 population",
        "Quarterly, due 30 days after the period",
        "Counted from 1 April",
        "Amber within 1.5 of the milestone",
        "1 Apr 2008 to now",
        "Uncertain: check it before relying on it",
        "Counts offences. A small cohort: read the count.",
    ):
        assert words in drawn
    assert "no longer in the catalogue" in definition.definition({}, row())
    by_unit = {"rule_kind": "default", "rule_tolerance": 3.0}
    assert definition.rule({**by_unit, "unit": "%"}).startswith("Amber within 3 of the milestone")
    assert definition.rule({**by_unit, "unit": "days"}) == "Amber within 3 per cent of the milestone"
    assert definition.rule({**by_unit, "unit": "number"}).endswith("a count under 50: within what chance explains")
    assert "the usual tolerance per cent" in definition.rule({"rule_kind": "percentage", "rule_tolerance": np.nan})


def test_the_plans_that_serve_an_indicator_are_listed() -> None:
    activity = {
        "kind": "activity",
        "workstream": "F. Alcohol",
        "number": "1",
        "activity": "Second nurse",
        "months": {"2010-10": "slipped"},
        "indicators": ("NI 39",),
    }
    rows = frame(activity, {**activity, "activity": "Other", "indicators": ("NI 33 (i)",), "months": {}})
    drawn = definition.plans(rows, "NI 39", "", where)
    assert "Second nurse" in drawn
    assert "F. Alcohol · Oct 2010 (slipped)" in drawn
    assert "Other" not in drawn
    assert "F. Alcohol · undated" in definition.plans(rows, "NI 33", "i", where)
    assert 'href="route-map?as_at=2010-11-30"' in definition.plans(rows, "NI 1", "", where)
