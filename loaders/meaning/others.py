"""Headings of others' figures beside ours in a return: "England average 2010/11", "Nearest neighbours" below
"Benchmark 2010/11"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from loaders.meaning.phrases import reads_as_period, split_period
from loaders.meaning.words import fold, tidy
from lsp_data.catalogue.places import is_place

REGIONS = frozenset({
    "north east", "north west", "yorkshire and humber", "yorkshire and humberside", "east midlands", "west midlands",
    "east of england", "eastern", "london", "south east", "south west",
})  # fmt: skip
COUNTRIES = frozenset({
    "england", "wales", "scotland", "northern ireland", "great britain", "united kingdom", "uk", "gb",
    "england and wales",
})  # fmt: skip
_COMPARED = re.compile(r"\b(?:benchmark(?:s|ed|ing)?|comparators?)\b", re.IGNORECASE)
_SEVERAL = (
    r"national|regional|all england|(?:statistical|nearest|cipfa nearest) neighbours?|(?:family|comparator|peer) group"
    r"|(?:most )?similar (?:family|group|authorities|forces|councils)|all (?:authorities|councils|districts|unitaries)"
    r"|(?:shire|unitary|district|county|metropolitan|core cities) (?:authorities|councils)"
)
_MIDDLE = r"(?: (?:averages?|avg|ave|mean|median|rate|figure))"
_OTHERS = re.compile(
    rf"(?:(?:the )?(?:{'|'.join(sorted(COUNTRIES | REGIONS))}){_MIDDLE}?"
    rf"|(?:the )?(?:{_SEVERAL}){_MIDDLE}"
    r"|(?:statistical|nearest) neighbours|(?:(?:top|bottom|upper|lower|best|worst) )quartile)"
)
_SIDES = frozenset({"upper", "lower", "top", "bottom", "best", "worst"})
_OF_QUARTILES = frozenset({"median", *(f"{side} quartile" for side in _SIDES)})
_QUARTILES = _SIDES | _OF_QUARTILES
_SAYS_PLACE = re.compile(rf"(.+?){_MIDDLE}?$", re.IGNORECASE)


def others_in(parts: Sequence[str]) -> str:
    """The area of others that a heading names as people read it, outermost part first; "" where it names none. Below a
    word for a comparison any place is one; without it a country, a region or several together, and their average."""
    names = [name for part in parts if (name := _without_period(part))]
    if not names:
        return ""
    area = tidy(_COMPARED.sub(" ", names[-1])).strip(" :-–(")
    if _OTHERS.fullmatch(fold(area)):
        return area
    compared = any(map(_COMPARED.search, names))
    return area if compared and area and _is_place(area) else ""


def quartiles_in(paths: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """The columns of others' quartiles, and whose they are as people read it: "Upper", "Median" and "Lower" under
    "HouseMark 2009/10". ``paths``: the headings over each column, outermost first. Limits of confidence stand beside
    the figure that they are of and beside no median, and under a heading that says nothing else stand quartiles."""
    groups: dict[tuple[str, ...], dict[int, str]] = {}
    for column, path in paths.items():
        if len(path) > 1:
            groups.setdefault(tuple(path[:-1]), {})[column] = path[-1]
    found: dict[int, str] = {}
    for outer, inside in groups.items():
        words = set(map(fold, inside.values()))
        if words <= _QUARTILES and words & _SIDES and words & _OF_QUARTILES:
            whose = " ".join(name for part in outer if (name := _without_period(part)))
            found |= {column: f"{whose} {_quartile(text)}".strip() for column, text in inside.items()}
    return found


def _quartile(text: str) -> str:
    return f"{tidy(text)} quartile" if fold(text) in _SIDES else tidy(text)


@lru_cache(maxsize=20_000)
def _without_period(text: str) -> str:
    if reads_as_period(text):
        return ""
    apart = split_period(text)
    return apart.rest if apart else text


def period_words(parts: Sequence[str]) -> list[str]:
    """The words of the periods in such a heading, outermost first."""
    found = [part if reads_as_period(part) else apart.period if (apart := split_period(part)) else "" for part in parts]
    return [one for one in found if one]


def _is_place(name: str) -> bool:
    found = _SAYS_PLACE.fullmatch(name)
    return is_place(name) or (found is not None and is_place(found[1]))
