"""Tables of indicators, in whatever layout: performance returns (wide by quarter or month, long, our own template) and
target tables. They differ in what their columns say, not in how they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from loaders.figures import Header
from loaders.kinds.indicator_columns import SHOWN_ROWS, headings_of, with_names, with_row_measures
from loaders.kinds.over_table import area_above, banner, quarter_of_year
from loaders.kinds.remembered import (
    Met,
    heads_of,
    met,
    of_indicators,
    only_asked_once,
    places_of,
    rows_wanted,
    with_columns,
    with_rows,
)
from loaders.layouts_found import Layouts, TablePlace
from loaders.mapping import Layout, corrected, period_said, series_of
from loaders.meaning.comparators import are_comparators
from loaders.meaning.header_block import Block, header_of, read_block, return_period, with_partner
from loaders.meaning.headings import Heading, financial_year_in, is_heading, year_of
from loaders.meaning.known import Known
from loaders.meaning.phrases import reads_as_period
from loaders.meaning.records import Body, Record, read_body
from loaders.meaning.settled import settled_by_siblings
from loaders.meaning.words import Role, fold, role_of, without_marks
from loaders.tables.beneath import parted
from loaders.tables.beside import sides
from loaders.tables.headed import Belongs, Column, Table, headed_tables, unheaded
from loaders.tables.keys import is_indicator_code
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.periods import Basis, Period

_NEAREST = 12  # lines above earlier tables that may speak of this one
_NAMING = frozenset({Role.INDICATOR.value, Role.TITLE.value, Role.AREA.value})  # what a table's first column can hold
_COUNTING = frozenset({Role.FIGURE.value})
_SPEAKS_OF_INDICATORS = frozenset({Role.POLARITY, Role.OFFICER, Role.RATING, Role.NOTE, Role.REWARD, Role.TARGET_CLASS})


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """One table with its columns understood."""

    table: Table
    headings: tuple[Heading, ...]
    body: Body
    header: Header
    year: Period | None
    own: Period | None
    codes: bool
    targets: bool
    benchmarks: bool = False  # most of the areas in its rows are others'
    remembered: Met = field(default_factory=Met)  # what a person said of the table
    beside: tuple[Column, ...] = ()  # columns without a heading, which are not read
    heads: str = ""  # the fingerprint of the layout by which a person said where its headings are
    above: tuple[str, str] = ("", "")  # the area of all its rows that stands above it, and the text that says so
    headed: Period | None = None  # the part of a year by which it is headed
    of_part: bool = False  # one of several blocks that are headed so: its targets are of that part, too
    beneath: Rows | None = None  # a table of its own below the rows, under a title and headings of its own

    @property
    def indicator(self) -> tuple[str, str] | None:
        """The indicator that rows without a code are about, as a person said of the table or of its columns."""
        if self.remembered.whole is not None and self.remembered.whole.indicator:
            return series_of(self.remembered.whole.indicator)
        return next((one.indicator for one in self.headings if one.indicator), None)

    @property
    def area(self) -> str:
        """The area of the rows that name none: as a person said of the table, else as it stands above it."""
        whole = self.remembered.whole
        return (whole.area if whole is not None else "") or self.above[0]

    @property
    def left_out(self) -> bool:
        """Whether a person said that nothing is to be read from it."""
        return self.remembered.left_out

    @property
    def layout(self) -> str:
        """The name of the layout: targets, long (a period in each row), quarters, months or wide."""
        if self.targets:
            return "targets"
        if any(heading.role is Role.PERIOD for heading in self.headings):
            return "long"
        bases = {heading.period.basis for heading in self.headings if heading.role is Role.FIGURE and heading.period}
        return "quarters" if Basis.QUARTER in bases else "months" if Basis.MONTH in bases else "wide"

    @property
    def has_figures(self) -> bool:
        """Whether any row holds a figure or a mark in its place."""
        return any(record.values for record in self.body.records)


def enough(roles: frozenset[str]) -> bool:
    """Whether headings of these roles make a table of indicators."""
    named = {Role.INDICATOR, Role.TITLE} & roles
    return bool(named) and (Role.FIGURE in roles or len(roles) >= 4)


def find(
    rows: Rows, known: Known, cover: Block, said: str = "", layouts: Layouts | None = None
) -> tuple[IndicatorTable, ...]:
    """The tables of indicators on a sheet. ``cover`` is what the workbook's other sheets say of the return, ``said``
    the kind that a person says it is, ``layouts`` what was corrected in layouts before."""
    found = []
    block = cover

    def belongs(headings: Mapping[int, Cell], cells: Sequence[Cell]) -> bool:
        return _is_record(headings, cells, known)

    layouts = layouts or Layouts()
    heads = heads_of(rows, layouts)
    last = {first: first + one.heading_rows - 1 for first, one in heads.items()}
    tables = [
        parted(one, _says_when)
        for each in headed_tables(rows, is_heading, enough, belongs, last)
        for one in _divided(each, belongs, last)
    ]
    places = places_of(
        [(one.rows, one.header[0], one.first, one.last, [column.text for column in one.columns]) for one, _ in tables]
    )
    for (table, beneath), at in zip(tables, places, strict=True):
        here = read_block(table.rows, table.above, table.header[0] - 1)
        block = here.joined(replace(block, lines=block.lines[:_NEAREST]))
        read = _understood(table, known, block, said, layouts, at, heads.get(table.header[0]))
        if read is not None:
            above = area_above(here, block, known, rows.sheet.name)
            found.append(replace(read, above=above, beneath=beneath))
    mets = only_asked_once(one.remembered for one in found)
    several = len({one.headed for one in found} - {None}) > 1
    return tuple(
        replace(one, remembered=each, of_part=several and one.headed is not None)
        for one, each in zip(found, mets, strict=True)
    )


def _divided(table: Table, belongs: Belongs, said: Mapping[int, int]) -> list[Table]:
    """The table, or those side by side that it is."""
    found = [
        one
        for side in sides(table, is_heading, _NAMING.__contains__, _COUNTING.__contains__)
        for one in headed_tables(side, is_heading, enough, belongs, said)
    ]
    return found or [table]


def _says_when(cell: Cell) -> bool:
    return isinstance(cell.value, date) or reads_as_period(cell.text)


def _is_record(headings: Mapping[int, Cell], cells: Sequence[Cell], known: Known) -> bool:
    """Whether a row below these headings is one of theirs: an indicator's code stands under the heading for it, or an
    answer (yes, no) under any other. Periods in its cells ("2007/08", "March 2009") make no header of it."""
    for cell in cells:
        over = role_of(without_marks(headings[cell.column].text)[0]) if cell.column in headings else None
        named = over in (Role.INDICATOR, Role.TITLE)
        if named and (known.indicator(cell.text) or is_indicator_code(cell.text)):
            return True
        if over is not None and not named and over is not Role.OTHER and fold(cell.text) in ("yes", "no"):
            return True
    return False


def _understood(
    table: Table, known: Known, block: Block, said: str, layouts: Layouts, at: TablePlace, heads: Layout | None
) -> IndicatorTable | None:
    header = header_of(block)
    if header.partner_text:
        header = with_partner(header, known.catalogue.find_partner(header.partner_text))
    beside = unheaded(table)
    every = {one.index: one.text for one in (*table.columns, *beside)}
    remembered = met(layouts.of([one.text for one in table.columns]), every, layouts, at)
    corrections, whole = remembered.said, remembered.whole
    own = return_period(header)
    headed = banner(table, own)
    own = (period_said(whole, own, layouts.period) if whole else None) or headed or own
    table, measures = with_row_measures(table)
    table = with_names(table, headings_of(table, known, measures))
    headings = headings_of(table, known, measures)
    year = year_of(own) or _target_year(headings) or financial_year_in([*block.lines[:6], table.rows.sheet.name])
    own = own or quarter_of_year(header, year)
    headings = settled_by_siblings(headings_of(table, known, measures, year), year)
    beside = unheaded(table)
    table, headings = with_columns(table, headings, [one for one in beside if one.index in corrections])
    headings = corrected(headings, corrections, own, layouts.period)
    targets = said == "targets" or (not said and _sets_targets(headings, header))
    headings = tuple(_as_target(heading) for heading in headings) if targets else headings
    body = read_body(table, headings, most=SHOWN_ROWS)
    codes = any(_has_code(record, known) for record in body.records[:SHOWN_ROWS])
    trigger = any(heading.measure == "trigger" for heading in headings)
    speaks = len({heading.role for heading in headings} & _SPEAKS_OF_INDICATORS) + targets + trigger
    by_title = any(known.by_title(record.text(Role.TITLE)) for record in body.records[:SHOWN_ROWS])
    empty = not body.records and any(heading.role is Role.INDICATOR for heading in headings)
    if not (codes or by_title or speaks >= 2 or empty or said or heads or of_indicators(corrections)):
        return None
    roles = {one.column.index: one.role.value for one in headings}
    remembered = with_rows(remembered, layouts, table.rows, table.first, table.last, roles)
    body = read_body(table, headings, wanted=rows_wanted(remembered))
    if own is not None and header.period_start is None:
        header = replace(header, period_start=own.start, period_end=own.end)
    others = said == "benchmarks" or (not said and not targets and codes and _compares(headings, body, known))
    found = IndicatorTable(table, headings, body, header, year, own, codes, targets, others, remembered)
    beside = tuple(one for one in beside if one.index not in corrections)
    return replace(found, beside=beside, heads=heads.fingerprint if heads else "", headed=headed)


def _compares(headings: Sequence[Heading], body: Body, known: Known) -> bool:
    heading = next((one.name for one in headings if one.role is Role.AREA), "")
    labels = [without_marks(text)[0] for record in body.records if (text := record.text(Role.AREA))]
    return bool(heading) and are_comparators(labels, known, heading)


def _target_year(headings: Sequence[Heading]) -> Period | None:
    """The one year that the target columns name."""
    years = {
        heading.period
        for heading in headings
        if heading.measure == "target" and heading.period and heading.period.basis is Basis.FINANCIAL_YEAR
    }
    return years.pop() if len(years) == 1 else None


def _sets_targets(headings: Sequence[Heading], header: Header) -> bool:
    """Whether the table sets targets: baselines or targets, and no column that says it holds results."""
    figures = [heading for heading in headings if heading.role is Role.FIGURE and not heading.others]
    measures = {heading.measure for heading in figures if heading.explicit}
    titled = "target" in fold(f"{header.facts.get('title', '')}") and not measures
    results = any(
        heading.measure == "actual" and (heading.explicit or _within_year(heading.period)) for heading in figures
    )
    bare = [heading for heading in figures if not (heading.explicit or heading.before)]
    return not results and (
        ("baseline" in measures and (bool(bare) or "target" in measures))
        or (titled and bool(bare))
        or any(heading.role in (Role.TARGET_CLASS, Role.STATE) for heading in headings)
    )


def _within_year(period: Period | None) -> bool:
    return period is not None and period.basis in (Basis.MONTH, Basis.QUARTER, Basis.YEAR_TO_DATE)


def _as_target(heading: Heading) -> Heading:
    bare = heading.role is Role.FIGURE and not (heading.explicit or heading.before)
    return replace(heading, measure="target", why=f"{heading.why}, and the table sets targets") if bare else heading


def _has_code(record: Record, known: Known) -> bool:
    code, title = record.text(Role.INDICATOR), record.text(Role.TITLE)
    return bool(known.indicator(code) or known.indicator(title) or is_indicator_code(code))
