"""Charts as plain dictionaries in Plotly's JSON shape: nothing to validate, cheap to keep and to send.

The trajectory chart can be read without a pointer: dates at the foot, values at the points, names at the lines. Filled
points are final or revised, hollow ones provisional or estimated. All text is escaped, all numbers are finite.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from typing import Any

from plotly import graph_objects

from presentation import scale
from presentation.markup import Html, element, picture
from presentation.palette import AMBER_BAND, BLUE, CHARCOAL, INK, LINE, MUTED, PAPER, PLUM
from presentation.sparklines import financial_year
from presentation.words import day, number, period

Figure = dict[str, Any]

CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
FONT = '"Source Sans", "Source Sans Pro", Arial, sans-serif'


@dataclass(frozen=True, slots=True)
class Actual:
    """One figure of the series. ``value`` None leaves a gap, and ``said`` says why at the foot of the chart."""

    start: date
    end: date
    basis: str
    value: float | None
    status: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Where the series should be at the end of a period, and how far off still counts as slightly off track."""

    end: date
    value: float
    tolerance: float | None = None  # the value at which amber turns red


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached by a day."""

    end: date
    value: float


@dataclass(frozen=True, slots=True)
class Trajectory:
    """All that one trajectory chart shows."""

    name: str
    unit: str
    actuals: Sequence[Actual]
    steps: Sequence[Step] = ()
    goals: Sequence[Goal] = ()
    baseline: Goal | None = None
    yearly: bool = False  # counts that start anew each 1 April: the lines break there
    lowest: float | None = None
    highest: float | None = None
    as_at: date | None = None
    breaks: Sequence[tuple[date, str]] = field(default_factory=tuple)  # definition changes: no trend across them


def trajectory(shown: Trajectory, *, height: int = 380, small: bool = False) -> Figure:
    """The trajectory of one indicator: baseline, milestones with the amber band, actual figures, targets.

    ``height``, in pixels, is what it is drawn at: labels are kept apart with it. ``small``: one of several on a screen.
    """
    known = [one for one in shown.actuals if _finite(one.value)]
    values = _values(shown, known)
    if not values:
        return _blank(height, "No figure, milestone or target yet")
    low, high, step = scale.round_range(values, lowest=shown.lowest, highest=shown.highest)
    marks = scale.ticks(low, high, step)
    first, last = _span(shown)
    font = 13 if small else 15
    data = [*_band(shown), *_milestones(shown), *_baseline(shown), *_actual(shown, small), *_goals(shown)]
    per_pixel = (high - low) / (height - 62)
    ends = _ends(shown, known)
    return {
        "data": data,
        "layout": {
            "height": height,
            "margin": {"l": 58, "r": _margin(ends, font), "t": 14, "b": 36, "pad": 4},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "font": {"family": FONT, "size": font, "color": INK},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": FONT, "size": 15}, "bgcolor": PAPER, "bordercolor": INK},
            "xaxis": _date_axis(shown, first, last, small),
            "yaxis": {
                "range": [low, high],
                "tickvals": marks,
                "ticktext": [number(mark, shown.unit) for mark in marks],
                "gridcolor": LINE,
                "zeroline": low < 0 < high,
                "zerolinecolor": MUTED,
                "fixedrange": True,
                "automargin": True,
            },
            "shapes": _shapes(shown),
            "annotations": [
                *_names(shown, ends, low, high, per_pixel * (font + 5), font),
                *_gaps(shown),
                *_break_notes(shown),
            ],
        },
    }


def _finite(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def _values(shown: Trajectory, known: Sequence[Actual]) -> list[float]:
    found = [one.value for one in known if one.value is not None]
    found += [step.value for step in shown.steps] + [goal.value for goal in shown.goals]
    found += [one.tolerance for one in shown.steps if one.tolerance is not None]
    if shown.baseline:
        found.append(shown.baseline.value)
    return [value for value in found if _finite(value)]


def _all_ends(shown: Trajectory) -> list[date]:
    ends = [one.end for one in shown.actuals] + [step.end for step in shown.steps] + [goal.end for goal in shown.goals]
    return [*ends, shown.baseline.end] if shown.baseline else ends


def _span(shown: Trajectory) -> tuple[date, date]:
    ends = _all_ends(shown)
    first, last = min(ends), max(ends)
    if last - first < timedelta(days=200):
        first, last = first - timedelta(days=100), last + timedelta(days=100)
    return first, last


def _date_axis(shown: Trajectory, first: date, last: date, small: bool) -> Figure:
    ends = _all_ends(shown)
    marks = scale.date_ticks(ends, 6 if small else 9)
    lead = (last - first) * 0.03
    return {
        "type": "date",
        "range": [(first - lead).isoformat(), (last + lead).isoformat()],
        "tickvals": [end.isoformat() for end, _ in marks],
        "ticktext": [text for _, text in marks],
        "ticks": "outside",
        "tickcolor": MUTED,
        "tickangle": 0,
        "linecolor": INK,
        "showgrid": False,
        "fixedrange": True,
    }


def _broken(
    ends: Sequence[date], values: Sequence[float | None], shown: Trajectory
) -> tuple[list[str], list[float | None]]:
    """x and y with a gap wherever the line must not go on: a new year of a cumulative count, a series break."""
    across: list[str] = []
    up: list[float | None] = []
    before: date | None = None
    for ended, value in zip(ends, values, strict=True):
        if before and (
            (shown.yearly and financial_year(before) != financial_year(ended))
            or any(before < change <= ended for change, _ in shown.breaks)
        ):
            across.append(ended.isoformat())
            up.append(None)
        across.append(ended.isoformat())
        up.append(value if _finite(value) else None)
        before = ended
    return across, up


_MANY = 20


def _actual(shown: Trajectory, small: bool) -> list[Figure]:
    if not shown.actuals:
        return []
    rows = sorted(shown.actuals, key=lambda one: one.end)
    across, up = _broken([one.end for one in rows], [one.value for one in rows], shown)
    line = {
        "x": across,
        "y": up,
        "mode": "lines",
        "line": {"color": BLUE, "width": 3},
        "hoverinfo": "skip",
        "type": "scatter",
    }
    known = [one for one in rows if _finite(one.value)]
    told = _labelled(known, shown.yearly, 9 if small else 13)
    milestones = {step.end: step.value for step in shown.steps}
    lowest = min((one.value for one in known if one.value is not None), default=0.0) if len(known) > 1 else None
    points = {
        "type": "scatter",
        "name": "Actual",
        "x": [one.end.isoformat() for one in known],
        "y": [one.value for one in known],
        "mode": "markers+text",
        "marker": {
            "size": (9 if small else 11) - (3 if len(known) > _MANY else 0),
            "color": [PAPER if one.status in ("provisional", "estimated") else BLUE for one in known],
            "line": {"color": BLUE, "width": 2.2},
        },
        "text": [
            number(one.value, shown.unit) if place in told and not _is_baseline(one, shown) else ""
            for place, one in enumerate(known)
        ],
        "textposition": [_beside(one, milestones, shown.yearly, lowest) for one in known],
        "textfont": {"size": 12 if small else 14, "color": BLUE},
        "cliponaxis": False,
        "customdata": [escape(_hover(one, shown.unit)) for one in known],
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


def _hover(one: Actual, unit: str) -> str:
    status = f", {one.status}" if one.status else ""
    return f"{period(one.start, one.end, one.basis)}: {number(one.value, unit)}{status}"


def _labelled(known: Sequence[Actual], yearly: bool, most: int) -> set[int]:
    """Which points carry their value: all while they are few; else the highest and lowest, or the ends of the years of
    a count that starts anew. The last one's value stands beside it, with its name."""
    last = len(known) - 1
    if len(known) <= most:
        return set(range(last))
    if yearly:
        return {place for place, one in enumerate(known) if one.end.month == 3} - {last}
    values = [one.value or 0.0 for one in known]
    return {values.index(max(values)), values.index(min(values))} - {last}


