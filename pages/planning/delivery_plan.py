"""Delivery planning: who leads on each indicator, what its plan meets and misses, what is overdue, what is at risk."""

import streamlit as st

from lsp_data import reports
from pages.parts import address, choices, deciding, head, register_desk, session, table
from pages.planning import one_plan
from presentation import blocks
from presentation import delivery_plan as shown

address.draw("plan", "show", "look")
register_desk.open_address("plan")
view = session.own_area(session.open_view())
every = session.ask(reports.delivery, view.generation, view.as_at)
plans = session.in_theme(view, every)
code, item = address.value("plan"), address.value("item")
chosen = every[every["indicator"] == code]
unknown = f'The address asks for the plan of "{code}", which is not in use here.' if code and chosen.empty else ""
if len(chosen) and not item:
    one_plan.draw(view, {str(name): cell for name, cell in chosen.iloc[0].to_dict().items()})
    st.stop()
head.draw(view, "Delivery planning", controls=("as_at", "theme"), remarks=[unknown])
deciding.tell()
part = "register" if item else choices.part_of("Show", shown.PARTS, "show")
if part == "register":
    columns = ("title", "indicators", "lead", "lead_post", "partners")
    register_desk.draw(register_desk.Desk(view, "plan", shown.PAGE, columns, {"show": "register"}))
elif part == "gaps":
    st.html(shown.gaps(plans, view.where))
    st.html(blocks.heading("Leads that the self-assessment named", level=2))
    st.html(shown.named_leads_table(session.ask(reports.named_leads, view.generation), every, view.where))
elif part == "overdue":
    actions = session.ask(reports.actions, view.generation, view.as_at)
    late = actions[actions["overdue"].astype(bool)]
    drawn = shown.actions_table(late, session.linker(view), view.where, caption="Overdue actions",
                                nothing="No action is overdue.")  # fmt: skip
    table.show(view, drawn, name="overdue-actions", frame=shown.exported_actions(late), columns=shown.OVERDUE_COLUMNS)
else:
    st.html(blocks.lead(shown.counted(plans)))
    drawn = shown.delivery_table(plans, view.where, session.partner_names(view, "short_name"))
    table.show(view, drawn, name="delivery-plans", frame=shown.exported(plans), columns=shown.COLUMNS)
    st.html(blocks.note(shown.MEANS))
