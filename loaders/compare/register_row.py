"""One row of a register beside the store, as a value; and what is known of the workbook that brings it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from loaders.figures import Entry
from lsp_data.registers import Written

STATES = ("conflicting", "older", "missing", "asked", "new", "changed", "behind", "same")  # as they are shown
MATRIX = "commitment_role"  # whose rows are the cells of a matrix and are known by their place in it


class Called(NamedTuple):
    """A name as a workbook has it. ``field``: the field of the register that it stands in; ``text``: as it stands;
    ``number``: of a commitment, since two of them may be worded alike in a workbook and held in different words."""

    field: str
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of a register beside the store.

    ``change``: new, changed, same, conflicting (someone wrote otherwise in a field since the workbook was made, or the
    workbook goes back to what stood there before), older (the store knows something of a later day, or holds a later
    issue of all of it), missing (held, and not in the workbook). ``fields`` are what would be written, ``old`` what
    stands there now, ``written`` who wrote that. ``accept`` is what is proposed. ``entry`` None: missing. ``may_be``:
    the ids of held rows of which a new one may be one, with other words (``may_be_words``); until a person says,
    neither it is proposed nor that the held row is gone. ``waits``: the names in it of which a person is to say first
    what they mean. ``held``: all that is held of the row. ``behind``: what the workbook still says of fields in which
    somebody wrote since it was made; none of it is written. ``of_another``: it bears the number of a held row and is
    none of those, as most of its workbook are, so that it seems to be of another paper."""

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
    behind: Mapping[str, object] = field(default_factory=dict)
    waits: tuple[str, ...] = ()
    of_another: bool = False

    @property
    def state(self) -> str:
        """The change; "asked" where a person is to say first which row it is, or what a name in it means; "behind"
        where all that is different is what was written since."""
        if self.may_be or (self.waits and self.change != "same"):
            return "asked"
        return "behind" if self.change == "same" and self.behind else self.change


@dataclass(frozen=True, slots=True)
class Bringing:
    """What is known of the workbook that brings register rows. ``made_from``: the generation from which our own
    workbook was made; None where it is no such workbook. ``same_as``: by place (sheet, cell) the held row that a person
    says a row is, "" where it is none of them. ``names``: by field and name what a person says the name means."""

    partner: str
    known_at: date | None
    made_from: int | None
    same_as: Mapping[tuple[str, str], str] = field(default_factory=dict)
    names: Mapping[Called, str] = field(default_factory=dict)

    def is_later(self, written: Written) -> bool:
        """Whether something became known after what the workbook says."""
        return self.known_at is not None and written.known_at > self.known_at
