"""Which period a figure is for: by its column, its row, its own cell, or the return as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from loaders.meaning.around import Around, Findings
from loaders.meaning.changes import Over, change_of
from loaders.meaning.headings import Heading, read_heading
from loaders.meaning.identity import Identity
from loaders.meaning.known import Indicator
from loaders.meaning.phrases import in_name
from loaders.meaning.records import Record, Value
from loaders.meaning.so_far import is_part, says_whole_year, so_far
from loaders.meaning.unnamed_parts import named_by
from loaders.meaning.words import Role, fold, tidy
from loaders.meaning.year_before import Before, earlier
from loaders.problems import shorten
from loaders.tables.rows import cell_name
from loaders.workbook.grid import Cell
from lsp_data.periods import (
    Ambiguous,
    Basis,
    DateCell,
    Period,
    Unread,
    financial_year_of,
    is_year_after,
    label,
    month,
    read_period,
    read_periods,
    year_to_date,
)

_YEARS = frozenset({Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR, Basis.ACADEMIC_YEAR})
_AIMS = frozenset({"target", "trigger", "forecast"})  # of the year, whatever months the row's figures are of
RowPeriods = Mapping[int, Period | Ambiguous | Unread | None]


@dataclass(frozen=True, slots=True)
class Timed:
    """A figure's period (None: not known), what holds it back, "" when nothing does, and whether the period is the
    return's own (no column, row or cell names one)."""

    period: Period | None
    held: str = ""
    of_return: bool = False


def row_periods(records: Sequence[Record], year: Period | None) -> RowPeriods:
    """The period that each row names, by row; texts and date cells of one column settle each other."""
    cells = [(record.row, cell) for record in records if (cell := record.cell(Role.PERIOD)) is not None]
    read = read_periods([_item(cell) for _, cell in cells], within=year)
    return {row: one for (row, _), one in zip(cells, read, strict=True)}


def _item(cell: Cell) -> str | DateCell:
    value = cell.value
    if isinstance(value, datetime):
        return DateCell(value.date(), cell.number_format)
    if isinstance(value, date):
        return DateCell(value, cell.number_format)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(cell.text)


def row_period(
    record: Record, read: Period | Ambiguous | Unread | None, who: Identity, around: Around, found: Findings
) -> Timed:
    """The period of a row, with a problem at its cell where the text says none, or more than one."""
    cell = record.cell(Role.PERIOD)
    if cell is None or read is None:
        return Timed(in_name(record.text(Role.TITLE)))
    place = cell_name(cell.row, cell.column)
    turned = _turned_into_date(cell, read)
    if turned:
        candidates = " or ".join(label(one) for one in turned)
        found.tell("period-turned-into-date", around.sheet, place, cell.text, candidates=candidates)
        return Timed(None, "period-turned-into-date")
    read = measured(tidy(cell.text), read, who.known, around.year) if isinstance(cell.value, str) else read
    if isinstance(read, Ambiguous):
        candidates = " or ".join(label(one) for one in read.candidates)
        found.tell("ambiguous-period", around.sheet, place, cell.text, candidates=candidates)
        return Timed(None, "ambiguous-period")
    if isinstance(read, Unread):
        found.tell("unread-period", around.sheet, place, cell.text, why=read.reason)
        return Timed(None, "unread-period")
    return Timed(read)


def _turned_into_date(cell: Cell, read: Period | Ambiguous | Unread) -> tuple[Period, ...]:
    """What a date in a period column may have been before the spreadsheet changed it; empty when it is what it says.

    A day is no period unless something was measured on it, and "2008/09" typed into a cell becomes September 2008."""
    if not isinstance(cell.value, date):
        return ()
    day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
    if isinstance(read, Ambiguous):
        return read.candidates
    if day.day != 1 or not isinstance(read, Period):
        return ()
    pair = is_year_after(day.year, day.month)
    if read.basis is not Basis.POINT and not pair:
        return ()
    readings = [month(day.year, day.month)]
    return (*readings, financial_year_of(date(day.year, 4, 1))) if pair else tuple(readings)


