"""Templates: workbooks to fill in, for each partner and period and for everything else that is loaded."""

from __future__ import annotations

import streamlit as st

from lsp_data.periods import label
from pages.parts import address, choices, deciding, head, session, table
from presentation import returns_templates as shown
from presentation import words
from presentation.blocks import empty, heading, note
from presentation.markup import join, link
from presentation.returns_upload import plain_table
from presentation.returns_view import partner_names

view = deciding.open_anyway()
address.draw("partner", "period")
head.draw(view, "Templates", controls=())

generation, catalogue = view.generation, view.catalogue


def of_a_partner(partners: dict[str, str]) -> None:
    """Choose partner and period; what the template asks for, and its download."""
    periods = shown.periods(view.partnership)
    left, right = st.columns([3, 2])
    with left:
        partner = choices.one_of("Partner", partners, "partner")
    with right:
        period = periods[
            st.selectbox(
                "Period",
                list(periods),
                format_func=lambda one: label(periods[one]),
                **address.follow("period", shown.usual_period(periods, address.value("period"), view.reporting_day)),
            )
        ]
    asked = session.keep("asked", view, (partner, period), lambda: shown.asked(generation, catalogue, partner, period))
    if asked.empty:
        st.html(
            empty(
                f"{partners[partner]} owes nothing for {label(period)}",
                "A template asks for the figures of the indicators that a partner leads.",
                link("Choose indicators and leads", "partnership", {"step": "leads"}),
            )
        )
    with st.container(horizontal=True):
        if not asked.empty:
            st.download_button(
                f"Download the template ({words.times(len(asked), 'figure')})",
                data=lambda: shown.partner_template(generation, partner, period),
                file_name=shown.file_name(partner, period),
                mime=shown.XLSX,
                key="template",
                on_click="ignore",
                type="primary",
            )
        st.download_button(
            f"Download the templates of all partners for {label(period)}",
            data=lambda: shown.every_partner(generation, catalogue, partners, period),
            file_name=f"templates-{period.end}.zip",
            mime="application/zip",
            key="templates",
            on_click="ignore",
        )
    if not asked.empty:
        drawn = plain_table(asked.rename(columns=shown.ASKED), "What the template asks for")
        table.show(view, drawn, name="asked", frame=asked, columns=shown.ASKED)


st.html(heading("A partner's return", level=2))
used = partner_names(catalogue)
if used:
    of_a_partner(used)
else:
    st.html(
        empty(
            "No partner is in use",
            "A template is for the figures that a partner leads.",
            link("Choose the partners", "partnership", {"step": "partners"}),
        )
    )

st.html(heading("Everything else", level=2))
st.html(
    note("Each is filled in with what is held now, if anything is. Fill in or change what you like, and upload it.")
)
for name, title, about, make in shown.others(generation, shown.route_map_year(view.partnership, view.reporting_day)):
    said, button = st.columns([4, 1], vertical_alignment="center")
    said.html(join([heading(title, level=3), note(about)]))
    button.download_button(
        "Download",
        data=make,
        file_name=name,
        mime=shown.XLSX,
        key=f"template-{name}",
        on_click="ignore",
        width="stretch",
        help=f"{title}: {about}",
    )
