"""What a person does in a register, and what becomes of it: written, in conflict with somebody else's, or left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from lsp_data.errors import LspError
from lsp_data.registers import REMOVED, Written
from lsp_data.store.generations import Generation

_NAMED = 10  # rows that a message names


@dataclass(frozen=True, slots=True)
class RowEdit:
    """What a person writes in one row: ``fields``, the new values; ``seen``, the values that they looked at (of a new
    row none, and ``item`` is ""). A field that ``seen`` lacks was empty."""

    item: str
    fields: Mapping[str, object]
    seen: Mapping[str, object] = field(default_factory=dict)


def taken_out(item: str, seen: Mapping[str, object] = MappingProxyType({})) -> RowEdit:
    """The edit that takes a row out of its register. ``seen``: all of the row as the person looked at it; {} where it
    is to go whatever it says."""
    return RowEdit(item, {REMOVED: True}, seen)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field in which somebody else wrote meanwhile: what, by whom, and what was to be written and why. Of a row that
    was to be taken out ``field`` is REMOVED, of one that was to be closed the field that closes it; ``theirs`` is then
    the newest of what was written in any field of it, and ``read`` (else None) what they had read in each field that
    says something else now. ``fields``: what is written with it, or not at all. ``row``: all of the row as it stood
    then."""

    item: str
    field: str
    fields: Mapping[str, object]
    theirs: Written
    row: Mapping[str, object]
    reason: str = ""
    read: Mapping[str, object] | None = None

    @property
    def mine(self) -> object:
        """What was to be written in the field."""
        return self.fields[self.field]

    @property
    def anyway(self) -> RowEdit:
        """The edit that does what was left, over what they wrote; what came later still stands against it."""
        return RowEdit(self.item, self.fields, self.row)


@dataclass(frozen=True, slots=True)
class Left:
    """An edit of which nothing could be written. ``row``: the words by which a person knows the row; ``why``: a
    sentence that says what stands against it and what would help."""

    edit: RowEdit
    row: str
    why: str

    def __str__(self) -> str:
        return f"{self.row}: {self.why}"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of edits: the generation that shows them, the ids of the rows that were new, what was not written
    because somebody else wrote in it, and the edits that could not be written at all."""

    generation: Generation
    added: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left: tuple[Left, ...] = ()


class CannotBeWritten(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """Nothing of what was to be saved can be written; nothing was stored. ``left`` says of each row why."""

    def __init__(self, left: Sequence[Left]) -> None:
        self.left = tuple(left)
        named = [str(one) for one in left[:_NAMED]]
        if len(left) > _NAMED:
            named.append(f"And {len(left) - _NAMED} more.")
        super().__init__(" ".join(named))
