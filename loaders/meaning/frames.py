"""How words mean the period beside them: "12 months to", "as at", "Year ending", "Years ending 31 March" in a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from loaders.meaning.words import fold
from lsp_data.periods import (
    Basis,
    Period,
    academic_year,
    financial_year_of,
    month_end,
    point,
    read_period,
    rolling_year,
)

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FRAMES = re.compile(
    r"\b(?:(?:\d{1,2}|twelve|nine|six|three)[ -]months?(?: period)?"
    r"|(?:\d{1,2}|two|three|four|five|ten)[ -]years?(?: period)?"
    r"|(?:(?:financial |calendar |rolling )?years?|quarters?|months?)) (?:to|end(?:ing|ed)?)(?: in)?$",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:as )?at(?: the)?(?: end(?: of)?)?$", re.IGNORECASE)
_DAY = re.compile(rf"\b(?:as )?at (\d{{1,2}})(?:st|nd|rd|th)? ({MONTH})$", re.IGNORECASE)
_YEARS_END = re.compile(rf"\byears? end(?:ing|ed) (?:\d{{1,2}}(?:st|nd|rd|th)? )?({MONTH})", re.IGNORECASE)
_YEARS_RUN = re.compile(
    rf"\byears?\b.*\b(?:\d{{1,2}} )?{MONTH} (?:to|-|–) (?:\d{{1,2}}(?:st|nd|rd|th)? )?({MONTH})(?! ?\d)",
    re.IGNORECASE,
)
_ACADEMIC = re.compile(r"\b(?:academic|school) years?\b", re.IGNORECASE)
_POINT = re.compile(
    r"^(?:position |snapshot |stock |number |numbers |figures |data )?(?:as )?(?:at|on)(?: the)?(?: end(?: of)?)?\b"
)


def frame_at_end(text: str) -> str:
    """The words at the end of a text that say how the period after it is meant, "" for none."""
    found = _FRAMES.search(text.rstrip()) or _AT.search(text.rstrip())
    return found.group() if found else ""


@lru_cache(maxsize=20_000)
def framed(outer: str, inner: str) -> Period | None:
    """ "12 months to" over "Mar 2010", "Year ending" over "June 2009": the one period that both make."""
    frame = _FRAMES.search(outer)
    joined = read_period(f"{frame.group()} {inner}") if frame else None
    return joined if isinstance(joined, Period) else None


def is_frame(text: str) -> bool:
    """Whether a heading only says how the period below it is meant."""
    return bool(_FRAMES.fullmatch(text.strip()))


def day_of_year(text: str) -> tuple[int, int] | None:
    """The day and month of a heading that ends in one without a year: "Children looked after at 31 March"."""
    found = _DAY.search(text)
    return (int(found[1]), MONTHS.index(found[2][:3].lower()) + 1) if found else None


@dataclass(frozen=True, slots=True)
class Years:
    """What the titles say of years: the month in which they end ("Years ending 31 March", "1 August to 31 July")."""

    end: int

    def meant(self, period: Period) -> Period:
        """A bare year as the titles mean it."""
        if period.basis is Basis.CALENDAR_YEAR and self.end != 12:
            return year_to(month_end(period.start.year, self.end))
        if period.basis is Basis.FINANCIAL_YEAR and self.end != 3:
            return year_to(month_end(period.end.year, self.end))
        return period


def years_of(texts: Sequence[str]) -> Years | None:
    """What titles say of the years in the headings; None where they say nothing."""
    for text in texts:
        found = _YEARS_END.search(text) or _YEARS_RUN.search(text)
        if found:
            return Years(MONTHS.index(found[1][:3].lower()) + 1)
        if _ACADEMIC.search(text):
            return Years(8)
    return None


def year_to(day: date) -> Period:
    """The year that ends on the day: a financial one in March, otherwise the twelve months up to it."""
    if (day.month, day.day) == (8, 31):
        return academic_year(day.year - 1)
    return financial_year_of(day) if (day.month, day.day) == (3, 31) else rolling_year(day)


def is_as_at(text: str) -> bool:
    """Whether a heading says that a state on a day is meant."""
    return bool(_POINT.match(fold(text)))


def as_point(period: Period) -> Period:
    """The state at the end of a month or quarter."""
    return point(period.end) if period.basis in (Basis.MONTH, Basis.QUARTER) else period
