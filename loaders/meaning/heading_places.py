"""Headings that are places: areas across the columns of a table, also with their unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.meaning.heading_words import is_margin, measure_in
from loaders.meaning.words import MEASURE_OF, Role, fold, role_of
from lsp_data.catalogue.places import is_place, may_be_place

_WITH_UNIT = re.compile(r"^(.+?) \((?:%|per ?cent|percentages?|numbers?|counts?|rates?|£[^()]*)\)$", re.IGNORECASE)
FEWEST = 3  # headings that make a row of places
_MEASURED = re.compile(r"%|£|\b(?:number|rate|total|average|mean|per|target|all|other|change|count|value)\b", re.I)
_BETWEEN = re.compile(r",? (?:and|&) |, ")
_LONGEST_MEASURE = 4  # words: "Upper confidence limit 2008"
OF_SEVERAL = re.compile(
    r"\b(?:averages?|avg|mean|medians?|quartiles?|neighbours|neighbors|famil(?:y|ies)|groups?|all|national|regional|similar|comparators?"
    r"|peers?|performers?)\b"
)
# Beside places a heading with such a word says something of them, or which of several they are.
_SAYS_WHICH = re.compile(
    rf"{OF_SEVERAL.pattern}|\b(?:best|worst|top|bottom|highest|lowest|maxim(?:al|um)|minim(?:al|um)|m(?:ax|in)|range|mode"
    r"|deviation|standards?|norm|sample|benchmarks?|directions?|trends?|quality|status|grades?|ratings?|bands?|clusters?"
    r"|cipfa|my|our|this|councils?|authority|authorities|polarity|improvement)\b"
)
_LONGEST_INITIALS = 5
_NO_PLACE = frozenset({"rank", "ranking", "quartile", "n", "weighting"})


def places_among(innermost: Sequence[str]) -> frozenset[str]:
    """The innermost headings where they are a row of places: several, a fifth of them known, none with a word for what
    is measured. Stations and branches are known to nobody, and stand beside towns that are."""
    distinct = [name for name in dict.fromkeys(innermost) if not says_what(name)]
    known = sum(map(is_place, distinct))
    plain = all(not _MEASURED.search(name) and name[:1].isupper() for name in distinct)
    if len(distinct) >= FEWEST and known * 5 >= len(distinct) and plain:
        return frozenset(distinct)
    return _places_beside_others(distinct)


def _places_beside_others(names: Sequence[str]) -> frozenset[str]:
    """The names of places beside others that say what is measured ("Family group average"): where most are known, and
    each that is not is joined of known ones ("Bedfordshire and Luton"), but one that is written as a place and stands
    between two."""
    known = [is_place(name) for name in names]
    places = [name for name in names if not _MEASURED.search(name)]
    unknown = [name for name in places if not is_place(name)]
    if sum(known) < FEWEST or len(unknown) >= sum(known):
        return frozenset()
    between = {name for left, name, right in zip(known, names[1:], known[2:], strict=False) if left and right}
    single = [name for name in unknown if not _is_joined(name)]
    told = not single or (len(single) == 1 and single[0] in between and _is_written_as_place(single[0]))
    return frozenset(places) if told else frozenset()


def _is_written_as_place(name: str) -> bool:
    """Whether an unknown name beside places may be one: "Weaverland"; not "Best Quartile", "Quality" or "CAA"."""
    initials = name.isupper() and len(name) <= _LONGEST_INITIALS
    plain = not initials and role_of(name) is Role.OTHER and not _SAYS_WHICH.search(fold(name))
    return plain and may_be_place(name)


def _is_joined(name: str) -> bool:
    """Whether a name is several known places in one: "Bedfordshire and Luton"."""
    parts = _BETWEEN.split(name)
    return len(parts) > 1 and all(map(is_place, parts))


@lru_cache(maxsize=20_000)
def says_what(label: str) -> bool:
    """Whether a label says what its figures are, so that it names no area: "Target", "Lower CI", "Base (n)", "Rank"."""
    words = fold(label)
    if words in MEASURE_OF or words in _NO_PLACE or is_margin(label):
        return True
    return len(words.split()) <= _LONGEST_MEASURE and measure_in(words) not in ("", "actual") and not is_place(label)


def bare_place(name: str) -> str:
    """A place without its unit: "North West (%)"; any other name as it is."""
    found = _WITH_UNIT.match(name)
    return found[1] if found and is_place(found[1]) else name


def area_in(names: Sequence[str], places: frozenset[str]) -> str:
    """The area that headings name, outermost first: one of the row of places, else the innermost that is one."""
    if names and names[-1] in places:
        return names[-1]
    return next((name for name in reversed(names) if is_place(name)), "")
