"""What a stretch of days measures: its natural basis, changed by the words beside it or by what the caller knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lsp_data.periods.period import (
    Basis,
    Period,
    is_month_end,
    point,
    rolling_year,
    shift_months,
    week_to,
    whole_months,
    year_to_date,
)
from lsp_data.periods.tokens import NotAPeriodError

_SHORT = (Basis.MONTH, Basis.QUARTER, Basis.POINT)
_WHOLE_YEARS = {4: Basis.FINANCIAL_YEAR, 1: Basis.CALENDAR_YEAR, 9: Basis.ACADEMIC_YEAR}

Readings = list[tuple[Period, bool]]  # the period, and whether the text settles it alone


@dataclass(frozen=True, slots=True)
class Context:
    """The words beside the numbers (flags), a named length in months, and the basis that the caller knows."""

    flags: frozenset[str]
    count: int | None
    hint: Basis | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from and to; `basis` is None where only the two ends were written."""

    start: date
    end: date
    basis: Basis | None
    form: str
    sure: bool = True


def measured(stretch: Stretch, context: Context) -> Readings:
    """The periods that a stretch can be. Raises NotAPeriodError where its words and its days disagree."""
    for rule in (_week, _to_date, _counted, _survey, _average, _state):
        found = rule(stretch, context)
        if found:
            return [(period, stretch.sure or settled) for period, settled in found]
    return [(period, stretch.sure and sure) for period, sure in _natural(stretch, context)]


def _week(stretch: Stretch, context: Context) -> Readings:
    """ "Week ending 8 Jan 2023", "week commencing 2 Jan 2023": the seven days, as one stretch."""
    if not context.flags & {"week", "starting"}:
        return []
    ends, starts = bool(context.flags & {"ending", "until"}), "starting" in context.flags
    if "week" not in context.flags or stretch.basis is not Basis.POINT or ends == starts:
        raise NotAPeriodError("A week needs the day on which it ends or begins.")
    return [(week_to(stretch.end if ends else stretch.end + timedelta(days=6)), True)]


def _to_date(stretch: Stretch, context: Context) -> Readings:
    """ "year to date Sept 09", "Apr-Sep 2009 YTD", "to Nov 09" (the year so far, unless a rolling year is known)."""
    if "to_date" in context.flags:
        if stretch.basis in _SHORT:
            return [(year_to_date(stretch.end), True)]
        if stretch.basis in (None, Basis.YEAR_TO_DATE):
            return [(Period(stretch.start, stretch.end, Basis.YEAR_TO_DATE), True)]
        raise NotAPeriodError("A year to date needs the month to which it runs.")
    lone = "until" in context.flags and not context.count and not context.flags & {"year", "rolling", "quarter"}
    if lone and stretch.basis in _SHORT:
        if context.hint is Basis.ROLLING_YEAR:
            return [(rolling_year(stretch.end), True)]
        return [(year_to_date(stretch.end), True)]
    return []


def _counted(stretch: Stretch, context: Context) -> Readings:
    """ "12 months to Nov 2009", "rolling year to …", "year ending …", "quarter ending …", "6 months to …"."""
    flags, short = context.flags, stretch.basis in _SHORT
    tail = bool(flags & {"until", "ending"})
    yearly = "year_ending" in flags or ("year" in flags and tail)
    if short and is_month_end(stretch.end):
        if "rolling" in flags or context.count == 12:
            return [(rolling_year(stretch.end), True)]
        if context.count:
            return _from_ends(_months_before(stretch.end, context.count), stretch.end, context)
        if yearly and context.hint is not Basis.ROLLING_YEAR and stretch.end.month == 3:
            return [(Period(rolling_year(stretch.end).start, stretch.end, Basis.FINANCIAL_YEAR), True)]
        if yearly:
            return [(rolling_year(stretch.end), True)]
        if "quarter" in flags and stretch.basis is not Basis.QUARTER and (tail or stretch.basis is Basis.MONTH):
            return _from_ends(_months_before(stretch.end, 3), stretch.end, context)
    if "rolling" in flags or context.count == 12:
        if whole_months(stretch.start, stretch.end) == 12:
            return [(Period(stretch.start, stretch.end, Basis.ROLLING_YEAR), True)]
        if "average" not in flags:
            raise NotAPeriodError("Twelve months are named, but not the month to which they run.")
    return []


def _months_before(end: date, count: int) -> date:
    return shift_months(end, -count) + timedelta(days=1)


def _survey(stretch: Stretch, context: Context) -> Readings:
    if "survey" in context.flags or context.hint is Basis.SURVEY:
        return [(Period(stretch.start, stretch.end, Basis.SURVEY), True)]
    return []


