"""The words on and under a trajectory chart: names at the lines, marks' meanings, changes of definition, the key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import groupby
from typing import Any

from presentation import scale
from presentation.label_places import LINE, Plot
from presentation.markup import Html, element, picture
from presentation.palette import AMBER_BAND, BLUE, CHARCOAL, FORECAST_FAN, MUTED, PAPER, PLUM
from presentation.trajectory import Actual, Trajectory, broken, finite, stretches
from presentation.words import number


def line_ends(shown: Trajectory, known: Sequence[Actual]) -> list[tuple[float, str, str]]:
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


def margin(ends: Sequence[tuple[float, str, str]], font: int) -> float:
    """How many pixels the names at the right take."""
    longest = max((len(words.removeprefix("<b>").removesuffix("</b>")) for _, words, _ in ends), default=0)
    return 16 + longest * font * 0.53


def names(ends: Sequence[tuple[float, str, str]], plot: Plot, font: int) -> list[dict[str, Any]]:
    """The names beside the right edge, none covering another."""
    gap = (plot.high - plot.low) / plot.height * (font + 5)
    heights = scale.apart([height for height, _, _ in ends], gap, plot.low, plot.high)
    return [
        {**_note("", height, words, colour, font), "x": 1, "xref": "paper", "xanchor": "left", "xshift": 10}
        for (_, words, colour), height in zip(ends, heights, strict=True)
    ]


def drawn_on(plot: Plot, shown: Trajectory, known: Sequence[Actual]) -> Plot:
    """The plot with the lines and marks of the trajectory, which words are to keep off."""
    lines = [stretch for stretch in stretches(shown) if len(stretch) > 1]
    across, up = broken([one.end for one in known], [one.value for one in known], shown)
    ends = [(date.fromisoformat(when), value) for when, value in zip(across, up, strict=True)]
    whole = [list(part) for there, part in groupby(ends, lambda one: one[1] is not None) if there]
    for line in whole:
        plot.add_line([(when, value or 0.0) for when, value in line])
    for stretch in lines:
        plot.add_line([(step.end, step.value) for step in stretch])
    marks = [(one.end, one.value or 0.0) for one in known] + [(goal.end, goal.value) for goal in shown.goals]
    for when, value in [*marks, *([(shown.baseline.end, shown.baseline.value)] if shown.baseline else [])]:
        plot.add_mark(when, value, 12)
    return plot


def value_places(
    plot: Plot, known: Sequence[Actual], words: Sequence[str], first: Sequence[str], size: int
) -> list[str]:
    """On which side of each point its value stands: ``first``, the usual one, unless another is more easily read."""
    return [
        plot.take(plot.spot(one.end, one.value or 0.0), told, size, (usual, *_SIDES)) if told else usual
        for one, told, usual in zip(known, words, first, strict=True)
    ]


_SIDES = ("top center", "bottom center", "middle left")
_BESIDE_BASELINE = (
    "top right",
    "bottom right",
    "middle right",
    "under right",
    "over right",
    "top center",
    "bottom center",
)
_ACROSS = {"right": ("left", -8), "center": ("center", 0), "left": ("right", -12)}
_NEAR = {"over": "top", "under": "bottom"}
_UP = {"top": ("bottom", 9), "bottom": ("top", -9), "middle": ("middle", 0)}


def baseline_name(shown: Trajectory, plot: Plot, size: int) -> list[dict[str, Any]]:
    """The baseline's name at its mark, after the values have taken their places."""
    if shown.baseline is None:
        return []
    words = f"Baseline {number(shown.baseline.value, shown.unit)}"
    spot = plot.spot(shown.baseline.end, shown.baseline.value)
    level, side = plot.take(spot, words, size, _BESIDE_BASELINE).split()
    (across, x), (up, y) = _ACROSS[side], _UP[_NEAR.get(level, level)]
    y += round(LINE * size) * {"over": 1, "under": -1}.get(level, 0)
    note = _note(shown.baseline.end.isoformat(), shown.baseline.value, words, CHARCOAL, size)
    away = 12 if (level, side) == ("middle", "right") else x
    return [{**note, "xanchor": across, "xshift": away, "yanchor": up, "yshift": y}]


def _note(when: str, height: float, words: str, colour: str, size: int) -> dict[str, Any]:
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


_OVER_REMARK = 20  # pixels


def gaps(shown: Trajectory) -> list[dict[str, Any]]:
    """Where a period has a mark in place of a number, the mark's meaning, at the foot; above the sign for commentary,
    where it has one too."""
    remarked = {one.end for one in shown.remarks}
    return [
        {
            "x": one.end.isoformat(),
            "y": 0,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": _OVER_REMARK if one.end in remarked else 0,
            "text": escape(one.said),
            "showarrow": False,
            "textangle": -90,
            "font": {"size": 12, "color": MUTED},
        }
        for one in shown.actuals
        if not finite(one.value) and one.said
    ]


def break_notes(shown: Trajectory) -> list[dict[str, Any]]:
    """What each upright line of a changed definition stands for, at its top."""
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


def key(*shown: Trajectory) -> Html:
    """What the marks of the charts mean, of those that they have."""
    figures = [one for chart in shown for one in chart.actuals if finite(one.value)]
    hollow = [one for one in figures if one.status in ("provisional", "estimated")]
    dot = f"<circle cx='14' cy='8' r='5' stroke='{BLUE}' stroke-width='2.2' fill='{{}}'/>"
    line = f"<path d='M0 8H28' stroke='{BLUE}' stroke-width='3'/>"
    marks = [
        ("Actual", line + dot.format(BLUE), len(figures) > len(hollow)),
        ("Actual, provisional or estimated", line + dot.format(PAPER), bool(hollow)),
        (
            "Milestone",
            f"<path d='M0 8H28' stroke='{CHARCOAL}' stroke-width='2' stroke-dasharray='6 4'/>",
            any(chart.steps for chart in shown),
        ),
        (
            "Slightly off track",
            f"<rect width='28' height='16' fill='{AMBER_BAND}'/>",
            any(step.tolerance is not None for chart in shown for step in chart.steps),
        ),
        (
            "Forecast with its 80% interval",
            f"<path d='M0 8 28 1V15Z' fill='{FORECAST_FAN}'/>"
            f"<path d='M0 8H28' stroke='{BLUE}' stroke-width='2' stroke-dasharray='2 3'/>",
            any(chart.fan for chart in shown),
        ),
        ("Target", f"<path d='M14 1 21 8 14 15 7 8Z' fill='{PLUM}'/>", any(chart.goals for chart in shown)),
        (
            "Baseline",
            f"<rect x='8.5' y='2.5' width='11' height='11' fill='none' stroke='{CHARCOAL}' stroke-width='2'/>",
            any(chart.baseline for chart in shown),
        ),
        (
            "Figure since replaced",
            f"<path d='M9 3 19 13M19 3 9 13' stroke='{MUTED}' stroke-width='2'/>",
            any(chart.replaced for chart in shown),
        ),
        (
            "Earlier target",
            f"<path d='M14 2 20 8 14 14 8 8Z' fill='none' stroke='{PLUM}' stroke-width='2'/>",
            any(chart.former for chart in shown),
        ),
        (
            "Commentary, in full below",
            f"<path d='M14 2 20 13H8Z' fill='{CHARCOAL}'/>",
            any(chart.remarks for chart in shown),
        ),
    ]
    drawn = (
        element("li", picture(f"{_SVG}{drawing}</svg>", alt="", width=28, height=16), words)
        for words, drawing, there in marks
        if there
    )
    return element("ul", *drawn, class_="lsp-key")


_SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 16'>"
