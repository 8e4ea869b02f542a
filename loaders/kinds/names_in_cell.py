"""The names that one cell of a paper lists: parted by lines, semicolons, commas, "and"; each known name whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from loaders.kinds.nothing_said import says_nothing
from loaders.meaning.words import fold, tidy

_PARTED = re.compile(r"[;\n|•●▪/]|\s[-–—]\s")
_JOINED = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", re.IGNORECASE)
LONGEST_LIST = 2000  # characters; a longer text lists no names and stays as it is
MOST_PARTS = 8  # that commas and "and" make of a known name
_WORD = re.compile(r"[^\W_]")


def names_in(text: str, known: Collection[str]) -> list[str]:
    """The names in the order of the text, none twice. ``known``: names, folded, that commas and "and" do not part."""
    if says_nothing(text):
        return []
    if len(text) > LONGEST_LIST:
        return [tidy(text)]
    parts = [text] if fold(text) in known else _PARTED.split(text)
    found = (name for part in parts if not says_nothing(part) for name in _names(tidy(part), known))
    return list(dict.fromkeys(name for name in found if _WORD.search(name) and not says_nothing(name)))


def _names(part: str, known: Collection[str]) -> Iterator[str]:
    """The names of a part: from each place the longest that is known, else all up to the next comma or known name."""
    joints = [*_JOINED.finditer(part)]
    starts, ends = [0, *(one.end() for one in joints)], [*(one.start() for one in joints), len(part)]
    first = 0
    while first < len(starts):
        last = _known_up_to(part, starts, ends, first, known)
        if last is None:
            last = first
            while last < len(joints) and "," not in joints[last][0]:
                if _known_up_to(part, starts, ends, last + 1, known) is not None:
                    break
                last += 1
        yield part[starts[first] : ends[last]].strip(" .")
        first = last + 1


def _known_up_to(part: str, starts: list[int], ends: list[int], first: int, known: Collection[str]) -> int | None:
    """The last of the parts from the first on that make a known name, the longest; None where none does."""
    lasts = range(min(first + MOST_PARTS, len(ends)) - 1, first - 1, -1)
    return next((last for last in lasts if fold(part[starts[first] : ends[last]]) in known), None)
