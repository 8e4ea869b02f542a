"""How words mean the period beside them: "12 months to", "as at", "Year ending", "Years ending 31 March" in a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from loaders.meaning.school_years import as_school_year
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
_LEAP_YEAR = 2008
_YEARS = (Basis.CALENDAR_YEAR, Basis.FINANCIAL_YEAR, Basis.ACADEMIC_YEAR)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FRAMES = re.compile(
    r"\b(?:(?:\d{1,2}|twelve|nine|six|three)[ -]months?(?: period)?"
    r"|(?:\d{1,2}|two|three|four|five|ten)[ -]years?(?: period)?"
    r"|(?:(?:financial |calendar |rolling )?years?|quarters?|months?|weeks?)) (?:to|end(?:ing|ed)?)(?: in)?$",
    re.IGNORECASE,
)
LONGEST_FRAME = 60  # characters; what stands before them is no part of a frame
_AT = re.compile(r"\b(?:as )?at(?: the)?(?: end(?: of)?)?$", re.IGNORECASE)
_DAY = re.compile(rf"\b(?:as )?at (\d{{1,2}})(?:st|nd|rd|th)? ({MONTH})$", re.IGNORECASE)
_YEARS_END = re.compile(rf"\byears? end(?:ing|ed) (?:\d{{1,2}}(?:st|nd|rd|th)? )?({MONTH})", re.IGNORECASE)
# "July to June 2010" is one year, not how each runs. The gap is short so that a long text is read in one go.
_YEARS_RUN = re.compile(
    rf"\byears?\b[^.;]{{0,60}}\b({MONTH}) (?:to|-|–) (?:\d{{1,2}}(?:st|nd|rd|th)? )?({MONTH})(?![a-z])(?!\.? ?\d)",
    re.IGNORECASE,
)
# "Children looked after at 31 March by placement", not "pupils aged 15 at 31 August".
_DAY_EACH_YEAR = re.compile(
    rf"\b(?:as )?(?:at|on) (?:(\d{{1,2}})(?:st|nd|rd|th)?|(?:the )?end(?: of)?) ({MONTH})(?![a-z])(?![\s,]*\d)",
    re.IGNORECASE,
)
_AGE = re.compile(r"\bage[ds]?\b", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,;]")
_ROLLING = re.compile(r"\brolling (?:12|twelve|year|annual)|\b(?:12|twelve)[ -]months? rolling\b", re.IGNORECASE)
# Of how often figures come, or up to when, no other figures are meant: "rolling 12 months by quarter".
_OF_PARTS = re.compile(
    r"(?<!by )(?<!each )(?<!every )(?<!per )(?<!ending )(?<!ended )(?<!end of )(?<!updated )(?<!published )(?<!to )"
    r"\b(?:quarterly|monthly|quarters?|single months?)\b",
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"\bmonth(?:s|ly)?\b", re.IGNORECASE)
_SOME_MONTHS = re.compile(r"\b(?:\d{1,2}|one|two|three|four|five|six|nine|twelve|eighteen)[ -]months?\b", re.IGNORECASE)
_UP_TO_MONTHS = re.compile(
    r"\b(?:12[ -]months?|twelve[ -]months?|years?) (?:to|end(?:ing|ed))(?= *(?:[,:;(]|$))", re.IGNORECASE
)
# A note that speaks of the table's years: "Academic years run from 1 August to 31 July".
_OF_YEARS = re.compile(
    r"\byears? (?:shown |here )?(?:runs?|is|are|refers?|relates?|covers?|means?|starts?|begins?)\b"
    r"|\b(?:figures|data) (?:is|are) (?:for|by) (?:the )?(?:academic|school) years?",
    re.IGNORECASE,
)
_ACADEMIC = re.compile(r"\b(?:academic|school) years?\b", re.IGNORECASE)
# "Three-year rolling averages", "3-year pooled rates", not "three-year plan".
_AVERAGED = re.compile(
    r"\b(two|three|four|five|[2-5])[ -]years? "
    r"(?:rolling|moving|pooled|combined|aggregated?|averages?|means?|rates?|totals?|periods?)\b",
    re.IGNORECASE,
)
_FINANCIAL = re.compile(r"\b(?:financial|fiscal) years?\b", re.IGNORECASE)
_AT_START = re.compile(
    r"\bat (?:the )?(?:start|beginning) of (?:the |each |every )?(?:financial |calendar |academic )?years?\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[,;]|\band\b", re.IGNORECASE)
_POINT = re.compile(
    r"^(?:position |snapshot |stock |number |numbers |figures |data )?(?:as )?(?:at|on)(?: the)?(?: end(?: of)?)?\b"
)


def frame_at_end(text: str) -> str:
    """The words at the end of a text that say how the period after it is meant, "" for none."""
    found = _FRAMES.search(text.rstrip()) or _AT.search(text.rstrip())
    return found.group() if found else ""


def framed(outer: str, inner: str) -> Period | None:
    """ "12 months to" over "Mar 2010", "Year ending" over "June 2009": the one period that both make."""
    return _framed(outer[-LONGEST_FRAME:], inner)


@lru_cache(maxsize=20_000)
def _framed(outer: str, inner: str) -> Period | None:
    frame = _FRAMES.search(outer)
    joined = read_period(f"{frame.group()} {inner}") if frame else None
    return joined if isinstance(joined, Period) else None


def is_frame(text: str) -> bool:
    """Whether a heading only says how the period below it is meant."""
    return bool(_FRAMES.fullmatch(text.strip()))


def day_of_year(text: str) -> tuple[int, int] | None:
    """The day and month of a heading that ends in one without a year: "Children looked after at 31 March"."""
    found = _DAY.search(text)
    return _day_of(int(found[1]), found[2]) if found else None


def day_in(year: int, day: tuple[int, int]) -> Period:
    """The state on a day and month in one year; on the last of February where the year lacks the 29th."""
    number, month = day
    return point(date(year, month, min(number, month_end(year, month).day)))


def _day_of(number: int, month: str) -> tuple[int, int] | None:
    """The day and month, None where no year has such a day: "00 March", "31 June"."""
    place = MONTHS.index(month[:3].lower()) + 1
    return (number, place) if 1 <= number <= month_end(_LEAP_YEAR, place).day else None


def says_month(text: str) -> bool:
    """Whether a text speaks of months, and not only of a number of them: "Monthly deaths", "Month ending", "per
    month", not "12 months to" or "under six months"."""
    return bool(_MONTHLY.search(_SOME_MONTHS.sub("", text)))


