"""Bands of ages or sizes ("18-20"), which are written like pairs of years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from lsp_data.periods import is_year_after

_SHORT_PAIR = re.compile(r"^(\d{1,2})\s?[-–]\s?(\d{1,2})(?:\s*(?:years?|yrs?))?$")
_YEARS_IN_FULL = re.compile(r"^(?:19|20)\d\d\s?[-–]\s?(?:\d\d|(?:19|20)\d\d)$")
_NINETIES = 90  # a band alone that begins so high is one of nobody; as years it is of the nineties
Pair = tuple[int, int]


def is_pair(text: str) -> bool:
    """Whether a text is two short numbers, which may be years or the ends of a band: "18-20", "09-10"."""
    return bool(_SHORT_PAIR.match(text.strip()))


def are_bands(texts: Iterable[str]) -> bool:
    """Whether the pairs among labels are bands: one of them is no year and the next, and nothing says that they are
    years (see :func:`_are_years`)."""
    said = list(dict.fromkeys(text.strip() for text in texts))
    pairs = {text: (int(found[1]), int(found[2])) for text in said if (found := _SHORT_PAIR.match(text))}
    if all(is_year_after(first, second) for first, second in pairs.values()):
        return False
    return not (_are_years(pairs) or _beside_years(said, pairs))


def _are_years(pairs: Mapping[str, Pair]) -> bool:
    """Whether the pairs run into the next century, in one ("98-00") or from one to the next ("97-99", "00-02"), which
    no band does, or overlap as averages of years do ("05-07", "06-08")."""
    turns = (pairs[one][1] == 99 and other.startswith("00") for one, other in pairwise(pairs))
    if any(second < first for first, second in pairs.values()) or any(turns):
        return True
    ordered = sorted(set(pairs.values()))
    return len(ordered) > 1 and all(one[1] >= other[0] for one, other in pairwise(ordered))


def _beside_years(texts: Iterable[str], pairs: Mapping[str, Pair]) -> bool:
    """Whether a pair that no other continues is of years: it stands beside years in full ("2004-06"), begins in the
    nineties, or is written with a nought as no age is ("05-07")."""
    ordered = sorted(set(pairs.values()))
    if any(one[1] + 1 == other[0] for one, other in pairwise(ordered)):
        return False
    alone = len(ordered) == 1 and (ordered[0][0] >= _NINETIES or any(text[0] == "0" < text[1] for text in pairs))
    return alone or any(map(_YEARS_IN_FULL.match, texts))
