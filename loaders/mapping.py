"""Remembered layouts: what a person corrected in a table, found again by the words of its headings.

A mapping is data: which heading (by its words) has which role, measure, period, area or unit, and which text names
which indicator or area. It is applied to the headings of a table with the same fingerprint before its rows are read. A
table that shares most of a remembered layout's headings is that layout, moved: what still stands there is applied, and
what moved is said."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from loaders.meaning.headings import Heading
from loaders.meaning.words import Role, fold
from lsp_data.errors import LspError
from lsp_data.periods import Period, read_period

LIKE = 0.5  # share of headings in common from which a table is a remembered layout that moved
OF_RETURN = "return"  # a remembered period that is always the return's own
_PERIOD_WORD = re.compile(
    r"\d+|q[1-4]|qtr|quarter|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|to|st|nd|rd|th|fy\d*"
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one heading, or of a table as a whole (``heading`` "").

    ``heading``: its words (folded, without periods); ``nth``: which of several with the same words. ``role`` None
    leaves it, "" leaves the column unread; ``measure``, ``period``, ``area``, ``unit`` "" leave what was read.
    ``period`` is a period's text, or ``return`` for the return's own. ``only_file``: the SHA-256 of the one file that
    it is true of; a period in words is true of no other."""

    heading: str
    role: str | None = None
    measure: str = ""
    period: str = ""
    area: str = ""
    unit: str = ""
    nth: int = 1
    only_file: str = ""

    def __post_init__(self) -> None:
        if self.role is not None and self.role not in {role.value for role in Role}:
            raise ValueError(f"{self.role!r} is no role of a column")
        if self.period not in ("", OF_RETURN) and not isinstance(read_period(self.period), Period):
            raise ValueError(f"{self.period!r} does not name one period")

    @property
    def place(self) -> tuple[str, int, str]:
        """What is corrected: a newer correction of the same place takes this one's."""
        return self.heading, self.nth, self.only_file


@dataclass(frozen=True, slots=True)
class Match:
    """A text of the table that names an indicator ("NI 33|i") or an area (its id), as a person said."""

    role: str  # indicator | area
    text: str  # folded
    means: str

    def __post_init__(self) -> None:
        if self.role not in ("indicator", "area") or not self.text or not self.means:
            raise ValueError("a match says which indicator or area a text means")


@dataclass(frozen=True, slots=True)
class Layout:
    """The corrections of one layout, under its fingerprint. ``name`` is what people call the layout; ``headings`` its
    words in their order, to say what moved."""

    fingerprint: str
    name: str
    corrections: tuple[Correction, ...] = ()
    matches: tuple[Match, ...] = ()
    headings: tuple[str, ...] = ()

    def with_correction(self, said: Correction) -> Layout:
        """The layout with one more correction, in the place of an earlier one of the same heading."""
        kept = [one for one in self.corrections if one.place != said.place]
        return replace(self, corrections=(*kept, said))

    def with_match(self, said: Match) -> Layout:
        """The layout with one more match, in the place of an earlier one of the same text."""
        kept = [one for one in self.matches if (one.role, one.text) != (said.role, said.text)]
        return replace(self, matches=(*kept, said))


@dataclass(frozen=True, slots=True)
class Found:
    """A remembered layout as a table shows it: ``new`` and ``gone`` are headings that moved, both empty when none."""

    layout: Layout
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layouts:
    """What is remembered, for one file: its SHA-256 decides about corrections that are true of it alone."""

    by_fingerprint: Mapping[str, Layout] = field(default_factory=dict)
    file: str = ""

    def of(self, headings: Sequence[str]) -> Found | None:
        """The layout that these headings make, the same or moved; None for one that is not remembered."""
        words = words_of(headings)
        same = self.by_fingerprint.get(fingerprint(headings))
        if same is not None:
            return Found(same)
        here = set(words)
        best, share = None, LIKE
        for one in self.by_fingerprint.values():
            there = set(one.headings)
            common = len(here & there) / max(1, len(here | there))
            if common >= share:
                best, share = one, common
        if best is None:
            return None
        new = tuple(word for word in words if word not in best.headings)
        return Found(best, new, tuple(word for word in best.headings if word not in here))

    def said_of(self, found: Found | None, headings: Sequence[str]) -> dict[int, Correction]:
        """Position among the headings → what was said of it, for this file; position -1 is the whole table."""
        if found is None:
            return {}
        at: dict[tuple[str, int], int] = {("", 1): -1}
        counted: dict[str, int] = {}
        for position, heading in enumerate(headings):
            words = without_periods(heading)
            counted[words] = counted.get(words, 0) + 1
            at.setdefault((words, counted[words]), position)
        said: dict[int, Correction] = {}
        for one in sorted(found.layout.corrections, key=lambda one: bool(one.only_file)):
            if one.only_file in ("", self.file) and (one.heading, one.nth) in at:
                said[at[one.heading, one.nth]] = one
        return said


