"""How far a year to date, or a total of months, goes: to the end of the last of the months or quarters beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeGuard

from loaders.meaning.words import fold
from lsp_data.periods import Basis, Period, financial_year_of, year_to_date

PARTS = frozenset({Basis.MONTH, Basis.QUARTER})
_TO_DATE = re.compile(r"\b(?:ytd|year to date|to date|cumulative|cum|running (?:total|count|sum))\b|^running$")
_TOTAL = re.compile(r"^(?:grand |overall )?totals?(?: so far)?$|^sum$")


def says_to_date(text: str) -> bool:
    """Whether a heading or label says that its figures count from the beginning of the year: "YTD", "Cumulative"."""
    return bool(_TO_DATE.search(fold(text)))


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
