"""Writing in a register: one row in a form, many in a table, a new one, one taken out; what others wrote meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lsp_data import registering, reports
from lsp_data.registering import Conflict, RowEdit, Saved
from lsp_data.registers import REMOVED, Field, FieldKind, Register, row_words
from pages.parts import address, deciding, session
from pages.parts.opened import let_go, opened, tell_if
from pages.parts.session import View
from presentation import register_rows as shown
from presentation.blocks import note, remark

_EARLIEST, _LATEST = date(1990, 1, 1), date(2099, 12, 31)  # a date that is chosen; otherwise ten years about today


@dataclass(frozen=True, slots=True)
class Begun:
    """What a new row begins with. ``choice``: what it was asked to be of; another choice begins another row.
    ``stamps``: what is written beside it, and not typed."""

    choice: str = ""
    known: Mapping[str, Any] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writing:
    """What can be written of one register, on a view that shows now."""

    view: View
    register: Register

    @property
    def _conflicts(self) -> str:
        return f"register-conflicts-{self.register.kind}"

    def say_conflicts(self) -> None:
        """What the last save left alone because somebody else wrote there, each with a button that writes it anyway."""
        deciding.tell()
        left: list[Conflict] = st.session_state.get(self._conflicts, [])
        if not left:
            return
        rows = session.ask(reports.register, self.view.generation, self.register.kind).to_dict("records")
        named = {row["item"]: row_words(self.register, row) for row in rows}
        for place, one in enumerate(left):
            said, button = st.columns([5, 1], vertical_alignment="center")
            said.html(remark(shown.conflict_words(self.register, one, named.get(one.item, ""))))
            mine = "Take it out" if one.field == REMOVED else "Write mine"
            if button.button(mine, key=f"mine-{place}", width="stretch"):
                rest = left[:place] + left[place + 1 :]
                self.save([one.anyway], deciding.typed_post(), one.reason, lambda _: "Saved.", left=rest)
        if st.button("Leave theirs", key="leave-theirs"):
            st.session_state[self._conflicts] = []
            st.rerun()

    def edit(self, row: Mapping[str, Any]) -> None:
        """All fields of one row in a form."""
        place, name = f"edit-{self.register.kind}", f"{self.register.kind}-{row['item']}"
        held = opened(place, row["item"], lambda: shown.seen_of(self.register, row) | {"at": row["changed_at"]})
        tell_if(held.what["at"] != row["changed_at"], place, "Somebody has changed this row since you opened it.")
        with st.form(f"form-{held.key}", border=False):
            typed = self.fields(held.what, held.key)
            post, why = signed(f"{name}-why")
            pressed = st.form_submit_button("Save", key=f"save-{name}", type="primary")
        if not pressed:
            return
        changed = shown.changed_fields(self.register, held.what, typed)
        if changed:
            edit = RowEdit(str(row["item"]), changed, held.what)
            self.save([edit], post, why, lambda _: "Saved.", close=place)
        else:
            st.info("Nothing was changed.")

    def add(self, begun: Begun) -> None:
        """A new row in a form, in which stands already what it begins with."""
        place = f"add-{self.register.kind}"
        held = opened(place, begun.choice, lambda: begun)
        tell_if(held.what.known != begun.known, place, "What is known for it has changed since you began.")
        with st.form(held.key):
            typed = self.fields(held.what.known, held.key)
            post, why = signed(f"{place}-why")
            pressed = st.form_submit_button(f"Add this {self.register.one}", key=f"{place}-save", type="primary")
        if pressed:
            values = {**held.what.known, **held.what.stamps, **typed}
            given = {one: value for one, value in values.items() if value not in (None, "", False)}
            self.save([RowEdit("", given)], post, why, lambda _: f"The {self.register.one} is added.", close=place)

    def many(self, rows: pd.DataFrame, wanted: object, first: Sequence[str]) -> None:
        """Many rows in a table; a burst of edits is one publication. ``wanted``: by what they were chosen; ``first``:
        the columns that stand at the left."""
        place = f"table-{self.register.kind}"
        held = opened(place, wanted, lambda: rows)
        st.html(note("Write in the cells, add rows at the end. To take rows out, tick them at the left and press "
                     "Delete. Nothing is kept until you save."))  # fmt: skip
        tell_if(shown.differ(held.what, rows), place, "Somebody has changed these rows since you opened them.")
        with st.form(f"form-{held.key}", border=False):
            self._table(held.what, first, held.key)
            post, why = signed(f"many-{self.register.kind}-why")
            pressed = st.form_submit_button(
                "Save all changes", key=f"many-save-{self.register.kind}", type="primary"
            )  # fmt: skip
        if not pressed:
            return
        edits = shown.edits_of(self.register, held.what, st.session_state[held.key])
        if edits:
            self.save(edits, post, why, partial(shown.saved, self.register), close=place)
        else:
            st.info("Nothing was changed.")

    def _table(self, rows: pd.DataFrame, first: Sequence[str], key: str) -> None:
        fields = shown.written_fields(self.register)
        st.data_editor(
            shown.to_write_in(self.register, rows),
            key=key,
            num_rows="dynamic",
            hide_index=True,
            height="content" if len(rows) < _TALL else 600,
            column_config={one.name: self._column(one, rows) for one in fields},
            column_order=shown.in_order(fields, first),
            alt=f"{self.register.title}, to write in",
        )

    def take_out(self, row: Mapping[str, Any], after: Mapping[str, str]) -> None:
        """One row that is to count no longer. ``after``: what the address holds once it is taken out."""
        st.html(note("It no longer counts from now on. Its history stays, and so does what was known on earlier days."))
        place = f"out-{self.register.kind}"
        held = opened(place, row["item"], lambda: shown.seen_of(self.register, row))
        post, why = signed(f"{held.key}-why")
        if st.button("Take it out", key=f"take-out-{row['item']}"):
            done = f"The {self.register.one} is taken out."
            edit = registering.taken_out(str(row["item"]), held.what)
            self.save([edit], post, why, lambda _: done, close=place, after=after)

    def fields(self, values: Mapping[str, Any], key: str) -> dict[str, Any]:
        """A control for each field of the register, in two columns; what stands in them."""
        typed: dict[str, Any] = {}
        columns = st.columns(2)
        for place, one in enumerate(shown.written_fields(self.register)):
            with columns[place % 2]:
                typed[one.name] = self._field(one, values.get(one.name), f"{key}-{one.name}")
        return typed

    def _field(self, one: Field, value: Any, key: str) -> Any:
        held = shown.typed(one, value)
        about: dict[str, Any] = {"key": key, "help": one.help or None}
        if one.kind is FieldKind.CHOICE:
            said = {"": "not said", **dict(one.choices)}
            return st.selectbox(one.title, list(said), list(said).index(value or ""), said.__getitem__, **about)
        if one.kind is FieldKind.DATE:
            earliest, latest = min(held or _EARLIEST, _EARLIEST), max(held or _LATEST, _LATEST)
            return st.date_input(one.title, held, earliest, latest, format="DD/MM/YYYY", **about)
        if one.kind is FieldKind.YES_NO:
            return st.checkbox(one.title, bool(value), **about)
        if one.kind is FieldKind.THEME:
            names = ["", *self._themes([held] if held else [])]
            return st.selectbox(
                one.title, names, names.index(held), lambda name: name or "none", accept_new_options=True, **about
            )
        if one.kind is FieldKind.TEXT:
            return st.text_area(one.title, held, height="content", **about)
        return st.text_input(one.title, held, **about)

    def _column(self, one: Field, rows: pd.DataFrame) -> Any:
        if one.kind is FieldKind.CHOICE:
            return st.column_config.SelectboxColumn(one.title, options=[said for _, said in one.choices])
        if one.kind is FieldKind.DATE:
            return st.column_config.DateColumn(one.title, format="DD/MM/YYYY")
        if one.kind is FieldKind.YES_NO:
            return st.column_config.CheckboxColumn(one.title)
        if one.kind is FieldKind.THEME:
            present = [value for value in rows[one.name] if value]
            return st.column_config.SelectboxColumn(one.title, options=self._themes(present))
        width = "large" if one.kind is FieldKind.TEXT else None
        return st.column_config.TextColumn(one.title, width=width, help=one.help or None)

    def _themes(self, more: Sequence[str]) -> list[str]:
        """The names of themes and cross-cutting areas, and others that are in use."""
        catalogue = self.view.catalogue
        listed = [*catalogue.themes["name"], *catalogue.reference.cross_cutting["name"], *more]
        return list(dict.fromkeys(str(one) for one in listed))

    def save(
        self, edits: Sequence[RowEdit], post: str, why: str, done: Callable[[int], str], *, close: str = "",
        left: Sequence[Conflict] = (), after: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Write, then draw anew with ``done`` said of so many rows as were written; what is refused is said in place
        and what was typed stays. ``close``: what is let go then; ``left``: the conflicts that were there before."""

        def written() -> Saved:
            saved = registering.write_rows(
                session.settings().data, self.register.kind, edits, known_at=self.view.reporting_day, made_by=post,
                reason=why.strip(),
            )  # fmt: skip
            st.session_state[self._conflicts] = [*left, *saved.conflicts]
            let_go(close)
            address.write_next(after or {})
            return saved

        deciding.attempt(written, lambda saved: shown.saved_words(edits, saved.conflicts, done), by=post)


_TALL = 14


def signed(key: str) -> tuple[str, str]:
    left, right = st.columns([1, 2])
    with left:
        post = deciding.post()
    return post, right.text_input("Reason (if there is more to say)", key=key, max_chars=300) or ""
