"""The cells of one table of statistics as figures: what its headings and its labels say, put together cell by cell.

What holds for a whole column or a whole row is worked out once for it; a table may have a million cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from loaders.figures import AS_READ, Figure
from loaders.meaning.around import Findings
from loaders.meaning.cells import value_of
from loaders.meaning.changes import change_period, changed_within
from loaders.meaning.down import Down
from loaders.meaning.heading_parts import Across
from loaders.meaning.known import Known
from loaders.meaning.notes import Notes
from loaders.meaning.phrases import is_part_of_year, is_whole_year, one_reading, part_of
from loaders.meaning.so_far import is_part, says_to_date, so_far, up_to_month
from loaders.meaning.year_before import earlier
from loaders.tables.rows import column_name
from loaders.workbook.grid import Cell
from lsp_data.errors import Severity
from lsp_data.periods import (
    Ambiguous,
    Basis,
    Period,
    is_month_end,
    label,
    previous,
    read_period,
    rolling_year,
    same_period_last_year,
    year_to_date,
)
from lsp_data.values import ReadValue, said_by_format

_When = tuple[str | None, date | None, date | None]  # basis, start, end
# Value, marker, status, note, unit, scale, and what the cell says itself of when its figure is.
_Read = tuple[float | None, str | None, str | None, str, str, float, str]
_NEVER: _When = (None, None, None)


@dataclass(frozen=True, slots=True)
class About:
    """What holds for all cells of a table."""

    sheet: str
    known: Known
    findings: Findings
    notes: Notes
    period: Period | None  # of the titles
    area: str  # of the titles
    unit: str = ""  # where no cell and no heading names one
    series: Callable[[Cell], tuple[str | None, str]] | None = None  # the indicator and part, in a corrected table


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of values: ``label`` is that of a cell whose row has no names, ``when`` None where the row says it."""

    letters: str
    names: frozenset[str]
    label: str
    over: Across
    when: _When | None
    left_to_rows: bool  # its heading says no period, or only a part of one
    notes: bool  # its heading says a status or a note

    def with_names(self, names: Sequence[str], joined: str) -> str:
        """Its label with the names of a row, and these joined; what both say stands once."""
        if self.names.isdisjoint(names):
            return f"{self.label} | {joined}" if self.names else joined
        new = [name for name in names if name not in self.names]
        return f"{self.label} | {_joined(new)}" if new else self.label


