"""Any other table of figures: what its headings and labels say is kept, so that a person can match it later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from loaders.figures import ColumnRead, Figure, Region
from loaders.kinds.cell_figures import About, CellFigures
from loaders.kinds.named_rows import Labels, with_indicators
from loaders.kinds.remembered import (
    Met,
    met,
    only_asked_once,
    places_of,
    rows_left_out,
    rows_said,
    say_remembered,
    waiting,
    with_rows,
)
from loaders.layout_words import fingerprint
from loaders.layouts_found import Layouts, TablePlace
from loaders.mapping import TABLE, Correction, period_said, series_of
from loaders.meaning.across import Across, across
from loaders.meaning.around import Around, Findings, RowSaid
from loaders.meaning.comparators import are_comparators
from loaders.meaning.down import Roles, down, is_flag, roles_of
from loaders.meaning.frames import years_of
from loaders.meaning.known import Known
from loaders.meaning.notes import Notes, notes_of
from loaders.meaning.parents import with_parents
from loaders.meaning.phrases import is_whole_year, one_reading, period_in_titles, subject_of
from loaders.meaning.sections import sections_of
from loaders.meaning.titles import naming_titles, titles_over_all
from loaders.meaning.units import in_percent
from loaders.meaning.words import Role, fold, tidy
from loaders.meaning.year_before import a_year_earlier
from loaders.tables.blocks import Block, blocks
from loaders.tables.paths import paths_over
from loaders.tables.rows import Rows, cell_name, column_name
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place, places_in
from lsp_data.periods import Ambiguous, Period, financial_year_of, label, read_period

# A heading with such a word says what is counted; one without ("White", "2009") needs the table's title beside it.
_NAMES_A_MEASURE = re.compile(
    r"%|£|\b(?:number|rate|per ?cent|percentage|proportion|share|cost|costs|total|count|counts|value|ratio|average|mean"
    r"|median|index|score|per|population|amount|households?|claimants?|people)\b",
    re.IGNORECASE,
)
_LABELS = frozenset(  # what labels of rows can be
    {Role.INDICATOR.value, Role.TITLE.value, Role.AREA.value, Role.PERIOD.value, Role.FIGURE_STATUS.value}
)
_LONG_TEXT = 60  # characters on average beside numbers: a numbered list of sentences, no table
_IDENTIFIER = re.compile(
    r"\b(?:order|rank|ranking|id|code|index|key|fid|objectid|easting|northing|ref|no|sort|urn|uprn|laestab)\b"
)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Columns of values with the label columns that speak for them, in a table or one of several side by side."""

    values: tuple[int, ...]
    labels: tuple[int, ...]


def read(
    rows: Rows, known: Known, findings: Findings, layouts: Layouts | None = None, key: Notes | None = None
) -> tuple[list[Figure], str, list[Region]]:
    """The figures of every table on the sheet, a sentence about them, and the tables as they were understood.
    ``layouts``: what was corrected in layouts before; ``key``: the marks that other sheets explain."""
    notes = notes_of(rows).beside(key or Notes())
    found = [block for block in blocks(rows) if _is_table(rows, block)]
    layouts = layouts or Layouts()
    readers: list[_Reader] = []
    everywhere = titles_over_all([block.titles for block in found])
    for block in found:
        above = found[0].titles if block is not found[0] else ()
        own = notes.beside(Notes(symbols=dict.fromkeys(map(str.lower, block.marks), "na")))
        reader = _Reader(rows, block, known, findings, own, above=above, several=len(found) > 1, everywhere=everywhere)
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
    tables = len(found)
    return figures, f"{tables} table{'' if tables == 1 else 's'} of figures, {len(figures):,} cells", regions


def key_of(sheets: Iterable[Rows]) -> Notes:
    """The key of marks on the sheets of a workbook that hold no table: a cover, an introduction, notes."""
    key = Notes()
    for rows in sheets:
        if not any(_is_table(rows, block) for block in blocks(rows)):
            key = key.beside(notes_of(rows))
    return key


