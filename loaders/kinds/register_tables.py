"""Finding a register on a sheet: its header rows, however often they are repeated, and the field of each column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.kinds.assessment_words import strand_of
from loaders.kinds.legend import legend_of
from loaders.kinds.register_columns import Naming, columns_of
from loaders.kinds.register_contents import holds_numbers, texts_of
from loaders.kinds.register_kinds import REGISTERS
from loaders.kinds.register_words import Register, heading_words
from loaders.kinds.remembered import Met, heads_of, met, places_of
from loaders.layouts_found import Layouts, TablePlace
from loaders.meaning.headings import is_heading
from loaders.meaning.words import Role, fold
from loaders.tables.headed import Column, Table, headed_tables, unheaded
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

NUMBERED = re.compile(
    r"^\s*\(?(\d{1,3}(?:\.\d{1,2})?[a-z]?)(?:[.):]+(?!\d)\s*|\s+[-–—]\s+(?!\d)|(?<=\.\d)\s+|(?<=\.\d\d)\s+)(\S.*)$",
    re.DOTALL,
)
FEWEST_SURE = 3  # columns that are surely a register's, before "Title" is what its rows are about
FEWEST_AGAIN = 3  # headings of a further table, in other words than those above


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """One table of a register: the columns of each field (of most fields one), those without a meaning, and those
    without a heading that nothing is read from (``beside``); ``named`` counts the fields that its headings name by
    themselves; ``met`` is what a person said of it, ``heads`` the fingerprint of the layout by which one said where its
    headings are.

    Of the cells of its key: whether they are numbered, whether they are bold, and whether they begin as a text begins
    (then one that begins with a small letter or a list's mark goes on from above)."""

    table: Table
    columns: Mapping[str, tuple[Column, ...]]
    unused: tuple[Column, ...]
    numbered: bool
    bold: bool
    whole: bool
    named: int = 0
    met: Met = field(default_factory=Met)
    beside: tuple[Column, ...] = ()
    heads: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A sheet that is a register: which one, and its tables from top to bottom."""

    register: Register
    tables: tuple[RegisterTable, ...]

    @property
    def row(self) -> int:
        """The row of the first headings."""
        return self.tables[0].table.header[0]


def find(rows: Rows, only: str = "", layouts: Layouts | None = None) -> RegisterSheet | None:
    """The register on this sheet; None when it is none. ``only``: a person says that it is this kind, so that fewer of
    its headings are enough; ``layouts``: what was corrected in layouts before."""
    found = []
    legend = legend_of(rows)
    for register in REGISTERS:
        if only and register.kind != only:
            continue
        tables = _tables(rows, Naming(register, legend), layouts or Layouts(), said=bool(only))
        if tables and (only or not _is_return_of_figures(tables)):
            found.append(RegisterSheet(register, tables))
    return max(found, key=_fields_found, default=None)


def _fields_found(sheet: RegisterSheet) -> int:
    return sheet.tables[0].named


def _tables(rows: Rows, naming: Naming, layouts: Layouts, *, said: bool) -> tuple[RegisterTable, ...]:
    register = naming.register

    def recognise(cell: Cell) -> str:
        found = naming.fields(cell.text) if isinstance(cell.value, str) else ()
        return found[0].name if found else ""

    def enough(fields: frozenset[str]) -> bool:
        return register.enough(fields) or register.enough(fields | {register.key}) or (said and len(fields) >= 2)

    def belongs(headings: Mapping[int, Cell], cells: Sequence[Cell]) -> bool:
        """A row below headings is one of theirs, unless it repeats them or is made of whole headings."""
        above = {fold(cell.text) for cell in headings.values()}
        again = sum(fold(cell.text) in above for cell in cells)
        whole = frozenset(name for cell in cells if (name := naming.whole(cell.text)))
        if register.key in whole and _all_headings(naming, cells):
            return False
        return again * 2 <= len(cells) and not (register.enough(whole) and len(whole) * 2 >= len(cells))

    heads = heads_of(rows, layouts)
    found = headed_tables(
        rows, recognise, enough, belongs, {first: first + one.heading_rows - 1 for first, one in heads.items()}
    )
    spans = [(rows, one.header[0], one.first, one.last, [each.text for each in one.columns]) for one in found]
    made = []
    for table, at in zip(found, places_of(spans), strict=True):
        head = heads.get(table.header[0])
        one = _understood(naming, table, layouts, at, said=said)
        if one is not None:
            made.append(replace(one, heads=head.fingerprint if head is not None else ""))
    return tuple(made)


def _all_headings(naming: Naming, cells: Sequence[Cell]) -> bool:
    """Whether each cell of a row can head a field, most of them one of their own."""
    fitting = [naming.fields(cell.text) if isinstance(cell.value, str) else () for cell in cells]
    names = {one.name for many in fitting for one in many}
    return all(fitting) and len(cells) >= FEWEST_AGAIN and len(names) >= len(cells)


def _understood(naming: Naming, table: Table, layouts: Layouts, at: TablePlace, *, said: bool) -> RegisterTable | None:
    register = naming.register
    rows, beside = table.rows, unheaded(table)
    headings = {one.index: one.text for one in (*table.columns, *beside)}
    remembered = met(layouts.of([one.text for one in table.columns]), headings, layouts, at)
    plain, rest = columns_of(naming, table, beside, {})
    if not (said or register.enough(frozenset({*plain, register.key}))):
        return None
    columns, unused = columns_of(naming, table, beside, remembered.said) if remembered.said else (dict(plain), rest)
    if register.key in plain and register.key not in columns:  # without it no row could be told from another
        columns, unused = dict(plain), rest
    if register.key not in columns:
        found = _key_called(naming, table, columns, unused) or _key_without_heading(rows, table, columns, said=said)
        if found is None:
            return None
        columns[register.key] = (found,)
        unused = [one for one in unused if one.index != found.index]
    if not said and any(holds_numbers(table, one) for name in register.worded for one in columns.get(name, ())):
        return None
    if "strand" in plain and not _holds_strands(naming, table, plain["strand"][0]) and not said:
        return None
    key = columns[register.key][0].index
    texts = texts_of(rows, table, key)
    counted = len(texts_of(rows, table, columns["number"][0].index)) if "number" in columns else 0
    numbered = counted * 2 > len(texts) or _most(NUMBERED.match(text) is not None for text in texts)
    begins = [text[:1].isalnum() and not text[:1].islower() for text in texts]
    whole = begins[:1] == [True] or sum(begins) * 3 >= len(begins)
    bold = _most(
        cell.bold for row, cells in rows.between(table.first, table.last) for cell in cells if cell.column == key
    )
    named = {name: tuple(sorted(many, key=lambda one: one.index)) for name, many in columns.items()}
    used = {one.index for many in columns.values() for one in many}
    beside = tuple(one for one in beside if one.index not in used)
    return RegisterTable(
        table, named, tuple(unused), numbered, bold, whole, len({*plain, register.key}), remembered, beside
    )


def _most(answers: Iterable[bool]) -> bool:
    """Whether at least half of the answers are yes."""
    said = list(answers)
    return bool(said) and sum(said) * 2 >= len(said)


def _key_called(
    naming: Naming, table: Table, columns: Mapping[str, Sequence[Column]], unused: Sequence[Column]
) -> Column | None:
    """The column whose heading names a register's key only beside others that are surely its ("Title" beside partners,
    resources and evidence); none where figures stand in most rows of a column other than that of resources."""
    register = naming.register
    money = {one.index for one in columns.get("resources", ())}
    figures = any(holds_numbers(table, one) for one in table.columns if one.index not in money)
    if figures or len(register.sure & columns.keys()) < FEWEST_SURE:
        return None
    called = [one for one in unused if heading_words(naming.legend.full(one.text)) in register.called]
    return called[0] if called else None


def _key_without_heading(
    rows: Rows, table: Table, columns: Mapping[str, Sequence[Column]], *, said: bool
) -> Column | None:
    """The column of the rows' own words where its heading is empty or odd: numbered words left of all others, or (where
    a person says what the sheet is) the longest words."""
    taken = {one.index for many in columns.values() for one in many}
    width = max(one.index for one in table.columns)
    free = [column for column in range(1, width + 1) if column not in taken and texts_of(rows, table, column)]
    if not free:
        return None
    if said:
        best = max(free, key=lambda column: sum(map(len, texts_of(rows, table, column))))
    else:
        best = free[0]
        texts = texts_of(rows, table, best)
        if best > min(taken) or sum(NUMBERED.match(text) is not None for text in texts) * 2 < len(texts):
            return None
    headed = next((one for one in table.columns if one.index == best), None)
    return headed or Column(best, ("",), Cell(table.header[-1], best, "", ""))


def _holds_strands(naming: Naming, table: Table, column: Column) -> bool:
    texts = texts_of(table.rows, table, column.index)
    return bool(texts) and sum(bool(strand_of(naming.legend.full(text))) for text in texts) * 2 >= len(texts)


def _is_return_of_figures(tables: Sequence[RegisterTable]) -> bool:
    """Whether numbers stand under two or more other headings that name figures or periods: a return with a column of
    actions, not a plan."""
    found = 0
    for one in tables:
        for column in one.unused:
            if is_heading(column.cell) == Role.FIGURE.value:
                cells = [one.table.rows.at(row, column.index) for row in range(one.table.first, one.table.last + 1)]
                numbers = sum(1 for cell in cells if cell is not None and isinstance(cell.value, (int, float)))
                found += numbers * 2 > sum(cell is not None for cell in cells)
    return found >= 2
