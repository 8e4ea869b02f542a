"""The cells of an .ods as content.xml streams by: one row is gathered, then put down as often as it repeats."""

from __future__ import annotations

import re

from loaders.workbook.columns import (
    BLANK,
    BOOL,
    DATE,
    ERROR,
    KIND_BITS,
    KIND_MASK,
    SHOWN,
    TEXT,
    Columns,
    place_of,
)
from loaders.workbook.faults import LAST_COLUMN, LAST_ROW, MAX_CELLS, Refused
from loaders.workbook.ods_numbers import clock, duration, finite
from loaders.workbook.ods_styles import OdsStyles
from loaders.workbook.parts import MAX_DEPTH, too_deep
from loaders.workbook.texts import Texts, cleaned
from loaders.workbook.xlsx_rich import Run, combined

MAX_MERGES = 10_000
MAX_SHEETS = 300
_TABLE, _OFFICE, _TEXT, _CALC = (
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0 ",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0 ",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0 ",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 ",
)
_PARAGRAPH, _SPAN = _TEXT + "p", _TEXT + "span"
_SILENT = (_TEXT + "ruby-text", _TEXT + "note")
_REPEATED_COLUMNS, _SPANNED = _TABLE + "number-columns-repeated", _TABLE + "number-columns-spanned"
_VISIBILITY, _HIDDEN = _TABLE + "visibility", ("collapse", "filter")
_TYPE, _FORMULA = _OFFICE + "value-type", _TABLE + "formula"
_BLANKS = re.compile(r"[ \t\n]+")
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


class _Cell:
    """One cell while it streams by."""

    __slots__ = ("attributes", "comment", "lines", "runs")

    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self.runs: list[Run] = []
        self.comment: list[str] = []
        self.lines = 0


class _Done:
    """One cell of a row that is complete: where, how often, what it holds."""

    __slots__ = ("code", "column", "comment", "formula", "number", "often", "shown", "span")

    def __init__(self, column: int, often: int, code: int, number: float, shown: str) -> None:
        self.column, self.often, self.code, self.number, self.shown = column, often, code, number, shown
        self.comment = self.formula = ""
        self.span = (1, 1)  # rows, columns


