"""The controls in which the fields of a register are written: a form's, and the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lsp_data.registers import Field, FieldKind, Register
from pages.parts.session import View
from presentation import register_writing as shown

_EARLIEST, _LATEST = date(1990, 1, 1), date(2099, 12, 31)  # a date that is chosen; otherwise ten years about today
_TALL = 14
_LETTER = 7  # pixels of one in a cell
_SEVERAL_LINES = 66  # pixels: the lowest rows in which Streamlit wraps what is longer than a line


def fields(view: View, register: Register, values: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A control for each field of the register, in two columns; what stands in them, as the store would keep it."""
    written: dict[str, Any] = {}
    columns = st.columns(2)
    for place, one in enumerate(shown.written_fields(register)):
        with columns[place % 2]:
            written[one.name] = shown.kept(one, _field(view, one, values.get(one.name), f"{key}-{one.name}"))
    return written


def table(view: View, register: Register, rows: pd.DataFrame, first: Sequence[str], key: str) -> None:
    """The rows to write in, a column a field; what is typed is sent with whatever is pressed next."""
    written = shown.written_fields(register)
    st.data_editor(
        shown.to_write_in(register, rows),
        key=key,
        num_rows="dynamic",
        hide_index=True,
        height="content" if len(rows) < _TALL else 600,
        column_config={one.name: _column(view, one, rows) for one in written},
        column_order=shown.in_order(written, first),
        placeholder="",
        on_change="ignore",
        alt=f"{register.title}, to write in",
    )


def grid(
    cells: pd.DataFrame, key: str, *, first: str, columns: Mapping[str, str], words: Sequence[str],
    widths: tuple[int, int], alt: str,
) -> None:  # fmt: skip
    """A table of one word a cell, after a column of names that stays in sight. ``first``: that column's title;
    ``columns``: the others' names and titles; ``widths``: of that column and of each other, in pixels."""
    names = str(cells.columns[0])
    long = cells[names].str.len().max() * _LETTER > widths[0]
    st.data_editor(
        cells,
        key=key,
        hide_index=True,
        height="content" if len(cells) < _TALL // (2 if long else 1) else 600,
        row_height=_SEVERAL_LINES if long else None,
        disabled=[names],
        placeholder="",
        on_change="ignore",
        column_config={
            names: st.column_config.TextColumn(first, width=widths[0], pinned=True),
            **{
                name: st.column_config.SelectboxColumn(title, options=list(words), width=widths[1], help=title)
                for name, title in columns.items()
            },
        },
        alt=alt,
    )


def _field(view: View, one: Field, value: Any, key: str) -> Any:
    held = shown.typed(one, value)
    about: dict[str, Any] = {"key": key, "help": one.help or None}
    if one.kind in (FieldKind.CHOICE, FieldKind.YES_NO):
        said = {"": "not said", **shown.options(one)}
        now = held if one.kind is FieldKind.YES_NO else value or ""
        return st.selectbox(one.title, list(said), list(said).index(now), said.__getitem__, **about)
    if one.kind is FieldKind.DATE:
        earliest, latest = min(held or _EARLIEST, _EARLIEST), max(held or _LATEST, _LATEST)
        return st.date_input(one.title, held, earliest, latest, format="DD/MM/YYYY", **about)
    if one.kind is FieldKind.THEME:
        names = ["", *_themes(view, [held] if held else [])]
        return st.selectbox(
            one.title, names, names.index(held), lambda name: name or "none", accept_new_options=True, **about
        )
    if one.kind is FieldKind.TEXT:
        return st.text_area(one.title, held, height="content", **about)
    return st.text_input(one.title, held, **about)


def _column(view: View, one: Field, rows: pd.DataFrame) -> Any:
    if one.kind in (FieldKind.CHOICE, FieldKind.YES_NO):
        return st.column_config.SelectboxColumn(one.title, options=list(shown.options(one).values()))
    if one.kind is FieldKind.DATE:
        return st.column_config.DateColumn(one.title, format="DD/MM/YYYY")
    if one.kind is FieldKind.THEME:
        present = [value for value in rows[one.name] if value]
        return st.column_config.SelectboxColumn(one.title, options=_themes(view, present))
    width = "large" if one.kind is FieldKind.TEXT else None
    return st.column_config.TextColumn(one.title, width=width, help=one.help or None)


def _themes(view: View, more: Iterable[str]) -> list[str]:
    """The names of themes and cross-cutting areas, and others that are in use."""
    catalogue = view.catalogue
    listed = [*catalogue.themes["name"], *catalogue.reference.cross_cutting["name"], *more]
    return list(dict.fromkeys(str(one) for one in listed))
