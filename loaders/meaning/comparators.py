"""Which areas are others': not the partnership's own area, nor one that lies in it or became it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter

from loaders.figures import Figure
from loaders.meaning.heading_places import OF_SEVERAL, says_what
from loaders.meaning.known import Known
from loaders.meaning.others import COUNTRIES, REGIONS
from loaders.meaning.words import fold
from lsp_data.catalogue.places import is_place, plain_place
from lsp_data.periods import Ambiguous, Period, read_period

FEWEST = 2  # other areas that make a comparison
# Headings of parts of an area: figures of its wards compare it with nobody.
_PARTS = frozenset({"ward", "wards", "neighbourhood", "neighbourhoods", "locality", "parish", "lsoa"})
_HEADS_AREAS = re.compile(
    r"\b(?:areas?|authorit(?:y|ies)|councils?|compar\w+|neighbours?|districts?|regions?|las?|boroughs?|count(?:y|ies)"
    r"|partnerships?|lsps?|places?|geograph\w+|peers?|family)\b"
)
_KIND_OF_AREA = re.compile(
    rf"{_HEADS_AREAS.pattern}|\b(?:city|town|shire|unitary|ua|mbc|bc|cc|dc|csps?|pcts?|trusts?|forces?|police"
    r"|constabulary|fire|service|brigade)\b"
)


def areas_of(figures: Iterable[Figure]) -> dict[str, None]:
    """The labels of the areas that figures are of, each once."""
    return dict.fromkeys(map(attrgetter("area_label"), figures))


def are_comparators(labels: Iterable[str], known: Known, heading: str = "") -> bool:
    """Whether these labels name areas, at least half of them others': several of them, all names and no numbers. Where
    the heading does not say that they are areas, the catalogue has to know one of them."""
    words, distinct = fold(heading), list(filter(None, dict.fromkeys(labels)))
    if words in _PARTS or len(distinct) < FEWEST:
        return False
    if not _HEADS_AREAS.search(words) and not any(names_area(one, known) and not says_what(one) for one in distinct):
        return False
    distinct = [label for label in distinct if not says_what(label)]
    if len(distinct) < FEWEST:
        return False
    if not all(_is_name(label) for label in distinct):
        return False
    others = sum(is_other(label, known) for label in distinct)
    return others >= FEWEST and others * 2 >= len(distinct)


def is_other(label: str, known: Known) -> bool:
    """Whether the label names another's area: one that the catalogue knows as none of ours, or does not know. A name
    that is nearly that of one of ours is a slip of the pen."""
    area = known.area(label)
    if area is not None:
        return area not in known.own_areas
    return not any(
        known.catalogue.find_area(name) in known.own_areas for name in known.catalogue.suggest_area(label)[:1]
    )


def is_peer(name: str, known: Known) -> bool:
    """Whether a name is surely another's: of a place, of several together ("Family group", "National"), or one that
    says which kind of place it is ("Authority C", "Weirside Borough Council")."""
    plain = plain_place(name)
    return names_area(name, known) or bool(OF_SEVERAL.search(plain) or _KIND_OF_AREA.search(fold(name)))


def peer_kind(name: str, known: Known) -> str:
    """Which kind of peer a name is: authority, region, country, or average (a figure of several areas)."""
    here = known.area(name)
    kind = next((row["kind"] for row in known.catalogue.rows["areas"] if row["id"] == here), "")
    plain = plain_place(name)
    if kind == "country" or plain in COUNTRIES:
        return "country"
    if kind == "region" or plain in REGIONS:
        return "region"
    return "average" if OF_SEVERAL.search(plain) else "authority"


def names_area(label: str, known: Known) -> bool:
    """Whether the label is an area that the catalogue knows, or any place at all."""
    return known.area(label) is not None or is_place(label)


def _is_name(label: str) -> bool:
    if len(label) > 60 or not any(char.isalpha() for char in label) or fold(label) in ("total", "all"):
        return False
    return not isinstance(read_period(label), (Period, Ambiguous))
