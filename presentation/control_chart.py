"""The XmR chart of one indicator: its points, the mean and the limits, and which points are more than up and down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import pairwise
from textwrap import wrap
from typing import Any

import pandas as pd

from lsp_data.measures.control_chart import Plotted
from lsp_data.measures.events import Event
from lsp_data.measures.spc import FEWEST, Point, PointType, Rule
from lsp_data.periods import Period
from presentation import scale
from presentation.figure_axes import FONT_SIZE, Figure, date_axis, layout, plot_of, span, value_axis
from presentation.figure_words import margin, names
from presentation.markup import Html, element, picture
from presentation.palette import BLUE, CHARCOAL, MUTED, ORANGE, PAPER, PLUM
from presentation.words import day, number, period, unit

HEIGHT = 320
COLUMNS = {
    "period": "Period",
    "value": "Value",
    "mean": "Mean",
    "lower": "Lower limit",
    "upper": "Upper limit",
    "rule": "Rule",
    "kind": "What it says",
}
_KIND = {
    PointType.COMMON_CAUSE: "Usual up and down",
    PointType.IMPROVEMENT: "Special cause, better",
    PointType.CONCERN: "Special cause, worse",
    PointType.NEUTRAL: "Special cause",
    None: "Too early to judge",
}
_RULE = {
    Rule.NONE: "",
    Rule.OUTSIDE_LIMITS: "outside the limits",
    Rule.TREND: "seven rising or falling in a row",
    Rule.TWO_IN_THREE: "two of three far from the mean",
    Rule.SHIFT: "seven in a row on one side of the mean",
}
# colour, Plotly's symbol, the same drawn on a field of 16 × 16
_LOOK = {
    PointType.COMMON_CAUSE: (MUTED, "circle", "<circle cx='8' cy='8' r='5' fill='{}'/>"),
    PointType.IMPROVEMENT: (BLUE, "triangle-up", "<path d='M8 2 14 13H2Z' fill='{}'/>"),
    PointType.CONCERN: (ORANGE, "triangle-down", "<path d='M8 14 14 3H2Z' fill='{}'/>"),
    PointType.NEUTRAL: (PLUM, "square", "<rect x='3' y='3' width='10' height='10' fill='{}'/>"),
    None: (MUTED, "circle-open", "<circle cx='8' cy='8' r='4.5' fill='none' stroke='{}' stroke-width='2'/>"),
}


def figure(shown: Plotted, unit_text: str) -> Figure:
    """The chart of at least one point."""
    points = [(when, point) for when, point in shown.points if point.value is not None]
    ends = [when.end for when, _ in points]
    limits = points[-1][1].limits
    lines = _lines(limits.mean, limits.at(-1), limits.at(1), shown.target, unit_text)
    values = [point.value for _, point in points if point.value is not None] + [height for height, _, _ in lines]
    parts = _parts(points, shown.changes)
    heights = [height for part in parts for height in _heights(part[-1][1])]
    low, high, step = scale.round_range([*values, *heights])
    first, last = span(ends)
    right = margin(lines, FONT_SIZE)
    return {
        "data": [_trend(points), *_marks(points, unit_text)],
        "layout": {
            **layout(HEIGHT, right),
            "xaxis": date_axis(ends, first, last),
            "yaxis": {**value_axis(low, high, step, unit_text), "showgrid": False},
            "shapes": _shapes(lines, parts, shown),
            "annotations": [
                *names(lines, plot_of(first, last, low, high, HEIGHT, right), FONT_SIZE),
                *(_named(before, event) for before, event in shown.changes),
            ],
        },
    }


def _lines(
    mean: float, lower: float | None, upper: float | None, target: float | None, unit_text: str
) -> list[tuple[float, str, str]]:
    """(height, words, colour) of what goes across the chart."""
    told = [(upper, "Upper limit", MUTED), (mean, "Mean", CHARCOAL), (lower, "Lower limit", MUTED)]
    told.append((target, "Target", PLUM))
    return [
        (height, f"{name} {number(height, unit_text)}", colour) for height, name, colour in told if height is not None
    ]


def _parts(
    points: Sequence[tuple[Period, Point]], changes: Sequence[tuple[date, Event]]
) -> list[list[tuple[Period, Point]]]:
    """The points in parts, each with its own limits."""
    starts = [0, *(sum(when.end <= before for when, _ in points) for before, _ in changes), len(points)]
    return [list(points[start:end]) for start, end in pairwise(starts)]


def _heights(point: Point) -> list[float]:
    """Mean and limits of the part that the point is in."""
    ends = (point.limits.at(-1), point.limits.mean, point.limits.at(1))
    return [one for one in ends if one is not None]


def _shapes(
    lines: Sequence[tuple[float, str, str]], parts: Sequence[Sequence[tuple[Period, Point]]], shown: Plotted
) -> list[Figure]:
    """What goes across the chart, each part's mean and limits over that part alone, and a line where one begins."""
    if len(parts) == 1:
        return [_level(height, colour) for height, _, colour in lines]
    drawn = [_level(shown.target, PLUM)] if shown.target is not None else []
    edges = [parts[0][0][0].end, *(before for before, _ in shown.changes), parts[-1][-1][0].end]
    for part, (start, end) in zip(parts, pairwise(edges), strict=True):
        mean = part[-1][1].limits.mean
        for height in _heights(part[-1][1]):
            level = _level(height, CHARCOAL if height == mean else MUTED)
            drawn.append({**level, "xref": "x", "x0": start.isoformat(), "x1": end.isoformat()})
    for before, _ in shown.changes:
        upright = {"x0": before.isoformat(), "x1": before.isoformat(), "yref": "paper", "y0": 0, "y1": 1}
        drawn.append({"type": "line", **upright, "line": {"color": CHARCOAL, "width": 1}, "layer": "below"})
    return drawn