def measured(
    text: str, read: Period | Ambiguous | Unread, known: Indicator | None, year: Period | None
) -> Period | Ambiguous | Unread:
    """The text read with what the catalogue knows of the series: "2008/09" of an academic-year indicator is that."""
    for basis in known.bases if known else ():
        again = read_period(text, within=year, basis=basis)
        if isinstance(again, Period):
            return again
        settled = isinstance(again, Ambiguous) and isinstance(read, Period) and read in again.candidates
        read = read if settled or isinstance(again, Unread) else again
    return read


def _month_among_months(heading: Heading, record: Record) -> bool:
    """Whether a heading that a year could be meant by ("Nov-10", of a date) stands beside other months: then it is one,
    whatever the series is measured by."""
    months = [one.heading.period for one in record.values if is_part(one.heading.period)]
    period = heading.period
    return period is not None and period in months and any(one != period for one in months if one)


def _as_measured(heading: Heading, known: Indicator | None, year: Period | None) -> Heading:
    """The heading as it is meant over this indicator."""
    if known is None or heading.said or (heading.period is None and heading.question is None):
        return heading
    for basis in known.bases:
        again = read_heading(heading.column, year, basis)
        if again.period is not None or (again.question is not None and basis is known.bases[-1]):
            settled = again.question is not None and heading.period in again.question.candidates
            return heading if settled else replace(heading, period=again.period, question=again.question)
    return heading


def figure_period(
    value: Value, row: Timed, record: Record, period_text: str, who: Identity, around: Around, found: Findings
) -> Timed:
    """The period of one figure. The column says it first, then the row, then the cell, then the return."""
    heading = value.heading
    if not _month_among_months(heading, record):
        heading = _as_measured(heading, who.known, around.year)
    if heading.question is not None:
        return _ask(heading, around, found)
    if row.held and heading.period is None:
        return row
    if heading.measure == "change" and not heading.said and (moved := _moved(heading, record)) is not None:
        return Timed(moved)
    if heading.before is not None:
        beside = so_far(around.year, _beside(record)) if heading.to_date else None
        return _year_before(heading, heading.before, row.period or around.own or beside, around, found)
    period = _by_column(heading, row.period, around)
    if heading.to_date and period is None:
        return _to_date(heading, row.period, record, around, found)
    own = _own(period_text, around) if period_text else None
    if own is not None and heading.measure in ("actual", "baseline") and (period is None or _within(own, period)):
        return Timed(own)
    if own is not None and period is None and row.period is None:
        return Timed(own)  # a target that says itself by when
    if period is not None:
        return Timed(period)
    by_name = record.cell(Role.PERIOD) is None and heading.measure in _AIMS
    if row.period is not None and heading.measure != "baseline" and not by_name:
        return Timed(row.period)
    return _assumed(heading, around, found)


def by_row_and_column(timed: Timed, value: Value, row: Period | None, around: Around, found: Findings) -> Timed:
    """The period where a row names one as well as the only column of figures, or the cell: the row divides a year,
    a column or cell says which part of it; what contradicts each other is asked, and the figure waits."""
    own_year = value.heading.before or value.heading.of_year
    alone = not (value.heading.said or own_year) and (value.heading.period is None or around.columns == 1)
    if row is None or timed.period in (None, row) or value.heading.measure != "actual" or not alone:
        return timed
    if timed.period is None or (row.basis in _YEARS and _within(timed.period, row)):
        return timed
    if timed.period.end == row.end or (_within(row, timed.period) and row.start >= timed.period.start):
        return Timed(row)
    cell = cell_name(value.cell.row, value.cell.column)
    candidates = f"{label(row)} (its row) or {label(timed.period)} (its heading or cell)"
    found.tell("ambiguous-period", around.sheet, cell, value.cell.text, candidates=candidates)
    return Timed(None, "ambiguous-period")


def _by_column(heading: Heading, row: Period | None, around: Around) -> Period | None:
    """The column's period; "Q2" under no year takes the year of its row."""
    if heading.period is not None or row is None:
        return heading.period
    again = read_heading(heading.column, financial_year_of(row.end))
    return again.period if again.period is not None and again.period != row and not again.to_date else None


