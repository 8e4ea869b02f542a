"""Reading and writing a register: filter, one row in full with its history, edit one or many, add, take out, export.

A page draws it with :func:`open_address` before its head, and :func:`draw` after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lsp_data import reports
from lsp_data.registers import Register, register_of, row_words
from lsp_data.store import generations
from pages.parts import address, choices, register_writing, session, table
from pages.parts.register_writing import Begun
from pages.parts.session import View
from presentation import register_rows as shown
from presentation.blocks import empty, heading, note, remark
from presentation.returns_templates import XLSX, register_workbook, route_map_year

Drawn = Callable[[Mapping[str, Any]], None]
Begin = Callable[[], Begun]
_PARTS = {"list": "List", "write": "Edit in a table", "add": "Add", "history": "History"}
ADDRESS = ("item", "part", "do", "search")


@dataclass(frozen=True, slots=True)
class Desk:
    """One register on one page. ``columns``: the fields of the list; ``page``: the page's address, and ``part`` what of
    it shows this register where the page has more than one."""

    view: View
    kind: str
    page: str
    columns: tuple[str, ...]
    part: Mapping[str, str] = field(default_factory=dict)

    @property
    def register(self) -> Register:
        return register_of(self.kind)

    @property
    def rows(self) -> pd.DataFrame:
        """The rows as known on the view's day."""
        return session.ask(reports.register, self.view.generation, self.kind, self.view.as_at)

    @property
    def now(self) -> pd.DataFrame:
        """The rows as they are held at this moment, whatever was published since the page was drawn."""
        generation = generations.current(session.settings().data)
        return session.ask(reports.register, generation, self.kind, self.view.as_at)

    def log(self, item: str = "") -> pd.DataFrame:
        """What was written of the register or one row of it, as known on the view's day."""
        as_at = None if self.writable else self.view.as_at
        return session.ask(reports.register_history, self.view.generation, self.kind, item, as_at)

    @property
    def writable(self) -> bool:
        """Whether the page shows now: what is shown of an earlier day is not written in."""
        return self.view.as_at == self.view.reporting_day


def open_address(*kinds: str) -> None:
    """Take what a page of these registers needs into the address; once a run, before it is read."""
    named = dict.fromkeys(_filter_name(one.name) for kind in kinds for one in register_of(kind).fields)
    address.draw(*ADDRESS, *named)


def draw(desk: Desk, *, beside: Drawn | None = None, read: Drawn | None = None, begin: Begin | None = None) -> None:
    """The register: the row that the address names in full, else its parts. ``beside``: draws what the page adds to a
    row; ``read``: draws a row as the page has it read; ``begin``: draws what a new row begins with, and gives it."""
    writing = register_writing.Writing(desk.view, desk.register)
    if desk.writable:
        writing.say_conflicts()
    rows = desk.rows
    item = address.value("item")
    found = rows[rows["item"] == item]
    if item and found.empty:
        st.html(note(shown.not_held(desk.register, desk.log(item))))
        if desk.writable and writing.is_editing(item):
            writing.edit(item, None)
            return
    if not found.empty:
        row = {str(name): value for name, value in found.iloc[0].to_dict().items()}
        _one(desk, writing, row, read or partial(_in_full, desk, beside))
        return
    offered = _PARTS if desk.writable else {name: _PARTS[name] for name in ("list", "history")}
    part = choices.part_of("Part of the page", offered, "part")
    if part == "add":
        writing.add(begin() if begin else Begun())
    elif part == "history":
        history(desk)
    elif rows.empty and part == "list":
        nothing(desk)
    else:
        wanted = _wanted(desk, rows)
        if part == "write":
            writing.many(
                lambda: shown.still_open(desk.register, shown.filtered(desk.register, desk.now, wanted)),
                wanted, desk.columns,
            )  # fmt: skip
        else:
            _list(desk, shown.filtered(desk.register, rows, wanted))


