"""The steps of setting up a partnership, each a form of its own that saves what was changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from lsp_data.catalogue.tables import AREA_KINDS
from lsp_data.decisions import Edit
from lsp_data.periods import year_pair
from pages.administration import comparators, indicator_steps
from pages.administration.desk import Desk, editor
from pages.parts import deciding
from presentation import setup_steps as shown
from presentation.blocks import note


def identity(desk: Desk) -> None:
    """Name, area, years, reporting date."""
    held, areas, years = desk.catalogue.partnership, desk.catalogue.areas, shown.years(desk.catalogue)
    names = {"": "Choose an area", **dict(zip(areas["id"], areas["name"], strict=True))}
    with st.form("identity"):
        left, right = st.columns(2)
        name = left.text_input("Name of the partnership", held.name, key="identity-name", max_chars=120)
        area = right.selectbox(
            "Area", list(names), index=list(names).index(held.area), format_func=names.__getitem__, key="identity-area"
        )
        first = left.selectbox(
            "First financial year", years, years.index(held.first_year), year_pair, key="identity-first"
        )
        last = right.selectbox(
            "Last financial year", years, years.index(held.last_year), year_pair, key="identity-last"
        )
        day = left.date_input(
            "Fixed reporting date",
            value=held.reporting_date,
            min_value=min(date(2004, 4, 1), held.reporting_date or date.max),
            key="identity-day",
            format="DD/MM/YYYY",
            help="The day that the dashboard takes as today. Leave it empty to use the real day.",
        )
        pressed = st.form_submit_button("Save name and area", key="identity-save", type="primary")
    if pressed:
        typed = shown.Identity(name or "", area, first, last, day)
        if typed.wants():
            deciding.refused(typed.wants())
        else:
            desk.save(shown.changed_identity(desk.catalogue, typed), "Name and area are saved.")
    with st.expander("The area is not in the list", key="own-area"), st.form("area", border=False):
        left, right = st.columns(2)
        typed = {
            "name": left.text_input("Name of the area", key="area-name", max_chars=120),
            "kind": right.selectbox("Level", AREA_KINDS, AREA_KINDS.index("unitary"), key="area-kind"),
            "valid_from": left.text_input("Valid from (such as 2009-04-01)", key="area-from", max_chars=10),
            "valid_to": right.text_input("Valid to (empty: still)", key="area-to", max_chars=10),
            "population": left.text_input("Population (for weighting)", key="area-population", max_chars=9),
            "predecessors": st.multiselect(
                "What came before it", list(areas["id"]), format_func=names.__getitem__, key="area-before"
            ),
        }
        if st.form_submit_button("Add the area", key="area-save"):
            if str(typed["name"]).strip():
                edits = shown.own_area(typed, desk.catalogue)
                desk.save(edits, f"{str(typed['name']).strip()} is added; choose it as the area.")
            else:
                deciding.refused("Give the area a name.")


def themes(desk: Desk) -> None:
    """The theme set, and its themes where they are the partnership's own."""
    held = desk.catalogue.partnership.theme_set
    with st.form("themes"):
        sets = list(shown.THEME_SETS)
        chosen = st.radio("Themes", sets, sets.index(held), shown.THEME_SETS.__getitem__, key="theme-set")
        st.html(note("An indicator keeps its usual theme of the chosen set, unless you decide otherwise under Leads."))
        if st.form_submit_button("Save the themes", key="theme-set-save", type="primary"):
            edits = [Edit("partnership", "", "theme_set", chosen)] if chosen != held else []
            desk.save(edits, "The themes are saved.")
    held_themes = desk.catalogue.themes.assign(in_use=True).rename(columns={"theme": "id"})
    before = shown.editable(held_themes, shown.THEME_FIELDS)
    with st.form("theme-table", border=False):
        after = editor(
            before,
            "themes",
            "add",
            {
                "in_use": st.column_config.CheckboxColumn("In use", default=True),
                "name": st.column_config.TextColumn("Name", max_chars=80, required=True),
                "short_name": st.column_config.TextColumn("Short name", max_chars=40),
                "description": st.column_config.TextColumn("Description", max_chars=300),
                "position": st.column_config.NumberColumn("Order", min_value=1, max_value=99, step=1),
            },
        )
        if st.form_submit_button("Save the names", key="themes-save"):
            defaults = {"in_use": "yes"}
            desk.save(shown.table_edits(before, after, "theme", shown.THEME_FIELDS, defaults=defaults), "Saved.")


def partners(desk: Desk) -> None:
    """The partners: names and contact posts."""
    before = shown.editable(desk.catalogue.partners, shown.PARTNER_FIELDS)
    with st.form("partner-table", border=False):
        st.html(
            note(
                "Tick the usual partners that you have and write in their own names; add yours below. Posts only, no "
                "names of people. A partner that is not in use stands in no list of choices."
            )
        )
        after = editor(
            before,
            "partners",
            "add",
            {
                "in_use": st.column_config.CheckboxColumn("In use", default=True),
                "name": st.column_config.TextColumn("Name", max_chars=120, required=True, width="large"),
                "short_name": st.column_config.TextColumn("Short name", max_chars=40),
                "kind": st.column_config.SelectboxColumn("Kind", options=shown.kinds(desk.catalogue)),
                "contact_post": st.column_config.TextColumn("Contact post", max_chars=80),
            },
        )
        if st.form_submit_button("Save the partners", key="partners-save", type="primary"):
            defaults = {"in_use": "yes", "kind": "partnership"}
            edits = shown.table_edits(before, after, "partner", shown.PARTNER_FIELDS, defaults=defaults)
            desk.save(edits, "The partners are saved.")


STEPS: dict[str, tuple[str, Callable[[Desk], None]]] = {
    "identity": ("Name and area", identity),
    "themes": ("Themes", themes),
    "partners": ("Partners", partners),
    "indicators": ("Indicators", indicator_steps.indicators),
    "leads": ("Leads", indicator_steps.leads),
    "targets": ("Targets", indicator_steps.targets),
    "calendar": ("Calendar", indicator_steps.calendar),
    "comparators": ("Comparators", comparators.comparators),
}
