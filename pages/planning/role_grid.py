"""The matrix of commitments in one grid to write in: all that is saved together is one publication.

Drawn by the page Commitments."""

from __future__ import annotations

import streamlit as st

from lsp_data.reports.commitments import Matrix
from pages.parts import register_controls
from pages.parts.opened import opened, tell_if
from pages.parts.register_desk import Desk
from pages.parts.register_writing import Writing, typed_in
from presentation import commitments_grid as shown
from presentation.blocks import note

_PLACE = "role-grid"


def draw(desk: Desk, matrix: Matrix) -> None:
    """The grid, its signature and its button."""
    writing = Writing(desk.view, desk.register)
    writing.say_conflicts()
    now = shown.grid(matrix, desk.rows)
    held = opened(_PLACE, "", lambda: now, typed=typed_in)
    tell_if(shown.differ(held.what, now), _PLACE, "Somebody has changed these roles since you opened them.")
    st.html(note("Choose Lead or Contributing in a cell, or empty it with Delete: then say why below. Nothing is kept "
                 "until you save. A commitment or partnership that has no role yet is added under Roles. From left to "
                 f"right stand: {', '.join(held.what.partnerships.values())}."))  # fmt: skip
    register_controls.grid(
        held.what.table, held.key, first="Commitment", columns=held.what.partnerships, words=list(shown.WORDS),
        widths=(270, 112), alt="Role of each partnership in each commitment, to write in",
    )  # fmt: skip
    with st.form(f"form-{held.key}", border=False):
        signed = writing.sign("Save the matrix", "role-grid-save", "role-grid-why")
    edits = shown.edits_of(held.what, st.session_state[held.key]["edited_rows"])
    writing.saved(signed, edits, shown.saved, _PLACE)
