"""Workbooks before they are written: sheets of plain cells, and which true figure went into which cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from lsp_data.periods.labels import day_label
from sample_data.truth import Fact

CellContent = str | float | int | date | None
INVENTED = "Invented figures for demonstration"

# The date inside every file, so that the same definition always gives the same bytes.
FILE_DATE = datetime(2011, 2, 14, 9, 0, 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A true figure and the cell of the workbook that holds it."""

    sheet: str
    cell: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of a register: where it stands, and by field what the store is to keep of it."""

    sheet: str
    row: int
    register: str
    fields: Mapping[str, object]


@dataclass(slots=True)
class SheetDraft:
    """One sheet in the making; rows and columns count from 1. ``looks`` are XlsxWriter format properties."""

    name: str
    cells: dict[tuple[int, int], tuple[CellContent, Mapping[str, object]]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    choices: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    hidden: bool = False
    placed: list[Placed] = field(default_factory=list)
    agreed: int = 0  # cells that hold a baseline, target or milestone
    said: set[int] = field(default_factory=set)  # rows that say something in words
    kept: list[Kept] = field(default_factory=list)  # rows of a register

    def put(self, row: int, column: int, content: CellContent, look: Mapping[str, object] | None = None) -> None:
        """Writes one cell."""
        self.cells[(row, column)] = (content, look or {})

    def row(self, row: int, contents: Sequence[CellContent], look: Mapping[str, object] | None = None) -> None:
        """Writes a row from column A on; empty contents leave their cell empty."""
        for column, content in enumerate(contents, 1):
            if content is not None and content != "":
                self.put(row, column, content, look)

    def figure(
        self, row: int, column: int, content: CellContent, fact: Fact, look: Mapping[str, object] | None = None
    ) -> None:
        """Writes a cell that holds a true figure, and remembers which."""
        self.put(row, column, content, look)
        self.placed.append(Placed(self.name, xl_rowcol_to_cell(row - 1, column - 1), fact))

    def say(self, row: int, column: int, text: str, look: Mapping[str, object] | None = None) -> None:
        """Writes what a row says in words about its figures; nothing where there is nothing to say."""
        if text:
            self.put(row, column, text, look)
            self.said.add(row)

    def keep(self, row: int, register: str, fields: Mapping[str, object]) -> None:
        """Remembers that a row is one of a register, and what the store is to keep of it."""
        said = {name: value for name, value in fields.items() if value not in ("", [], {})}
        self.kept.append(Kept(self.name, row, register, said))

    def merge(self, row: int, first: int, last: int, content: str, look: Mapping[str, object] | None = None) -> None:
        """A heading over several columns."""
        self.put(row, first, content, look)
        self.merges.append((row, first, row, last))


def save_xlsx(path: Path, sheets: Sequence[SheetDraft], properties: Mapping[str, str] | None = None) -> None:
    """Writes an .xlsx whose bytes depend on the drafts alone."""
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": INVENTED, "comments": INVENTED, "created": FILE_DATE})
        for name, value in (properties or {}).items():
            book.set_custom_property(name, value, "text")
        looks: dict[tuple[tuple[str, object], ...], object] = {}
        for draft in sheets:
            _write_sheet(book, draft, looks)
    path.write_bytes(buffer.getvalue())


def _write_sheet(
    book: xlsxwriter.Workbook, draft: SheetDraft, looks: dict[tuple[tuple[str, object], ...], object]
) -> None:
    sheet = book.add_worksheet(draft.name)
    if draft.hidden:
        sheet.hide()
    for column, width in draft.widths.items():
        sheet.set_column(column - 1, column - 1, width)
    merged = {(first_row, first): (last_row, last) for first_row, first, last_row, last in draft.merges}
    for (row, column), (content, look) in sorted(draft.cells.items()):
        full = dict(look)
        if isinstance(content, date) and "num_format" not in full:
            full["num_format"] = "dd/mm/yyyy"
        key = tuple(sorted(full.items()))
        if key not in looks:
            looks[key] = book.add_format(full)
        style = looks[key] if full else None
        if (row, column) in merged:
            last_row, last = merged[(row, column)]
            sheet.merge_range(row - 1, column - 1, last_row - 1, last - 1, content, style)
        elif isinstance(content, date):
            sheet.write_datetime(row - 1, column - 1, datetime(content.year, content.month, content.day), style)
        elif isinstance(content, (int, float)):
            sheet.write_number(row - 1, column - 1, content, style)
        elif content is None or content == "":
            sheet.write_blank(row - 1, column - 1, None, style)
        else:
            sheet.write_string(row - 1, column - 1, content, style)
    for (row, column), allowed in draft.choices.items():
        sheet.data_validation(row - 1, column - 1, row - 1, column - 1, {"validate": "list", "source": list(allowed)})


def save_csv(path: Path, draft: SheetDraft) -> None:
    """Writes one sheet as comma-separated text, dates with the month in words."""
    last_row = max(row for row, _ in draft.cells)
    last_column = max(column for _, column in draft.cells)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in range(1, last_row + 1):
        contents = [draft.cells.get((row, column), ("", {}))[0] for column in range(1, last_column + 1)]
        while contents and contents[-1] in ("", None):
            contents.pop()
        writer.writerow(["" if one is None else day_label(one) if isinstance(one, date) else one for one in contents])
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
