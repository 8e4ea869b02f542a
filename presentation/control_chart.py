"""The XmR chart of one indicator: its points, the mean and the limits, and which points are more than up and down."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from lsp_data.measures.control_chart import Plotted
from lsp_data.measures.spc import Point, PointType, Rule
from lsp_data.periods import Period
from presentation import scale
from presentation.figure_axes import FONT_SIZE, Figure, date_axis, layout, plot_of, span, value_axis
from presentation.figure_words import margin, names
from presentation.markup import Html, element, picture
from presentation.palette import BLUE, CHARCOAL, MUTED, ORANGE, PAPER, PLUM
from presentation.words import number, period, unit

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
}


def figure(shown: Plotted, unit_text: str) -> Figure:
    """The chart of at least one point."""
    points = [(when, point) for when, point in shown.points if point.value is not None]
    ends = [when.end for when, _ in points]
    limits = points[-1][1].limits
    lines = _lines(limits.mean, limits.at(-1), limits.at(1), shown.target, unit_text)
    values = [point.value for _, point in points if point.value is not None] + [height for height, _, _ in lines]
    low, high, step = scale.round_range(values)
    first, last = span(ends)
    right = margin(lines, FONT_SIZE)
    return {
        "data": [_trend(points), *_marks(points, unit_text)],
        "layout": {
            **layout(HEIGHT, right),
            "xaxis": date_axis(ends, first, last),
            "yaxis": {**value_axis(low, high, step, unit_text), "showgrid": False},
            "shapes": [_level(height, colour) for height, _, colour in lines],
            "annotations": names(lines, plot_of(first, last, low, high, HEIGHT, right), FONT_SIZE),
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
    kind = _KIND[point.kind or PointType.COMMON_CAUSE]
    words = period(when.start, when.end, when.basis.value)
    return f"{words}: {number(point.value, unit_text)}. {kind}{f': {rule}' if rule else ''}"


def caption(shown: Plotted, unit_text: str) -> str:
    """What a point is: "Each point is the amount of a quarter, per 1,000 population."."""
    told = unit(unit_text)
    return f"Each point is the {shown.each}{f', {told}' if told not in ('', 'number') else ''}."


def told(shown: Plotted, unit_text: str, name: str) -> str:
    """The chart in sentences, for those who listen to the page."""
    limits = shown.points[-1][1].limits
    special = [(when, point) for when, point in shown.points if point.kind not in (None, PointType.COMMON_CAUSE)]
    across = "; ".join(
        words for _, words, _ in _lines(limits.mean, limits.at(-1), limits.at(1), shown.target, unit_text)
    )
    listed = " ".join(f"{_said(when, point, unit_text)}." for when, point in special)
    return f"XmR chart of {name}, {len(shown.points)} points. {across}. {listed or 'No point is a special cause.'}"


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
            "kind": _KIND[point.kind or PointType.COMMON_CAUSE],
        }
        for when, point in shown.points
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
