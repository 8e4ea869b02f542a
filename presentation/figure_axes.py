"""What every chart has alike, in Plotly's JSON shape: its measures, its fonts, its axes of values and of dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from presentation import scale
from presentation.label_places import Plot
from presentation.palette import INK, LINE, MUTED, PAPER
from presentation.words import number

Figure = dict[str, Any]
FONT = '"Source Sans", "Source Sans Pro", Arial, sans-serif'
FONT_SIZE = 15
_WIDTH = 590  # pixels of the chart on a screen of 1280; on a wider one words stand further apart
_LEFT, _TOP, _FOOT, _PAD = 58, 14, 36, 4
_DATES = 9  # at the foot at most


def layout(height: int, right: float) -> Figure:
    """The layout of a chart so high, with so much room for names at its right; without its axes."""
    return {
        "height": height,
        "margin": {"l": _LEFT, "r": right, "t": _TOP, "b": _FOOT, "pad": _PAD},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"family": FONT, "size": FONT_SIZE, "color": INK},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT, "size": 15}, "bgcolor": PAPER, "bordercolor": INK, "align": "left"},
        "modebar": {"bgcolor": PAPER, "color": MUTED, "activecolor": INK},
    }


def plot_of(first: date, last: date, low: float, high: float, height: int, right: float) -> Plot:
    """The ground of such a chart, on which words find their places."""
    return Plot(first, last, low, high, _WIDTH - _LEFT - right, height - _TOP - _FOOT - 3 * _PAD)


def span(ends: Sequence[date]) -> tuple[date, date]:
    """From when to when the chart goes, so that all these days lie inside it."""
    first, last = min(ends), max(ends)
    if last - first < timedelta(days=200):
        first, last = first - timedelta(days=100), last + timedelta(days=100)
    lead = (last - first) * 0.03
    return first - lead, last + lead


def date_axis(ends: Sequence[date], first: date, last: date) -> Figure:
    """The axis at the foot, with some of the period ends in words."""
    marks = scale.date_ticks(ends, _DATES)
    return {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "tickvals": [end.isoformat() for end, _ in marks],
        "ticktext": [text for _, text in marks],
        "ticks": "outside",
        "tickcolor": MUTED,
        "tickangle": 0,
        "linecolor": INK,
        "showgrid": False,
        "fixedrange": True,
    }


def value_axis(low: float, high: float, step: float, unit: str) -> Figure:
    """The axis of values, with round numbers (see `scale.round_range`) in the unit's words."""
    marks = scale.ticks(low, high, step)
    return {
        "range": [low, high],
        "tickvals": marks,
        "ticktext": [number(mark, unit) for mark in marks],
        "gridcolor": LINE,
        "zeroline": low < 0 < high,
        "zerolinecolor": MUTED,
        "fixedrange": True,
        "automargin": True,
    }
