"""The plan of one indicator: its criteria, actions and risk; writing a plan; judging otherwise; its flags then and now.

Drawn by the page Delivery planning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lsp_data import reports
from lsp_data.registers import register_of
from pages.parts import choices, deciding, head, session, table
from pages.parts.register_writing import Begun, Writing
from pages.parts.session import View
from pages.planning import asking
from presentation import asking as asked
from presentation import blocks
from presentation import delivery_plan as shown
from presentation.markup import link
from presentation.standing import Record, records
from presentation.words import said


def draw(view: View, row: dict[str, Any]) -> None:
    """All about the plan of the indicator of this row of ``reports.delivery``."""
    code = str(row["indicator"])
    head.draw(view, f"Plan of {code}: {row['title']}", controls=("as_at",), held={"plan": code})
    st.html(blocks.note(link("All delivery plans", shown.PAGE, view.where())))
    deciding.tell()
    writable = view.as_at == view.reporting_day
    looks = shown.looks(writable=writable, held=bool(row["plans"]))
    look = choices.part_of("Part of the plan", looks, "look")
    if look == "write":
        _write(view, row, code)
    elif look == "judge":
        asking.judge(view, row)
    elif look == "history":
        found = session.ask(reports.flag_history, view.generation, code, view.as_at)
        drawn, rows = asked.history_table(found), asked.exported_history(found)
        table.show(view, drawn, name="flag-history", frame=rows, columns=asked.HISTORY)
    else:
        _plan(view, row, code, writable=writable)


def _write(view: View, row: dict[str, Any], code: str) -> None:
    """The plan of the indicator in a form: that which is held, else a new one."""
    writing = Writing(view, register_of("plan"))
    held = records(session.ask(reports.naming, view.generation, "plan", code, view.as_at))
    writing.say_conflicts()
    if held:
        st.html(blocks.note(shown.has_one(code, held, view.where)))
    known = {
        "indicators": [code],
        "title": f"Plan of {code}",
        "lead": said(row["lead_name"]),
        "lead_post": said(row["officer"]),
    }
    writing.one(Begun(code, known), held[0] if held else None)


def _plan(view: View, row: dict[str, Any], code: str, *, writable: bool) -> None:
    if writable:
        Writing(view, register_of("request")).say_conflicts()
    left, right = st.columns([3, 2], gap="large")
    requests = records(session.ask(reports.naming, view.generation, "request", code, view.as_at))
    with left:
        st.html(blocks.heading("What a good plan has", level=2))
        for one in row["criteria"]:
            st.html(shown.criterion(one))
            if writable:
                asking.offer(view, row, one, requests)
        _requests(view, requests, writable=writable)
    plans = session.ask(reports.naming, view.generation, "plan", code, view.as_at)
    with right:
        st.html(shown.facts(row, plans, session.partner_names(view, "short_name"), view.where))
    st.html(blocks.heading("Actions", level=2))
    actions = session.ask(reports.actions, view.generation, view.as_at)
    own = actions[actions["item"].isin(row["actions"])]
    drawn = shown.actions_table(own, session.linker(view), view.where)
    table.show(view, drawn, name="actions", frame=shown.exported_actions(own), columns=shown.OVERDUE_COLUMNS)


def _requests(view: View, requests: Sequence[Record], *, writable: bool) -> None:
    st.html(blocks.heading("Asked of the lead", level=2))
    st.html(asked.open_requests(requests, view.where))
    asking.answers(view, requests, writable=writable)
