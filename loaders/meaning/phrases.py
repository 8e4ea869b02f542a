"""Periods inside longer words: "CHN1 2010-11", "Claims, April 2010 to September 2018", "Change from Q3 2021"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.meaning.words import fold, tidy, without_marks
from lsp_data.catalogue.places import is_place
from lsp_data.periods import Ambiguous, Basis, Period, financial_year, months_from, point, read_period

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"
_PAIR = rf"{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d\d)"
_PHRASE = re.compile(
    rf"""(?<![\w/–-])(?:
        (?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}[\s,'’-]*(?:{_YEAR}|\d\d)
        |(?:q(?:tr|uarter)?\s?[1-4])\s*,?\s*(?:{_PAIR}|{_YEAR})|(?:{_PAIR}|{_YEAR})\s*,?\s*q(?:tr|uarter)?\s?[1-4]
        |{_PAIR}|fy\s?\d\d(?:/\d\d)?|\d\d\s?[/–-]\s?\d\d|{_YEAR}(?:\s*{_MONTH})?|\d{{1,2}}/\d{{1,2}}/{_YEAR}
    )(?![\w/–-])""",
    re.VERBOSE | re.IGNORECASE,
)
_TO = re.compile(r"^\s*(?:to|until|through|and|–|—|-)\s*$", re.IGNORECASE)
# A title that says when something was published or mended says nothing of the period measured.
_ABOUT_THE_FILE = re.compile(
    r"\b(?:revis|publish|publication|updat|released?\b|next |download|extract|source|copyright|©|printed|version"
    r"|contact|last saved|created|census output|boundar|constant prices|prices\b|=\s*100)",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"^(?:position |snapshot |stock |number |numbers |figures |data )?(?:as )?(?:at|on)(?: the)?(?: end(?: of)?)?\b"
)
_NEVER_ALONE = re.compile(
    r"\b(?:act|regulations?|order|census|base|index|standard|aged?|ages|between|icd|version|plan|strategy)\s+$",
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
    """The period at the end or the beginning of a heading, None where there is none or more than one."""
    if len(text) > LONGEST_PART:
        return None
    found = list(_PHRASE.finditer(text))
    if len(found) != 1:
        return None
    before, after = text[: found[0].start()], text[found[0].end() :]
    short = found[0].group().replace(" ", "")
    if len(short) == 5 and int(short[3:]) != (int(short[:2]) + 1) % 100:
        return None
    if _NEVER_ALONE.search(before) or (before.strip(" ,:;(–-") and after.strip(" ,.:;)–-")):
        return None
    rest = f"{before.strip(' ,:;(–-')} {after.strip(' ,.:;)–-')}".strip()
    rest = re.sub(
        r"\s+(?:in|for|to|at|as at|during|year|to end(?: of)?|as of|ending|ended|from|since)$",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    return Split(rest, found[0].group().strip()) if rest else None


def phrases(text: str) -> list[str]:
    """The words of each period that a text names, in its order."""
    return [found.group().strip() for found in _PHRASE.finditer(text)]


@lru_cache(maxsize=20_000)
def is_part_of_year(text: str) -> bool:
    """Whether the text is a period that lacks its year: "Q2", "Apr", "Autumn term"."""
    return not isinstance(read_period(text), (Period, Ambiguous)) and isinstance(
        read_period(text, within=financial_year(2009)), Period
    )


@lru_cache(maxsize=20_000)
def reads_as_period(text: str) -> bool:
    """Whether the whole text is a period, with its year."""
    return isinstance(read_period(text), (Period, Ambiguous))


def one_reading(read: object) -> Period | None:
    """The period where there is just one reading."""
    if isinstance(read, Ambiguous):
        return read.candidates[0] if len(read.candidates) == 1 else None
    return read if isinstance(read, Period) else None


def is_as_at(text: str) -> bool:
    """Whether a heading says that a state on a day is meant."""
    return bool(_POINT.match(fold(text)))


def as_point(period: Period) -> Period:
    """The state at the end of a month or quarter."""
    return point(period.end) if period.basis in (Basis.MONTH, Basis.QUARTER) else period


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
        if _ABOUT_THE_FILE.search(text):
            continue
        found = _periods_in(text)
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def _periods_in(text: str) -> list[Period]:
    matches = list(_PHRASE.finditer(text))
    found: list[Period] = []
    end = -1
    for position, match in enumerate(matches):
        period = one_reading(read_period(match.group().strip())) or _year_of_pair(match.group())
        if period is None:
            continue
        if found and position and _TO.match(text[end : match.start()]):
            found[-1] = Period(found[-1].start, period.end, Basis.AVERAGE)
        elif period not in found:
            found.append(point(period.end) if is_as_at(text) and period.basis is Basis.MONTH else period)
        end = match.end()
    return found


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
    r",?\s+by\s+(?:[\w'’/ ]+?\s)?(?:area|authority|region|district|county|council|constituency|ward|force|board)\b.*$",
    re.I,
)
LONGEST_SUBJECT = 120


def subject_of(titles: Sequence[str]) -> tuple[str, ...]:
    """What the nearest title says is counted, without its number, periods and "by local authority"; empty for none."""
    for title in reversed(titles):
        text = _NUMBERED_TITLE.sub("", without_marks(title)[0])
        text = _ABOUT_AREAS.sub("", text)
        parts = [part.strip() for part in text.split(",")]
        kept = [part for part in parts if part and not _only_period(part) and not is_place(part)]
        subject = ", ".join(kept)
        while len(subject) > LONGEST_SUBJECT and len(kept) > 1:
            kept = kept[:-1]
            subject = ", ".join(kept)
        words = len(subject.split())
        if words and len(subject) <= LONGEST_SUBJECT and not _ASIDE.match(subject) and not is_place(subject):
            return (subject,)
    return ()


_ASIDE = re.compile(r"^\(|^(?:return to|back to|notes?\b|source|this (?:work)?sheet|contents|unit|please|see )", re.I)


def _only_period(part: str) -> bool:
    return not _PHRASE.sub("", part).strip(" -–—.:;") or not re.sub(
        r"\b(?:to|and|as at|from|between|until)\b", "", _PHRASE.sub("", part)
    ).strip(" -–—.:;")
