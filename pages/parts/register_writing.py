"""Writing in a register: one row in a form, many in a table, a new one, one taken out; and what others wrote meanwhile.

What a person looks at is kept from the moment they opened it, so that an edit of somebody else is told from theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lsp_data import registering
from lsp_data.registering import Conflict, RowEdit, Saved
from lsp_data.registers import Field, FieldKind, Register
from pages.parts import deciding, session
from pages.parts.session import View
from presentation import register_rows as shown
from presentation import words
from presentation.blocks import note, remark

_CONFLICTS = "register-conflicts"
_EARLIEST, _LATEST = date(1990, 1, 1), date(2099, 12, 31)  # a date that is chosen; otherwise ten years about today


@dataclass(frozen=True, slots=True)
class Writing:
    """What can be written of one register, on a view that shows now."""

    view: View
    register: Register

    def say_conflicts(self) -> None:
        """What the last save left alone because somebody else wrote there, each with a button that writes it anyway."""
        deciding.tell()
        left: list[Conflict] = st.session_state.get(_CONFLICTS, [])
        for place, one in enumerate(left):
            if not self.register.has(one.field):
                continue
            said, button = st.columns([5, 1], vertical_alignment="center")
            said.html(remark(shown.conflict_words(self.register, one)))
            if button.button("Write mine", key=f"mine-{place}", width="stretch"):
                rest = left[:place] + left[place + 1 :]
                edit = RowEdit(one.item, {one.field: one.mine}, {one.field: one.theirs.value})
                self.save(partial(self.written, [edit], deciding.typed_post(), ""), "Saved.", left=rest)
        if left and st.button("Leave theirs", key="leave-theirs"):
            st.session_state[_CONFLICTS] = []
            st.rerun()

    def edit(self, row: Mapping[str, Any]) -> None:
        """All fields of one row in a form."""
        name = f"{self.register.kind}-{row['item']}"
        opened = as_opened(name, lambda: shown.seen_of(self.register, row) | {"at": row["changed_at"]})
        if opened["at"] != row["changed_at"]:
            st.html(note("Somebody has changed this row since you opened it."))
            if st.button("Show it as it is now", key=f"anew-{name}"):
                let_go(name)
                st.rerun()
        with st.form(f"form-{name}-{opened['at']}", border=False):
            typed = self.fields(opened, f"{name}-{opened['at']}")
            post, why = signed(f"{name}-why")
            pressed = st.form_submit_button("Save", key=f"save-{name}", type="primary")
        if not pressed:
            return
        changed = shown.changed_fields(self.register, opened, typed)
        if changed:
            edit = RowEdit(str(row["item"]), changed, opened)
            self.save(lambda: self.written([edit], post, why), "Saved.", close=name)
        else:
            st.info("Nothing was changed.")

    def add(self, known: Mapping[str, Any] | None = None) -> None:
        """A new row in a form; ``known``: what stands in it already. Something else known makes another form."""
        name = f"add-{self.register.kind}"
        count = st.session_state.setdefault(name, 0)
        form = f"{name}-{count}" + (f"-{hash(tuple(sorted(known.items())))}" if known else "")
        with st.form(form):
            typed = self.fields(known or {}, form)
            post, why = signed(f"{name}-why")
            pressed = st.form_submit_button(f"Add this {self.register.one}", key=f"{name}-save", type="primary")
        if pressed:
            given = {one: value for one, value in typed.items() if value not in (None, "", False)}
            done = f"The {self.register.one} is added."
            self.save(lambda: self.written([RowEdit("", given)], post, why), done, count=name)

    def many(self, rows: pd.DataFrame, first: Sequence[str]) -> None:
        """Many rows in a table; a burst of edits is one publication. ``first``: the columns that stand at the left."""
        name = f"{self.register.kind}-{'-'.join(rows['item'])}"
        opened = as_opened(name, lambda: rows)
        count = st.session_state.setdefault(f"many-{self.register.kind}", 0)
        st.html(note("Write in the cells, add rows at the end. To take rows out, tick them at the left and press "
                     "Delete. Nothing is kept until you save."))  # fmt: skip
        key = f"table-{name}-{count}"
        with st.form(f"many-{name}-{count}", border=False):
            self._table(opened, first, key)
            post, why = signed(f"many-{self.register.kind}-why")
            pressed = st.form_submit_button(
                "Save all changes", key=f"many-save-{self.register.kind}", type="primary"
            )  # fmt: skip
        if not pressed:
            return
        edits, gone = shown.edits_of(self.register, opened, st.session_state[key])
        if edits or gone:
            done = f"{words.times(len(edits) + len(gone), self.register.one, self.register.many)} saved."
            self.save(lambda: self.written(edits, post, why, gone), done, close=name,
                       count=f"many-{self.register.kind}")  # fmt: skip
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
            column_order=[*first, *(one.name for one in fields if one.name not in first)],
            alt=f"{self.register.title}, to write in",
        )

    def take_out(self, row: Mapping[str, Any]) -> None:
        """One row that is to count no longer."""
        st.html(note("It no longer counts from now on. Its history stays, and so does what was known on earlier days."))
        post, why = signed(f"out-{row['item']}-why")
        if st.button("Take it out", key=f"take-out-{row['item']}"):
            done = f"The {self.register.one} is taken out."
            self.save(lambda: self.written([], post, why, [str(row["item"])]), done)

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
            return st.date_input(
                one.title, held, _EARLIEST, _LATEST, format="DD/MM/YYYY", **about
            )  # fmt: skip
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

    def written(self, edits: Sequence[RowEdit], post: str, why: str, gone: Sequence[str] = ()) -> Saved:
        edits = [*edits, *(registering.taken_out(item) for item in gone)]
        return registering.write_rows(
            session.settings().data, self.register.kind, edits, known_at=self.view.reporting_day, made_by=post,
            reason=why.strip(),
        )  # fmt: skip

    def save(
        self, write: Callable[[], Saved], done: str, *, close: str = "", count: str = "",
        left: Sequence[Conflict] = (),
    ) -> None:  # fmt: skip
        """Write, then draw anew with ``done`` said; what is refused is said in place and what was typed stays."""

        def written() -> None:
            saved = write()
            st.session_state[_CONFLICTS] = [*left, *saved.conflicts]
            if close:
                let_go(close)
            if count:
                st.session_state[count] += 1

        deciding.attempt(written, done, by=deciding.typed_post())


_TALL = 14


def as_opened(name: str, now: Callable[[], Any]) -> Any:
    """What the person opened, as it was then."""
    key = f"opened-{name}"
    if key not in st.session_state:
        st.session_state[key] = now()
    return st.session_state[key]


def let_go(name: str) -> None:
    st.session_state.pop(f"opened-{name}", None)


def signed(key: str) -> tuple[str, str]:
    left, right = st.columns([1, 2])
    with left:
        post = deciding.post()
    return post, right.text_input("Reason (if there is more to say)", key=key, max_chars=300) or ""