def _to_date(heading: Heading, row: Period | None, record: Record, around: Around, found: Findings) -> Timed:
    """The year to date up to the end of the row's or the return's period, else of the last month or quarter beside it
    of which the row has a figure."""
    until = row or around.own
    if until is not None:
        period = _in_own_year(heading, year_to_date(until.end), record)
        return Timed(period, of_return=row is None) if period is not None else _unknown(heading, around, found)
    period = so_far(heading.of_year or around.year, _beside(record))
    if period is None:
        return _unknown(heading, around, found)
    cell = cell_name(heading.column.cell.row, heading.column.index)
    words = {"what": f"“{heading.name}”", "period": label(period), "why": "that is as far as the figures beside it go"}
    found.ask_once(cell, "period-assumed", around.sheet, cell, heading.name, **words)
    return Timed(year_to_date(period.end))


def _in_own_year(heading: Heading, until: Period, record: Record) -> Period | None:
    """The year to date in the year that the heading names; None where the period does not say which part that is."""
    if heading.of_year is None:
        return until
    others = (one.heading.of_year for one in record.values)
    years = [one for one in others if one is not None and one.basis is heading.of_year.basis]
    return named_by(Basis.YEAR_TO_DATE, heading.of_year, until, max(years, key=lambda one: one.end))


def _year_before(heading: Heading, before: Before, period: Period | None, around: Around, found: Findings) -> Timed:
    if period is None:
        return _unknown(heading, around, found)
    period = year_to_date(period.end) if heading.to_date else period
    answer = earlier(before, period, heading.name)
    if not isinstance(answer, Ambiguous):
        return Timed(answer) if answer is not None else _unknown(heading, around, found)
    return _ask(replace(heading, question=answer), around, found)


def _moved(heading: Heading, record: Record) -> Period | None:
    """From when to when a column of changes says that the figures of its row moved."""
    others = [one.heading for one in record.values if one.heading.measure == "actual" and not one.heading.others]
    values = {one.column.index: _over(one) for one in others}
    return change_of(heading.column.index, _over(heading), values)


def _over(heading: Heading) -> Over:
    return Over(heading.column.path, heading.column.path, fold(heading.name), heading.period)


def _beside(record: Record) -> list[Period | None]:
    """The periods of the columns in which the row has figures."""
    return [one.heading.period for one in record.values if one.heading.measure == "actual" and not one.heading.others]


def _own(text: str, around: Around) -> Period | None:
    read = read_period(text, within=around.year)
    return read if isinstance(read, Period) else None


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.end <= outer.end


def _ask(heading: Heading, around: Around, found: Findings) -> Timed:
    question = heading.question
    candidates = " or ".join(label(one) for one in question.candidates) if question else ""
    cell = cell_name(heading.column.cell.row, heading.column.index)
    found.ask_once(cell, "ambiguous-period", around.sheet, cell, heading.name, candidates=candidates)
    return Timed(None, "ambiguous-period")


def _assumed(heading: Heading, around: Around, found: Findings) -> Timed:
    """A column without a period: actual figures are for the return's period, targets for its year."""
    if heading.measure == "baseline":
        return Timed(None)
    if heading.others:
        return _unknown(heading, around, found)  # what others publish goes by no return of ours
    year = around.year or (financial_year_of(around.own.end) if around.own else None)
    of_part = around.of_part and heading.measure == "target" and not says_whole_year(fold(heading.name))
    period = year if heading.measure in _AIMS and not of_part else around.own
    if period is None:
        return _unknown(heading, around, found)
    cell = cell_name(heading.column.cell.row, heading.column.index)
    why = "that is the return's year" if period is year else "that is the return's period"
    words = {"what": f"“{heading.name}”", "period": label(period), "why": why}
    found.ask_once(cell, "period-assumed", around.sheet, cell, heading.name, **words)
    return Timed(period, of_return=True)


def _unknown(heading: Heading, around: Around, found: Findings) -> Timed:
    cell = cell_name(heading.column.cell.row, heading.column.index)
    what = f"“{shorten(heading.name)}”"
    found.ask_once(cell, "period-unknown", around.sheet, cell, heading.name, what=what)
    return Timed(None, "period-unknown")
