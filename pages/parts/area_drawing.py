"""An indicator's areas drawn as bars or as a map, with the key and the words of each."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd
import streamlit as st

from lsp_data import reports
from pages.parts import charts, choices, session
from pages.parts.session import View
from presentation import area_chart, area_map, areas, blocks
from presentation.figures import ready

WAYS = {"bars": "Bars", "map": "Map"}


def draw(view: View, rows: pd.DataFrame, unit: str, key: tuple[Hashable, ...], name: str) -> None:
    """The rows of ``presentation.areas.at`` in the way that the address asks for. ``key``: what they depend on;
    ``name``: what the drawing is of."""
    if choices.part_of("Drawn as", WAYS, "drawn") == "map":
        _maps(view, rows, unit, key, name)
    else:
        _bars(view, rows, unit, key, name)


def _bars(view: View, rows: pd.DataFrame, unit: str, key: tuple[Hashable, ...], name: str) -> None:
    figure = session.keep("area-bars", view, key, lambda: ready(area_chart.bars(rows, unit)))
    charts.draw(figure, key="area-bars", alt=area_chart.told(rows, unit), name=name)
    st.html(area_chart.key(rows, unit))


def _maps(view: View, rows: pd.DataFrame, unit: str, key: tuple[Hashable, ...], name: str) -> None:
    """A map for each level of which several areas have a place: their outlines, else their tiles."""
    outlines = session.ask(reports.outlines, view.generation)
    tiles = area_map.tiles(view.catalogue.areas)
    drawn = 0
    for kind, words in areas.levels(rows).items():
        level = rows[rows["kind"] == kind].reset_index(drop=True)
        own = area_map.placed(level, outlines)
        rings, as_tiles = (outlines, False) if len(own) > 1 else (tiles, True)
        there = area_map.placed(level, rings)
        if len(there) < 2:
            continue
        drawn += 1
        _map(view, level, there, rings, unit, (*key, kind), f"{name}: {words.lower()}", words, as_tiles)
    if not drawn:
        st.html(blocks.empty("No map of these areas", *_NO_MAP))


_NO_MAP = (
    "A map is drawn of a level of which two areas or more have a place: an outline, or a row and column of tiles.",
    "Outlines are taken in at Administration: Data.",
)


def _map(
    view: View,
    level: pd.DataFrame,
    there: pd.DataFrame,
    rings: area_map.Rings,
    unit: str,
    key: tuple[Hashable, ...],
    name: str,
    words: str,
    as_tiles: bool,
) -> None:
    st.html(blocks.heading(words, level=3))
    figure = session.keep(
        "area-map", view, key, lambda: ready(area_map.area_map(there, rings, unit, drawn_as_tiles=as_tiles))
    )
    charts.draw(figure, key=f"area-map-{key[-1]}", alt=area_map.told(there, unit, words), name=name)
    st.html(blocks.note(area_map.remark(level, there, unit)))
