"""Columns of an earlier time: "Last yr", "Same time last year", "Q3 last year", "Outturn last year", "Previous",
"Previous quarter"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from loaders.meaning.so_far import says_whole_year
from loaders.meaning.words import MEASURE_OF, fold, tidy
from lsp_data.periods import (
    Ambiguous,
    Basis,
    Period,
    financial_year_of,
    label,
    previous,
    same_period_last_year,
    whole_months,
)

_WORDS = re.compile(
    r"\b(?:(?:the )?same (?:time|period|month|quarter|point)\s+)?"
    r"(?:(?:last|previous|prior) (?:yr|year|(?=ytd\b))|(?:the )?(?:yr|year) before|a (?:yr|year) (?:ago|earlier))"
    r"(?:'s|’s)?\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\bsame (?:time|period|month|quarter|point)\b")
_THIS_YEAR = re.compile(r"\b(?:this|current) (?:yr|year|time|period)\b")


_PREVIOUS = re.compile(
    r"\b(?:the )?(?:previous|prior|preceding|last) (period|quarter|qtr|month)(?:'s|’s)?\b"
    r"|\b(?:the )?(?:previous|prior|preceding)\b(?!'|’)",
    re.IGNORECASE,
)


class Before(StrEnum):
    """How far the words go: the same part of the year before, all of that year, or it is open which; the period,
    quarter or month before; or it is open whether that or the year before is meant ("Previous")."""

    SAME = "same"
    YEAR = "year"
    OPEN = "open"
    PERIOD = "period"
    QUARTER = "quarter"
    MONTH = "month"
    PREVIOUS = "previous"


def year_before(text: str) -> Before | None:
    """What a heading says of the year before, None for nothing. "Last year" alone leaves open whether the whole year
    or its same part is meant; beside "This year" it is the same part (:func:`beside_this_year`)."""
    if not _WORDS.search(tidy(text)):
        return None
    words = fold(text)
    return Before.SAME if _SAME.search(words) else Before.YEAR if says_whole_year(words) else Before.OPEN


def earlier_in(names: Sequence[str]) -> Before | None:
    """What the headings over a column say of an earlier time: of the year before together, or one of them, beside a
    word for what was reached at most, of the period before ("Previous quarter", "Previous outturn")."""
    return year_before(" ".join(names)) or next((said for name in names if (said := _previous(name))), None)


@lru_cache(maxsize=20_000)
def _previous(name: str) -> Before | None:
    found = _PREVIOUS.search(tidy(name))
    rest = fold(_PREVIOUS.sub(" ", tidy(name))) if found else ""
    if found is None or (rest and MEASURE_OF.get(rest) != "actual"):
        return None  # "Prior attainment", "Previous target"
    what = (found[1] or "").lower().replace("qtr", "quarter")
    return Before(what) if what else Before.PREVIOUS


def without_words(text: str) -> str:
    """The heading without the words for an earlier time."""
    plain = tidy(_WORDS.sub(" ", tidy(text)))
    return tidy(_PREVIOUS.sub(" ", plain)) if _previous(plain) else plain


def beside_this_year(headings: Iterable[str]) -> bool:
    """Whether one of the headings is that of this year's figures."""
    return any(_THIS_YEAR.search(fold(one)) for one in headings)


@lru_cache(maxsize=20_000)
def earlier(before: Before, period: Period, text: str) -> Period | Ambiguous | None:
    """The period that the column is of, where the others are of ``period``; both readings where it is open, and None
    where it speaks of a month and the others are of quarters."""
    same = same_period_last_year(period)
    year = same_period_last_year(financial_year_of(period.end))
    whole = whole_months(period.start, period.end) == 12
    if before in (Before.PERIOD, Before.QUARTER, Before.MONTH, Before.PREVIOUS):
        if not whole and period.basis not in (Basis.MONTH, Basis.QUARTER):
            return None
        last = previous(period, 12) if whole else previous(period)
        if before is Before.PREVIOUS and last != same:
            return Ambiguous(text, (last, same), f"{label(last)} and {label(same)} both came before.")
        return last if before in (Before.PERIOD, Before.PREVIOUS, period.basis.value) else None
    if before is Before.SAME or whole:
        return same
    if before is Before.YEAR:
        return year
    return Ambiguous(text, (same, year), f"{label(same)} and {label(year)} are both last year's.")
