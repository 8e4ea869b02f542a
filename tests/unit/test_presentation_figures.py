"""Charts: plain, finite, readable without a pointer; hollow where provisional; broken where the series is."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.outlook import Outlook
from lsp_data.periods import financial_year
from presentation import figures, route_map, route_map_marks, scale, sparklines
from presentation.figure_words import key
from presentation.label_places import Box, Plot, beside
from presentation.palette import BLUE, PAPER
from presentation.trajectory import Actual, Goal, Step, Trajectory, told, with_forecast
from tests.oracles.given import goal

VALUES = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e9)
DAYS = st.dates(date(2005, 1, 1), date(2012, 12, 31))


def quarter_end(index: int) -> date:
    """The ends of financial quarters, 0 is June 2008."""
    month = 6 + 3 * index
    year, month = 2008 + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 30 if month in (6, 9) else 31)


def actual(index: int, value: float | None, status: str = "final", said: str = "") -> Actual:
    end = quarter_end(index)
    return Actual(end.replace(day=1) - timedelta(days=61), end, "quarter", value, status, said)


def shown(**more: Any) -> Trajectory:
    given_parts: dict[str, Any] = {
        "name": "NI 154, New homes",
        "unit": "number",
        "actuals": [actual(0, 100), actual(1, 130, "final"), actual(2, 128, "provisional")],
        "steps": [Step(quarter_end(i), 100 + 10 * i, 95 + 9.5 * i) for i in range(4)],
        "goals": [Goal(date(2009, 3, 31), 140)],
        "baseline": Goal(date(2008, 3, 31), 90),
    }
    return Trajectory(**{**given_parts, **more})


def numbers_of(part: object) -> Iterator[float]:
    if isinstance(part, dict):
        for one in part.values():
            yield from numbers_of(one)
    elif isinstance(part, list):
        for one in part:
            yield from numbers_of(one)
    elif isinstance(part, float | int) and not isinstance(part, bool):
        yield part


def trace(figure: figures.Figure, name: str, mode: str = "") -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in figure["data"] if one["name"] == name and mode in (one["mode"], ""))
    return found


TRAJECTORIES = st.builds(
    Trajectory,
    name=st.just("NI 1"),
    unit=st.just("%"),
    actuals=st.lists(
        st.builds(
            lambda end, value, status: Actual(end, end, "point", value, status),
            DAYS,
            st.one_of(st.none(), VALUES),
            st.sampled_from(["", "final", "provisional"]),
        ),
        max_size=20,
    ),
    steps=st.lists(st.builds(Step, DAYS, VALUES, st.one_of(st.none(), VALUES)), max_size=12),
    goals=st.lists(st.builds(Goal, DAYS, VALUES), max_size=3),
    yearly=st.booleans(),
)


@given(TRAJECTORIES)
def test_any_trajectory_is_json_with_finite_numbers_inside_its_axis(trajectory: Trajectory) -> None:
    figure = figures.trajectory(trajectory)
    json.dumps(figure, allow_nan=False)
    assert all(math.isfinite(one) for one in numbers_of(figure))
    low, high = figure["layout"]["yaxis"].get("range", (-math.inf, math.inf))
    assert all(low <= value <= high for one in figure["data"] for value in one["y"] if value is not None)
    assert told(trajectory).startswith("Trajectory of NI 1.")


def test_provisional_points_are_hollow_and_the_line_is_solid() -> None:
    figure = figures.trajectory(shown())
    points = trace(figure, "Actual", "markers+text")
    assert points["marker"]["color"] == [BLUE, BLUE, PAPER]
    assert "dash" not in trace(figure, "Actual", "lines")["line"]
    assert trace(figure, "Milestone")["line"]["dash"]


def test_values_and_names_are_written_on_the_chart() -> None:
    figure = figures.trajectory(shown())
    assert trace(figure, "Actual", "markers+text")["text"] == ["100", "130", ""]
    names = [note["text"] for note in figure["layout"]["annotations"]]
    assert names == ["<b>Actual 128</b>", "Milestone 120", "Target 140", "Baseline 90"]
    assert figure["layout"]["xaxis"]["ticktext"] == ["Mar 08", "Jun 08", "Sep 08", "Dec 08", "Mar 09"]
    assert told(shown()) == (
        "Trajectory of NI 154, New homes. Baseline 90 at 31 Mar 2008. From Q1 2008/09: 100, final to Q3 2008/09: 128, "
        "provisional. The milestone then is 120. Target 140 by 31 Mar 2009."
    )


def test_many_points_keep_the_highest_and_lowest_value_or_the_year_ends() -> None:
    values = [50.0, 49, 48, 47, 46, 30, 44, 43, 42, 70, 40, 39, 38, 37, 36]
    figure = figures.trajectory(shown(actuals=[actual(i, value) for i, value in enumerate(values)]))
    told = trace(figure, "Actual", "markers+text")["text"]
    assert {value for value in told if value} == {"30", "70"}
    figure = figures.trajectory(shown(actuals=[actual(i, value) for i, value in enumerate(values)], yearly=True))
    told = trace(figure, "Actual", "markers+text")["text"]
    assert {value for value in told if value} == {"47", "43", "39"}


def test_the_amber_band_lies_between_the_milestones_and_their_limits() -> None:
    band = trace(figures.trajectory(shown()), "Slightly off track")
    assert band["y"] == [100, 110, 120, 130, 123.5, 114, 104.5, 95]
    assert band["fill"] == "toself"
    assert not any(one["name"] == "Slightly off track" for one in figures.trajectory(shown(steps=[]))["data"])


def test_counts_that_start_anew_break_at_the_first_of_april() -> None:
    quarters = [actual(i, 10.0 * (i % 4 + 1)) for i in range(6)]
    steps = [Step(quarter_end(i), 9.0 * (i % 4 + 1), 10.0 * (i % 4 + 1)) for i in range(6)]
    figure = figures.trajectory(shown(actuals=quarters, steps=steps, yearly=True))
    assert trace(figure, "Actual", "lines")["y"] == [10, 20, 30, 40, None, 10, 20]
    assert trace(figure, "Milestone")["y"] == [9, 18, 27, 36, None, 9, 18]
    assert sum(one["name"] == "Slightly off track" for one in figure["data"]) == 2


def test_no_line_crosses_a_change_of_definition() -> None:
    figure = figures.trajectory(shown(breaks=((date(2008, 9, 1), "New <definition>"),)))
    assert trace(figure, "Actual", "lines")["y"] == [100, None, 130, 128]
    assert figure["layout"]["shapes"][0]["x0"] == "2008-09-01"
    assert "New &lt;definition&gt;" in [note["text"] for note in figure["layout"]["annotations"]]


def test_a_mark_in_place_of_a_number_is_said_at_its_period() -> None:
    figure = figures.trajectory(shown(actuals=[actual(0, 100), actual(1, None, said="to be <confirmed>")]))
    note = next(one for one in figure["layout"]["annotations"] if one.get("textangle"))
    assert (note["x"], note["text"]) == ("2008-09-30", "to be &lt;confirmed&gt;")
    assert trace(figure, "Actual", "lines")["y"] == [100, None]


def test_nothing_known_is_said_and_drawn_without_axes() -> None:
    figure = figures.trajectory(Trajectory(name="NI 1", unit="%", actuals=[]))
    assert figure["layout"]["annotations"][0]["text"] == "No figure, milestone or target yet"
    assert not figure["layout"]["xaxis"]["visible"]


def test_the_key_names_only_the_marks_that_are_there() -> None:
    drawn = key(shown())
    for words in ("Actual<", "provisional or estimated", "Milestone", "Slightly off track", "Target", "Baseline"):
        assert words in drawn
    short = key(shown(actuals=[actual(0, 1.0)], steps=(), goals=(), baseline=None))
    assert short.count("<li>") == 1


@given(st.lists(VALUES, min_size=1, max_size=30))
def test_an_axis_holds_its_values_in_round_steps(values: list[float]) -> None:
    low, high, step = scale.round_range(values)
    slack = 1e-9 * max(abs(low), abs(high), 1)
    assert low - slack <= min(values)
    assert max(values) <= high + slack
    assert step > 0
    marks = scale.ticks(low, high, step)
    assert 2 <= len(marks) <= 12
    if min(values) >= 0:
        assert low >= 0


def test_a_percentage_does_not_pass_its_bounds() -> None:
    assert scale.round_range([91.0, 99.0], lowest=0, highest=100)[1] == 100
    assert scale.round_range([2.0, 30.0], lowest=0, highest=100)[0] == 0


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6))
def test_labels_are_set_apart_in_their_order(wanted: list[float]) -> None:
    placed = scale.apart(wanted, 10, 0, 100)
    pairs = sorted(zip(wanted, placed, strict=True))
    heights = [height for _, height in sorted(pairs, key=lambda pair: pair[1])]
    assert all(after - before >= 10 - 1e-9 for before, after in pairwise(heights))
    assert all(-1e-9 <= height <= 100 + 1e-9 for height in placed)


def test_dates_at_the_foot_do_not_run_together_after_a_long_gap() -> None:
    ends = [date(1998, 12, 31), *(date(year, 12, 31) for year in range(2006, 2011))]
    assert [text for _, text in scale.date_ticks(ends, 9)] == ["Dec 98", "Dec 06", "Dec 08", "Dec 10"]


def words_of(figure: dict[str, Any]) -> list[Box]:
    """The ground that the words inside the plot take, of values and of the baseline, by what the figure says."""
    layout = figure["layout"]
    width = 590 - layout["margin"]["l"] - layout["margin"]["r"]  # as on a screen of 1280
    height = layout["height"] - 62
    first, last = (date.fromisoformat(end) for end in layout["xaxis"]["range"])
    plot = Plot(first, last, *layout["yaxis"]["range"], width, height)
    points = next(one for one in figure["data"] if "textposition" in one)
    boxes = [
        beside(plot.spot(date.fromisoformat(x), y), words, 14, place)
        for x, y, words, place in zip(points["x"], points["y"], points["text"], points["textposition"], strict=True)
        if words
    ]
    (name,) = (one for one in layout["annotations"] if one["text"].startswith("Baseline"))
    level = {"bottom": "top", "middle": "middle", "top": "bottom"}[name["yanchor"]]
    level = {"top": "over", "bottom": "under"}[level] if abs(name["yshift"]) > 15 else level
    side = {"left": "right", "center": "center", "right": "left"}[name["xanchor"]]
    spot = plot.spot(date.fromisoformat(name["x"]), name["y"])
    return [*boxes, beside(spot, name["text"], 14, f"{level} {side}")]


@pytest.mark.parametrize(
    ("baseline", "values"),
    [
        (Goal(date(2005, 12, 31), 0.0), [1.9, 4.1, 8.2]),  # the lowest value, just above the baseline beside it
        (Goal(date(2006, 12, 31), 246.0), [246.0, 232.0, 221.0]),  # the baseline is a point of the line
        (Goal(date(2005, 12, 31), 37.2), [37.0, 36.9, 37.1]),
    ],
)
def test_no_words_in_the_plot_cover_others(baseline: Goal, values: list[float]) -> None:
    actuals = [
        Actual(date(2006 + place, 1, 1), date(2006 + place, 12, 31), "calendar_year", value)
        for place, value in enumerate(values)
    ]
    goals = [Goal(date(2010, 12, 31), values[-1] * 1.2)]
    figure = figures.trajectory(shown(actuals=actuals, steps=[], goals=goals, baseline=baseline), height=350)
    boxes = words_of(figure)
    assert len(boxes) > 1
    assert not [one for place, one in enumerate(boxes) for other in boxes[place + 1 :] if one.covers(other)]


def test_the_baselines_name_is_not_cut_off_where_values_crowd_its_right() -> None:
    values = [36.1, 36.4, 36.8, 37.2, 37.6, 37.9, 38.5, 38.7, 38.9, 39.2]
    actuals = [
        Actual(quarter_end(place) - timedelta(days=80), quarter_end(place), "quarter", value)
        for place, value in enumerate(values)
    ]
    steps = [Step(quarter_end(place), 36.2 + place * 0.43, 34.2 + place * 0.43) for place in range(11)]
    figure = figures.trajectory(
        shown(
            actuals=actuals,
            steps=steps,
            goals=[Goal(date(2011, 3, 31), 40.5)],
            baseline=Goal(date(2008, 3, 31), 35.8),
            unit="%",
        ),
        height=350,
    )
    boxes = words_of(figure)
    assert boxes[-1].left > -40
    assert not [one for one in boxes[:-1] if one.covers(boxes[-1])]


def test_dates_at_the_foot_are_few_and_keep_the_last() -> None:
    ends = [quarter_end(index) for index in range(12)]
    marks = scale.date_ticks(ends, 6)
    assert [text for _, text in marks] == ["Sep 08", "Mar 09", "Sep 09", "Mar 10", "Sep 10", "Mar 11"]
    assert len(scale.date_ticks([date(2008, 1, 1) + timedelta(days=31 * i) for i in range(36)], 9)) <= 9


POINTS = st.lists(
    st.tuples(DAYS, st.one_of(st.none(), VALUES), st.sampled_from([None, "final", "provisional"])), max_size=40
)


@given(POINTS, st.booleans())
def test_a_sparkline_is_a_picture_with_words_and_stays_in_its_field(
    rows: list[tuple[date, float | None, str | None]], yearly: bool
) -> None:
    drawn = sparklines.sparkline(rows, "%", name="NI 1", yearly=yearly)
    known = sparklines.points(rows)
    if len(known) < 2:
        assert "<img" not in drawn
        return
    source = drawn.split('src="data:image/svg+xml,')[1].split('"')[0]
    svg = ElementTree.fromstring(unquote(source.replace("&#x27;", "'").replace("&amp;", "&")))
    circle = next(one for one in svg.iter() if one.tag.endswith("circle"))
    assert 0 <= float(circle.get("cx", "-1")) <= sparklines.WIDTH
    assert 0 <= float(circle.get("cy", "-1")) <= sparklines.HEIGHT
    assert f"{len(known)} figures" in drawn


def test_a_sparkline_tells_its_trend_and_hollows_a_provisional_end() -> None:
    rows = [
        (date(2010, 12, 31), 30.5, "provisional"),
        (date(2008, 6, 30), 42.0, "final"),
        (date(2009, 6, 30), None, None),
    ]
    drawn = sparklines.sparkline(rows, "%", name="NI 5")
    assert "NI 5: 42.0% in Jun 2008, 30.5% in Dec 2010, lowest 30.5%, highest 42.0%, 2 figures" in drawn
    assert "the last is provisional" in drawn
    assert "fill='#fff'" in sparklines.draw(sparklines.points(rows), yearly=False)
    assert "No figures" in sparklines.sparkline([], "%", name="NI 5")
    assert "Too few figures" in sparklines.sparkline(rows[:1], "%", name="NI 5")


def test_a_sparkline_of_counts_within_the_year_breaks_where_they_start_anew() -> None:
    rows = sparklines.points([(quarter_end(index), float(index % 4), None) for index in range(8)])
    assert sparklines.draw(rows, yearly=True).split("stroke-width='1.8'")[0].count("M") == 3  # the foot, two years
    annual = sparklines.points([(quarter_end(3), 1.0, None), (quarter_end(7), 2.0, None)])
    assert sparklines.draw(annual, yearly=True).split("stroke-width='1.8'")[0].count("M") == 2


def test_today_stands_in_its_month() -> None:
    assert route_map.today_in(2010, date(2011, 2, 14)) == (10, pytest.approx(13.5 / 28))
    assert route_map.today_in(2010, date(2010, 4, 1)) == (0, pytest.approx(0.5 / 30))
    assert route_map.today_in(2009, date(2011, 2, 14)) is None
    assert route_map.today_in(None, date(2011, 2, 14)) is None


def test_months_of_another_year_are_not_drawn() -> None:
    months = {"2009-06": "planned", "2010-06": "done", "2011-03": "milestone", "07": "slipped"}
    assert route_map.by_month(months, 2010) == {"06": "done", "03": "milestone", "07": "slipped"}
    assert route_map.by_month(months, None) == {"06": "done", "03": "milestone", "07": "slipped"}


def test_the_route_map_says_each_mark_and_what_is_undated() -> None:
    rows = [
        route_map.Activity("A. Influence", "A1", "Ask <residents>", {"06": "milestone"}, False, "NI 4"),
        route_map.Activity("A. Influence", "A2", "Train staff", {}, True),
        route_map.Activity("E. Commissioning", "", "", {}, True),
    ]
    drawn = route_map.gantt(rows, caption="Route map", year=2010, today=date(2011, 2, 14))
    assert "Ask &lt;residents&gt;" in drawn
    assert drawn.count('<span class="lsp-hidden">Milestone</span>') == 1
    assert drawn.count("Undated: the plan gives no months") == 1
    assert drawn.count("No activities listed yet") == 1
    assert drawn.count('class="lsp-today"') == 5  # a workstream, an activity, an undated one, a workstream, its remark
    assert [word for word in ("Planned", "Milestone", "Done", "Slipped", "Today") if word in route_map_marks.key()] == [
        "Planned", "Milestone", "Done", "Slipped", "Today",
    ]  # fmt: skip


def test_the_forecast_is_a_fan_from_the_last_figure_to_its_interval() -> None:
    ahead = Outlook(goal(financial_year(2008), 140.0), 134.0, 120.0, 150.0, 0.3)
    drawn = with_forecast(shown(), ahead)
    figure = figures.trajectory(drawn)
    fan = trace(figure, "Forecast, 80% interval")
    assert fan["x"] == [quarter_end(2).isoformat(), "2009-03-31", "2009-03-31"]
    assert fan["y"] == [128, 150.0, 120.0]
    assert trace(figure, "Forecast")["y"] == [128, 134.0]
    low, high = figure["layout"]["yaxis"]["range"]
    assert low <= 120 < 150 <= high
    assert told(drawn).endswith("Forecast 134 by 31 Mar 2009, 120 to 150.")
    assert "Forecast with its 80% interval" in key(drawn)
    assert "Forecast" not in key(shown())
    assert with_forecast(shown(), Outlook()).fan is None
    assert with_forecast(shown(actuals=[]), ahead).fan is None
    assert with_forecast(shown(actuals=[actual(3, 140)]), ahead).fan is None
    anew = with_forecast(shown(actuals=[actual(-1, 128)], yearly=True), ahead).fan
    assert anew is not None
    assert anew.value == 0
