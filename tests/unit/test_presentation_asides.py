"""What stands beside the lines of the chart: what was replaced and what was said, in words that cannot do harm."""

from __future__ import annotations

from datetime import date

import pandas as pd

from presentation import figures
from presentation.asides import with_asides
from presentation.figure_words import gaps, key
from presentation.trajectory import Aside, Trajectory, trajectory_of
from tests.unit.report_rows import figure, frame, milestones, row, targets

NO_WORDS = pd.DataFrame({name: [] for name in ("period_end", "period", "text", "said_anew")})


def words(*rows: tuple[str, str, str, bool]) -> pd.DataFrame:
    told = pd.DataFrame(rows, columns=["period_end", "period", "text", "said_anew"])
    return told.assign(period_end=pd.to_datetime(told["period_end"]))


def drawn(series: pd.DataFrame, aims: pd.DataFrame, commentary: pd.DataFrame = NO_WORDS) -> Trajectory:
    shown = trajectory_of(row(basis="year_to_date"), series, milestones(), aims)
    return with_asides(shown, series, aims, commentary)


def test_an_earlier_version_is_shown_where_its_value_was_another() -> None:
    series = frame(
        figure("2010-06-30", 11.0),
        figure("2010-06-30", 12.0, current=False, status="provisional", known_at=pd.Timestamp("2010-07-30")),
        figure("2010-06-30", 11.0, current=False, known_at=pd.Timestamp("2010-07-29")),
        figure("2010-06-30", 4.0, current=False, basis="month", period_start=pd.Timestamp("2010-06-01")),
        figure("2010-06-30", None, current=False, marker="tbc"),
    )
    shown = drawn(series, targets())
    assert shown.replaced == (Aside(date(2010, 6, 30), "Earlier: 12.0%, provisional, known since 30 Jul 2010", 12.0),)
    assert "Figure since replaced" in key(shown)
    assert "Figure since replaced" not in key(drawn(frame(figure("2010-06-30", 11.0)), targets()))


def test_a_target_that_a_refresh_replaced_stays_beside_the_one_that_counts() -> None:
    shown = drawn(frame(figure("2010-06-30", 11.0)), targets())
    assert shown.former == (Aside(date(2011, 3, 31), "Earlier target of June 2008: 45.0%", 45.0),)
    figure_drawn = figures.trajectory(shown)
    marks = next(one for one in figure_drawn["data"] if one["name"] == "Earlier target")
    assert marks["y"] == [45.0]
    assert figure_drawn["layout"]["yaxis"]["range"][1] >= 45.0
    assert "Earlier target" in key(shown)


def test_what_was_said_stands_at_its_period_once_and_cannot_do_harm() -> None:
    told = words(
        ("2010-06-30", "Q1 2010/11", "<b>steady</b>", False),
        ("2010-06-30", "Q1 2010/11", "and well", False),
        ("2010-06-30", "Q1 2010/11", "said anew since", True),
        (None, "", "of no period", False),
    )
    shown = drawn(frame(figure("2010-06-30", 11.0)), targets(), told)
    assert [one.end for one in shown.remarks] == [date(2010, 6, 30)]
    figure_drawn = figures.trajectory(shown)
    marks = next(one for one in figure_drawn["data"] if one["name"] == "Commentary")
    assert marks["customdata"] == ["Q1 2010/11: &lt;b&gt;steady&lt;/b&gt; Q1 2010/11: and well"]
    low, high = figure_drawn["layout"]["yaxis"]["range"]
    assert low <= marks["y"][0] <= high
    assert "Commentary, in full below" in key(shown)


def test_long_words_are_cut_at_the_pointer_and_stand_in_full_below() -> None:
    told = words(("2010-06-30", "Q1 2010/11", "word " * 200, False))
    shown = drawn(frame(figure("2010-06-30", 11.0)), targets(), told)
    marks = next(one for one in figures.trajectory(shown)["data"] if one["name"] == "Commentary")
    assert marks["customdata"][0].count("<br>") == 5
    assert marks["customdata"][0].endswith(" …")


def test_the_sign_for_commentary_covers_no_words_at_the_foot() -> None:
    told = words(("2010-09-30", "Q2 2010/11", "held back", False))
    series = frame(figure("2010-06-30", None, marker="tbc"), figure("2010-09-30", None, marker="suppressed"))
    marks = {one["x"]: one["yshift"] for one in gaps(drawn(series, targets(), told))}
    assert marks["2010-06-30"] == 0
    assert marks["2010-09-30"] > 0
