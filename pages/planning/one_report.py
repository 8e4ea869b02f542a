"""One highlight report: the sheet of paper that it is, its downloads, and the button that freezes it.

Drawn by the page Highlight reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lsp_data.registering import RowEdit
from pages.parts import address, choices, deciding, paper_downloads, register_writing, table
from pages.parts.register_desk import Desk
from presentation import highlight as shown
from presentation import register_rows
from presentation.blocks import heading
from presentation.paper import Paper

_PRESSED = "freeze-pressed"


def draw(desk: Desk, row: Mapping[str, Any]) -> None:
    """The report of this row of the register, to read."""
    register_writing.Writing(desk.view, desk.register).say_conflicts()
    back = {"item": "", "do": ""}
    st.button(f"All {desk.register.many}", key="register-back", on_click=address.write_all, args=(back,),
              type="tertiary")  # fmt: skip
    st.html(heading(str(row["title"]), level=2))
    is_open = desk.writable and not desk.register.is_closed(row)
    if is_open:
        choices.part_of("What to do", {"read": "Read", "edit": "Edit", "out": "Take out"}, "do")
    left, right = st.columns([7, 3], gap="large")
    left.html(shown.on_screen(row, desk.view.where))
    with right:
        st.html(shown.told(row))
        paper_downloads.draw(lambda: _paper(desk, row), shown.file_name(row))
        if is_open:
            _freeze(desk, row)
    if st.toggle("History of the report", key="report-history"):
        log = desk.log(str(row["item"]))
        drawn = register_rows.history_table(desk.register, log, desk.view.where, of_one=True)
        table.show(desk.view, drawn, name=f"{row['item']}-history", frame=log, columns=register_rows.HISTORY)


def _paper(desk: Desk, row: Mapping[str, Any]) -> Paper:
    told = table.caveats(desk.view)
    return shown.paper(row, f"{told['Partnership']}. {told['Caveat']}")


def _freeze(desk: Desk, row: Mapping[str, Any]) -> None:
    """The button; what it closes is the report as it was drawn when it was pressed."""
    post = deciding.post()
    now = shown.frozen(row, desk.view.as_at, desk.view.generation.number)
    edit = RowEdit(str(row["item"]), now, register_rows.seen_of(desk.register, row))
    help_ = "It can be read and printed, and never changed or taken out again."
    if st.button("Freeze it", key="freeze", help=help_, on_click=_press, args=(edit,)):
        pressed: RowEdit = st.session_state.pop(_PRESSED)
        writing = register_writing.Writing(desk.view, desk.register)
        writing.save([pressed], post, "", lambda _: "The report is frozen.")


def _press(edit: RowEdit) -> None:
    st.session_state[_PRESSED] = edit