def nothing(desk: Desk) -> None:
    """In place of a register without rows: how it gets some."""
    if not desk.writable:
        st.html(empty(f"No {desk.register.one} was known on this day"))
        return
    upload = f", or upload a workbook of {desk.register.many} at Returns: Upload" if desk.register.workbook else ""
    st.html(empty(f"No {desk.register.one} is held yet", f"Add the first under Add{upload}."))
    exports(desk)


def exports(desk: Desk) -> None:
    """The register as the workbook that it is loaded from, where there is such a kind; it holds what is known now."""
    if desk.register.workbook and desk.writable:
        year = route_map_year(desk.view.partnership, desk.view.reporting_day)
        st.download_button(
            "Download as a workbook",
            data=lambda: register_workbook(desk.view.generation, desk.register.workbook, year),
            file_name=f"{desk.register.workbook.replace('_', '-')}-{desk.view.reporting_day}.xlsx",
            mime=XLSX,
            key=f"workbook-{desk.kind}",
            on_click="ignore",
            type="tertiary",
            help="Change what you like in it, and load it again: only what you changed is written.",
        )


def _filter_name(name: str) -> str:
    return f"by_{name}"


def _wanted(desk: Desk, rows: pd.DataFrame) -> shown.Filter:
    """What of the rows is chosen; what the address asks for in vain is said."""
    asked = {one.name: address.value(_filter_name(one.name)) for one in desk.register.fields}
    offered = shown.filters(desk.register, rows, asked)
    for one in desk.register.fields:
        present = [str(value) for value in rows[one.name] if value]
        told = choices.unknown(
            _filter_name(one.name), present, one.title.lower(), f"all {desk.register.many} are shown"
        )
        if told:
            st.html(remark(told))
    columns = st.columns([3] + [2] * len(offered), vertical_alignment="bottom")
    with columns[0]:
        search = st.text_input("Search", type="search", **address.follow("search", address.value("search")))
    wanted = []
    for column, (name, options) in zip(columns[1:], offered.items(), strict=True):
        with column:
            title = desk.register.field(name).title
            wanted.append((name, choices.one_of(title, options, _filter_name(name), otherwise="All")))
    return shown.Filter(search or "", tuple((name, value) for name, value in wanted if value))


def _list(desk: Desk, rows: pd.DataFrame) -> None:
    where = partial(desk.view.where, **desk.part)
    links = shown.Links(desk.page, where, session.linker(desk.view))
    drawn = shown.rows_table(desk.register, rows, desk.columns, links)
    columns = {one.name: one.title for one in desk.register.fields} | {
        "file_name": "File", "sheet": "Sheet", "cell": "Cell", "known_at": "Known at",
    }  # fmt: skip
    table.show(desk.view, drawn, name=desk.kind, frame=shown.exported(desk.register, rows), columns=columns)
    exports(desk)


def history(desk: Desk, item: str = "") -> None:
    """What was written of the register or one row of it."""
    log = desk.log(item)
    drawn = shown.history_table(desk.register, log, desk.view.where, of_one=bool(item))
    table.show(desk.view, drawn, name=f"{item or desk.kind}-history", frame=log, columns=shown.HISTORY)


def _one(desk: Desk, writing: register_writing.Writing, row: Mapping[str, Any], read: Drawn) -> None:
    back = {"item": "", "do": "", **desk.part}
    many = desk.register.many
    st.button(f"All {many}", key="register-back", on_click=address.write_all, args=(back,), type="tertiary")
    st.html(heading(row_words(desk.register, row), level=2))
    item, part = str(row["item"]), "read"
    if desk.writable and not desk.register.is_closed(row):
        part = choices.part_of("What to do", {"read": "Read", "edit": "Edit", "out": "Take out"}, "do")
    elif desk.writable and writing.is_editing(item):
        part = "edit"
    if part == "edit":
        writing.edit(item, row)
    elif part == "out":
        writing.take_out(row, back)
    else:
        read(row)


def _in_full(desk: Desk, beside: Drawn | None, row: Mapping[str, Any]) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        source = shown.source_of(row, desk.view.where)
        st.html(shown.in_full(desk.register, row, session.linker(desk.view), source))
    with right:
        if beside is not None:
            beside(row)
    st.html(heading("History", level=3))
    history(desk, str(row["item"]))
