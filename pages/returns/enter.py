"""Enter or correct one figure by hand, with where it comes from; published like a return, and taken back like one."""

from __future__ import annotations

import streamlit as st

from lsp_data import decisions, reports
from lsp_data.decisions import HandFigure
from pages.parts import address, choices, deciding, head, session
from pages.parts.opened import let_go, opened
from presentation import returns_entry as entry
from presentation import returns_view, words
from presentation.blocks import empty, facts, note
from presentation.markup import link, plain_markdown

view = session.open_view()
address.draw("figure")  # not "ni": a part that two pages draw is lost on the way from one to the other
head.draw(view, "Enter or correct a figure", controls=("area",))
deciding.tell(view)

in_use = view.catalogue.in_use
if in_use.empty:
    st.html(empty("No indicator is in use yet", link("Choose indicators", "partnership", {"step": "indicators"})))
    st.stop()

titles = returns_view.indicator_choices(in_use)
left, right = st.columns([3, 2])
with left:
    key = choices.one_of("Indicator", titles, "figure")
row = in_use.iloc[list(titles).index(key)].to_dict()
code, sub = row["indicator"], row["sub_measure"]
held = session.ask(reports.series, view.generation, code, sub, view.area)
periods = entry.entry_periods(view.generation, (code, sub, view.area), held, view.reporting_day)
with right:
    period = st.selectbox(
        "Period", list(periods), format_func=periods.__getitem__, key=f"enter-period-{key}-{view.area}"
    )

present = entry.held_facts(held, period, row["unit"])
st.html(facts(present) if present else note(f"No figure is held for {periods[period]} in {view.area_name}."))
# what is typed is of this figure alone: another one, and the next after it is published, begins with an empty form
fields = opened("enter-figure", (key, view.area, period), lambda: None).key

with st.form("enter", border=True, enter_to_submit=False):
    first, second, third = st.columns(3)
    value = first.number_input(
        f"Value ({plain_markdown(words.unit(row['unit'])) or 'no unit known'})",
        value=None,
        key=f"{fields}-value",
        format="%.10g",
    )
    marker = second.selectbox(
        "Reason if no value", list(entry.MARKERS), format_func=entry.MARKERS.__getitem__, key=f"{fields}-marker"
    )
    status = third.selectbox(
        "Figure status", list(entry.STATUSES), format_func=entry.STATUSES.__getitem__, key=f"{fields}-status"
    )
    known_at = first.date_input(
        "Known at",
        value=view.reporting_day,
        max_value=view.reporting_day,
        key=f"{fields}-known-at",
        format="DD/MM/YYYY",
        help="The day on which the partnership came to know this figure.",
    )
    source = second.text_input(
        "Where it comes from", key=f"{fields}-source", max_chars=200, placeholder="Police bulletin for June, page 3"
    )
    why = third.text_input(
        "Why it is entered or corrected", key=f"{fields}-reason", max_chars=300, placeholder="Misread in the return"
    )
    with first:
        post = deciding.post()
    pressed = st.form_submit_button("Publish the figure", key="enter-button", type="primary")


def publish(figure: HandFigure) -> None:
    """Store the figure, then draw the page anew and say which statuses changed."""
    st.session_state.pop("enter-asked", None)
    decide = decisions.correct_figure if present else decisions.enter_figure

    def decided() -> None:
        decide(session.settings().data, figure, made_by=post)
        let_go("enter-figure")

    deciding.attempt(
        decided,
        f"{words.indicator(code, sub)} for {periods[period]} is published.",
        by=post,
        effects=True,
    )


if pressed:
    st.session_state.pop("enter-asked", None)
    problem = entry.not_ready(value, marker, source, post)
    if problem:
        deciding.refused(problem)
    else:
        figure = HandFigure(
            code,
            sub,
            view.area,
            period,
            known_at,
            source.strip(),
            value=None if marker else value,
            marker=marker or None,
            status=status or None,
            note=(why or "").strip(),
        )
        if beyond := entry.out_of_bounds(view.catalogue, figure):
            deciding.refused(beyond)
        elif entry.doubt(held, figure, row["unit"]):
            st.session_state["enter-asked"] = (fields, figure)
        else:
            publish(figure)

asked_in, asked = st.session_state.get("enter-asked", ("", None))
if asked and asked_in == fields:
    st.warning(plain_markdown(entry.doubt(held, asked, row["unit"])))
    with st.container(horizontal=True):
        if st.button("Yes, publish it", key="enter-sure"):
            publish(asked)
        if st.button("No, I will change it", key="enter-not-sure"):
            st.session_state.pop("enter-asked")
            st.rerun()
st.html(note(link("See the indicator", "indicator", view.where(ni=words.indicator_key(code, sub)))))