def words_of(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings' words without periods; what only names a period is left out, and so is what repeats."""
    return tuple(dict.fromkeys(words for heading in headings if (words := without_periods(heading))))


def fingerprint(headings: Iterable[str]) -> str:
    """The layout that these headings make: the same words in the same order, whatever their case, spaces or marks.

    Years, quarters and months are left out, so that next quarter's file in the same layout is recognised."""
    return hashlib.sha256("|".join(words_of(headings)).encode()).hexdigest()[:16]


def without_periods(heading: str) -> str:
    """The folded words of a heading without those that only say when."""
    return " ".join(word for word in fold(heading).split() if not _PERIOD_WORD.fullmatch(word))


def where(headings: Sequence[str], position: int) -> tuple[str, int]:
    """The words and the number that name one heading among others, for a :class:`Correction` of it."""
    words = without_periods(headings[position])
    return words, sum(without_periods(heading) == words for heading in headings[: position + 1])


def corrected(headings: Sequence[Heading], said: Mapping[int, Correction], own: Period | None) -> tuple[Heading, ...]:
    """The headings as a person said (position → correction); the others stay as they were read. ``own``: the return's
    period."""
    return tuple(
        _corrected(heading, said[position], own) if position in said else heading
        for position, heading in enumerate(headings)
    )


def _corrected(heading: Heading, said: Correction, own: Period | None) -> Heading:
    role = heading.role if said.role is None else Role(said.role)
    measure = said.measure or heading.measure or ("actual" if role is Role.FIGURE else "")
    period = period_said(said, own) or heading.period
    why = f"a person said so of “{heading.name}”"
    unit = said.unit or heading.unit
    return replace(heading, role=role, measure=measure, period=period, question=None, explicit=True, unit=unit, why=why)


def period_said(said: Correction, own: Period | None) -> Period | None:
    """The period that a correction says; ``own`` where it says that of the return."""
    if said.period == OF_RETURN:
        return own
    read = read_period(said.period) if said.period else None
    return read if isinstance(read, Period) else None


def to_text(mapping: Layout) -> str:
    """The mapping as JSON, to export and to keep."""
    return json.dumps(asdict(mapping), ensure_ascii=False, indent=1)


def from_text(text: str) -> Layout:
    """A mapping from JSON. LspError when it is none."""
    try:
        fields: Mapping[str, object] = json.loads(text)
        return Layout(
            str(fields["fingerprint"]),
            str(fields["name"]),
            tuple(Correction(**one) for one in _rows(fields, "corrections")),
            tuple(Match(**one) for one in _rows(fields, "matches")),
            tuple(str(one) for one in _list(fields, "headings")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LspError(f"This is no mapping that was exported from here: {error}.") from error


def read_all(texts: Mapping[str, str]) -> dict[str, Layout]:
    """Remembered layouts by fingerprint, from the JSON in which the store keeps them."""
    return {name: from_text(text) for name, text in texts.items()}


def _list(fields: Mapping[str, object], name: str) -> list[object]:
    found = fields.get(name, [])
    if not isinstance(found, list):
        raise TypeError(f"{name} is no list")
    return found


def _rows(fields: Mapping[str, object], name: str) -> list[dict[str, Any]]:
    return [dict(one) if isinstance(one, dict) else _no_row(name) for one in _list(fields, name)]


def _no_row(name: str) -> dict[str, Any]:
    raise TypeError(f"a row of {name} is no object")
