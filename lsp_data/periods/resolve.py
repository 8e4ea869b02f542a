"""From what a text says to the periods that it can mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lsp_data.periods import words
from lsp_data.periods.measured import Context, Stretch, measured
from lsp_data.periods.period import (
    Basis,
    Period,
    calendar_quarter,
    financial_start,
    month_end,
    quarter,
    shift_months,
    term,
)
from lsp_data.periods.sides import Side, Statement
from lsp_data.periods.tokens import NotAPeriodError, Years


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading. `form` names the way of writing that it supposes; an unsure one is asked for even when alone."""

    period: Period
    form: str
    sure: bool = True


def candidates(said: Statement, context: Context, within: Period | None) -> list[Candidate]:
    """All periods that a statement can mean. Raises NotAPeriodError with the reason when there is none."""
    if not said.sides:
        return _nothing_dated(context, within)
    if len(said.sides) == 2:
        stretches = list(_between(said.sides[0].dated(), said.sides[1].dated(), within, context))
    else:
        stretches = list(_one_side(said.sides[0], within, context))
    if not stretches:
        raise NotAPeriodError("The parts of this period do not go together.")
    reasons: list[str] = []
    found: list[Candidate] = []
    for stretch in stretches:
        try:
            found += [Candidate(period, stretch.form, sure) for period, sure in measured(stretch, context)]
        except NotAPeriodError as error:
            reasons.append(str(error))
    if not found:
        raise NotAPeriodError(reasons[0])
    return found


def _nothing_dated(context: Context, within: Period | None) -> list[Candidate]:
    """ "Year to date", "Annual": a period only by the header that it stands under."""
    if within is None:
        raise NotAPeriodError("No year, month or quarter is named.")
    if context.flags & {"to_date"}:
        if within.basis in (Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR, Basis.ACADEMIC_YEAR):
            raise NotAPeriodError("A year to date needs the month to which it runs.")
        start = date(financial_start(within.end), 4, 1)
        return [Candidate(Period(start, within.end, Basis.YEAR_TO_DATE), "within")]
    if context.flags & {"year", "financial"} and within.basis in (Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR):
        return [Candidate(within, "within")]
    raise NotAPeriodError("No year, month or quarter is named.")


def years_of(within: Period | None) -> tuple[Years, ...]:
    """The year that a header gives to what stands under it: the calendar year only where the header is one."""
    if within is None:
        return ()
    if within.basis is Basis.CALENDAR_YEAR:
        return (Years("year", within.start.year),)
    if within.basis is Basis.ACADEMIC_YEAR:
        return (Years("academic", within.start.year if within.start.month >= 9 else within.start.year - 1),)
    return (Years("pair", financial_start(within.end)),)


def _one_side(side: Side, within: Period | None, context: Context) -> Iterator[Stretch]:
    if (
        side.short
        and not side.says() - {"year"}
        and not context.flags & {"financial", "academic", "survey", "calendar"}
    ):
        raise NotAPeriodError(f"“{side.short}” alone is too short for a year.")
    side = side.dated()
    for day, form in side.days:
        yield Stretch(day, day, Basis.POINT, form)
    if side.days:
        return
    alternatives = side.years or (years_of(within) if side.says() else ())
    if not alternatives:
        yield from _month_and_number(side)
        return
    for years in alternatives:
        yield from _with_years(side, years, context)


def _month_and_number(side: Side) -> Iterator[Stretch]:
    """ "09-Sep" without any year may be September 2009 written year first."""
    if side.day_number is None or side.month is None:
        raise NotAPeriodError("It says no year, and stands under no header that does.")
    year = 2000 + side.day_number
    yield Stretch(date(year, side.month, 1), month_end(year, side.month), Basis.MONTH, "year month-name", sure=False)


def _with_years(side: Side, years: Years, context: Context) -> Iterator[Stretch]:
    """What a side means in one reading of its year; nothing where the two do not go together."""
    if side.month is not None:
        yield from _in_month(side, years, context)
    elif side.quarter is not None:
        yield from _in_quarter(side.quarter, years, context)
    elif side.season is not None:
        yield from _in_season(side.season, years, context)
    elif side.half is not None:
        if years.kind in ("pair", "year"):
            first = date(years.first, 4 if side.half == 1 else 10, 1)
            sure = years.kind == "pair"
            yield Stretch(first, shift_months(first, 6) - timedelta(days=1), Basis.YEAR_TO_DATE, "half", sure=sure)
    else:
        yield from _whole_years(years, context)


def _in_month(side: Side, years: Years, context: Context) -> Iterator[Stretch]:
    month = side.month or 1
    if years.kind == "year":
        year = years.first
    elif years.kind in ("pair", "academic"):
        first = 9 if years.kind == "academic" or "academic" in context.flags else 4
        year = years.first if month >= first else years.first + 1
    else:
        return
    last = month_end(year, month)
    if side.day_number is None:
        yield Stretch(date(year, month, 1), last, Basis.MONTH, "month-name")
    elif side.day_number <= last.day:
        day = date(year, month, side.day_number)
        yield Stretch(day, day, Basis.POINT, "day month-name")


