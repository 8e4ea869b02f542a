"""The rows of a table as records: what each cell of a row is, and which rows are no records at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.meaning.headings import Heading
from loaders.meaning.row_measures import MEASURES_OF_ROWS, as_row_says, measure_said
from loaders.meaning.words import MEASURE_OF, Role, fold, is_placeholder, tidy
from loaders.tables.headed import Table
from loaders.workbook.grid import Cell

_TOTAL = re.compile(r"^(?:(?:grand|sub|overall)\s*)?totals?\b|^sum$|^all indicators$|^overall$")
_NOTE_LINE = re.compile(
    r"^\s*(?:source|notes?\b|\*|†|‡|\[|\(?\d{1,2}[).:]\s|\(\d|[¹²³⁴-⁹]|footnote|key\b|n/?b\b|please|data (?:is|are)"
    r"|caveat)",
    re.I,
)
_OF_NATIONAL = re.compile(r"^(?:(?:indicator )?number )?ni\b|^national indicator")  # a heading over national codes
_WORDS_OF_A_SENTENCE = 6
_BARE = re.compile(r"\s*0*(\d{1,3})(?:\.0)?\s*")
# Columns whose merged or blank cells below speak for the rows that they cover.
_CARRIED = frozenset(
    {Role.INDICATOR, Role.TITLE, Role.THEME, Role.AREA, Role.PARTNER, Role.LEAD, Role.OFFICER, Role.UNIT, Role.POLARITY,
     Role.PERIOD, Role.TARGET_CLASS, Role.VERSION, Role.STATE, Role.SUB_MEASURE}
)  # fmt: skip

_KEY = (Role.INDICATOR, Role.TITLE, Role.SUB_MEASURE, Role.AREA, Role.PERIOD)  # what a row's figures are of


@dataclass(frozen=True, slots=True)
class Value:
    """One cell that should hold a figure, and the heading of its column."""

    cell: Cell
    heading: Heading


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its cells by role (the first column of a role), its figures and its words."""

    row: int
    cells: Mapping[Role, Cell]
    values: tuple[Value, ...]
    words: tuple[Value, ...] = ()  # notes, ratings, rewards: whatever speaks about the figures
    section: str = ""  # the heading row that the record stands under
    unnamed: bool = False  # what its figures are stands in the place of its name

    def text(self, role: Role) -> str:
        """The text of the role's cell on one line, "" when there is none or only an invitation to choose."""
        cell = self.cells.get(role)
        return "" if cell is None or is_placeholder(cell.text) else tidy(cell.text)

    def cell(self, role: Role) -> Cell | None:
        """The role's cell."""
        return self.cells.get(role)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A row below a header that is no record: ``kind`` is total, line or section."""

    row: int
    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below a header."""

    records: tuple[Record, ...] = ()
    leftovers: tuple[Leftover, ...] = field(default=())


_WORDS = frozenset({Role.NOTE, Role.RATING, Role.REWARD})


def read_body(
    table: Table, headings: Sequence[Heading], *, most: int = 0, wanted: Collection[int] = frozenset()
) -> Body:
    """The records of a table and the rows that are none, in their order. ``most``: no more than the first so many
    records, which is enough to see what a table holds; ``wanted``: rows of which a person said what they are about,
    so that they are records though they look like totals or notes."""
    records: list[Record] = []
    leftovers: list[Leftover] = []
    section = ""
    same: list[Record] = []  # the rows from the last that named what its figures are of
    parted = False  # another line stands between the last record and this row
    repeated = {heading.column.index: fold(heading.column.cell.text) for heading in headings}
    for number, cells in _rows(table):
        by_column = {cell.column: cell for cell in cells}
        if _repeats(by_column, repeated):
            continue
        record = _record(table, headings, number, by_column, section)
        same = [] if any(map(record.text, _KEY)) else same
        record = _with_names(record, records[-1] if records and not parted else None, same)
        kind = "record" if number in wanted and record.values else _kind(record, cells, headings)
        if kind == "record":
            if most and len(records) == most:
                break
            records.append(record)
            same, parted = [*same, record], False
        elif kind == "more":
            records[-1:] = [_continued(records[-1], record)] if records else []
        else:
            leftovers.append(Leftover(number, kind, cells))
            parted = True
            if kind == "section":
                section = tidy(cells[0].text)
    last = max((record.row for record in records), default=table.first - 1)
    return Body(
        tuple(records),
        tuple(
            Leftover(one.row, "line", one.cells) if one.kind == "section" and one.row > last else one
            for one in leftovers
        ),
    )


def _rows(table: Table) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    first, last = table.columns[0].index, table.columns[-1].index
    for number, cells in table.rows.between(table.first, table.last):
        inside = tuple(cell for cell in cells if first <= cell.column <= last)
        if inside:
            yield number, inside


