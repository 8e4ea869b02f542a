"""The numbers before activities and commitments, told from what is counted ("100 new homes") and from roads ("A34")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.meaning.words import tidy

_ITEM = re.compile(
    r"^\s*([A-Z]?)((\d{1,3})(?:\.(\d{1,2}))?[a-z]?)([.):]+(?!\d)\s*|\s+[-–—]\s+(?!\d)|\s+)(\S.*)$", re.DOTALL
)
_ALONE = re.compile(r"\(?([A-Z]?\d{1,3}(?:\.\d{1,2})?[a-z]?)[.):]*")


@dataclass(slots=True)
class Numbers:
    """The numbers so far. ``habit``: whether most items of the list begin with one; ``last`` is the one before."""

    habit: bool
    last: tuple[int, ...] = field(default=())

    def split(self, texts: Sequence[str], letter: str = "") -> tuple[str | None, str]:
        """The number of an item (None where it has none) and its words; ``texts`` are its cells, ``letter`` that of
        what it belongs to.

        A number in a cell of its own or with a stop behind it is one. A bare one is where most items have numbers and
        it begins the count or goes on with it; with a letter, where that is the one it belongs to."""
        alone = _ALONE.fullmatch(texts[0].strip()) if len(texts) > 1 else None
        text = " ".join(texts)
        found = _ITEM.match(text)
        if alone:
            self.last = _counted(found) if found else ()
            return alone[1], " ".join(texts[1:])
        if found is None or found[1] not in ("", letter):
            return None, text
        count, stopped = _counted(found), bool(found[5].strip())
        if not stopped and not (self.habit and self._goes_on(count)):
            return None, text
        self.last = count
        return f"{found[1]}{found[2]}", found[6]

    def _goes_on(self, count: tuple[int, ...]) -> bool:
        """Whether a bare number is the next: 2 after 1, 1.1 after 1, 2.1 after 1.4, 1b after 1; or the first."""
        last = self.last
        if not last:
            return set(count) == {1}
        following = {last, (*last[:-1], last[-1] + 1), (*last, 1), (last[0] + 1,), (1,)}
        if len(last) > 1:
            following.add((last[0] + 1, 1))
        return count in following


def numbers_of(texts: Iterable[str]) -> Numbers:
    """The numbers of a list with items that begin so."""
    begins = [begins_with_number(text) for text in texts]
    return Numbers(sum(begins) * 2 > len(begins))


def apart(texts: Mapping[int, str], printed: Mapping[int, str]) -> dict[int, tuple[str | None, str]]:
    """The number and the words of each item, by its place: ``printed`` says the numbers that stand in cells of their
    own, else it is what stands before the words."""
    count, found = numbers_of(texts.values()), {}
    for place, text in texts.items():
        number, words = count.split([text])
        own = tidy(printed.get(place, "")).strip(" .):(")
        found[place] = (own, words if number == own else text) if own else (number, words)
    return found


def begins_with_number(text: str) -> bool:
    """Whether a text begins with what may be an item's number."""
    return _ITEM.match(text) is not None


def _counted(found: re.Match[str]) -> tuple[int, ...]:
    return (int(found[3]), *((int(found[4]),) if found[4] else ()))
