"""What stands beside the lines of an indicator's own chart: figures and targets since replaced, and what was said when.

Small charts leave it out; the tables below the chart have it in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from textwrap import wrap

import pandas as pd

from presentation.figure_axes import Figure
from presentation.palette import CHARCOAL, MUTED, PLUM
from presentation.standing import Record, records
from presentation.trajectory import Aside, Trajectory, finite
from presentation.words import as_date, day, missing, number, said

_LINE, _LINES = 60, 6  # characters of a line and lines of a comment beside the pointer
_CROSS = 17  # pixels, so that its arms reach beyond the point that replaced it
_ABOVE_FOOT = 0.03  # of the chart's height


def with_asides(shown: Trajectory, series: pd.DataFrame, targets: pd.DataFrame, commentary: pd.DataFrame) -> Trajectory:
    """The trajectory with what was replaced and what was said; frames as in ``lsp_data.reports``."""
    now = {one.end: one.value for one in shown.actuals}
    goals: dict[date, float | None] = {goal.end: goal.value for goal in shown.goals}
    figures = series[(series["measure"] == "actual") & ~series["current"].astype(bool)]
    figures = figures[figures["basis"].isin({one.basis for one in shown.actuals})]
    former = targets[(targets["kind"] == "target") & ~targets["current"].astype(bool)]
    former = former.assign(period_end=former["due"])
    return replace(
        shown,
        replaced=_asides(figures, now, lambda row: _figure(row, shown.unit)),
        former=_asides(former, goals, lambda row: _target(row, shown.unit)),
        remarks=_remarks(commentary),
    )


def _asides(frame: pd.DataFrame, now: Mapping[date, float | None], words: Callable[[Record], str]) -> tuple[Aside, ...]:
    """Of the rows about a day that the chart shows, those with another value than the one that counts."""
    found = []
    for row in records(frame):
        ended = as_date(row["period_end"])
        value = None if missing(row["value"]) else float(row["value"])
        if ended is not None and ended in now and finite(value) and value != now[ended]:
            found.append(Aside(ended, words(row), value))
    return tuple(found)


def _figure(row: Record, unit: str) -> str:
    status = f", {said(row['status'])}" if said(row["status"]) else ""
    return f"Earlier: {number(row['value'], unit)}{status}, known since {day(row['known_at'])}"


def _target(row: Record, unit: str) -> str:
    version = f" of {said(row['version'])}" if said(row["version"]) else ""
    return f"Earlier target{version}: {number(row['value'], unit)}"


def _remarks(commentary: pd.DataFrame) -> tuple[Aside, ...]:
    """One a period end: all that counts of what was said about it."""
    by_end: dict[date, list[str]] = {}
    for row in records(commentary[~commentary["said_anew"].astype(bool)]):
        ended = as_date(row["period_end"])
        if ended is not None:
            by_end.setdefault(ended, []).append(f"{said(row['period'])}: {said(row['text'])}")
    return tuple(Aside(ended, " ".join(words)) for ended, words in sorted(by_end.items()))


def traces(shown: Trajectory, low: float, high: float) -> list[Figure]:
    """The asides as traces of a chart whose axis goes from low to high."""
    foot = low + (high - low) * _ABOVE_FOOT
    return [
        *_marks("Since replaced", shown.replaced, "x-thin", MUTED, _CROSS),
        *_marks("Earlier target", shown.former, "diamond-open", PLUM, 12),
        *_marks("Commentary", [replace(one, value=foot) for one in shown.remarks], "triangle-up", CHARCOAL, 10),
    ]


def _marks(name: str, asides: Sequence[Aside], symbol: str, colour: str, size: int) -> Iterable[Figure]:
    if asides:
        yield {
            "type": "scatter",
            "name": name,
            "x": [one.end.isoformat() for one in asides],
            "y": [one.value for one in asides],
            "mode": "markers",
            "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"color": colour, "width": 2}},
            "customdata": [_wrapped(one.words) for one in asides],
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }


def _wrapped(words: str) -> str:
    return "<br>".join(escape(line) for line in wrap(words, _LINE, max_lines=_LINES, placeholder=" …"))
