"""Targets: gaps to close, what each version of the agreement changed and why, how far each target has been reached."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, session, table
from presentation import blocks, standing
from presentation import targets as shown
from presentation.words import TARGET_CLASS

address.draw("part", "class", "lead", "version")
view = session.open_view()
gaps = session.ask(reports.unfinished, view.generation, view.as_at)
refreshes = session.ask(reports.refreshes, view.generation, view.as_at)
status = session.ask(reports.status, view.generation, view.as_at)
names = session.partner_names(view, "short_name")
leads = standing.leads(status)
classes = {kind: words for kind, words in TARGET_CLASS.items() if kind}
versions = shown.versions(refreshes)
unknown = [
    choices.unknown("part", shown.PARTS, "the part", "the gaps are shown"),
    choices.unknown("class", classes, "the class", "all classes are shown"),
    choices.unknown("lead", leads, "the lead", "all leads are shown"),
    choices.unknown("version", versions, "the version", "the newest is shown"),
]
head.draw(view, "Targets", kicker="Unfinished business", controls=("as_at",), remarks=unknown)
if status.empty:
    st.html(head.nothing_yet())
    st.stop()
part = choices.part_of("Show", shown.PARTS, "part")
columns = st.columns([2, 2, 2], vertical_alignment="bottom")
with columns[0]:
    kind = choices.one_of("Class", classes, "class", otherwise="All classes")
with columns[1]:
    lead = choices.one_of("Lead", leads, "lead", otherwise="All leads")
if part == "gaps":
    kept = shown.of_lead(shown.of_class(gaps, kind), lead)
    st.html(blocks.note(shown.gaps_counted(kept, gaps)))
    drawn = session.keep("gaps", view, (kind, lead), lambda: shown.gaps_table(kept, view.where, names))
    table.show(view, drawn, name="gaps", frame=kept, columns=shown.GAP_COLUMNS)
elif part == "versions":
    with columns[2]:
        version = choices.one_of("Version", versions, "version")
    kept = shown.of_lead(shown.of_class(shown.of_version(refreshes, version), kind), lead)
    st.html(blocks.note(shown.version_counted(refreshes, version)))
    drawn = session.keep("versions", view, (kind, lead, version), lambda: shown.refreshes_table(kept, view.where))
    table.show(view, drawn, name="versions", frame=kept, columns=shown.REFRESH_COLUMNS)
else:
    kept = shown.of_lead(shown.of_class(status, kind), lead)
    drawn = session.keep("progress", view, (kind, lead), lambda: shown.progress_table(kept, view.where, names))
    table.show(view, drawn, name="progress", frame=kept, columns=shown.PROGRESS_COLUMNS)
