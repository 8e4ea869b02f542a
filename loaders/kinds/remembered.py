"""A remembered layout as a table meets it: what was said of its columns, its rows and the whole, and what waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.figures import ColumnRead, Figure, Region
from loaders.layout_words import NO_WORDS, TableWords, fingerprint, row_words, table_words
from loaders.layouts_found import OTHER_WORDS, Found, Layouts, TablePlace, Withheld, alike
from loaders.mapping import RELATIVE, TABLE, WHOLE, Correction, Layout, RowCorrection, period_said, series_of
from loaders.meaning.around import Findings, RowSaid
from loaders.meaning.headings import Heading
from loaders.meaning.known import Known
from loaders.meaning.words import Role, fold
from loaders.tables.headed import Column, Table
from loaders.tables.rows import Rows, place
from lsp_data.periods import Period


@dataclass(frozen=True, slots=True)
class Met:
    """What was said of one table and counts for it: by column (TABLE: the whole) and by row of the sheet. ``withheld``
    is not applied; ``doubled`` names rows of which more than one is called so; ``names`` counts the answered names that
    stand in it; ``words`` are those about the table, by which it is found again."""

    found: Found | None = None
    said: Mapping[int, Correction] = field(default_factory=dict)
    rows: Mapping[int, RowCorrection] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()
    doubled: frozenset[str] = frozenset()
    names: int = 0
    words: TableWords = NO_WORDS

    @property
    def whole(self) -> Correction | None:
        """What was said of the table as a whole."""
        return self.said.get(TABLE)

    @property
    def left_out(self) -> bool:
        """Whether a person said that nothing is to be read from it."""
        return self.whole is not None and self.whole.role == ""

    @property
    def name(self) -> str:
        """The name of the remembered layout, "" where nothing of it is applied."""
        return self.found.layout.name if self.found is not None and self._applied else ""

    @property
    def _applied(self) -> int:
        return len(self.said) + len(self.rows) + self.names

    @property
    def whole_applied(self) -> frozenset[Correction]:
        """What of the layout's corrections of a table as a whole is applied here."""
        whole = [] if self.found is None else [one for one in self.found.layout.corrections if one.heading == WHOLE]
        return frozenset(whole) - {one.said for one in self.withheld}

    def in_region(self, region: Region) -> Region:
        """The region of the table with what was said of it, and the words by which it is found again."""
        return replace(
            region,
            remembered=self.name,
            title_line=self.words.line,
            first_labels=self.words.labels,
            withheld=tuple((one.said.mark, one.why) for one in self.withheld),
            rows_said=tuple(one.mark for one in self.rows.values()),
            left_out=self.left_out,
        )


def region_of(
    table: Table, kind: str, columns: Iterable[ColumnRead], headings: Iterable[str], said: Met, heads: str
) -> Region:
    """A table with headings as a region, with what was said of it. ``headings``: those by which it is found again;
    ``heads``: the fingerprint of the layout by which a person said where they are."""
    ordered = tuple(sorted(columns, key=lambda one: one.index))
    made = Region(
        table.rows.sheet.name, kind, table.header, table.first, table.last, ordered,
        fingerprint=fingerprint(headings), heads=heads,
    )  # fmt: skip
    return said.in_region(made)


def heads_of(rows: Rows, layouts: Layouts) -> dict[int, Layout]:
    """The rows of a sheet that a person said are headings, by the first of them."""
    if not layouts.say_headings:
        return {}
    return layouts.heads({number: [cell.text for cell in cells] for number, cells in rows.cells.items()})


def places_of(tables: Sequence[tuple[Rows, int, int, int, Sequence[str]]]) -> list[TablePlace]:
    """The tables of a sheet, each among the others: its rows, top, first and last row, and its headings."""
    words = [table_words(rows, top, first, last) for rows, top, first, last, _ in tables]
    twins = alike([(fingerprint(one[4]), about) for one, about in zip(tables, words, strict=True)])
    return [
        TablePlace(one[0].sheet.name, one[1], about, alike=twin)
        for one, about, twin in zip(tables, words, twins, strict=True)
    ]


def met(found: Found | None, headings: Mapping[int, str], layouts: Layouts, at: TablePlace) -> Met:
    """What was said of a table and its columns. ``headings``: of every column of the sheet that it has, "" for none."""
    said = layouts.said_of(found, headings, at.sheet)
    whole, withheld = layouts.whole_of(found, at)
    return Met(found, said | ({TABLE: whole} if whole is not None else {}), withheld=withheld, words=at.words)


def with_rows(one: Met, layouts: Layouts, rows: Rows, first: int, last: int, roles: Mapping[int, str]) -> Met:
    """The same with what was said of its rows. ``roles``: what each of its columns was understood as."""
    if one.found is None:
        return one
    names = 0
    if one.found.layout.matches:
        texts = {fold(cell.text) for _, cells in rows.between(first, last) for cell in cells}
        names = sum(match.text in texts for match in one.found.layout.matches)
    if not one.found.layout.rows:
        return replace(one, names=names)
    said, doubled = layouts.rows_of(one.found, row_words(rows.between(first, last), roles))
    return replace(one, rows=said, doubled=frozenset(doubled), names=names)