def says_rolling(text: str) -> bool:
    """Whether a text says that each month stands for the twelve that end with it: "rolling 12 month total"."""
    return bool(_ROLLING.search(text))


@dataclass(frozen=True, slots=True)
class Years:
    """What the titles say of years: the month in which they end ("Years ending 31 March", "1 August to 31 July"), 0
    for none; the day and month on which their figures stand ("at 31 March"); whether they are academic ones (without a
    month of their own: those that are written as pairs); whether a month is the end of twelve ("12 months ending");
    whether their figures stand on the first day of each."""

    end: int = 0
    day: tuple[int, int] | None = None
    academic: bool = False
    rolling: bool = False
    at_start: bool = False
    averaged: str = ""  # over how many years their figures are averaged: "three-year average"
    financial: bool = False  # the titles say that they are financial ones
    both: bool = False  # the titles speak of such twelve months and of months or quarters beside them
    monthly: bool = False  # titles or headings speak of months

    def meant(self, period: Period) -> Period:
        """A bare year, or a month of a rolling year, as the titles mean it."""
        if self.rolling and period.basis in (Basis.MONTH, Basis.QUARTER):
            return rolling_year(period.end)
        if self.at_start:
            return first_day_of(period)
        if period.basis is Basis.CALENDAR_YEAR and self.day is not None:
            return day_in(period.start.year, self.day)
        if period.basis is Basis.CALENDAR_YEAR and self.end not in (0, 12):
            return self._year_to(month_end(period.start.year, self.end))
        if period.basis is Basis.FINANCIAL_YEAR and self.end not in (0, 3):
            return self._year_to(month_end(period.end.year, self.end))
        return as_school_year(period) if self.academic and not self.end else period

    def told(self, period: Period | None) -> Period | None:
        """The period of a title as it is meant; None of one that can be either of both."""
        if period is None or (self.both and period.basis in (Basis.MONTH, Basis.QUARTER)):
            return None
        return self.meant(period)

    def _year_to(self, day: date) -> Period:
        year = year_to(day)
        return replace(year, basis=Basis.ACADEMIC_YEAR) if self.academic else year


