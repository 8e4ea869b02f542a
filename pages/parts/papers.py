"""What the partnership's papers say of an indicator, on its own page; when its flags came and went."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lsp_data import reports
from pages.parts import session, table
from pages.parts.session import View
from presentation import asking
from presentation import papers as shown
from presentation.blocks import note
from presentation.markup import Html, join
from presentation.standing import records


def draw(view: View, code: str) -> None:
    """Its commitments, plan, actions, activities, statements, requests, notes: each linked to its page."""
    delivery, actions, served = (
        session.ask(question, view.generation, view.as_at)
        for question in (reports.delivery, reports.actions, reports.commitments_served)
    )
    plan = records(delivery[delivery["indicator"] == code])
    named = session.ask(reports.papers, view.generation, view.as_at).get(code, {})
    of_it = records(actions[actions["item"].isin([one["item"] for one in named.get("action", ())])])
    commitments = records(served[served["indicator"] == code])
    st.html(shown.section(shown.Papers(code, plan[0] if plan else {}, of_it, commitments, named), view.where))
    if view.as_at == view.reporting_day:
        st.html(note(shown.write_note(code, view.where)))


def sharing(view: View) -> Callable[[str], Html]:
    """Draws the notes of good practice that name an indicator, and what begins another."""
    named = session.ask(reports.papers, view.generation, view.as_at)

    def drawn(code: str) -> Html:
        notes = shown.shared(named.get(code, {}).get("practice", ()), view.where)
        begins = shown.write_note(code, view.where) if view.as_at == view.reporting_day else ""
        return join([notes, begins])

    return drawn


def flag_events(view: View, code: str) -> None:
    """When the flags of an indicator came and went, for who asks: it is computed for that."""
    if st.toggle("When its flags came and went", key="flag-events"):
        found = session.ask(reports.flag_history, view.generation, code, view.as_at)
        drawn, rows = asking.history_table(found), asking.exported_history(found)
        table.show(view, drawn, name=f"flag-history-{code}", frame=rows, columns=asking.HISTORY)
