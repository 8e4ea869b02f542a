"""What a register of words is, and what its headings say: the fields that a whole heading or a part of it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from loaders.meaning.words import fold, without_marks

SHORT = 24  # characters of a level, a score or a rank; longer words under such a heading name something else
LONGEST_HEADING = 1_000  # characters of a heading, its guidance included; what is longer is no heading
_ENUMERATED = re.compile(r"^(?:[a-h]|\d{1,2}|i{1,3}|iv|v) (?=\S)")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a register: the headings that name it, whole (``words``) or by a part (``pattern``).

    ``short``: its cells are short. ``carried``: a blank cell means the same as above."""

    name: str
    words: frozenset[str]
    pattern: re.Pattern[str] | None = None
    short: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """One kind of register. ``key`` is the field that each entry has; ``needs`` are the sets of fields of which one
    must be headed; ``section`` is the field that a heading row between the rows gives; ``facts`` are the labels of what
    is said once for all rows. ``repeats``: a row without its key is one more entry under the same key.
    ``titled``: the line above a table is its section. ``named_in``: the fields whose indicators are listed.
    ``called``: headings that name its key where the words of three of the fields ``sure`` stand in other columns.
    ``step``: the field whose words tell the steps of one item apart, where it is merged down over several rows, and
    those of which each step has two or more of its own.
    ``besides``: the field that keeps the words of a section that is none of our themes; "" where any section is one.
    ``yields``: the field that a column taken for the key holds where another column of words is the key; "" for
    none."""

    kind: str
    entry: str
    key: str
    fields: tuple[Field, ...]
    needs: tuple[frozenset[str], ...]
    section: str
    facts: Mapping[str, str]
    besides: str = ""
    repeats: bool = False
    numbered_sections: bool = False
    titled: bool = False
    named_in: tuple[str, ...] = ()
    called: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    step: tuple[str, ...] = ()
    yields: str = ""

    @property
    def dated(self) -> bool:
        """Whether its key is a day, without which there is no row."""
        return self.key == "date"

    @property
    def worded(self) -> frozenset[str]:
        """The fields that hold words wherever the register is: its key, and what a day's row is about."""
        return self.needs[0] if self.dated else frozenset({self.key})

    def has(self, name: str) -> bool:
        """Whether the register has a field of this name."""
        return any(one.name == name for one in self.fields)

    def enough(self, found: frozenset[str]) -> bool:
        """Whether a row with headings of these fields heads a table of this register."""
        return any(needed <= found for needed in self.needs)


def field_named(name: str, words: str, pattern: str = "", *, short: bool = False, carried: bool = False) -> Field:
    """A field by the headings that are its whole name, parted by "|", and those of which the pattern is a part."""
    listed = frozenset(fold(word) for word in words.replace("\n", " ").split("|") if word.strip())
    return Field(name, listed, re.compile(pattern) if pattern else None, short, carried)


def labels(**named: str) -> dict[str, str]:
    """Label, folded → what it names; the labels of each name are parted by "|"."""
    return {fold(label): name for name, listed in named.items() for label in listed.replace("\n", " ").split("|")}


def each_with(key: str, *others: str) -> tuple[frozenset[str], ...]:
    """The key with each of these groups ("lead measure": both of them)."""
    return tuple(frozenset({key, *group.split()}) for group in others)


@lru_cache(maxsize=20_000)  # the same headings are asked about for each kind of register
def heading_words(text: str) -> str:
    """A heading for comparing: folded, without note marks and without the "a." or "1." before it; "#" is a number."""
    if text.strip() in ("#", "№"):
        return "no"
    return _ENUMERATED.sub("", fold(without_marks(text)[0]))


def candidates(register: Register, text: str) -> tuple[Field, ...]:
    """The fields that a heading can name, the likeliest first."""
    words = heading_words(text) if len(text) <= LONGEST_HEADING else ""
    if not words:
        return ()
    whole = [one for one in register.fields if words in one.words]
    part = [one for one in register.fields if one.pattern is not None and one.pattern.search(words)]
    return tuple(dict.fromkeys([*whole, *part]))
