"""The matrix of commitments in one grid to write in: all that is saved together is one publication.

Drawn by the page Commitments."""

from __future__ import annotations

import streamlit as st

from lsp_data.registers import register_of
from lsp_data.reports.commitments import Matrix
from pages.parts import register_writing
from pages.parts.opened import opened, tell_if
from pages.parts.register_desk import Desk
from presentation import commitments_grid as shown
from presentation.blocks import note

_PLACE = "role-grid"
_ONE_LINE = 45  # letters of a commitment's name that fit in a line
_SEVERAL_LINES = 66  # pixels: the lowest rows in which Streamlit wraps what is longer


def draw(desk: Desk, matrix: Matrix) -> None:
    """The grid, its signature and its button."""
    writing = register_writing.Writing(desk.view, register_of("commitment_role"))
    writing.say_conflicts()
    now = shown.grid(matrix, desk.rows)
    held = opened(_PLACE, "", lambda: now)
    st.html(note("Choose Lead or Contributing in a cell, or empty it with Delete: then say why below. Nothing is kept "
                 "until you save. A commitment or partnership that has no role yet is added under Roles. From left to "
                 f"right stand: {', '.join(held.what.partnerships.values())}."))  # fmt: skip
    tell_if(shown.differ(held.what, now), _PLACE, "Somebody has changed these roles since you opened them.")
    st.data_editor(
        held.what.table,
        key=held.key,
        hide_index=True,
        height="content",
        row_height=_SEVERAL_LINES if held.what.table["commitment"].str.len().max() > _ONE_LINE else None,
        disabled=["commitment"],
        placeholder="",
        column_config={
            "commitment": st.column_config.TextColumn("Commitment", width=270, pinned=True),
            **{
                who: st.column_config.SelectboxColumn(name, options=list(shown.WORDS), width=112, help=name)
                for who, name in held.what.partnerships.items()
            },
        },
        alt="Role of each partnership in each commitment, to write in",
    )
    post, why = register_writing.signed("role-grid-why")
    if not st.button("Save the matrix", key="role-grid-save", type="primary"):
        return
    edits = shown.edits_of(held.what, st.session_state[held.key]["edited_rows"])
    if edits:
        writing.save(edits, post, why, shown.saved, close=_PLACE)
    else:
        st.info("Nothing was changed.")
