"""Route map: the year month by month, what is due and slipped, the first plan beside today's; edited month by month.

The address ?item=… shows one activity in full, with its history."""

from functools import partial

import streamlit as st

from lsp_data import reports
from pages.parts import (
    address,
    choices,
    frame,
    head,
    register_desk,
    route_map_months,
    route_map_workbooks,
    session,
    table,
)
from presentation import blocks, linked_status, route_map, route_map_marks, route_map_one, route_map_slips
from presentation.markup import Html, link
from presentation.words import day

VIEWS = {
    "year": "The year", "due": "Due and slipped", "first": "Against the first plan", "months": "Edit months",
    "rows": "List, add, history",
}  # fmt: skip

view = session.open_view()
rows = session.ask(reports.route_map, view.generation, None, view.as_at)
register_desk.open_address("activity")
address.draw("year", "stream", "map", "since_day")
desk = register_desk.Desk(
    view, "activity", "route-map", ("year", "workstream", "number", "activity", "lead", "indicators"), {"map": "rows"}
)
with_status = linked_status.with_status(session.rows_by_key(view), session.linker(view))
meeting = session.ask(reports.last_meeting, view.generation, view.as_at)
since, vain = meeting[0] if meeting else view.quarter_before, ""


def name_of(item: str, words: str) -> Html:
    return link(words, "route-map", view.where(item=item))


if address.value("item"):
    head.draw(view, "Route map", controls=("as_at",))
    known = session.ask(reports.route_map_changes, view.generation, view.as_at, since)
    months = partial(route_map_one.section, known, name_of, with_status, view.where)
    register_desk.draw(desk, beside=lambda row: st.html(months(row["item"])))
    st.stop()
if rows.empty and address.value("map") != "rows":
    head.draw(view, "Route map", controls=("as_at",))
    st.html(head.no_route_map())
    st.stop()
years = route_map.years(rows, view.as_at)
now = address.value("year") if address.value("year") in years else next(iter(years), "")
streams = route_map.workstreams(rows, now)
unknown = [
    choices.unknown("year", years, "the route map of", f"that of {now} is shown"),
    choices.unknown("stream", streams, "the workstream", f"all of {now} are shown"),
]
head.draw(view, "Route map", controls=("as_at",), remarks=unknown, held={"year": now} if years else {})
face = choices.part_of("View", {name: said for name, said in VIEWS.items() if name != "months" or desk.writable}, "map")
if face == "rows":
    register_desk.draw(desk)
    route_map_workbooks.draw(desk, years)
    st.stop()
columns = st.columns([2, 4, 2, 1], vertical_alignment="bottom")
with columns[0]:
    year = choices.one_of("Year", {one: one or "No year" for one in years}, "year")
with columns[1]:
    stream = choices.one_of("Workstream", streams, "stream", otherwise="All workstreams")
if face == "due":
    with columns[2]:
        since, vain = choices.earlier_day("Since", "since_day", view.as_at, since)
    if vain:
        st.html(blocks.remark(vain))
chosen = route_map.chosen(rows, year, stream)
progress = route_map_slips.of_year(
    session.ask(reports.route_map_changes, view.generation, view.as_at, since), year, stream
)


if face == "months":
    route_map_months.draw(desk, list(chosen.loc[chosen["kind"] == "activity", "item"]), year, stream)
elif face == "due":
    called = f"the meeting of {day(since)}" if meeting and since == meeting[0] else day(since)
    asked = route_map_slips.Asked(view.as_at, called, name_of, with_status)
    st.html(route_map_slips.for_a_meeting(progress, asked))
else:
    first = face == "first"
    st.html(blocks.note(route_map_slips.against_first_plan(progress.values()) if first else route_map.counted(chosen)))
    frame.on_one_sheet()
    st.html(route_map_marks.key(first=first))
    how = route_map.Drawing(year, view.as_at, with_status, name_of, first)
    drawn = session.keep("route-map", view, (year, stream, first), lambda: route_map.gantt_of(chosen, progress, how))
    exported = route_map.exported(chosen, progress)
    table.show(view, drawn, name="route-map", frame=exported, columns=route_map.COLUMNS)
    st.html(blocks.note(route_map.sources(chosen)))
    st.html(blocks.abbreviations(drawn))