def _is_table(rows: Rows, block: Block) -> bool:
    if len(block.rows) * len(block.values) < 2:
        return False
    if len(block.values) > 1:
        return True
    beside = [cell.text for number in block.rows[:60] for cell in rows.row(number) if isinstance(cell.value, str)]
    return not beside or sum(map(len, beside)) < _LONG_TEXT * len(beside)


class _Reader:
    """One table while it is read."""

    def __init__(
        self,
        rows: Rows,
        block: Block,
        known: Known,
        findings: Findings,
        notes: Notes,
        *,
        above: Sequence[str],
        several: bool,
        everywhere: frozenset[str],
    ) -> None:
        self.rows, self.block, self.known, self.findings, self.notes = rows, block, known, findings, notes
        self.sheet, self.several = rows.sheet.name, several
        titles = [*above, *block.titles]
        self.title_area = self._area_of_titles(titles)
        self.subject = subject_of(naming_titles(block.titles, everywhere, block.bold))
        self.paths = paths_over(rows, block)
        self.headings = {column: " ".join(tidy(cell.text) for cell in path) for column, path in self.paths.items()}
        self.title_period = self._corner_year() or period_in_titles([rows.sheet.name, *titles])

        named = [column for column in block.values if not _IDENTIFIER.search(fold(self.headings[column]))]
        self.first = named[0] if named else 0  # the first column of values that does not only number the rows
        self.remembered, self.layouts = Met(), Layouts()
        self.own = self.title_period  # the return's, as far as the table tells it
        self.rows_said: dict[int, RowSaid] = {}
        self.columns: dict[int, ColumnRead] = {}

    @property
    def place(self) -> tuple[Rows, int, int, int, list[str]]:
        """Where the table lies, and its headings."""
        names = [self.headings[column] for column in sorted(self.headings)]
        return self.rows, min((*self.block.header, self.block.rows[0])), self.block.rows[0], self.block.rows[-1], names

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
        """The figures in the order of the sheet's rows, one table side by side after the other."""
        found: list[Figure] = []
        for segment in () if self.remembered.left_out else self._segments():
            found.extend(self._segment(segment))
        at = cell_name(self.block.header[0] if self.block.header else self.block.rows[0], min(self.headings))
        say_remembered(self.remembered, self.sheet, at, self.known, self.findings)
        found = [in_percent(one) for one in found] if self.said else found
        return waiting(self.remembered, found, self.sheet, self.own, self.layouts, self.findings)

    def _segments(self) -> list[_Segment]:
        """Value columns with the labels to their left; a table beside another has labels of its own."""
        groups: list[tuple[list[int], list[int]]] = [([], [])]
        kept = [column for column in self.block.values if not self._is_identifier(column)]
        for column in sorted((*self.block.labels, *kept)):
            if column in self.block.labels:
                if groups[-1][1]:
                    groups.append(([], []))
                groups[-1][0].append(column)
            else:
                groups[-1][1].append(column)
        first = groups[0][0]
        own = {fold(self.headings[column]) for column in first}
        ends = [0, *(values[-1] for _, values in groups if values)]
        found: list[_Segment] = []
        for (labels, values), end in zip(groups, ends, strict=False):
            if not values:
                continue
            again = labels is not first and any(fold(self.headings[column]) in own for column in labels)
            repeated = again and len(labels) * 2 >= len(first)
            apart = labels is not first and bool(labels) and labels[0] > end + 1 and self._speaks(labels[-1], values)
            found.append(_Segment(tuple(values), tuple(labels if repeated or apart or not first else first)))
        return found

    def _own_title(self, segment: _Segment) -> tuple[str, ...]:
        """What stands alone over a table beside another, above its labels: "Burglary" over one, "Assault" over one."""
        beside = len({one.labels for one in self._segments()}) > 1
        if not beside or len(self.block.header) < 2 or not segment.labels:
            return ()
        cells = [cell for cell in self.paths[segment.labels[0]] if cell.row < self.block.header[-1]]
        others = (*segment.labels[1:], *segment.values)
        alone = [one for one in cells if not any(self.rows.at(one.row, column) for column in others)]
        return tuple(tidy(cell.text) for cell in alone if isinstance(cell.value, str))

    def _speaks(self, column: int, values: Sequence[int]) -> bool:
        """Whether a column labels the values to its right: it has a text in nearly every row that has any of them."""
        held = [number for number in self.block.rows if any(self.rows.at(number, one) is not None for one in values)]
        return sum(self.rows.at(number, column) is not None for number in held) * 10 >= 9 * len(held)

    def _segment(self, segment: _Segment) -> list[Figure]:
        rows, block = self.rows, self.block
        said = {column: one.role for column, one in self.said.items() if one.role is not None}
        roles = roles_of(rows, segment.labels, block.rows, self.headings, self.notes, said)
        paths = {column: self.paths[column] for column in segment.values}
        years = years_of(block.titles)
        columns = across(paths, self.notes, row_areas=bool(roles.areas), years=years, whole=self.title_period)
        columns = {column: self._corrected(column, over) for column, over in columns.items()}
        self._describe(roles, columns)
        own = self._own_title(segment)
        named = {column: tuple(dict.fromkeys((*own, *self._with_subject(over)))) for column, over in columns.items()}
        year = self.title_period or self._year_above()
        labels = down(rows, roles, block.rows, sections_of(block.sections, self.notes), self.notes, year)
        labels = with_parents(rows, roles, block.rows, labels)
        flags = self._flag_columns(segment)
        read_as = dict.fromkeys(self.headings, "") | {column: one.role for column, one in self.columns.items()}
        self.remembered = with_rows(self.remembered, self.layouts, rows, block.rows[0], block.rows[-1], read_as)
        self.rows_said = rows_said(self.remembered, self.own, self.layouts.period)
        unit = self.said[TABLE].unit if TABLE in self.said else ""
        series = self._series if self.said or self.rows_said else None
        about = About(
            self.sheet, self.known, self.findings, self.notes, self.title_period, self.title_area, unit, series
        )
        made = CellFigures(about, columns, named, labels)
        gone = rows_left_out(self.remembered)
        figures = [
            self._as_said(figure, number)
            for number in block.rows
            if number not in gone
            for figure in made.of_row(number, rows.row(number), self._flags(number, flags))
        ]
        self._ask(columns, figures)
        return self._with_indicators(figures, segment, roles)

    def _with_indicators(self, figures: list[Figure], segment: _Segment, roles: Roles) -> list[Figure]:
        """The figures with the indicators that rows and headings name; as they are where their areas are others'."""
        if are_comparators(dict.fromkeys(one.area_label for one in figures if one.area_label), self.known):
            return figures
        columns = tuple(one for one in segment.labels if one not in (*roles.areas, *roles.periods, *roles.flags))
        paths = {column: self.paths[column] for column in segment.values}
        said = {column: one.role for column, one in self.said.items() if one.role is not None}
        rows = [number for number in self.block.rows if number not in rows_left_out(self.remembered)]
        subject = self._own_title(segment) or self.subject
        labels = Labels(self.rows, rows, columns, paths, said, subject)
        return with_indicators(figures, labels, Around(self.sheet, self.known, rows=self.rows_said), self.findings)

    def _as_said(self, figure: Figure, number: int) -> Figure:
        """The figure in the area and period that a person said of its row."""
        said = self.rows_said.get(number)
        if said is None:
            return figure
        when = said.period
        if when is not None:
            figure = figure._replace(period_basis=when.basis.value, period_start=when.start, period_end=when.end)
        return figure._replace(area=said.area) if said.area else figure

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
            why = f"numbers under “{self.headings[column]}”" if self.headings[column] else "numbers without a heading"
            why = f"a person said so of “{self.headings[column]}”" if column in self.said else why
            self.columns[column] = ColumnRead(
                column, self.headings[column], "figure", over.measure, period, over.area, over.unit, why
            )

    def _with_subject(self, over: Across) -> tuple[str, ...]:
        """The names of a column, after the table's title where they do not say what is counted."""
        said = not self.several and any(_NAMES_A_MEASURE.search(name) for name in over.names)
        return over.names if said else (*self.subject, *over.names)

    def _series(self, cell: Cell) -> tuple[str | None, str]:
        """The indicator and part that a person said of the row, the column or the table."""
        row = self.rows_said.get(cell.row)
        if row is not None and row.indicator is not None:
            return row.indicator
        said = (self.said.get(cell.column), self.said.get(TABLE))
        return next((series_of(one.indicator) for one in said if one is not None and one.indicator), (None, ""))

    def _area_of_titles(self, titles: Sequence[str]) -> str:
        """The place that stands above the table: a cell that is one, or a part of a title, the nearest first."""
        for text in reversed(titles):
            if is_place(text):
                return text
        for text in (*reversed(titles), self.rows.sheet.name):
            places = places_in(text)
            ours = [one for one in places if self.known.area(one) is not None] if len(places) > 1 else places
            if len(ours) == 1:
                return ours[0]
        return ""

    def _corner_year(self) -> Period | None:
        """The year that stands for the whole table in the corner over its labels, and nowhere over its values."""
        over = {cell for column in self.block.values for cell in self.paths[column]}
        corner = [cell for column in self.block.labels for cell in self.paths[column] if cell not in over]
        read = [one_reading(read_period(cell.text)) for cell in corner if not isinstance(cell.value, date)]
        years = {one for one in read if is_whole_year(one)}
        return years.pop() if len(years) == 1 else None

    def _year_above(self) -> Period | None:
        periods = [period for text in self.block.titles if (period := period_in_titles([text]))]
        return financial_year_of(periods[-1].end) if periods else None

    def _is_identifier(self, column: int) -> bool:
        """Whether numbers to the left of a label only number the rows."""
        numbered = bool(_IDENTIFIER.search(fold(self.headings[column])))
        return numbered and column < self.first and any(column < one for one in self.block.labels)

    def _flag_columns(self, segment: _Segment) -> frozenset[int]:
        """The columns beside values that hold nothing but raised marks, which the reader took out of their cells."""
        cells = self.rows.sheet.cells
        return frozenset(
            column + 1
            for column in segment.values
            if column + 1 not in segment.values
            and column + 1 not in segment.labels
            and self._only_marks([cell for number in self.block.rows if (cell := cells.get((number, column + 1)))])
        )

    def _only_marks(self, cells: Sequence[Cell]) -> bool:
        marks = [cell.superscript or cell.text.strip() for cell in cells if cell.superscript or cell.text.strip()]
        return bool(marks) and all(map(is_flag, marks))

    def _flags(self, number: int, flags: frozenset[int]) -> dict[int, str]:
        """The marks beside the values of a row, by the column of the value."""
        cells = self.rows.sheet.cells
        marks = ((column, cell) for column in flags if (cell := cells.get((number, column))) is not None)
        return {column - 1: cell.superscript or cell.text for column, cell in marks}

    def _ask(self, columns: Mapping[int, Across], figures: Sequence[Figure]) -> None:
        """A heading whose period can be read in two ways is asked about, once for the table; and one of a year to date
        of which nothing says until when it goes."""
        dated = {one.cell.rstrip("0123456789") for one in figures if one.period_start is not None}
        for column in columns:
            over, undated = columns[column], column_name(column) not in dated
            question = over.question
            if over.before is not None and self.title_period is not None and undated:
                earlier = a_year_earlier(over.before, self.title_period, self.headings[column])
                question = earlier if isinstance(earlier, Ambiguous) else None
            place = cell_name(self.block.header[-1] if self.block.header else self.block.rows[0], column)
            if question is not None:
                candidates = " or ".join(label(one) for one in question.candidates)
                self.findings.ask_once(
                    str(self.block.rows[0]),
                    "ambiguous-period",
                    self.rows.sheet.name,
                    place,
                    question.text,
                    candidates=candidates,
                )
            elif (over.to_date or over.before) and undated:
                what = self.headings[column]
                self.findings.ask_once(place, "period-unknown", self.sheet, place, what, what=f"“{what}”")
