"""Headings that say of which year their figures are and not of which part of it: "Month" over "2009/10", "Year to
date" over 2009. Which part it is, the period of the return or of the table says; a whole year it never is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.meaning.phrases import one_reading, phrases
from loaders.meaning.so_far import says_to_date
from loaders.meaning.words import fold
from lsp_data.periods import Basis, Period, financial_start, read_period, shifted, year_to_date

_PART = re.compile(r"(?:(?:in|for|of) )?(?:the |this )?(?:current |latest |reporting )?(month|quarter)(?:s? only)?")
BARE_YEARS = frozenset({Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR})


def unnamed_part(names: Iterable[str]) -> Basis | None:
    """Which kind of part of a year the names over a column say without naming it; None for none."""
    for name in names:
        if says_to_date(name):
            return Basis.YEAR_TO_DATE
        if found := _PART.fullmatch(fold(name)):
            return Basis(found[1])
    return None


def year_said(texts: Iterable[str]) -> Period | None:
    """The one bare year that headings name beside such words: "YTD 2008/09"; None for none or several."""
    read = {one_reading(read_period(phrase)) for text in texts for phrase in phrases(text)}
    years = [one for one in read if one is not None and one.basis in BARE_YEARS]
    return years[0] if len(years) == len(read) == 1 else None


def named_by(part: Basis, year: Period, own: Period | None, latest: Period) -> Period | None:
    """That part of the year, by the period of the return or table (``own``); None where that does not say it.

    ``latest``: the last of the years that such headings name. A financial year says itself which January it holds; of
    calendar years the last has to be one in which the return's own year begins or the period ends, as those of a
    report are."""
    if own is None:
        return None
    if part is Basis.YEAR_TO_DATE and own.basis in (Basis.MONTH, Basis.QUARTER, Basis.YEAR_TO_DATE, Basis.POINT):
        own = year_to_date(own.end)
    elif own.basis is not part:
        return None
    begins = financial_start(own.end)
    if year.basis is Basis.FINANCIAL_YEAR:
        return shifted(own, 12 * (year.start.year - begins))
    last = latest.start.year
    return shifted(own, 12 * (year.start.year - last)) if last in (own.end.year, begins) else None
