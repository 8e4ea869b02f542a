"""How far the years in the headings of columns go: as the titles say, or as the months beside them do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from loaders.meaning.heading_parts import Across, Parts
from loaders.meaning.so_far import (
    is_cumulative,
    is_part,
    is_total,
    says_to_date,
    says_whole_year,
    so_far,
    up_to_month,
    years_together,
)
from loaders.meaning.unnamed_parts import BARE_YEARS, named_by, unnamed_part
from loaders.meaning.words import fold
from lsp_data.periods import Basis, Period, financial_year_of, year_to_date

_FULL_YEAR = re.compile(r"\b(?:full|whole|entire) year\b")
_SET_FOR_YEARS = frozenset({"target", "forecast"})
_WITHIN_YEAR = frozenset({Basis.MONTH, Basis.QUARTER, Basis.YEAR_TO_DATE})


def as_far_as_said(
    found: Mapping[int, Across], parts: Mapping[int, Parts], until: int, whole: Period | None
) -> Mapping[int, Across]:
    """The columns of years as far as the titles say that each goes (``until``: to which month, 0 for none), or that the
    one does which is not over (``whole``: the period of the titles); but those of a whole year and those of targets and
    forecasts, which are set for one."""
    begun = _begun_by(whole)
    if not until and begun is None:
        return found
    made = dict(found)
    for column, one in found.items():
        year, words = one.period, fold(parts[column].whole)
        if year is None or year.basis is not Basis.FINANCIAL_YEAR or one.measure in _SET_FOR_YEARS:
            continue
        if until and not says_whole_year(words):
            made[column] = replace(one, period=up_to_month(year, until))
        elif year == begun and not says_whole_year(words) and not says_to_date(words):
            made[column] = replace(one, period=whole)
    return made


def _begun_by(whole: Period | None) -> Period | None:
    """The financial year of which the period of the titles is the first part: a year to date, its first quarter or
    month; None for any other."""
    year = financial_year_of(whole.end) if whole is not None and whole.basis is not Basis.POINT else None
    return year if year is not None and whole is not None and whole.start == year.start and whole != year else None


def in_part_of_year(found: Mapping[int, Across], parts: Mapping[int, Parts], own: Period | None) -> dict[int, Across]:
    """The columns of bare years under "Month", "Quarter" or "Year to date" with that part of the year, as the table's
    period (``own``) says; open where it does not. Years to date of financial years go on to `up_to_date`."""
    years = {
        column: (part, one.period)
        for column, one in found.items()
        if one.measure != "change" and one.period is not None and one.period.basis in BARE_YEARS
        if (part := unnamed_part(parts[column].names)) is not None
        if part is not Basis.YEAR_TO_DATE or one.period.basis is Basis.CALENDAR_YEAR
    }
    latest = max((year for _, year in years.values()), key=lambda year: year.end, default=None)
    made = dict(found)
    for column, (part, year) in years.items():
        period = named_by(part, year, own, latest) if latest is not None else None
        opened = None if period is not None else year
        made[column] = replace(found[column], period=period, open=period is None, of_year=opened)
    return made


def counted_up(found: Mapping[int, Across], titles: Iterable[str]) -> dict[int, Across]:
    """The columns of months and quarters up to their ends from the beginning of the year, where a title ends in the
    mark of that: "Homes completed (cumulative)"."""
    if not any(map(is_cumulative, titles)):
        return dict(found)
    return {
        column: replace(one, period=year_to_date(one.period.end))
        if is_part(one.period) and one.measure != "change"
        else one
        for column, one in found.items()
    }


def up_to_date(found: Mapping[int, Across], parts: Mapping[int, Parts], in_year: Period | None) -> dict[int, Across]:
    """The columns of years to date and of totals with their end: that of the last month or quarter beside them, or of
    the table where that is one; a year to date beside one of another year goes as far as that; one of which nothing
    says it is left open. ``in_year``: that of a column which names none."""
    made = dict(found)
    reached: set[int] = set()  # the months up to which years to date go
    for column, one in found.items():
        to_date = any(map(says_to_date, parts[column].names))
        if one.open or one.measure == "change" or not (to_date or any(map(is_total, one.names))):
            continue
        if one.period is not None and one.period.basis is not Basis.FINANCIAL_YEAR:
            continue
        year = one.period or in_year
        others = [other for place, other in found.items() if place != column]
        end = so_far(year, [other.period for other in others])
        if end is None and year is None and not to_date:
            summed = (other for other in others if other.measure == one.measure and set(other.names) <= set(one.names))
            end = years_together(other.period for other in summed)  # no sum of "Rate 2008/09", "Rate 2009/10"
        if end is not None:
            made[column] = replace(one, period=end)
            reached.update([end.end.month] if to_date else [])
        elif to_date:
            made[column] = replace(one, period=None, to_date=True, of_year=one.period)
    month = reached.pop() if len(reached) == 1 else 0
    return {
        column: replace(one, period=up_to_month(one.of_year, month), to_date=False) if month and one.of_year else one
        for column, one in made.items()
    }


def of_full_years(found: Mapping[int, Across], parts: Mapping[int, Parts], own: Period | None) -> dict[int, Across]:
    """The columns headed "Full year" without a year in the one financial year of the months, quarters and years to date
    beside them, else of the table's own part of a year (``own``)."""
    bare = [
        column
        for column, one in found.items()
        if one.period is None and one.measure != "change" and _FULL_YEAR.search(fold(parts[column].whole))
    ]
    beside = [one.period for one in found.values()] if bare else []
    years = {financial_year_of(one.end) for one in beside if one is not None and one.basis in _WITHIN_YEAR}
    if not years and own is not None and own.basis in _WITHIN_YEAR:
        years = {financial_year_of(own.end)}
    year = years.pop() if len(years) == 1 else None
    settled = {column: replace(found[column], period=year, part="", question=None) for column in bare if year}
    return {**found, **settled}
