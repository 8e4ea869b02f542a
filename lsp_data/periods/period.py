"""What a period is, the usual ones by name, and the neighbours of one."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

FIRST_PLAUSIBLE_YEAR = 1990
LAST_PLAUSIBLE_YEAR = 2035
KEPT = (
    4_096  # answers about periods that are remembered: a partnership has a few hundred periods, asked for in each row
)


class Basis(StrEnum):
    """What a period measures (the `period_basis` of a figure)."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "year_to_date"
    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"
    ACADEMIC_YEAR = "academic_year"
    ROLLING_YEAR = "rolling_year"
    AVERAGE = "average"
    SURVEY = "survey"
    POINT = "point"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, both ends inclusive, and what it measures."""

    start: date
    end: date
    basis: Basis

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period ends {self.end}, before its start {self.start}")


# How far apart two neighbours of a basis usually lie, in months. Year to date and rolling years are mostly returned
# by quarter; whoever knows the real frequency passes it as `months`.
_STEP = {
    Basis.MONTH: 1,
    Basis.QUARTER: 3,
    Basis.YEAR_TO_DATE: 3,
    Basis.ROLLING_YEAR: 3,
    Basis.POINT: 3,
    Basis.FINANCIAL_YEAR: 12,
    Basis.CALENDAR_YEAR: 12,
    Basis.ACADEMIC_YEAR: 12,
    Basis.AVERAGE: 12,
    Basis.SURVEY: 24,
}


@lru_cache(maxsize=KEPT)
def _days(year: int, month: int) -> int:
    """How many days the month has."""
    return monthrange(year, month)[1]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, _days(year, month))


def is_month_end(day: date) -> bool:
    """Whether the day is the last of its month."""
    return day.day == _days(day.year, day.month)


def shift_months(day: date, months: int) -> date:
    """The day so many months later (earlier when negative); the last day of a month stays the last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    last = _days(year, month)
    return date(year, month, last if is_month_end(day) else min(day.day, last))


def whole_months(start: date, end: date) -> int | None:
    """How many whole months a stretch of days covers, None when it starts or ends in mid-month."""
    if start.day != 1 or not is_month_end(end) or end < start:
        return None
    return (end.year - start.year) * 12 + end.month - start.month + 1


def months_from(start: date, months: int, basis: Basis) -> Period:
    """The period of so many whole months from the first day of a month."""
    return Period(start, shift_months(start, months) - timedelta(days=1), basis)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return months_from(date(year, number, 1), 1, Basis.MONTH)


@lru_cache(maxsize=KEPT)
def quarter(year: int, number: int) -> Period:
    """A quarter of the financial year that starts in April of `year`: 1 is April to June, 4 is January to March."""
    if number not in (1, 2, 3, 4):
        raise ValueError(f"there is no quarter {number}")
    return months_from(shift_months(date(year, 4, 1), 3 * (number - 1)), 3, Basis.QUARTER)


