"""History: what was published and which returns came in, newest first; a return can be taken back or moved."""

from __future__ import annotations

import streamlit as st

from lsp_data import archive, decisions, reports
from lsp_data.store import reads
from pages.parts import address, choices, deciding, head, session, table
from presentation import returns_history as shown
from presentation import returns_view, words
from presentation.blocks import empty, facts, heading, note
from presentation.markup import link

view = session.open_view()
address.draw("log", "return")
head.draw(view, "History", controls=())
deciding.tell(view)

LOGS = {"": "Returns", "publications": "All publications"}
log = st.segmented_control(
    "Show",
    list(LOGS),
    format_func=LOGS.__getitem__,
    required=True,
    label_visibility="collapsed",
    **address.follow("log", address.value("log") if address.value("log") in LOGS else ""),
)

if log == "publications":
    publications = session.ask(reports.history, view.generation)
    table.show(view, shown.publications(publications), name="history", frame=publications, columns=shown.PUBLICATIONS)
    st.stop()

returns = shown.newest_first(session.ask(reports.returns, view.generation))
if returns.empty:
    st.html(empty("No return has come in yet", link("Upload the first", "upload"), "or fill in a template."))
    st.stop()

chosen = choices.one_or_none(
    "Look at a return",
    shown.choices(returns, view.catalogue),
    "return",
    placeholder="Choose one to see its figures, download the workbook, take it back or move it",
)
if chosen is None:
    table.show(view, shown.returns(returns, view.catalogue), name="returns", frame=returns, columns=shown.RETURNS)
    st.stop()

st.html(note(link("All returns", "history")))
row = returns[returns["return_id"] == chosen].iloc[0].to_dict()
st.html(heading(words.said(row["file_name"]), kicker="Return", level=2))
st.html(facts(shown.facts_of(row, view.catalogue)))
st.download_button(
    "Download the file as it came",
    data=lambda: archive.fetch(session.settings().data, row["sha256"]),
    file_name=words.said(row["file_name"], "return"),
    mime="application/octet-stream",
    key="raw",
    on_click="ignore",
)

done = session.ask(reports.history, view.generation)
st.html(shown.publications(done[done["return_id"] == chosen], "What was done with it"))

figures = session.ask(reads.live_figures_of, view.generation, chosen)
origin = shown.origin(figures, view.catalogue)
table.show(
    view, shown.origin_table(origin), name="origin", frame=origin, columns={name: name for name in origin.columns}
)

if words.missing(row["withdrawn_at"]):
    post = deciding.post()
    back, move = st.columns(2, border=True)
    with back, st.form("take-back", border=False, enter_to_submit=False):
        st.html(heading("Take it back", level=3))
        st.html(
            note(
                "Its figures no longer count, on any day; those that another accepted return states too stay, as that "
                "one's. Nothing is deleted, and the file stays in the archive."
            )
        )
        why = st.text_input("Reason", key="take-back-reason", max_chars=300)
        sure = st.checkbox("Yes, take this return back", key="take-back-sure")
        pressed = st.form_submit_button("Take back", key="take-back-button")
    if pressed and not sure:
        back.warning("Tick the box to confirm.")
    elif pressed:
        with back:
            deciding.attempt(
                lambda: decisions.take_back(session.settings().data, chosen, made_by=post, reason=why or ""),
                lambda made: shown.taken_back(row["file_name"], reads.publications(made)),
                by=post,
                effects=True,
            )
    with move, st.form("move", border=False, enter_to_submit=False):
        st.html(heading("Move it", level=3))
        st.html(
            note(
                "For a return that was filed under the wrong partner or period. "
                "Figures whose own column, row or cell names a period keep it."
            )
        )
        partners = returns_view.partner_names(view.catalogue)
        to = st.selectbox(
            "Partner", [None, *partners], format_func=lambda one: partners.get(one, "as it is"), key="move-partner"
        )
        periods = returns_view.filing_periods(view.partnership)
        when = st.selectbox(
            "Period", [None, *periods], format_func=lambda one: periods.get(one, "as it is"), key="move-period"
        )
        reason = st.text_input("Reason", key="move-reason", max_chars=300)
        moved = st.form_submit_button("Move", key="move-button")
    if moved:
        with move:
            deciding.attempt(
                lambda: decisions.move_return(
                    session.settings().data, chosen, partner=to, period=when, made_by=post, reason=reason or ""
                ),
                f"{row['file_name']} is moved.",
                by=post,
                effects=True,
            )
