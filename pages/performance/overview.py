"""Overview: how many are on track, what needs attention, what changed, whose returns are overdue."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, session, table
from presentation import attention as shown
from presentation import blocks, columns, history, lists

SHOWN = 8

address.draw("since")
view = session.open_view()
head.draw(view, "Overview", controls=("as_at",))
if session.standing(view).empty:
    st.html(head.nothing_yet())
    st.stop()
counts = session.ask(reports.status_counts, view.generation, view.as_at)
needing = session.ask(reports.attention, view.generation, view.as_at)
names = session.partner_names(view, "short_name")
overdue = session.ask(reports.chase, view.generation, view.as_at)

st.html(lists.status_tiles(counts, view.quarter_before))
left, right = st.columns([5, 4], gap="medium")
with left:
    st.html(blocks.heading("By theme", level=2))
    drawn = session.keep("by-theme", view, (), lambda: lists.counts_table(counts, view.where))
    table.show(view, drawn, name="status-by-theme", frame=counts, columns=columns.COUNT)
    st.html(blocks.heading("Overdue returns", level=2))
    table.show(view, lists.overdue_table(overdue), name="overdue", frame=overdue, columns=columns.OVERDUE)
with right:
    st.html(blocks.heading("Needs attention first", level=2))
    drawn = session.keep(
        "attention",
        view,
        (),
        lambda: blocks.explained(shown.attention_list(needing, view.where, names, most=SHOWN)),
    )
    table.show(view, drawn, name="attention", frame=needing, columns=columns.ATTENTION)
met = session.ask(reports.last_meeting, view.generation, view.as_at)
left, right = st.columns([5, 1], vertical_alignment="bottom")
with right:
    since, in_vain = choices.earlier_day("Since", "since", view.as_at, met[0] if met else view.quarter_before)
changes = session.ask(reports.changes, view.generation, view.as_at, since)
left.html(blocks.heading(history.since_words(since, met), level=2))
if in_vain:
    st.html(blocks.remark(in_vain))
st.html(blocks.note(history.changes_counted(changes)))
drawn = session.keep("changes", view, (since,), lambda: history.changes_table(changes, view.where))
table.show(view, drawn, name="changes", frame=changes, columns=columns.CHANGE)
