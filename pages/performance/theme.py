"""Theme: every indicator of one theme with status, figures, direction and trend; full charts of the chosen ones."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, charts, choices, head, session, table
from presentation import blocks, columns, standing

address.draw("show")
view = session.one_theme(session.open_view())
rows = session.of_theme(view)
known = {key: row for key, row in session.rows_by_key(view).items() if row["theme"] == view.theme}
sparks = session.ask(reports.sparklines, view.generation, view.area, view.as_at)
caption = f"Indicators of {view.theme_name}"
names = session.partner_names(view, "short_name")
listed = address.value("show").split(choices.BETWEEN)
unknown = [
    f'The address asks for the chart of "{one}", which is not an indicator of this theme.'
    for one in listed
    if one and one not in known
]
head.draw(view, view.theme_name, kicker="Theme", every_theme=False, remarks=unknown, held={"theme": view.theme})
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
chosen = choices.indicators("Show the full chart of", known, "show", most=12)
for left, right in zip(chosen[::2], [*chosen[1::2], None][: len(chosen[::2])], strict=True):
    for column, row in zip(st.columns(2, gap="medium"), (left, right), strict=True):
        if row is not None:
            with column:
                charts.small(view, row)
