"""Bands of ages or sizes ("18-20"), which are written like pairs of years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_SHORT_PAIR = re.compile(r"^(\d{1,2})\s?[-–]\s?(\d{1,2})(?:\s*(?:years?|yrs?))?$")


def is_pair(text: str) -> bool:
    """Whether a text is two short numbers, which may be years or the ends of a band: "18-20", "09-10"."""
    return bool(_SHORT_PAIR.match(text.strip()))


def are_bands(texts: Iterable[str]) -> bool:
    """Whether the pairs among labels are bands: one of them is, and they do not overlap as averages of years do
    ("05-07", "06-08")."""
    pairs = sorted({ends for text in texts if (ends := _ends(text)) is not None})
    if not any(second != (first + 1) % 100 for first, second in pairs):
        return False
    return len(pairs) < 2 or not all(one[1] >= other[0] for one, other in pairwise(pairs))


def _ends(text: str) -> tuple[int, int] | None:
    found = _SHORT_PAIR.match(text.strip())
    return (int(found[1]), int(found[2])) if found else None
