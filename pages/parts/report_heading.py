"""The heading of one of the partnership's papers: written as a row of its register, signed, with its history."""

from __future__ import annotations

import streamlit as st

from lsp_data import reports
from lsp_data.registers import register_of
from pages.parts import session, table
from pages.parts.register_writing import Begun, Writing
from pages.parts.session import View
from presentation import register_rows as shown
from presentation.blocks import facts, note
from presentation.paper import ReportHeading, heading_of
from presentation.standing import records

_REGISTER = register_of("heading")


def draw(view: View, paper: str, usual: ReportHeading) -> ReportHeading:
    """The form, and below it the history; the heading as it is kept. ``paper``: by its word in the register; ``usual``:
    the title and the day with which a heading begins."""
    rows = records(session.ask(reports.register, view.generation, _REGISTER.kind, view.as_at))
    row = next((one for one in rows if one["paper"] == paper), None)
    held = heading_of(row, usual)
    if view.as_at != view.reporting_day:
        st.html(facts(held.pairs, style="lsp-wide"))
        return held
    writing = Writing(view, _REGISTER)
    writing.say_conflicts()
    st.html(note("What is saved here stands at the head of the paper."))
    begins = {"title": usual.title, "published": usual.published.isoformat()}
    writing.one(Begun(paper, begins, {"paper": paper}), row)
    if row is not None and st.toggle("History of the heading", key="heading-history"):
        log = session.ask(reports.register_history, view.generation, _REGISTER.kind, row["item"])
        drawn = shown.history_table(_REGISTER, log, view.where, of_one=True)
        table.show(view, drawn, name="heading-history", frame=log, columns=shown.HISTORY)
    return held
