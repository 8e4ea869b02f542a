"""Columns of labels that hold bare numbers: what their heading says that they count, and the part of a year that is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.meaning.frames import MONTHS
from loaders.meaning.words import tidy
from loaders.tables.keys import part_named

NAMED_PARTS = frozenset({"quarter", "month"})  # parts of a year that can be told by their number
APRIL = 3  # the place in MONTHS of the first month of a financial year
_QUARTER = re.compile(r"((?:19|20)\d\d)\s?[/-]\s?([1-4])")
_FINANCIAL = re.compile(r"\b(?:financial|fiscal)\b", re.IGNORECASE)


def counted_by(heading: str, texts: Sequence[str]) -> str:
    """The word that the numbers of a column count: its heading, where every label is a number of one or two digits, or
    under "Quarter" a year and the number of a quarter in it ("2009/1")."""
    if part_named(heading) == "quarter" and all(map(_QUARTER.fullmatch, texts)):
        return tidy(heading)
    return tidy(heading) if all(text.isdecimal() and len(text) <= 2 for text in texts) else ""


def part_of_year(heading: str, number: str) -> str:
    """The words for a number under "Quarter" or "Month": "Q3", "mar"; "Q3 2009" for "2009/3". A financial month counts
    from April."""
    if found := _QUARTER.fullmatch(number):
        return f"Q{found[2]} {found[1]}"
    if not number.isdecimal():
        return number
    if part_named(heading) == "quarter":
        return f"Q{number}"
    first = APRIL if _FINANCIAL.search(heading) else 0
    return MONTHS[(int(number) - 1 + first) % len(MONTHS)]
