"""Years that belong to a name and say nothing of when figures are of: of a law, a classification, a base."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_AND = r"\s+(?:and|or|&)\s+"
# "SIC 2007" is a classification by the year in which it was made.
_CLASSIFICATION = r"(?:uk[ -]?)?(?:sic|soc|nuts|icd|isced|nace|coicop|hrg|opcs|classification)"
_CLASSIFIED = re.compile(rf"\b{_CLASSIFICATION}[\s(:-]{{1,3}}$", re.IGNORECASE)
_CLASSIFIES = re.compile(rf"\s{_CLASSIFICATION}\b", re.IGNORECASE)
_YEARS = rf"{_YEAR}(?:{_AND}{_YEAR}){{0,3}}"
_LAW = r"(?:Act|ACT|Regulations|REGULATIONS|Directives?)"
_WORD_TOO = r"(?:Acts|ACTS|Bills?)"  # which may be no laws: "Violent Acts 2009", "2009 Bill payments"
_WORD = r"(?:[A-Z][\w'’-]*|and|of|the|for|to|&|\([^()]{1,40}\))"
_WORDS = rf"(?:{_WORD}\s+){{0,8}}"
_CITES = r"\b(?:[Uu]nder|the)\s+(?:the\s+)?"
_ENDS = r"\b(?!\s+(?!(?:and|as|at|by|during|for|from|in|on|or|per|to|with)\b)[A-Za-z])"  # no word that goes on
_LAWS = re.compile(
    "|".join(
        (
            rf"\b{_LAW} (?:of )?(?P<a>{_YEARS})",  # "the Housing Act 1996"
            rf"\b[Uu]nder\s+{_WORDS}{_WORD_TOO} (?:of )?(?P<b>{_YEARS})",
            rf"\bActs (?:of )?(?P<c>{_YEAR}{_AND}{_YEAR})",  # "Housing Acts 1985 and 1996"
            rf"{_CITES}(?P<d>{_YEARS})\s+{_WORDS}{_LAW}\b",  # "under the 1996 Housing Act"
            rf"{_CITES}(?P<e>{_YEARS})\s+{_WORDS}{_WORD_TOO}{_ENDS}",
            rf"\b(?P<f>{_YEARS})\s+{_WORDS}{_LAW}{_ENDS}",
            rf"\b(?P<g>{_YEAR}{_AND}{_YEAR})\s+{_WORDS}Acts{_ENDS}",
        )
    )
)
_MAY_BE_LAW = re.compile(rf"\b(?:{_LAW}|{_WORD_TOO})\b")  # a quick look that spares most texts the slow one
_BASED = re.compile(r"-based\b", re.IGNORECASE)  # "2008-based projections"
_BARE = re.compile(_YEAR)
_LONGEST_BEFORE = 40  # characters before a year that can name what it belongs to
_LONGEST_NAME = 160  # of a law with its years


def is_of_a_name(text: str, begin: int, end: int) -> bool:
    """Whether what stands there is the year of a classification ("SIC 2007", "NUTS (2013)", "2010 SOC"), of a law
    ("1996 Housing Act", "Regulations 2004") or of a base ("2008-based")."""
    if _CLASSIFIED.search(text, max(begin - _LONGEST_BEFORE, 0), begin) or _CLASSIFIES.match(text, end):
        return True
    words = text[begin:end].strip()
    if not _BARE.fullmatch(words):
        return False
    if _BASED.match(text, end):
        return True
    around = text[max(begin - _LONGEST_NAME, 0) : end + _LONGEST_NAME]
    place = begin - max(begin - _LONGEST_NAME, 0)
    return bool(_MAY_BE_LAW.search(around)) and any(_holds(found, place) for found in _LAWS.finditer(around))


def _holds(law: re.Match[str], place: int) -> bool:
    """Whether the years of a law are those that stand there."""
    first, last = law.span(law.lastgroup or 0)
    return first <= place < last
