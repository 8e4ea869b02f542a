"""The workbook of a register: its rows as they stand, each with its id, and room for more. What is read back of it
unchanged is the same register; see loaders/register_books.py for the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from loaders.register_books import ROW, RegisterBook, book_of, month_headings
from loaders.stamp import STATE_COLOURS, Stamp
from loaders.templates.writing import LONGEST_LIST, ColumnPlan, Content, CoverPlan, SheetPlan, write
from lsp_data import reports
from lsp_data.catalogue import Catalogue
from lsp_data.measures.wording import a
from lsp_data.periods import Period, label
from lsp_data.registers import STATES, Field, FieldKind, text_of
from lsp_data.store import reads
from lsp_data.store.generations import Generation

SPARE = 60  # empty rows, of what is written anew
WIDTHS = {
    FieldKind.LINE: 18.0, FieldKind.TEXT: 48.0, FieldKind.CHOICE: 20.0, FieldKind.DATE: 18.0, FieldKind.WHEN: 18.0,
    FieldKind.YES_NO: 12.0, FieldKind.THEME: 32.0, FieldKind.PARTNER: 30.0, FieldKind.INDICATORS: 18.0,
    FieldKind.MONTHS: 10.0,
}  # fmt: skip
Row = tuple[Content, ...]


def write_register(generation: Generation, kind: str, out: BinaryIO | Path, asked: Sequence[Row] = ()) -> None:
    """The workbook of a register by its kind, with its rows as they stand, as .xlsx. ``asked``: what further rows ask
    for, in the book's ``asked`` fields."""
    book = book_of(kind)
    catalogue = reads.catalogue_of(generation)
    fields = list(book.fields())
    found = reports.register(generation, kind).to_dict("records")
    rows = [(row["item"], *(_content(one, row[one.name]) for one in fields)) for row in found]
    rows += [_asking(book, fields, one) for one in asked]
    columns = (_id_column(), *(_column(book, one, catalogue) for one in fields))
    sheet = SheetPlan(book.title, columns, tuple(rows), SPARE)
    _write(generation, book, book.title, sheet, Stamp(book.kind, generation=str(generation.number)), out)


def write_route_map(generation: Generation, year: Period | None, out: BinaryIO | Path) -> None:
    """The route map of a financial year (None: the one that names none) as it stands: a row an activity, a column a
    month, each state by its word on its colour. As .xlsx."""
    book = book_of("activity")
    named = label(year) if year else ""
    found = reports.route_map(generation, named).to_dict("records")
    later = {month for row in found for month in row["months"]} - set(month_headings(year).values())
    months = month_headings(year) | {_heading(one): one for one in sorted(later)}
    catalogue = reads.catalogue_of(generation)
    columns: list[ColumnPlan] = [_id_column()]
    for one in book.fields():
        if one.kind is FieldKind.MONTHS:
            columns += [ColumnPlan(name, 10, entry=True, choices=STATES, fills=STATE_COLOURS) for name in months]
        else:
            columns.append(_column(book, one, catalogue))
    rows = tuple((row["item"], *_with_months(book, row, months)) for row in found)
    sheet = SheetPlan(book.title, tuple(columns), rows, SPARE)
    stamp = Stamp(book.kind, period=named, generation=str(generation.number))
    _write(generation, book, f"{book.title} {named}".strip(), sheet, stamp, out)


def _with_months(book: RegisterBook, row: Mapping[Any, Any], months: Mapping[str, str]) -> Iterator[Content]:
    for one in book.fields():
        if one.kind is FieldKind.MONTHS:
            yield from (row["months"].get(month) for month in months.values())
        else:
            yield _content(one, row[one.name])


def _heading(month: str) -> str:
    """The heading of a month beyond the map's own year."""
    year, _, number = month.rpartition("-")
    short = next(name for name, one in month_headings(None).items() if one == number)
    return f"{short} {year}".strip()


def _write(
    generation: Generation, book: RegisterBook, title: str, sheet: SheetPlan, stamp: Stamp, out: BinaryIO | Path
) -> None:
    pairs = (("Partnership", reads.catalogue_of(generation).partnership.name), ("Date known", None))
    cover = CoverPlan(title, pairs, tuple(_instructions(book, sheet)))
    write(cover, [sheet], stamp, reports.reporting_day(generation), out)


def _id_column() -> ColumnPlan:
    return ColumnPlan(ROW, 20, given=True)


def _column(book: RegisterBook, one: Field, catalogue: Catalogue) -> ColumnPlan:
    choices = _choices(book, one, catalogue)
    as_text = one.kind in (FieldKind.LINE, FieldKind.WHEN, FieldKind.INDICATORS)
    width = 10.0 if one.name in ("number", "priority") else WIDTHS[one.kind]
    dated = one.kind is FieldKind.DATE
    return ColumnPlan(book.heading(one), width, entry=True, choices=choices, as_text=as_text, dated=dated)


def _choices(book: RegisterBook, one: Field, catalogue: Catalogue) -> tuple[str, ...]:
    """What a person chooses from; nothing where a choice holds a comma, which would part it in the list."""
    listed: tuple[str, ...] = tuple(shown for _, shown in one.choices)
    if one.kind is FieldKind.YES_NO:
        listed = ("yes", "no")
    elif one.kind is FieldKind.THEME:
        across = catalogue.reference.cross_cutting["name"] if book.register.kind == "assessment" else ()
        listed = tuple(str(name) for name in (*catalogue.themes["name"], *across))
    return () if any("," in name for name in listed) else listed


def _content(one: Field, value: object) -> Content:
    """A field's value in its cell, so that it is read back as the same."""
    if one.kind is FieldKind.DATE and value:
        return date.fromisoformat(str(value))
    return text_of(one, value) or None


def _asking(book: RegisterBook, fields: Sequence[Field], said: Row) -> Row:
    given = dict(zip(book.asked, said, strict=True))
    return (None, *(given.get(one.name) for one in fields))


def _instructions(book: RegisterBook, sheet: SheetPlan) -> Iterator[str]:
    register = book.register
    yield f"How to change the {book.title.lower() if book.title != 'You said, we did' else 'list'}"
    lines = [
        f"Each row of the sheet {sheet.name} is one {register.one}.",
        f"Leave the column {ROW} as it is: it says which {register.one} a row is. Of a new one it stays empty.",
        "A cell that you empty is empty in the register too. Text is kept as it is written.",
        f"To take {a(register.one)} out, empty its row. It is shown before it goes.",
    ]
    if register.kind == "activity":
        lines += [
            f"The months hold {', '.join(STATES[:-1])} or {STATES[-1]}. A cell that is coloured by hand is planned.",
            f"An {register.one} without any month stays undated. That is not the same as not planned.",
            "A workstream without activities is a row with its name and aim alone.",
        ]
    for one in book.fields():
        shown = [words for _, words in one.choices]
        if shown and (len(",".join(shown)) > LONGEST_LIST or any("," in words for words in shown)):
            lines.append(f"{book.heading(one)} is one of: {'; '.join(shown)}")
        elif one.help:
            lines.append(f"{book.heading(one)}: {one.help}")
    yield from (f"{number}. {line}" for number, line in enumerate(lines, 1))
