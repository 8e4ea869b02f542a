"""How far a year to date, or a total of months, goes: to the end of the last of the months or quarters beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeGuard

from loaders.meaning.frames import MONTH, MONTHS
from loaders.meaning.phrases import is_whole_year
from loaders.meaning.words import fold
from lsp_data.periods import Basis, Period, financial_year_of, following, month_end, whole_months, year_to_date

PARTS = frozenset({Basis.MONTH, Basis.QUARTER})
_LAST_MONTH = 3  # of a financial year
_TO_DATE = re.compile(r"\b(?:ytd|year to date|to date|cumulative|cum|running (?:total|count|sum))\b|^running$")
# "1 April to 31 January", "April to end of January", without a year of its own.
_APRIL_TO = re.compile(
    rf"\b(?:1(?:st)? )?apr(?:il)? (?:to|-|–) (?:(?:the )?end (?:of )?|(?:2[89]|3[01])(?:st|th)? )?"
    rf"({MONTH})(?![a-z])(?![\s,]*\d)",
    re.IGNORECASE,
)
# A mark of what is counted; within a name ("Cumulative trauma") the word may say anything.
_CUMULATIVE = re.compile(
    r"(?:\(|\[|[,;:–—-] )\s*(?:cum(?:ulative)?\.?(?: total| figures?| to date)?|ytd|year to date)\s*[)\]]?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:outturn|year end|full year|annual|whole year)\b")
_TOTAL = re.compile(r"^(?:grand |overall )?totals?(?: so far)?$|^sum$")


def says_to_date(text: str) -> bool:
    """Whether a heading or label says that its figures count from the beginning of the year: "YTD", "Cumulative"."""
    return bool(_TO_DATE.search(fold(text)))


def is_cumulative(name: str) -> bool:
    """Whether a name or title ends in the mark that its figures count from the beginning of the year: "Waste per
    household (cumulative)"."""
    return bool(_CUMULATIVE.search(name.rstrip()))


def is_total(text: str) -> bool:
    """Whether a heading or label is that of the sum of the parts beside it, and names no year itself."""
    return bool(_TOTAL.match(fold(text)))


def is_part(period: Period | None) -> TypeGuard[Period]:
    """Whether the period is a month or a quarter of a year."""
    return period is not None and period.basis in PARTS


def so_far(year: Period | None, beside: Iterable[Period | None]) -> Period | None:
    """The financial year up to the end of the last of the months and quarters beside a figure, the year itself where
    they reach its end; None where none of them lies in it. ``year`` None: the one in which the last of them ends."""
    parts = [one for one in beside if one is not None and one.basis in PARTS]
    if year is None and parts:
        year = financial_year_of(max(one.end for one in parts))
    if year is None or year != financial_year_of(year.end):
        return None
    ends = [one.end for one in parts if year.start <= one.end <= year.end]
    return None if not ends else year if max(ends) == year.end else year_to_date(max(ends))


def year_of_parts(period: Period | None) -> Period | None:
    """The year in which months and quarters lie that say none, by the period of their table: a whole year, or the
    financial year of a year to date; None of any other."""
    if period is None or is_whole_year(period):
        return period
    year = financial_year_of(period.end)
    return year if period.basis is Basis.YEAR_TO_DATE and period.start == year.start else None


def says_whole_year(words: str) -> bool:
    """Whether folded words speak of a year's end or the whole of it: "Full year target"."""
    return bool(_WHOLE.search(words))


def month_so_far(titles: Sequence[str]) -> int:
    """The month up to which each year of a table goes, by the nearest of its titles that says so ("1 April to 31
    January"), the last being the nearest; 0 where they say none or the whole year."""
    said = next((found[1] for text in reversed(titles) if (found := _APRIL_TO.search(text))), "")
    month = MONTHS.index(said[:3].lower()) + 1 if said else 0
    return 0 if month == _LAST_MONTH else month


def up_to_month(year: Period, month: int) -> Period:
    """A financial year up to the end of a month of it."""
    return year_to_date(month_end(year.start.year if month > _LAST_MONTH else year.end.year, month))


def years_together(beside: Iterable[Period | None]) -> Period | None:
    """The stretch of all the years beside a total, where they are two or more and follow each other; else None."""
    years = sorted({one for one in beside if one is not None}, key=lambda one: one.start)
    if len(years) < 2 or any(following(one) != other for one, other in pairwise(years)):
        return None
    whole = all(whole_months(one.start, one.end) == len(MONTHS) for one in years)
    return Period(years[0].start, years[-1].end, Basis.AVERAGE) if whole else None
