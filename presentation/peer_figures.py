"""Charts of our figure among other areas' over time and by size, in Plotly's JSON shape: the trend and the funnel.

Ours is told apart by its shape (a diamond), its name and its colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from html import escape

from lsp_data.measures.peers import Funnel, Spread
from lsp_data.measures.series import Observation
from lsp_data.periods import label
from presentation import scale
from presentation.figure_axes import Figure, date_axis, layout, span, value_axis
from presentation.palette import BLUE, CHARCOAL, FAINT, FORECAST_FAN, INK, MUTED, PLUM
from presentation.words import number, times

_LEAD = timedelta(days=366)  # of our own figures before the first of theirs


def mark(ours: bool) -> Figure:
    """How a point looks: a diamond for ours, a pale circle for another's."""
    return {
        "symbol": "diamond" if ours else "circle",
        "size": 15 if ours else 9,
        "color": BLUE if ours else FAINT,
        "line": {"color": BLUE if ours else MUTED, "width": 1.5},
    }


def note(x: float, y: float, words: str, **more: object) -> Figure:
    """Words at a place of the chart."""
    return {"x": x, "y": y, "text": words, "showarrow": False, "font": {"size": 13, "color": MUTED}, **more}


def trend(known: Sequence[Observation], spreads: Sequence[Spread], unit: str, us: str, *, height: int = 330) -> Figure:
    """Our figures over the middle half of the others' and their median, by the last day of each period; there is one
    period at least."""
    since = spreads[0].period.end - _LEAD
    ours = [one for one in known if one.value is not None and one.period.end >= since]
    values = [one.value for one in ours if one.value is not None]
    low, high, step = scale.round_range([*values, *(edge for one in spreads for edge in (one.lower, one.upper))])
    ends = sorted({one.period.end for one in ours} | {one.period.end for one in spreads})
    return {
        "data": [*_middle_half(spreads, unit), _line(ours, unit, us)],
        "layout": {
            **layout(height, 150),
            "xaxis": date_axis(ends, *span(ends)),
            "yaxis": value_axis(low, high, step, unit),
            "annotations": _ends(ours, spreads, unit, (low, high), height),
        },
    }


