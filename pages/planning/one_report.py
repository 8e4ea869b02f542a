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
_CHANGED = "Somebody has changed this report since you opened it."


def draw(desk: Desk, row: Mapping[str, Any]) -> None:
    """The report of this row of the register, to read."""
    held, changed = None, False
    if desk.writable and row["state"] != "frozen":
        held = opened(_PLACE, row["item"], lambda: row)
        changed = held.what["changed_at"] != row["changed_at"]
        tell_if(changed, _PLACE, f"{_CHANGED} It stands here as it was then.", typed=False)
        row = held.what
    left, right = st.columns([7, 3], gap="large")
    left.html(shown.on_screen(row, desk.view.where))
    with right:
        st.html(shown.told(row))
        paper_downloads.draw(lambda: _paper(desk, row), shown.file_name(row))
        if held is not None:
            _freeze(desk, held, changed=changed)
    if st.toggle("History of the report", key="report-history"):
        register_desk.history(desk, str(row["item"]))


def _paper(desk: Desk, row: Mapping[str, Any]) -> Paper:
    told = table.caveats(desk.view)
    return shown.paper(row, f"{told['Partnership']}. {told['Caveat']}")


def _freeze(desk: Desk, held: Opened[Mapping[str, Any]], *, changed: bool) -> None:
    """Freeze the report that was read; one that somebody ``changed`` meanwhile is read first."""
    row, post = held.what, deciding.post()
    if not st.button("Freeze it", key=f"{held.key}-it", help="It can be read and printed, and never changed again."):
        return
    if changed:
        deciding.refused(f"{_CHANGED} Show it as it is now and read it, then freeze it.")
        return
    now = shown.frozen(row, desk.view.as_at, desk.view.generation.number)
    edit = RowEdit(str(row["item"]), now, seen_of(desk.register, row))
    Writing(desk.view, desk.register).save([edit], post, "", lambda _: "The report is frozen.", close=_PLACE)
