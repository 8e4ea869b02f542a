"""The XmR chart that is drawn says what the rules of ``spc`` say, in shapes and words."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.control_chart import Plotted, charted, plotted
from lsp_data.measures.events import Event
from lsp_data.measures.outlook import figures
from lsp_data.measures.series import Accumulation
from lsp_data.measures.spc import FEWEST, PointType
from lsp_data.periods import financial_year, year_to_date
from presentation import control_chart
from tests.oracles.given import figure, goal, series
from tests.unit.test_measures_outlook import quarters

DAY = date(2011, 2, 14)
STEADY = (10.0, 11.0, 10.5, 9.5, 10.0, 11.0, 10.5, 9.5, 30.0)


def chart_of(*values: float, **more: object) -> Plotted:
    one = quarters(*values, **more)
    return plotted(one, figures(one, DAY), goal(financial_year(2010), 12.0))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
def test_the_whole_chart_ends_as_its_summary_says(values: list[float]) -> None:
    one = quarters(*values)
    found = figures(one, DAY)
    drawn, said = plotted(one, found, None), charted(one, found, None)
    assert drawn.silent == said.silent
    assert drawn.each == said.each
    if len(found) >= FEWEST:
        assert len(drawn.points) == said.points == len(found)
        assert drawn.points[-1][1].kind is said.variation
        json.dumps(control_chart.figure(drawn, "%"), allow_nan=False)


def test_a_special_cause_has_a_shape_a_word_and_its_rule() -> None:
    drawn = chart_of(*STEADY)
    figure_drawn = control_chart.figure(drawn, "%")
    marks = {one["name"]: one for one in figure_drawn["data"]}
    assert marks["Special cause, better"]["marker"]["symbol"] == "triangle-up"
    assert marks["Special cause, worse"]["marker"]["symbol"] == "triangle-down"  # all others lie below the mean
    assert "Usual up and down" not in marks
    assert marks["Special cause, better"]["customdata"] == [
        "Q3 2010/11: 30.0%. Special cause, better: outside the limits"
    ]
    names = [note["text"] for note in figure_drawn["layout"]["annotations"]]
    assert [name.rsplit(" ", 1)[0] for name in names] == ["Upper limit", "Mean", "Lower limit", "Target"]
    assert "Special cause, better: outside the limits." in control_chart.told(drawn, "%", "NI 1")
    assert "Special cause, better" in control_chart.key(drawn)
    assert "Usual up and down" not in control_chart.key(drawn)


def test_a_chart_of_nothing_special_says_so_and_of_too_few_there_is_none() -> None:
    usual = chart_of(*STEADY[:8])
    assert control_chart.told(usual, "%", "NI 1").endswith("No point is a special cause.")
    assert {point.kind for _, point in usual.points} == {PointType.COMMON_CAUSE}
    few = chart_of(*STEADY[:7])
    assert few.points == ()
    assert few.silent == "7 figures of a quarter are known, and a chart needs 8"


def test_amounts_that_add_up_are_drawn_by_what_each_period_added_without_the_year_s_target() -> None:
    ends = [date(2008, 6, 30), date(2008, 9, 30), date(2008, 12, 31), date(2009, 3, 31),
            date(2009, 6, 30), date(2009, 9, 30), date(2009, 12, 31), date(2010, 3, 31)]  # fmt: skip
    reached = (10.0, 21.0, 31.0, 42.0, 9.0, 20.0, 30.0, 41.0)
    one = series(
        *(figure(year_to_date(end), value) for end, value in zip(ends, reached, strict=True)),
        unit="number",
        accumulation=Accumulation.CUMULATIVE,
    )
    drawn = plotted(one, figures(one, DAY), goal(financial_year(2010), 40.0))
    assert [point.value for _, point in drawn.points] == [10, 11, 10, 11, 9, 11, 10, 11]
    assert [when.end for when, _ in drawn.points] == ends
    assert drawn.target is None
    assert control_chart.caption(drawn, "number") == "Each point is the amount of a quarter."
    assert control_chart.caption(drawn, "per 1000 population") == (
        "Each point is the amount of a quarter, per 1,000 population."
    )
    frame = control_chart.frame(drawn)
    assert list(frame.columns) == list(control_chart.COLUMNS)
    assert len(frame) == 8


def test_each_part_has_limits_of_its_own_and_the_change_its_words() -> None:
    changed = Event(date(2009, 7, 1), "Counted by <another> rule, which takes more than two lines to say in full")
    drawn = chart_of(*STEADY[:8], *STEADY[:8], *STEADY[:3], process_changes=(changed, Event(DAY, "later")))
    figure_drawn = control_chart.figure(drawn, "%")
    upright = [one for one in figure_drawn["layout"]["shapes"] if one.get("yref") == "paper"]
    assert [one["x0"] for one in upright] == ["2009-06-30"]
    spans = {(one["x0"], one["x1"]) for one in figure_drawn["layout"]["shapes"] if one.get("xref") == "x"}
    assert spans == {("2006-06-30", "2009-06-30"), ("2009-06-30", "2010-12-31")}
    [named] = [one for one in figure_drawn["layout"]["annotations"] if one.get("yref") == "paper"]
    assert "&lt;another&gt;" in named["text"]
    assert "…" in named["text"]
    open_marks = [one for one in figure_drawn["data"] if one["name"] == "Too early to judge"]
    assert len(open_marks[0]["x"]) == 6
    assert "Limits begin anew" in control_chart.caption(drawn, "%")
    assert "New limits from 1 Jul 2009: Counted by <another> rule" in control_chart.told(drawn, "%", "NI 1")
    assert set(control_chart.frame(drawn)["kind"].iloc[-6:]) == {"Too early to judge"}
    assert "Too early to judge" in control_chart.key(drawn)
