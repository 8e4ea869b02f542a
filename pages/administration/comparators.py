"""The step of the set-up that names comparator groups: with which authorities the partnership compares itself."""

from __future__ import annotations

import streamlit as st

from lsp_data import reports
from pages.administration.desk import Desk
from pages.parts import deciding
from presentation import setup_comparators as shown
from presentation.blocks import note

NEW = ""


def comparators(desk: Desk) -> None:
    """One group: its name, its members, and whether the partnership compares itself with it."""
    groups, own = desk.catalogue.peer_groups, desk.catalogue.partnership.peer_group
    st.html(
        note(
            "Statistical neighbours, a family group, the authorities of the region: any list of authorities. Where no "
            "group is chosen, every authority of which figures are held is compared with."
        )
    )
    listed = [*groups, NEW]
    group = st.selectbox(
        "Group",
        listed,
        listed.index(own) if own in groups else 0,
        lambda one: one or "A new group",
        key="comparator-group",
    )
    form = desk.form("comparators", "peer_group", ("members", "in_use", "peer_group"), key=group)
    members, own = list(form.was.peer_groups.get(group, ())), form.was.partnership.peer_group
    with st.form(f"comparators-{group}"):
        name = group or st.text_input("Name of the group", key=f"{form.key}-name", max_chars=80)
        chosen = st.multiselect(
            "Authorities that belong to it",
            shown.candidates(reports.peer_authorities(desk.generation), members),
            members,
            key=f"{form.key}-members",
            accept_new_options=True,
            placeholder="Choose, or write a name and press Enter",
        )
        counts = st.checkbox(
            "The partnership compares itself with this group",
            value=own == group if group else not own,
            key=f"{form.key}-counts",
        )
        with st.container(horizontal=True):
            save = st.form_submit_button("Save the group", key=f"comparators-save-{group}", type="primary")
            drop = bool(group) and st.form_submit_button("Give up the group", key=f"comparators-drop-{group}")
    if drop:
        desk.save(form, shown.given_up(form.was, group), f"{group} is given up.")
    elif save:
        typed = shown.Group(name or "", tuple(chosen), counts)
        if typed.wants():
            deciding.refused(typed.wants())
        else:
            desk.save(form, shown.group_edits(form.was, typed), f"{typed.name.strip()} is saved.")
