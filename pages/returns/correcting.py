"""What a table of an upload was understood as, beside the drawn sheet, and below it what a person puts right of it.

Whatever is said is read at once: the cells are kept, so that the file itself is not read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from loaders.figures import ColumnRead, Region
from loaders.mapping import Layout
from lsp_data import decisions
from pages.parts import deciding, session
from pages.parts.session import View
from pages.returns import answers, desk
from pages.returns.desk import OnDesk
from presentation import returns_layouts as shown
from presentation import returns_said as told
from presentation import returns_tables as tables
from presentation.blocks import facts, heading, note
from presentation.markup import plain_markdown
from presentation.returns_asked import AREA, INDICATOR, every_choice
from presentation.returns_layouts import Typed
from presentation.returns_remembered import keep_edits
from presentation.returns_rows import row_of
from presentation.returns_sheet import Drawn, Place, texts_of

COLUMN, ROW, TABLE = "This column", "This row", "The whole table"
HEADING_ROWS = 4  # at most, for headings that a person points at


def understood(view: View, one: OnDesk, drawn: Drawn, at: Place) -> None:
    """The table that a cell belongs to: what its column was understood as."""
    region = tables.region_at(one.read.regions, drawn.sheet.name, *at)
    if region is not None:
        column = region.column(at[1])
        st.html(heading("What it was understood as", level=3))
        pairs = tables.column_facts(column, view.catalogue) if column else []
        st.html(facts([*pairs, *tables.table_facts(region, view.catalogue)]))


def draw(view: View, one: OnDesk, drawn: Drawn, at: Place) -> None:
    """The controls to correct the column, the row and the table of a cell, below the drawn sheet."""
    if one.decided or one.read.refused:
        return
    region = tables.region_at(one.read.regions, drawn.sheet.name, *at)
    if region is not None:
        _correct(view, one, drawn, region, at)
    _point_at_headings(one, drawn, at[0])


def _correct(view: View, one: OnDesk, drawn: Drawn, region: Region, at: Place) -> None:
    """A form for the column or the row of the chosen cell, or for its table."""
    worded = tables.is_register(region)
    column, row = region.column(at[1]), None if worded else row_of(drawn, region, at[0])
    offered = [*([COLUMN] if column else []), *([ROW] if row else []), TABLE]
    name = f"{one.key}-{region.sheet}-{region.first}-{at[0]}-{at[1]}"
    what = TABLE
    if len(offered) > 1:
        first = COLUMN if (column and column.role) or not row else ROW
        what = st.segmented_control("Put right", offered, default=first, required=True, key=f"which-{name}")
    name = f"{name}-{what}"
    if what == ROW and row:
        st.html(note(f"The row “{row.name}”: it is found again by these words."))
    with st.form(f"correct-{name}", border=False, clear_on_submit=True):
        holds = _holds(what, region, column, name)
        typed = Typed(holds) if worded else _figures_are(view, what, holds, name)
        pressed = st.form_submit_button("Read it so", key=f"correct-it-{name}", type="primary")
    if not pressed:
        return
    if wants := typed.wants():
        st.error(plain_markdown(wants))
        return
    layout, sha256 = shown.layout_of(region, _known(view)), one.read.sha256
    layout = replace(layout, partner=layout.partner or one.filing.partner or "")
    if what == ROW and row:
        _take(one, shown.corrected_row(layout, row, typed, sha256))
    place = column.index if column and what == COLUMN else None
    twin = place is None and shown.has_twin(one.read.regions, region)
    _take(one, shown.corrected_layout(layout, region, place, typed, sha256, one_of_several=twin))


def _figures_are(view: View, what: str, holds: str, name: str) -> Typed:
    """What the figures of a column, row or table are of, beside what it holds."""
    left, right = st.columns(2)
    with left:
        series = _one_of("Indicator", _as_it_is(every_choice(INDICATOR, view.catalogue)), f"said-indicator-{name}")
        area = _one_of("Area", _as_it_is(every_choice(AREA, view.catalogue)), f"said-area-{name}")
    with right:
        periods = shown.period_choices(view.partnership)
        period = _one_of("Period", _as_it_is(periods), f"said-period-{name}", about=_PERIOD, more=True)
        units = _as_it_is(shown.UNITS)
        unit = "" if what == ROW else _one_of("Unit", units, f"said-unit-{name}", about=_UNIT, more=True)
    return Typed(holds, period, area, unit, series)


def _holds(what: str, region: Region, column: ColumnRead | None, name: str) -> str:
    """What a column holds, or whether a row or table is left out."""
    if what == COLUMN and column:
        now = {"": f"As it is: {tables.holds_words(column)}"}
        key = f"said-holds-{name}-{tables.holds_key(column)}"  # another control, so that it says what it is now
        return _one_of("What this column holds", {**now, **tables.choices(region)}, key)
    if what == ROW:
        return _one_of("The row", shown.ROW_HOLDS, f"said-holds-{name}")
    return _one_of("The table", shown.TABLE_HOLDS, f"said-holds-{name}")


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
    answers.correct(layout, one.read.sha256)
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
    return {**desk.stored_layouts(view), **answers.layouts()}


def left_out(view: View, one: OnDesk) -> None:
    """The tables that a remembered layout leaves out, and those that it would: said at the top, with the other answer
    beside."""
    for number, each in enumerate([] if one.decided else told.left_out(one.read, _known(view))):
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.warning(plain_markdown(told.left_out_words(each, view.catalogue)))
        right.button(
            "Apply it here" if each.why else "Undo", key=f"left-out-{one.key}-{number}", width="stretch",
            on_click=answers.correct, args=(each.layout, one.read.sha256),
        )  # fmt: skip


def said(view: View, one: OnDesk) -> None:
    """The corrections that count in this file, each with a way back, and what they came to."""
    applied = told.applied(one.read, _known(view), view.catalogue)
    before, now = st.session_state.get(_before(one), ""), shown.came_to(one.filed, one.comparison)
    if before and before != now:
        st.html(note(f"Read now: {now}. Before: {before}."))
    if not applied:
        return
    with st.expander(told.applied_words(applied), key=f"applied-{one.key}", expanded=not one.decided):
        for number, each in enumerate(applied):
            left, right = st.columns([5, 1], vertical_alignment="center")
            left.html(note(f"{each.words}."))
            right.button(
                "Undo", key=f"undo-{one.key}-{number}", width="stretch", disabled=bool(one.decided),
                on_click=answers.correct, args=(each.undone, one.read.sha256),
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
