"""Work programme: tasks by priority, the risk of putting them off, what depends on what, the shortlist."""

from functools import partial

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, register_desk, session, table
from presentation import blocks, task_drawing
from presentation import work_programme as shown

address.draw("show", "source")
view = session.open_view()
register_desk.open_address("task")
every = session.ask(reports.work_programme, view.generation, view.as_at)
sources = shown.sources(every.rows)
unknown = [
    choices.unknown("show", shown.PARTS, "the part", "the tasks by priority are shown"),
    choices.unknown("source", sources, "the source", "tasks of every source are shown"),
]
head.draw(view, "Work programme", controls=("as_at",), remarks=unknown)
desk = register_desk.Desk(view, "task", "work-programme", shown.LISTED, {"show": "task"})
titles = shown.by_number(every.rows, view.where)
beside = partial(shown.one_task, programme=every, titles=titles)
if address.value("item"):
    register_desk.draw(desk, beside=lambda row: st.html(beside(row)))
    st.stop()
left, right = st.columns([5, 2], vertical_alignment="bottom")
with left:
    part = choices.part_of("Show", shown.PARTS, "show")
if part == "task":
    register_desk.draw(desk)
    st.stop()
if every.rows.empty:
    register_desk.nothing(desk)
    st.stop()
with right:
    source = choices.one_of("Source", sources, "source", otherwise="All sources")
found = session.ask(reports.work_programme, view.generation, view.as_at, source) if source else every
st.html(blocks.note(shown.counted(found.rows)))
if part == "risk":
    st.html(shown.risk_table(found.risk, titles))
    st.html(shown.unplaced(found.risk, titles))
elif part == "dependencies":
    words = dict(zip(found.rows["number"], found.rows["task"], strict=True))
    if found.edges:
        st.html(task_drawing.drawing(words, found.edges, alt=shown.sentences(found.edges)))
        st.html(blocks.note(task_drawing.KEY))
    st.html(shown.ties(found, titles))
elif part == "shortlist":
    st.html(blocks.note(shown.shortlist_said(found.rows)))
    st.html(shown.shortlist_table(found, view.where))
else:
    drawn = shown.by_priority(found.rows, view.where, session.linker(view))
    table.show(view, drawn, name="work-programme", frame=shown.exported(found.rows), columns=shown.COLUMNS)
