"""Charts as plain dictionaries in Plotly's JSON shape: nothing to validate, cheap to keep and to send.

The trajectory chart can be read without a pointer: dates at the foot, values at the points, names at the lines. Filled
points are final or revised, hollow ones provisional or estimated. All text is escaped, all numbers are finite.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from plotly import graph_objects

from presentation import asides, scale
from presentation.figure_axes import FONT, FONT_SIZE, Figure, date_axis, layout, plot_of, span, value_axis
from presentation.figure_fan import fan
from presentation.figure_words import baseline_name, break_notes, drawn_on, gaps, line_ends, margin, names, value_places
from presentation.label_places import Plot
from presentation.palette import AMBER_BAND, BLUE, CHARCOAL, MUTED, PAPER, PLUM
from presentation.trajectory import (
    Actual,
    Goal,
    Step,
    Trajectory,
    broken,
    finite,
    hover,
    plotted_ends,
    plotted_values,
    stretches,
)
from presentation.words import day, number

_CONFIG: dict[str, Any] = {
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],  # shown when the pointer is on the chart
}


def trajectory(shown: Trajectory, *, height: int = 380) -> Figure:
    """The trajectory of one indicator: baseline, milestones with the amber band, actual figures, targets.

    ``height``, in pixels, is what it is drawn at: labels are kept apart with it.
    """
    known = [one for one in shown.actuals if finite(one.value)]
    values = plotted_values(shown)
    if not values:
        return _blank(height, "No figure, milestone or target yet")
    low, high, step = scale.round_range(values, lowest=shown.lowest, highest=shown.highest)
    first, last = span(plotted_ends(shown))
    ends = line_ends(shown, known)
    ground = plot_of(first, last, low, high, height, margin(ends, FONT_SIZE))
    plot = drawn_on(ground, shown, sorted(known, key=lambda one: one.end))
    data = [*_band(shown), *fan(shown), *_milestones(shown), *_baseline(shown)]
    data += [*_actual(shown, plot), *_goals(shown), *asides.traces(shown, low, high)]
    notes = [*names(ends, plot, FONT_SIZE), *baseline_name(shown, plot, FONT_SIZE - 1), *gaps(shown)]
    return {
        "data": data,
        "layout": {
            **layout(height, margin(ends, FONT_SIZE)),
            "xaxis": date_axis(plotted_ends(shown), first, last),
            "yaxis": value_axis(low, high, step, shown.unit),
            "shapes": _shapes(shown),
            "annotations": [*notes, *break_notes(shown)],
        },
    }


_VALUE_FONT = 14


_MANY, _MOST_NAMED = 20, 13


def _actual(shown: Trajectory, plot: Plot) -> list[Figure]:
    if not shown.actuals:
        return []
    rows = sorted(shown.actuals, key=lambda one: one.end)
    across, up = broken([one.end for one in rows], [one.value for one in rows], shown)
    line = {
        "x": across,
        "y": up,
        "mode": "lines",
        "line": {"color": BLUE, "width": 3},
        "hoverinfo": "skip",
        "type": "scatter",
    }
    known = [one for one in rows if finite(one.value)]
    told = _labelled(known, shown.yearly)
    milestones = {step.end: step.value for step in shown.steps}
    lowest = min((one.value for one in known if one.value is not None), default=0.0) if len(known) > 1 else None
    texts = [
        number(one.value, shown.unit) if place in told and not _is_baseline(one, shown) else ""
        for place, one in enumerate(known)
    ]
    usual = [_beside(one, milestones, shown.yearly, lowest) for one in known]
    points = {
        "type": "scatter",
        "name": "Actual",
        "x": [one.end.isoformat() for one in known],
        "y": [one.value for one in known],
        "mode": "markers+text",
        "marker": {
            "size": 11 - (3 if len(known) > _MANY else 0),
            "color": [PAPER if one.status in ("provisional", "estimated") else BLUE for one in known],
            "line": {"color": BLUE, "width": 2.2},
        },
        "text": texts,
        "textposition": value_places(plot, known, texts, usual, _VALUE_FONT),
        "textfont": {"size": _VALUE_FONT, "color": BLUE},
        "cliponaxis": False,
        "customdata": [escape(hover(one, shown.unit)) for one in known],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return [{**line, "name": "Actual"}, points]


def _is_baseline(one: Actual, shown: Trajectory) -> bool:
    """Whether the point lies on the baseline's, whose name says the value."""
    return shown.baseline is not None and (one.end, one.value) == (shown.baseline.end, shown.baseline.value)


def _beside(one: Actual, milestones: dict[date, float], yearly: bool, lowest: float | None) -> str:
    if yearly:
        return "middle left"  # a count within the year rises to its point from below: the left of it is free
    if one.value == lowest:
        return "bottom center"
    goal = milestones.get(one.end)
    return "bottom center" if goal is not None and one.value is not None and one.value < goal else "top center"


