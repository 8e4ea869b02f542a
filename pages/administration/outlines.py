"""The outlines that the map of areas is drawn with: taken in from a GeoJSON file, or taken away."""

from __future__ import annotations

import streamlit as st

from loaders.outlines import MOST_BYTES, NoOutlines, read_outlines
from lsp_data import decisions, reports
from pages.parts import deciding, session
from pages.parts.session import View
from presentation import setup_outlines as shown
from presentation.blocks import heading, note
from presentation.words import times

_ABOUT = (
    "The map on the Areas page shows tiles until you give it outlines: a GeoJSON file (RFC 7946) of up to "
    f"{MOST_BYTES // 1_000_000} MB, with longitudes and latitudes and a property that holds the areas' names or codes. "
    "Only the outlines of areas that the catalogue knows are kept; nothing is fetched from elsewhere."
)


def section(view: View) -> None:
    """The outlines that are there, and a file to replace them."""
    st.html(heading("Outlines for the map", level=2))
    st.html(note(_ABOUT))
    held = session.ask(reports.outlines, view.generation)
    folder = session.settings().data
    if held:
        st.html(note(f"{times(len(held), 'area')} with an outline."))
    given = st.file_uploader("GeoJSON file of outlines", type=["geojson", "json"], key="outlines")
    by = deciding.post() if given or held else ""
    if given:
        try:
            found = read_outlines(given.getvalue(), view.catalogue)
        except NoOutlines as problem:
            deciding.refused(problem)
        else:
            st.html(shown.found(found, view.catalogue))
            if st.button("Use these outlines", key="outlines-use", type="primary"):
                edits = shown.taken(found, given.name)
                deciding.attempt(
                    lambda: decisions.save_edits(folder, edits, made_by=by, reason=f"Outlines of {given.name}"),
                    f"The map has outlines of {times(len(found.rings), 'area')}.",
                    by=by,
                )
    if held and st.button("Take the outlines away", key="outlines-away"):
        deciding.attempt(
            lambda: decisions.save_edits(folder, shown.taken_away(), made_by=by, reason="Outlines taken away"),
            "The map shows tiles again.",
            by=by,
        )
