"""The months of many activities in one table to write in: all that is saved together is one publication."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import register_writing
from pages.parts.opened import opened, tell_if
from pages.parts.register_desk import Desk
from presentation import route_map_editing as editing
from presentation.blocks import note
from presentation.route_map import MONTHS, NAMES

_PLACE = "months"


def draw(desk: Desk, items: Sequence[str], year: str, stream: str) -> None:
    """The table of these activities of a year and workstream (their ids), its signature and its button."""
    writing = register_writing.Writing(desk.view, desk.register)
    writing.say_conflicts()
    activities = desk.rows.set_index("item", drop=False).loc[list(items)]
    now = editing.to_write_in(activities, year)
    held = opened(_PLACE, (year, stream), lambda: now)
    if held.what.table.empty and now.table.empty:
        st.html(note("There is no activity here yet: add the first under “List, add, history”."))
        return
    st.html(note(f"In the cell of each month choose {editing.KEY}, or leave it empty: no work. An activity without any "
                 "month is undated. Nothing is kept until you save."))  # fmt: skip
    tell_if(editing.differ(held.what, now), _PLACE, "Somebody has changed these activities since you opened them.")
    st.data_editor(
        held.what.table,
        key=held.key,
        hide_index=True,
        height="content" if len(held.what.table) < 15 else 600,
        disabled=["activity"],
        placeholder="",
        column_config={
            "activity": st.column_config.TextColumn("Activity", width=250, pinned=True),
            **{
                month: st.column_config.SelectboxColumn(title, options=list(editing.WORDS), width=58)
                for month, title in zip(MONTHS, NAMES, strict=True)
            },
        },
        alt="Months of each activity, to write in",
    )
    post, why = register_writing.signed("months-why")
    if not st.button("Save the months", key="months-save", type="primary"):
        return
    edits = editing.edits_of(held.what, st.session_state[held.key]["edited_rows"])
    if not edits:
        st.info("Nothing was changed.")
        return
    writing.save(edits, post, why, editing.saved, close=_PLACE)
