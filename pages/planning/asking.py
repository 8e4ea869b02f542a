"""Asking the lead of an indicator for what its plan misses, and judging its flag otherwise: both are logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import streamlit as st

from lsp_data import registering
from lsp_data.measures.plans import Criterion
from lsp_data.registering import RowEdit
from lsp_data.values import is_mark
from pages.parts import deciding, session
from pages.parts.session import View
from presentation import asking as shown
from presentation.blocks import note
from presentation.standing import Record

_ASKING = "asking-for"
_TO_ANSWER = timedelta(days=14)
_USUAL = timedelta(days=91)  # a quarter: the next figures are known by then


def offer(view: View, row: dict[str, Any], one: Criterion, requests: Sequence[Record]) -> None:
    """A button that asks the lead for a criterion; once pressed, the text and what writes the request down. What was
    asked and is not answered is not asked again."""
    before = shown.asked_before(requests, one, view.where)
    if before is not None:
        st.html(note(before))
        return
    this = (row["indicator"], one.code)
    if st.session_state.get(_ASKING) != this:
        if st.button(
            "Ask the lead for it", key=f"ask-{one.code}", help=f"{one.title}: a text to send, written down here."
        ):
            st.session_state[_ASKING] = this
            st.rerun()
        return
    words = shown.text(row, one, view.partnership.name, view.reporting_day)
    with st.container(border=True):
        written = st.text_area("What to ask", words, height=230, key=f"text-{one.code}")
        due = st.date_input(
            "Answer wanted by", view.reporting_day + _TO_ANSWER, min_value=view.reporting_day, format="DD/MM/YYYY",
            max_value=view.reporting_day + 4 * _USUAL, key=f"due-{one.code}", help="It stands at the end of the text.",
        )  # fmt: skip
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        with left:
            post = deciding.post()
        if right.button("Write the request", key=f"write-{one.code}", type="primary", width="stretch"):
            fields = {
                "indicators": [row["indicator"]], "criterion": one.title, "asked": shown.asked_of(row),
                "text": shown.with_day(written or "", due), "date": view.reporting_day.isoformat(),
                "due": due.isoformat(), "state": "open",
            }  # fmt: skip
            done = "The request is written down. Copy its text below and send it: nothing is sent from here."
            edit = RowEdit("", fields)
            deciding.attempt(partial(_write, view, "request", edit, post, close=True), done, by=post)


def answer(view: View, row: Mapping[str, Any]) -> None:
    """A form that writes down what the lead answered to a request that is open."""
    name = row["item"]
    with st.form(f"answer-{name}", border=False):
        told = st.text_area("Answer", key=f"answer-{name}-text", height=90) or ""
        post = deciding.post()
        pressed = st.form_submit_button("Write the answer", key=f"answer-{name}-save")
    if pressed and not told.strip():
        st.error("Write what was answered.")
    elif pressed:
        seen = {one: row[one] for one in ("answer", "state")}
        edit = RowEdit(str(name), {"answer": told, "state": "answered"}, seen)
        deciding.attempt(partial(_write, view, "request", edit, post), "The answer is written down.", by=post)


def judge(view: View, row: dict[str, Any]) -> None:
    """A form that judges an indicator's flag otherwise, with a reason, until a day."""
    st.html(note(f"By the rules: {row['risk']}" if not row["judged"] else f"{row['judged']}."))
    with st.form("judge", border=False):
        left, right = st.columns(2)
        verdict = left.selectbox(
            "Judge it", list(shown.VERDICTS), format_func=shown.VERDICTS.__getitem__, key="verdict"
        )
        lapses = right.date_input(
            "Lapses on", view.reporting_day + _USUAL, min_value=view.reporting_day + timedelta(days=1),
            max_value=view.reporting_day + 4 * _USUAL, format="DD/MM/YYYY", key="lapses",
        )  # fmt: skip
        reason = st.text_area("Reason", key="judged-because", height=90) or ""
        post = deciding.post()
        pressed = st.form_submit_button("Judge so", key="judge-save", type="primary")
    if not pressed:
        return
    if is_mark(reason):
        st.error("Say why: the reason stands beside the flag.")
        return
    fields = {
        "indicators": [row["indicator"]], "verdict": verdict, "reason": reason, "lapses": lapses.isoformat(),
    }  # fmt: skip
    deciding.attempt(
        partial(_write, view, "override", RowEdit("", fields), post), "Judged so until it lapses.", by=post
    )


def _write(view: View, kind: str, edit: RowEdit, post: str, *, close: bool = False) -> None:
    registering.write_rows(session.settings().data, kind, [edit], known_at=view.reporting_day, made_by=post)
    if close:
        st.session_state.pop(_ASKING, None)
