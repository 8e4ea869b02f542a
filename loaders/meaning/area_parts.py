"""Parts of an area that titles and names of sheets speak of: "Eastern Division", "Abbey Ward", "Locality 3"."""

from __future__ import annotations

import re
from functools import lru_cache

from lsp_data.catalogue.places import is_place, title_parts

_KINDS = (
    r"(?:electoral )?ward|locality|bcu|basic command unit|borough|parish|neighbourhood|constituency"
    r"|(?:electoral|policing|police) (?:division|district|area|sector)|district"
    r"|area (?:board|committee|forum|assembly|partnership)|community area"
)
_NAMED = re.compile(rf"(?P<name>.+?) (?:{_KINDS})", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:Ward|Locality|BCU|Division|District|Sector) (?:\d{1,2}|[A-Z])")
# Of these kinds are also parts of an organisation ("Housing Division"), so that the name has to say where it lies.
_LIES = re.compile(r"(?P<name>.+?) (?:division|area|sector|zone)", re.IGNORECASE)
_SIDE = re.compile(
    r"(?:(?:north|south|east|west|mid|central|inner|outer|upper|lower|city|town|rural|urban|coastal)(?:ern)?"
    r"(?:[- ]?(?:north|south|east|west|central)(?:ern)?)?|[A-Z])",
    re.IGNORECASE,
)
# What tells no part from another.
_GENERAL = re.compile(
    r"an?|all|and|any|area|authority|borough|by|census|command|community|council|county|district|division|each|electoral"
    r"|every|health|in|local|metropolitan|neighbourhood|new|of|old|other|our|parish|per|police|policing|safer|same"
    r"|shire|the|this|total|unitary|ward|whole",
    re.IGNORECASE,
)
MOST_WORDS = 5


@lru_cache(maxsize=20_000)
def area_part(text: str) -> str:
    """The one part of an area that a title or the name of a sheet has as a part of its own; "" for none, for several,
    and for what is a place by its name alone."""
    found = dict.fromkeys(part for part in map(str.strip, title_parts(text)) if _is_part(part))
    return next(iter(found)) if len(found) == 1 else ""


def _is_part(text: str) -> bool:
    if is_place(text):
        return False
    if _NUMBERED.fullmatch(text):
        return True
    lies = _LIES.fullmatch(text)
    if lies and text[0].isupper() and (_SIDE.fullmatch(lies["name"]) or is_place(lies["name"])):
        return True
    named = _NAMED.fullmatch(text)
    words = named["name"].split() if named else []
    own = [word for word in words if not _GENERAL.fullmatch(word)]
    return bool(own) and len(words) <= MOST_WORDS and all(word[:1].isupper() for word in own) and text[0].isupper()
