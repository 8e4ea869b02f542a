"""Columns of the year before: "Last yr", "Same time last year", "Q3 last year", "Outturn last year"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from loaders.meaning.so_far import says_whole_year
from loaders.meaning.words import fold, tidy
from lsp_data.periods import Ambiguous, Period, financial_year_of, label, same_period_last_year, whole_months

_WORDS = re.compile(
    r"\b(?:(?:the )?same (?:time|period|month|quarter|point)\s+)?"
    r"(?:(?:last|previous|prior) (?:yr|year|(?=ytd\b))|(?:the )?(?:yr|year) before|a (?:yr|year) (?:ago|earlier))"
    r"(?:'s|’s)?\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\bsame (?:time|period|month|quarter|point)\b")
_THIS_YEAR = re.compile(r"\b(?:this|current) (?:yr|year|time|period)\b")


class Before(StrEnum):
    """How far the words go: the same part of the year before, all of that year, or it is open which."""

    SAME = "same"
    YEAR = "year"
    OPEN = "open"


def year_before(text: str) -> Before | None:
    """What a heading says of the year before, None for nothing. "Last year" alone leaves open whether the whole year
    or its same part is meant; beside "This year" it is the same part (:func:`beside_this_year`)."""
    if not _WORDS.search(tidy(text)):
        return None
    words = fold(text)
    return Before.SAME if _SAME.search(words) else Before.YEAR if says_whole_year(words) else Before.OPEN


def without_words(text: str) -> str:
    """The heading without the words for the year before."""
    return tidy(_WORDS.sub(" ", tidy(text)))


def beside_this_year(headings: Iterable[str]) -> bool:
    """Whether one of the headings is that of this year's figures."""
    return any(_THIS_YEAR.search(fold(one)) for one in headings)


def a_year_earlier(before: Before, period: Period, text: str) -> Period | Ambiguous:
    """The period that the column is of, where the others are of ``period``; both readings where it is open."""
    same = same_period_last_year(period)
    year = same_period_last_year(financial_year_of(period.end))
    if before is Before.SAME or whole_months(period.start, period.end) == 12:
        return same
    if before is Before.YEAR:
        return year
    return Ambiguous(text, (same, year), f"{label(same)} and {label(year)} are both last year's.")