def _average(stretch: Stretch, context: Context) -> Readings:
    """ "2005-07 average"; the length, where one is named, must be that of the years."""
    span = stretch.basis is Basis.AVERAGE
    if not ("average" in context.flags or (span and context.hint is Basis.AVERAGE)):
        return []
    months = whole_months(stretch.start, stretch.end)
    start = stretch.start
    if context.count and months != context.count:
        if months == 12 and context.count > 12 and "until" in context.flags:
            start = _months_before(stretch.end, context.count)
        else:
            raise NotAPeriodError("The length that is named and the years do not agree.")
    settled = stretch.sure or span
    return [(Period(start, stretch.end, Basis.AVERAGE), settled)]


def _state(stretch: Stretch, context: Context) -> Readings:
    """ "As at 30 June 2015", "end Sep 2009": the state on the last day. Of a quarter it may be either."""
    flags = context.flags
    end_of = "ending" in flags and not flags & {"year", "quarter", "monthly"}
    if "at" not in flags and not end_of:
        return []
    if stretch.basis in (Basis.MONTH, Basis.POINT):
        return [(point(stretch.end), True)]
    if stretch.basis is Basis.QUARTER:
        return [(Period(stretch.start, stretch.end, Basis.QUARTER), True), (point(stretch.end), True)]
    return []


def _natural(stretch: Stretch, context: Context) -> Readings:
    """Without a word that says more: the basis as written, or that of the two ends."""
    if stretch.basis is None or (stretch.form == "half" and stretch.start.month != 4):
        return _from_ends(stretch.start, stretch.end, context)
    if stretch.basis is Basis.POINT:
        return [(period_of_day(stretch.end, context.hint), True)]
    return [(Period(stretch.start, stretch.end, stretch.basis), stretch.basis is not Basis.AVERAGE)]


def period_of_day(day: date, hint: Basis | None) -> Period:
    """A day is the state on that day, unless the caller knows that periods are written by their last day."""
    if not is_month_end(day) or hint is None:
        return point(day)
    months = {Basis.MONTH: 1, Basis.QUARTER: 3}.get(hint, 12)
    fits = {
        Basis.MONTH: True,
        Basis.QUARTER: day.month % 3 == 0,
        Basis.FINANCIAL_YEAR: day.month == 3,
        Basis.CALENDAR_YEAR: day.month == 12,
        Basis.ACADEMIC_YEAR: day.month == 8,
        Basis.ROLLING_YEAR: True,
    }
    if hint is Basis.YEAR_TO_DATE:
        return year_to_date(day)
    return Period(_months_before(day, months), day, hint) if fits.get(hint, False) else point(day)


def _from_ends(start: date, end: date, context: Context) -> Readings:
    """The basis of a stretch of which only the ends are written."""
    months = whole_months(start, end)
    if months is None:
        if start == end:
            return [(point(end), True)]
        if (start.month, start.day) == (4, 1) and end < shift_months(start, 12):
            return [(Period(start, end, Basis.YEAR_TO_DATE), True)]
        raise NotAPeriodError(f"From {start:%d/%m/%Y} to {end:%d/%m/%Y} are no whole months.")
    if months == 1:
        return [(Period(start, end, Basis.MONTH), True)]
    if months == 3 and start.month % 3 == 1:
        april = start.month == 4 and context.hint is Basis.YEAR_TO_DATE
        return [(Period(start, end, Basis.YEAR_TO_DATE if april else Basis.QUARTER), True)]
    if months == 12:
        basis = _WHOLE_YEARS.get(start.month, Basis.ROLLING_YEAR)
        to_date = context.hint is Basis.YEAR_TO_DATE and start.month == 4
        if context.hint is Basis.ROLLING_YEAR or to_date:
            basis = context.hint or basis
        return [(Period(start, end, basis), True)]
    if months < 12 and start.month in (1, 4):
        return [(Period(start, end, Basis.YEAR_TO_DATE), True)]
    if months > 12 and months % 12 == 0:
        return [(Period(start, end, Basis.AVERAGE), context.hint is Basis.AVERAGE)]
    if months == 4 and start.month in (9, 1, 5):
        term = (Period(start, end, Basis.ACADEMIC_YEAR), True)
        return [term] if "term" in context.flags else [term, (Period(start, end, Basis.SURVEY), True)]
    if months < 12:
        return [(Period(start, end, Basis.SURVEY), False)]
    raise NotAPeriodError(f"A stretch of {months} months is no usual period.")
