"""Reward what-if: what the targets in the reward would have paid; model, pot and floor are settings of the page."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, session, table
from presentation import blocks
from presentation import reward as shown

address.draw("model", "on", "pot", "floor")
view = session.open_view()
unknown = [
    choices.unknown("model", shown.MODELS, "the model", "the first one is shown"),
    choices.unknown("on", shown.BASED_ON, "the figures", "the last figures are shown"),
]
head.draw(view, "Reward what-if", controls=("as_at",), remarks=unknown)
st.html(shown.cancelled())
columns = st.columns([3, 2, 2, 1], vertical_alignment="bottom")
with columns[0]:
    model = choices.one_of("Model", shown.MODELS, "model")
with columns[1]:
    on = choices.one_of("Judged on", shown.BASED_ON, "on")
with columns[2]:
    pot = choices.whole_number("Pot (£)", "pot", usual=shown.USUAL_POT, most=10**9, step=100_000)
with columns[3]:
    floor = choices.whole_number("Floor (%)", "floor", usual=shown.USUAL_FLOOR, most=100, step=5)
rows, paid = shown.paid(session.ask(reports.reward, view.generation, view.as_at, on), model, pot, floor)
if rows.empty:
    steps = ("The column 'In reward' of the targets template says which targets count.",)
    st.html(blocks.empty("No target says that it is in the reward", *steps))
    st.stop()
st.html(shown.outcome(paid, pot, floor, model))
st.html(shown.how_we_know(model, on))
names = session.partner_names(view, "short_name")
key = (model, on, pot, floor)
drawn = session.keep("reward", view, key, lambda: shown.table(rows, view.where, names, model))
table.show(view, drawn, name="reward-what-if", frame=rows, columns=shown.COLUMNS)
