"""Which of the edits that are saved together can be written, beside the rows as they stand now.

A row that cannot be written is left over and stops no other. Once all is written no two rows may be known by the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lsp_data.measures.wording import on
from lsp_data.registering.edits import Conflict, Left, RowEdit
from lsp_data.registering.fitting import Fitted, Named, fitted
from lsp_data.registers import REMOVED, Item, Misfit, Register, Written, identity, new_id, row_words

_LONGEST = 60  # characters of a row's words in a message


@dataclass(frozen=True, slots=True)
class Held:
    """A register as edits meet it. ``rows``: by id, also those that are gone; ``taken``: every id that a row ever bore;
    ``known_at``: the reporting day on which the edits hold."""

    register: Register
    rows: Mapping[str, Item]
    taken: frozenset[str]
    named: Named
    known_at: date

    def there(self, item: str) -> Item | None:
        """The row of this id; None where there is none, or none any more."""
        row = self.rows.get(item)
        return None if row is None or row.gone else row


@dataclass(frozen=True, slots=True)
class Fitting:
    """An edit that can be written. ``row``: the words by which a person knows its row; ``item``: the row's id;
    ``cells``: its new values by field, without those that are in conflict."""

    edit: RowEdit
    row: str
    item: str
    cells: Mapping[str, object]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class Burst:
    """Edits that are saved together, sorted: what is written, and what is left over."""

    fitting: list[Fitting] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def judged(held: Held, edits: Sequence[RowEdit]) -> Burst:
    """The edits sorted into those that can be written and those that are left over."""
    burst, taken = Burst(), set(held.taken)
    for edit in edits:
        fits = fitted(held.register, edit, held.named)
        words = _words(held, edit, fits)
        found = _changed(held, edit, fits, words) if edit.item else _added(held.register, edit, fits, words, taken)
        if isinstance(found, Left):
            burst.left.append(found)
        else:
            burst.fitting.append(found)
            taken.add(found.item)
    _tell_apart(held, burst)
    return burst


def _words(held: Held, edit: RowEdit, fits: Fitted) -> str:
    """By what a person knows the row: as the register has it, or had it; of a new one as they typed it."""
    row = held.rows.get(edit.item)
    said = " ".join(row_words(held.register, row.fields if row else {**edit.seen, **fits.values}).split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}…"


def _added(register: Register, edit: RowEdit, fits: Fitted, words: str, taken: set[str]) -> Fitting | Left:
    if fits.misfits:
        return Left(edit, words or f"A new {register.one}", _said(fits.misfits))
    cells = {name: value for name, value in fits.values.items() if value is not None}
    return Fitting(edit, words, new_id(register, cells, taken), cells)


def _changed(held: Held, edit: RowEdit, fits: Fitted, words: str) -> Fitting | Left:
    row, one = held.there(edit.item), held.register.one
    if row is None and REMOVED in edit.fields:
        return Fitting(edit, words, edit.item, {})  # somebody took it out meanwhile: so it is as it was wanted
    if row is None:
        why = f"This {one} is not in the register any more: somebody took it out meanwhile."
        return Left(edit, words or f"A {one}", why)
    if held.register.is_closed(row.fields):
        why = f"This {one} is {held.register.closed[1]}: it stands as it is. Make a new one instead."
        return Left(edit, words, why)
    if fits.misfits:
        return Left(edit, words, _said(fits.misfits))
    cells = {name: value for name, value in fits.values.items() if value != row.fields.get(name)}
    later = [day for name in cells if (day := _known_at(row, name)) and day > held.known_at]
    if later:
        known = f"What the register holds of it became known on {on(max(later))}, after the reporting date"
        why = f"{known} ({on(held.known_at)}), and would stay. Move the reporting date on, then write it."
        return Left(edit, words, why)
    conflicts = tuple(_conflicts(held.register, edit, row, cells, {**edit.seen, **fits.values}))
    in_conflict = {name for one in conflicts for name in one.fields}
    written = {name: value for name, value in cells.items() if name not in in_conflict}
    return Fitting(edit, words, edit.item, written, conflicts)


def _said(misfits: Sequence[Misfit]) -> str:
    """Each as a sentence: "Timescale “31/02/2011” – there is no 31/02/2011."."""
    named = ((one, f"{one.field} “{one.value}”" if one.value else one.field) for one in misfits)
    return " ".join(f"{name} – {one.reason[:1].lower()}{one.reason[1:]}" for one, name in named)


def _known_at(row: Item, name: str) -> date | None:
    """When what stands against a new value became known: in its field, or in any where the row is to go."""
    latest = row.last if name == REMOVED else row.written.get(name)
    return latest.known_at if latest else None


def _conflicts(
    register: Register, edit: RowEdit, row: Item, cells: Mapping[str, object], wanted: Mapping[str, object]
) -> Iterable[Conflict]:
    """Whoever takes a row out, or closes it, speaks of all that it says: then what somebody else wrote in any field of
    it stands against the whole edit. Else each field is one of its own. ``wanted``: the row as its writer wants it."""
    whole = REMOVED if REMOVED in cells else register.closed[0] if register.is_closed(cells) else ""
    if whole:
        looked_at = row.written if edit.seen or whole != REMOVED else ()
        others = _others(row, looked_at, edit.seen, wanted)
        read = {one.field: edit.seen.get(one.field) for one in others}
        return [Conflict(edit.item, whole, cells, _newest(others), row.fields, read=read)] if others else []
    return [
        Conflict(edit.item, name, {name: value}, _newest(others), row.fields)
        for name, value in cells.items()
        if (others := _others(row, (name,), edit.seen, wanted))
    ]


def _others(row: Item, names: Iterable[str], seen: Mapping[str, object], wanted: Mapping[str, object]) -> list[Written]:
    """What somebody else wrote in these fields meanwhile, where it is not what is wanted there."""
    return [
        row.written[one]
        for one in names
        if one in row.written and row.fields.get(one) not in (seen.get(one), wanted.get(one))
    ]


def _newest(written: Iterable[Written]) -> Written:
    return max(written, key=lambda one: one.age)


def _tell_apart(held: Held, burst: Burst) -> None:
    """Leave over what would make two rows known by the same, the later edit first; whatever is left over leaves its row
    as it was, which may stand against another."""
    before = {one.id: identity(held.register, one.fields) for one in held.rows.values() if not one.gone}
    while (twin := _twin(held, burst.fitting, before)) is not None:
        burst.fitting.remove(twin)
        burst.left.append(Left(twin.edit, twin.row, f"The register has this {held.register.one} already."))


def _twin(held: Held, fitting: Sequence[Fitting], before: Mapping[str, tuple[str, ...]]) -> Fitting | None:
    """The last edit by which its row would be known as another one is, and was not before."""
    rows: dict[str, dict[str, object]] = {}
    for one in fitting:
        row = held.there(one.item)
        rows.setdefault(one.item, dict(row.fields) if row else {}).update(one.cells)
    after = {**before} | {item: identity(held.register, fields) for item, fields in rows.items()}
    there = {item: own for item, own in after.items() if own and not rows.get(item, {}).get(REMOVED)}
    count = Counter(there.values())
    twins = {item for item, own in there.items() if count[own] > 1 and own != before.get(item)}
    names = {name for of_one in held.register.known_by for name in of_one}
    return next((one for one in reversed(fitting) if one.item in twins and not names.isdisjoint(one.cells)), None)
