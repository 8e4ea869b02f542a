"""Highlight reports: drawn from the registers for a period and a workstream or theme, edited, frozen."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from pages.parts import address, choices, deciding, head, register_desk, session
from pages.parts.register_writing import Begun
from presentation import highlight as shown
from presentation import register_rows
from presentation.blocks import note

view = session.open_view()
register_desk.open_address("highlight")
address.draw("period", "scope")
head.draw(view, "Highlight reports", controls=("as_at",))
desk = register_desk.Desk(view, "highlight", "highlight", ("period", "scope", "title", "state"))


def begin() -> Begun:
    """Of what the new report is, and what the registers say of it."""
    st.html(note("What the registers and statuses say of the period stands in the form below. Change it, then add it."))
    left, right = st.columns(2)
    periods = shown.periods(view.as_at)
    with left:
        period = choices.one_of("Period", {one: one for one in periods}, "period")
    with right:
        scopes = session.ask(reports.highlight_scopes, view.generation, view.as_at)
        scope = choices.one_of("Workstream or theme", {one: one for one in scopes}, "scope", otherwise="Everything")
    draft = session.ask(reports.highlight, view.generation, periods[period], view.as_at, scope)
    stamps = shown.drawn_from(view.as_at, view.generation.number)
    return Begun(f"{period}-{scope}", shown.begun(draft, period, scope), stamps)


def beside(row: Mapping[str, Any]) -> None:
    """The report as a sheet of paper, and the button that freezes it."""
    st.html(shown.paper(row, shown.frozen_words(row)))
    if row["state"] == "frozen" or not desk.writable:
        return
    post = deciding.post()
    if st.button("Freeze it", key="freeze", help="It can be read and printed, and never changed again."):
        now = shown.frozen(row, view.as_at, view.generation.number)
        edit = RowEdit(str(row["item"]), now, register_rows.seen_of(desk.register, row))
        deciding.attempt(
            lambda: registering.write_rows(
                session.settings().data, desk.kind, [edit], known_at=view.reporting_day, made_by=post
            ),
            "The report is frozen.",
            by=post,
        )


register_desk.draw(desk, beside=beside, begin=begin)
