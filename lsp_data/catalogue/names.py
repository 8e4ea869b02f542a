"""Names as people write them, made comparable: case, punctuation, "&" and "the" do not tell two names apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

COUNCIL_KINDS = frozenset({"borough", "city", "district", "county", "metropolitan"})
# Words that a council adds to the name of its area, or leaves out.
_COUNCIL_WORDS = COUNCIL_KINDS | {"council", "of"}


_APOSTROPHE = re.compile(r"['’‘`]")
_WORD = re.compile(r"[^\W_]+")
# The same for text of ASCII alone, whose characters can be taken one by one.
_ASCII: dict[int, str] = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_ASCII |= {ord("&"): " and ", ord("'"): "", ord("`"): ""}


@lru_cache(maxsize=2_000)  # one name is looked for in several lists, one after the other
def comparable(text: str) -> str:
    """The name in small letters and digits, one space between words, "&" as "and", without "the" and punctuation."""
    if text.isascii():
        words = [text.lower()] if text.isalnum() else text.translate(_ASCII).split()
    else:
        folded = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
        words = _WORD.findall(_APOSTROPHE.sub("", folded))
    return " ".join([word for word in words if word != "the"] if "the" in words else words)


def without_council(name: str) -> str:
    """A comparable name without the words that councils add: "chester city council" is "chester"."""
    return " ".join(word for word in name.split() if word not in _COUNCIL_WORDS)


def spellings(*names: str, aliases: str = "") -> Iterator[str]:
    """Each comparable spelling once: of the names and of the aliases (";"-joined)."""
    every = (comparable(name) for name in (*names, *aliases.split(";")))
    yield from dict.fromkeys(name for name in every if name)


def unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Spelling → id, without the spellings that would name two ids."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for spelling, identity in pairs:
        if found.setdefault(spelling, identity) != identity:
            twice.add(spelling)
    return {spelling: identity for spelling, identity in found.items() if spelling not in twice}


def identity_of(name: str, taken: Collection[str] = (), *, otherwise: str = "partner") -> str:
    """An id for something new: its name in small letters, digits and hyphens, made unique among those taken.
    ``otherwise``: the id where the name has no such letter."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or otherwise
    unused, count = base, 1
    while unused in taken:
        count += 1
        unused = f"{base}-{count}"
    return unused
