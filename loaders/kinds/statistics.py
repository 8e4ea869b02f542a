"""Any other table of figures: what its headings and labels say is kept, so that a person can match it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.figures import ColumnRead, Figure, Region
from loaders.kinds.cell_figures import About, CellFigures
from loaders.kinds.found_tables import is_table
from loaders.kinds.named_rows import Labels, with_indicators
from loaders.kinds.open_periods import Table, ask_of_columns, ask_of_rows
from loaders.kinds.over_table import (
    area_of_titles,
    corner_places,
    period_over,
    told_of_columns,
    with_unit_above,
    year_above,
    years_over,
)
from loaders.kinds.remembered import (
    Met,
    as_said,
    met,
    only_asked_once,
    places_of,
    rows_left_out,
    rows_said,
    say_remembered,
    waiting,
    with_rows,
)
from loaders.kinds.segments import (
    Segment,
    Side,
    flag_columns,
    flags_of,
    headings_of,
    own_title,
    segments,
    side_by_side,
    words_of,
)
from loaders.kinds.stacked_titles import Naming, namings
from loaders.layout_words import fingerprint
from loaders.layouts_found import Layouts, TablePlace
from loaders.mapping import TABLE, Correction, period_said, series_of
from loaders.meaning.across import across
from loaders.meaning.around import Around, Findings, RowSaid
from loaders.meaning.comparators import are_comparators, areas_of
from loaders.meaning.down import Roles, down, roles_of
from loaders.meaning.heading_parts import Across
from loaders.meaning.known import Known
from loaders.meaning.notes import Notes, bare, notes_of
from loaders.meaning.parents import with_parents
from loaders.meaning.rows_meant import as_meant
from loaders.meaning.sections import sections_of
from loaders.meaning.so_far import month_so_far
from loaders.meaning.title_words import need_no_title, subject_of
from loaders.meaning.titles import with_crossed
from loaders.meaning.units import in_percent
from loaders.meaning.words import Role
from loaders.meaning.years_so_far import counted_up
from loaders.tables.blocks import blocks
from loaders.tables.paths import paths_over
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.periods import label

_LABELS = frozenset(  # what labels of rows can be
    {Role.INDICATOR.value, Role.TITLE.value, Role.AREA.value, Role.PERIOD.value, Role.FIGURE_STATUS.value}
)


def read(
    rows: Rows, known: Known, findings: Findings, layouts: Layouts | None = None, key: Notes | None = None
) -> tuple[list[Figure], str, list[Region]]:
    """The figures of every table on the sheet, a sentence about them, and the tables as they were understood.
    ``layouts``: what was corrected in layouts before; ``key``: the marks that other sheets explain."""
    notes = notes_of(rows).beside(key or Notes())
    found = [block for block in blocks(rows) if is_table(rows, block)]
    layouts = layouts or Layouts()
    readers: list[_Reader] = []
    several = len(found) > 1
    for block, naming in zip(found, namings(rows, found), strict=True):
        above = found[0].titles if block is not found[0] else ()
        own = notes.beside(Notes(symbols=dict.fromkeys(map(str.lower, block.marks), "na")))
        for side in side_by_side(rows, block):
            reader = _Reader(rows, side, known, findings, own, above=above, several=several, naming=naming)
            readers.append(reader)
    for reader, at in zip(readers, places_of([one.place for one in readers]), strict=True):
        reader.correct(layouts, at)
    for reader, each in zip(readers, only_asked_once(one.remembered for one in readers), strict=True):
        reader.remembered = each
    figures: list[Figure] = []
    regions: list[Region] = []
    for reader in readers:
        figures.extend(reader.figures())  # first: a region tells what the columns were understood as
        regions.append(reader.region())
    tables = len(readers)
    return figures, f"{tables} table{'' if tables == 1 else 's'} of figures, {len(figures):,} cells", regions


class _Reader:
    """One table while it is read."""

    def __init__(
        self,
        rows: Rows,
        side: Side,
        known: Known,
        findings: Findings,
        notes: Notes,
        *,
        above: Sequence[str],
        several: bool,
        naming: Naming,
    ) -> None:
        block, self.side = side.block, side
        self.rows, self.block, self.known, self.findings, self.notes = rows, block, known, findings, notes
        self.sheet, self.several = rows.sheet.name, several
        titles = [*above, *block.titles]
        self.subject = subject_of([bare(one, notes)[0] for one in naming.lines])
        self.said_above = naming.said
        self.paths = paths_over(rows, block)
        self.headings = with_crossed(headings_of(self.paths), block.labels, titles)
        named = [*titles, *corner_places(block, self.paths)]
        self.title_area = area_of_titles(named, rows.sheet.name, known, above, stacked=several)
        self.years = years_over(rows, titles, above, self.headings.values())
        period = period_over(block, self.paths, titles, rows.sheet.name)
        self.title_period = self.years.told(period) if self.years else period
        self.remembered, self.layouts = Met(), Layouts()
        self.own = self.title_period  # the return's, as far as the table tells it
        self.rows_said: dict[int, RowSaid] = {}
        self.columns: dict[int, ColumnRead] = {}

    @property
    def place(self) -> tuple[Rows, int, int, int, list[str]]:
        """Where the table lies, and its headings."""
        names = [self.headings[column] for column in sorted(self.headings)]
        first, last = self.block.rows[0], self.block.rows[-1]
        return self.side.rows, min((*self.block.header, first)), first, last, names

    @property
    def said(self) -> Mapping[int, Correction]:
        """What a person said, by the sheet's column; TABLE is the whole table."""
        return self.remembered.said

    def correct(self, layouts: Layouts, at: TablePlace) -> None:
        """Take over what a person said of this layout: columns that are labels or values after all, or neither."""
        found = layouts.of(self.place[-1])
        self.remembered, self.layouts = met(found, self.headings, layouts, at), layouts
        if found is None:
            return
        layout = found.layout
        self.known = self.known.matched({(one.role, one.text): one.means for one in layout.matches})
        roles = {column: one.role for column, one in self.said.items() if one.role is not None}
        every = (*self.block.labels, *self.block.values)
        values = [one for one in every if roles.get(one, "figure" if one in self.block.values else "") == "figure"]
        labels = [one for one in every if one not in values and roles.get(one, "area") in _LABELS]
        self.block = replace(self.block, labels=tuple(sorted(labels)), values=tuple(sorted(values)))
        whole = self.said.get(TABLE)
        if whole is not None:
            self.title_period = period_said(whole, self.title_period, layouts.period) or self.title_period
            self.title_area = whole.area or self.title_area

    def region(self) -> Region:
        """The table as it was understood, column by column."""
        block, whole = self.block, self.said.get(TABLE)
        made = Region(
            self.sheet,
            "statistics",
            block.header,
            block.rows[0],
            block.rows[-1],
            tuple(self.columns.get(column) or self._unread(column) for column in sorted(self.headings)),
            block.titles[-1] if block.titles else "",
            self.title_area,
            label(self.title_period) if self.title_period else "",
            fingerprint(self.headings[column] for column in sorted(self.headings)),
            indicator=whole.indicator if whole else "",
            unit=whole.unit if whole else "",
        )
        return self.remembered.in_region(made)

    def _unread(self, column: int) -> ColumnRead:
        """A column of which nothing is used."""
        said = self.said.get(column)
        unread = "the table is left out" if self.remembered.left_out else "it only numbers the rows"
        why = "a person said so" if said else unread
        return ColumnRead(column, self.headings[column], said.role or "" if said else "", why=why)

    def figures(self) -> list[Figure]:
        """The figures in the order of the sheet's rows."""
        found: list[Figure] = []
        every = [] if self.remembered.left_out else segments(self.rows, self.block, self.headings)
        for segment in every:
            above = own_title(self.rows, self.block, self.paths, segment, every)
            found.extend(self._segment(segment, above or self.side.above))
        at = cell_name(self.block.header[0] if self.block.header else self.block.rows[0], min(self.headings))
        say_remembered(self.remembered, self.sheet, at, self.known, self.findings)
        found = [in_percent(one) for one in found] if self.said else found
        return waiting(self.remembered, found, self.sheet, self.own, self.layouts, self.findings)

    def _segment(self, segment: Segment, above: tuple[Cell, ...]) -> list[Figure]:
        rows, block = self.rows, self.block
        said = {column: one.role for column, one in self.said.items() if one.role is not None}
        roles = roles_of(rows, segment.labels, block.rows, self.headings, self.notes, said)
        paths = {column: self.paths[column] for column in segment.values}
        whole, until = self.title_period, month_so_far(block.titles)
        columns = across(paths, self.notes, row_areas=bool(roles.areas), years=self.years, whole=whole, until=until)
        columns = with_unit_above(counted_up(columns, block.titles[-1:]), rows, block)
        columns = {column: self._corrected(column, over) for column, over in columns.items()}
        self._describe(roles, columns)
        own = words_of(above)
        subject = () if not self.several and need_no_title(columns) else self.subject
        named = {
            column: tuple(dict.fromkeys((*own, *subject, *self.said_above, *over.names)))
            for column, over in columns.items()
        }
        year = self.title_period or year_above(block.titles)
        dated = any(over.period or over.part for over in columns.values())
        sections = sections_of(block.sections, self.notes)
        monthly = self.years is not None and self.years.monthly
        labels = down(rows, roles, block.rows, sections, self.notes, year, dated=dated, monthly=monthly)
        labels = with_parents(rows, roles, block.rows, as_meant(labels, self.years, rows))
        flags = flag_columns(rows, block, segment)
        read_as = dict.fromkeys(self.headings, "") | {column: one.role for column, one in self.columns.items()}
        self.remembered = with_rows(self.remembered, self.layouts, rows, block.rows[0], block.rows[-1], read_as)
        self.rows_said = rows_said(self.remembered, self.own, self.layouts.period)
        unit = self.said[TABLE].unit if TABLE in self.said else ""
        series = self._series if self.said or self.rows_said else None
        told = told_of_columns(self.title_period, columns)
        about = About(self.sheet, self.known, self.findings, self.notes, told, self.title_area, unit, series)
        made = CellFigures(about, columns, named, labels)
        gone = rows_left_out(self.remembered)
        figures = [
            figure
            for number in block.rows
            if number not in gone
            for figure in made.of_row(number, rows.row(number), flags_of(rows, number, flags))
        ]
        if self.rows_said:
            figures = [as_said(figure, self.rows_said.get(int(figure.row))) for figure in figures]
        table = Table(self.rows, self.block, self.headings, self.title_period)
        ask_of_columns(table, columns, figures, self.findings)
        ask_of_rows(table, roles, labels, figures, self.findings)
        return self._with_indicators(figures, segment, roles, above)

    def _with_indicators(
        self, figures: list[Figure], segment: Segment, roles: Roles, above: tuple[Cell, ...]
    ) -> list[Figure]:
        """The figures with the indicators that rows and headings name; as they are where their areas are others'."""
        if are_comparators(areas_of(figures), self.known):
            return figures
        columns = tuple(one for one in segment.labels if one not in (*roles.areas, *roles.periods, *roles.flags))
        paths = {column: (*above, *self.paths[column]) for column in segment.values}
        said = {column: one.role for column, one in self.said.items() if one.role is not None}
        subject = words_of(above) or self.subject
        rows = [number for number in self.block.rows if number not in rows_left_out(self.remembered)]
        labels = Labels(self.rows, rows, columns, paths, said, subject)
        return with_indicators(figures, labels, Around(self.sheet, self.known, rows=self.rows_said), self.findings)

    def _corrected(self, column: int, over: Across) -> Across:
        """A column of values as a person said."""
        said = self.said.get(column)
        if said is None:
            return over
        period = period_said(said, self.own, self.layouts.period) or over.period
        question = None if said.period else over.question
        measure, area, unit = said.measure or over.measure, said.area or over.area, said.unit or over.unit
        return replace(over, period=period, question=question, measure=measure, area=area, unit=unit)

    def _describe(self, roles: Roles, columns: Mapping[int, Across]) -> None:
        """Keep what each column was understood as, for the region."""
        named = {**dict.fromkeys(roles.areas, "area"), **dict.fromkeys(roles.periods, "period")}
        named |= {**dict.fromkeys(roles.names, "title"), **dict.fromkeys(roles.flags, "figure_status")}
        for column, why in roles.why.items():
            said = self.said.get(column)
            why = f"a person said so of “{self.headings[column]}”" if said else why
            role = said.role if said and said.role is not None else named.get(column, "")
            self.columns[column] = ColumnRead(column, self.headings[column], role, why=why)
        for column, over in columns.items():
            period = label(over.period) if over.period else ""
            heading = self.headings[column]
            why = f"numbers under “{heading}”" if heading else "numbers without a heading"
            why = f"a person said so of “{heading}”" if column in self.said else why
            self.columns[column] = ColumnRead(
                column, heading, "figure", over.measure, period, over.area, over.unit, why
            )

    def _series(self, cell: Cell) -> tuple[str | None, str]:
        """The indicator and part that a person said of the row, the column or the table."""
        row = self.rows_said.get(cell.row)
        if row is not None and row.indicator is not None:
            return row.indicator
        said = (self.said.get(cell.column), self.said.get(TABLE))
        return next((series_of(one.indicator) for one in said if one is not None and one.indicator), (None, ""))
