"""The history of an indicator: figures with their versions, targets, changes of status, commentary."""

from __future__ import annotations

import numpy as np
import pandas as pd

from presentation import history
from tests.unit.report_rows import figure, frame, milestones, row, targets, where


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


def test_a_revised_survey_keeps_the_sample_that_its_file_only_repeats() -> None:
    series = frame(
        figure("2010-06-30", 26.4, status="revised", return_id="r2"),
        figure("2010-06-30", 26.9, current=False, status="provisional"),
        figure("2010-06-30", 1688.0, measure="sample"),
    )
    drawn = history.figures_table(series, milestones(), "%", {}, where)
    assert drawn.count("sample of 1,688") == 2


def test_what_another_file_brings_beside_a_figure_is_shown_with_that_file_as_long_as_it_counts() -> None:
    other = {"return_id": "r2", "file_name": "rates.xlsx"}
    series = frame(
        figure("2010-06-30", 0.777),
        figure("2010-06-30", 0.79, current=False, return_id="r0"),
        figure("2010-06-30", 241.0, measure="numerator", **other),
        figure("2010-06-30", 310.0, measure="denominator", **other),
        figure("2010-06-30", 240.0, measure="numerator", return_id="r5", current=False),
    )
    drawn = history.figures_table(series, milestones(), "rate", {}, where)
    assert drawn.count("241 of 310 (from rates.xlsx)") == 1
    assert "240" not in drawn


def test_a_cell_with_noughts_at_its_end_is_the_figure_that_is_shown() -> None:
    series = frame(figure("2010-06-30", 0.49, text="0.490"), figure("2010-09-30", 49.0, text="490"))
    drawn = history.figures_table(series, milestones(), "rate", {}, where)
    assert "cell: 0.490" not in drawn
    assert "cell: 490" in drawn


def test_why_a_figure_was_entered_by_hand_stands_beside_it_in_full() -> None:
    why = "Misread in the return by us all; Police bulletin for June, page 3"
    series = frame(figure("2010-06-30", 7.0, note=why, sheet="by hand", return_id="by-hand-0a1b"))
    assert why in history.figures_table(series, milestones(), "number", {}, where)


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
        "cause": "revision",
        "why": "A revised figure, not new performance",
    }
    changes = frame(changed, {**changed, "kind": "new_figure", "cause": np.nan})
    drawn = history.changes_table(changes, where)
    assert drawn.count("A revised figure, not new performance") == 1
    assert drawn.index("On track") < drawn.index("Off track")
    assert history.changes_counted(changes) == (
        "1 changed status, 1 new figure, 0 revised figures, 0 new targets. "
        "The statuses changed: 1 by a revised figure alone."
    )
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
