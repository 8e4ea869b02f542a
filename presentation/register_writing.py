"""What a person writes in a register: the rows in a form and in a table to write in, what was done there as edits, and
what became of it in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.registering import Conflict, Left, RowEdit, Saved, taken_out
from lsp_data.registers import REMOVED, Field, FieldKind, Register, contacts_in, text_of
from presentation import words
from presentation.blocks import written
from presentation.markup import Html
from presentation.register_rows import seen_of
from presentation.returns_history import moment
from presentation.tables import Column, table

_NO_WORK = "no work"
_OTHER = object()
_YES_NO = {"yes": True, "no": False}


def written_fields(register: Register) -> list[Field]:
    """The fields that a person writes as one value each (months have a table of their own)."""
    return [one for one in register.fields if one.kind is not FieldKind.MONTHS and not one.stamped]


def in_order(fields: Sequence[Field], first: Sequence[str]) -> list[str]:
    """The names of the fields, these first."""
    names = [one.name for one in fields]
    return [*(name for name in first if name in names), *(name for name in names if name not in first)]


def differ(opened: pd.DataFrame, now: pd.DataFrame) -> bool:
    """Whether rows are others than when they were opened, or were changed since."""
    return opened[["item", "changed_at"]].to_numpy().tolist() != now[["item", "changed_at"]].to_numpy().tolist()


def to_write_in(register: Register, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as a table to write in, in their order: a column a field, dates as dates, all else as words."""
    made = pd.DataFrame(
        {one.name: [typed(one, value) for value in rows[one.name]] for one in written_fields(register)}, dtype=object
    )
    for one in written_fields(register):
        if one.kind is FieldKind.DATE:
            made[one.name] = pd.to_datetime(made[one.name])
        else:
            made[one.name] = made[one.name].astype("str")
    return made


def typed(one: Field, value: Any) -> Any:
    """A value as the control of its field shows it: a day, else words ("" for none; "yes" or "no")."""
    if one.kind is FieldKind.DATE:
        return date.fromisoformat(value) if value else None
    return text_of(one, value)


def kept(one: Field, control: Any) -> Any:
    """What stands in the control of a field, as the store would keep it; None for nothing."""
    if one.kind is FieldKind.DATE:
        return str(control)[:10] if control else None
    if one.kind is FieldKind.YES_NO:
        return _YES_NO.get(control)
    return None if control == "" else control


def options(one: Field) -> dict[str, str]:
    """What may be chosen in a field: as the control holds it → words."""
    return {word: word for word in _YES_NO} if one.kind is FieldKind.YES_NO else dict(one.choices)


def edits_of(register: Register, rows: pd.DataFrame, state: Mapping[str, Any]) -> list[RowEdit]:
    """What was done in the table to write in, as edits; a cell that reads as it did is none. ``state``: the editor's
    edited_rows, added_rows and deleted_rows; ``rows``: what it was drawn from."""
    records = rows.to_dict("records")
    edits = []
    for place, controls in state.get("edited_rows", {}).items():
        row = records[int(place)]
        seen = seen_of(register, row)
        if changed := changed_fields(register, seen, kept_all(register, controls)):
            edits.append(RowEdit(str(row["item"]), changed, seen))
    for controls in state.get("added_rows", ()):
        if given := said_of(kept_all(register, controls)):
            edits.append(RowEdit("", given))
    gone = [records[int(place)] for place in state.get("deleted_rows", ())]
    return [*edits, *(taken_out(str(row["item"]), seen_of(register, row)) for row in gone)]


