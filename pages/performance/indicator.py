"""Indicator: four answers, the trajectory, every figure with its source, plans and papers, targets, commentary."""

from functools import partial

import streamlit as st

from lsp_data import reports
from pages.parts import address, charts, choices, deciding, events, head, papers, session, table
from presentation import benchmarks, blocks, columns, definition, evidence, history, outlook, standing
from presentation.markup import join, link
from presentation.words import indicator, indicator_key, said

address.draw("ni", "xmr")
view = session.open_view()
rows = session.rows_by_key(view)
if not rows:
    head.draw(view, "Indicator", controls=("as_at", "area"))
    st.html(head.nothing_here(view))
    st.stop()
key, others = choices.asked(rows, "ni", view.catalogue.find_indicator)
choose = partial(choices.go_to, "Indicator", rows, "ni", key)
if key is None:
    head.draw(view, "Indicator", controls=("as_at", "area"), choose=choose)
    wanted = f'The address asks for the indicator "{address.value("ni")}", which is not in use here.'
    st.html(blocks.empty("No such indicator", wanted, "Choose one above."))
    st.stop()
row = rows[key]
code, sub, unit = row["indicator"], said(row["sub_measure"]), said(row["unit"])
kicker = f"{indicator(code, sub)} · {said(row['theme_name'], 'No theme')} · {standing.target_class(row)}"
parts = [link(indicator(code, rows[one]["sub_measure"]), "", view.where(ni=one)) for one in others]
remark = (
    join([f"{code} is measured in parts. Here is part {sub}; the others: ", join(parts, ", "), "."]) if parts else ""
)
head.draw(
    view,
    said(row["title"]),
    kicker=kicker,
    controls=("as_at", "area"),
    choose=choose,
    remarks=[remark],
    held={"ni": indicator_key(code, sub)},
)
deciding.tell(view)
st.html(standing.four_answers(row))

listed, partners = session.listed(view, code, sub), session.partner_names(view)
short_names = session.partner_names(view, "short_name")
left, right = st.columns([7, 4], gap="medium")
with left:
    charts.large(view, row)
with right:
    contributors = [partners.get(one, one) for one in listed.get("contributors", ())]
    st.html(
        standing.indicator_facts(
            row, contributors, benchmarks.against_peers(row, view.where) if view.area == view.partnership.area else ""
        )
    )
st.html(blocks.lead(said(row["summary"])))
ahead = session.ask(reports.outlook, view.generation, code, sub, view.area, view.as_at)
st.html(blocks.heading(standing.IS_IT_REAL, level=2))
st.html(evidence.section(session.ask(reports.evidence, view.generation, code, sub, view.area, view.as_at), row))
st.html(outlook.usual_section(ahead.chart))
charts.control(view, row)
events.draw(view, code, sub)
st.html(blocks.heading(standing.WILL_IT, level=2))
st.html(outlook.forecast_section(ahead, unit))
st.html(blocks.heading("Flags", level=2))
st.html(standing.flags(row))
papers.flag_events(view, code)
st.html(blocks.heading("Plans and papers", level=2))
papers.draw(view, code)

series, milestones, targets, comments = session.history(view, code, sub)
st.html(blocks.heading("Figures and where they come from", level=2))
st.html(
    session.keep(
        "figures", view, (code, sub), lambda: history.figures_table(series, milestones, unit, short_names, view.where)
    )
)
table.download(view, name=f"figures-{code}{sub}", make=lambda: series, columns=columns.SERIES)
st.html(blocks.heading("Commentary", level=2))
st.html(history.commentary_list(comments, partners, view.where))
st.html(blocks.heading("Targets by version", level=2))
st.html(session.keep("targets", view, (code, sub), lambda: history.targets_table(targets, unit, view.where)))
table.download(view, name=f"targets-{code}{sub}", make=lambda: targets, columns=columns.TARGET)
st.html(blocks.heading("What it measures", level=2))
st.html(definition.definition(listed, row))
st.html(blocks.abbreviations(said(row["title"]), said(row["lead_name"]), said(listed.get("source")), "NI CSV"))
