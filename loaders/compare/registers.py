"""The rows of registers that a workbook brings, beside those that are held: field by field, with who wrote last."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from loaders.compare.register_fit import too_long
from loaders.compare.register_twins import Twins
from loaders.figures import Entry, Return
from loaders.register_books import ID
from lsp_data.registers import (
    REGISTERS,
    REMOVED,
    FieldKind,
    Item,
    Register,
    Written,
    base_of,
    items_of,
    new_id,
    text_of,
)
from lsp_data.store import registers
from lsp_data.store.generations import Generation

STATES = ("conflicting", "older", "missing", "asked", "new", "changed", "same")  # as they are shown
MATRIX = "commitment_role"  # whose rows are the cells of a matrix and are known by their place in it


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of a register beside the store.

    ``change``: new, changed, same, conflicting (someone wrote otherwise in a field since the workbook was made), older
    (the store knows something of a later day, or holds a later issue of all of it), missing (held, and not in the
    workbook). ``fields`` are what would be written, ``old`` what stands there now, ``written`` who wrote that.
    ``accept`` is what is proposed. ``entry`` None: missing. ``may_be``: the ids of held rows of which a new one may be
    one, with other words (``may_be_words``); until a person says, neither it is proposed nor that the held row is gone.
    ``held``: all that is held of the row."""

    number: int
    register: str
    change: str
    item: str
    entry: Entry | None
    fields: Mapping[str, object]
    old: Mapping[str, object]
    written: Mapping[str, Written]
    accept: bool
    may_be: tuple[str, ...] = ()
    may_be_words: tuple[str, ...] = ()
    held: Mapping[str, object] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """The change, or "asked" where a person is to say first which row it is."""
        return "asked" if self.may_be else self.change


@dataclass(frozen=True, slots=True)
class Bringing:
    """What is known of the workbook that brings register rows. ``made_from``: the generation from which our own
    workbook was made; None where it is no such workbook. ``same_as``: by place (sheet, cell) the held row that a person
    says a row is, "" where it is none of them."""

    partner: str
    known_at: date | None
    made_from: int | None
    same_as: Mapping[tuple[str, str], str] = field(default_factory=dict)


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
    return tuple(replace(one, number=first + count) for count, one in enumerate(rows))


def _compared(
    register: Register, entries: Sequence[Entry], generation: Generation, bringing: Bringing
) -> Iterator[RegisterRow]:
    log = registers.log_of(generation, register.kind)
    held = {one.id: one for one in items_of(register, log, gone=True)}
    of_items: dict[str, list[Written]] = {one.item: [] for one in log}
    for one in log:
        of_items[one.item].append(one)
    twins = Twins.of(register, held, of_items, bringing.same_as)
    fields = [said(register, one, held) for one in entries]
    matched = [twins.match(entry, given) for entry, given in zip(entries, fields, strict=True)]
    ours = _are_ours(entries, bringing)
    expected = [one for one in held.values() if _expected(register, one, entries, bringing, ours=ours)]
    later = (
        not ours
        and register.whole is not None
        and any(one.return_id and _later(one, bringing) for item in expected for one in of_items[item.id])
    )
    taken = registers.ids_of(generation, register.kind)
    asked: set[str] = set()
    for entry, given, item in zip(entries, fields, matched, strict=True):
        if item is not None:
            yield _beside(register, entry, given, item, of_items[item.id], bringing)
            continue
        row = _new(register, entry, given, new_id(register, given, taken), twins, later=later)
        taken.add(row.item)
        asked.update(row.may_be)
        yield row
    for item in expected:
        if item.id not in twins.met and not item.gone:
            accept = register.whole is not None and not (later or ours or item.id in asked)
            old: dict[str, object] = {REMOVED: False}
            yield RegisterRow(
                0, register.kind, "missing", item.id, None, {REMOVED: True}, old, item.written, accept,
                held=item.fields,
            )  # fmt: skip


def _new(
    register: Register,
    entry: Entry,
    fields: Mapping[str, object],
    item: str,
    twins: Twins,
    *,
    later: bool,
) -> RegisterRow:
    given = {name: value for name, value in fields.items() if value is not None}
    may_be = () if later else twins.may_be(entry, given)
    accept = bool(given.get(register.key)) and not (later or may_be)
    change = "older" if later else "new"
    words = tuple(row_words(register, twins.held[one].fields) for one in may_be)
    return RegisterRow(0, register.kind, change, item, entry, given, {}, {}, accept, may_be, words)


def row_words(register: Register, fields: Mapping[str, object]) -> str:
    """The words by which a person knows a row: its number, its key, and of whom it is where the key is a choice."""
    key = register.field(register.key)
    names = ["number", *dict.fromkeys(name for known in register.known_by for name in known)]
    plain = key.kind in (FieldKind.TEXT, FieldKind.LINE)
    shown = ["number", key.name] if plain else [*dict.fromkeys([*names, key.name])]
    said = (text_of(register.field(name), fields.get(name)) for name in shown if register.has(name))
    return " ".join(one for one in said if one)


def said(register: Register, entry: Entry, held: Container[str]) -> dict[str, object]:
    """What an entry says of the register's fields. A blank says nothing, unless the row names by its id a row that is
    held, as those of our own workbooks do: there it says that nothing is to stand in that field."""
    found: dict[str, object] = {}
    for one in register.fields:
        if one.name not in entry.fields:
            continue
        value = entry.fields[one.name]
        if too_long(one, value) is not None:
            continue
        plain = value if one.kind in (FieldKind.MONTHS, FieldKind.YES_NO) else value or None
        if plain is not None or entry.fields.get(ID) in held:
            found[one.name] = plain
    return found


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
        if _alike(value, now):
            continue
        base = base_of(log, name, bringing.made_from)
        if _alike(value, base):
            continue
        new[name] = value
        conflicts |= not _alike(now, base) and (name in item.written or not _alike(now, None))
        older |= name in item.written and _later(item.written[name], bringing)
    if item.gone:
        new[REMOVED] = False
        conflicts |= bringing.made_from is not None or not item.last.return_id
        older |= _later(item.last, bringing)
    old = {name: item.fields.get(name) for name in new}
    written = {name: item.written[name] for name in new if name in item.written}
    change = "same" if not new else "older" if older else "conflicting" if conflicts else "changed"
    return RegisterRow(0, register.kind, change, item.id, entry, new, old, written, change == "changed",
                       held=item.fields)  # fmt: skip


def _alike(one: object, other: object) -> bool:
    """Whether two values of a field are the same: no months and nothing said of the months are."""
    return one == other or (one in (None, {}) and other in (None, {}))


def _later(written: Written, bringing: Bringing) -> bool:
    return bringing.known_at is not None and written.known_at > bringing.known_at


def _are_ours(entries: Sequence[Entry], bringing: Bringing) -> bool:
    """Whether the rows come from our own workbook and say themselves which they are."""
    return bringing.made_from is not None and any(ID in one.fields or one.kind == MATRIX for one in entries)


def _expected(register: Register, item: Item, entries: Sequence[Entry], bringing: Bringing, *, ours: bool) -> bool:
    """Whether the workbook would hold the row if there still were one: of our own workbooks, every row of the same
    part that there was when it was made; of registers that come whole, those of the same partner and part."""
    if ours:
        made_from = bringing.made_from
        if made_from is None or item.first.publication > made_from:
            return False
    elif register.whole is None or item.partner != bringing.partner:
        return False
    parts = {tuple(one.fields.get(name) for name in register.whole or ()) for one in entries}
    return tuple(item.fields.get(name) for name in register.whole or ()) in parts