def _repeats(cells: Mapping[int, Cell], headings: Mapping[int, str]) -> bool:
    same = sum(1 for column, cell in cells.items() if headings.get(column) and fold(cell.text) == headings[column])
    return same >= 2 and same * 2 > len(cells)


def _record(table: Table, headings: Sequence[Heading], row: int, cells: Mapping[int, Cell], section: str) -> Record:
    roles: dict[Role, Cell] = {}
    values: list[Value] = []
    words: list[Value] = []
    for heading in headings:
        index, role = heading.column.index, heading.role
        cell = cells.get(index)
        if role is Role.FIGURE:
            if cell is not None and not is_placeholder(cell.text):
                values.append(Value(cell, heading))
            continue
        if cell is None and role in _CARRIED:
            cell = _covering(table, row, index)
        if cell is None:
            continue
        if role in _WORDS and not is_placeholder(cell.text):
            words.append(Value(cell, heading))
        roles.setdefault(role, _with_prefix(cell, heading) if role is Role.INDICATOR else cell)
    name = _measure_as_name(roles) if Role.MEASURE not in roles else None
    if name is not None:
        roles[Role.MEASURE] = roles.pop(name)
    if Role.MEASURE in roles:
        text = tidy(roles[Role.MEASURE].text)
        values = [replace(one, heading=as_row_says(one.heading, text)) for one in values]
    return Record(row, roles, tuple(values), tuple(words), section, name is not None)


def _measure_as_name(roles: Mapping[Role, Cell]) -> Role | None:
    """The role of the only name of a row, a code or a title, that says what its figures are: "Target" below a code."""
    names = [role for role in (Role.INDICATOR, Role.TITLE) if role in roles and not is_placeholder(roles[role].text)]
    says = len(names) == 1 and MEASURE_OF.get(fold(roles[names[0]].text)) in MEASURES_OF_ROWS
    return names[0] if says else None


def _with_prefix(cell: Cell, heading: Heading) -> Cell:
    """The code with the letters that its heading says of all of them: "19" under "NI"."""
    bare = _BARE.fullmatch(cell.text) if _OF_NATIONAL.search(fold(heading.name)) else None
    return cell._replace(text=f"NI {bare[1]}") if bare else cell


def _with_names(record: Record, above: Record | None, same: Sequence[Record]) -> Record:
    """The record with what the one above it names, where it says another measure of the same: "Actual" below "Target"
    under a code that is written once. ``same``: the records above that name nothing of their own, and the one that
    does; where one of them says this measure, the row is of something else, which nobody names."""
    said = measure_said(record.text(Role.MEASURE))
    if above is None or not said or record.text(Role.INDICATOR) or record.text(Role.TITLE):
        return record
    if any(_measure_of(one) == said for one in same):
        return record
    cells = {role: cell for role, cell in above.cells.items() if role in _CARRIED}
    return replace(record, cells={**cells, **record.cells})


def _measure_of(record: Record) -> str:
    """What a row's figures are: as it says, else the actual ones; "" where it says nothing and has none."""
    return measure_said(record.text(Role.MEASURE)) or ("actual" if record.values else "")


def _covering(table: Table, row: int, column: int) -> Cell | None:
    """The cell merged down over this row, not one merged across several columns."""
    area = table.rows.covered.get((row, column))
    return table.rows.at(row, column) if area and area[1] == area[3] == column and area[0] >= table.first else None


def _kind(record: Record, cells: Sequence[Cell], headings: Sequence[Heading]) -> str:
    name = fold(record.text(Role.INDICATOR) or record.text(Role.TITLE) or cells[0].text)
    if _TOTAL.match(name) and not any(char.isdigit() for char in name):
        return "total"
    named = bool(record.text(Role.INDICATOR) or record.text(Role.TITLE))
    if record.values:
        lone = len(cells) == 1 and isinstance(cells[0].value, str) and len(cells[0].text) > 40
        return "line" if lone else "record"
    if measure_said(record.text(Role.MEASURE)):
        return "record"  # nothing yet under any of its headings
    if not named:
        only = {heading.role for heading in headings for cell in cells if heading.column.index == cell.column}
        return "more" if only and only <= _WORDS else "line" if _NOTE_LINE.match(cells[0].text) else "section"
    if len(cells) == 1 and (len(headings) > 2):
        return "line" if _NOTE_LINE.match(cells[0].text) or len(cells[0].text) > 90 else _alone(record)
    return "record"


def _alone(record: Record) -> str:
    """A single cell in the row: a code without anything is a record with nothing in it, a title a section; a sentence
    is neither, whatever year it names."""
    code = record.text(Role.INDICATOR)
    sentence = code.endswith(".") and len(code.split()) >= _WORDS_OF_A_SENTENCE
    return "record" if any(char.isdigit() for char in code) and not sentence else "section"


def _continued(record: Record, more: Record) -> Record:
    """Commentary that runs on in the rows below belongs to the record above."""
    return replace(record, words=record.words + more.words)
