"""Headings that are places: areas across the columns of a table, also with their unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsp_data.catalogue.places import is_place

_WITH_UNIT = re.compile(r"^(.+?) \((?:%|per ?cent|percentages?|numbers?|counts?|rates?|£[^()]*)\)$", re.IGNORECASE)
FEWEST = 3  # headings that make a row of places
_MEASURED = re.compile(r"%|£|\b(?:number|rate|total|average|mean|per|target|all|other|change|count|value)\b", re.I)


def places_among(innermost: Sequence[str]) -> frozenset[str]:
    """The innermost headings where they are a row of places: several, a fifth of them known, none with a word for what
    is measured. Stations and branches are known to nobody, and stand beside towns that are."""
    distinct = list(dict.fromkeys(innermost))
    known = sum(map(is_place, distinct))
    plain = all(not _MEASURED.search(name) and name[:1].isupper() for name in distinct)
    return frozenset(distinct) if len(distinct) >= FEWEST and known * 5 >= len(distinct) and plain else frozenset()


def bare_place(name: str) -> str:
    """A place without its unit: "North West (%)"; any other name as it is."""
    found = _WITH_UNIT.match(name)
    return found[1] if found and is_place(found[1]) else name


def area_in(names: Sequence[str], places: frozenset[str]) -> str:
    """The area that headings name, outermost first: one of the row of places, else the innermost that is one."""
    if names and names[-1] in places:
        return names[-1]
    return next((name for name in reversed(names) if is_place(name)), "")
