"""One highlight report: the sheet of paper that it is, its downloads, and the button that freezes it as it was read.

Drawn by the page Highlight reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lsp_data.registering import RowEdit
from pages.parts import deciding, paper_downloads, register_desk, table
from pages.parts.opened import Opened, opened, tell_if
from pages.parts.register_desk import Desk
from pages.parts.register_writing import Writing
from presentation import highlight as shown
from presentation.paper import Paper
from presentation.register_rows import seen_of

_PLACE = "freeze"


def draw(desk: Desk, row: Mapping[str, Any]) -> None:
    """The report of this row of the register, to read."""
    held = None
    if desk.writable and not desk.register.is_closed(row):
        held = opened(_PLACE, row["item"], lambda: row)
        said = "Somebody has changed this report since you opened it. It stands here as it was then."
        tell_if(held.what["changed_at"] != row["changed_at"], _PLACE, said, typed=False)
        row = held.what
    left, right = st.columns([7, 3], gap="large")
    left.html(shown.on_screen(row, desk.view.where))
    with right:
        st.html(shown.told(row))
        paper_downloads.draw(lambda: _paper(desk, row), shown.file_name(row))
        if held is not None:
            _freeze(desk, held)
    if st.toggle("History of the report", key="report-history"):
        register_desk.history(desk, str(row["item"]))


def _paper(desk: Desk, row: Mapping[str, Any]) -> Paper:
    told = table.caveats(desk.view)
    return shown.paper(row, f"{told['Partnership']}. {told['Caveat']}")


def _freeze(desk: Desk, held: Opened[Mapping[str, Any]]) -> None:
    """The button; what it closes is the report as it was read."""
    row, post = held.what, deciding.post()
    help_ = "It can be read and printed, and never changed or taken out again."
    if st.button("Freeze it", key=f"{held.key}-it", help=help_):
        now = shown.frozen(row, desk.view.as_at, desk.view.generation.number)
        edit = RowEdit(str(row["item"]), now, seen_of(desk.register, row))
        Writing(desk.view, desk.register).save([edit], post, "", lambda _: "The report is frozen.", close=_PLACE)
