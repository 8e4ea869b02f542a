"""The workbooks of registers that we wrote ourselves, read field by field as they stand: nothing is guessed, what a row
repeats from its id is the same row, and a blank cell of such a row says that nothing is to stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from loaders.figures import Entry
from loaders.kinds.fitting_fields import day_of
from loaders.kinds.not_used import say_not_used
from loaders.kinds.route_map_marks import PLAIN_FILLS, state_of_mark
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy
from loaders.register_books import BOOKS, ID, ROW, UNREAD, RegisterBook, month_named, year_of
from loaders.stamp import STATE_COLOURS
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.measures.wording import times
from lsp_data.registers import STATES, Field, FieldKind, Misfit, checked, unknown_codes

KINDS = tuple(dict.fromkeys(one.kind for one in BOOKS))
_ROW = fold(ROW)
_NEAR = 10  # rows that hold anything, among which the headings stand: under a title, who sent it, a note
_YES, _NO = frozenset({"yes", "y", "true"}), frozenset({"no", "n", "false"})


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of ours: its book, the row of its headings, and by column the field, the month or the id."""

    book: RegisterBook
    row: int
    fields: Mapping[int, Field]
    months: Mapping[int, str]
    id: int
    unused: tuple[Cell, ...]

    @property
    def kind(self) -> str:
        """The kind of return that it is."""
        return self.book.kind

    @property
    def year(self) -> str | None:
        """The financial year of its months."""
        return next((year_of(one) for one in self.months.values()), None)


def find(rows: Rows, said: str = "") -> OwnSheet | None:
    """The register that the headings of one of the first rows make the sheet, known by the column of its ids; None
    where it is none of ours. ``said`` is the kind that a person says it is."""
    for row in rows.numbers[:_NEAR]:
        if not any(map(_heads_ids, rows.row(row))):
            continue
        found = [_headed(one, row, rows.row(row)) for one in BOOKS if said in ("", one.kind)]
        fitting = [one for one in found if one is not None]
        if fitting:
            return max(fitting, key=lambda one: len(one.fields) + len(one.months))
    return None


def _heads_ids(cell: Cell) -> bool:
    return fold(cell.text) == _ROW


def _headed(book: RegisterBook, row: int, cells: Sequence[Cell]) -> OwnSheet | None:
    fields: dict[int, Field] = {}
    months: dict[int, str] = {}
    ids: list[int] = []
    unused = []
    for cell in cells:
        named = book.named(cell.text)
        if _heads_ids(cell) and not ids:
            ids.append(cell.column)
        elif named is not None and named not in fields.values():
            fields[cell.column] = named
        elif (month := month_named(cell.text)) and any(one.kind is FieldKind.MONTHS for one in book.register.fields):
            months[cell.column] = month
        else:
            unused.append(cell)
    keyed = any(one.name == book.register.key for one in fields.values())
    if not keyed or not ids or len(unused) > len(fields) + len(months):
        return None
    return OwnSheet(book, row, fields, months, ids[0], tuple(unused))


def describe(own: OwnSheet, entries: Sequence[Entry]) -> str:
    """What a person is told about the sheet: "7 actions, headings in row 1"."""
    register = own.book.register
    return f"{times(len(entries), register.one, register.many)}, headings in row {own.row}"


def read(rows: Rows, own: OwnSheet, known: Known, findings: Findings) -> list[Entry]:
    """The rows of the sheet, in their order. One of which nothing but its id is left is no entry."""
    say_not_used(rows, own.unused, findings)
    last = rows.numbers[-1]
    entries = [
        one for number in range(own.row + 1, last + 1) for one in _Row(rows, own, known, findings, number).entries()
    ]
    if not entries:
        findings.tell("nil-return", rows.sheet.name, cell_name(own.row, 1))
    return entries


