"""The sheets of an uploaded file as the partner drew them; a chosen cell says what was understood of it."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

import streamlit as st

from loaders.workbook.faults import address, place
from lsp_data.errors import LspError
from pages.parts import cells, session
from pages.parts.session import View
from pages.returns import cell as beside
from pages.returns import correcting, desk
from pages.returns.desk import OnDesk
from presentation import returns_cell as told
from presentation import returns_sheet as shown
from presentation import returns_tables as tables
from presentation.blocks import note
from presentation.returns_sheet import Drawn, Understood, Window


def sheets_of(one: OnDesk) -> tuple[Drawn, ...]:
    """The file's sheets; none where it was refused. LspError where it cannot be read now."""
    if one.read.refused:
        return ()
    key = (PurePath(one.upload.name).suffix.lower(),)
    return session.keep_of_file(
        "cells", one.read.sha256, key, lambda: shown.drawn_sheets(desk.book_of(one.upload, one.read.sha256))
    )


@st.fragment
def draw(view: View, one: OnDesk) -> None:
    """Choose a sheet, leaf through it, choose a cell. A choice runs this part of the page alone."""
    try:
        drawn = sheets_of(one)
    except LspError as unread:
        st.html(note(f"The cells of this file cannot be shown: {unread}"))
        return
    if not drawn:
        st.html(note("The cells of this file cannot be shown."))
        return
    names = shown.sheet_choices(drawn, one.filed, one.comparison)
    chosen = st.session_state.get(_key(one, "cell"), "")
    st.session_state[_key(one, "sheet-choice")] = number = _number(one, drawn)
    known = shown.understood(one.filed, one.comparison, drawn[number].sheet.name)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Sheet", range(len(drawn)), format_func=names.__getitem__, key=_key(one, "sheet-choice"), width=280,
            on_change=_take_sheet, args=(one,),
        )  # fmt: skip
        seen = _window(one, drawn[number])
        st.text_input(
            "Go to cell", key=_key(one, "go-to"), placeholder="F14", width=110, max_chars=12,
            on_change=_take_typed, args=(one, drawn[number]),
        )  # fmt: skip
        _leaf(one, drawn[number], seen)
    left, right = st.columns([5, 3])
    with left:
        at = place(chosen)
        st.html(shown.grid(drawn[number], seen, known, name=one.key, low=at is not None))
        if at is not None:
            correcting.draw(view, one, drawn[number], shown.anchor_of(drawn[number].sheet, at))
        st.html(note(_legend(drawn[number], seen, known)))
    cells.choosing(one.key, chosen, partial(_take, one, drawn[number]))
    with right:
        _beside(view, one, drawn[number], known, chosen)


def go_to(one: OnDesk, sheet: str, cell: str) -> None:
    """Show this cell when the sheets are drawn next; in a callback, or before they are drawn."""
    st.session_state[_key(one, "sheet")] = sheet
    st.session_state[_key(one, "cell")] = cell
    st.session_state.pop(_key(one, "window"), None)


def _beside(view: View, one: OnDesk, drawn: Drawn, known: Understood, chosen: str) -> None:
    at = place(chosen)
    if at is None:
        st.html(told.sheet_problems(known, one.key))
        st.html(tables.table_list(one.read, drawn.sheet.name, one.key))
        return
    beside.draw(view, one, beside.Chosen(drawn, known, at))
    st.button(
        "Back to the sheet's problems", key=_key(one, "unchosen"), type="tertiary", on_click=_unchoose, args=(one,)
    )


def _key(one: OnDesk, what: str) -> str:
    return f"{what}-of-{one.key}"


def _number(one: OnDesk, drawn: tuple[Drawn, ...]) -> int:
    """Which sheet is shown: the one that was chosen, else the first visible one that something was read from."""
    names = [each.sheet.name for each in drawn]
    if (asked := st.session_state.get(_key(one, "sheet"))) in names:
        return names.index(asked)
    used = {each.name for each in one.read.sheets if each.used and not each.hidden}
    return next((count for count, name in enumerate(names) if name in used), 0)


def _window(one: OnDesk, drawn: Drawn) -> Window:
    top, left = st.session_state.get(_key(one, "window"), (0, 0))
    if top:
        return shown.window_at(drawn, top, left)
    return shown.window_of(drawn, place(st.session_state.get(_key(one, "cell"), "")) or (1, 1))


def _leaf(one: OnDesk, drawn: Drawn, seen: Window) -> None:
    """Buttons for the rows and columns that do not fit; none where all do."""
    steps = (
        ("↑ Rows above", seen.top - shown.ROWS, seen.left, seen.top > 1),
        ("↓ Rows below", seen.bottom + 1, seen.left, seen.bottom < drawn.rows),
        ("← Columns", seen.top, seen.left - shown.COLUMNS, seen.left > 1),
        ("→ Columns", seen.top, seen.right + 1, seen.right < drawn.columns),
    )
    rows, columns = (any(possible for *_, possible in some) for some in (steps[:2], steps[2:]))
    for label, top, left, possible in (steps[:2] if rows else ()) + (steps[2:] if columns else ()):
        st.button(
            label, key=_key(one, label), disabled=not possible, on_click=_turn, args=(one, max(top, 1), max(left, 1))
        )


def _legend(drawn: Drawn, seen: Window, known: Understood) -> str:
    part = (
        ""
        if (seen.top, seen.bottom) == (1, drawn.rows)
        else f"Rows {seen.top:,} to {seen.bottom:,} of {drawn.rows:,}. "
    )
    signs = f"{shown.READ} read as a figure or row"
    marks = "".join(f", {sign} {word}" for sign, word in shown.SIGNS.values())
    hidden = " ⊘ hidden in the workbook." if drawn.sheet.hidden_rows or drawn.sheet.hidden_columns else ""
    roles = " Under a heading stands what its column was understood as." if known.roles else ""
    return f"{part}{signs}{marks}.{hidden}{roles} Fills are the partner's own."


def _turn(one: OnDesk, top: int, left: int) -> None:
    st.session_state[_key(one, "window")] = (top, left)


def _take(one: OnDesk, drawn: Drawn, cell: str) -> None:
    at = shown.asked_place(cell, drawn)
    if at is None:
        return
    st.session_state[_key(one, "sheet")] = drawn.sheet.name
    st.session_state[_key(one, "cell")] = address(*at)
    if not _window(one, drawn).holds(at):
        st.session_state.pop(_key(one, "window"), None)


def _take_typed(one: OnDesk, drawn: Drawn) -> None:
    _take(one, drawn, st.session_state[_key(one, "go-to")])


def _take_sheet(one: OnDesk) -> None:
    number = st.session_state[_key(one, "sheet-choice")]
    go_to(one, sheets_of(one)[number].sheet.name, "")


def _unchoose(one: OnDesk) -> None:
    st.session_state[_key(one, "cell")] = ""
