"""All areas' figures in order, ours among them, in Plotly's JSON shape.

Ours is told apart by its shape (a diamond), its name and its colour; the quarters by bands with their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from lsp_data.measures.peers import Standing
from lsp_data.measures.series import Polarity
from lsp_data.periods import label
from presentation import scale
from presentation.benchmarks import QUARTERS
from presentation.figure_axes import Figure, layout, value_axis
from presentation.palette import CHARCOAL, INK, ORANGE, PANEL, PAPER, TEAL
from presentation.peer_figures import mark, note
from presentation.words import number

NAMED = 40  # areas whose names are drawn; of more only the places
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
            **layout(height, 120),
            "margin": {"l": 265, "r": 120, "t": 34, "b": 46, "pad": 4},
            "xaxis": {**value_axis(low, high, step, unit), "side": "bottom", "automargin": False},
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
        "marker": mark(ours),
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
        note(1, (first + last) / 2, QUARTERS[group], xref="paper", xanchor="left", xshift=8)
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
            note(one.value or 0.0, 1, words, yref="paper", xanchor=side, yanchor="bottom", yshift=14 * max(at - 1, 0))
            | {"font": {"size": 12, "color": INK}}
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


def _bold(words: str, ours: bool) -> str:
    return f"<b>{escape(words)}</b>" if ours else escape(words)