def _middle_half(spreads: Sequence[Spread], unit: str) -> list[Figure]:
    over = [one.period.end.isoformat() for one in spreads]
    band = {
        "type": "scatter",
        "name": "Middle half of the others",
        "x": [*over, *over[::-1]],
        "y": [*(one.lower for one in spreads), *(one.upper for one in reversed(spreads))],
        "mode": "lines",
        "line": {"width": 8 if len(spreads) == 1 else 0, "color": FORECAST_FAN},
        "fill": "toself",
        "fillcolor": FORECAST_FAN,
        "hoverinfo": "skip",
    }
    median = {
        "type": "scatter",
        "name": "Their median",
        "x": over,
        "y": [one.median for one in spreads],
        "mode": "lines+markers",
        "line": {"color": CHARCOAL, "width": 2, "dash": "6px,4px"},
        "marker": {"symbol": "line-ew", "size": 12, "line": {"color": CHARCOAL, "width": 2}},
        "customdata": [
            escape(f"Median {number(one.median, unit)} of {one.of} in {label(one.period)}") for one in spreads
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return [band, median]


def _line(ours: Sequence[Observation], unit: str, us: str) -> Figure:
    return {
        "type": "scatter",
        "name": us,
        "x": [one.period.end.isoformat() for one in ours],
        "y": [one.value for one in ours],
        "mode": "lines+markers",
        "line": {"color": BLUE, "width": 3},
        "marker": {"symbol": "diamond", "size": 11, "color": BLUE},
        "customdata": [escape(f"{us}, {label(one.period)}: {number(one.value, unit)}") for one in ours],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _ends(
    ours: Sequence[Observation], spreads: Sequence[Spread], unit: str, over: tuple[float, float], height: int
) -> list[Figure]:
    """The names at the right of the lines, none covering another."""
    told: list[tuple[float, str, str]] = []
    if ours:
        last = ours[-1]
        told.append((last.value or 0.0, f"<b>Ours {number(last.value, unit)}</b>", BLUE))
    if spreads:
        told.append((spreads[-1].median, f"Their median {number(spreads[-1].median, unit)}", CHARCOAL))
        told.append((spreads[-1].upper, "Middle half", MUTED))
    gap = (over[1] - over[0]) / (height - 62) * 20
    places = scale.apart([one[0] for one in told], gap, *over)
    return [
        note(1, place, words, xref="paper", xanchor="left", xshift=8) | {"font": {"size": 13, "color": colour}}
        for place, (_, words, colour) in zip(places, told, strict=True)
    ]


def trend_told(ours: Sequence[Observation], spreads: Sequence[Spread], unit: str, us: str) -> str:
    """The trend in sentences."""
    mine = {(one.period.start, one.period.end): one.value for one in ours}
    parts = []
    for one in spreads:
        own = mine.get((one.period.start, one.period.end))
        said = f"{us} {number(own, unit)}, " if own is not None else ""
        parts.append(
            f"{label(one.period)}: {said}their median {number(one.median, unit)}, half between "
            f"{number(one.lower, unit)} and {number(one.upper, unit)}."
        )
    return " ".join(parts)


def funnel(found: Funnel, unit: str, us: str, *, height: int = 360) -> Figure:
    """Values by size of the area, between the limits that chance draws round the whole group's value."""
    edges = [edge for one in found.limits for edge in (one.wide.lower, one.wide.upper)]
    low, high, step = scale.round_range([*edges, *(value for *_, value in found.points)])
    across = [one.of for one in found.limits]
    usual, wide = [one.usual for one in found.limits], [one.wide for one in found.limits]
    lines = [
        _limit(across, side, dash)
        for intervals, dash in ((usual, "5px,4px"), (wide, "solid"))
        for side in ([one.lower for one in intervals], [one.upper for one in intervals])
    ]
    return {
        "data": [*lines, *(_sized(found, unit, us, ours=ours) for ours in (False, True))],
        "layout": {
            **layout(height, 150),
            "xaxis": {
                "title": {"text": "Size (what the figure is a share of)", "font": {"size": 13}, "standoff": 8},
                "automargin": True,  # so that the title stands below the numbers
                "fixedrange": True,
                "showgrid": False,
                "linecolor": INK,
                "rangemode": "tozero",
            },
            "yaxis": value_axis(low, high, step, unit),
            "shapes": [
                {
                    "type": "line",
                    "xref": "paper",
                    "x0": 0,
                    "x1": 1,
                    "y0": found.baseline,
                    "y1": found.baseline,
                    "line": {"color": PLUM, "width": 1.5},
                }
            ],
            "annotations": [
                note(1, found.baseline, f"All {number(found.baseline, unit)}", xref="paper", xanchor="left", xshift=8),
                note(1, found.limits[-1].usual.upper, "95 in 100", xref="paper", xanchor="left", xshift=8, yshift=2),
                note(1, found.limits[-1].wide.upper, "998 in 1,000", xref="paper", xanchor="left", xshift=8, yshift=14),
            ],
        },
    }


def _sized(found: Funnel, unit: str, us: str, *, ours: bool) -> Figure:
    points = [one for one in found.points if (not one[0]) is ours]
    return {
        "type": "scatter",
        "name": "Ours" if ours else "Others",
        "x": [of for _, of, _ in points],
        "y": [value for *_, value in points],
        "mode": "markers+text" if ours else "markers",
        "text": [f"<b>{escape(us)}</b>"] if ours else [],
        "textposition": "top center",
        "textfont": {"size": 13, "color": BLUE},
        "marker": mark(ours),
        "cliponaxis": False,
        "customdata": [escape(f"{name or us}: {number(value, unit)} of {number(of)}") for name, of, value in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def funnel_told(found: Funnel, unit: str, us: str) -> str:
    """The funnel in sentences."""
    own = found.points[0]
    where = "within" if found.inside else "outside"
    return (
        f"Funnel of {times(len(found.points), 'area')} by size. {us}, {number(own[2], unit)} of {number(own[1])}, lies "
        f"{where} what chance explains round the whole group's {number(found.baseline, unit)}."
    )


def _limit(across: Sequence[float], up: Sequence[float], dash: str) -> Figure:
    return {
        "type": "scatter",
        "x": list(across),
        "y": list(up),
        "mode": "lines",
        "line": {"color": MUTED, "width": 1.5, "dash": dash},
        "hoverinfo": "skip",
    }