class CellFigures:
    """Makes the figures of a table, row by row. ``names``: those of each column with the table's subject."""

    def __init__(
        self,
        about: About,
        columns: Mapping[int, Across],
        names: Mapping[int, tuple[str, ...]],
        rows: Mapping[int, Down],
    ) -> None:
        self.about, self.rows = about, rows
        self.columns = {
            column: _Column(
                column_name(column), frozenset(names[column]), _joined(names[column]), over, _when(over.period),
                bool(
                    over.to_date or over.before or over.question or over.open or over.rolling or over.part
                    or over.between
                ),
                bool(over.status or over.note),
            )
            for column, over in columns.items()
        }  # fmt: skip
        self.parts: dict[int, list[Period]] = {}  # of the rows so far, by column: what a total below them adds up

    def of_row(self, number: int, cells: Sequence[Cell], flags: Mapping[int, str]) -> list[Figure]:
        """The figures of one row; ``flags``: the marks that stand beside cells, by column."""
        about, beside, columns, series = self.about, self.rows[number], self.columns, self.about.series
        to_date = any(map(says_to_date, beside.names))
        own = self._to_date(beside) if to_date else _when(beside.period) or _when(about.period) or _NEVER
        changed = _when(beside.between) or self._change(beside) if beside.change else None
        says_when = to_date or bool(beside.part)
        notes = bool(flags or beside.note or beside.marker or beside.status)
        row_area, row_names = beside.area, _joined(beside.names)
        row_id = about.known.area(row_area) if row_area else None
        found: list[Figure] = []
        said: dict[int, _When] = {}  # by column, for when its figure is
        for cell in cells:
            column = columns.get(cell.column)
            if column is None:
                continue
            over, value = column.over, cell.value
            if isinstance(value, float) and not (cell.superscript or cell.struck or cell.error) and isfinite(value):
                unit, note, status, scale = said_by_format(cell.number_format)  # as nearly every cell
                marker, dated = None, ""
            else:
                value, marker, status, note, unit, scale, dated = self._read(cell)
            if notes or column.notes:
                marker, status, note = self._noted((marker, status, note), beside, over, flags.get(cell.column, ""))
            if changed is not None:
                measure, when = "change", changed
            else:
                measure = beside.measure if beside.measure and over.measure == "actual" else over.measure
                when = column.when or own
                if says_when or column.left_to_rows:
                    when = self._said_by_row(cell.column, over, beside, when, said)
                when = self._own(cell, dated, when) if dated else when
            said[cell.column] = when
            area = row_area or over.area or about.area
            indicator, part = series(cell) if series is not None else (None, "")
            figure = (
                about.sheet, f"{column.letters}{number}",
                column.with_names(beside.names, row_names) if beside.names else column.label,
                cell.text, measure, indicator, part,
                row_id if row_area else about.known.area(area) if area else None,
                area, scale, *when, value, marker, status, note, unit or over.unit or about.unit,
            )  # fmt: skip
            found.append(tuple.__new__(Figure, figure + AS_READ))  # half of the time that naming the fields takes
        return found

    def _noted(
        self, read: tuple[str | None, str | None, str], beside: Down, over: Across, flag: str
    ) -> tuple[str | None, str | None, str]:
        """Marker, status and note of a figure as its cell was read, with what its row, its column and the mark beside
        it add."""
        marker, status, note = read
        marker, status = marker or beside.marker, status or over.status or beside.status
        if flag:
            said_marker, said_status = self.about.notes.read(flag)
            marker, status = marker or said_marker, status or said_status
        return marker, status, "; ".join(filter(None, (note, flag, beside.note, over.note)))

    def _said_by_row(self, at: int, over: Across, beside: Down, own: _When, said: Mapping[int, _When]) -> _When:
        """For when a figure is whose row or heading says a part of its period. ``own``: as the heading, else the row
        says it; ``said``: by column, for when the figures left of it are."""
        when = self._open(over, beside) if over.period is None and (over.to_date or over.before) else own
        when = when if over.question is None and not over.open else _NEVER
        year = over.of_year if over.open else over.period
        if is_part(over.period) and any(map(says_to_date, beside.names)):
            return _when(year_to_date(over.period.end)) or when
        if over.rolling and over.period is None and is_part(beside.period):
            return _when(rolling_year(beside.period.end)) or when
        if over.part and beside.period is not None:
            return _when(part_of(over.part, beside.period)) or when
        if over.part and over.period is None and self._says_no_year(over.part):
            return _NEVER  # "Q1" under a title of the second quarter, or of 2009: nothing says of which year
        if beside.part and year is not None:
            return _when(self._part_of_column(at, over, year, beside)) or when
        if over.between is not None:
            return _from_then_to_now(*(said.get(left, _NEVER) for left in over.between)) or when
        return when

    def _read(self, cell: Cell) -> _Read:
        """What a cell holds by the grammar of values."""
        read: ReadValue
        read, problems = value_of(cell, self.about.sheet, self.about.notes.symbols)
        if problems:
            self.about.findings.add(problem for problem in problems if problem.severity is not Severity.NOTE)
        marker, status = read.marker, read.status
        if read.value is not None and (firm := self.about.notes.status_of(read.note)):
            marker, status = None if marker == "noted" else marker, status or firm
        return read.value, marker, status, read.note, read.unit, read.scale, read.period_text

    def _own(self, cell: Cell, text: str, when: _When) -> _When:
        """For when a figure is whose cell says it itself, "75.1 (2004-06 average)"; never where that can be several
        periods, and as its heading says (``when``) where it is none."""
        read = read_period(text)
        if isinstance(read, Ambiguous) and one_reading(read) is None:
            place, candidates = f"{column_name(cell.column)}{cell.row}", " or ".join(map(label, read.candidates))
            self.about.findings.ask_once(
                "own", "ambiguous-period", self.about.sheet, place, cell.text, candidates=candidates
            )
            return _NEVER
        return _when(one_reading(read)) or when

    def _says_no_year(self, part: str) -> bool:
        """Whether the titles do not say of which year a part of a year is that lies in none of them; where they speak
        of several years, it is of all of these."""
        period = self.about.period
        return is_part(period) or (is_whole_year(period) and is_part_of_year(part))

    def _open(self, over: Across, beside: Down) -> _When:
        """The period of a figure under a heading that leaves it to the row or the title: a year to date, a year before;
        none where that can be read in two ways."""
        period = beside.period or self.about.period
        if over.of_year is not None:
            return self._in_own_year(over.of_year, period)
        if over.before is None or period is None:
            return self._to_date(beside)
        if over.to_date or any(map(says_to_date, beside.names)):
            period = year_to_date(period.end)
        answer = earlier(over.before, period, "")
        return _when(answer if isinstance(answer, Period) else None) or _NEVER

    def _in_own_year(self, year: Period, period: Period | None) -> _When:
        """A year to date of the year that its column names, up to the same month as the row's or the table's period;
        none where that is a whole year."""
        if period is None or is_whole_year(period) or not is_month_end(period.end):
            return _NEVER
        return _when(up_to_month(year, period.end.month)) or _NEVER

    def _part_of_column(self, column: int, over: Across, year: Period, beside: Down) -> Period | None:
        """The month or quarter of a row within the year that its column says; of a total, what stands above it."""
        if over.measure == "change":
            return changed_within(beside.part, year)
        if not is_whole_year(year):
            return None
        if not is_part_of_year(beside.part):
            return so_far(year, self.parts.pop(column, []))
        part = part_of(beside.part, year)
        if part is not None:
            self.parts.setdefault(column, []).append(part)
        return part

    def _to_date(self, beside: Down) -> _When:
        """Until when a year to date of the row goes: to the end of the row's month or quarter, else of the table's."""
        period = beside.period or self.about.period
        if period is not None and is_part(period):
            return _when(year_to_date(period.end)) or _NEVER
        return _NEVER if is_whole_year(period) and beside.period is None else _when(period) or _NEVER

    def _change(self, beside: Down) -> _When:
        """From when to when a row of changes says that the values above it moved."""
        others = [(one.period, "") for one in self.rows.values()]
        return _when(change_period(" ".join(beside.names), others)) or _NEVER


def _when(period: Period | None) -> _When | None:
    return (period.basis.value, period.start, period.end) if period is not None else None


def _from_then_to_now(one: _When, other: _When) -> _When | None:
    """From the beginning of the earlier of two periods to the end of the later one, where they are a year apart or
    follow each other; never where nothing says when one of them is."""
    known = [Period(start, end, Basis(basis)) for basis, start, end in (one, other) if basis and start and end]
    known.sort(key=lambda period: period.end)
    if len(known) < 2:
        return _NEVER
    if known[0] not in (same_period_last_year(known[1]), previous(known[1])):
        return None
    return known[1].basis.value, known[0].start, known[1].end


def _joined(names: Sequence[str]) -> str:
    return " | ".join(dict.fromkeys(names))
