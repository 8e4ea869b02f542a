"""Self-assessment: how complete it is, its statements with their evidence and gaps, and the paper to hand out."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, register_desk, session, table
from pages.planning import handing_out
from presentation import blocks, linked_status
from presentation import self_assessment as shown

address.draw("show", "by", "of")
view = session.own_area(session.open_view())
register_desk.open_address("assessment")
found = session.ask(reports.self_assessment, view.generation, view.as_at)
themes = shown.themes(found)
unknown = [
    choices.unknown("show", shown.PARTS, "the part", "how complete it is"),
    choices.unknown("of", themes, "the theme", "all themes are shown"),
]
head.draw(view, "Self-assessment", controls=("as_at",), remarks=unknown)
standing = session.rows_by_key(view)
with_status = linked_status.with_status(standing, session.linker(view))
desk = register_desk.Desk(view, "assessment", "self-assessment", shown.LISTED, {"show": "assessment"})
if address.value("item"):
    register_desk.draw(desk, beside=lambda row: st.html(shown.beside(found, row, with_status)))
    st.stop()
left, right = st.columns([5, 2], vertical_alignment="bottom")
with left:
    part = choices.part_of("Show", shown.PARTS, "show")
if part == "assessment":
    register_desk.draw(desk)
    st.stop()
if part == "complete":
    with right:
        by = choices.part_of("Completeness by", shown.BY, "by")
    st.html(blocks.note(shown.counted(found, by)))
    places = shown.exported_places(found, by)
    table.show(view, shown.completeness(found, by, view.where), name="completeness", frame=places, columns=shown.FIELDS)
    st.stop()
if part == "paper":
    handing_out.draw(view, found, standing)
    st.stop()
if found.rows.empty:
    register_desk.nothing(desk)
    st.stop()
with right:
    theme = choices.one_of("Theme or cross-cutting area", themes, "of", otherwise="All of them")
rows = shown.chosen(found, theme)
if part == "evidence":
    st.html(blocks.note(shown.gaps_counted(found, rows)))
    st.html(blocks.heading("Statements without evidence", level=3))
    st.html(shown.gaps(found, rows, view.where))
    st.html(blocks.heading("What shows the others", level=3))
    drawn = shown.evidence(rows, view.where, with_status)
elif part == "indicators":
    drawn = shown.indicators(rows, standing, view.where, session.linker(view))
else:
    drawn = shown.statements(found, rows, view.where)
table.show(view, drawn, name="self-assessment", frame=shown.exported(rows), columns=shown.COLUMNS)
