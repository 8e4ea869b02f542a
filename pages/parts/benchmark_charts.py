"""The charts of one indicator among its peers, and what stands in their place before a benchmark was loaded."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lsp_data.reports.peers import Benchmark
from pages.parts import charts
from pages.parts.session import View
from presentation import benchmarks as shown
from presentation import blocks, figures, peer_figures, peer_order, returns_templates
from presentation.markup import join, link

TEMPLATE = "benchmarks.xlsx"


def draw(found: Benchmark, us: str, key: str) -> None:
    """The order of all, the trend against them, and the funnel where sizes are known. ``us``: our area's name."""
    stood, series = found.standing, found.series
    if stood is None:
        return
    unit = series.unit
    st.html(blocks.heading(shown.order_title(stood), level=3))
    _chart(
        peer_order.order(stood, series.polarity, unit, us),
        peer_order.order_told(stood, series.polarity, unit, us),
        f"order-{key}",
    )
    if found.spreads:
        st.html(blocks.heading("Against them over time", level=3))
        _chart(
            peer_figures.trend(found.ours, found.spreads, unit, us),
            peer_figures.trend_told(found.ours, found.spreads, unit, us),
            f"trend-{key}",
        )
    if found.funnel is not None:
        st.html(blocks.heading("By size of the area: what chance explains", level=3))
        _chart(
            peer_figures.funnel(found.funnel, unit, us), peer_figures.funnel_told(found.funnel, unit, us),
            f"funnel-{key}",
        )  # fmt: skip


def _chart(figure: dict[str, Any], alt: str, key: str) -> None:
    charts.draw(figures.ready(figure), key=key, alt=alt, name=key)


def nothing_loaded(view: View) -> None:
    """In place of comparisons before any benchmark was loaded: what to load, and its template."""
    st.html(
        blocks.empty(
            "No benchmark has been loaded yet",
            "A benchmark is a workbook with other areas' figures: a row for each indicator, area and period, or a "
            "column for each area.",
            join(["Fill in the template, or take a table as it was published, and accept it at ",
                  link("Returns: Upload", "upload"), "."]),
        )
    )  # fmt: skip
    others = returns_templates.others(view.generation, view.partnership.first_year)
    make = next(make for name, _, _, make in others if name == TEMPLATE)
    st.download_button(
        "Download the template for benchmarks",
        data=make,
        file_name=TEMPLATE,
        mime=returns_templates.XLSX,
        key="benchmarks-template",
        on_click="ignore",
        type="primary",
    )