def rows_said(one: Met, own: Period | None, chosen: Period | None) -> dict[int, RowSaid]:
    """Row of the sheet → what its figures are about, as a person said."""
    return {
        number: RowSaid(
            series_of(said.indicator) if said.indicator else None, said.area, period_said(said, own, chosen)
        )
        for number, said in one.rows.items()
        if not said.left_out
    }


def as_said(figure: Figure, said: RowSaid | None) -> Figure:
    """The figure in the area and period that a person said of its row."""
    if said is None:
        return figure
    when = said.period
    if when is not None:
        figure = figure._replace(period_basis=when.basis.value, period_start=when.start, period_end=when.end)
    return figure._replace(area=said.area) if said.area else figure


def rows_left_out(one: Met) -> frozenset[int]:
    """The rows of the sheet of which a person said that nothing is to be read."""
    return frozenset(number for number, said in one.rows.items() if said.left_out)


def rows_wanted(one: Met) -> frozenset[int]:
    """The rows of the sheet of which a person said what they are about: they are read, whatever they look like."""
    return frozenset(number for number, said in one.rows.items() if not said.left_out)


def of_indicators(said: Mapping[int, Correction]) -> bool:
    """Whether a person said that the table is one of indicators."""
    return any(one.role == Role.INDICATOR.value or one.indicator for one in said.values())


def with_columns(
    table: Table, headings: Sequence[Heading], more: Sequence[Column]
) -> tuple[Table, tuple[Heading, ...]]:
    """The table with columns without a heading, of which a person said what they hold."""
    if not more:
        return table, tuple(headings)
    every = [*headings, *(Heading(one, Role.OTHER) for one in more)]
    every.sort(key=lambda one: one.column.index)
    return replace(table, columns=tuple(one.column for one in every)), tuple(every)


def only_asked_once(mets: Iterable[Met]) -> list[Met]:
    """What the tables of a sheet met, without the question about a correction that another of them took over."""
    every = list(mets)
    taken = {each for one in every for each in one.whole_applied}
    return [
        replace(one, withheld=tuple(x for x in one.withheld if x.why != OTHER_WORDS or x.said not in taken))
        for one in every
    ]


def waiting(
    one: Met, figures: Sequence[Figure], sheet: str, own: Period | None, layouts: Layouts, findings: Findings
) -> list[Figure]:
    """The figures, of which those wait whose period was said to be told from the return's while nothing says that; it
    is asked for, once a column and row."""
    columns = {number: each for number, each in one.said.items() if number != TABLE and _open(each, own, layouts)}
    rows = {number: each for number, each in one.rows.items() if _open(each, own, layouts)}
    if one.whole is not None and _open(one.whole, own, layouts):
        findings.ask_once(one.whole.heading, "period-not-told", sheet, "", name="the whole table")
    if not columns and not rows:
        return list(figures)
    made = []
    for figure in figures:
        row, column = place(figure.cell)
        if column in columns or row in rows:
            name = columns[column].name or columns[column].heading if column in columns else rows[row].name
            findings.ask_once(f"{name}|{column if column in columns else row}", "period-not-told", sheet, figure.cell,
                              figure.text, name=f"“{name}”")  # fmt: skip
            figure = figure._replace(
                period_basis=None, period_start=None, period_end=None, held=figure.held or "period-unknown",
                follows_return=False,
            )  # fmt: skip
        made.append(figure)
    return made


def _open(said: Correction | RowCorrection, own: Period | None, layouts: Layouts) -> bool:
    return said.period in RELATIVE and period_said(said, own, layouts.period) is None


def say_remembered(one: Met, sheet: str, at: str, known: Known, findings: Findings) -> None:
    """Tell which remembered layout was applied, what moved in it, and what of it was not applied."""
    found = one.found
    if found is None:
        return
    for each in sorted(one.doubled):
        findings.ask_once(f"{at}|{each}", "row-not-told", sheet, at, each)
    for off in one.withheld:
        what = "leave it out" if off.said.role == "" else "read it otherwise"
        name = found.layout.name or "what was put right here"
        findings.ask_once(
            f"{at}|{off.said.mark}", "layout-not-applied", sheet, at, name=name, what=what,
            why=off.why.format(partner=known.catalogue.partner_name(found.layout.partner)),
        )  # fmt: skip
    name = found.layout.name
    if not name or not one.name:
        return
    if found.moved:
        new, gone = (", ".join(f"“{each}”" for each in words[:6]) or "none" for words in (found.new, found.gone))
        findings.ask_once(at, "layout-moved", sheet, at, name, name=name, new=new, gone=gone)
        return
    count = len(one.said) + len(one.rows) + one.names
    findings.ask_once(at, "layout-remembered", sheet, at, name, name=name, count=count)
