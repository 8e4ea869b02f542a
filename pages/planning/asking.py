"""Asking the lead of an indicator for what its plan misses, writing down the answer, judging its flag otherwise: all
are logged, and what is typed stays whatever somebody else writes meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import streamlit as st

from lsp_data import reports
from lsp_data.measures.plans import Criterion
from lsp_data.registering import RowEdit
from lsp_data.registers import Register, register_of
from lsp_data.values import is_mark
from pages.parts import deciding, session
from pages.parts.opened import let_go, opened, stands_open, tell_if
from pages.parts.register_writing import Writing
from pages.parts.session import View
from presentation import asking as shown
from presentation.blocks import note, remark
from presentation.markup import plain_markdown
from presentation.register_rows import seen_of
from presentation.register_writing import changed_fields
from presentation.standing import Record, records
from presentation.words import said

_REQUEST, _OVERRIDE = register_of("request"), register_of("override")
_BEGUN = "request-begun"  # what of a page is written next: one request or answer at a time
_ASK, _ANSWER, _JUDGE = "ask", "answer", "judge"
_TO_ANSWER = timedelta(days=14)
_USUAL = timedelta(days=91)  # a quarter: the next figures are known by then


def offer(view: View, row: dict[str, Any], one: Criterion, requests: Sequence[Record]) -> None:
    """A button that asks the lead for a criterion; once pressed, the text and what writes the request down. What is
    met, or was asked and is not answered, is not asked, unless it is being written already."""
    before = shown.asked_before(requests, one, view.where)
    this = (row["indicator"], one.code)
    deciding.tell(at=f"{_ASK}-{one.code}")
    stands = stands_open(_ASK, this)
    if one.met and not stands:
        return
    if before is not None and not stands:
        st.html(note(before))
        return
    about = f"{one.title}: a text to send, written down here."
    if _is_begun(_ASK, this, "Ask the lead for it", f"ask-{one.code}", about):
        _ask(view, row, one, asked="" if before is None else "Somebody has asked for it since you began.")


def _ask(view: View, row: dict[str, Any], one: Criterion, *, asked: str) -> None:
    """The text of a request, its day and what writes it down. ``asked``: that somebody else did meanwhile."""
    now = {"asked": shown.asked_of(row), "text": shown.text(row, one, view.partnership.name, view.reporting_day)}
    held = opened(_ASK, (row["indicator"], one.code), lambda: now)
    tell_if(bool(asked) or held.what != now, _ASK, asked or "What the text says has changed since you began.")
    with st.container(border=True):
        written = st.text_area("What to ask", held.what["text"], height=230, key=f"{held.key}-text")
        due = st.date_input(
            "Answer wanted by", view.reporting_day + _TO_ANSWER, min_value=view.reporting_day, format="DD/MM/YYYY",
            max_value=view.reporting_day + 4 * _USUAL, key=f"{held.key}-due", help="It stands at the end of the text.",
        )  # fmt: skip
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        with left:
            post = deciding.post()
        pressed = right.button("Write the request", key=f"write-{one.code}", type="primary", width="stretch")
    if pressed:
        fields = {
            "indicators": [row["indicator"]], "criterion": one.title, "asked": held.what["asked"],
            "text": shown.with_day(written or "", due), "date": view.reporting_day.isoformat(),
            "due": due.isoformat(), "state": "open",
        }  # fmt: skip
        done = "The request is written down. Copy its text below and send it: nothing is sent from here."
        _save(view, _REQUEST, RowEdit("", fields), post, done, _ASK, at=f"{_ASK}-{one.code}")


def answers(view: View, requests: Sequence[Record], *, writable: bool) -> None:
    """Each request that is open, folded: its text to copy, and what writes the answer down. One that is being answered
    stays when somebody else answers it."""
    deciding.tell(at=_ANSWER)
    for row in requests:
        if _is_answered(row):
            continue
        called = plain_markdown(said(row["criterion"], "a request"))
        with st.expander(f"Text to copy, and the answer: {called}", key=f"request-{row['item']}"):
            st.code(str(row["text"]), language=None, wrap_lines=True)
            about = "It closes the request."
            if writable and _is_begun(_ANSWER, row["item"], "Write down the answer", f"answer-{row['item']}", about):
                _answer(view, row)


def beside(view: View, row: Mapping[str, Any]) -> None:
    """What writes the answer down beside a request that is shown in full."""
    deciding.tell(at=_ANSWER)
    if not _is_answered(row):
        _answer(view, row)


def _is_answered(row: Mapping[str, Any]) -> bool:
    """Whether a request has its answer, and nobody is writing another one here."""
    return row["state"] == "answered" and not stands_open(_ANSWER, row["item"])


def _answer(view: View, row: Mapping[str, Any]) -> None:
    """A form that writes down what the lead answered to a request."""
    now = seen_of(_REQUEST, row)
    held = opened(_ANSWER, row["item"], lambda: now)
    tell_if(held.what != now, _ANSWER, "Somebody has changed this request since you opened it.")
    with st.form(f"form-{held.key}", border=False):
        told = st.text_area("Answer", held.what["answer"] or "", key=f"{held.key}-text", height=90) or ""
        post = deciding.post()
        pressed = st.form_submit_button("Write the answer", key=f"{held.key}-save", type="primary")
    if pressed and not told.strip():
        st.error("Write what was answered.")
    elif pressed:
        written = changed_fields(_REQUEST, held.what, {"answer": told, "state": "answered"})
        edit = RowEdit(str(row["item"]), written, held.what)
        _save(view, _REQUEST, edit, post, "The request is answered.", _ANSWER)


def judge(view: View, row: dict[str, Any]) -> None:
    """A form that judges an indicator's flag otherwise, with a reason, until a day; where that is judged already until
    the same day, it leads there."""
    st.html(note(f"By the rules: {row['risk']}" if not row["judged"] else f"{row['judged']}."))
    held = opened(_JUDGE, row["indicator"], lambda: row["judged"])
    tell_if(held.what != row["judged"], _JUDGE, "Somebody has judged this flag since you opened it.")
    with st.form(f"form-{held.key}", border=False):
        left, right = st.columns(2)
        verdict = left.selectbox(
            "Judge it", list(shown.VERDICTS), format_func=shown.VERDICTS.__getitem__, key=f"{held.key}-verdict"
        )
        lapses = right.date_input(
            "Lapses on", view.reporting_day + _USUAL, min_value=view.reporting_day + timedelta(days=1),
            max_value=view.reporting_day + 4 * _USUAL, format="DD/MM/YYYY", key=f"{held.key}-lapses",
        )  # fmt: skip
        reason = st.text_area("Reason", key=f"{held.key}-because", height=90) or ""
        post = deciding.post()
        pressed = st.form_submit_button("Judge so", key="judge-save", type="primary")
    deciding.tell(at=_JUDGE)
    judged = session.ask(reports.naming, view.generation, "override", row["indicator"], view.as_at)
    before = shown.judged_before(records(judged), lapses, view.where)
    if pressed and is_mark(reason):
        deciding.refused(shown.no_reason(reason))
    elif pressed and before is not None:
        st.html(remark(before))
    elif pressed:
        fields = {
            "indicators": [row["indicator"]], "verdict": verdict, "reason": reason, "lapses": lapses.isoformat(),
        }  # fmt: skip
        _save(view, _OVERRIDE, RowEdit("", fields), post, "Judged so until it lapses.", _JUDGE)


def _is_begun(place: str, this: object, label: str, key: str, about: str) -> bool:
    """Whether this is being written in the place; where it is not, a button begins it."""
    if stands_open(place, this):
        return True
    if st.session_state.get(_BEGUN) == this:
        del st.session_state[_BEGUN]
        return True
    st.button(label, key=key, help=about, on_click=_begin, args=(this,))
    return False


def _begin(this: object) -> None:
    let_go(_ASK, _ANSWER)
    st.session_state[_BEGUN] = this


def _save(view: View, register: Register, edit: RowEdit, post: str, done: str, place: str, *, at: str = "") -> None:
    Writing(view, register).save([edit], post, "", lambda _: done, close=place, at=at or place)
