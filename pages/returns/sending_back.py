"""Sending a return back: a note to the partner, the list of problems, their workbook with comments."""

from __future__ import annotations

from pathlib import PurePath

import streamlit as st

from lsp_data import decisions, reports
from lsp_data.decisions import SentBack
from lsp_data.errors import LspError
from pages.parts import deciding, session
from pages.parts.session import View
from pages.returns import desk
from pages.returns.desk import OnDesk
from presentation import returns_sent_back as shown
from presentation.blocks import heading, note
from presentation.markup import plain_markdown
from presentation.words import times


def asking(one: OnDesk) -> bool:
    """Whether the analyst is about to send this file back."""
    return bool(st.session_state.get(_key(one, "sending")))


def button(one: OnDesk) -> None:
    """Opens and closes the letter to the partner."""
    label = "Do not send back" if asking(one) else "Send back …"
    st.button(label, key=_key(one, "send"), on_click=_turn, args=(one,))


def tell_before(view: View, one: OnDesk) -> None:
    """Say that this very file was sent back before."""
    said = shown.said_before(session.ask(reports.sent_back, view.generation), one.read.sha256)
    if said:
        st.info(plain_markdown(said))


def letter(view: View, one: OnDesk, post: str) -> None:
    """The note, what the partner gets, and the button that keeps it in the history."""
    st.html(heading("Send it back to the partner", level=3))
    st.html(
        note("Nothing of it is stored as a figure. The dashboard sends no e-mail: copy the text and attach the files.")
    )
    left, right = st.columns(2)
    with left:
        said = st.text_area(
            "Note to the partner", key=_key(one, "note"), max_chars=1000, persist_state="session",
            placeholder="Please check the codes in rows 9 and 12 and send it again by Friday.",
        )  # fmt: skip
        notes = st.checkbox("Also what was only noted", key=_key(one, "notes"), persist_state="session")
    listed = shown.items(one.filed, one.comparison, notes=notes)
    told = shown.letter(one.read, view.partnership.name, post, view.reporting_day, said or "")
    with right:
        _files(one, told, listed)
        if st.button("Sent back: keep it in the history", key=_key(one, "sent"), type="primary", width="stretch"):
            _keep(one, post, said or "", len(listed))
    st.code(told.text(listed), language=None, wrap_lines=True)


def _files(one: OnDesk, told: shown.Letter, listed: tuple[shown.Item, ...]) -> None:
    st.download_button(
        f"Download the list ({times(len(listed), 'problem')})",
        data=lambda: shown.problem_list(told, listed),
        file_name=shown.list_name(one.read.file), mime=shown.XLSX, key=_key(one, "list"), on_click="ignore",
        width="stretch",
    )  # fmt: skip
    if one.read.refused or not shown.can_be_commented(one.read.file):
        why = "The file cannot be opened" if one.read.refused else "Comments can be written into .xlsx and .xlsm only"
        st.html(note(f"{why}: send the list alone."))
        return
    wanted = (told, listed)
    if st.session_state.get(_key(one, "wanted")) != wanted:  # a long workbook takes seconds: only when it is asked for
        st.button(
            "Write the comments into their workbook", key=_key(one, "write"), width="stretch",
            on_click=_want, args=(one, wanted),
        )  # fmt: skip
        return
    settings = session.settings()
    try:
        made = session.keep_of_file(
            "commented", one.read.sha256, (PurePath(one.read.file).suffix.lower(), told, listed),
            lambda: shown.with_comments(one.read.file, one.upload.getvalue(), told, listed, settings),
        )  # fmt: skip
    except LspError as refused:
        st.html(note(f"Their workbook cannot be given comments: {refused} Send the list alone."))
        return
    st.download_button(
        "Download their workbook with comments",
        data=made.content, file_name=shown.workbook_name(one.read.file), mime=shown.mime_of(one.read.file),
        key=_key(one, "commented"), on_click="ignore", width="stretch",
        help="Values, formulas, fills and number formats stay; what does not is said below the button. Excel computes "
        "its formulas anew when it is opened.",
    )  # fmt: skip
    if made.lost:
        st.html(note(shown.not_in_copy(made)))


def _want(one: OnDesk, wanted: tuple[shown.Letter, tuple[shown.Item, ...]]) -> None:
    st.session_state[_key(one, "wanted")] = wanted


def _keep(one: OnDesk, post: str, said: str, problems: int) -> None:
    filing = one.filing
    sent = SentBack(
        one.read.sha256, one.read.file, filing.partner or "", filing.period, problems, shown.kind_of(one.read)
    )
    folder = session.settings().data

    def keep() -> None:
        decisions.send_back(folder, sent, made_by=post, reason=said)
        desk.sent_back(one)
        _turn(one)

    deciding.attempt(keep, f"{one.read.file} is sent back, and kept in the history.", by=post)


def _turn(one: OnDesk) -> None:
    st.session_state[_key(one, "sending")] = not asking(one)


def _key(one: OnDesk, what: str) -> str:
    return f"{what}-back-{one.key}"
