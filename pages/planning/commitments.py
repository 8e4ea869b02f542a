"""Commitments: who leads and contributes, what is not covered, the process, and what the partnerships' returns say."""

import streamlit as st

from lsp_data import reports
from lsp_data.registers import register_of
from pages.parts import address, choices, deciding, head, register_desk, session, table
from pages.parts.register_writing import Writing
from pages.planning import role_grid
from presentation import blocks
from presentation import commitments as shown

address.draw("show")
view = session.open_view()
register_desk.open_address(*shown.REGISTERS)
unknown = choices.unknown("show", shown.PARTS, "the part", "the matrix is shown")
head.draw(view, "Commitments", kicker="Community strategy", controls=("as_at",), remarks=[unknown])
kind = shown.register_shown(address.value("show"), address.value("item"))
parts = shown.parts(writable=view.as_at == view.reporting_day)
part = kind if address.value("item") and kind else choices.part_of("Show", parts, "show")
matrix = session.ask(reports.commitment_matrix, view.generation, view.as_at)
reference = view.catalogue.reference
if part == "matrix":
    st.html(blocks.note(shown.counted(matrix)))
    themes = tuple(view.catalogue.themes["theme"])
    drawn = session.keep(
        "commitments", view, (), lambda: shown.matrix(matrix, view.where, session.linker(view), themes)
    )
    rows = shown.exported(session.ask(reports.commitments, view.generation, view.as_at))
    table.show(view, drawn, name="commitments", frame=rows, columns=shown.COLUMNS)
    st.html(shown.how_tied(matrix, view.where))
elif part == "coverage":
    used = view.catalogue.in_use
    titles = dict(zip(used["indicator"], used["title"], strict=True))
    for question, found in shown.coverage(matrix, titles, session.linker(view)):
        st.html(blocks.heading(question, level=3))
        st.html(found)
    st.html(blocks.heading("Beside the paper of the delivery plan", level=3))
    st.html(shown.check(matrix))
elif part == "process":
    st.html(shown.steps(reference.rows["delivery_steps"], view.as_at))
    sent = session.ask(reports.commitment_returns, view.generation, view.as_at)
    st.html(blocks.heading("Returns of the thematic partnerships", level=3))
    st.html(blocks.note(shown.sent_counted(sent)))
    drawn, rows = shown.sent_table(sent, view.where), shown.exported_sent(sent)
    table.show(view, drawn, name="commitment-returns", frame=rows, columns=shown.SENT)
    st.html(blocks.heading("Priority areas", level=3))
    st.html(shown.priorities(reference.rows["priority_areas"]))
elif part in ("grid", "commitment_role") and not matrix.written and view.as_at == view.reporting_day:
    deciding.tell()
    st.html(blocks.note("The matrix is still that of the delivery plan's own paper. To change it, take it over first."))
    post = deciding.post()
    if st.button("Take the matrix over into the register", key="take-over", type="primary"):
        writing, why = Writing(view, register_of("commitment_role")), "The matrix of the delivery plan's own paper"
        writing.save(shown.taken_over(matrix), post, why, "{} roles are in the register.".format)
elif part == "grid":
    role_grid.draw(register_desk.Desk(view, "commitment_role", "commitments", ()), matrix)
else:
    register_desk.draw(register_desk.Desk(view, part, "commitments", shown.REGISTERS[part], {"show": part}))