@dataclass(frozen=True, slots=True)
class _Row:
    """One row while it is read."""

    rows: Rows
    own: OwnSheet
    known: Known
    findings: Findings
    number: int

    def entries(self) -> Iterator[Entry]:
        """The row's entry; none where nothing stands in it, or where nothing says what it is about."""
        register, book = self.own.book.register, self.own.book
        cells = [one for one in self.rows.row(self.number) if one.column in self.own.fields or self._month(one)]
        item = self._item()
        said = {name: value for one in cells for name, value in self._said(one)}
        filled = {self.own.fields[one.column].name for one in cells if one.column in self.own.fields}
        marked, unread = self._months()
        if not cells and not marked:
            return
        place = cell_name(self.number, cells[0].column if cells else min(self.own.months))
        if register.key not in filled:
            if register.kind == "activity" and not marked and _of(item) != "activity" and said.get("workstream"):
                yield self._workstream(place, item, said)
            elif marked or not filled <= set(book.asked):
                self.findings.tell("row-names-nothing", self.rows.sheet.name, place, what=register.one)
            return
        if register.key not in said and item is None:
            return  # what stands there cannot be a row's key, which is told
        fields = self._fields(item, said, filled, marked)
        if unread:
            fields |= {"undated": False, UNREAD: unread}
        yield Entry(self.rows.sheet.name, place, register.kind, fields)

    def _item(self) -> str | None:
        cell = self.rows.at(self.number, self.own.id)
        return tidy(cell.text) if cell is not None else None

    def _fields(
        self, item: str | None, said: Mapping[str, object], filled: set[str], marked: Mapping[str, str]
    ) -> dict[str, object]:
        """All that the row says: of a field whose cell holds what it cannot take, nothing."""
        found: dict[str, object] = {
            one.name: said.get(one.name) for one in self.own.fields.values()
            if one.name in said or one.name not in filled
        }  # fmt: skip
        if self.own.months:
            found |= {"year": self.own.year, "months": dict(marked), "undated": not marked}
        found[ID] = item
        if item is None and "indicators" in found:
            words = "\n".join(str(said[name]) for name in self.own.book.named_in if said.get(name))
            listed = found["indicators"] if isinstance(found["indicators"], list) else []
            found["indicators"] = list(dict.fromkeys([*listed, *self.known.named_in(words)])) or None
        return found

    def _workstream(self, place: str, item: str | None, said: Mapping[str, object]) -> Entry:
        fields: dict[str, object] = {
            "workstream": said["workstream"], "aim": said.get("aim"), "year": self.own.year, ID: item,
        }  # fmt: skip
        return Entry(self.rows.sheet.name, place, "workstream", fields)

    def _said(self, cell: Cell) -> Iterator[tuple[str, object]]:
        """The field of a cell with its value, unless it cannot hold it: that is told."""
        one = self.own.fields.get(cell.column)
        if one is None:
            return
        found = checked(one, _plain(one, cell))
        if one.kind is FieldKind.INDICATORS and isinstance(found, list):
            listed = {row["indicator"] for row in self.known.catalogue.rows["indicators"]}
            found = unknown_codes(one.title, found, listed) or found
        if isinstance(found, Misfit):
            self._tell(cell, found.field, found.reason)
        else:
            yield one.name, found

    def _month(self, cell: Cell) -> bool:
        return cell.column in self.own.months

    def _months(self) -> tuple[dict[str, str], list[str]]:
        """Month → state: by the cell's word or mark, else by a colour that is none of our states' (one of those is left
        where its word was taken away); and the months of which nobody knows what is meant."""
        found = {}
        unread = []
        for column, month in self.own.months.items():
            cell = self.rows.sheet.cells.get((self.number, column))
            if cell is None:
                continue
            word = cell.text.strip() if cell.value is not None else ""
            if state := state_of_mark(word):
                found[month] = state
            elif word:
                unread.append(month)
                self._tell(cell, month, f"A month is one of: {', '.join(STATES)}.")
            elif cell.fill and cell.fill not in STATE_COLOURS.values() and cell.fill not in PLAIN_FILLS:
                found[month] = "planned"
        return found, unread

    def _tell(self, cell: Cell, field: str, reason: str) -> None:
        place = cell_name(cell.row, cell.column)
        register = self.own.book.register
        lost = self._item() is None and field == register.field(register.key).title
        code = "unfit-key" if lost else "unfit-field"
        self.findings.tell(code, self.rows.sheet.name, place, cell.text, field=field, reason=reason)


def _of(item: str | None) -> str:
    """The register of an id; "" where it is none."""
    return next((kind for kind in ("activity", "workstream") if item and item.startswith(f"{kind}-")), "")


def _plain(one: Field, cell: Cell) -> object:
    """What a cell holds, as its field is checked."""
    if one.kind is FieldKind.YES_NO:
        word = fold(cell.text)
        return cell.value if isinstance(cell.value, bool) else word in _YES if word in _YES | _NO else cell.text
    if one.kind is FieldKind.DATE:
        if isinstance(cell.value, date):
            return cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return day_of(cell.text) or cell.text
    return f"{cell.text}{cell.superscript}"
