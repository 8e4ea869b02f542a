"""Whose return a line says that it is: the council or the partnership of another area than ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.meaning.known import Known
from loaders.meaning.words import fold
from lsp_data.catalogue.places import is_place

_APART = re.compile(r"\s+[-–—]\s+|[:,;(|]")
_KIND = r"(?:District|Borough|City|County|Metropolitan|Unitary)"
_COUNCIL = re.compile(rf"(?P<name>[A-Z].+?)(?P<kind>(?: {_KIND})*) Council|(?:[A-Z][a-z]+ )?Borough of (?P<of>[A-Z].+)")
_PARTNERSHIP = re.compile(r"(?P<name>[A-Z].+?) (?:Local Area Agreement|LAA|Local Strategic Partnership|LSP)(?: .*)?")


def council_above(lines: Sequence[str], known: Known) -> str:
    """What the first of the lines that names a council or partnership calls its area: "Cheshire East" of "Cheshire East
    Local Area Agreement 2008-2011", "Chorley Borough Council" of "Chorley Borough Council: Q2"; "" where it is ours or
    a partner's, or nothing says that it is one of an area ("Voluntary Sector Council")."""
    for line in lines:
        text = _APART.split(line)[0].strip()
        if named := _area_named(text, known):
            return "" if _is_ours(text, named, known) else named
    return ""


def _area_named(text: str, known: Known) -> str:
    """The area's name in a line that is a council's or partnership's, as it can be looked up."""
    if found := _COUNCIL.fullmatch(text):
        return text if found["kind"] or is_place(found["of"] or text) or known.area(text) else ""
    found = _PARTNERSHIP.fullmatch(text)
    return found["name"] if found and (is_place(found["name"]) or known.area(found["name"])) else ""


def _is_ours(text: str, named: str, known: Known) -> bool:
    """Whether a line names our own area; of an area that nobody knows, our partnership or one of its partners."""
    ours = known.catalogue.partnership
    if area := known.area(named):
        return area == ours.area
    council = _COUNCIL.fullmatch(named)
    name = fold((council["name"] or council["of"]) if council else named)
    return f" {name} " in f" {fold(ours.name)} " or known.catalogue.find_partner(text) is not None
