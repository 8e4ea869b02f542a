"""How a period is written on the screen; every label reads back as the same period."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from lsp_data.periods.period import (
    KEPT,
    Basis,
    Period,
    financial_start,
    is_term,
    quarter_of,
    whole_months,
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TERMS = {9: "Autumn", 1: "Spring", 5: "Summer"}


@lru_cache(maxsize=KEPT)
def label(period: Period) -> str:
    """The period in words: "Q2 2009/10", "Apr–Sep 2009 (year to date)", "12 months to Nov 2009", "30 Jun 2009" …"""
    short = _short(period)
    if short:
        return short
    words = {
        Basis.YEAR_TO_DATE: " (year to date)",
        Basis.AVERAGE: " average",
        Basis.SURVEY: " survey",
        Basis.ROLLING_YEAR: " (rolling)",
    }
    return _stretch(period) + words.get(period.basis, "")


def label_of_days(start: date, end: date) -> str:
    """A stretch of which only its days are known: as the month, quarter or financial year that it is, as the year to
    date, else by its ends."""
    months = whole_months(start, end)
    usual = {1: Basis.MONTH, 3: Basis.QUARTER, 12: Basis.FINANCIAL_YEAR}
    if months in usual:
        return label(Period(start, end, usual[months]))
    to_date = months and months < 12 and (start.month, financial_start(end)) == (4, start.year)
    return label(Period(start, end, Basis.YEAR_TO_DATE)) if to_date else _stretch(Period(start, end, Basis.QUARTER))


def _short(period: Period) -> str:
    """The short name that a period has when it begins and ends where its basis says, else nothing."""
    start, end, basis = period.start, period.end, period.basis
    months = whole_months(start, end)
    if basis is Basis.POINT:
        return day_label(end) if start == end else ""
    if basis is Basis.AVERAGE and end - start == timedelta(days=6):
        return f"Week to {day_label(end)}"
    if months is None:
        return ""
    if basis is Basis.QUARTER and (start, end) == (quarter_of(start).start, quarter_of(start).end):
        return f"Q{(start.month - 4) % 12 // 3 + 1} {year_pair(financial_start(start))}"
    if basis is Basis.ACADEMIC_YEAR and is_term(period) and start.month in TERMS:
        return f"{TERMS[start.month]} term {start.year}"
    if basis is Basis.ROLLING_YEAR and months == 12:
        return f"12 months to {MONTHS[end.month - 1]} {end.year}"
    return _years(period, months)


def _years(period: Period, months: int) -> str:
    """The short name of a period of whole years that has one."""
    start, end, basis = period.start, period.end, period.basis
    if basis is Basis.FINANCIAL_YEAR and months == 12 and start.month == 4:
        return year_pair(start.year)
    if basis is Basis.CALENDAR_YEAR and months == 12 and start.month == 1:
        return f"{start.year} calendar year"
    if basis is Basis.ACADEMIC_YEAR and months == 12 and start.month == 9:
        return f"Academic year {year_pair(start.year)}"
    if basis is Basis.SURVEY and months == 12 and start.month in (1, 4):
        return f"Survey {start.year if start.month == 1 else year_pair(start.year)}"
    if basis is Basis.AVERAGE and months % 12 == 0 and months > 12 and start.month == 1:
        return f"{start.year}{' and ' if months == 24 else '–'}{end.year} average"
    if basis is Basis.AVERAGE and months % 12 == 0 and months > 12 and start.month == 4:
        return f"{year_pair(start.year)}–{year_pair(end.year - 1)} average"
    return ""


def _stretch(period: Period) -> str:
    """The stretch by its ends: "Apr–Sep 2009", "Oct 2009–Jan 2010" or two whole dates."""
    start, end = period.start, period.end
    months = whole_months(start, end)
    if months is None:
        return day_label(end) if start == end else f"{day_label(start)}–{day_label(end)}"
    last = f"{MONTHS[end.month - 1]} {end.year}"
    if months == 1:
        return last
    first = MONTHS[start.month - 1]
    return f"{first}–{last}" if start.year == end.year else f"{first} {start.year}–{last}"


def year_pair(start_year: int) -> str:
    """A year that crosses New Year: "2009/10"."""
    return f"{start_year}/{(start_year + 1) % 100:02d}"


def day_label(day: date) -> str:
    """A day: "30 Jun 2009"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