def _labelled(known: Sequence[Actual], yearly: bool) -> set[int]:
    """Which points carry their value: all while they are few; else the highest and lowest, or the ends of the years of
    a count that starts anew. The last one's value stands beside it, with its name."""
    last = len(known) - 1
    if len(known) <= _MOST_NAMED:
        return set(range(last))
    if yearly:
        return {place for place, one in enumerate(known) if one.end.month == 3} - {last}
    values = [one.value or 0.0 for one in known]
    return {values.index(max(values)), values.index(min(values))} - {last}


def _band(shown: Trajectory) -> list[Figure]:
    """The amber band: from the milestone to where slightly off track ends, one polygon a stretch."""
    drawn = []
    for stretch in stretches(shown):
        limits: list[tuple[str, float, float | None]] = [
            (step.end.isoformat(), step.value, step.tolerance) for step in stretch if step.tolerance is not None
        ]
        if len(limits) == 1:
            limits = _widened(stretch[0])
        if not limits:
            continue
        drawn.append(
            {
                "type": "scatter",
                "name": "Slightly off track",
                "x": [x for x, _, _ in limits] + [x for x, _, _ in reversed(limits)],
                "y": [value for _, value, _ in limits] + [edge for _, _, edge in reversed(limits)],
                "mode": "lines",
                "line": {"width": 0},
                "fill": "toself",
                "fillcolor": AMBER_BAND,
                "hoverinfo": "skip",
            }
        )
    return drawn


def _widened(step: Step) -> list[tuple[str, float, float | None]]:
    """A single milestone's band, as wide as a month, so that it can be seen."""
    days = timedelta(days=15)
    return [((step.end + shift).isoformat(), step.value, step.tolerance) for shift in (-days, days)]


def _milestones(shown: Trajectory) -> list[Figure]:
    steps = sorted(shown.steps, key=lambda one: one.end)
    if not steps:
        return []
    across, up = broken([one.end for one in steps], [one.value for one in steps], shown)
    return [
        {
            "type": "scatter",
            "name": "Milestone",
            "x": across,
            "y": up,
            "mode": "lines+markers" if any(len(stretch) == 1 for stretch in stretches(shown)) else "lines",
            "line": {"color": CHARCOAL, "width": 2, "dash": "6px,4px"},
            "marker": {"symbol": "line-ew", "size": 10, "line": {"color": CHARCOAL, "width": 2}},
            "hovertemplate": "Milestone %{x|%b %Y}: %{y}<extra></extra>",
        }
    ]


def _baseline(shown: Trajectory) -> list[Figure]:
    if shown.baseline is None:
        return []
    return [_mark(shown.baseline, "Baseline", "square-open", CHARCOAL)]


def _goals(shown: Trajectory) -> list[Figure]:
    return [_mark(goal, "Target", "diamond", PLUM) for goal in shown.goals]


def _mark(goal: Goal, name: str, symbol: str, colour: str) -> Figure:
    return {
        "type": "scatter",
        "name": name,
        "x": [goal.end.isoformat()],
        "y": [goal.value],
        "mode": "markers",
        "marker": {"symbol": symbol, "size": 13, "color": colour, "line": {"color": colour, "width": 2}},
        "cliponaxis": False,
        "hovertemplate": f"{name}, {day(goal.end)}: %{{y}}<extra></extra>",
    }


def _shapes(shown: Trajectory) -> list[Figure]:
    return [_upright(change, MUTED, "dot") for change, _ in shown.breaks]


def _upright(when: date, colour: str, dash: str) -> Figure:
    return {
        "type": "line",
        "x0": when.isoformat(),
        "x1": when.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": colour, "width": 1.5, "dash": dash},
    }


def _blank(height: int, words: str) -> Figure:
    return {
        "data": [],
        "layout": {
            **layout(height, 0),
            "xaxis": {"visible": False, "fixedrange": True},
            "yaxis": {"visible": False, "fixedrange": True},
            "annotations": [
                {
                    "x": 0.5,
                    "y": 0.5,
                    "xref": "paper",
                    "yref": "paper",
                    "text": escape(words),
                    "showarrow": False,
                    "font": {"family": FONT, "size": 16, "color": MUTED},
                }
            ],
        },
    }


def config(name: str) -> dict[str, Any]:
    """How a chart answers: it can be kept as a picture, twice as fine as on the screen, in a file of this name."""
    return {**_CONFIG, "toImageButtonOptions": {"format": "png", "filename": name, "scale": 2}}


def ready(figure: Figure) -> Any:
    """The figure as Plotly's own object, checked once: to be kept, so that drawing it again only writes it out."""
    return graph_objects.Figure(figure)
