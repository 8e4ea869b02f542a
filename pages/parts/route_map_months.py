"""The months of many activities in one table to write in: all that is saved together is one publication."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import deciding, register_writing
from pages.parts.opened import opened, tell_if
from pages.parts.register_desk import Desk
from presentation import route_map_editing as editing
from presentation.blocks import note
from presentation.route_map import MONTHS, NAMES

_PLACE = "months"
_ONE_LINE = 32  # letters of a name that fit in a line
_SEVERAL_LINES = 66  # pixels: the lowest rows in which Streamlit wraps what is longer


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
    number, shown = st.session_state.get(f"filled-{held.key}", (0, held.what))
    key = f"{held.key}-{number}"
    if (fill := _fill(shown, held.key)) is not None:
        typed = st.session_state.get(key, {}).get("edited_rows", {})
        st.session_state[f"filled-{held.key}"] = (number + 1, editing.filled(shown, typed, fill))
        st.rerun()
    _table(shown, key)
    post, why = register_writing.signed("months-why")
    if not st.button("Save the months", key="months-save", type="primary"):
        return
    edits = editing.edits_of(shown, st.session_state[key]["edited_rows"])
    if not edits:
        st.info("Nothing was changed.")
    elif ahead := editing.ahead(edits, shown, desk.view.reporting_day):
        deciding.refused(f"Nothing is done before its time: {ahead}. Mark it as planned; nothing was saved.")
    else:
        writing.save(edits, post, why, editing.saved, close=_PLACE)


def _fill(shown: editing.Opened, key: str) -> editing.Fill | None:
    """Controls that fill a block of months of one activity; what to fill, where the button was pressed."""
    names = list(shown.table["activity"])
    said = dict(zip(MONTHS, NAMES, strict=True))
    which, first, last, what, button = st.columns([5, 2, 2, 2, 2], vertical_alignment="bottom")
    row = which.selectbox("Fill months of", range(len(names)), format_func=names.__getitem__, key=f"{key}-row")
    begins = first.selectbox("from", MONTHS, format_func=said.__getitem__, key=f"{key}-first")
    ends = last.selectbox("to", MONTHS, len(MONTHS) - 1, format_func=said.__getitem__, key=f"{key}-last")
    word = what.selectbox("with", [*editing.WORDS, ""], format_func=lambda one: one or "nothing", key=f"{key}-word")
    if button.button("Fill", key=f"{key}-fill", width="stretch", help="It is kept once you save."):
        return editing.Fill(row, begins, ends, word)
    return None


def _table(shown: editing.Opened, key: str) -> None:
    st.data_editor(
        shown.table,
        key=key,
        hide_index=True,
        height="content" if len(shown.table) < 8 else 600,
        row_height=_SEVERAL_LINES if shown.table["activity"].str.len().max() > _ONE_LINE else None,
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
