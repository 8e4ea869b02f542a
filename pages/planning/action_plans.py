"""Action plans: every action with its lead, measure, target and timescale; how many targets are met."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lsp_data import reports
from pages.parts import address, head, register_desk, session
from presentation import action_plans as shown

register_desk.open_address("action")
view = session.own_area(session.open_view())
head.draw(view, "Action plans", controls=("as_at",))
actions = session.ask(reports.actions, view.generation, view.as_at)
if not actions.empty and not address.value("item"):
    st.html(shown.summary(actions))


def beside(row: Mapping[str, Any]) -> None:
    st.html(shown.beside(actions[actions["item"] == row["item"]].iloc[0].to_dict()))


register_desk.draw(register_desk.Desk(view, "action", "action-plans", shown.FIRST), beside=beside)
