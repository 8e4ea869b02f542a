"""The words on and under a trajectory chart: names at the lines, marks' meanings, changes of definition, the key."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from presentation import scale
from presentation.markup import Html, element, picture
from presentation.palette import AMBER_BAND, BLUE, CHARCOAL, MUTED, PAPER, PLUM
from presentation.trajectory import Actual, Goal, Trajectory, finite
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


def names(
    shown: Trajectory, ends: Sequence[tuple[float, str, str]], low: float, high: float, gap: float, font: int
) -> list[dict[str, Any]]:
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


def gaps(shown: Trajectory) -> list[dict[str, Any]]:
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


def key(shown: Trajectory) -> Html:
    """What the marks of the chart mean, of those that it has."""
    statuses = {one.status for one in shown.actuals if finite(one.value)}
    hollow = statuses & {"provisional", "estimated"}
    solid = any(one.status not in ("provisional", "estimated") for one in shown.actuals if finite(one.value))
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
