"""Highlight reports: drawn from the registers for a period and a workstream or theme, edited, frozen."""

from functools import partial

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, register_desk, session
from pages.parts.register_writing import Begun
from pages.planning import one_report
from presentation import highlight as shown
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
    return Begun(f"{period}-{scope}", shown.begun(draft, period, scope), stamps, read_next=True)


register_desk.draw(desk, read=partial(one_report.draw, desk), begin=begin)
