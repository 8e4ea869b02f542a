"""Headings that name a part of a year without the year ("Q2", "May"): of which year it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise

from loaders.meaning.heading_parts import Texts
from loaders.meaning.phrases import is_part_of_year, is_whole_year, part_of
from loaders.meaning.so_far import is_part
from lsp_data.periods import Period, financial_year_of

_DAY = timedelta(days=1)


def year_around(whole: Period | None, texts: Mapping[int, Texts]) -> Period | None:
    """The financial year of which the table's period and its columns are parts: "Q1", "Q2" under "Quarter 2 2010/11".
    None where the columns do not go up to that period, so that some may be of another year."""
    year = financial_year_of(whole.end) if is_part(whole) else None
    parts = [part for one in texts.values() if year is not None and (part := in_year(one, year)) is not None]
    if whole is None or not any(part.end == whole.end for part in parts):
        return None
    return year if all(a.end <= b.end for a, b in pairwise(parts)) else None


def in_year(texts: Texts, year: Period) -> Period | None:
    """The innermost part of the year that the headings name."""
    parts = [text for text in reversed(texts) if isinstance(text, str) and is_part_of_year(text)]
    return next((found for text in parts if (found := part_of(text, year)) is not None), None)


def after_dated(texts: Mapping[int, Texts], read: Mapping[int, Period | None]) -> dict[int, Period]:
    """The period of each part of a year that follows one with its year in the columns to its left: "Apr 2009", "May".
    None for one that would lie before it, as where a second group of columns begins. ``read``: what the headings say
    of themselves."""
    found: dict[int, Period] = {}
    left: Period | None = None
    for column in sorted(texts):
        own = read.get(column)
        if own is None and left is not None:
            own = _next_part(texts[column], left)
            if own is not None:
                found[column] = own
        if texts[column]:
            left = own if is_part(own) else None
    return found


def _next_part(texts: Texts, left: Period) -> Period | None:
    """The part of the year after (or the same as) the one to its left: in its financial year, or as the next begins."""
    same, following = (in_year(texts, financial_year_of(day)) for day in (left.end, left.end + _DAY))
    if same is not None and (same.start >= left.start or is_whole_year(same)):  # "Full year" is that of its quarters
        return same
    return following if following is not None and following.start == left.end + _DAY else None
