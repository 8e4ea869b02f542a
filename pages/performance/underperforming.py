"""Underperforming: off track and worsening first, each with its reason, since when, who leads and what is required."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, session, table
from presentation import blocks, lists, standing
from presentation import columns as files

address.draw("lead", "only")
view = session.open_view()
every = session.ask(reports.underperforming, view.generation, view.as_at)
rows = session.underperforming(view)
names = session.partner_names(view, "short_name")
leads = dict(
    sorted({(row["lead"], row["lead_name"]) for row in standing.records(every) if row["lead"]}, key=lambda one: one[1])
)
unknown = [
    choices.unknown("lead", leads, "the lead", "all leads are shown"),
    choices.unknown("only", lists.UNDERPERFORMING, "the choice", "all that are off track are shown"),
]
head.draw(view, "Underperforming", controls=("as_at", "theme"), remarks=unknown)
columns = st.columns([2, 2, 3], vertical_alignment="bottom")
with columns[0]:
    only = choices.one_of("Show", lists.UNDERPERFORMING, "only", otherwise="Off track and slightly off track")
with columns[1]:
    lead = choices.one_of("Lead", leads, "lead", otherwise="All leads")
shown = lists.narrowed(rows, only=only, lead=lead)
with columns[2]:
    st.html(blocks.note(lists.counted(shown, every)))
on = {
    "theme": (view.theme_name if view.theme else "", "all themes"),
    "only": (lists.UNDERPERFORMING.get(only, ""), "all that are off track"),
    "lead": (leads.get(lead, ""), "all leads"),
}
if narrowing := lists.filters_on(on, view.where(only=only, lead=lead)):
    st.html(narrowing)
st.html(
    session.keep(
        "underperforming",
        view,
        (only, lead),
        lambda: blocks.explained(lists.underperforming_table(shown, view.where, names)),
    )
)
table.download(view, name="underperforming", make=lambda: shown, columns=files.UNDERPERFORMING)
