"""Charts of our figure among other areas', in Plotly's JSON shape: the order of all, the trend, the funnel.

Ours is told apart by its shape (a diamond), its name and its colour; the quarters by bands with their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from html import escape
from itertools import groupby

from lsp_data.measures.peers import Funnel, Spread, Standing
from lsp_data.measures.series import Polarity, Series
from lsp_data.periods import label
from presentation import scale
from presentation.benchmarks import QUARTERS
from presentation.figure_axes import FONT, Figure
from presentation.palette import BLUE, CHARCOAL, FAINT, FORECAST_FAN, INK, LINE, MUTED, ORANGE, PANEL, PAPER, PLUM, TEAL
from presentation.words import number, short_month, times

NAMED = 40  # areas whose names are drawn; of more only the places
_LEAD = timedelta(days=366)  # of our own figures before the first of theirs
_ROW = 22  # pixels of a named area
_BESIDE = {"country": (CHARCOAL, "dash"), "region": (TEAL, "dot"), "average": (ORANGE, "dashdot")}


def order(stood: Standing, polarity: Polarity, unit: str, us: str) -> Figure:
    """Every area's figure as a point, the best at the top, ours among them, with bands for the quarters and lines for
    England, the region and averages. ``us``: our area's name."""
    rows = _ranked(stood, polarity, us)
    values = [value for _, value, *_ in rows]
    named = len(rows) <= NAMED
    low, high, step = scale.round_range([*values, *(one.value or 0.0 for one in stood.beside)])
    height = 96 + _ROW * len(rows) if named else 480
    own = [ours for *_, ours in rows]
    told = [at for at, mine in enumerate(own) if named or mine]
    points = [
        _points([at for at, mine in enumerate(own) if mine is wanted], rows, unit, ours=wanted)
        for wanted in (False, True)
    ]
    return {
        "data": points,
        "layout": {
            **_ground(height, left=265, right=120, top=34),
            "xaxis": {**_numbers(low, high, step, unit), "side": "bottom"},
            "yaxis": {
                "range": [len(rows) - 0.5, -0.5],
                "tickvals": told,
                "ticktext": [_bold(f"{rows[at][0]}  {number(rows[at][1], unit)}", rows[at][3]) for at in told],
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
            "shapes": [*_bands(rows), *_lines(stood)],
            "annotations": [*_band_names(rows), *_line_names(stood, unit)],
        },
    }


Ranked = tuple[str, float, int | None, bool]  # name, value, quarter, whether it is ours


def _ranked(stood: Standing, polarity: Polarity, us: str) -> list[Ranked]:
    groups = stood.groups or (None,) * len(stood.authorities)
    rows: list[Ranked] = [
        (one.name, one.value or 0.0, group, False) for one, group in zip(stood.authorities, groups, strict=True)
    ]
    rows.append((us, stood.value, stood.quartile, True))
    best_first = -1 if polarity is not Polarity.LOW else 1
    return sorted(rows, key=lambda row: (best_first * row[1], not row[3]))


def _points(places: Sequence[int], rows: Sequence[Ranked], unit: str, *, ours: bool) -> Figure:
    return {
        "type": "scatter",
        "name": "Ours" if ours else "Others",
        "x": [rows[at][1] for at in places],
        "y": list(places),
        "mode": "markers",
        "marker": {
            "symbol": "diamond" if ours else "circle",
            "size": 15 if ours else 9,
            "color": BLUE if ours else FAINT,
            "line": {"color": BLUE if ours else MUTED, "width": 1.5},
        },
        "cliponaxis": False,
        "customdata": [escape(f"{rows[at][0]}: {number(rows[at][1], unit)}") for at in places],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _quarters(rows: Sequence[Ranked]) -> list[tuple[int, int, int]]:
    """(quarter, first place, last place) of each run."""
    found, at = [], 0
    for group, run in groupby(rows, key=lambda row: row[2]):
        length = len(list(run))
        if group is not None:
            found.append((group, at, at + length - 1))
        at += length
    return found


def _bands(rows: Sequence[Ranked]) -> list[Figure]:
    return [
        {
            "type": "rect",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": first - 0.5,
            "y1": last + 0.5,
            "fillcolor": PANEL if group % 2 else PAPER,
            "line": {"width": 0},
            "layer": "below",
        }
        for group, first, last in _quarters(rows)
    ]


def _band_names(rows: Sequence[Ranked]) -> list[Figure]:
    return [
        _note(1, (first + last) / 2, QUARTERS[group], xref="paper", xanchor="left", xshift=8)
        for group, first, last in _quarters(rows)
    ]


def _lines(stood: Standing) -> list[Figure]:
    return [
        {
            "type": "line",
            "x0": one.value,
            "x1": one.value,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": _BESIDE[one.kind][0], "width": 2, "dash": _BESIDE[one.kind][1]},
        }
        for one in stood.beside
        if one.kind in _BESIDE
    ]


def _line_names(stood: Standing, unit: str) -> list[Figure]:
    ordered = sorted((one for one in stood.beside if one.kind in _BESIDE), key=lambda one: one.value or 0.0)
    drawn = []
    for at, one in enumerate(ordered):
        side = "right" if at == 0 and len(ordered) > 1 else "left"
        words = f"{one.name} {number(one.value, unit)}"
        drawn.append(
            _note(one.value or 0.0, 1, words, yref="paper", xanchor=side, yshift=10 + 14 * max(at - 1, 0))
            | {"font": {"size": 12, "color": _BESIDE[one.kind][0] if one.kind != "average" else INK}}
        )
    return drawn


def order_told(stood: Standing, polarity: Polarity, unit: str, us: str) -> str:
    """The order in sentences, for those who listen to the page."""
    rows = _ranked(stood, polarity, us)
    place = next(at for at, row in enumerate(rows, start=1) if row[3])
    first, last = rows[0], rows[-1]
    said = "best" if polarity is not Polarity.NEITHER else "highest"
    parts = [
        f"{us}, {number(stood.value, unit)}, is number {place} of {len(rows)} from the {said} in "
        f"{label(stood.period)}.",
        f"From {first[0]} with {number(first[1], unit)} to {last[0]} with {number(last[1], unit)}.",
        *(f"{one.name}: {number(one.value, unit)}." for one in stood.beside),
    ]
    return " ".join(parts)


def trend(series: Series, spreads: Sequence[Spread], us: str, *, height: int = 330) -> Figure:
    """Our figures over the middle half of the others' and their median, by the last day of each period; there is one
    period at least."""
    since = spreads[0].period.end - _LEAD
    ours = [one for one in series.observations if one.value is not None and one.period.end >= since]
    values = [one.value for one in ours if one.value is not None]
    low, high, step = scale.round_range([*values, *(edge for one in spreads for edge in (one.lower, one.upper))])
    ends = sorted({one.period.end for one in ours} | {one.period.end for one in spreads})
    marks = scale.date_ticks(ends, 9)
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
            escape(f"Median {number(one.median, series.unit)} of {one.of} in {label(one.period)}") for one in spreads
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    own = {
        "type": "scatter",
        "name": us,
        "x": [one.period.end.isoformat() for one in ours],
        "y": values,
        "mode": "lines+markers",
        "line": {"color": BLUE, "width": 3},
        "marker": {"symbol": "diamond", "size": 11, "color": BLUE},
        "customdata": [escape(f"{us}, {label(one.period)}: {number(one.value, series.unit)}") for one in ours],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return {
        "data": [band, median, own],
        "layout": {
            **_ground(height, left=58, right=150, top=14),
            "xaxis": {
                "type": "date",
                "tickvals": [end.isoformat() for end, _ in marks],
                "ticktext": [short_month(end) for end, _ in marks],
                "fixedrange": True,
                "showgrid": False,
                "linecolor": INK,
            },
            "yaxis": _numbers(low, high, step, series.unit),
            "annotations": _ends(series, spreads, (low, high), height),
        },
    }


def _ends(series: Series, spreads: Sequence[Spread], over: tuple[float, float], height: int) -> list[Figure]:
    """The names at the right of the lines, none covering another."""
    told: list[tuple[float, str, str]] = []
    last = next((one for one in reversed(series.observations) if one.value is not None), None)
    if last is not None:
        told.append((last.value or 0.0, f"<b>Ours {number(last.value, series.unit)}</b>", BLUE))
    if spreads:
        told.append((spreads[-1].median, f"Their median {number(spreads[-1].median, series.unit)}", CHARCOAL))
        told.append((spreads[-1].upper, "Middle half", MUTED))
    gap = (over[1] - over[0]) / (height - 62) * 20
    places = scale.apart([one[0] for one in told], gap, *over)
    return [
        _note(1, place, words, xref="paper", xanchor="left", xshift=8) | {"font": {"size": 13, "color": colour}}
        for place, (_, words, colour) in zip(places, told, strict=True)
    ]


def trend_told(series: Series, spreads: Sequence[Spread], us: str) -> str:
    """The trend in sentences."""
    unit, mine = series.unit, {(one.period.start, one.period.end): one.value for one in series.observations}
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
    points = [
        {
            "type": "scatter",
            "name": "Ours" if ours else "Others",
            "x": [of for name, of, _ in found.points if (not name) is ours],
            "y": [value for name, _, value in found.points if (not name) is ours],
            "mode": "markers+text" if ours else "markers",
            "text": [f"<b>{escape(us)}</b>"] if ours else [],
            "textposition": "top center",
            "textfont": {"size": 13, "color": BLUE},
            "marker": {
                "symbol": "diamond" if ours else "circle",
                "size": 15 if ours else 9,
                "color": BLUE if ours else FAINT,
                "line": {"color": BLUE if ours else MUTED, "width": 1.5},
            },
            "cliponaxis": False,
            "customdata": [
                escape(f"{name or us}: {number(value, unit)} of {number(of)}")
                for name, of, value in found.points
                if (not name) is ours
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        for ours in (False, True)
    ]
    return {
        "data": [*lines, *points],
        "layout": {
            **_ground(height, left=58, right=150, top=14),
            "xaxis": {
                "title": {"text": "Size (what the figure is a share of)", "font": {"size": 13}},
                "fixedrange": True,
                "showgrid": False,
                "linecolor": INK,
                "rangemode": "tozero",
            },
            "yaxis": _numbers(low, high, step, unit),
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
                _note(1, found.baseline, f"All {number(found.baseline, unit)}", xref="paper", xanchor="left", xshift=8),
                _note(1, found.limits[-1].usual.upper, "95 in 100", xref="paper", xanchor="left", xshift=8, yshift=2),
                _note(
                    1, found.limits[-1].wide.upper, "998 in 1,000", xref="paper", xanchor="left", xshift=8, yshift=14
                ),
            ],
        },
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


def _ground(height: int, *, left: int, right: int, top: int) -> Figure:
    return {
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": 46, "pad": 4},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"family": FONT, "size": 14, "color": INK},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT, "size": 15}, "bgcolor": PAPER, "bordercolor": INK},
    }


def _numbers(low: float, high: float, step: float, unit: str) -> Figure:
    marks = scale.ticks(low, high, step)
    return {
        "range": [low, high],
        "tickvals": marks,
        "ticktext": [number(mark, unit) for mark in marks],
        "gridcolor": LINE,
        "zeroline": low < 0 < high,
        "zerolinecolor": MUTED,
        "fixedrange": True,
    }


def _note(x: float, y: float, words: str, **more: object) -> Figure:
    return {"x": x, "y": y, "text": words, "showarrow": False, "font": {"size": 13, "color": MUTED}, **more}


def _bold(words: str, ours: bool) -> str:
    return f"<b>{escape(words)}</b>" if ours else escape(words)
