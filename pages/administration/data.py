"""Where the data lies, whether it is whole, what versions run, and a backup to download."""

from __future__ import annotations

import streamlit as st

from lsp_data import audit, reports
from pages.administration import outlines
from pages.parts import deciding, head, session, table
from presentation import setup_data as shown
from presentation.blocks import facts, heading, note

view = session.open_view()
head.draw(view, "Data", controls=())
deciding.tell()
folder = session.settings().data

left, right = st.columns(2)
with left:
    st.html(heading("Where the data lies", level=2))
    st.html(facts(shown.places(folder, view.generation)))
with right:
    st.html(heading("What runs here", level=2))
    st.html(facts(shown.versions()))

st.html(heading("Backup", level=2))
st.html(note("One file with the current state, the pinned ones and every workbook that came in. Keep it elsewhere."))
st.download_button(
    "Download a backup",
    data=lambda: shown.backup_bytes(folder),
    file_name=shown.backup_name(view.partnership.name, session.today()),
    mime="application/zip",
    key="backup",
    on_click="ignore",
    type="primary",
)

outlines.section(view)

st.html(heading("Is the store whole?", level=2))
st.html(note("Reads every state, every workbook in the archive and every stored status again. Nothing is changed."))
if st.button("Verify now", key="verify"):
    with st.spinner("Verifying …"):
        findings = audit.verify(folder)
    if not findings:
        st.success("All is well: nothing was found.")
    else:
        frame = shown.findings_frame(findings)
        table.show(view, shown.findings_table(frame), name="findings", frame=frame, columns=shown.FINDINGS)

log = session.ask(reports.generation_log, view.generation)
table.show(view, shown.generations_table(log), name="generations", frame=log, columns=shown.GENERATIONS)
