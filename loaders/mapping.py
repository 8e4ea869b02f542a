"""Remembered layouts: the corrections that a person made to a layout, found again by the words of its headings.

A mapping is data: which heading (by its words) has which role, measure or period. It is applied to the headings of a
table with the same fingerprint, before its rows are read. This module holds the form, the fingerprint and how
corrections are applied; keeping them and offering them for correction comes with the review."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from loaders.meaning.headings import Heading
from loaders.meaning.words import Role, fold
from lsp_data.errors import LspError
from lsp_data.periods import Period, read_period


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one heading: its words (folded), and the role, measure and period that it has.

    ``role`` "" leaves it unread; ``measure`` and ``period`` count for figures only, "" leaves them as read."""

    heading: str
    role: str
    measure: str = ""
    period: str = ""

    def __post_init__(self) -> None:
        if self.role not in {role.value for role in Role}:
            raise ValueError(f"{self.role!r} is no role of a column")
        if self.period and not isinstance(read_period(self.period), Period):
            raise ValueError(f"{self.period!r} does not name one period")


@dataclass(frozen=True, slots=True)
class Layout:
    """The corrections of one layout, under its fingerprint. ``name`` is what people call the layout."""

    fingerprint: str
    name: str
    corrections: tuple[Correction, ...]


def fingerprint(headings: Iterable[str]) -> str:
    """The layout that these headings make: the same words in the same order, whatever their case, spaces or marks.

    Years and quarters are left out, so that next quarter's file in the same layout is recognised."""
    words = [_without_periods(fold(heading)) for heading in headings]
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:16]


def _without_periods(words: str) -> str:
    kept = [word for word in words.split() if not (word.isdigit() or (word[:1] == "q" and word[1:].isdigit()))]
    return " ".join(kept)


def fingerprint_of(headings: Sequence[Heading]) -> str:
    """The fingerprint of a table's headings."""
    return fingerprint(heading.name for heading in headings)


def corrected(headings: Sequence[Heading], mapping: Layout | None) -> tuple[Heading, ...]:
    """The headings as the mapping says; those that it does not name stay as they were read."""
    if mapping is None or mapping.fingerprint != fingerprint_of(headings):
        return tuple(headings)
    said = {correction.heading: correction for correction in mapping.corrections}
    return tuple(
        _corrected(heading, said[_without_periods(fold(heading.name))])
        if _without_periods(fold(heading.name)) in said
        else heading
        for heading in headings
    )


def _corrected(heading: Heading, said: Correction) -> Heading:
    read = read_period(said.period) if said.period else None
    period = read if isinstance(read, Period) else heading.period
    role = Role(said.role)
    measure = said.measure or heading.measure or ("actual" if role is Role.FIGURE else "")
    why = f"a person said so of “{heading.name}”"
    return replace(heading, role=role, measure=measure, period=period, question=None, explicit=True, why=why)


def to_text(mapping: Layout) -> str:
    """The mapping as JSON, to export and to keep."""
    return json.dumps(asdict(mapping), ensure_ascii=False, indent=1)


def from_text(text: str) -> Layout:
    """A mapping from JSON. LspError when it is none."""
    try:
        fields: Mapping[str, object] = json.loads(text)
        corrections = fields["corrections"]
        if not isinstance(corrections, list):
            raise LspError("The mapping has no list of corrections.")
        return Layout(str(fields["fingerprint"]), str(fields["name"]), tuple(Correction(**one) for one in corrections))
    except (ValueError, KeyError, TypeError) as error:
        raise LspError(f"This is no mapping that was exported from here: {error}.") from error