def kept_all(register: Register, controls: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the controls of some fields, as the store would keep it."""
    return {name: kept(register.field(name), value) for name, value in controls.items()}


def said_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of which something is said: "no" is, nothing is not."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def changed_fields(register: Register, seen: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, object]:
    """Of what stands in a form or in cells, the fields that no longer read as they were seen."""
    return {
        name: value
        for name, value in now.items()
        if text_of(register.field(name), value) != text_of(register.field(name), seen.get(name))
    }


def contacts(register: Register, edits: Sequence[RowEdit], why: str) -> list[str]:
    """What in edits and the reason for them looks like a person's telephone number or e-mail address, after its field:
    all of it."""
    fields = [(register.field(name).title, value) for edit in edits for name, value in edit.fields.items()
              if name != REMOVED]  # fmt: skip
    found = [f"{title}: {contact}" for title, value in [*fields, ("Reason", why)] for contact in contacts_in(value)]
    return list(dict.fromkeys(found))


def takes_out(edits: Sequence[RowEdit]) -> bool:
    """Whether a row is taken out among them: then a reason is needed."""
    return any(REMOVED in edit.fields for edit in edits)


def saved(register: Register, edits: Sequence[RowEdit], count: int) -> str:
    """What is said of so many rows in which something was written of ``edits``: "3 meetings saved.", "1 meeting taken
    out.", "2 meetings saved, 1 meeting taken out."."""
    gone = sum(REMOVED in edit.fields for edit in edits)

    def named(number: int) -> str:
        return words.times(number, register.one, register.many)

    if not gone:
        return f"{named(count)} saved."
    if gone == len(edits):
        return f"{named(count)} taken out."
    if count < len(edits):
        return f"{named(count)} saved or taken out."
    return f"{named(count - gone)} saved, {named(gone)} taken out."


def saved_words(edits: Sequence[RowEdit], saved: Saved, done: Callable[[int], str]) -> str:
    """What is said after a save: ``done`` of the number of rows in which something was written, "" where all was left
    to what somebody else wrote meanwhile; and how many rows could not be written."""
    theirs = {(one.item, name) for one in saved.conflicts for name in one.fields}
    stood = {one.item: one.row for one in saved.conflicts}  # what reads already as it was to read is not written either
    count = sum(
        any((edit.item, name) not in theirs and stood.get(edit.item, {}).get(name, _OTHER) != value
            for name, value in edit.fields.items())
        for edit in edits
    ) - len(saved.left)  # fmt: skip
    if not count:
        return ""
    told = [done(count)]
    if saved.conflicts:
        told.append("What somebody else wrote meanwhile was left.")
    if saved.left:
        told.append(f"{words.times(len(saved.left), 'row')} could not be written.")
    return " ".join(told)


def left_words(register: Register, one: Left) -> str:
    """Why a row could not be written, and all that was typed in it, so that it can be typed again."""
    fields = one.edit.fields
    typed = [
        f"{field.title} “{text_of(field, fields[field.name]) or 'nothing'}”"
        for field in register.fields
        if field.name in fields
    ]
    return f"{one} You wrote: {', '.join(typed)}." if typed else str(one)


def conflict_words(register: Register, one: Conflict, row: str) -> str:
    """What somebody else wrote in a field meanwhile, beside what was to be written there, or in a row that was to be
    taken out or closed. ``row``: the words by which the row is known."""
    field = register.field(one.theirs.field)
    mine, their_value = _apart(field, one.mine, one.theirs.value)
    theirs, who = text_of(field, their_value) or "nothing", one.theirs.made_by or "somebody"
    wrote = f"{who} wrote “{theirs}” at {moment(one.theirs.made_at)} UTC, after you opened it"
    if one.field == REMOVED:
        return f"{words.shortened(row)}: you took it out; under {field.title.lower()} {wrote}. It stays."
    if one.field == register.closed[0]:
        done = text_of(register.field(one.field), one.mine).lower()
        when = f"{moment(one.theirs.made_at)} UTC, after you opened it"
        return f"{words.shortened(row)}: to be {done}; {who} wrote in it at {when}. It is not {done} yet."
    named = f"{words.shortened(row)}, {field.title.lower()}" if row else field.title
    return f"{named}: you wrote “{text_of(field, mine) or 'nothing'}”; {wrote}. Theirs stands."


def anyway(register: Register, one: Conflict) -> str:
    """What the button says that does what was left because of a conflict."""
    if one.field == REMOVED:
        return "Take it out"
    return "Do it as it reads now" if one.field == register.closed[0] else "Write mine"


def conflicts_words(conflicts: Sequence[Conflict]) -> str:
    """What stands above conflicts: whether something that a person wrote waits, or what they asked for a row."""
    if any(not one.read for one in conflicts):
        return "What you wrote there is not kept yet. Say what is to count."
    return (
        "It says something else than you read, so nothing was done. What differs stands below: say whether it is done."
    )


def leave(conflicts: Sequence[Conflict]) -> str:
    """What the button says that does nothing of what was left."""
    if not conflicts:
        return "Close"
    return "Leave theirs" if any(not one.read for one in conflicts) else "Leave it undone"


def read_and_now(register: Register, one: Conflict) -> Html | None:
    """Of a row that was to be taken out or closed: each field that says something else now than what the person had
    read, beside what it says; None where the conflict is of one field."""
    if not one.read:
        return None
    rows = []
    for held in (field for field in register.fields if field.name in one.read):
        sides = (one.read[held.name], one.row.get(held.name))
        before, now = (text_of(held, value) or "nothing" for value in _apart(held, *sides))
        rows.append((held.title, written(before), written(now)))
    columns = (Column("Field", header=True, width="20%"), Column("As you read it"), Column("As it is now"))
    return table("What differs", columns, rows, style="lsp-even")


def _apart(field: Field, mine: object, theirs: object) -> tuple[object, object]:
    """Both values; of months only those in which they differ."""
    if field.kind is not FieldKind.MONTHS:
        return mine, theirs
    own = mine if isinstance(mine, Mapping) else {}
    other = theirs if isinstance(theirs, Mapping) else {}
    months = [month for month in {**own, **other} if own.get(month) != other.get(month)]
    return {month: own.get(month, _NO_WORK) for month in months}, {
        month: other.get(month, _NO_WORK) for month in months
    }
