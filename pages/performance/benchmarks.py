"""Benchmarks: in which quarter of other authorities our figures lie, what the best would take, and how we know."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, benchmark_charts, choices, head, session, table
from presentation import benchmarks as shown
from presentation import blocks, columns
from presentation.words import indicator_key, said

address.draw("ni", "group")
view = session.own_area(session.open_view())
rows, groups = session.rows_by_key(view), session.ask(reports.peer_groups, view.generation)
if not session.ask(reports.peer_authorities, view.generation):
    head.draw(view, "Benchmarks", controls=("as_at",))
    benchmark_charts.nothing_loaded(view)
    st.stop()
options = shown.group_options(groups, view.partnership.peer_group)
asked, _ = choices.asked(rows, "ni", view.catalogue.find_indicator)
key = asked if address.value("ni") else None
remarks = [choices.unknown("group", options, "the comparator group", "the usual one is shown")]
if address.value("ni") and key is None:
    remarks.append(choices.unknown("ni", rows, "the indicator", "the table of all is shown"))
head.draw(view, "Benchmarks", controls=("as_at", "theme"), remarks=remarks, held={"ni": key or ""} if key else None)
left, right = st.columns(2)
with left:
    choices.go_to("Indicator", rows, "ni", key)
with right:
    group = choices.one_of("Compared with", options, "group")
named = shown.group_words(groups, group, view.partnership.peer_group)

if key is None:
    every = session.ask(reports.benchmarks, view.generation, view.as_at, group)
    frame = every[every["theme"] == view.theme].reset_index(drop=True) if view.theme else every
    caption = f"Indicators of {view.theme_name} among {named}" if view.theme else f"All indicators among {named}"
    drawn = shown.overview_table(
        frame, lambda **more: view.where(group=address.value("group"), **more), caption=caption
    )
    table.show(view, blocks.explained(drawn), name="benchmarks", frame=frame, columns=columns.BENCHMARKS)
    st.html(blocks.note(shown.without_peers(frame)))
    st.html(blocks.items(shown.CAVEATS, nothing=""))
    st.html(shown.groups_link(view.where))
    st.stop()

code, sub = rows[key]["indicator"], said(rows[key]["sub_measure"])
found = session.ask(reports.benchmark, view.generation, code, sub, view.as_at, group)
st.html(shown.title(rows[key], view.where(group=address.value("group"))))
if found is None or not found.held:
    st.html(shown.nothing_held(named))
    st.stop()
st.html(shown.answers(found, named))
benchmark_charts.draw(found, view.catalogue.area_name(view.partnership.area), indicator_key(code, sub))
st.html(blocks.heading("What to bear in mind", level=3))
st.html(blocks.items(shown.caveats(found), nothing=""))
st.html(shown.how_we_know(found, named))
compared = reports.peers_of(view.generation, found)
drawn = shown.peers_table(compared, found, view.where)
table.show(view, drawn, name=f"benchmarks-{code}{sub}", frame=compared, columns=columns.PEERS)
