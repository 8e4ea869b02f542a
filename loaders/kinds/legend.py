"""What a sheet says of its own abbreviations and marks: "P = priority; L = likelihood", "Key: ● leads, ○ helps"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.tables.rows import Rows
from loaders.tables.said import may_say
from loaders.workbook.grid import Cell

LONGEST_HEADING = 40  # characters of a heading that may be abbreviated
LONGEST_LINE = 200  # characters of a line that explains marks; a longer one is prose
LONGEST_MARK = 3
_MARK = r"[^\s,;:=()]{1,3}"
# Without an equals sign a mark is a sign or a capital that is no word, and few words follow: prose begins otherwise.
_SIGN = r"(?:[^\w\s,;:=()]{1,3}|[B-HJ-Z])"
_EQUALS = re.compile(rf"(?<![^\s,;:(])({_MARK}(?:\s*(?:\bor\b|/|\band\b)\s*{_MARK})*)\s*=\s*")
_PLAIN = re.compile(
    rf"({_SIGN}(?:\s*(?:or|/|and)\s*{_SIGN})*)\s*(?:[:–-]|means\b|is\b)?\s+([A-Za-z'’]+(?: [A-Za-z'’]+){{0,2}})"
)
_WORDS = re.compile(r"[A-Za-z][A-Za-z '’/-]{2,60}")
_HEAD = re.compile(r"\s*(?:key|legend)\b\s*[:–—-]?\s*", re.IGNORECASE)
_PARTED = re.compile(r"[,;()\n\t]|\.(?:\s|$)|(?<=[a-z]{3})(?:\s+[/|]\s+|\s{2,})")
_OR = re.compile(r"\s+(?:or|and)\s+|\s*/\s*")
_ABBREVIATION = re.compile(r"[A-Z]{1,3}")
_TOKEN = re.compile(r"(?<!\w)[A-Z]{1,3}(?!\w)")


class Meaning(NamedTuple):
    """A mark and the words by which a line explains it; ``sure`` where an equals sign or a heading "Key" says so."""

    mark: str
    words: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Legend:
    """By abbreviation, the words that it stands for."""

    words: Mapping[str, str] = field(default_factory=dict)

    def full(self, heading: str) -> str:
        """The heading with its abbreviations written out: "L x I" → "likelihood x impact"."""
        if not self.words or len(heading) > LONGEST_HEADING:
            return heading
        return _TOKEN.sub(lambda found: self.words.get(found[0], found[0]), heading)


def legend_of(rows: Rows) -> Legend:
    """What the lines of a sheet say; of two that explain the same, the first."""
    found: dict[str, str] = {}
    for cells in rows.worded.values() if may_say(rows, ("=", "key", "legend")) else ():
        for cell in cells:
            for one in meanings(cell.text) if "=" in cell.text or _HEAD.match(cell.text) else ():
                if one.sure and _ABBREVIATION.fullmatch(one.mark):
                    found.setdefault(one.mark, one.words)
    return Legend(found)


def meanings(text: str) -> tuple[Meaning, ...]:
    """The marks that a line explains, in its order; none of prose.

    An equals sign explains wherever it stands. Without one, each part of the line has to be a mark and up to three
    words: "● leads, ○ helps"."""
    if len(text) > LONGEST_LINE:
        return ()
    headed = _HEAD.match(text)
    parts = [part for part in _PARTED.split(text[headed.end() :] if headed else text) if part.strip()]
    found = [(list(_equations(part)), _PLAIN.fullmatch(part.strip())) for part in parts]
    whole = all(equations or plain for equations, plain in found)
    said: list[Meaning] = []
    for equations, plain in found:
        said += equations
        if whole and not equations and plain is not None:
            said += (Meaning(mark, plain[2], headed is not None) for mark in _OR.split(plain[1]))
    return tuple(said)


def _equations(part: str) -> Iterator[Meaning]:
    heads = list(_EQUALS.finditer(part))
    ends = [*(one.start() for one in heads[1:]), len(part)]
    for head, end in zip(heads, ends, strict=False):
        if words := _WORDS.match(part[head.end() : end]):
            yield from (Meaning(mark, words[0].strip(), True) for mark in _OR.split(head[1]))


def meaning_beside(cells: Sequence[Cell]) -> tuple[Meaning, ...]:
    """What a row of a key says that holds a mark, its words in the next cell, and no more."""
    if len(cells) != 2 or len(cells[0].text.strip()) > LONGEST_MARK or cells[1].column != cells[0].column + 1:
        return ()
    mark, words = cells[0].text.strip(), _WORDS.fullmatch(cells[1].text.strip())
    return (Meaning(mark, words[0], True),) if words and not mark.isdigit() else ()


def begins_with_meaning(text: str) -> bool:
    """Whether a line explains a mark from its first word on, and so is part of a key."""
    found, headed = meanings(text), _HEAD.match(text)
    plain = text[headed.end() :] if headed else text.strip()
    return bool(found) and plain.startswith(found[0].mark)
