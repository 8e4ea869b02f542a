"""What a register is: a kind of row, its fields, and by which of them a row is known again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """What a field holds, and so how it is checked, stored (as JSON) and edited."""

    LINE = "line"  # text of one line
    TEXT = "text"  # text of several lines
    CHOICE = "choice"  # one of the field's choices, by its word in the store
    DATE = "date"  # a day: "2010-11-30"
    WHEN = "when"  # a day, a period or words: "by March 2010", "ongoing"
    YES_NO = "yes_no"  # true or false
    THEME = "theme"  # the name of a theme or cross-cutting area as it was written
    PARTNER = "partner"  # an organisation or a post, by words
    INDICATORS = "indicators"  # a list of catalogue ids
    GENERATION = "generation"  # the number of a generation, which is kept as long as a row names it
    MONTHS = "months"  # an object: ISO month → planned | milestone | done | slipped


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``choices``: word in the store → word on the screen. ``help``: what to write there. ``stamped``: it is
    written by what a person decides, never typed. ``filtered``: a list is narrowed by it, whatever its kind. ``steps``:
    of a score, how many there are: a number from 1 to so many, or low, medium, high (0: it is no score). ``lettered``:
    its steps may be letters as well, A first. ``dated``: days stand in its text, whatever its kind."""

    name: str
    title: str
    kind: FieldKind = FieldKind.LINE
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    stamped: bool = False
    filtered: bool = False
    steps: int = 0
    lettered: bool = False
    dated: bool = False

    @property
    def tells_days(self) -> bool:
        """Whether days are read of its words: then one that no calendar has cannot stand there."""
        return self.dated or self.kind is FieldKind.WHEN


@dataclass(frozen=True, slots=True)
class Register:
    """One register. ``kind`` is that of its entries in a workbook. ``key``: the field without which there is no row.

    ``known_by``: the fields by which a row is known again where it bears no id; the first set counts of which the last
    is filled, and any of the others where there are such.
    ``whole``: a workbook of it holds all rows of these fields' values and the same partner, so that a row which
    is not in it is gone; None: a workbook adds and changes, and a row that is not in it stays.
    ``workbook``: the kind of return that it comes in ("": it is kept here alone).
    ``single``: the field of indicators of which each should have one row: another one is asked about ("": none).
    ``closed``: the field and its value after which a row is written in no more.
    ``called_by``: the fields whose words name a row to a person, where the key's own words are too long for it."""

    kind: str
    title: str
    one: str
    many: str
    fields: tuple[Field, ...]
    key: str
    known_by: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...] | None = None
    workbook: str = ""
    single: str = ""
    closed: tuple[str, str] = ("", "")
    called_by: tuple[str, ...] = ()

    def field(self, name: str) -> Field:
        """The field of this name. KeyError for another."""
        return {one.name: one for one in self.fields}[name]

    def has(self, name: str) -> bool:
        """Whether the register has a field of this name."""
        return any(one.name == name for one in self.fields)

    def is_closed(self, fields: Mapping[str, object]) -> bool:
        """Whether a row with these fields is written in no more."""
        name, value = self.closed
        return bool(name) and fields.get(name) == value
