"""What a table of an upload was understood as, beside the drawn sheet, and what a person puts right of it.

Whatever is said is read at once: the cells are kept, so that the file itself is not read again."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from loaders.figures import Region
from loaders.mapping import Layout
from pages.parts.session import View
from pages.returns import desk
from pages.returns.desk import OnDesk
from presentation import returns_layouts as shown
from presentation.blocks import facts, heading, note
from presentation.returns_asked import AREA, INDICATOR, every_choice
from presentation.returns_layouts import Typed
from presentation.returns_sheet import Place

COLUMN, TABLE = "This column", "The whole table"


def draw(view: View, one: OnDesk, sheet: str, at: Place) -> None:
    """The table that a cell belongs to: what its column was understood as, and the controls to correct it."""
    region = shown.region_at(one.read.regions, sheet, at[0])
    if region is None:
        return
    column = region.column(at[1])
    st.html(heading("What it was understood as", level=3))
    if column is not None:
        st.html(facts(shown.column_facts(column, view.catalogue)))
    st.html(facts(shown.table_facts(region, view.catalogue)))
    if one.decided:
        return
    _correct(view, one, region, None if column is None else column.index)


def _correct(view: View, one: OnDesk, region: Region, index: int | None) -> None:
    """A form for the column of the chosen cell, or for its table."""
    name = f"{one.key}-{region.sheet}-{region.first}-{index}"
    what = TABLE
    if index is not None:
        what = st.segmented_control("Put right", (COLUMN, TABLE), default=COLUMN, required=True, key=f"which-{name}")
    column = region.column(index) if index is not None and what == COLUMN else None
    holds = {"": f"As it is: {shown.holds_words(column)}", **shown.HOLDS} if column else shown.TABLE_HOLDS
    with st.form(f"correct-{name}-{what}", border=False):
        typed = Typed(
            _one_of("What this column holds" if column else "The table", holds, f"said-holds-{name}-{what}"),
            _one_of(
                "Period of its figures",
                _as_it_is(shown.period_choices(view.partnership)),
                f"said-period-{name}-{what}",
                more=True,
            ),
            _one_of("Area", _as_it_is(every_choice(AREA, view.catalogue)), f"said-area-{name}-{what}"),
            _one_of("Unit", _as_it_is(shown.UNITS), f"said-unit-{name}-{what}", more=True),
            _one_of("Indicator", _as_it_is(every_choice(INDICATOR, view.catalogue)), f"said-indicator-{name}-{what}"),
        )
        pressed = st.form_submit_button("Read it so", key=f"correct-it-{name}-{what}", type="primary")
    if not pressed:
        return
    if wants := typed.wants():
        st.error(wants)
        return
    layout = shown.layout_of(region, _known(view))
    place = column.index if column else None
    desk.correct(shown.corrected_layout(layout, region, place, typed, one.read.sha256))
    st.rerun()


def _as_it_is(choices: Mapping[str, str]) -> dict[str, str]:
    return {"": "As it is", **choices}


def _one_of(label: str, choices: Mapping[str, str], key: str, *, more: bool = False) -> str:
    """A choice; with ``more``, something else can be typed."""
    chosen = st.selectbox(
        label, list(choices), format_func=lambda one: choices.get(one, one), key=key, accept_new_options=more
    )
    return (chosen or "").strip()


def _known(view: View) -> dict[str, Layout]:
    return {**desk.stored_layouts(view), **desk.corrected_layouts()}


def said(view: View, one: OnDesk) -> None:
    """The corrections that were applied to this file, each with a way back."""
    applied = shown.applied(one.read, _known(view))
    if not applied:
        return
    st.html(heading("Put right in this file", level=3))
    for number, (layout, each) in enumerate(applied):
        left, right = st.columns([5, 2], vertical_alignment="center")
        left.html(note(f"{shown.said_words(each, view.catalogue)}."))
        right.button(
            "Undo", key=f"undo-{one.key}-{number}", width="stretch", disabled=bool(one.decided),
            on_click=_undo, args=(layout, each),
        )  # fmt: skip


def _undo(layout: Layout, each: shown.Correction) -> None:
    desk.correct(layout.without(each))