def calendar_quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year: 1 is January to March."""
    return quarter(year - 1, 4) if number == 1 else quarter(year, number - 1)


def is_year_after(first: int, second: int) -> bool:
    """Whether the second number is the year after the first, each in full or by its last two digits: 2009 and 10."""
    return second % 100 == (first + 1) % 100


def financial_year(start_year: int) -> Period:
    """1 April to 31 March."""
    return months_from(date(start_year, 4, 1), 12, Basis.FINANCIAL_YEAR)


def calendar_year(year: int) -> Period:
    """1 January to 31 December."""
    return months_from(date(year, 1, 1), 12, Basis.CALENDAR_YEAR)


def academic_year(start_year: int) -> Period:
    """1 September to 31 August."""
    return months_from(date(start_year, 9, 1), 12, Basis.ACADEMIC_YEAR)


def term(start_year: int, number: int) -> Period:
    """A school term as a third of the academic year: 1 autumn (September to December), 2 spring, 3 summer.

    Real terms end on days that differ by area; thirds tile the year, so that terms can be ordered and compared."""
    if number not in (1, 2, 3):
        raise ValueError(f"there is no term {number}")
    return months_from(shift_months(date(start_year, 9, 1), 4 * (number - 1)), 4, Basis.ACADEMIC_YEAR)


def rolling_year(end: date) -> Period:
    """The twelve months up to and including the day."""
    return Period(shift_months(end, -12) + timedelta(days=1), end, Basis.ROLLING_YEAR)


def year_to_date(end: date) -> Period:
    """1 April up to and including the day."""
    return Period(date(financial_start(end), 4, 1), end, Basis.YEAR_TO_DATE)


def average(first_year: int, last_year: int) -> Period:
    """An average of whole calendar years, e.g. 2005 to 2007."""
    return Period(date(first_year, 1, 1), date(last_year, 12, 31), Basis.AVERAGE)


def months_between(start: date, end: date) -> int:
    """How many months the second day's month lies after the first's."""
    return (end.year - start.year) * 12 + end.month - start.month


def survey(year: int) -> Period:
    """A survey wave of which only the year is known."""
    return Period(date(year, 1, 1), date(year, 12, 31), Basis.SURVEY)


def week_to(day: date) -> Period:
    """The seven days up to a day."""
    return Period(day - timedelta(days=6), day, Basis.AVERAGE)


def point(day: date) -> Period:
    """The state on a day."""
    return Period(day, day, Basis.POINT)


def financial_start(day: date) -> int:
    """The year in which the financial year of the day began."""
    return day.year if day.month >= 4 else day.year - 1


def financial_year_of(day: date) -> Period:
    """The financial year in which the day lies."""
    return financial_year(financial_start(day))


def quarter_of(day: date) -> Period:
    """The quarter in which the day lies."""
    return quarter(financial_start(day), (day.month - 4) % 12 // 3 + 1)


def quarters(start_year: int) -> tuple[Period, ...]:
    """The four quarters of a financial year."""
    return tuple(quarter(start_year, number) for number in (1, 2, 3, 4))


def plausible(period: Period) -> bool:
    """Whether the period lies in the years that a partnership can mean; anything else needs a question."""
    return period.start.year >= FIRST_PLAUSIBLE_YEAR and period.end.year <= LAST_PLAUSIBLE_YEAR


def is_term(period: Period) -> bool:
    """Whether an academic period is a term, not a whole year."""
    return period.basis is Basis.ACADEMIC_YEAR and whole_months(period.start, period.end) == 4


@lru_cache(maxsize=KEPT)
def shifted(period: Period, months: int) -> Period:
    """The period of the same basis that ends so many months later. Year to date starts anew with its year."""
    end = shift_months(period.end, months)
    if period.start == period.end:
        return Period(end, end, period.basis)
    if period.basis is not Basis.YEAR_TO_DATE:
        start = shift_months(period.start - timedelta(days=1), months) + timedelta(days=1)
        return Period(min(start, end), end, period.basis)
    first = period.start.month
    start = date(end.year if end.month >= first else end.year - 1, first, 1)
    return Period(start, end, period.basis)


def following(period: Period, months: int | None = None) -> Period:
    """The next period of its kind; `months` says how far apart neighbours lie where the basis does not."""
    return shifted(period, months or (4 if is_term(period) else _STEP[period.basis]))


def previous(period: Period, months: int | None = None) -> Period:
    """The period before this one; `months` as in :func:`following`."""
    return shifted(period, -(months or (4 if is_term(period) else _STEP[period.basis])))


def same_period_last_year(period: Period) -> Period:
    """The same stretch of the year before."""
    return shifted(period, -12)


def sequence(first: Period, last: Period, months: int | None = None) -> tuple[Period, ...]:
    """The periods from the first to the last, both included; empty when the last ends before the first."""
    found = []
    current = first
    while current.end <= last.end:
        found.append(current)
        current = following(current, months)
    return tuple(found)
