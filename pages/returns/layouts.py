"""Layouts: what is remembered of how partners' files are to be read; to read, pass on, take in, rename and forget."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from loaders.mapping import Layout
from loaders.mapping_text import all_to_text, read_all, to_text
from lsp_data import decisions
from lsp_data.errors import LspError
from lsp_data.store import reads
from pages.parts import address, choices, deciding, head, session, table
from pages.parts.deciding import refused
from presentation import returns_remembered as shown
from presentation import words
from presentation.blocks import empty, heading, note
from presentation.markup import join, link, plain_markdown
from presentation.returns_upload import plain_table

view = deciding.open_anyway()
address.draw("layout")
head.draw(view, "Layouts", controls=())
deciding.tell()

folder = session.settings().data
layouts = read_all(session.ask(reads.layouts, view.generation))


def take_in(post: str) -> None:
    """Take in layouts that were exported here or elsewhere, after they were read."""
    came = st.file_uploader(
        "A file of layouts (.json), as it was downloaded here or elsewhere", type="json", key="came"
    )
    if came is None:
        return
    try:
        found = shown.taken_in(came.getvalue())
    except LspError as problem:
        refused(problem)
        return
    for one in found:
        st.html(
            join([heading(one.name, level=3), note(shown.headings_words(one)), shown.in_words(one, view.catalogue)])
        )
    known = sum(one.fingerprint in layouts for one in found)
    if known:
        st.html(note(f"{words.times(known, 'layout')} of them would take the place of what is remembered now."))
    said = words.times(len(found), "layout")
    if st.button(f"Remember {said}", key="take-in", type="primary"):
        edits = shown.keep_edits(found)
        deciding.attempt(
            lambda: decisions.save_edits(folder, edits, made_by=post, reason=f"Taken in from {came.name}"),
            f"{said} taken in.",
            by=post,
        )


def look_at(one: Layout, post: str) -> None:
    """One layout: what is remembered, its file, another name, and the end of it."""
    st.html(note(link("All layouts", "layouts")))
    st.html(heading(one.name, kicker="Layout", level=2))
    st.html(note(f"Its headings: {shown.headings_words(one)}"))
    st.html(shown.in_words(one, view.catalogue))
    st.download_button(
        "Download it", data=to_text(one), file_name=shown.file_name(one.name), mime=shown.JSON, key="export",
        on_click="ignore",
    )  # fmt: skip
    left, right = st.columns(2, border=True)
    with left, st.form("rename", border=False):
        name = st.text_input("Name of the layout", one.name, key=f"name-{one.fingerprint}", max_chars=120)
        if st.form_submit_button("Rename", key="rename-it") and name.strip() and name.strip() != one.name:
            edits = shown.keep_edits([replace(one, name=name.strip())])
            _decide(edits, post, "Renamed", "The layout has another name.")
    with right, st.form("forget", border=False):
        st.html(note("Files in this layout are then read by their headings alone. What was accepted stays."))
        sure = st.checkbox("Yes, forget this layout", key="forget-sure")
        pressed = st.form_submit_button("Forget", key="forget-it")
        if pressed and not sure:
            st.warning("Tick the box to confirm.")
        elif pressed:
            _decide(shown.forget_edits(one), post, "Forgotten", f"{plain_markdown(one.name)} is forgotten.")


def _decide(edits: list[decisions.Edit], post: str, reason: str, done: str) -> None:
    deciding.attempt(lambda: decisions.save_edits(folder, edits, made_by=post, reason=reason), done, by=post)


if layouts:
    chosen = choices.one_or_none(
        "Look at a layout", shown.choices(layouts), "layout", placeholder="Choose one to read, download or forget it"
    )
    if chosen is not None:
        look_at(layouts[chosen], deciding.post())
        st.stop()
    drawn = shown.frame(layouts, session.ask(reads.layouts_changed, view.generation))
    table.show(
        view, plain_table(drawn, "Remembered layouts"), name="layouts", frame=drawn,
        columns={name: name for name in shown.COLUMNS},
    )  # fmt: skip
    st.download_button(
        "Download all layouts", data=all_to_text(layouts.values()), file_name="layouts.json", mime=shown.JSON,
        key="export-all", on_click="ignore",
    )  # fmt: skip
else:
    st.html(
        empty(
            "No layout is remembered yet",
            "A layout is remembered when a file is accepted of which a column, a period or a name was put right.",
            link("Upload a file", "upload"),
        )
    )  # fmt: skip
st.html(heading("Take in layouts", level=2))
take_in(deciding.post())
