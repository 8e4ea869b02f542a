"""Periods inside longer words: "CHN1 2010-11", "Claims, April 2010 to September 2018", "Change from Q3 2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard

from loaders.meaning.day_ranges import DAYS, from_day_to_day
from loaders.meaning.frames import MONTH, averaged_over, frame_at_end, framed, is_as_at
from loaders.meaning.named_years import is_of_a_name
from loaders.meaning.words import tidy
from lsp_data.periods import (
    Ambiguous,
    Basis,
    Period,
    calendar_year,
    financial_year,
    is_year_after,
    months_from,
    point,
    read_period,
    whole_months,
)

_YEAR = r"(?:19|20)\d\d"
_PAIR = rf"{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d\d)"
PHRASE = re.compile(
    rf"""(?<![\w/])(?:
        {DAYS}
        |{MONTH}\s*(?:to|-|–|and)\s*{MONTH}[\s,]+{_YEAR}
        |(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}[\s,'’-]*(?:{_YEAR}|\d\d)
        |mid[\s–-]?{_YEAR}
        |(?<!\d[–-])(?:(?:q(?:tr|uarter)?\s?[1-4])\s*,?\s*(?:{_PAIR}|{_YEAR})|(?:{_PAIR}|{_YEAR})\s*,?\s*q(?:tr|uarter)?\s?[1-4]
        |{_PAIR}|fy\s?\d\d(?:/\d\d)?|\d\d\s?[/–-]\s?\d\d|{_YEAR}(?:\s*{MONTH})?|\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark){_YEAR})
    )(?![\w/]|[–-]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_TO = re.compile(r"^\s*(?:to|until|through|and|–|—|-)\s*$", re.IGNORECASE)
# "Population at 30 June 2008 (thousands)", "Index 2009 V2"
_GOES_ON = re.compile(r"^\s+(?:\([^()]+\)|v(?:er(?:sion)?)?\.? ?\d{1,2}(?:\.\d{1,2})?)$", re.IGNORECASE)
_ACHIEVED_TO = re.compile(
    r"^(?:.*\b)?(?:achieved|actuals?|performance|results?|outturns?|progress|position|delivered|spend|spent) (?:up )?"
    r"(to(?: the)?(?: end(?: of)?)?)$",
    re.IGNORECASE,
)
_SHORT_PAIR = re.compile(r"(\d\d).(\d\d)")
_DAY_OR_MONTH = re.compile(rf"\b{MONTH}(?![a-z])|^\d{{1,2}}/\d{{1,2}}/", re.IGNORECASE)
# What leads on to a period and names nothing without it.
_LEADS_ON = re.compile(
    r"(?:\s+(?:(?:in|for|during|over)(?: the)?|to|at|as at|on|year|to end(?: of)?|as of|ending|ended|from|since))+$",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(r"\b(?:annual|average|total|mean)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
_NEVER_ALONE = re.compile(
    r"\b(?:act|regulations?|order|census|base|index|standard|aged?|ages|between|icd|version|plan|strategy"
    r"|before|after|pre|post|born|built|constructed|arrived)\s+$",
    re.IGNORECASE,
)
LONGEST_PART = 160
MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Split:
    """A heading taken apart: the period's words, and the rest that names the figure."""

    rest: str
    period: str


@lru_cache(maxsize=20_000)
def split_period(text: str) -> Split | None:
    """The period at the end or the beginning of a heading, None where there is none or more than one. A stretch from
    one to another ("Oct 2005-Oct 2006") counts as one."""
    if len(text) > LONGEST_PART:
        return None
    found = [one for one in PHRASE.finditer(text) if not is_of_a_name(text, *one.span())]
    if len(found) == 2 and _TO.match(text[found[0].end() : found[1].start()]):
        begin, end = found[0].start(), found[1].end()
    elif len(found) == 1:
        begin, end = found[0].span()
    else:
        return None
    before, after = text[:begin], text[end:]
    period = text[begin:end].strip()
    if _NEVER_ALONE.search(before):
        return None
    frame = frame_at_end(before)
    if frame and one_reading(read_period(f"{frame} {period}")) is not None:
        before, period = before.rstrip().removesuffix(frame), f"{frame} {period}"
    until = _ACHIEVED_TO.match(before.strip())
    if until and not frame and _DAY_OR_MONTH.search(period):
        before, period = before.rstrip().removesuffix(until[1]), f"to {period}"  # what was done since the year began
    short = _SHORT_PAIR.fullmatch(text[begin:end].replace(" ", ""))
    if short and not is_year_after(int(short[1]), int(short[2])):
        return None
    after = after if _GOES_ON.match(after) else after.strip(" ,.:;)–-")
    if before.strip(" ,:;(–-") and after and not _GOES_ON.match(after):
        return None
    rest = f"{_LEADS_ON.sub('', before.strip(' ,:;(–-'))} {after.strip()}".strip()
    return Split(rest, period) if rest else None


def phrases(text: str) -> list[str]:
    """The words of each period that a text names, in its order."""
    return [found.group().strip() for found in PHRASE.finditer(text)]


_NAMES_A_MONTH = re.compile(rf"\b{MONTH}(?![a-z])|\bq(?:tr|uarter)?\s?[1-4]\b", re.IGNORECASE)
_WHOLE_YEAR_NUMBER = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_BEGINS = re.compile(r"\b(?:since|from|than|between|before|after|born|baseline|base)\b[^,;:]*$", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def in_name(text: str) -> Period | None:
    """The months or the quarter that a row's name ends in ("Waste per household Apr-Dec 2010"), None for none. A bare
    year may be part of what is counted, and so may what a change is reckoned from."""
    apart = split_period(text)
    if apart is None or not _NAMES_A_MONTH.search(apart.period) or begins_there(text, apart.period):
        return None
    return one_reading(read_period(apart.period)) or stretch(apart.period)


def names_month_or_year(text: str) -> bool:
    """Whether the text has a month, a quarter or a whole year in it: numbers alone may be ages."""
    return bool(_NAMES_A_MONTH.search(text) or _WHOLE_YEAR_NUMBER.search(text))


def begins_there(text: str, period: str) -> bool:
    """Whether what the text counts begins with the period in it, or is reckoned from it: "Change since 2008/09"."""
    return bool(_BEGINS.search(text.partition(period)[0]))


@lru_cache(maxsize=20_000)
def is_part_of_year(text: str) -> bool:
    """Whether the text is a period that lacks its year: "Q2", "Apr", "Autumn term"."""
    if _WHOLE_YEAR.search(text):
        return False  # "Annual average" beside the months names a figure
    return not isinstance(read_period(text), (Period, Ambiguous)) and isinstance(
        read_period(text, within=financial_year(2009)), Period
    )


@lru_cache(maxsize=20_000)
def reads_as_period(text: str) -> bool:
    """Whether the whole text is a period, with its year."""
    return isinstance(read_period(text), (Period, Ambiguous)) or stretch(text) is not None


@lru_cache(maxsize=20_000)
def part_of(part: str, year: Period) -> Period | None:
    """ "Q2" or "Jan" within the year that the row or the title says, whichever month that year begins in."""
    around = (year, calendar_year(year.start.year), calendar_year(year.end.year)) if is_whole_year(year) else (year,)
    read = (one_reading(read_period(part, within=one)) for one in around)
    return next((one for one in read if one and year.start <= one.start and one.end <= year.end), None)


def is_whole_year(period: Period | None) -> TypeGuard[Period]:
    """Whether the period is twelve whole months, so that a month's name says one month of it."""
    return period is not None and whole_months(period.start, period.end) == 12


def stretch(text: str) -> Period | None:
    """A stretch of any length from one period to another, as the whole of a text: "Oct 2005-Oct 2006"."""
    if (days := from_day_to_day(text)) is not None:
        return days
    found = list(PHRASE.finditer(text))
    if len(found) != 2 or text[: found[0].start()].strip(" (") or text[found[1].end() :].strip(" )."):
        return None
    periods = periods_in(text)
    if len(periods) != 1 or periods[0].basis is Basis.AVERAGE:
        return periods[0] if len(periods) == 1 else None
    first = one_reading(read_period(found[0].group().strip()))  # twelve months are a year
    return periods[0] if first is not None and first != periods[0] and first.start == periods[0].start else None


def one_reading(read: object) -> Period | None:
    """The period where there is just one reading."""
    if isinstance(read, Ambiguous):
        return read.candidates[0] if len(read.candidates) == 1 else None
    return read if isinstance(read, Period) else None


def in_brackets(text: str) -> str:
    """The exact period that brackets at the end of a heading repeat: "2010/11 Q1 to Q3 (August 2010 to April 2011)"."""
    found = _BRACKETS.match(text)
    return found[2] if found and reads_as_period(found[2]) and PHRASE.search(found[1]) else ""


def stretch_of_years(text: str) -> Period | None:
    """ "2010-14" among financial years: the four of them."""
    found = re.fullmatch(rf"({_YEAR})\s?[/–-]\s?(\d\d)", tidy(text))
    if not found:
        return None
    first, last = int(found[1]), int(found[1]) // 100 * 100 + int(found[2])
    return (
        months_from(financial_year(first).start, 12 * (last - first), Basis.AVERAGE) if 1 < last - first <= 10 else None
    )


def periods_in(text: str) -> list[Period]:
    """The periods that a sentence names, in its order; a stretch from one to another is one."""
    matches = [one for one in PHRASE.finditer(text) if not is_of_a_name(text, *one.span())]
    found: list[Period] = []
    end = open_to = -1  # where the last period ended, and the last one that can be read in two ways
    for position, match in enumerate(matches):
        phrase = match.group().strip()
        period = (
            framed(text[: match.start()].strip(), phrase)
            or one_reading(read_period(phrase))
            or year_of_pair(phrase)
            or _averaged(phrase, text)
            or from_day_to_day(phrase, text[: match.start()])
        )
        if open_to >= 0 and _TO.match(text[open_to : match.start()]):
            period = None  # "02/03/2009 to 24/04/2009": nothing says where it begins
        open_to = -1
        if period is None:
            open_to = match.end() if isinstance(read_period(phrase), Ambiguous) else -1
            continue
        forward = bool(found) and period.end >= found[-1].start  # "2010/11 to March 2010" is no stretch
        if forward and position and _TO.match(text[end : match.start()]):
            found[-1] = _over(found[-1], period)
        elif period not in found:
            found.append(point(period.end) if is_as_at(text) and period.basis is Basis.MONTH else period)
        end = match.end()
    return found


def _averaged(phrase: str, text: str) -> Period | None:
    """The years of a phrase over which its sentence says that figures are averaged: "three-year averages, 2004-06"."""
    over = averaged_over(text)
    return one_reading(read_period(f"{phrase} {over}")) if over else None


def _over(first: Period, last: Period) -> Period:
    """From the beginning of one period to the end of another: a year where that is what it is, else what is averaged
    over it."""
    read = read_period(f"{first.start:%d/%m/%Y} to {last.end:%d/%m/%Y}")
    year = isinstance(read, Period) and whole_months(first.start, last.end) == MONTHS_OF_YEAR
    return read if year and isinstance(read, Period) else Period(first.start, last.end, Basis.AVERAGE)


def year_of_pair(text: str) -> Period | None:
    """ "2010-11" in a sentence is a year: nobody writes November 2010 so in a title."""
    read = read_period(text.strip())
    years = [one for one in read.candidates if one.basis is Basis.FINANCIAL_YEAR] if isinstance(read, Ambiguous) else []
    return years[0] if len(years) == 1 else None