class Content:
    """Handlers for content.xml. One row is gathered, then put down as often as it repeats."""

    def __init__(self, styles: OdsStyles, texts: Texts) -> None:
        self.styles, self.texts = styles, texts
        self.sheets: list[Columns] = []
        self.cells = 0  # cells with a value in the sheets before
        self.sheet: Columns | None = None
        self.depth = self.table_depth = self.row = self.column = self.column_definitions = 0
        self.row_attributes: dict[str, str] = {}
        self.row_cells: list[_Done] = []
        self.cell: _Cell | None = None
        self.cell_depth = 0
        self.skip_depth = 0  # depth of an element whose inside says nothing (drawings, phonetic text)
        self.note_depth = self.paragraph = 0
        self.marks: list[str] = [""]
        self.opened = {
            _TABLE + "table": self._open_table,
            _TABLE + "table-row": self._open_row,
            _TABLE + "table-cell": self._open_cell,
            _TABLE + "covered-table-cell": self._open_covered,
            _TABLE + "table-column": self._open_column,
        }
        self.closed = {
            _TABLE + "table": self._close_table,
            _TABLE + "table-row": self._close_row,
            _TABLE + "table-cell": self._close_cell,
        }

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        self.depth += 1
        if self.skip_depth:
            return
        if self.cell is not None:
            if element == _PARAGRAPH and not self.note_depth:
                self.paragraph = self.depth
                if self.cell.lines:
                    self.cell.runs.append(("\n", ""))
                self.cell.lines += 1
            else:
                self._inside_cell(self.cell, element, attributes)
            return
        if self.depth > MAX_DEPTH:
            raise too_deep(self.sheet.name if self.sheet else "")
        handler = self.opened.get(element)
        if handler is not None:
            handler(attributes)
        elif self.sheet is None:
            self.styles.start(element, attributes)

    def end(self, element: str) -> None:
        """An element closes."""
        depth = self.depth
        self.depth -= 1
        if self.skip_depth:
            if depth == self.skip_depth:
                self.skip_depth = 0
        elif self.cell is not None and depth > self.cell_depth:
            if depth == self.note_depth:
                self.note_depth = self.paragraph = 0
            elif depth == self.paragraph:
                self.paragraph = 0
            elif element == _SPAN and len(self.marks) > 1:
                self.marks.pop()
        else:
            handler = self.closed.get(element)
            if handler is not None:
                handler(depth)
            elif self.sheet is None:
                self.styles.end(element)

    def text(self, text: str) -> None:
        """Characters."""
        if self.skip_depth:
            return
        if self.cell is None:
            if self.sheet is None:
                self.styles.text(text)
        elif self.paragraph:
            self._add_text(_BLANKS.sub(" ", text) if "  " in text or "\n" in text or "\t" in text else text)

    def _add_text(self, text: str) -> None:
        if self.cell is not None:
            if self.note_depth:
                self.cell.comment.append(text)
            else:
                self.cell.runs.append((text, self.marks[-1]))

    # Sheets, columns, rows

    def _open_table(self, attributes: dict[str, str]) -> None:
        if self.sheet is not None:  # a table inside a table, which spreadsheet programs do not make
            self.skip_depth = self.depth
            return
        if len(self.sheets) >= MAX_SHEETS:
            raise Refused("too-many-sheets", f"The spreadsheet has over {MAX_SHEETS} sheets.", "Split the file.")
        self.sheet = Columns(cleaned(attributes.get(_TABLE + "name", "")))
        self.sheet.hidden = self.styles.hides(attributes.get(_TABLE + "style-name", ""))
        self.table_depth = self.depth
        self.row = self.column_definitions = 0

    def _close_table(self, depth: int) -> None:
        if self.sheet is not None and depth == self.table_depth:
            self.cells += len(self.sheet.number)
            self.sheets.append(self.sheet)
            self.sheet = None

    def _open_column(self, attributes: dict[str, str]) -> None:
        if self.sheet is None:
            return
        first = self.column_definitions + 1
        self.column_definitions = min(first - 1 + _repeated(attributes, _REPEATED_COLUMNS), LAST_COLUMN)
        if attributes.get(_VISIBILITY) in _HIDDEN and len(self.sheet.hidden_columns) < LAST_COLUMN:
            self.sheet.hidden_columns.append((first, self.column_definitions))

    def _open_row(self, attributes: dict[str, str]) -> None:
        self.row_attributes = attributes
        self.row_cells = []
        self.column = 0

    def _close_row(self, _: int) -> None:
        if self.sheet is None:
            return
        times = _repeated(self.row_attributes, _TABLE + "number-rows-repeated")
        self.sheet.row_elements += 1
        if self.row_cells:
            hidden = self.row_attributes.get(_VISIBILITY) in _HIDDEN
            self._put_rows(self.sheet, times, hidden=hidden)
        self.row += times

    def _put_rows(self, sheet: Columns, times: int, *, hidden: bool) -> None:
        for row in range(self.row + 1, self.row + times + 1):
            if row > LAST_ROW:
                raise Refused(
                    "bad-reference", f"The sheet “{sheet.name}” is longer than a sheet can be.", sheet=sheet.name
                )
            for cell in self.row_cells:
                for column in range(cell.column, cell.column + cell.often):
                    _put(sheet, row, column, cell)
            if hidden:
                sheet.hidden_rows.append(row)
            sheet.check_size(self.cells)

    # Cells

    def _open_covered(self, attributes: dict[str, str]) -> None:
        """A place under a merged area: whatever it holds, nobody sees it."""
        self.column += _repeated(attributes, _REPEATED_COLUMNS)
        self.skip_depth = self.depth

    def _open_cell(self, attributes: dict[str, str]) -> None:
        if self.sheet is not None:
            self.cell = _Cell(attributes)
            self.cell_depth = self.depth
            self.paragraph = self.note_depth = 0
            self.marks = [""]

    def _inside_cell(self, cell: _Cell, element: str, attributes: dict[str, str]) -> None:
        if self.depth > MAX_DEPTH:
            raise too_deep(self.sheet.name if self.sheet else "")
        if element == _OFFICE + "annotation":
            self.note_depth = self.note_depth or self.depth
        elif not element.startswith(_TEXT) or element in _SILENT:
            self.skip_depth = self.depth  # drawings; who wrote a comment and when, which is personal
        elif element in (_PARAGRAPH, _TEXT + "h"):
            self.paragraph = self.depth
            cell.comment.append("\n" if cell.comment else "")
        elif element == _SPAN:
            self.marks.append(self.styles.mark_of("text", attributes.get(_TEXT + "style-name", "")) or self.marks[-1])
        elif element == _TEXT + "s":
            self._add_text(" " * min(_count(attributes.get(_TEXT + "c")), 1000))
        elif element == _TEXT + "tab":
            self._add_text("\t")
        elif element == _TEXT + "line-break":
            self._add_text("\n")

    def _close_cell(self, _: int) -> None:
        cell, sheet = self.cell, self.sheet
        if cell is None or sheet is None:
            return
        self.cell = None
        told = cell.attributes
        column = self.column + 1
        often = _repeated(told, _REPEATED_COLUMNS)
        self.column += often
        if not (cell.runs or cell.comment or _TYPE in told or _SPANNED in told):
            return
        if self.column > LAST_COLUMN:
            raise Refused("bad-reference", "A row of the spreadsheet is longer than a row can be.", sheet=sheet.name)
        kind, number, shown = self._value(sheet.name, cell)
        code = self.styles.number_of(told.get(_TABLE + "style-name", "")) << KIND_BITS | kind
        done = _Done(column, often, code, number, cleaned(shown).strip() if shown else "")
        if cell.comment:
            done.comment = cleaned("".join(cell.comment).strip())[:8000]
        if _FORMULA in told:
            done.formula = told[_FORMULA].removeprefix("of:").removeprefix("msoxl:").removeprefix("=")[:8192]
        if _SPANNED in told:
            done.span = (_repeated(told, _TABLE + "number-rows-spanned"), _repeated(told, _SPANNED))
        self.row_cells.append(done)

    def _value(self, sheet: str, cell: _Cell) -> tuple[int, float, str]:
        """What a cell holds: kind (BLANK where nothing), number, and its text where that is not the number's own."""
        told, texts = cell.attributes, self.texts
        kind = told.get(_TYPE, "string" if cell.runs else "")
        shown = cell.runs[0][0] if len(cell.runs) == 1 else "".join(text for text, _ in cell.runs)
        if told.get(_CALC + "value-type") == "error" or (shown in _ERRORS and _FORMULA in told):
            return ERROR, texts.number_of(shown or "#ERROR"), ""
        if kind in ("float", "percentage", "currency"):
            written = told.get(_OFFICE + "value", "")
            number = finite(written)
            if number is not None:
                return SHOWN, number, "" if shown == written else shown
        elif kind == "boolean":
            return BOOL, float(told.get(_OFFICE + "boolean-value") == "true"), ""
        elif kind == "date":
            return DATE, texts.number_of(told.get(_OFFICE + "date-value", "")), shown
        elif kind == "time":
            days = duration(told.get(_OFFICE + "time-value", ""))
            if days is not None and days >= 1:
                return SHOWN, days, shown
            if days is not None:
                return DATE, texts.number_of(clock(days)), shown
        runs = cell.runs or [(told.get(_OFFICE + "string-value", ""), "")]
        if any(mark for _, mark in runs):
            number_of_text = texts.number_of(*combined(runs), sheet=sheet)
            texts.rich.add(number_of_text)
        else:
            number_of_text = texts.number_of(shown or runs[0][0], sheet=sheet)
        return (TEXT, number_of_text, "") if texts.holds(number_of_text) else (BLANK, 0.0, "")


def _put(sheet: Columns, row: int, column: int, cell: _Done) -> None:
    place = place_of(row, column)
    if cell.code & KIND_MASK != BLANK:
        sheet.put(place, cell.code, cell.number)
        if len(sheet.at) > MAX_CELLS:
            sheet.check_size(0)
    elif cell.formula:
        sheet.put_blank(place, cell.code)
    if cell.shown:
        sheet.shown[place] = cell.shown
    if cell.formula:
        sheet.formulas[place] = cell.formula
    if cell.comment:
        sheet.comments[place] = cell.comment
    if cell.span != (1, 1):
        high, wide = cell.span
        sheet.merges.append((row, column, min(row + high - 1, LAST_ROW), min(column + wide - 1, LAST_COLUMN)))
        if len(sheet.merges) > MAX_MERGES:
            raise Refused("too-many-merges", f"The sheet “{sheet.name}” has over {MAX_MERGES:,} merged areas.")


def _repeated(attributes: dict[str, str], name: str) -> int:
    return _count(attributes[name]) if name in attributes else 1


def _count(text: str | None) -> int:
    """A count from 1; 1 where none is given, the last row where it is absurd."""
    digits = (text or "1").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return max(1, min(int(digits[:8]), LAST_ROW))
