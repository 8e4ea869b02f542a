"""Route map: the year's activities by month and workstream, with today's line and the indicators they serve."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, session, table
from presentation import blocks, route_map

view = session.open_view()
rows = session.ask(reports.route_map, view.generation, None, view.as_at)
years = route_map.years(rows, view.as_at)
address.draw("year", "stream")
if rows.empty:
    head.draw(view, "Route map", controls=("as_at",))
    st.html(head.no_route_map())
    st.stop()
now = address.value("year") if address.value("year") in years else years[0]
streams = route_map.workstreams(rows, now)
unknown = [
    choices.unknown("year", years, "the route map of", f"that of {now} is shown"),
    choices.unknown("stream", streams, "the workstream", f"all of {now} are shown"),
]
head.draw(view, "Route map", controls=("as_at",), remarks=unknown, held={"year": now})
columns = st.columns([2, 4, 3], vertical_alignment="bottom")
with columns[0]:
    year = choices.one_of("Year", {one: one for one in years}, "year")
with columns[1]:
    stream = choices.one_of("Workstream", streams, "stream", otherwise="All workstreams")
shown = route_map.chosen(rows, year, stream)
with columns[2]:
    st.html(blocks.note(route_map.counted(shown)))
st.html(route_map.key())
drawn = session.keep(
    "route-map",
    view,
    (year, stream),
    lambda: route_map.gantt_of(shown, year, today=view.as_at, link_of=session.linker(view)),
)
table.show(view, drawn, name="route-map", frame=route_map.exported(shown), columns=route_map.COLUMNS)
st.html(blocks.note(route_map.sources(shown)))
st.html(blocks.abbreviations(drawn))
