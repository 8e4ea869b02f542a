"""Writing in a register: one row in a form, many in a table, a new one, one taken out; what others wrote meanwhile.

What became of a save stands beside its button, where a person looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lsp_data import registering, reports
from lsp_data.registering import Conflict, Left, RowEdit, Saved
from lsp_data.registers import Register, row_words
from pages.parts import address, deciding, register_controls, session
from pages.parts.opened import let_go, opened, stands_open, tell_if, watch
from pages.parts.session import View
from presentation import register_rows
from presentation import register_writing as shown
from presentation.blocks import items, note, remark


@dataclass(frozen=True, slots=True)
class Begun:
    """What a new row begins with. ``choice``: what it was asked to be of; another choice begins another row.
    ``stamps``: what is written beside it, and not typed. ``read_next``: whether what is shown once it is added is the
    row in full."""

    choice: str = ""
    known: Mapping[str, Any] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)
    read_next: bool = False


@dataclass(frozen=True, slots=True)
class _Then:
    """What follows once it is written. ``close``: where what stood open is let go; ``after``: what the address holds
    then; ``at``: the place of the page that tells what became of it; ``read``: whether the row that is new is shown."""

    close: tuple[str, ...] = ()
    after: Mapping[str, str] = field(default_factory=dict)
    at: str = ""
    read: bool = False


@dataclass(frozen=True, slots=True)
class _Left:
    """What a save left alone because somebody else wrote there (``conflicts``) or because it could not be written
    (``rows``), and what follows once it is decided."""

    conflicts: tuple[Conflict, ...]
    rows: tuple[Left, ...]
    then: _Then


@dataclass(frozen=True, slots=True)
class Signed:
    """Whether a save was pressed, who signs it and why, and the place beside its button."""

    pressed: bool
    post: str
    why: str
    answer: DeltaGenerator


@dataclass(frozen=True, slots=True)
class Writing:
    """What can be written of one register, on a view that shows now."""

    view: View
    register: Register

    @property
    def _conflicts(self) -> str:
        return f"register-conflicts-{self.register.kind}"

    @property
    def _beside(self) -> str:
        return f"register-{self.register.kind}"

    @property
    def _editing(self) -> str:
        return f"edit-{self.register.kind}"

    @property
    def _adding(self) -> str:
        return f"add-{self.register.kind}"

    def say_conflicts(self) -> None:
        """What the last save left alone: asked before anything else is done."""
        deciding.tell()
        deciding.tell_in_passing()
        left: _Left | None = st.session_state.get(self._conflicts)
        if left is not None:
            title = "Somebody else wrote here meanwhile" if left.conflicts else "Not all could be written"
            ask = st.dialog(title, width="medium", dismissible=False)
            ask(self._decide)(left)

    def _decide(self, left: _Left) -> None:
        """Each that was left alone; where somebody else wrote, with a button that does it anyway: of a row that was to
        be taken out or closed below what differs, since what is done is only of what stands here."""
        if left.rows:
            st.html(note("These rows could not be written, and what you wrote in them is not kept."))
            st.html(items([shown.left_words(self.register, one) for one in left.rows], nothing=""))
        if left.conflicts:
            st.html(note(shown.conflicts_words(left.conflicts)))
        rows = session.ask(reports.register, self.view.generation, self.register.kind).to_dict("records")
        named = {row["item"]: row_words(self.register, row) for row in rows}
        for place, one in enumerate(left.conflicts):
            differing = shown.read_and_now(self.register, one)
            with st.container(horizontal=differing is None, vertical_alignment="center"):
                st.html(remark(shown.conflict_words(self.register, one, named.get(one.item, ""))))
                if differing is not None:
                    st.html(differing)
                pressed = st.button(shown.anyway(self.register, one), key=f"mine-{place}")
            if pressed:
                rest = replace(left, conflicts=left.conflicts[:place] + left.conflicts[place + 1 :])
                self._save([one.anyway], deciding.typed_post(), one.reason, lambda _: "Saved.", left.then, rest)
        if st.button(shown.leave(left.conflicts), key="leave-theirs"):
            st.session_state.pop(self._conflicts)
            st.rerun()

    def is_editing(self, item: str) -> bool:
        """Whether this row stands open in a form, and something may be typed in it."""
        return stands_open(self._editing, item)

    def edit(self, item: str, row: Mapping[str, Any] | None) -> None:
        """All fields of one row in a form; None where somebody took it out after it was opened: what was typed stays
        to be read, and why it cannot be saved is said."""
        place, name = self._editing, f"{self.register.kind}-{item}"
        now = {} if row is None else register_rows.seen_of(self.register, row) | {"at": row["changed_at"]}
        held = opened(place, item, lambda: now)
        said = "Somebody has changed this row since you opened it."
        tell_if(row is not None and held.what["at"] != now["at"], place, said)
        with st.form(f"form-{held.key}", border=False, enter_to_submit=False):
            typed = register_controls.fields(self.view, self.register, held.what, held.key)
            signed = self.sign("Save", f"save-{name}", f"{name}-why")
        changed = shown.changed_fields(self.register, held.what, typed)
        edits = [RowEdit(item, changed, held.what)] if changed else []
        self.saved(signed, edits, lambda _: "Saved.", place)

    def one(self, begun: Begun, row: Mapping[str, Any] | None) -> None:
        """A row of which there is to be one: edited where it is held, else added. One that is being typed stays when
        somebody else adds it, and is then written into theirs."""
        if row is None or stands_open(self._adding, begun.choice):
            self.add(begun, row)
        else:
            self.edit(str(row["item"]), row)

    def add(self, begun: Begun, theirs: Mapping[str, Any] | None = None) -> None:
        """A new row in a form, in which stands already what it begins with. ``theirs``: the row that somebody else
        added in its place since then."""
        place = self._adding
        held = opened(place, begun.choice, lambda: begun)
        said = "What is known for it has changed since you began."
        if theirs is not None:
            said = f"Somebody has added this {self.register.one} since you began."
        tell_if(theirs is not None or held.what.known != begun.known, place, said)
        with st.form(held.key, enter_to_submit=False):
            typed = register_controls.fields(self.view, self.register, held.what.known, held.key)
            signed = self.sign(f"Add this {self.register.one}", f"{place}-save", f"{place}-why")
        if theirs is not None:
            changed = shown.changed_fields(self.register, held.what.known, typed)
            edits = [RowEdit(str(theirs["item"]), changed, held.what.known)] if changed else []
            self.saved(signed, edits, lambda _: "Saved.", place, self._editing)
            return
        values = shown.said_of({**held.what.known, **held.what.stamps, **typed})
        then = _Then((place,), at=deciding.IN_PASSING if begun.read_next else self._beside, read=begun.read_next)
        self._saved(signed, [RowEdit("", values)], lambda _: f"The {self.register.one} is added.", then)

    def many(self, rows: Callable[[], pd.DataFrame], wanted: object, first: Sequence[str]) -> None:
        """Many rows in a table; a burst of edits is one publication. ``rows``: as they are held when it is asked;
        ``wanted``: by what they were chosen; ``first``: the columns that stand at the left. While something is typed,
        the table stays whatever is chosen."""
        place = f"table-{self.register.kind}"
        held = opened(place, wanted, rows, typed=typed_in)
        tell_if(held.of != wanted, place, "You chose other rows; the table still shows those in which you wrote.")
        st.html(note("Write in the cells, add rows at the end. To take rows out, tick them at the left and press "
                     "Delete. Nothing is kept until you save."))  # fmt: skip
        register_controls.table(self.view, self.register, held.what, first, held.key)
        if held.of == wanted:
            said = "Somebody has changed these rows since you opened them."
            watch(lambda: shown.differ(held.what, rows()), place, said)
        edits = shown.edits_of(self.register, held.what, st.session_state[held.key])
        with st.form(f"form-{held.key}", border=False, enter_to_submit=False):
            signed = self.sign(
                "Save all changes", f"many-save-{self.register.kind}", f"many-{self.register.kind}-why",
                needed=shown.takes_out(edits),
            )  # fmt: skip
        self.saved(signed, edits, partial(shown.saved, self.register, edits), place)

    def take_out(self, row: Mapping[str, Any], after: Mapping[str, str]) -> None:
        """One row that is to count no longer. ``after``: what the address holds once it is taken out."""
        st.html(note("It no longer counts from now on. Its history stays, and so does what was known on earlier days."))
        place = f"out-{self.register.kind}"
        held = opened(place, row["item"], lambda: register_rows.seen_of(self.register, row))
        with st.form(f"form-{held.key}", border=False, enter_to_submit=False):
            signed = self.sign("Take it out", f"take-out-{row['item']}", f"{held.key}-why", needed=True)
        edit = registering.taken_out(str(row["item"]), held.what)
        self._saved(signed, [edit], lambda _: f"The {self.register.one} is taken out.", _Then((place,), after))

    def save(
        self, edits: Sequence[RowEdit], post: str, why: str, done: Callable[[int], str], *, close: str = "",
        at: str = "",
    ) -> None:  # fmt: skip
        """Write, then draw anew with ``done`` said of so many rows as were written, by the `deciding.tell` of ``at``
        (the top of the page); what is refused is said in place and what was typed stays. ``close``: what is let go
        then."""
        save = partial(self._save, edits, post, why, done, _Then((close,), at=at))
        if not self._asks(edits, why, save):
            save()

    def sign(self, label: str, key: str, why: str, *, needed: bool = False) -> Signed:
        """Who saves and why, the button, and beside it what became of the last save."""
        post, reason = signed(why, needed=needed)
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.form_submit_button(label, key=key, type="primary")
            answer = st.container()
        with answer:
            deciding.tell(at=self._beside)
        return Signed(pressed, post, reason, answer)

    def saved(self, signed: Signed, edits: Sequence[RowEdit], done: Callable[[int], str], *close: str) -> None:
        """Write where it was pressed; what becomes of it is said beside the button. ``close``: the places in which what
        stood open is let go then."""
        self._saved(signed, edits, done, _Then(close, at=self._beside))

    def _saved(self, signed: Signed, edits: Sequence[RowEdit], done: Callable[[int], str], then: _Then) -> None:
        if not signed.pressed:
            return
        save = partial(self._save, edits, signed.post, signed.why, done, then)
        if self._asks(edits, signed.why, save):
            return
        with signed.answer:
            if edits:
                save()
            else:
                st.info("Nothing was changed.")

    def _asks(self, edits: Sequence[RowEdit], why: str, save: Callable[[], None]) -> bool:
        """Whether something looks like a person's telephone number or e-mail address: then it is asked about first."""
        contacts = shown.contacts(self.register, edits, why)
        if contacts:
            st.dialog("Is this a person's own?", dismissible=False)(_ask_about)(contacts, save)
        return bool(contacts)

    def _save(
        self, edits: Sequence[RowEdit], post: str, why: str, done: Callable[[int], str], then: _Then,
        left: _Left | None = None,
    ) -> None:  # fmt: skip
        """``left``: what of an earlier save is still to be decided."""
        before, over = (left.conflicts, left.rows) if left is not None else ((), ())

        def written() -> Saved:
            saved = registering.write_rows(
                session.settings().data, self.register.kind, edits, known_at=self.view.reporting_day, made_by=post,
                reason=why.strip(),
            )  # fmt: skip
            conflicts, rows = (*before, *saved.conflicts), (*over, *saved.left)
            st.session_state[self._conflicts] = _Left(conflicts, rows, then) if conflicts or rows else None
            if not any(one.field == self.register.closed[0] for one in conflicts):
                let_go(*then.close)  # what is to be closed stands as it was read until that is decided
            if not conflicts:
                address.write_next({"item": saved.added[0]} if then.read and saved.added else then.after)
            return saved

        at = deciding.IN_PASSING if left is not None else then.at
        deciding.attempt(written, lambda saved: shown.saved_words(edits, saved, done), by=post, at=at)


def typed_in(key: str) -> bool:
    """Whether something is typed in the table to write in of this key, and not saved."""
    return any(st.session_state.get(key, {}).values())


def _ask_about(contacts: Sequence[str], save: Callable[[], None]) -> None:
    """Telephone numbers and e-mail addresses: whether they are to be kept."""
    st.html(note("No names, telephone numbers or e-mail addresses of persons, please: a post is enough."))
    st.html(items(list(contacts), nothing=""))
    left, right = st.columns(2)
    if left.button("Go back and change it", key="contact-back", type="primary", width="stretch"):
        st.rerun()
    if right.button("Nobody's own: save it", key="contact-save", width="stretch"):
        save()


def signed(key: str, *, needed: bool = False) -> tuple[str, str]:
    """Who writes, and why (``needed``: it must be said)."""
    left, right = st.columns([1, 2])
    with left:
        post = deciding.post()
    return post, right.text_input(
        "Reason" if needed else "Reason (if there is more to say)", key=key, max_chars=300
    ) or ""
