"""Theme: every indicator of one theme with status, figures, direction and trend, and the wall of their trajectories."""

import streamlit as st

from lsp_data import reports
from pages.parts import charts, head, session, table
from presentation import blocks, columns, multiples, standing

view = session.one_theme(session.open_view())
rows = session.of_theme(view)
sparks = session.ask(reports.sparklines, view.generation, view.area, view.as_at)
caption = f"Indicators of {view.theme_name}"
names = session.partner_names(view, "short_name")
head.draw(view, view.theme_name, kicker="Theme", every_theme=False, held={"theme": view.theme})
if rows.empty:
    st.html(head.nothing_here(view, theme=view.theme))
    st.stop()

st.html(
    session.keep(
        "theme-table",
        view,
        (view.theme,),
        lambda: blocks.explained(standing.status_table(rows, sparks, view.where, names, caption=caption)),
    )
)
table.download(view, name=f"theme-{view.theme}", make=lambda: rows, columns=columns.STATUS)
st.html(blocks.heading("Trajectories", level=2))
st.html(session.keep("wall", view, (view.theme,), lambda: multiples.wall(charts.trajectories(view, rows), view.where)))
