"""Lone rows inside a table: what they say of the rows below them, a place, a period or a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from loaders.meaning.notes import Notes, bare
from loaders.meaning.phrases import one_reading, reads_as_period
from loaders.meaning.words import fold
from lsp_data.catalogue.places import is_place
from lsp_data.periods import Period, read_periods

_NONE: tuple[str, ...] = ()
_NAMES_NOTHING = re.compile(
    r"annual(?:ly)?|quarterly|monthly|yearly|weekly|total|of which|of these|including|comprising"
)


@dataclass(frozen=True, slots=True)
class Section:
    """What the lone rows above a row say of it."""

    area: str = ""
    names: tuple[str, ...] = ()
    period: str = ""


def sections_of(lone: Mapping[int, tuple[str, ...]], notes: Notes) -> dict[int, Section]:
    """Row → its section. ``lone``: row → the lone texts that it stands under. A place holds until the next place, a
    name until the next lone row; "of which" names nothing."""
    found: dict[int, Section] = {}
    held, last = Section(), _NONE
    for number, texts in lone.items():
        if texts is not last:
            held, last = _after(held, texts, notes), texts
        found[number] = held
    return found


def _after(held: Section, texts: tuple[str, ...], notes: Notes) -> Section:
    names: list[str] = []
    named = False
    for text in texts:
        plain = bare(text, notes)[0]
        if _NAMES_NOTHING.fullmatch(fold(plain)):
            continue
        if reads_as_period(plain):
            held = replace(held, period=plain)
        elif is_place(plain):
            held = replace(held, area=plain, names=())
        else:
            names.append(plain)
            named = True
    return replace(held, names=tuple(names)) if named else held


def periods_of(sections: Mapping[int, Section]) -> dict[int, Period]:
    """Row → the period that its section says, the sections settling each other."""
    texts = list(dict.fromkeys(one.period for one in sections.values() if one.period))
    read = dict(zip(texts, read_periods(texts), strict=True))
    said = {text: one_reading(answer) for text, answer in read.items()}
    return {number: period for number, one in sections.items() if (period := said.get(one.period))}
