"""Trajectory charts on a page: kept per generation, drawn with their key and their words."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from lsp_data import reports
from pages.parts import session
from pages.parts.session import View
from presentation import blocks, figures, standing
from presentation.figure_words import key
from presentation.markup import element, join
from presentation.tables import status, two_lines
from presentation.trajectory import Trajectory, told, trajectory_of, with_forecast
from presentation.words import indicator, indicator_key, said

SMALL_HEIGHT, LARGE_HEIGHT = 270, 350


def trajectory(view: View, row: dict[str, Any]) -> Trajectory:
    """What the chart of this status row shows."""
    return session.keep("trajectory", view, _key(row), lambda: _trajectory(view, row))


def _key(row: dict[str, Any]) -> tuple[str, str]:
    return (row["indicator"], said(row["sub_measure"]))


def _trajectory(view: View, row: dict[str, Any]) -> Trajectory:
    code, sub = _key(row)
    of_this = (code, sub, view.area, view.as_at)
    listed = session.listed(view, code, sub)
    return trajectory_of(
        row,
        session.ask(reports.series, view.generation, *of_this),
        session.ask(reports.milestones, view.generation, *of_this),
        session.ask(reports.targets, view.generation, *of_this),
        bounds=(_bound(listed.get("lower_bound")), _bound(listed.get("upper_bound"))),
        breaks=tuple(one for one in listed.get("series_breaks", ()) if isinstance(one, date)),
    )


def _bound(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def large(view: View, row: dict[str, Any]) -> None:
    """The indicator's own chart with its forecast and the key of its marks."""
    ahead = session.ask(reports.outlook, view.generation, *_key(row), view.area, view.as_at)
    shown = with_forecast(trajectory(view, row), ahead)
    figure = session.keep(
        "large-chart", view, _key(row), lambda: figures.ready(figures.trajectory(shown, height=LARGE_HEIGHT))
    )
    st.plotly_chart(figure, theme=None, config=figures.CONFIG, key="trajectory", alt=told(shown))
    st.html(key(shown))


def small(view: View, row: dict[str, Any]) -> None:
    """One of several charts, under the indicator's linked title and status."""
    shown = trajectory(view, row)
    figure = session.keep(
        "small-chart",
        view,
        _key(row),
        lambda: figures.ready(figures.trajectory(shown, height=SMALL_HEIGHT, small=True)),
    )
    title = standing.indicator_link(row, view.where)
    about = join([indicator(*_key(row)), " ", status(said(row["rag"], "grey"))])
    st.html(element("div", blocks.heading(two_lines(title, about), level=3), class_="lsp-chart-title"))
    name = indicator_key(*_key(row))
    st.plotly_chart(figure, theme=None, config=figures.CONFIG, key=f"trajectory-{name}", alt=told(shown))
