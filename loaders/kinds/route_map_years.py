"""The years in which the months of a route map lie, by what is written over them or in the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from lsp_data.periods import Period, financial_year

# Days, and months that no range begins, say when a paper was made: "12 May 2010", "December 2010".
_RANGE = re.compile(r"\b[A-Za-z]{3,9}\s*(?:to|[-–—])\s*[A-Za-z]{3,9}\s+(?=(?:19|20)\d\d\b)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MADE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+\d{{4}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d/–-])(?:19|20)\d\d(?![\d/–-])")


def calendar_year_in(texts: Iterable[str]) -> int:
    """The calendar year that the texts name ("Programme 2010", "January to December 2010"); 0 for none or several."""
    years = {int(one) for text in texts for one in _YEAR.findall(_MADE.sub("", _RANGE.sub("", text)))}
    return years.pop() if len(years) == 1 else 0


def years_of(months: Sequence[tuple[int, int]], financial: Period | None, calendar: int) -> list[int]:
    """The calendar year of each month, 0 where nothing says it. ``months``: each with the year written at it, or 0.

    A written year counts for the months before and behind it. Without one, the months lie where most of them are in the
    financial year of the title; or in its calendar year, where they end before another begins."""
    turns = [0]  # how many years have begun since the first month
    for (before, _), (month, _) in pairwise(months):
        turns.append(turns[-1] + (month <= before))
    written = [(year, turn) for (_, year), turn in zip(months, turns, strict=True)]
    first = next((year - turn for year, turn in written if year), 0)
    if not first and financial is not None:
        begins = financial.start.year
        first = max((begins + 1, begins), key=lambda start: _within(months, turns, start, begins))
    if not first and not turns[-1]:
        first = calendar
    found: list[int] = []
    for year, turn in written:
        first = year - turn if year else first
        found.append(first + turn if first else 0)
    return found


def _within(months: Sequence[tuple[int, int]], turns: Sequence[int], start: int, begins: int) -> int:
    """How many months lie in the financial year that begins in April of a year, where the first is of ``start``."""
    return sum(start + turn - (month < 4) == begins for (month, _), turn in zip(months, turns, strict=True))


def year_of_most(months: Sequence[tuple[int, int]], years: Sequence[int]) -> Period | None:
    """The financial year in which most months lie, of several the first; None where no year is known."""
    counts = Counter(year - (month < 4) for (month, _), year in zip(months, years, strict=True) if year)
    return financial_year(max(counts, key=lambda one: (counts[one], -one))) if counts else None
