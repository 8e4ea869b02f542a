"""The heading of one of the partnership's papers: written as a row of its register, signed, with its history."""

from __future__ import annotations

import streamlit as st

from pages.parts.register_desk import Desk, history
from pages.parts.register_writing import Begun, Writing
from pages.parts.session import View
from presentation.blocks import facts, note
from presentation.paper import ReportHeading, heading_of
from presentation.standing import records


def draw(view: View, paper: str, usual: ReportHeading) -> ReportHeading:
    """The form, and below it the history; the heading as it is kept. ``paper``: by its word in the register; ``usual``:
    the title and the day with which a heading begins."""
    desk = Desk(view, "heading", "self-assessment", ())
    row = next((one for one in records(desk.rows) if one["paper"] == paper), None)
    held = heading_of(row, usual)
    if not desk.writable:
        st.html(facts(held.pairs, style="lsp-wide"))
        return held
    writing = Writing(view, desk.register)
    writing.say_conflicts()
    st.html(note("What is saved here stands at the head of the paper."))
    begins = {"title": usual.title, "published": usual.published.isoformat()}
    writing.one(Begun(paper, begins, {"paper": paper}), row)
    if row is not None and st.toggle("History of the heading", key="heading-history"):
        history(desk, str(row["item"]))
    return held
