"""Periods inside longer words: "CHN1 2010-11", "Claims, April 2010 to September 2018", "Change from Q3 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import TypeGuard

from loaders.meaning.frames import MONTH, frame_at_end, framed, is_as_at
from loaders.meaning.words import tidy, without_marks
from loaders.tables.row_kinds import KEYS
from lsp_data.catalogue.places import is_place
from lsp_data.periods import (
    Ambiguous,
    Basis,
    Period,
    calendar_year,
    financial_year,
    months_from,
    point,
    read_period,
    whole_months,
)

_YEAR = r"(?:19|20)\d\d"
_PAIR = rf"{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d\d)"
_PHRASE = re.compile(
    rf"""(?<![\w/])(?:
        {MONTH}\s*(?:to|-|–|and)\s*{MONTH}[\s,]+{_YEAR}
        |(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}[\s,'’-]*(?:{_YEAR}|\d\d)
        |mid[\s–-]?{_YEAR}
        |(?<!\d[–-])(?:(?:q(?:tr|uarter)?\s?[1-4])\s*,?\s*(?:{_PAIR}|{_YEAR})|(?:{_PAIR}|{_YEAR})\s*,?\s*q(?:tr|uarter)?\s?[1-4]
        |{_PAIR}|fy\s?\d\d(?:/\d\d)?|\d\d\s?[/–-]\s?\d\d|{_YEAR}(?:\s*{MONTH})?|\d{{1,2}}/\d{{1,2}}/{_YEAR})
    )(?![\w/]|[–-]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_TO = re.compile(r"^\s*(?:to|until|through|and|–|—|-)\s*$", re.IGNORECASE)
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+")
_GLUED_TO_PAIR = re.compile(r"(?<!\d)((?:19|20)(\d\d)\s?[/–-]\s?(\d\d))(?:\d|[a-rt-z])(?!\w)")
_GLUED_TO_YEAR = re.compile(rf"((?:{MONTH},?|\b(?:in|to|and|during)|[,–-])\s+{_YEAR})\d$", re.IGNORECASE)
# A title that says when something was published or mended says nothing of the period measured.
_ABOUT_THE_FILE = re.compile(
    r"\b(?:revis|publish|publication|updat|released?\b|next |download|extract|source|copyright|©|printed|version"
    r"|contact|generated|prepared|produced|run on|last saved|created|census output|boundar)",
    re.IGNORECASE,
)
_OF_A_BASE = re.compile(r"\bprices\b|=\s*100", re.IGNORECASE)  # its year is not that of the figures
_UNIT_AFTER = re.compile(r"^\s+\([^()]+\)$")  # "Population at 30 June 2008 (thousands)"
_ACHIEVED_TO = re.compile(
    r"^(?:.*\b)?(?:achieved|actuals?|performance|results?|outturns?|progress|position|delivered|spend|spent) (?:up )?"
    r"(to(?: the)?(?: end(?: of)?)?)$",
    re.IGNORECASE,
)
_SHORT_PAIR = re.compile(r"(\d\d).(\d\d)")
_DAY_OR_MONTH = re.compile(rf"\b{MONTH}(?![a-z])|^\d{{1,2}}/\d{{1,2}}/", re.IGNORECASE)
# What leads on to a period and names nothing without it.
_LEADS_ON = re.compile(
    r"(?:\s+(?:(?:in|for|during|over)(?: the)?|to|at|as at|year|to end(?: of)?|as of|ending|ended|from|since))+$",
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
    found = list(_PHRASE.finditer(text))
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
    if short and int(short[2]) != (int(short[1]) + 1) % 100:
        return None
    after = after if _UNIT_AFTER.match(after) else after.strip(" ,.:;)–-")
    if before.strip(" ,:;(–-") and after and not _UNIT_AFTER.match(after):
        return None
    rest = f"{_LEADS_ON.sub('', before.strip(' ,:;(–-'))} {after.strip()}".strip()
    return Split(rest, period) if rest else None


def phrases(text: str) -> list[str]:
    """The words of each period that a text names, in its order."""
    return [found.group().strip() for found in _PHRASE.finditer(text)]


_NAMES_A_MONTH = re.compile(rf"\b{MONTH}(?![a-z])|\bq(?:tr|uarter)?\s?[1-4]\b", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:since|from|than|between|before|after|born|baseline|base)\b[^,;:]*$", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def in_name(text: str) -> Period | None:
    """The months or the quarter that a row's name ends in ("Waste per household Apr-Dec 2010"), None for none. A bare
    year may be part of what is counted, and so may what a change is reckoned from."""
    apart = split_period(text)
    if apart is None or not _NAMES_A_MONTH.search(apart.period) or _BEGINS.search(text.partition(apart.period)[0]):
        return None
    return one_reading(read_period(apart.period))


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
    found = list(_PHRASE.finditer(text))
    if len(found) != 2 or text[: found[0].start()].strip(" (") or text[found[1].end() :].strip(" )."):
        return None
    periods = _periods_in(text)
    return periods[0] if len(periods) == 1 and periods[0].basis is Basis.AVERAGE else None


def one_reading(read: object) -> Period | None:
    """The period where there is just one reading."""
    if isinstance(read, Ambiguous):
        return read.candidates[0] if len(read.candidates) == 1 else None
    return read if isinstance(read, Period) else None


def in_brackets(text: str) -> str:
    """The exact period that brackets at the end of a heading repeat: "2010/11 Q1 to Q3 (August 2010 to April 2011)"."""
    found = _BRACKETS.match(text)
    return found[2] if found and reads_as_period(found[2]) and _PHRASE.search(found[1]) else ""


def stretch_of_years(text: str) -> Period | None:
    """ "2010-14" among financial years: the four of them."""
    found = re.fullmatch(rf"({_YEAR})\s?[/–-]\s?(\d\d)", tidy(text))
    if not found:
        return None
    first, last = int(found[1]), int(found[1]) // 100 * 100 + int(found[2])
    return (
        months_from(financial_year(first).start, 12 * (last - first), Basis.AVERAGE) if 1 < last - first <= 10 else None
    )


def period_in_titles(texts: Sequence[str]) -> Period | None:
    """The one period that the nearest title names; the last text is the nearest. A stretch from one period to another
    counts as one."""
    for text in reversed(texts):
        if _ABOUT_THE_FILE.search(text) or _OF_A_BASE.search(text):
            continue
        found = _periods_in(_without_notes(text))
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def of_figures(texts: Iterable[str]) -> list[str]:
    """The texts without those that speak of the file: when it was published, extracted, mended."""
    return [text for text in texts if not _ABOUT_THE_FILE.search(text)]


def _without_notes(text: str) -> str:
    """A title without the marks of its notes, raised or glued to a year: "2009-10¹", "2009-101", "31 March 20101"."""
    plain = _GLUED_TO_YEAR.sub(r"\1", _RAISED.sub("", text).rstrip())
    return _GLUED_TO_PAIR.sub(lambda found: found[1] if _follows(found[2], found[3]) else found[0], plain)


def _follows(first: str, second: str) -> bool:
    """Whether the last two digits of a year are those of the year after the first."""
    return (int(first) + 1) % 100 == int(second)


def _periods_in(text: str) -> list[Period]:
    matches = list(_PHRASE.finditer(text))
    found: list[Period] = []
    end = -1
    for position, match in enumerate(matches):
        phrase = match.group().strip()
        period = framed(text[: match.start()].strip(), phrase) or _mid_year(phrase)
        period = period or one_reading(read_period(phrase)) or _year_of_pair(phrase)
        if period is None:
            continue
        if found and position and _TO.match(text[end : match.start()]):
            found[-1] = Period(found[-1].start, period.end, Basis.AVERAGE)
        elif period not in found:
            found.append(point(period.end) if is_as_at(text) and period.basis is Basis.MONTH else period)
        end = match.end()
    return found


def _mid_year(phrase: str) -> Period | None:
    """ "Mid-2010" is the state on 30 June."""
    return point(date(int(phrase[-4:]), 6, 30)) if phrase.lower().startswith("mid") else None


def _year_of_pair(text: str) -> Period | None:
    """ "2010-11" in a sentence is a year: nobody writes November 2010 so in a title."""
    read = read_period(text.strip())
    years = [one for one in read.candidates if one.basis is Basis.FINANCIAL_YEAR] if isinstance(read, Ambiguous) else []
    return years[0] if len(years) == 1 else None


_NUMBERED_TITLE = re.compile(
    r"^\s*(?:table|figure|chart|sheet|annex|worksheet|dataset)\s+[A-Z]{0,3}\d*[a-z]?(?:[.\d]*\d)?[a-z]?\s*[:.–—-]?\s*",
    re.I,
)
_ABOUT_AREAS = re.compile(
    r",?\s+by\s+(?:[\w'’/ ]{1,60}?\s)?"
    r"(?:area|authority|region|district|county|council|constituency|ward|force|board)\b.*$",
    re.I,
)
LONGEST_SUBJECT = 120


def subject_of(titles: Sequence[str]) -> tuple[str, ...]:
    """What the nearest title says is counted, without its number, periods and "by local authority"; empty for none."""
    for title in reversed(titles):
        key, _, said = title.partition(": ")
        if said and key.lower() in KEYS and key.lower() not in ("title", "summary", "report"):
            continue
        if _ABOUT_THE_FILE.search(title) or is_place(title.rpartition("=")[2].strip()):  # "Region = North West"
            continue
        text = _NUMBERED_TITLE.sub("", without_marks(said if key.lower() in KEYS and said else title)[0])
        text = _ABOUT_AREAS.sub("", text)
        parts = [part.strip() for part in text.split(",")]
        kept = [part for part in parts if part and not _only_period(part) and not is_place(part)]
        beginnings = takewhile(lambda one: len(one) <= LONGEST_SUBJECT, accumulate(kept, "{}, {}".format))
        subject = max(beginnings, key=len, default="")
        words = len(subject.split())
        if words and not _ASIDE.match(subject) and not is_place(subject):
            return (subject,)
    return ()


_ASIDE = re.compile(
    r"^\(|^(?:generated|ons crown|crown copyright|return to|back to|notes?\b|source|this (?:work)?sheet"
    r"|contents|unit|please|see |restricted|data |academic|selected|coverage|base\b|fieldwork|figures|thousands"
    r"|all figures)",
    re.I,
)


def _only_period(part: str) -> bool:
    return not _PHRASE.sub("", part).strip(" -–—.:;") or not re.sub(
        r"\b(?:to|and|as at|from|between|until)\b", "", _PHRASE.sub("", part)
    ).strip(" -–—.:;")
