"""What a table of an upload was understood as, beside the drawn sheet, and what a person puts right of it.

Whatever is said is read at once: the cells are kept, so that the file itself is not read again."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from loaders.figures import Region
from loaders.mapping import Layout
from lsp_data import decisions
from pages.parts import deciding, session
from pages.parts.session import View
from pages.returns import desk
from pages.returns.desk import OnDesk
from presentation import returns_layouts as shown
from presentation import returns_tables as tables
from presentation.blocks import facts, heading, note
from presentation.markup import plain_markdown
from presentation.returns_asked import AREA, INDICATOR, every_choice
from presentation.returns_layouts import Typed
from presentation.returns_remembered import keep_edits
from presentation.returns_sheet import Drawn, Place, texts_of

COLUMN, TABLE = "This column", "The whole table"
HEADING_ROWS = 4  # at most, for headings that a person points at


def draw(view: View, one: OnDesk, drawn: Drawn, at: Place) -> None:
    """The table that a cell belongs to: what its column was understood as, and the controls to correct it."""
    region = tables.region_at(one.read.regions, drawn.sheet.name, at[0])
    if region is not None:
        column = region.column(at[1])
        st.html(heading("What it was understood as", level=3))
        pairs = tables.column_facts(column, view.catalogue) if column else []
        st.html(facts([*pairs, *tables.table_facts(region, view.catalogue)]))
        if not one.decided:
            _correct(view, one, region, column.index if column else None)
    if not one.decided and not one.read.refused:
        _point_at_headings(one, drawn, at[0])


def _correct(view: View, one: OnDesk, region: Region, index: int | None) -> None:
    """A form for the column of the chosen cell, or for its table."""
    name = f"{one.key}-{region.sheet}-{region.first}-{index}"
    what = TABLE
    if index is not None:
        what = st.segmented_control("Put right", (COLUMN, TABLE), default=COLUMN, required=True, key=f"which-{name}")
    column = region.column(index) if index is not None and what == COLUMN else None
    name = f"{name}-{what}"
    periods = shown.period_choices(view.partnership)
    with st.form(f"correct-{name}", border=False, clear_on_submit=True):
        if column:
            now = {"": f"As it is: {tables.holds_words(column)}"}
            holds = _one_of("What this column holds", {**now, **tables.HOLDS}, f"said-holds-{name}")
        else:
            holds = _one_of("The table", shown.TABLE_HOLDS, f"said-holds-{name}")
        left, right = st.columns(2)
        with left:
            period = _one_of("Period", _as_it_is(periods), f"said-period-{name}", about=_PERIOD, more=True)
            area = _one_of("Area", _as_it_is(every_choice(AREA, view.catalogue)), f"said-area-{name}")
        with right:
            unit = _one_of("Unit", _as_it_is(shown.UNITS), f"said-unit-{name}", about=_UNIT, more=True)
            series = _one_of("Indicator", _as_it_is(every_choice(INDICATOR, view.catalogue)), f"said-indicator-{name}")
        pressed = st.form_submit_button("Read it so", key=f"correct-it-{name}", type="primary")
    if not pressed:
        return
    typed = Typed(holds, period, area, unit, series)
    if wants := typed.wants():
        st.error(plain_markdown(wants))
        return
    layout = shown.layout_of(region, _known(view))
    place = column.index if column else None
    twin = place is None and shown.has_twin(one.read.regions, region)
    _take(one, shown.corrected_layout(layout, region, place, typed, one.read.sha256, one_of_several=twin))


_PERIOD = "Choose one, or type another: Sep 2010, Q2 2010/11, 2010/11. A period that is typed is for this file alone."
_UNIT = "Choose one, or type another."


def _point_at_headings(one: OnDesk, drawn: Drawn, row: int) -> None:
    """Where the headings were not found, or others were taken for them: the chosen row holds them."""
    with st.popover(f"Row {row} holds the headings …", key=f"headings-{one.key}-{drawn.sheet.name}-{row}"):
        rows = st.number_input(
            "Over how many rows do the headings run?", 1, HEADING_ROWS, 1, key=f"rows-of-{one.key}-{row}"
        )
        if st.button("Read the table below them", key=f"read-headings-{one.key}-{row}"):
            layout = shown.heading_layout(texts_of(drawn, row, row + rows - 1), rows)
            if layout.headings:
                _take(one, layout)
            st.error("No words stand in this row, so it cannot be found again: choose a row of headings.")


def _take(one: OnDesk, layout: Layout) -> None:
    """Take over what was said of a layout and read everything anew; what was read before is said beside it."""
    st.session_state[_before(one)] = shown.came_to(one.filed, one.comparison)
    desk.correct(layout)
    if desk.part_of(one) not in st.session_state:
        st.session_state[desk.part_of(one)] = "Sheets"  # nothing was read before: stay where it was put right
    st.rerun()


def _before(one: OnDesk) -> str:
    return f"read-before-{one.key}"


def _as_it_is(choices: Mapping[str, str]) -> dict[str, str]:
    return {"": "As it is", **choices}


def _one_of(label: str, choices: Mapping[str, str], key: str, *, about: str | None = None, more: bool = False) -> str:
    """A choice; with ``more``, something else can be typed."""
    chosen = st.selectbox(
        label,
        list(choices),
        format_func=lambda one: choices.get(one, one),
        key=key,
        help=about,
        accept_new_options=more,
    )
    return (chosen or "").strip()


def _known(view: View) -> dict[str, Layout]:
    return {**desk.stored_layouts(view), **desk.corrected_layouts()}


def said(view: View, one: OnDesk) -> None:
    """The corrections that count in this file, each with a way back, and what they came to."""
    applied = shown.applied(one.read, _known(view), view.catalogue)
    before, now = st.session_state.get(_before(one), ""), shown.came_to(one.filed, one.comparison)
    if before and before != now:
        st.html(note(f"Read now: {now}. Before: {before}."))
    if not applied:
        return
    with st.expander(shown.applied_words(applied), key=f"applied-{one.key}", expanded=not one.decided):
        for number, each in enumerate(applied):
            left, right = st.columns([5, 1], vertical_alignment="center")
            left.html(note(f"{each.words}."))
            right.button(
                "Undo", key=f"undo-{one.key}-{number}", width="stretch", disabled=bool(one.decided),
                on_click=desk.correct, args=(each.undone,),
            )  # fmt: skip
        layouts = [] if one.decided else desk.to_remember(one, view)
        if layouts:
            _remember(one, layouts)


def _remember(one: OnDesk, layouts: list[Layout]) -> None:
    """What was put right is remembered with the acceptance; or at once, for a file that brings nothing new."""
    left, right = st.columns([4, 2], vertical_alignment="center")
    left.html(note("They are remembered when the file is accepted, for the next file in the same layout."))
    if not right.button("Remember them now", key=f"remember-{one.key}", width="stretch"):
        return
    folder, by = session.settings().data, deciding.typed_post()
    edits, reason = keep_edits(layouts), f"Put right in {one.read.file}"
    done = "The corrections are remembered; the file itself is not accepted yet."
    deciding.attempt(lambda: decisions.save_edits(folder, edits, made_by=by, reason=reason), done, by=by)
