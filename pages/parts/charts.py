"""Trajectory charts on a page: kept per generation, drawn with their key and their words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lsp_data import reports
from pages.parts import address, session, table
from pages.parts.session import View
from presentation import blocks, control_chart, figures
from presentation.asides import with_asides
from presentation.figure_words import key
from presentation.standing import records
from presentation.trajectory import Trajectory, told, trajectory_of, with_forecast
from presentation.words import indicator, said

LARGE_HEIGHT = 350


def trajectory(view: View, row: dict[str, Any]) -> Trajectory:
    """What the chart of this status row shows, its forecast too."""
    return session.keep("trajectory", view, _key(row), lambda: _trajectory(view, row))


def trajectories(view: View, rows: pd.DataFrame) -> list[tuple[dict[str, Any], Trajectory]]:
    """The status rows with what the chart of each shows."""
    return [(row, trajectory(view, row)) for row in records(rows)]


def _key(row: dict[str, Any]) -> tuple[str, str]:
    return (row["indicator"], said(row["sub_measure"]))


def _trajectory(view: View, row: dict[str, Any]) -> Trajectory:
    code, sub = _key(row)
    of_this = (code, sub, view.area, view.as_at)
    listed = session.listed(view, code, sub)
    shown = trajectory_of(
        row,
        session.ask(reports.series, view.generation, *of_this),
        session.ask(reports.milestones, view.generation, *of_this),
        session.ask(reports.targets, view.generation, *of_this),
        bounds=(_bound(listed.get("lower_bound")), _bound(listed.get("upper_bound"))),
        breaks=tuple(one for one in listed.get("series_breaks", ()) if isinstance(one, date)),
    )
    return with_forecast(shown, session.ask(reports.outlook, view.generation, *of_this))


def _bound(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def draw(figure: Any, *, key: str, alt: str, name: str) -> None:
    """Draw a chart that is ``figures.ready``; ``alt`` says what it shows, ``name`` is the file it can be kept as."""
    st.plotly_chart(figure, theme=None, config=figures.config(name), key=key, alt=alt)


def large(view: View, row: dict[str, Any]) -> None:
    """The indicator's own chart with what was replaced and said, and the key of its marks."""
    series, _, targets, commentary = session.history(view, *_key(row))
    shown = session.keep(
        "large-trajectory", view, _key(row), lambda: with_asides(trajectory(view, row), series, targets, commentary)
    )
    figure = session.keep(
        "large-chart", view, _key(row), lambda: figures.ready(figures.trajectory(shown, height=LARGE_HEIGHT))
    )
    draw(figure, key="trajectory", alt=told(shown), name=indicator(*_key(row)))
    st.html(key(shown))


def control(view: View, row: dict[str, Any]) -> None:
    """The XmR chart, where the series has one and a person asks for it, with its key and its points as a file."""
    code, sub = _key(row)
    shown = session.ask(reports.control_chart, view.generation, code, sub, view.area, view.as_at)
    if not shown.points:
        return
    asked = address.follow("xmr", bool(address.value("xmr")), lambda on: "shown" if on else "")
    if not st.toggle("Show the XmR chart", **asked):
        return
    unit, name = said(row["unit"]), indicator(code, sub)
    figure = session.keep("xmr", view, (code, sub), lambda: figures.ready(control_chart.figure(shown, unit)))
    st.html(blocks.note(control_chart.caption(shown, unit)))
    draw(figure, key="xmr-chart", alt=control_chart.told(shown, unit, name), name=f"{name} XmR")
    st.html(control_chart.key(shown))
    table.download(
        view, name=f"xmr-{code}{sub}", make=lambda: control_chart.frame(shown), columns=control_chart.COLUMNS
    )