def _in_quarter(number: int, years: Years, context: Context) -> Iterator[Stretch]:
    """With two years ("2009/10") the quarter is financial; with one it may be either, unless the text or hint says."""
    financial, calendar = quarter(years.first, number), calendar_quarter(years.first, number)
    if years.kind == "pair":
        yield Stretch(financial.start, financial.end, Basis.QUARTER, "quarter of a pair")
    if years.kind != "year":
        return
    says_calendar = "calendar" in context.flags or context.hint is Basis.CALENDAR_YEAR
    says_financial = "financial" in context.flags or context.hint is Basis.FINANCIAL_YEAR
    if not says_calendar:
        yield Stretch(financial.start, financial.end, Basis.QUARTER, "financial quarter")
    if not says_financial:
        yield Stretch(calendar.start, calendar.end, Basis.QUARTER, "calendar quarter")


def _in_season(season: str, years: Years, context: Context) -> Iterator[Stretch]:
    """A season is a school term, or the months of the season in which a survey was taken."""
    if years.kind not in ("year", "pair", "academic"):
        return
    two_years = years.kind != "year"
    survey = "survey" in context.flags or context.hint is Basis.SURVEY
    school = (
        bool(context.flags & {"term", "academic"}) or context.hint is Basis.ACADEMIC_YEAR or years.kind == "academic"
    )
    if season in words.TERMS and (school or not survey):
        number = words.TERMS[season]
        period = term(years.first if two_years or number == 1 else years.first - 1, number)
        yield Stretch(period.start, period.end, Basis.ACADEMIC_YEAR, "term")
    if survey or not school:
        first = words.SEASONS[season]
        later = two_years and first < 4
        start = date(years.first + later, first, 1)
        yield Stretch(start, shift_months(start, 3) - timedelta(days=1), Basis.SURVEY, "season")


def _whole_years(years: Years, context: Context) -> Iterator[Stretch]:
    hint = None if context.flags & {"survey", "average"} else context.hint
    academic = "academic" in context.flags or hint is Basis.ACADEMIC_YEAR
    financial = "financial" in context.flags or hint is Basis.FINANCIAL_YEAR
    if years.kind == "month":
        if not context.flags & {"financial", "academic", "calendar", "average"}:
            start = date(years.first, years.last, 1)
            yield Stretch(start, month_end(years.first, years.last), Basis.MONTH, "month number", sure=years.sure)
    elif years.kind == "span":
        yield Stretch(date(years.first, 1, 1), date(years.last, 12, 31), Basis.AVERAGE, "span", sure=years.sure)
    elif years.kind in ("pair", "academic"):
        if "calendar" not in context.flags:
            yield _year_from(years.first, academic=academic or years.kind == "academic", form="pair")
        if years.last and "average" in context.flags:  # "2008-09 average": of one financial year or of two years
            yield Stretch(date(years.first, 1, 1), date(years.last, 12, 31), Basis.AVERAGE, "span")
    elif (academic or financial) and "calendar" not in context.flags:
        # "FY09" and "academic year 2008" are used for the year that ends then and for the one that begins then.
        yield _year_from(years.first - 1, academic=academic, form="year named by its end")
        yield _year_from(years.first, academic=academic, form="year named by its start")
    else:
        yield Stretch(date(years.first, 1, 1), date(years.first, 12, 31), Basis.CALENDAR_YEAR, "year")


def _year_from(start_year: int, *, academic: bool, form: str) -> Stretch:
    first = date(start_year, 9 if academic else 4, 1)
    basis = Basis.ACADEMIC_YEAR if academic else Basis.FINANCIAL_YEAR
    return Stretch(first, shift_months(first, 12) - timedelta(days=1), basis, form)


def _between(left: Side, right: Side, within: Period | None, context: Context) -> Iterator[Stretch]:
    """From one side to the other; a year said once counts for both, by the side that it stands on."""
    shared = right.years or left.years or (() if right.days or left.days else years_of(within))
    if not shared and not right.days:
        raise NotAPeriodError("It says no year, and stands under no header that does.")
    once = bool(right.years) != bool(left.years) or (right.days and not left.years and not left.days)
    for end in _ends(right, right.years or shared, context):
        starts = left.years or shared or (Years("year", end.end.year),)
        for start in _ends(left, starts, context):
            if start.start <= end.end:
                if left.days and right.days and start.form != end.form:
                    continue
                yield Stretch(start.start, end.end, None, "stretch")
            elif once and all(years.kind == "year" for years in starts) and not left.days:
                # "Nov-Jan 2009": the year may belong to either end.
                yield Stretch(shift_months(start.start, -12), end.end, None, "year of the end")
                if not right.days:
                    yield Stretch(start.start, shift_months(end.end, 12), None, "year of the start")


def _ends(side: Side, years: tuple[Years, ...], context: Context) -> list[Stretch]:
    """The stretches that one end of a "from … to" can be."""
    if side.days:
        return [Stretch(day, day, Basis.POINT, form) for day, form in side.days]
    return [stretch for choice in years for stretch in _with_years(side, choice, context)]