def _band(shown: Trajectory) -> list[Figure]:
    """The amber band: from the milestone to where slightly off track ends, one polygon a stretch."""
    drawn = []
    for stretch in _stretches(shown):
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


def _stretches(shown: Trajectory) -> list[list[Step]]:
    """The milestones in stretches that the line may join."""
    stretches: list[list[Step]] = []
    for step in sorted(shown.steps, key=lambda one: one.end):
        begins = not stretches or (shown.yearly and financial_year(stretches[-1][-1].end) != financial_year(step.end))
        if begins:
            stretches.append([step])
        else:
            stretches[-1].append(step)
    return stretches


def _milestones(shown: Trajectory) -> list[Figure]:
    steps = sorted(shown.steps, key=lambda one: one.end)
    if not steps:
        return []
    across, up = _broken([one.end for one in steps], [one.value for one in steps], shown)
    return [
        {
            "type": "scatter",
            "name": "Milestone",
            "x": across,
            "y": up,
            "mode": "lines+markers" if any(len(stretch) == 1 for stretch in _stretches(shown)) else "lines",
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


def _ends(shown: Trajectory, known: Sequence[Actual]) -> list[tuple[float, str, str]]:
    """(height, words, colour) of the names at the right: what the actual, the milestone and the target come to."""
    told: list[tuple[float, str, str]] = []
    last = max(known, key=lambda one: one.end, default=None)
    if last is not None:
        told.append((last.value or 0.0, f"<b>Actual {number(last.value, shown.unit)}</b>", BLUE))
    ahead = [step for step in shown.steps if last is None or step.end >= last.end]
    if ahead:
        step = min(ahead, key=lambda one: one.end)
        told.append((step.value, f"Milestone {number(step.value, shown.unit)}", CHARCOAL))
    if shown.goals:
        goal = max(shown.goals, key=lambda one: one.end)
        told.append((goal.value, f"Target {number(goal.value, shown.unit)}", PLUM))
    return told


def _margin(ends: Sequence[tuple[float, str, str]], font: int) -> float:
    """How many pixels the names at the right take."""
    longest = max((len(words.removeprefix("<b>").removesuffix("</b>")) for _, words, _ in ends), default=0)
    return 16 + longest * font * 0.53


def _names(
    shown: Trajectory, ends: Sequence[tuple[float, str, str]], low: float, high: float, gap: float, font: int
) -> list[Figure]:
    """The names beside the right edge, none covering another, and the baseline's at its mark."""
    heights = scale.apart([height for height, _, _ in ends], gap, low, high)
    notes = [
        {**_note("", height, words, colour, font), "x": 1, "xref": "paper", "xanchor": "left", "xshift": 10}
        for (_, words, colour), height in zip(ends, heights, strict=True)
    ]
    if shown.baseline:
        words = f"Baseline {number(shown.baseline.value, shown.unit)}"
        room = (shown.baseline.value - low) > 0.14 * (high - low)
        below = room and _rises(shown, shown.baseline)
        note = _note(shown.baseline.end.isoformat(), shown.baseline.value, words, CHARCOAL, font - 1)
        place = {"yanchor": "top" if below else "bottom", "yshift": -9 if below else 9, "xanchor": "left", "xshift": -8}
        notes.append({**note, **place})
    return notes


def _rises(shown: Trajectory, baseline: Goal) -> bool:
    """Whether what follows the baseline lies above it, so that its name goes below."""
    after = [one.value for one in shown.actuals if one.value is not None][:3] or [one.value for one in shown.steps[:2]]
    return bool(after) and sum(after) / len(after) > baseline.value


def _note(when: str, height: float, words: str, colour: str, size: int) -> Figure:
    return {
        "x": when,
        "y": height,
        "text": words,
        "showarrow": False,
        "xanchor": "center",
        "yanchor": "middle",
        "align": "left",
        "font": {"color": colour, "size": size},
    }


def _gaps(shown: Trajectory) -> list[Figure]:
    """Where a period has a mark in place of a number, the mark's meaning, at the foot."""
    return [
        {
            "x": one.end.isoformat(),
            "y": 0,
            "yref": "paper",
            "yanchor": "bottom",
            "text": escape(one.said),
            "showarrow": False,
            "textangle": -90,
            "font": {"size": 12, "color": MUTED},
        }
        for one in shown.actuals
        if not _finite(one.value) and one.said
    ]


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


def _break_notes(shown: Trajectory) -> list[Figure]:
    return [
        {
            **_note(change.isoformat(), 0.0, escape(why), MUTED, 12),
            "xanchor": "left",
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "xshift": 4,
        }
        for change, why in shown.breaks
    ]


def _blank(height: int, words: str) -> Figure:
    return {
        "data": [],
        "layout": {
            "height": height,
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
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


def ready(figure: Figure) -> Any:
    """The figure as Plotly's own object, checked once: to be kept, so that drawing it again only writes it out."""
    return graph_objects.Figure(figure)


def told(shown: Trajectory) -> str:
    """The trajectory in sentences, for those who listen to the page and for the pack."""
    known = sorted((one for one in shown.actuals if _finite(one.value)), key=lambda one: one.end)
    parts = [f"Trajectory of {shown.name}."]
    if shown.baseline:
        parts.append(f"Baseline {number(shown.baseline.value, shown.unit)} at {day(shown.baseline.end)}.")
    if known:
        first, last = known[0], known[-1]
        if len(known) > 1:
            parts.append(f"From {_hover(first, shown.unit)} to {_hover(last, shown.unit)}.")
        else:
            parts.append(f"{_hover(last, shown.unit)}.")
        step = next((one for one in shown.steps if one.end == last.end), None)
        if step:
            parts.append(f"The milestone then is {number(step.value, shown.unit)}.")
    else:
        parts.append("No figures yet.")
    parts += [f"Target {number(goal.value, shown.unit)} by {day(goal.end)}." for goal in shown.goals]
    return " ".join(parts)


def key(shown: Trajectory) -> Html:
    """What the marks of the chart mean, of those that it has."""
    statuses = {one.status for one in shown.actuals if _finite(one.value)}
    hollow = statuses & {"provisional", "estimated"}
    solid = any(one.status not in ("provisional", "estimated") for one in shown.actuals if _finite(one.value))
    dot = f"<circle cx='14' cy='8' r='5' stroke='{BLUE}' stroke-width='2.2' fill='{{}}'/>"
    line = f"<path d='M0 8H28' stroke='{BLUE}' stroke-width='3'/>"
    marks = [
        ("Actual", line + dot.format(BLUE), solid),
        ("Actual, provisional or estimated", line + dot.format(PAPER), bool(hollow)),
        (
            "Milestone",
            f"<path d='M0 8H28' stroke='{CHARCOAL}' stroke-width='2' stroke-dasharray='6 4'/>",
            bool(shown.steps),
        ),
        (
            "Slightly off track",
            f"<rect width='28' height='16' fill='{AMBER_BAND}'/>",
            any(step.tolerance is not None for step in shown.steps),
        ),
        ("Target", f"<path d='M14 1 21 8 14 15 7 8Z' fill='{PLUM}'/>", bool(shown.goals)),
        (
            "Baseline",
            f"<rect x='8.5' y='2.5' width='11' height='11' fill='none' stroke='{CHARCOAL}' stroke-width='2'/>",
            shown.baseline is not None,
        ),
    ]
    drawn = (
        element("li", picture(f"{_SVG}{drawing}</svg>", alt="", width=28, height=16), words)
        for words, drawing, there in marks
        if there
    )
    return element("ul", *drawn, class_="lsp-key")


_SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 16'>"
