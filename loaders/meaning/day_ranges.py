"""A range of days of which the last alone names the year: "29 September to 19 December 2008"."""

from __future__ import annotations

import re
from datetime import date

from loaders.meaning.frames import MONTH, MONTHS
from lsp_data.periods import Basis, Period, read_period

_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}"
_PARTED = rf"(?:{_DAY}\s*(?:to|until|–|-)|(?<=between\s){_DAY}\s+and)"
DAYS = rf"{_PARTED}\s*{_DAY},?\s+(?:19|20)\d\d"
_ENDS = re.compile(
    rf"(\d{{1,2}})[a-z]*\s+({MONTH})\s*(?:to|until|and|–|-)\s*(\d{{1,2}})[a-z]*\s+({MONTH}),?\s+(\d{{4}})",
    re.IGNORECASE,
)
_OF_SURVEY = re.compile(r"\b(?:fieldwork|survey(?:ed)?|interview(?:s|ed|ing)?|poll(?:s|ed)?|questionnaires?)\b", re.I)


def from_day_to_day(text: str, before: str = "") -> Period | None:
    """The stretch of a text that is nothing but a range of days, None for any other; of whole months what they are (a
    quarter, a year to date). ``before``: the words that lead to it, of which one may say that people were asked."""
    found = _ENDS.fullmatch(text.strip())
    if found is None:
        return None
    year = int(found[5])
    try:
        end = date(year, _month(found[4]), int(found[3]))
        start = date(year, _month(found[2]), int(found[1]))
        start = start if start <= end else start.replace(year=year - 1)
    except ValueError:
        return None  # 31 September, 29 February of another year
    read = read_period(f"{start:%d/%m/%Y} to {end:%d/%m/%Y}")
    if isinstance(read, Period):
        return read
    return Period(start, end, Basis.SURVEY if _OF_SURVEY.search(before) else Basis.AVERAGE)


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1
