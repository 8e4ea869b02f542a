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
    form = desk.form("identity", "partnership", shown.IDENTITY_FIELDS)
    held, areas, years = form.was.partnership, desk.catalogue.areas, shown.years(form.was)
    names = {"": "Choose an area", **dict(zip(areas["id"], areas["name"], strict=True))}
    with st.form("identity"):
        left, right = st.columns(2)
        name = left.text_input("Name of the partnership", held.name, key=f"{form.key}-name", max_chars=120)
        area = right.selectbox(
            "Area", list(names), list(names).index(held.area), names.__getitem__, key=f"{form.key}-area"
        )
        first = left.selectbox(
            "First financial year", years, years.index(held.first_year), year_pair, key=f"{form.key}-first"
        )
        last = right.selectbox(
            "Last financial year", years, years.index(held.last_year), year_pair, key=f"{form.key}-last"
        )
        day = left.date_input(
            "Fixed reporting date",
            value=held.reporting_date,
            min_value=min(date(2004, 4, 1), held.reporting_date or date.max),
            key=f"{form.key}-day",
            format="DD/MM/YYYY",
            help="The day that the dashboard takes as today. Leave it empty to use the real day.",
        )
        pressed = st.form_submit_button("Save name and area", key="identity-save", type="primary")
    if pressed:
        typed = shown.Identity(name or "", area, first, last, day)
        if typed.wants():
            deciding.refused(typed.wants())
        else:
            desk.save(form, shown.changed_identity(form.was, typed), "Name and area are saved.")
    own = desk.form("area", "area", ())
    with st.expander("The area is not in the list", key="own-area"), st.form("area", border=False):
        left, right = st.columns(2)
        typed = {
            "name": left.text_input("Name of the area", key=f"{own.key}-name", max_chars=120),
            "kind": right.selectbox("Level", AREA_KINDS, AREA_KINDS.index("unitary"), key=f"{own.key}-kind"),
            "valid_from": left.text_input("Valid from (such as 2009-04-01)", key=f"{own.key}-from", max_chars=10),
            "valid_to": right.text_input("Valid to (empty: still)", key=f"{own.key}-to", max_chars=10),
            "population": left.text_input("Population (for weighting)", key=f"{own.key}-population", max_chars=9),
            "predecessors": st.multiselect(
                "What came before it", list(areas["id"]), format_func=names.__getitem__, key=f"{own.key}-before"
            ),
        }
        if st.form_submit_button("Add the area", key="area-save"):
            if str(typed["name"]).strip():
                edits = shown.own_area(typed, own.was)
                desk.save(own, edits, f"{str(typed['name']).strip()} is added; choose it as the area.")
            else:
                deciding.refused("Give the area a name.")


def themes(desk: Desk) -> None:
    """The theme set, and its themes where they are the partnership's own."""
    form = desk.form("themes", "partnership", ("theme_set",))
    held = form.was.partnership.theme_set
    with st.form("themes"):
        sets = list(shown.THEME_SETS)
        chosen = st.radio("Themes", sets, sets.index(held), shown.THEME_SETS.__getitem__, key=f"{form.key}-set")
        st.html(note("An indicator keeps its usual theme of the chosen set, unless you decide otherwise under Leads."))
        if st.form_submit_button("Save the themes", key="theme-set-save", type="primary"):
            edits = [Edit("partnership", "", "theme_set", chosen)] if chosen != held else []
            desk.save(form, edits, "The themes are saved.")
    names = desk.form("theme-names", "theme", (*shown.THEME_FIELDS, "theme_set"))
    held_themes = names.was.themes.assign(in_use=True).rename(columns={"theme": "id"})
    before = shown.editable(held_themes, shown.THEME_FIELDS)
    with st.form("theme-table", border=False):
        after = editor(
            before,
            names,
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
            edits = shown.table_edits(before, after, "theme", shown.THEME_FIELDS, defaults=defaults)
            desk.save(names, edits, "Saved.")


def partners(desk: Desk) -> None:
    """The partners: names and contact posts."""
    form = desk.form("partners", "partner", shown.PARTNER_FIELDS)
    before = shown.editable(form.was.partners, shown.PARTNER_FIELDS)
    with st.form("partner-table", border=False):
        st.html(
            note(
                "Tick the usual partners that you have and write in their own names; add yours below. Posts only, no "
                "names of people. A partner that is not in use stands in no list of choices."
            )
        )
        after = editor(
            before,
            form,
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
            desk.save(form, edits, "The partners are saved.")


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
