"""The figures of areas as a map: their own outlines where there are any, else a map of tiles. Nothing is fetched.

Every area is a polygon on a plain pair of axes, so that no base map, tile or outline of a foreign host is needed. The
value stands in the area and in the words of the map; the darker the area, the higher the figure.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd

from presentation.area_chart import hover
from presentation.figure_axes import FONT, Figure, layout
from presentation.palette import BLACK, BLUE, CHARCOAL, PANEL, PAPER, contrast
from presentation.standing import Record, records
from presentation.words import missing, number, said

Ring = Sequence[tuple[float, float]]
Rings = Mapping[str, Sequence[Ring]]  # by area
_LIGHT, _DARK = (0xDB, 0xE6, 0xF0), tuple(int(BLUE[start : start + 2], 16) for start in (1, 3, 5))
_TILE = 0.96  # of a square of the grid, so that neighbours keep apart


def tiles(areas: pd.DataFrame) -> Rings:
    """A square an area, by its row and column in the catalogue; areas without them have none."""
    found = {}
    for row in records(areas):
        if missing(row["tile_row"]) or missing(row["tile_column"]):
            continue
        left, top = float(row["tile_column"]), -float(row["tile_row"])
        right, foot = left + _TILE, top - _TILE
        found[str(row["id"])] = [[(left, top), (right, top), (right, foot), (left, foot), (left, top)]]
    return found


def placed(rows: pd.DataFrame, rings: Rings) -> pd.DataFrame:
    """The areas of the rows that can be drawn."""
    return rows[rows["area"].isin(list(rings))].reset_index(drop=True)


def area_map(rows: pd.DataFrame, rings: Rings, unit: str, *, drawn_as_tiles: bool) -> Figure:
    """A polygon an area, darker where the figure is higher, with its name and figure in it.

    rows: those of `placed`."""
    found = records(rows)
    values = [float(row["value"]) for row in found if not missing(row["value"])]
    low, high = (min(values), max(values)) if values else (0.0, 0.0)
    data = [_polygon(row, rings[row["area"]], low, high, unit) for row in found]
    corners = [corner for row in found for ring in rings[row["area"]] for corner in ring]
    up = [corner[1] for corner in corners]
    # A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    ratio = 1.0 if drawn_as_tiles or not up else 1 / math.cos(math.radians((min(up) + max(up)) / 2))
    axis: dict[str, Any] = {"visible": False, "fixedrange": True}
    return {
        "data": data,
        "layout": {
            **layout(440 if not drawn_as_tiles else 130 + 110 * _rows_of_tiles(up), 0),
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": axis,
            "yaxis": {**axis, "scaleanchor": "x", "scaleratio": ratio},
            "annotations": [_label(row, rings[row["area"]], low, high, unit) for row in found],
        },
    }


def _rows_of_tiles(up: Sequence[float]) -> int:
    return math.ceil(max(up) - min(up)) if up else 1


def _polygon(row: Record, rings: Sequence[Ring], low: float, high: float, unit: str) -> Figure:
    across: list[float | None] = []
    up: list[float | None] = []
    for ring in rings:
        across += [*(corner[0] for corner in ring), None]
        up += [*(corner[1] for corner in ring), None]
    silent = missing(row["value"])
    return {
        "type": "scatter",
        "mode": "lines",
        "name": escape(said(row["area_name"])),
        "x": across[:-1],
        "y": up[:-1],
        "fill": "toself",
        "fillcolor": PANEL if silent else _shade(float(row["value"]), low, high),
        "line": {"color": CHARCOAL, "width": 3 if row["own"] else 1, "dash": "dot" if silent else "solid"},
        "hoveron": "fills",
        "text": escape(hover(row, unit)),
        "hoverinfo": "text",
    }


def _shade(value: float, low: float, high: float) -> str:
    share = 0.5 if high == low else (value - low) / (high - low)
    mixed = (round(light + (dark - light) * share) for light, dark in zip(_LIGHT, _DARK, strict=True))
    return "#" + "".join(f"{one:02x}" for one in mixed)


def _label(row: Record, rings: Sequence[Ring], low: float, high: float, unit: str) -> Figure:
    largest = max(rings, key=lambda ring: abs(_twice_area(ring)))
    across, up = _middle(largest)
    silent = missing(row["value"])
    fill = PANEL if silent else _shade(float(row["value"]), low, high)
    value = "no figure" if silent else number(row["value"], unit)
    return {
        "x": across,
        "y": up,
        "showarrow": False,
        "text": f"{_folded(said(row['area_name']))}<br><b>{escape(value)}</b>",
        "font": {
            "family": FONT,
            "size": 14,
            "color": BLACK if contrast(BLACK, fill) >= contrast(PAPER, fill) else PAPER,
        },
    }


def _folded(name: str) -> str:
    """A name on lines of up to some fourteen letters."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) > _LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(escape(line) for line in lines)


_LINE = 14


def _twice_area(ring: Ring) -> float:
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(ring))


def _middle(ring: Ring) -> tuple[float, float]:
    """The centroid of a ring; the mean of its corners where it encloses nothing."""
    area = _twice_area(ring)
    if not area:
        return sum(corner[0] for corner in ring) / len(ring), sum(corner[1] for corner in ring) / len(ring)
    pairs = list(pairwise(ring))
    across = sum((one[0] + other[0]) * (one[0] * other[1] - other[0] * one[1]) for one, other in pairs)
    up = sum((one[1] + other[1]) * (one[0] * other[1] - other[0] * one[1]) for one, other in pairs)
    return across / (3 * area), up / (3 * area)


def told(rows: pd.DataFrame, unit: str, words: str) -> str:
    """The map in words: every area with its figure, and those without one."""
    found = records(rows)
    known = [f"{row['area_name']} {number(row['value'], unit)}" for row in found if not missing(row["value"])]
    silent = [str(row["area_name"]) for row in found if missing(row["value"])]
    without = f" No figure: {', '.join(silent)}." if silent else ""
    return f"Map of {words.lower()}, darker where higher: {', '.join(known) or 'no figure'}.{without}"


def remark(rows: pd.DataFrame, drawn: pd.DataFrame, unit: str) -> str:
    """What stands under a map: what the shade means, and which areas of the level have no place on it."""
    values = [float(value) for value in drawn["value"] if not missing(value)]
    low, high = (number(end(values), unit) if values else "" for end in (min, max))
    shade = f"From light, {low}, to dark, {high}. " if low != high else ""
    without = sorted(set(rows["area_name"]) - set(drawn["area_name"]))
    absent = f"Not on the map: {', '.join(without)}. " if without else ""
    dotted = "Dotted: no figure. " if len(values) < len(drawn) else ""
    return f"{shade}{dotted}{absent}".strip()
