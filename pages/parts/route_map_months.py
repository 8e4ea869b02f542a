"""The months of many activities in one table to write in: all that is saved together is one publication."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import register_writing
from pages.parts.register_desk import Desk
from presentation import route_map_editing as editing
from presentation.blocks import note
from presentation.route_map import MONTHS, NAMES


def draw(desk: Desk, items: Sequence[str], year: str) -> None:
    """The table of these activities of a year (their ids), its signature and its button."""
    writing = register_writing.Writing(desk.view, desk.register)
    writing.say_conflicts()
    activities = desk.rows.set_index("item", drop=False).loc[list(items)]
    if activities.empty:
        st.html(note("There is no activity here yet: add the first under “List, add, history”."))
        return
    name = f"months-{year}-{'-'.join(activities['item'])}"
    opened = register_writing.as_opened(name, lambda: editing.to_write_in(activities, year))
    count = st.session_state.setdefault("months-saved", 0)
    st.html(note(f"In the cell of each month choose {editing.KEY}, or leave it empty: no work. An activity without any "
                 "month is undated. Nothing is kept until you save."))  # fmt: skip
    key = f"{name}-{count}"
    st.data_editor(
        opened.table,
        key=key,
        hide_index=True,
        height="content" if len(opened.table) < 15 else 600,
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
    edits = editing.edits_of(opened, st.session_state[key]["edited_rows"])
    if not edits:
        st.info("Nothing was changed.")
        return
    writing.save(lambda: writing.written(edits, post, why), editing.saved(len(edits)), close=name, count="months-saved")
