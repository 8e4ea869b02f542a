"""The rows of a register from the log of what was written in its fields: the newest known by a day counts.

Nothing is overwritten: a workbook that is loaded and an edit on the page each append what they say of single fields. A
row exists once its key field has a value, and is gone while the field ``removed`` says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from lsp_data.catalogue.names import comparable
from lsp_data.measures.route_map import called
from lsp_data.registers.definition import FieldKind, Register
from lsp_data.registers.values import text_of

REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Written:
    """One field of one row, as it was written once. ``return_id`` "": on the page; else with sheet and cell."""

    item: str
    field: str
    value: object
    known_at: date
    made_at: datetime
    made_by: str
    publication: int
    position: int = 0
    return_id: str = ""
    sheet: str = ""
    cell: str = ""
    partner: str = ""
    file_name: str = ""
    reason: str = ""

    @property
    def age(self) -> tuple[date, int, int]:
        """By what the newer of two is told."""
        return self.known_at, self.publication, self.position


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a register. ``written``: by field, where its value comes from. ``place``: its place among all rows."""

    id: str
    fields: Mapping[str, object]
    written: Mapping[str, Written]
    place: tuple[int, int]
    first: Written
    last: Written
    partner: str = ""
    gone: bool = field(default=False)


def items_of(
    register: Register, log: Iterable[Written], as_at: date | None = None, *, gone: bool = False
) -> list[Item]:
    """The rows that there are after what was known by the day (None: after all), in the order in which they came;
    with ``gone`` also those that were removed."""
    of_items: dict[str, list[Written]] = {}
    for one in log:
        if as_at is None or one.known_at <= as_at:
            of_items.setdefault(one.item, []).append(one)
    found = [_item(register, id_, written) for id_, written in of_items.items()]
    kept = [one for one in found if one.fields.get(register.key) not in (None, "") and (gone or not one.gone)]
    return sorted(kept, key=lambda one: one.place)


def _item(register: Register, id_: str, written: Sequence[Written]) -> Item:
    newest: dict[str, Written] = {}
    for one in sorted(written, key=lambda one: one.age):
        newest[one.field] = one
    gone = newest.pop(REMOVED, None)
    by_publication = sorted(written, key=lambda one: (one.publication, one.position))
    first = by_publication[0]
    key = next((one for one in by_publication if one.field == register.key), first)
    return Item(
        id_, {name: one.value for name, one in newest.items()}, newest, (key.publication, key.position), first,
        by_publication[-1], next((one.partner for one in by_publication if one.partner), ""),
        gone is not None and bool(gone.value),
    )  # fmt: skip


def codes_of(item: Item) -> tuple[str, ...]:
    """The catalogue ids of the indicators that a row names."""
    said = item.fields.get("indicators")
    return tuple(str(code) for code in said) if isinstance(said, list) else ()


def row_words(register: Register, fields: Mapping[str, object]) -> str:
    """The words by which a person knows a row: those that it is called by, where there are such; else its key after its
    number ("3 Report"; of an activity with the letter of its workstream, "E3 Report"), and where the key is no text all
    that it is known by ("10 Homes, Stronger Communities, Lead")."""
    names = [text_of(register.field(name), fields.get(name)) for name in register.called_by]
    if any(names):
        return ", ".join(one for one in names if one)
    key = register.field(register.key)
    plain = key.kind in (FieldKind.TEXT, FieldKind.LINE)
    known = {key.name} if plain else {key.name, *(name for names in register.known_by for name in names)}
    words = [text_of(one, fields.get(one.name)) for one in register.fields if one.name in known - {"number"}]
    number = called(str(fields.get("workstream") or ""), str(fields.get("number") or ""))
    return f"{number} {', '.join(one for one in words if one)}".strip()


def told_apart(register: Register, rows: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """The words of each row (:func:`row_words`); of those in the same words also what the first field in which they
    differ says ("Fewer smokers (activities: Stop smoking service)")."""
    words = [row_words(register, one) for one in rows]
    found = []
    for own, fields in zip(words, rows, strict=True):
        alike = [other for said, other in zip(words, rows, strict=True) if said == own]
        apart = next((one for one in register.fields if any(_differ(one.name, fields, other) for other in alike)), None)
        said = text_of(apart, fields.get(apart.name)) or "not said" if apart is not None else ""
        found.append(f"{own} ({apart.title.lower()}: {said})" if apart is not None else own)
    return tuple(found)


def _differ(name: str, one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return (one.get(name) or None) != (other.get(name) or None)


def identity(register: Register, fields: Mapping[str, object]) -> tuple[str, ...]:
    """What a row without an id is known again by, comparable: its kind's first set of fields of which the last is
    filled, and any of the others where there are such; () where there is none."""
    for names in register.known_by:
        said = tuple(comparable(str(fields.get(name) or "")) for name in names)
        if said[-1] and (len(said) == 1 or any(said[:-1])):
            return (names[-1], *said)
    return ()


def identities(register: Register, written: Iterable[Written]) -> tuple[tuple[str, ...], ...]:
    """Every identity that a row ever had, the newest first: a workbook that was sent before its words were changed on
    the page, or is sent again, still speaks of that row."""
    fields: dict[str, object] = {}
    found = []
    by_publication = sorted(written, key=lambda one: (one.publication, one.position))
    for _, together in groupby(by_publication, key=lambda one: one.publication):
        fields |= {one.field: one.value for one in together}
        found.append(identity(register, fields))
    return tuple(dict.fromkeys(one for one in reversed(found) if one))


def new_id(register: Register, fields: Mapping[str, object], taken: Collection[str]) -> str:
    """An id for a new row: the same words always give the same one, made unique among those taken."""
    words = "|".join(identity(register, fields)) or comparable(str(fields.get(register.key)))
    base = f"{register.kind.replace('_', '-')}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
    unused, count = base, 1
    while unused in taken:
        count += 1
        unused = f"{base}-{count}"
    return unused


def base_of(written: Iterable[Written], name: str, generation: int | None) -> object:
    """The value of a row's field from which a workbook started: as the generation had it that the workbook was made
    from, else as a workbook last brought it (None: never)."""
    known = [
        one
        for one in written
        if one.field == name and (one.publication <= generation if generation is not None else one.return_id)
    ]
    return max(known, key=lambda one: one.age).value if known else None


def replaced(log: Iterable[Written]) -> list[tuple[Written, object]]:
    """Everything that was written, oldest first, each with the value of its field before."""
    before: dict[tuple[str, str], object] = {}
    told = []
    for one in sorted(log, key=lambda one: (one.publication, one.position)):
        place = (one.item, one.field)
        told.append((one, before.get(place)))
        before[place] = one.value
    return told
