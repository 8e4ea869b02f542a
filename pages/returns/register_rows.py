"""The register rows of an uploaded file beside those held: with ticks, and a question where one may be a held row."""

from __future__ import annotations

import streamlit as st

from pages.parts import table
from pages.parts.session import View
from pages.returns import answers
from pages.returns.desk import OnDesk
from presentation import returns_compare as compared
from presentation import returns_register_rows as shown
from presentation.blocks import note
from presentation.markup import plain_markdown

_WIDTHS = {name: st.column_config.TextColumn(width=width) for name, width in shown.WIDTHS.items()}
_ASKED_AT_ONCE = 5


def draw(view: View, one: OnDesk) -> frozenset[int]:
    """The rows with ticks, and what is asked of them; the rows that are ticked."""
    assert one.comparison is not None  # noqa: S101  only files with a comparison come here
    rows = shown.shown_rows(one.comparison)
    if not rows:
        return frozenset()
    frame = shown.table(rows)
    good = compared.good_part(one.filed, one.comparison)
    said = "Double-click a cell to read it whole, or read all rows in full below the table."
    st.html(note(f"{shown.count_words(one.comparison)}. {said}"))
    choosing = {
        "on_select": "rerun",
        "selection_mode": "multi-row",
        "selection_default": {"selection": {"rows": [at for at, row in enumerate(rows) if row.number in good]}},
    }
    height = compared.row_height(frame, shown.WIDTHS)
    picked = st.dataframe(
        frame,
        key=ticks_of(one),
        hide_index=True,
        height=min(height * len(rows) + 38, 450),
        row_height=height,
        column_config=_WIDTHS,
        alt=f"Register rows of {one.read.file} beside those held",
        **({} if one.decided else choosing),
    )
    table.download(view, name="register-rows", make=lambda: frame, columns={name: name for name in frame.columns})
    if st.toggle("Read the rows in full", key=f"rows-in-full-{one.key}"):
        st.html(shown.in_full(rows))
    if one.decided:
        return frozenset()
    _ask(one)
    return shown.ticked(picked, rows, good)


def ticked_before(one: OnDesk) -> frozenset[int]:
    """The rows that were ticked when the table was last drawn; those that are proposed where it was not."""
    if one.comparison is None:
        return frozenset()
    good = compared.good_part(one.filed, one.comparison)
    return shown.ticked(st.session_state.get(ticks_of(one)), shown.shown_rows(one.comparison), good)


def ticks_of(one: OnDesk) -> str:
    """The key of the table of rows: another one as soon as the rows are others, so that no tick changes its row."""
    rows = shown.shown_rows(one.comparison) if one.comparison else []
    return f"register-rows-{one.key}-{shown.fingerprint(rows)}-{bool(one.decided)}"


def _ask(one: OnDesk) -> None:
    """Which held row a row is, where it may be one with other words; and what was answered."""
    assert one.comparison is not None  # noqa: S101  only files with a comparison come here
    for said in answers.same_rows(one.read.sha256):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(note(f"{shown.answer_words(said)}."))
            st.button(
                "Ask again", key=f"ask-row-again-{one.key}-{said.sheet}-{said.cell}",
                on_click=answers.take_back_same, args=(one.read.sha256, said),
            )  # fmt: skip
    asked = [row for row in one.comparison.registers if row.may_be and row.entry is not None]
    for row in asked[:_ASKED_AT_ONCE]:
        assert row.entry is not None  # noqa: S101  filtered above
        options = shown.choices(row)
        item = st.selectbox(
            plain_markdown(f"{row.entry.sheet}!{row.entry.cell}: “{shown.words_of(row)}”"), list(options), index=None,
            format_func=options.__getitem__, placeholder="Say which row it is",
            key=f"same-row-{one.key}-{row.entry.sheet}-{row.entry.cell}",
        )  # fmt: skip
        if item is not None:
            answers.say_same(one.read.sha256, shown.answered(row, item))
            st.rerun()
    if len(asked) > _ASKED_AT_ONCE:
        st.html(note(f"{len(asked) - _ASKED_AT_ONCE} more are asked about after these."))