_WORDS = 28  # characters of a line


def _named(before: date, event: Event) -> Figure:
    """The words of a change, at the top of its line."""
    words = "<br>".join(escape(line) for line in wrap(event.words, _WORDS, max_lines=2, placeholder=" …"))
    return {
        "x": before.isoformat(), "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "top", "xshift": 4,
        "showarrow": False, "align": "left", "text": words, "font": {"size": FONT_SIZE, "color": CHARCOAL},
    }  # fmt: skip


def _level(height: float, colour: str) -> Figure:
    dash = {MUTED: "6px,4px", PLUM: "2px,3px"}.get(colour, "solid")
    return {
        "type": "line",
        "x0": 0,
        "x1": 1,
        "xref": "paper",
        "y0": height,
        "y1": height,
        "line": {"color": colour, "width": 1.6, "dash": dash},
        "layer": "below",
    }


def _trend(points: Sequence[tuple[Period, Point]]) -> Figure:
    return {
        "type": "scatter",
        "name": "Trend",
        "x": [when.end.isoformat() for when, _ in points],
        "y": [point.value for _, point in points],
        "mode": "lines",
        "line": {"color": MUTED, "width": 1.6},
        "hoverinfo": "skip",
    }


def _marks(points: Sequence[tuple[Period, Point]], unit_text: str) -> list[Figure]:
    drawn = []
    for kind, (colour, symbol, _) in _LOOK.items():
        of_kind = [(when, point) for when, point in points if point.kind is kind]
        if of_kind:
            drawn.append(
                {
                    "type": "scatter",
                    "name": _KIND[kind],
                    "x": [when.end.isoformat() for when, _ in of_kind],
                    "y": [point.value for _, point in of_kind],
                    "mode": "markers",
                    "marker": {"symbol": symbol, "size": 12, "color": colour, "line": {"color": PAPER, "width": 1}},
                    "customdata": [escape(_said(when, point, unit_text)) for when, point in of_kind],
                    "hovertemplate": "%{customdata}<extra></extra>",
                    "cliponaxis": False,
                }
            )
    return drawn


def _said(when: Period, point: Point, unit_text: str) -> str:
    rule = _RULE[point.rule or Rule.NONE]
    kind = _KIND[point.kind]
    words = period(when.start, when.end, when.basis.value)
    return f"{words}: {number(point.value, unit_text)}. {kind}{f': {rule}' if rule else ''}"


def caption(shown: Plotted, unit_text: str) -> str:
    """What a point is: "Each point is the amount of a quarter, per 1,000 population."; where the limits begin anew."""
    told = unit(unit_text)
    about = f"Each point is the {shown.each}{f', {told}' if told not in ('', 'number') else ''}."
    if shown.changes:
        about += f" Limits begin anew where the process changed; a part of fewer than {FEWEST} points has none yet."
    return about


def told(shown: Plotted, unit_text: str, name: str) -> str:
    """The chart in sentences, for those who listen to the page."""
    limits = shown.points[-1][1].limits
    special = [(when, point) for when, point in shown.points if point.kind not in (None, PointType.COMMON_CAUSE)]
    across = "; ".join(
        words for _, words, _ in _lines(limits.mean, limits.at(-1), limits.at(1), shown.target, unit_text)
    )
    listed = " ".join(f"{_said(when, point, unit_text)}." for when, point in special)
    listed += "".join(f" New limits from {day(event.day)}: {event.words}." for _, event in shown.changes)
    listed = listed.strip() or "No point is a special cause."
    return f"XmR chart of {name}, {len(shown.points)} points. {across}. {listed}"


def key(shown: Plotted) -> Html:
    """What the marks mean, of those that the chart has."""
    there = {point.kind for _, point in shown.points}
    items = (
        element("li", picture(f"{_SVG}{drawing.format(colour)}</svg>", alt="", width=16, height=16), _KIND[kind])
        for kind, (colour, _, drawing) in _LOOK.items()
        if kind in there
    )
    return element("ul", *items, class_="lsp-key")


_SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"


def frame(shown: Plotted) -> pd.DataFrame:
    """One row a point, with the columns of COLUMNS; period in words, the rest in the unit of the series."""
    rows: list[dict[str, Any]] = [
        {
            "period": period(when.start, when.end, when.basis.value),
            "value": point.value,
            "mean": point.limits.mean,
            "lower": point.limits.at(-1),
            "upper": point.limits.at(1),
            "rule": _RULE[point.rule or Rule.NONE],
            "kind": _KIND[point.kind],
        }
        for when, point in shown.points
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
