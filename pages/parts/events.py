"""Marking a shock or a change of the process on an indicator's own page."""

from __future__ import annotations

import streamlit as st

from lsp_data import decisions
from lsp_data.measures.events import Event
from pages.parts import deciding, session
from pages.parts.session import View
from presentation import events
from presentation.blocks import note
from presentation.events import Held

_MARKED = "event-marked"  # what was typed is stored: the form is empty again


def draw(view: View, code: str, sub: str) -> None:
    """What is marked of an indicator, and the form to mark something or to take it out."""
    listed = session.listed(view, code, sub)
    if not listed:
        return
    every = events.held(view.catalogue, listed)
    if every:
        st.html(events.told(every))
    if view.as_at != view.reporting_day or not st.toggle("Mark a shock or a change of the process", key="mark-event"):
        return
    st.html(note(events.MEANS))
    if st.session_state.pop(_MARKED, False):
        st.session_state["event-words"] = st.session_state["event-reason"] = ""
    with st.form("event-form"):
        first, second = st.columns([2, 1])
        kind = first.selectbox(
            "What it was", list(events.KINDS), format_func=events.KINDS.__getitem__, key="event-kind"
        )
        when = second.date_input("From which day on", view.as_at, key="event-day", format="DD/MM/YYYY")
        words = st.text_input("What happened, in a few words", key="event-words", max_chars=80)
        left, right = st.columns([1, 2])
        with left:
            post = deciding.post()
        why = right.text_input("Reason for marking it", key="event-reason", max_chars=300)
        held = [None, *every]
        out = None
        if every:
            out = right.selectbox(
                "Or take out", held, format_func=lambda one: one.words if one else "nothing", key="event-out"
            )
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.form_submit_button("Save", key="event-save", type="primary")
            answer = st.container()
    with answer:
        deciding.tell(view, at=_MARKED)
        if pressed and out and (words or "").strip():
            deciding.refused("Either mark what happened or take something out: one at a time.")
        elif pressed:
            _save(view, code, sub, out or (Held(kind, Event(when, words.strip())) if (words or "").strip() else None),
                  gone=out is not None, post=post, why=(why or "").strip())  # fmt: skip


def _save(view: View, code: str, sub: str, one: Held | None, *, gone: bool, post: str, why: str) -> None:
    if one is None or not why:
        deciding.refused("Say what happened, and why it is marked: both stand in the history.")
        return
    listed = session.listed(view, code, sub)
    change = events.taken_out if gone else events.marked
    edits = change(view.catalogue, listed, one)
    if not edits:
        deciding.refused("This is marked already.")
        return

    def save() -> None:
        decisions.save_edits(session.settings().data, edits, made_by=post, reason=why)
        st.session_state[_MARKED] = True

    deciding.attempt(
        save,
        f"{'Taken out' if gone else 'Marked'}: {one.words}.",
        by=post,
        effects=True,
        at=_MARKED,
    )
