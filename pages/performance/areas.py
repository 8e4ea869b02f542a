"""Areas: one indicator by district, council, board and county, of one period, with every source and what is missing."""

from functools import partial

import streamlit as st

from lsp_data import reports
from pages.parts import address, area_drawing, choices, head, session, table
from presentation import area_split, areas, blocks
from presentation.words import indicator, indicator_key, said

address.draw("ni", "period", "levels", "drawn")
view = session.open_view()
measured = session.ask(reports.areas_measured, view.generation, view.as_at)
rows = areas.most_areas_first(session.rows_by_key(view), measured)
if not rows:
    head.draw(view, "Areas", controls=("as_at",))
    st.html(head.nothing_here(view))
    st.stop()
key, _ = choices.asked(rows, "ni", view.catalogue.find_indicator)
choose = partial(choices.go_to, "Indicator", rows, "ni", key)
if key is None:
    head.draw(view, "Areas", controls=("as_at",), choose=choose)
    wanted = f'The address asks for the indicator "{address.value("ni")}", which is not in use here.'
    st.html(blocks.empty("No such indicator", wanted, "Choose one above."))
    st.stop()
row = rows[key]
code, sub, unit = row["indicator"], said(row["sub_measure"]), said(row["unit"])
found = session.ask(reports.by_area, view.generation, code, sub, view.as_at)
periods, levels = areas.periods(found), areas.levels(found)
unknown = [
    choices.unknown("period", periods, "the period", "the newest that several areas share is shown"),
    choices.unknown("drawn", area_drawing.WAYS, "the drawing", "bars are shown"),
]
held = {"ni": indicator_key(code, sub)}
kicker = f"{indicator(code, sub)} by area"
head.draw(view, said(row["title"]), kicker=kicker, controls=("as_at",), choose=choose, remarks=unknown, held=held)
if not periods:
    st.html(blocks.empty("No figure is known", "Once a return brings figures of areas, they stand here."))
    st.stop()
left, right = st.columns([2, 3], vertical_alignment="bottom")
with left:
    period = choices.one_of("Period", periods, "period")
with right:
    kinds = choices.some_of("Levels (all, unless you choose)", levels, "levels")
shown = areas.at(found, period, kinds)
st.html(blocks.note(areas.counted(shown, unit)))
area_drawing.draw(view, shown, unit, (key, period, *kinds), kicker)
partners = session.partner_names(view, "short_name")
drawn = areas.area_table(shown, unit, said(row["polarity"]), partners, view.where, (code, sub))
table.show(view, drawn, name=f"areas-{code}{sub}", frame=shown, columns=areas.COLUMNS)

every = session.ask(reports.reconciled, view.generation, code, sub, view.as_at)
adding = area_split.of_period(every, period)
st.html(blocks.heading("Do the parts make up the whole?", level=2))
st.html(blocks.note(area_split.method(session.listed(view, code, sub), row, view.catalogue.areas)))
drawn = area_split.table(adding, unit, area_split.elsewhere(every, periods))
table.show(view, drawn, name=f"parts-{code}{sub}", frame=adding, columns=area_split.COLUMNS)
