"""Whose return a line says that it is: the council or the partnership of another area than ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.meaning.comparators import names_area, peer_kind
from loaders.meaning.known import Known
from loaders.meaning.phrases import PHRASE
from loaders.meaning.words import fold
from lsp_data.catalogue.names import COUNCIL_KINDS
from lsp_data.catalogue.places import may_be_place

_LONGEST = 200  # characters of a line that are looked at
_APART = re.compile(r"\s+[-–—](?:\s|$)|[:,;(|]")
_KIND = "|".join(sorted(COUNCIL_KINDS | {"unitary"}))
_COUNCIL = re.compile(
    rf"(?P<name>.+?)(?P<kind>(?: (?:{_KIND}))*) council|(?:[a-z]+ )?borough of (?P<of>.+)", re.IGNORECASE
)
_PARTNERSHIP = re.compile(r"(?P<name>.+?) (?:local area agreement|LAA|local strategic partnership|LSP)", re.IGNORECASE)
# What may follow beside a period: "performance report", "quarter 2", "targets for the year to".
_OF_A_REPORT = re.compile(
    r"(?:\s+(?:performance|monitoring|management|progress|reports?|returns?|results|targets?|indicators?|quarterly|annual"
    r"|monthly|quarter|qtr|year|[1-4]|q[1-4]|for|in|to|at|as|of|the|end|and))+\s*$",
    re.IGNORECASE,
)
# What leads on to a council that a line only speaks of: "Prepared by", "Report of", "Comparison with".
_LEADING = frozenset({"by", "of", "to", "with", "from", "for", "against", "than", "versus", "vs"})


def council_above(lines: Sequence[str], known: Known) -> str:
    """What the first of the lines that names a council or partnership calls its area: "Cheshire East" of "Cheshire East
    Local Area Agreement 2008-2011", "Chorley Borough Council" of "Chorley Borough Council Q2 2009/10"; "" where it is
    ours or a partner's, or nothing says that it is one of an area ("Voluntary Sector Council")."""
    for line in lines:
        text = _OF_A_REPORT.sub("", _APART.split(PHRASE.sub(" ", line[:_LONGEST]))[0]).strip()
        if named := _area_named(text, known):
            return "" if _is_ours(text, named, known) else named
    return ""


def _area_named(text: str, known: Known) -> str:
    """The area's name in a line that is a council's or partnership's, as it can be looked up. A country or a region has
    neither: the targets of "England LAA" are those of all."""
    if not text[:1].isupper():
        return ""
    if found := _COUNCIL.fullmatch(text):
        name = found["of"] or found["name"]
        told = found["kind"] and _may_be_name(name)
        return text if told or names_area(found["of"] or text, known) else ""
    found = _PARTNERSHIP.fullmatch(text)
    name = found["name"] if found else ""
    return name if names_area(name, known) and peer_kind(name, known) == "authority" else ""


def _may_be_name(name: str) -> bool:
    """Whether words that nobody knows may be the name of a place: "Brackenshire", but not "Data supplied by Leeds"."""
    return may_be_place(name) and not _LEADING.intersection(name.lower().split())


def _is_ours(text: str, named: str, known: Known) -> bool:
    """Whether a line names our own area; of an area that nobody knows, our partnership or one of its partners."""
    ours = known.catalogue.partnership
    if area := known.area(named):
        return area == ours.area
    council = _COUNCIL.fullmatch(named)
    name = fold((council["name"] or council["of"]) if council else named)
    return f" {name} " in f" {fold(ours.name)} " or known.catalogue.find_partner(text) is not None
