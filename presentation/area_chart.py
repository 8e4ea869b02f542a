"""The figures of areas as a bar chart that can be read without a pointer: names, values, the whole area's mark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from lsp_data.measures.wording import is_count
from presentation import scale
from presentation.areas import REBUILT
from presentation.figure_axes import FONT, Figure, layout, value_axis
from presentation.markup import Html, element, picture
from presentation.palette import BLUE, CHARCOAL, INK, PAPER, PLUM
from presentation.standing import Record, records
from presentation.words import missing, number, said

_ROW, _FRAME = 34, 62  # pixels of an area's row, and of all else


def bars(rows: pd.DataFrame, unit: str) -> Figure:
    """A bar an area, its value beside the name; where the area lies in one whose figure is known too, a mark for that.

    rows: those of ``presentation.areas.at``; areas without a figure have a row without a bar that says so."""
    found = records(rows)
    known = [row for row in found if not missing(row["value"])]
    values = [float(row["value"]) for row in known] + [float(row["whole"]) for row in known if not _no_mark(row, unit)]
    low, high, step = scale.round_range([0.0, *values])
    names = [str(row["area"]) for row in found]
    return {
        "data": [_bar_trace(found, names, unit), *_whole_trace(found, names, unit)],
        "layout": {
            **layout(_FRAME + _ROW * len(found), 24),
            "margin": {"l": 10, "r": 24, "t": 8, "b": 40, "pad": 6},
            "bargap": 0.35,
            "xaxis": {**value_axis(low, high, step, unit), "zeroline": True, "zerolinecolor": INK, "automargin": False},
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": names[::-1],
                "tickvals": names,
                "ticktext": [_name(row, unit) for row in found],
                "automargin": True,
                "fixedrange": True,
            },
            "annotations": [
                _silent(row, name) for row, name in zip(found, names, strict=True) if missing(row["value"])
            ],
        },
    }


def _name(row: Record, unit: str) -> str:
    """The area and its figure, both beside the bar, where no mark covers them."""
    name = escape(said(row["area_name"]))
    value = "" if missing(row["value"]) else f"  <b>{escape(number(row['value'], unit))}</b>"
    return f"<b>{name}</b>{value}" if row["own"] else f"{name}{value}"


def _bar_trace(found: Sequence[Record], names: Sequence[str], unit: str) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "name": "Figure",
        "y": list(names),
        "x": [None if missing(row["value"]) else float(row["value"]) for row in found],
        "marker": {
            "color": [PLUM if row["own"] else BLUE for row in found],
            "pattern": {"shape": ["/" if row["rebuilt"] else "" for row in found], "fgcolor": PAPER, "size": 7},
        },
        "customdata": [escape(hover(row, unit)) for row in found],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _whole_trace(found: Sequence[Record], names: Sequence[str], unit: str) -> list[Figure]:
    marked = [(row, name) for row, name in zip(found, names, strict=True) if not _no_mark(row, unit)]
    if not marked:
        return []
    return [  # a light line below the dark one, so that it is seen on a bar too
        {
            "type": "scatter",
            "mode": "markers",
            "name": "The area that it lies in",
            "y": [name for _, name in marked],
            "x": [float(row["whole"]) for row, _ in marked],
            "marker": {"symbol": "line-ns", "size": 22, "line": {"width": width, "color": colour}},
            "customdata": [escape(f"{row['whole_name']}: {number(row['whole'], unit)}") for row, _ in marked],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        for width, colour in ((8, PAPER), (3, CHARCOAL))
    ]


def _no_mark(row: Record, unit: str) -> bool:
    """A count is no level to set another count beside; and not every area lies in one that is measured."""
    return is_count(unit) or missing(row["value"]) or missing(row["whole"])


def hover(row: Record, unit: str) -> str:
    """ "Chester: 3.9, 2008/09; rebuilt …"."""
    if missing(row["value"]):
        return f"{row['area_name']}: {said(row['missing'], 'no figure')}"
    rebuilt = f" ({REBUILT})" if row["rebuilt"] else ""
    return f"{row['area_name']}: {number(row['value'], unit)}, {said(row['period'])}{rebuilt}"


def _silent(row: Record, name: str) -> Figure:
    return {
        "x": 0, "y": name, "xanchor": "left", "xshift": 6, "showarrow": False, "text": escape(said(row["missing"])),
        "font": {"family": FONT, "size": 13, "color": CHARCOAL},
    }  # fmt: skip


def told(rows: pd.DataFrame, unit: str) -> str:
    """The chart in words: every area with its figure, highest first, and those without one."""
    found = records(rows)
    known = sorted((row for row in found if not missing(row["value"])), key=lambda row: -float(row["value"]))
    words = [f"{row['area_name']} {number(row['value'], unit)}" for row in known]
    silent = [str(row["area_name"]) for row in found if missing(row["value"])]
    without = f" No figure: {', '.join(silent)}." if silent else ""
    return f"Bars by area, highest first: {', '.join(words) or 'none'}.{without}"


def key(rows: pd.DataFrame, unit: str) -> Html:
    """What the bars and marks mean, of those that there are."""
    found = records(rows)
    striped = (
        "<defs><pattern id='s' width='6' height='6' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
        f"<rect width='6' height='6' fill='{BLUE}'/><rect width='2' height='6' fill='{PAPER}'/></pattern></defs>"
        "<rect y='2' width='28' height='12' fill='url(#s)'/>"
    )
    marks = [
        ("This partnership", f"<rect y='2' width='28' height='12' fill='{PLUM}'/>", any(row["own"] for row in found)),
        (
            "Striped: rebuilt for an area that did not exist then",
            striped,
            any(row["rebuilt"] and not missing(row["value"]) for row in found),
        ),
        (
            "The area that it lies in",
            f"<path d='M14 0V16' stroke='{CHARCOAL}' stroke-width='3'/>",
            any(not _no_mark(row, unit) for row in found),
        ),
    ]
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 16'>"
    drawn = (
        element("li", picture(f"{svg}{drawing}</svg>", alt="", width=28, height=16), words)
        for words, drawing, there in marks
        if there
    )
    return element("ul", *drawn, class_="lsp-key")
