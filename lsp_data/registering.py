"""What a person writes in a register on the page: one publication for all that is saved together.

An edit says what the person saw. Where somebody else wrote in the same field meanwhile it is a conflict: that field is
not written, the rest is, and the caller is told both. So it is with a row that is taken out, whichever of its fields
somebody else wrote in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError
from lsp_data.measures.wording import on, times
from lsp_data.registers import (
    REMOVED,
    Field,
    FieldKind,
    Item,
    Misfit,
    Register,
    Written,
    checked,
    identity,
    items_of,
    new_id,
    register_of,
    text_of,
    unknown_codes,
)
from lsp_data.store import publication, reads, registers
from lsp_data.store.changes import Change, frame_of
from lsp_data.store.generations import Generation

# What was written of one row: its id, field, value.
_Cell = tuple[str, str, object]


@dataclass(frozen=True, slots=True)
class RowEdit:
    """What a person writes in one row: ``fields``, the new values; ``seen``, the values that they looked at (of a new
    row none, and ``item`` is ""). A field that ``seen`` lacks was empty."""

    item: str
    fields: Mapping[str, object]
    seen: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field in which somebody else wrote meanwhile: what, by whom, and what was to be written and why. Of a row that
    was to be taken out ``field`` is REMOVED, and ``theirs`` the newest of what was written in it. ``row``: all of it as
    it stood then."""

    item: str
    field: str
    mine: object
    theirs: Written
    row: Mapping[str, object]
    reason: str = ""

    @property
    def anyway(self) -> RowEdit:
        """The edit that does what was left, over what they wrote; what came later still stands against it."""
        return RowEdit(self.item, {self.field: self.mine}, self.row)


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of edits: the generation that shows them, the ids of the rows that were new, and what was not written
    because somebody else wrote in it."""

    generation: Generation
    added: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class CannotBeWritten(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """Some values do not fit their fields; nothing was stored. ``misfits`` names each."""

    def __init__(self, misfits: Sequence[Misfit]) -> None:
        self.misfits = tuple(misfits)
        named = ((one, f"{one.field} “{one.value}”" if one.value else one.field) for one in misfits)
        super().__init__(" ".join(f"{name}: {one.reason}" for one, name in named))


def write_rows(
    folder: Path, kind: str, edits: Sequence[RowEdit], *, known_at: date, made_by: str, reason: str = "",
    now: datetime | None = None,
) -> Saved:  # fmt: skip
    """Write edits of one register in one publication. ``known_at`` is the reporting day on which they hold.

    CannotBeWritten names values that do not fit, or a new row that is there already; LspError a row that is gone, one
    that is taken out without a reason, or one of which something is held that became known on a later day, so that the
    edit would never count."""
    if not edits:
        raise LspError("There is nothing to save.")
    if any(REMOVED in one.fields for one in edits) and not reason.strip():
        raise LspError("Say why: the reason stands in the history.")
    register = register_of(kind)
    written: list[_Cell] = []
    added: list[str] = []
    conflicts: list[Conflict] = []

    def saved(live: Generation) -> Change | None:
        fitting = [_fitting(register, one, reads.catalogue_of(live)) for one in edits]
        log = registers.log_of(live, kind)
        rows = {one.id: one for one in items_of(register, log)}
        taken = registers.ids_of(live, kind)
        known = {identity(register, one.fields): one.id for one in rows.values()}
        for one in fitting:
            if one.item:
                written.extend(_changed(register, one, rows, conflicts, known_at))
                continue
            own = _new_identity(register, one, known)
            added.append(new_id(register, one.fields, taken))
            taken.add(added[-1])
            known[own] = added[-1]
            written.extend((added[-1], name, value) for name, value in one.fields.items() if value is not None)
        if not written:
            return None
        return _change(register, written, rows, known_at, made_by, reason)

    generation = publication.publish(folder, saved, now=now)
    return Saved(generation, tuple(added), tuple(replace(one, reason=reason) for one in conflicts))


def taken_out(item: str, seen: Mapping[str, object] = MappingProxyType({})) -> RowEdit:
    """The edit that takes a row out of its register. ``seen``: all of the row as the person looked at it; {} where it
    is to go whatever it says."""
    return RowEdit(item, {REMOVED: True}, seen)


def _fitting(register: Register, edit: RowEdit, catalogue: Catalogue) -> RowEdit:
    """The edit with its values as the store keeps them."""
    values: dict[str, object] = {}
    misfits: list[Misfit] = []
    for name, value in edit.fields.items():
        found = value if name == REMOVED else _fitted(register.field(name), value, catalogue)
        if isinstance(found, Misfit):
            misfits.append(found)
        values[name] = found
    if register.key in values and values[register.key] is None:
        misfits.append(Misfit(register.field(register.key).title, "", "It cannot be empty."))
    if misfits:
        raise CannotBeWritten(misfits)
    return RowEdit(edit.item, values, edit.seen)


def _fitted(one: Field, value: object, catalogue: Catalogue) -> object | Misfit:
    """The value as the store keeps it, or why the field cannot hold it. Codes are read as people type them; what names
    no indicator is repeated as it was typed."""
    unknown: list[str] = []
    if one.kind is FieldKind.INDICATORS and isinstance(value, str):
        value, unknown = catalogue.listed(value)
    found = checked(one, value)
    if one.kind is FieldKind.INDICATORS and isinstance(found, list):
        known = set(catalogue.indicators["indicator"])
        unknown += [code for code in found if code not in known]
    return unknown_codes(one.title, unknown, ()) or found


def _changed(
    register: Register, edit: RowEdit, rows: Mapping[str, Item], conflicts: list[Conflict], known_at: date
) -> Iterator[_Cell]:
    row = rows.get(edit.item)
    if row is None and REMOVED in edit.fields:
        return  # somebody took it out meanwhile
    if row is None:
        raise LspError(f"This {register.one} is not in the register any more: somebody took it out meanwhile.")
    name, closed = register.closed
    if name and row.fields.get(name) == closed and REMOVED not in edit.fields:
        raise LspError(f"This {register.one} is {closed}: it stands as it is. Make a new one instead.")
    for name, value in edit.fields.items():
        now = row.fields.get(name)
        if value == now:
            continue
        latest = row.last if name == REMOVED else row.written.get(name)
        if latest is not None and latest.known_at > known_at:
            raise LspError(
                f"What the register holds of this {register.one} became known on {on(latest.known_at)}, after the "
                f"reporting date ({on(known_at)}), and would stay. Move the reporting date on, then write it."
            )
        theirs = _theirs(row, name, edit.seen)
        if theirs is not None:
            conflicts.append(Conflict(edit.item, name, value, theirs, row.fields))
        else:
            yield edit.item, name, value


def _theirs(row: Item, name: str, seen: Mapping[str, object]) -> Written | None:
    """The newest of what somebody else wrote meanwhile: in the field, or in any field of a row that is taken out and
    was looked at."""
    names = row.written if name == REMOVED and seen else (name,)
    others = [row.written[one] for one in names if one in row.written and row.fields.get(one) != seen.get(one)]
    return max(others, key=lambda one: one.age, default=None)


def _new_identity(register: Register, edit: RowEdit, known: Mapping[tuple[str, ...], str]) -> tuple[str, ...]:
    """What a new row is known by; CannotBeWritten where it has no key, or there is a row known by the same."""
    title = register.field(register.key).title
    if edit.fields.get(register.key) is None:
        raise CannotBeWritten([Misfit(title, "", "It cannot be empty.")])
    own = identity(register, edit.fields)
    if own and own in known:
        said = text_of(register.field(register.key), edit.fields[register.key])
        raise CannotBeWritten([Misfit(title, said[:60], f"The register has this {register.one} already.")])
    return own


def _change(
    register: Register, written: Sequence[_Cell], rows: Mapping[str, Item], known_at: date, made_by: str, reason: str
) -> Change:
    frame = frame_of(
        registers.CHANGE,
        [
            (None, None, None, register.kind, item, name, json.dumps(value, ensure_ascii=False), known_at)
            for item, name, value in written
        ],
    )
    items = list(dict.fromkeys(item for item, _, _ in written))
    new = sum(item not in rows for item in items)
    gone = sum(name == REMOVED for _, name, _ in written)
    changed = len(items) - new - gone
    told = [f"{count} {word}" for count, word in ((new, "added"), (changed, "changed"), (gone, "taken out")) if count]
    summary = f"{register.title}: {times(len(items), register.one, register.many)} ({', '.join(told)})"
    return Change("register", summary, made_by, reason, registers=frame)
