"""The catalogue: all National Indicators to read, and what this partnership decides about them."""

from __future__ import annotations

import streamlit as st

from lsp_data.reports.decided import decided
from pages.parts import address, choices, deciding, head, session, table
from pages.parts.catalogue_form import open_form
from presentation import setup_catalogue as shown
from presentation import words
from presentation.blocks import facts, heading, note
from presentation.returns_history import moment
from presentation.returns_view import indicator_choices

view = session.open_view()
address.draw("edit")
head.draw(view, "Catalogue", controls=())
deciding.tell()

indicators = view.catalogue.indicators
themes = dict(zip(view.catalogue.themes["theme"], view.catalogue.themes["name"], strict=True))
titles = indicator_choices(indicators)
key = choices.one_or_none(
    "Edit an indicator", titles, "edit", placeholder="Choose one to see and change what is known of it"
)

if key:
    form = open_form(
        "edit", view, lambda: shown.row_of(view.catalogue, key), subjects=["indicator"], key=key,
        fields=[one.name for one in shown.fields(themes)],
    )  # fmt: skip
    row = form.was
    with st.form("indicator", border=True):
        st.html(heading(titles[key], level=2))
        st.html(
            facts(
                [
                    ("Definition notes", row["definition_note"]),
                    ("Source", row["source"]),
                    ("In force", row["status_text"]),
                ]
            )
        )
        typed: dict[str, object] = {}
        columns = st.columns(3)
        for place, field in enumerate(shown.fields(themes)):
            with columns[place % 3]:
                name = f"{form.key}-{field.name}"
                present = shown.written(row[field.name])
                if field.choices:
                    options = list(field.choices)
                    typed[field.name] = st.selectbox(
                        field.title,
                        options,
                        index=options.index(present) if present in options else 0,
                        format_func=field.choices.__getitem__,
                        key=name,
                    )
                else:
                    typed[field.name] = st.text_input(
                        field.title, present, key=name, max_chars=300, help=field.help or None
                    )
        first, second = st.columns([1, 2])
        with first:
            post = deciding.post()
        why = second.text_input(
            "Reason", key="edit-reason", max_chars=300, placeholder="Handbook of definitions, April 2009"
        )
        pressed = st.form_submit_button("Save", key="edit-save", type="primary")
    if pressed:
        made = shown.changed_fields(key, row, typed)
        if not made:
            st.info("Nothing was changed.")
        elif not (why or "").strip():
            deciding.refused("Say why: the reason stands in the history.")
        else:
            done = f"{words.times(len(made), 'field')} of {titles[key]} changed."
            form.save(made, done, by=post, reason=why.strip())

filters = st.columns([3, 1, 1, 1], vertical_alignment="bottom")
search = filters[0].text_input(
    "Search", key="catalogue-search", placeholder="Code, title, source or note", type="search"
)
used_only = filters[1].selectbox(
    "In use", ["", "yes", "no"], format_func=lambda one: one or "all", key="catalogue-used"
)
sure = filters[2].selectbox(
    "Confidence", ["", "high", "medium", "low"], format_func=lambda one: one or "all", key="catalogue-confidence",
    help="How sure we are of what ships about an indicator: check what is low before you rely on it.",
)  # fmt: skip
frequencies = {"all": "all", **shown.FREQUENCIES}
often = filters[3].selectbox(
    "Frequency", list(frequencies), format_func=frequencies.__getitem__, key="catalogue-frequency"
)

chosen = (search or "", used_only, sure, often)
found, drawn = session.keep("the catalogue's table", view, chosen, lambda: shown.found(indicators, *chosen))
st.html(
    note(
        f"{words.times(len(found), 'series', 'series')} of {len(indicators)}. "
        "An indicator with sub-measures is listed by them."
    )
)
table.show(view, drawn, name="catalogue", frame=found, columns=shown.COLUMNS)

log = session.ask(decided, view.generation)
told = session.keep("the decisions' table", view, (), lambda: shown.edits_table(log, moment))
table.show(view, told, name="decisions", frame=log, columns=shown.EDIT_COLUMNS)
