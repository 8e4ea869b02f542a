"""Needs attention: the one ranked list, off track and worsening first; and what others could learn from."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, papers, session, table
from presentation import attention as shown_as
from presentation import blocks, standing
from presentation import columns as files

address.draw("list", "lead", "only")
view = session.open_view()
every = session.ask(reports.attention, view.generation, view.as_at)
names = session.partner_names(view, "short_name")
leads = standing.leads(every)
unknown = [
    choices.unknown("list", shown_as.LISTS, "the list", "what needs attention is shown"),
    choices.unknown("lead", leads, "the lead", "all leads are shown"),
    choices.unknown("only", shown_as.SHOWN, "the choice", "all that need attention are shown"),
]
head.draw(view, "Needs attention", controls=("as_at", "theme"), remarks=unknown)
left, middle, right = st.columns([4, 3, 3], vertical_alignment="bottom")
with left:
    part = choices.part_of("List", shown_as.LISTS, "list")
if part == "green":
    doing_well = session.in_theme(view, session.ask(reports.green_candidates, view.generation, view.as_at))
    st.html(blocks.note(shown_as.CANDIDATE_MEANS))
    drawn = shown_as.candidates_table(doing_well, view.where, names, papers.sharing(view))
    table.show(view, drawn, name="green-candidates", frame=doing_well, columns=files.CANDIDATE)
    st.stop()
with middle:
    only = choices.one_of("Show", shown_as.SHOWN, "only", otherwise="All that need attention")
with right:
    lead = choices.one_of("Lead", leads, "lead", otherwise="All leads")
shown = shown_as.narrowed(session.in_theme(view, every), only=only, lead=lead)
st.html(blocks.note(shown_as.counted(shown, every)))
on = {
    "theme": (view.theme_name if view.theme else "", "all themes"),
    "only": (shown_as.SHOWN.get(only, ""), "all that need attention"),
    "lead": (leads.get(lead, ""), "all leads"),
}
if narrowing := shown_as.filters_on(on, view.where(only=only, lead=lead)):
    st.html(narrowing)
st.html(
    session.keep(
        "attention-list",
        view,
        (only, lead),
        lambda: blocks.explained(shown_as.attention_table(shown, view.where, names)),
    )
)
st.html(blocks.note(shown_as.EXPOSED_MEANS))
table.download(view, name="needs-attention", make=lambda: shown, columns=files.ATTENTION)
