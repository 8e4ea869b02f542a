"""One worksheet of an .xlsx, element by element: the general way, which reads whatever is lawful.

Also reads what stands around the cells (columns, merged areas, rules) for :mod:`loaders.workbook.xlsx_plain`.
"""

from __future__ import annotations

import re
from math import isfinite
from xml.parsers.expat import XMLParserType

from loaders.workbook.columns import BLANK, BOOL, DATE, ERROR, KIND_BITS, NUMBER, TEXT, Columns, named, place_of
from loaders.workbook.faults import LAST_COLUMN, LAST_ROW, RESAVE, Refused, address, area, place
from loaders.workbook.parts import MAX_DEPTH, local, safe_parser, too_deep
from loaders.workbook.xlsx_faults import (
    Book,
    bad_reference,
    cells_disagree,
    rows_disagree,
    shared_text_missing,
    too_many_elements,
    unknown_style,
)
from loaders.workbook.xlsx_rich import ItemReader, MainNames

MAX_MERGES = 10_000
MAX_RULES = 10_000  # conditional formats, and data validations; each a rule that a person once made
MAX_OTHERS = 500_000  # elements around the cells
MAX_CELL_ELEMENTS = 2_000_000  # cells that are written, with or without a value
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_TRUE = ("1", "true")


class SheetReader:
    """Handlers for one sheet's part; what it reads goes into ``columns``."""

    def __init__(self, columns: Columns, book: Book) -> None:
        self.columns, self.book = columns, book
        self.sheet = columns.name
        self._names = MainNames()
        self._depth = self._others = self._cells = self._rules = self._validations = 0
        self._in_data = self._saw_data = False
        self._row = self._column = 0
        self._row_hidden = False
        self._cell: dict[str, str] | None = None
        self._place = 0
        self._parts: list[str] | None = None
        self._value: str | None = None
        self._formula: dict[str, str] | None = None
        self._formula_text = ""
        self._item = ItemReader()
        self._in_item = False
        self._followed: dict[str, int] = {}

    def parser(self) -> XMLParserType:
        """A safe parser with these handlers."""
        parser = safe_parser(self.sheet)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        return parser

    def finish(self) -> None:
        """After the last byte: what only the whole sheet tells."""
        if not self._saw_data:
            raise Refused("wrong-part", f"The sheet “{self.sheet}” holds no table of cells.", RESAVE, sheet=self.sheet)

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        self._depth = depth = self._depth + 1
        name = self._names[element]
        if depth > MAX_DEPTH:
            raise too_deep(self.sheet)
        if self._in_data:
            if self._in_item:
                self._item.start(name, attributes)
            elif depth == 4 and name == "c":
                self._open_cell(attributes)
            elif depth == 5 and self._cell is not None:
                self._open_content(name, attributes)
            elif depth == 3 and name == "row":
                self._open_row(attributes)
            else:
                self._count_other()
        elif depth == 1 and name != "worksheet":
            raise Refused(
                "wrong-part",
                f"The sheet “{self.sheet}” is no worksheet.",
                RESAVE,
                sheet=self.sheet,
                value=local(element)[:60],
            )
        elif depth == 2 and name == "sheetData":
            if self._saw_data:
                raise Refused("two-tables", f"The sheet “{self.sheet}” holds two tables of cells.", sheet=self.sheet)
            self._in_data = self._saw_data = True
        else:
            self._around(name, attributes)

    def _end(self, element: str) -> None:
        depth = self._depth
        self._depth -= 1
        if not self._in_data:
            return
        if depth == 2:
            self._in_data = False
        elif self._in_item and depth > 5:
            self._item.end(self._names[element])
        elif depth == 5 and self._cell is not None:
            self._close_content(self._names[element])
        elif depth == 4 and self._cell is not None:
            self._close_cell(self._cell)
            self._cell = None

    def _text(self, text: str) -> None:
        if self._in_item:
            self._item.text(text)
        elif self._parts is not None:
            self._parts.append(text)

    # What stands around the cells

    def _around(self, name: str, attributes: dict[str, str]) -> None:
        self._count_other()
        if name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col":
            first, last = _whole(attributes.get("min")), _whole(attributes.get("max"))
            gone = attributes.get("hidden") in _TRUE or attributes.get("width") in ("0", "0.0")
            if gone and 1 <= first <= last <= LAST_COLUMN:
                self.columns.hidden_columns.append((first, last))
        elif name in ("conditionalFormatting", "cfRule"):
            self._rules += 1
        elif name == "dataValidation":
            self._validations += 1
        if self._rules > MAX_RULES or self._validations > MAX_RULES:
            raise Refused(
                "too-many-rules",
                f"The sheet “{self.sheet}” has over {MAX_RULES:,} conditional formats or validation rules.",
                "Choose Home > Conditional Formatting > Clear Rules and Data > Data Validation > Clear All, then save.",
                sheet=self.sheet,
            )

    def _merge(self, reference: str) -> None:
        found = area(reference)
        if found is None:
            raise Refused(
                "bad-reference", f"A merged area on “{self.sheet}” names no cells.", sheet=self.sheet, value=reference
            )
        self.columns.merges.append(found)
        if len(self.columns.merges) > MAX_MERGES:
            raise Refused(
                "too-many-merges",
                f"The sheet “{self.sheet}” has over {MAX_MERGES:,} merged areas.",
                "Select the sheet, choose Home > Merge & Center > Unmerge Cells, save, and send the file again.",
                sheet=self.sheet,
            )

    def _count_other(self) -> None:
        self._others += 1
        if self._others > MAX_OTHERS:
            raise too_many_elements(self.sheet)

    # Rows and cells

    def _open_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        row = self._row + 1 if given is None else _whole(given)
        if row <= self._row:
            raise rows_disagree(self.sheet, self._row, given or str(row))
        self._row, self._column = row, 0
        self._row_hidden = attributes.get("hidden") in _TRUE or attributes.get("ht") in ("0", "0.0")
        self.columns.row_elements += 1
        self.columns.check_size(self.book.cells)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            found = (self._row, self._column + 1)
        else:
            given = place(reference)
            if given is None:
                raise bad_reference(self.sheet, reference)
            found = given
        self._cells += 1
        if self._cells > MAX_CELL_ELEMENTS:
            raise too_many_elements(self.sheet)
        if found[0] != self._row or not self._column < found[1] <= LAST_COLUMN or found[0] > LAST_ROW:
            raise cells_disagree(self.sheet, reference or address(*found))
        if self._row_hidden:
            self.columns.hidden_rows.append(self._row)
            self._row_hidden = False
        self._column = found[1]
        self._place = place_of(*found)
        self._cell = attributes
        self._value, self._formula, self._formula_text = None, None, ""
        self._item.begin()

    def _open_content(self, name: str, attributes: dict[str, str]) -> None:
        if name == "is":
            self._in_item = True
        elif name in ("v", "f"):
            self._parts = []
            if name == "f":
                self._formula = attributes
        else:
            self._count_other()

    def _close_content(self, name: str) -> None:
        self._in_item = False
        if self._parts is not None:
            if name == "v":
                self._value = "".join(self._parts)
            else:
                self._formula_text = "".join(self._parts)
            self._parts = None

    def _close_cell(self, attributes: dict[str, str]) -> None:
        style = self.style(attributes.get("s", "0"))
        columns, place_now = self.columns, self._place
        if self._formula is not None:
            self.formula(place_now, self._formula, self._formula_text)
        kind, number = self.value(attributes.get("t", "n"), self._value)
        if kind != BLANK:
            columns.put(place_now, style << KIND_BITS | kind, number)
            return
        if self._formula is not None and self._value in (None, "") and attributes.get("t") != "str":
            columns.unsolved.append(place_now)
        if self._formula is not None or style in self.book.filled:
            columns.put_blank(place_now, style << KIND_BITS | BLANK)

    @property
    def _where(self) -> str:
        return named(self._place)  # worked out only where something is said of the cell

    def style(self, text: str) -> int:
        """A style number, refused where the file has no such style: a date or percentage would be misread."""
        number = _whole(text)
        if number >= self.book.style_count or not text.isdigit():
            raise unknown_style(self.sheet, self._where, text)
        return number

    def value(self, kind: str, text: str | None) -> tuple[int, float]:
        """What a cell of a type holds: (kind, number); BLANK where it holds nothing."""
        texts = self.book.texts
        if kind == "inlineStr":
            content, superscript, struck, rich = self._item.item() if self._item.runs else ("", "", "", False)
            if not content and not superscript and not struck:
                return BLANK, 0.0
            number = texts.number_of(content, superscript, struck, sheet=self.sheet, cell=self._where)
            if rich:
                texts.rich.add(number)
            return TEXT, number
        if text is None or (not text and kind != "s"):
            return BLANK, 0.0
        if kind == "s":
            return self._shared(text.strip())
        if kind == "n":
            return self._number(text.strip())
        if kind == "b":
            return BOOL, float(text.strip() in _TRUE)
        if kind not in ("e", "d", "str"):
            where = self._where
            raise Refused("bad-cell-type", "A cell is of no known type.", sheet=self.sheet, cell=where, value=kind)
        return {"e": ERROR, "d": DATE, "str": TEXT}[kind], texts.number_of(text, sheet=self.sheet, cell=self._where)

    def _shared(self, text: str) -> tuple[int, float]:
        index = _whole(text) if text.isascii() and text.isdigit() else self.book.shared_count
        if index >= self.book.shared_count:
            raise shared_text_missing(self.sheet, self._where, text)
        return (TEXT, index) if self.book.texts.holds(index) else (BLANK, 0.0)

    def _number(self, text: str) -> tuple[int, float]:
        if not text:
            return BLANK, 0.0
        if _NUMBER.fullmatch(text) and isfinite(number := float(text)):
            return NUMBER, number
        self.book.remarks.add(
            "error",
            "not-finite",
            f"The cell holds {text[:30]!r} where a number must stand; no spreadsheet program writes that.",
            "Type the figure again, or a marker such as N/A.",
            sheet=self.sheet,
            cell=self._where,
            value=text,
        )
        return TEXT, self.book.texts.number_of(text, sheet=self.sheet, cell=self._where)

    def formula(self, where: int, attributes: dict[str, str], text: str) -> None:
        """Keep a formula's text; one that follows another keeps the number of the one it follows."""
        formulas, kind, group = self.columns.formulas, attributes.get("t"), attributes.get("si", "")
        if kind == "shared" and not text:
            formulas[where] = self._followed.get(group, -1)
            return
        formulas[where] = text[:8192]  # Excel's limit
        if kind == "shared":
            self._followed[group] = len(self.book.shared_formulas)
            self.book.shared_formulas.append((where, text[:8192]))


def _whole(text: str | None) -> int:
    """A whole number of up to nine digits; 0 for all else."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else 0
