"""The wall of a theme: each indicator's trajectory as a small picture, under its title, status and direction.

The pictures show what the full chart shows, drawn as SVG: many of them cost a page less than one chart that answers to
the pointer. A card leads to its indicator, where that chart is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from presentation import scale
from presentation.figure_words import key
from presentation.markup import Html, element, join, picture
from presentation.palette import AMBER_BAND, BLUE, CHARCOAL, FORECAST_FAN, LINE, MUTED, PAPER, PLUM
from presentation.standing import Record, Where, indicator_link
from presentation.tables import direction, status
from presentation.trajectory import (
    Actual,
    Goal,
    Trajectory,
    broken,
    finite,
    plotted_ends,
    plotted_values,
    stretches,
    told,
)
from presentation.words import indicator, number, said, short_month

WIDTH, HEIGHT = 320, 172  # of the drawing's own field; the page makes it as wide as its card
_TOP, _FOOT, _FONT = 10, 22, 12
_LETTER = 0.65  # of the font's size: a letter of the widest font that a browser may take here
_MARKS = 4  # dates at the foot at most
_HALF_A_DATE = 26  # so much of the first date stands left of the first day

Spot = tuple[float, float]


class _Field(NamedTuple):
    """Where days and values lie on the drawing."""

    first: date
    last: date
    low: float
    high: float
    left: float
    right: float

    def across(self, when: date) -> float:
        days = max((self.last - self.first).days, 1)
        return self.left + (when - self.first).days / days * (self.right - self.left)

    def up(self, value: float) -> float:
        return HEIGHT - _FOOT - (value - self.low) / (self.high - self.low) * (HEIGHT - _FOOT - _TOP)

    def spot(self, when: date, value: float) -> Spot:
        return self.across(when), self.up(value)


def wall(shown: Iterable[tuple[Record, Trajectory]], where: Where) -> Html:
    """The cards of the status rows with their trajectories, in the given order, over the key of their marks."""
    kept = list(shown)
    cards = (_card(row, trajectory, where) for row, trajectory in kept)
    return join([element("ul", *cards, class_="lsp-wall"), key(*(trajectory for _, trajectory in kept))])


def _card(row: Record, shown: Trajectory, where: Where) -> Html:
    title = element("h3", indicator_link(row, where), class_="lsp-h3")
    rag = said(row["rag"], "grey")
    states = join([status(rag), direction(said(row["direction"], "unknown"))])
    code = element("span", indicator(row["indicator"], row["sub_measure"]), class_="lsp-below")
    drawn = picture(drawing(shown), alt=told(shown), width=WIDTH, height=HEIGHT)
    return element(
        "li", title, code, element("p", states, class_="lsp-states"), drawn, class_=f"lsp-multiple lsp-tone-{rag}"
    )


def drawing(shown: Trajectory) -> str:
    """The SVG of a trajectory: band, forecast, milestones, baseline, actual figures, target; the last ones in words."""
    values = plotted_values(shown)
    if not values:
        return _svg(_words(WIDTH / 2, HEIGHT / 2, "No figure, milestone or target yet", MUTED, "middle"))
    low, high, step = scale.round_range(values, lowest=shown.lowest, highest=shown.highest)
    marks = scale.ticks(low, high, step)[:: 2 if len(scale.ticks(low, high, step)) > _MARKS else 1]
    known = sorted((one for one in shown.actuals if finite(one.value)), key=lambda one: one.end)
    names = _names(shown, known)
    left = min(max(8 + _widest([number(mark, shown.unit) for mark in marks]), _HALF_A_DATE), WIDTH / 3)
    right = max(WIDTH - 10 - _widest([words for _, words, _ in names]), WIDTH / 2)
    ends = plotted_ends(shown)
    field = _Field(min(ends), max(ends), low, high, left, right)
    return _svg(
        _grid(field, marks, shown.unit),
        _dates(field, ends),
        *_bands(field, shown),
        _fan(field, shown),
        _breaks(field, shown),
        _line(field, shown, [(one.end, one.value) for one in shown.steps], CHARCOAL, 1.6, "5 3"),
        _line(
            field, shown, [(one.end, one.value) for one in sorted(shown.actuals, key=lambda one: one.end)], BLUE, 2.6
        ),
        *(_point(field, one) for one in known[-1:]),
        *_goals(field, shown),
        *_named(field, names),
    )


def _svg(*parts: str) -> str:
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' "
        f"font-family='Arial,sans-serif' font-size='{_FONT}'>{''.join(parts)}</svg>"
    )


def _words(x: float, y: float, words: str, colour: str, anchor: str = "start", weight: int = 400) -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' fill='{colour}' text-anchor='{anchor}' font-weight='{weight}'>"
        f"{element('tspan', words)}</text>"
    )


def _widest(words: Sequence[str]) -> float:
    return max((len(one) for one in words), default=0) * _FONT * _LETTER


def _grid(field: _Field, marks: Sequence[float], unit: str) -> str:
    lines = "".join(f"M{field.left:.1f} {field.up(mark):.1f}H{field.right:.1f}" for mark in marks)
    words = (_words(field.left - 5, field.up(mark) + 4, number(mark, unit), MUTED, "end") for mark in marks)
    return f"<path d='{lines}' stroke='{LINE}'/>{''.join(words)}"


def _dates(field: _Field, ends: Sequence[date]) -> str:
    marks = scale.date_ticks(ends, _MARKS)
    return "".join(_words(field.across(end), HEIGHT - 5, short_month(end), MUTED, "middle") for end, _ in marks)


def _bands(field: _Field, shown: Trajectory) -> list[str]:
    drawn = []
    for stretch in stretches(shown):
        limits = [(step.end, step.value, step.tolerance) for step in stretch if step.tolerance is not None]
        edge = [field.spot(end, value) for end, value, _ in limits]
        edge += [field.spot(end, limit) for end, _, limit in reversed(limits)]
        drawn.append(_shape(edge, AMBER_BAND))
    return drawn


def _fan(field: _Field, shown: Trajectory) -> str:
    ahead = shown.fan
    if ahead is None:
        return ""
    start = field.spot(ahead.start, ahead.value)
    wedge = _shape([start, field.spot(ahead.end, ahead.high), field.spot(ahead.end, ahead.low)], FORECAST_FAN)
    path = _path([start, field.spot(ahead.end, ahead.middle)])
    return f"{wedge}<path d='{path}' fill='none' stroke='{BLUE}' stroke-width='1.8' stroke-dasharray='2 3'/>"


def _breaks(field: _Field, shown: Trajectory) -> str:
    lines = "".join(f"M{field.across(when):.1f} {_TOP}V{HEIGHT - _FOOT}" for when, _ in shown.breaks)
    return f"<path d='{lines}' stroke='{MUTED}' stroke-dasharray='1 3'/>" if lines else ""


def _line(
    field: _Field,
    shown: Trajectory,
    points: Sequence[tuple[date, float | None]],
    colour: str,
    wide: float,
    dash: str = "",
) -> str:
    across, up = broken([end for end, _ in points], [value for _, value in points], shown)
    path, joined = "", False
    for when, value in zip(across, up, strict=True):
        if value is not None:
            x, y = field.spot(date.fromisoformat(when), value)
            path += f"{'L' if joined else 'M'}{x:.1f} {y:.1f}"
        joined = value is not None
    dashed = f" stroke-dasharray='{dash}'" if dash else ""
    return f"<path d='{path}' fill='none' stroke='{colour}' stroke-width='{wide}' stroke-linejoin='round'{dashed}/>"


def _point(field: _Field, one: Actual) -> str:
    x, y = field.spot(one.end, one.value or 0.0)
    fill = PAPER if one.status in ("provisional", "estimated") else BLUE
    return f"<circle cx='{x:.1f}' cy='{y:.1f}' r='4.5' fill='{fill}' stroke='{BLUE}' stroke-width='2'/>"


def _goals(field: _Field, shown: Trajectory) -> list[str]:
    drawn = [_shape([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], PLUM) for x, y in _spots(field, shown.goals)]
    start = shown.baseline
    if start is not None:
        x, y = field.spot(start.end, start.value)
        square = f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8Z"
        drawn.append(f"<path d='{square}' fill='none' stroke='{CHARCOAL}' stroke-width='1.6'/>")
    return drawn


def _spots(field: _Field, goals: Sequence[Goal]) -> list[Spot]:
    return [field.spot(goal.end, goal.value) for goal in goals]


def _names(shown: Trajectory, known: Sequence[Actual]) -> list[tuple[float, str, str]]:
    """(value, words, colour) of what is named at the right edge: the last figure and the last target."""
    named = [(one.value or 0.0, number(one.value, shown.unit), BLUE) for one in known[-1:]]
    goals = sorted(shown.goals, key=lambda one: one.end)[-1:]
    return named + [(goal.value, f"Target {number(goal.value, shown.unit)}", PLUM) for goal in goals]


def _named(field: _Field, names: Sequence[tuple[float, str, str]]) -> list[str]:
    heights = scale.apart([field.up(value) for value, _, _ in names], _FONT + 3, _TOP, HEIGHT - _FOOT)
    return [
        _words(field.right + 9, height + 4, words, colour, weight=700)
        for (_, words, colour), height in zip(names, heights, strict=True)
    ]


def _path(spots: Sequence[Spot]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)


def _shape(spots: Sequence[Spot], colour: str) -> str:
    return f"<path d='{_path(spots)}Z' fill='{colour}'/>" if spots else ""
