"""Names of rows that narrow what is counted: "… : Ellesmere Port wards only", "… (women)", "… – Chester"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy

_SEPARATED = re.compile(r"\s*(?:[:;,]|\s[-–—]\s)\s*")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_NARROWS = re.compile(
    r"\b(?:only|alone|of which|excluding|exc|wards?|estates?|neighbourhoods?|town|women|men|males?|females?|boys|girls"
    r"|care leavers|looked after|lone parents|teenage mothers|bme)\b"
)


LONGEST_NAME = 2_000  # characters; a longer text names nothing, and is not looked through for what narrows it


def narrowed_to(title: str, own: str, known: Known, *, area_said: bool) -> str:
    """The part of a row's name that says that not the whole of the indicator is counted, "" where none does. ``own`` is
    the indicator's title, whose words narrow nothing; ``area_said``: another column says the area already."""
    words = set(fold(own).split())
    for part in _qualifiers(tidy(title)) if len(title) <= LONGEST_NAME else ():
        folded = fold(part)
        if not set(folded.split()) <= words and (
            _NARROWS.search(folded) or (not area_said and known.is_smaller_area(part))
        ):
            return part
    return ""


def _qualifiers(title: str) -> Iterator[str]:
    yield from (found.strip() for found in _BRACKETED.findall(title))
    yield from (part for part in _SEPARATED.split(_BRACKETED.sub("", title))[1:] if part)
