"""Tracker: who has returned what, what is overdue, and the text that asks for it."""

from __future__ import annotations

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, head, session, table
from presentation import returns_sent_back, words
from presentation import returns_tracker as shown
from presentation.blocks import empty, heading, note
from presentation.markup import join, link

view = session.open_view()
tracked = session.ask(reports.tracker, view.generation, view.as_at)
years = {shown.year_words(one): one for one in shown.years(tracked)}
address.draw("year", "cell")
cells = {shown.cell_name(row): row for row in tracked.to_dict("records")}
unknown = [
    choices.unknown("year", years, "the year", "the newest is shown"),
    choices.unknown("cell", cells, "the figures of", "all partners are shown"),
]
now = address.value("year") if address.value("year") in years else next(iter(years), "")
head.draw(view, "Tracker", controls=("as_at",), remarks=unknown if years else (), held={"year": now})
if tracked.empty:
    st.html(
        empty(
            "Nothing is expected yet",
            join(
                [
                    "A figure is expected when its indicator is in use and has a frequency: ",
                    link("choose indicators", "partnership", {"step": "indicators"}),
                    " and set the ",
                    link("release calendar", "partnership", {"step": "calendar"}),
                    ".",
                ]
            ),
        )
    )
    st.stop()

cell = cells.get(address.value("cell"))
if cell:
    figures = session.ask(reports.expected, view.generation, view.as_at, cell["partner"], cell["period_end"].date())
    returned = session.ask(reports.returns, view.generation)
    files = dict(zip(returned["return_id"], returned["file_name"], strict=True))
    st.html(heading(f"{cell['partner_name']}, {cell['period']}", kicker="Figures expected", level=2))
    back = link("All partners and quarters", "tracker", view.where(year=address.value("year")))
    st.html(note(join([f"{shown.state_words(cell)}: {shown.count_words(cell)}. ", back])))
    drawn = shown.cell_figures(figures, files, cell["partner"], view.where)
    table.show(view, drawn, name="expected", frame=figures, columns=shown.EXPECTED_COLUMNS)
    st.stop()

chosen = st.segmented_control("Financial year", list(years), required=True, **address.follow("year", now))
rows = shown.of_year(tracked, years[chosen])
table.show(
    view,
    shown.grid(rows, chosen, lambda **more: view.where(year=chosen, **more)),
    name="tracker",
    frame=rows,
    columns=shown.COLUMNS,
)
st.html(
    note(
        "By lead partner: the figures that each leads, of periods that ended in the quarter. A figure is due when its "
        "release lag after the end of the period has passed; what has not come by then is overdue."
    )
)

sent = session.ask(reports.sent_back, view.generation)
if not sent.empty:
    st.html(heading("Sent back to partners", level=2))
    drawn = returns_sent_back.sent_table(sent, view.catalogue)
    table.show(view, drawn, name="sent-back", frame=sent, columns=returns_sent_back.COLUMNS)

st.html(heading("Chasing what is overdue", level=2))
chase = session.ask(reports.chase, view.generation, view.as_at)
table.show(view, shown.owing(chase), name="overdue", frame=chase, columns=shown.CHASE_COLUMNS)
if chase.empty:
    st.stop()

names = dict(zip(chase["partner"], chase["partner_name"], strict=True))
left, right = st.columns([3, 1], vertical_alignment="bottom")
partner = left.selectbox("Text for", list(names), format_func=names.__getitem__, key="chase-partner")
right.download_button(
    f"Download all {words.times(len(chase), 'text')}",
    data=lambda: shown.all_chasers(chase),
    file_name=f"chasers-{view.as_at.isoformat()}.txt",
    mime="text/plain",
    key="chasers",
    on_click="ignore",
    width="stretch",
)
st.code(chase.set_index("partner").at[partner, "text"], language=None, wrap_lines=True)
