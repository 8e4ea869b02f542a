"""Years that belong to a name and say nothing of when figures are of: of a law, a classification, a base."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_AND = r"\s+(?:and|or|&)\s+"
# "SIC 2007" is a classification by the year in which it was made.
_CLASSIFICATION = r"(?:uk[ -]?)?(?:sic|soc|nuts|icd|isced|nace|coicop|hrg|opcs|classification)"
_CLASSIFIED = re.compile(rf"\b{_CLASSIFICATION}[\s(:-]{{1,3}}$", re.IGNORECASE)
_CLASSIFIES = re.compile(rf"\s{_CLASSIFICATION}\b", re.IGNORECASE)
_LAW = r"(?:Acts?|ACTS?|Regulations|REGULATIONS|Directives?|Bill)"
_OF_LAW = re.compile(rf"\b{_LAW} (?:of )?(?:{_YEAR}{_AND}){{0,3}}$")  # "Housing Acts 1985 and 1996"
# "the 1985 and 1996 Housing Acts", "the 1998 Crime and Disorder Act"; "Violent acts, 2009" are none.
_WORD = r"(?:[A-Z][\w'’-]*|and|of|the|for|to|&|\([^()]{1,40}\))"
_NAMES_LAW = re.compile(rf"(?:{_AND}{_YEAR}){{0,3}}\s+(?:{_WORD}\s+){{0,8}}{_LAW}\b")
_BASED = re.compile(r"-based\b", re.IGNORECASE)  # "2008-based projections"
_BARE = re.compile(_YEAR)
_LONGEST_BEFORE = 40  # characters before a year that can name what it belongs to
_LONGEST_AFTER = 120


def is_of_a_name(text: str, begin: int, end: int) -> bool:
    """Whether what stands there is the year of a classification ("SIC 2007", "NUTS (2013)", "2010 SOC"), of a law
    ("1996 Housing Act", "Regulations 2004") or of a base ("2008-based")."""
    if _CLASSIFIED.search(text, max(begin - _LONGEST_BEFORE, 0), begin) or _CLASSIFIES.match(text, end):
        return True
    words = text[begin:end].strip()
    if not _BARE.fullmatch(words):
        return False
    before, after = text[max(begin - _LONGEST_BEFORE, 0) : begin], text[end : end + _LONGEST_AFTER]
    return bool(_BASED.match(after) or _OF_LAW.search(before) or _NAMES_LAW.match(after))