def speaks_of_years(text: str) -> bool:
    """Whether a note says how the years of the figures run, or over how many of them they are averaged."""
    if "year" not in text.lower():  # of a long commentary, soon seen
        return False
    return bool(_OF_YEARS.search(text) or _AVERAGED.search(text))


def averaged_over(text: str) -> str:
    """Over how many years a text says that figures are averaged: "three-year average"; "" where it does not."""
    found = _AVERAGED.search(text)
    return f"{found[1].lower()}-year average" if found else ""


def years_of(titles: Sequence[str], notes: Iterable[str] = ()) -> Years | None:
    """What titles say of the years in the headings, else what the notes say that speak of years; None where nothing."""
    speaking = [text for text in titles if says_rolling(text) or _UP_TO_MONTHS.search(text)]
    both = any(map(_OF_PARTS.search, speaking))
    notes = list(filter(speaks_of_years, notes))
    averaged = next(filter(None, map(averaged_over, (*titles, *notes))), "")
    financial = any(map(_FINANCIAL.search, titles))
    said = Years(rolling=bool(speaking) and not both, both=both, averaged=averaged, financial=financial)
    day = next((each for text in titles if (each := _day_each_year(text))), None)
    if day is not None:
        return replace(said, day=day)
    if any(map(says_at_start, titles)):
        return replace(said, at_start=True)
    for text in (*titles, *notes):
        academic = bool(_ACADEMIC.search(text))
        end = _end_of_years(text) or (8 if academic else 0)
        if end:
            return replace(said, end=end, academic=academic)
    return said if speaking or averaged or financial else None


def _end_of_years(text: str) -> int:
    """The month in which the years end that a text speaks of, 0 for none: "June to May" is one, "June to July" not."""
    found = _YEARS_END.search(text)
    if found:
        return MONTHS.index(found[1][:3].lower()) + 1
    run = _YEARS_RUN.search(text)
    first, last = (MONTHS.index(run[place][:3].lower()) for place in (1, 2)) if run else (0, 0)
    return last + 1 if run and first == (last + 1) % len(MONTHS) else 0


def _day_each_year(text: str) -> tuple[int, int] | None:
    """The day and month that a title names without a year, other than that of an age."""
    found = _DAY_EACH_YEAR.search(text)
    if not found or _AGE.search(_CLAUSE_ENDS.split(text[: found.start()])[-1]):
        return None
    if found[1]:
        return _day_of(int(found[1]), found[2])
    month = MONTHS.index(found[2][:3].lower()) + 1
    return month_end(_LEAP_YEAR, month).day, month


def says_at_start(text: str) -> bool:
    """Whether a text is of a stock at the start of each year, and of nothing else beside it."""
    found = _AT_START.search(text)
    return found is not None and not _SEVERAL.search(text[: found.start()])


def first_day_of(year: Period) -> Period:
    """The state on the first day of a year; any other period as it is."""
    return point(year.start) if year.basis in _YEARS else year


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
