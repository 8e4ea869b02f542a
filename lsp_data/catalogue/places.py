"""Places of the United Kingdom by name (`lsp_data/reference/places.csv`): evidence that a column holds areas.

A partnership's own areas are in the catalogue; this list only says that "Fenland" or "North East" is a place at all, in
a workbook that holds the figures of others. Names are public facts; authorities of before and after 2009 stand side by
side."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from lsp_data.catalogue.names import COUNCIL_KINDS, comparable
from lsp_data.catalogue.reference import FOLDER

LONGEST_NAME = 60
_LONGEST_PART = 200  # characters of a name with what follows it of a period
# Words that name the kind of a place, not the place.
_KIND = COUNCIL_KINDS | frozenset({
    "council", "of", "ua", "uas", "unitary", "authority", "cc", "dc", "bc", "mc", "mbc", "cbc", "mdc", "pct", "la",
    "royal", "region", "gor", "combined", "area", "constabulary", "police", "force", "fire", "rescue", "service",
})  # fmt: skip
_SMALL = frozenset({"and", "of", "the", "in", "on", "upon", "under", "with"})  # words inside the names of places
_ASIDE = re.compile(
    r"\s*(?:as a whole|\((?:met(?:ropolitan)? county|county|city|b|ua|region|total)\)|total|average)\s*$", re.I
)
_ASIDE_ENDS = frozenset("eEl)L")
_LONDON = re.compile(r"^(?:royal )?london borough of |^lb (?:of )?")
_PARTS = re.compile(r"[,:;=|()\[\]–—]| - |\b(?:in|for|of|across|within|by)\b", re.IGNORECASE)

_UNTIL = re.compile(r"\s+(?:to|as at|at|until|during)\s+(?=.*\d).*$", re.IGNORECASE)


@cache
def _names() -> frozenset[str]:
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(key for row in csv.DictReader(lines) for key in _both(row["name"]))


def _both(name: str) -> tuple[str, str]:
    return comparable(name), plain_place(name)


@lru_cache(maxsize=20_000)
def plain_place(name: str) -> str:
    """A place's name without the words of its kind, as names are compared: "Halton Borough Council" is "halton"."""
    whole = comparable(_ASIDE.sub("", name) if name.rstrip()[-1:] in _ASIDE_ENDS else name)
    london = _LONDON.match(whole)
    plain = whole[london.end() :] if london else whole
    return " ".join([word for word in plain.split() if word not in _KIND]) or plain


@lru_cache(maxsize=100_000)  # each row of the longest table, which asks it several times
def is_place(text: str) -> bool:
    """Whether the text as a whole names a place of the United Kingdom, with or without the words of its kind."""
    if not text or len(text) > LONGEST_NAME or ":" in text or text[-1].isdigit():  # no name ends in a number
        return False
    return comparable(text) in _names() or plain_place(text) in _names()


def may_be_place(text: str) -> bool:
    """Whether words are written as a place's name, known or not: each with a capital but the small ones inside."""
    words = text.split()
    return bool(words) and all(word[:1].isupper() or word in _SMALL for word in words) and words[0] not in _SMALL


def places_in(text: str) -> tuple[str, ...]:
    """The places that a title names as parts of their own ("Claimants, Northern Ireland"), each once and without what
    follows of a period ("Crime in Fenland to end Jan 2011")."""
    return tuple(dict.fromkeys(part for part in title_parts(text) if is_place(part)))


def title_parts(text: str) -> tuple[str, ...]:
    """The parts of a title that can name something of their own, without what follows of a period."""
    return tuple(_UNTIL.sub("", part).strip() for part in _PARTS.split(text) if len(part) <= _LONGEST_PART)
