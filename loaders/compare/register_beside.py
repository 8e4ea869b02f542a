"""What one row of a workbook says, beside the held row that it is: field by field, with who wrote last."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from loaders.compare.register_fit import misfit
from loaders.compare.register_row import Bringing, RegisterRow
from loaders.figures import Entry
from loaders.register_books import ID, UNREAD
from lsp_data.registers import REMOVED, FieldKind, Item, Register, Written, base_of


def said(register: Register, entry: Entry, held: Container[str]) -> dict[str, object]:
    """What an entry says of the register's fields. A blank says nothing, unless the row names by its id a row that is
    held, as those of our own workbooks do: there it says that nothing is to stand in that field."""
    found: dict[str, object] = {}
    for one in register.fields:
        if one.name not in entry.fields:
            continue
        value = entry.fields[one.name]
        if misfit(one, value) is not None:
            continue
        plain = value if one.kind in (FieldKind.MONTHS, FieldKind.YES_NO) else value or None
        if plain is not None or entry.fields.get(ID) in held:
            found[one.name] = plain
    return found


def beside(
    register: Register, entry: Entry, fields: Mapping[str, object], item: Item, log: Sequence[Written],
    bringing: Bringing,
) -> RegisterRow:  # fmt: skip
    """An entry beside the row that it is. A field whose value the workbook only repeats from where it started, while
    someone wrote in it since, stays as it is."""
    new: dict[str, object] = {}
    behind: dict[str, object] = {}
    conflicts = older = False
    for name, given in fields.items():
        now = item.fields.get(name)
        value = _with_unread(given, now, entry) if name == "months" else given
        if _alike(value, now):
            continue
        base = base_of(log, name, bringing.made_from)
        if _alike(value, base):
            behind[name] = value
            continue
        new[name] = value
        conflicts |= bringing.made_from is None and _stood_before(value, name, item, log)
        conflicts |= not _alike(now, base) and (name in item.written or not _alike(now, None))
        older |= name in item.written and bringing.is_later(item.written[name])
    if item.gone:
        new[REMOVED] = False
        conflicts |= bringing.made_from is not None or not item.last.return_id
        older |= bringing.is_later(item.last)
    old = {name: item.fields.get(name) for name in new}
    written = {name: item.written[name] for name in new if name in item.written}
    change = "same" if not new else "older" if older else "conflicting" if conflicts else "changed"
    return RegisterRow(0, register.kind, change, item.id, entry, new, old, written, change == "changed",
                       held=item.fields, behind=behind)  # fmt: skip


def _with_unread(months: object, now: object, entry: Entry) -> object:
    """The months that a row gives, with what is held of those whose mark nobody knows."""
    unread = entry.fields.get(UNREAD)
    if not (isinstance(months, Mapping) and isinstance(now, Mapping) and isinstance(unread, list)):
        return months
    return {month: state for month, state in sorted({**now, **months}.items()) if month in months or month in unread}


def _stood_before(value: object, name: str, item: Item, log: Sequence[Written]) -> bool:
    """Whether the field held the value before what it holds now: a workbook that does not say from when it is may be of
    that time."""
    written = [one for one in log if one.field == name]
    empty_at_first = bool(written) and min(one.publication for one in written) > item.first.publication
    return any(_alike(value, one.value) for one in written) or (empty_at_first and _alike(value, None))


def _alike(one: object, other: object) -> bool:
    """Whether two values of a field are the same: no months and nothing said of the months are."""
    return one == other or (one in (None, {}) and other in (None, {}))
