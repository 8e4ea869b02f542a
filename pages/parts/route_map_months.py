"""The months of many activities in one table to write in: all that is saved together is one publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from pages.parts import deciding, register_controls
from pages.parts.opened import opened, tell_if
from pages.parts.register_desk import Desk
from pages.parts.register_writing import Writing
from presentation import route_map_editing as editing
from presentation.blocks import note
from presentation.route_map import MONTHS, NAMES

_PLACE = "months"
_FILLED = "months-filled"


@dataclass(frozen=True, slots=True)
class _Filled:
    """What the last Fill left in the table of a ``key``: all that was written until then. ``number``: of how many."""

    key: str
    number: int = 0
    edited: editing.Edited = field(default_factory=dict)

    @property
    def editor(self) -> str:
        """The key of the table in which it stands; another one after each Fill."""
        return f"{self.key}-{self.number}"

    @property
    def written(self) -> editing.Edited:
        """With what was typed since."""
        return editing.typed_over(self.edited, st.session_state.get(self.editor, {}).get("edited_rows", {}))


def draw(desk: Desk, items: Sequence[str], year: str, stream: str) -> None:
    """The table of these activities of a year and workstream (their ids), its signature and its button."""
    writing = Writing(desk.view, desk.register)
    writing.say_conflicts()
    activities = desk.rows.set_index("item", drop=False).loc[list(items)]
    now = editing.to_write_in(activities, year)
    held = opened(_PLACE, (year, stream), lambda: now, typed=lambda key: bool(_filled(key).written))
    if held.what.table.empty and now.table.empty:
        st.html(note("There is no activity here yet: add the first under “List, add, history”."))
        return
    if held.of != (year, stream):
        tell_if(True, _PLACE, "You chose other activities; the table still shows those in which you wrote.")
    else:
        said = "Somebody has changed these activities since you opened them."
        tell_if(editing.differ(held.what, now), _PLACE, said)
    filled = _filled(held.key)
    if (fill := _fill(held.what, held.key)) is not None:
        written = editing.filled(filled.written, fill)
        st.session_state[_FILLED] = filled = _Filled(held.key, filled.number + 1, written)
    st.html(note(f"In the cell of each month choose {editing.KEY}, or leave it empty: no work. An activity without any "
                 "month is undated. Nothing is kept until you save."))  # fmt: skip
    register_controls.grid(
        editing.table_of(held.what, filled.edited), filled.editor, first="Activity",
        columns=dict(zip(MONTHS, NAMES, strict=True)), words=list(editing.WORDS), widths=(230, 58),
        alt="Months of each activity, to write in",
    )  # fmt: skip
    with st.form(f"form-{held.key}", border=False):
        signed = writing.sign("Save the months", "months-save", "months-why")
    edits = editing.edits_of(held.what, filled.written)
    wrong = editing.too_early(edits, held.what, desk.view.reporting_day)
    if signed.pressed and wrong:
        with signed.answer:
            deciding.refused(wrong)
        return
    writing.saved(signed, edits, editing.saved, _PLACE)


def _filled(key: str) -> _Filled:
    """What was filled in the table of this key."""
    filled: _Filled | None = st.session_state.get(_FILLED)
    return filled if filled is not None and filled.key == key else _Filled(key)


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
