"""The rows of registers that a workbook brings, beside those that are held: field by field, with who wrote last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.figures import Entry, Return
from lsp_data.registers import (
    REGISTERS,
    REMOVED,
    FieldKind,
    Item,
    Register,
    Written,
    base_of,
    identity,
    items_of,
    new_id,
)
from lsp_data.store import registers
from lsp_data.store.generations import Generation

ID = "id"  # the field of an entry that says which row it is, from the column of that name in our own workbooks


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of a register beside the store.

    ``change``: new, changed, same, conflicting (someone wrote otherwise in a field since the workbook was made), older
    (the store knows something of a later day, or holds a later issue of all of it), missing (held, and not in the
    workbook). ``fields`` are what would be written, ``old`` what stands there now, ``written`` who wrote that.
    ``accept`` is what is proposed. ``entry`` None: missing."""

    number: int
    register: str
    change: str
    item: str
    entry: Entry | None
    fields: Mapping[str, object]
    old: Mapping[str, object]
    written: Mapping[str, Written]
    accept: bool


@dataclass(frozen=True, slots=True)
class Bringing:
    """What is known of the workbook that brings register rows. ``made_from``: the generation from which our own
    workbook was made; None where it is no such workbook."""

    partner: str
    known_at: date | None
    made_from: int | None


def register_rows(ret: Return, generation: Generation, bringing: Bringing, first: int) -> tuple[RegisterRow, ...]:
    """The rows of every register that the return holds, beside the store, in the order of the
    workbook, what it lacks last; numbered from ``first``."""
    rows: list[RegisterRow] = []
    for register in REGISTERS:
        entries = [one for one in ret.entries if one.kind == register.kind]
        if entries:
            rows.extend(_compared(register, entries, generation, bringing))
    place = {id(one): number for number, one in enumerate(ret.entries)}
    rows.sort(key=lambda one: len(place) if one.entry is None else place[id(one.entry)])
    return tuple(
        RegisterRow(first + count, one.register, one.change, one.item, one.entry, one.fields, one.old, one.written,
                    one.accept)
        for count, one in enumerate(rows)
    )  # fmt: skip


def _compared(
    register: Register, entries: Sequence[Entry], generation: Generation, bringing: Bringing
) -> Iterator[RegisterRow]:
    log = registers.log_of(generation, register.kind)
    held = {one.id: one for one in items_of(register, log, gone=True)}
    of_items: dict[str, list[Written]] = {}
    for one in log:
        of_items.setdefault(one.item, []).append(one)
    taken = registers.ids_of(generation, register.kind)
    later = register.whole is not None and any(
        _later(one.last, bringing) for one in held.values() if _expected(register, one, entries, bringing)
    )
    met: set[str] = set()
    for entry in entries:
        fields = said(register, entry, whole=bringing.made_from is not None)
        item = _matched(register, entry, fields, [one for one in held.values() if one.id not in met])
        if item is None:
            id_ = new_id(register, fields, taken | met)
            met.add(id_)
            given = {name: value for name, value in fields.items() if value is not None}
            change = "older" if later else "new"
            accept = bool(given.get(register.key)) and not later
            yield RegisterRow(0, register.kind, change, id_, entry, given, {}, {}, accept)
            continue
        met.add(item.id)
        yield _beside(register, entry, fields, item, of_items[item.id], bringing)
    for item in held.values():
        if item.id not in met and not item.gone and _expected(register, item, entries, bringing):
            old: dict[str, object] = {REMOVED: False}
            yield RegisterRow(
                0, register.kind, "missing", item.id, None, {REMOVED: True}, old, item.written,
                register.whole is not None and not later,
            )  # fmt: skip


def said(register: Register, entry: Entry, *, whole: bool) -> dict[str, object]:
    """What an entry says of the register's fields. A blank says nothing, unless the workbook is ours (``whole``): there
    it says that nothing is to stand in that field."""
    found: dict[str, object] = {}
    for one in register.fields:
        if one.name not in entry.fields:
            continue
        value = entry.fields[one.name]
        plain = value if one.kind in (FieldKind.MONTHS, FieldKind.YES_NO) else value or None
        if plain is not None or whole:
            found[one.name] = plain
    return found


def _matched(register: Register, entry: Entry, fields: Mapping[str, object], held: Sequence[Item]) -> Item | None:
    """The row that an entry is: by its id, else by the words by which a row of this register is known."""
    wanted = str(entry.fields.get(ID) or "")
    own = identity(register, fields)
    by_id = next((one for one in held if wanted and one.id == wanted), None)
    return by_id or next((one for one in held if own and identity(register, one.fields) == own), None)


def _beside(
    register: Register, entry: Entry, fields: Mapping[str, object], item: Item, log: Sequence[Written],
    bringing: Bringing,
) -> RegisterRow:  # fmt: skip
    """An entry beside the row that it is. A field whose value the workbook only repeats from where it started, while
    someone wrote in it since, stays as it is."""
    new: dict[str, object] = {}
    conflicts = older = False
    for name, value in fields.items():
        now = item.fields.get(name)
        if value == now:
            continue
        base = base_of(log, name, bringing.made_from)
        if value == base:
            continue
        new[name] = value
        conflicts |= now is not None and now != base
        older |= name in item.written and _later(item.written[name], bringing)
    if item.gone:
        new[REMOVED] = False
        conflicts |= not item.last.return_id
    old = {name: item.fields.get(name) for name in new}
    written = {name: item.written[name] for name in new if name in item.written}
    change = "same" if not new else "older" if older else "conflicting" if conflicts else "changed"
    return RegisterRow(0, register.kind, change, item.id, entry, new, old, written, change == "changed")


def _later(written: Written, bringing: Bringing) -> bool:
    return bringing.known_at is not None and written.known_at > bringing.known_at


def _expected(register: Register, item: Item, entries: Sequence[Entry], bringing: Bringing) -> bool:
    """Whether the workbook would hold the row if there still were one: of registers that come whole, those of the same
    partner and the same part; of our own workbooks, every row."""
    if register.whole is None:
        return bringing.made_from is not None
    if item.partner != bringing.partner:
        return False
    parts = {tuple(one.fields.get(name) for name in register.whole) for one in entries}
    return tuple(item.fields.get(name) for name in register.whole) in parts
