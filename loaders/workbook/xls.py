"""An .xls (Excel 97–2003 and older) through xlrd, whose maker reads nothing else; only inside the reading process.

xlrd does not keep the text of formulas, so that their results stand alone.
"""

from __future__ import annotations

import os
import struct
from itertools import pairwise
from typing import Any

import xlrd
from xlrd.compdoc import SIGNATURE, CompDoc, CompDocError

from loaders.workbook.columns import (
    BLANK,
    BOOL,
    ERROR,
    KIND_BITS,
    NUMBER,
    TEXT,
    Columns,
    check_merges,
    check_names,
    place_of,
)
from loaders.workbook.faults import RESAVE, Refused, Remarks
from loaders.workbook.number_formats import BUILTIN
from loaders.workbook.reading import Reading
from loaders.workbook.remarks_on import remark_on_sheet
from loaders.workbook.texts import Texts, cleaned
from loaders.workbook.xlsx_rich import Run, combined
from loaders.workbook.xlsx_styles import DENSITY, Style, mixed

# The fill patterns of BIFF by number, as .xlsx names them
_PATTERNS = (
    "", "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical", "darkDown", "darkUp",
    "darkGrid", "darkTrellis", "lightHorizontal", "lightVertical", "lightDown", "lightUp", "lightGrid", "lightTrellis",
    "gray125", "gray0625",
)  # fmt: skip
# What xlrd raises on damaged files, as some 4,000 mutated ones showed
_DAMAGE = (
    xlrd.XLRDError, CompDocError, AssertionError, AttributeError, LookupError, OverflowError, RecursionError, TypeError,
    ValueError, struct.error,
)  # fmt: skip
_BY_COUNTRY = (14, 22)  # dates that show in the reader's own order
_SUPERSCRIPT = 1
_STREAM = 2  # what an entry of the directory is


def read(content: bytes, remarks: Remarks) -> Reading:
    """The whole book; raises :class:`Refused`."""
    try:
        return _read(content, remarks)
    except _DAMAGE as error:
        raise _refusal(f"{type(error).__name__}: {error}") from error


def _read(content: bytes, remarks: Remarks) -> Reading:
    with open(os.devnull, "w", encoding="utf-8") as silence:  # noqa: PTH123 — xlrd prints warnings to its log
        if content.startswith(SIGNATURE):
            _check_chains(CompDoc(content, logfile=silence))
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=silence)
    check_names(cleaned(name) for name in book.sheet_names())
    styles = [_style(book, xf) for xf in book.xf_list] or [("", "", False, 0, "")]
    texts = Texts(escapes=False)
    sheets: list[Columns] = []
    cells = 0
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        columns = _columns(book, sheet, texts, styles, cells)
        cells += len(columns.number)
        remark_on_sheet(columns, texts, styles, remarks, from_1904=book.datemode == 1)
        columns.settle()
        sheets.append(columns)
    if not sheets:
        raise Refused("no-sheets", "The workbook has no sheet of cells.", "Ask for the file again.")
    return Reading("xls", sheets, texts, styles, from_1904=book.datemode == 1)


def _check_chains(document: CompDoc) -> None:
    """Raise where a short stream's chain of sectors goes in a circle, which xlrd would follow for ever."""
    chain = document.SSAT
    for entry in document.dirlist:
        seen: set[int] = set()
        sector = entry.first_SID if entry.etype == _STREAM and entry.tot_size < document.min_size_std_stream else -1
        while 0 <= sector < len(chain) and sector not in seen:
            seen.add(sector)
            sector = chain[sector]
        if sector in seen:
            raise CompDocError(f"the sectors of {entry.name!r} go in a circle")


def _refusal(message: str) -> Refused:
    if "encrypted" in message.lower() or "password" in message.lower():
        return Refused(
            "password-protected",
            "The workbook is password-protected (encrypted), so that nothing in it can be read.",
            "Open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, empty the box, save, and "
            "send it again. Never send the password.",
        )
    return Refused("damaged-xls", "The old Excel workbook is damaged.", RESAVE, value=message)


def _columns(book: Any, sheet: Any, texts: Texts, styles: list[Style], cells_before: int) -> Columns:
    columns = Columns(cleaned(sheet.name))
    columns.hidden = sheet.visibility != 0
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            style = cell.xf_index if cell.xf_index is not None and cell.xf_index < len(styles) else 0
            place = place_of(row + 1, column + 1)
            kind, number = _value(book, sheet, cell, row, column, texts)
            if kind != BLANK:
                columns.put(place, style << KIND_BITS | kind, number)
            elif styles[style][1]:
                columns.put_blank(place, style << KIND_BITS | BLANK)
        columns.check_size(cells_before)
    columns.row_elements = columns.rows
    columns.merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    check_merges(columns.name, columns.merges)
    columns.hidden_rows = [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden]
    columns.hidden_columns = [(column + 1, column + 1) for column, info in sheet.colinfo_map.items() if info.hidden]
    for (row, column), note in sheet.cell_note_map.items():
        text = note.text or ""
        if note.author and text.startswith(f"{note.author}:"):  # a person's name is no part of the comment
            text = text[len(note.author) + 1 :]
        if text.strip():
            columns.comments[place_of(row + 1, column + 1)] = cleaned(text.strip())[:8000]
    return columns


def _value(book: Any, sheet: Any, cell: Any, row: int, column: int, texts: Texts) -> tuple[int, float]:
    kind = cell.ctype
    if kind == xlrd.XL_CELL_TEXT and cell.value:
        runs = sheet.rich_text_runlist_map.get((row, column))
        if runs:
            number = texts.number_of(*combined(_runs(book, cell.value, runs)), sheet=sheet.name)
            texts.rich.add(number)
            return (TEXT, number) if texts.holds(number) else (BLANK, 0.0)
        return TEXT, texts.number_of(cell.value, sheet=sheet.name)
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return NUMBER, float(cell.value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return BOOL, float(cell.value)
    if kind == xlrd.XL_CELL_ERROR:
        return ERROR, texts.number_of(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
    return BLANK, 0.0


def _runs(book: Any, text: str, starts: list[tuple[int, int]]) -> list[Run]:
    """The text in pieces, each with the mark of its font; the first piece has the cell's own."""
    found: list[Run] = []
    edges = [(0, -1), *starts, (len(text), -1)]
    for (start, font), (end, _) in pairwise(edges):
        if start < end:
            found.append((text[start:end], _mark(book.font_list[font]) if 0 <= font < len(book.font_list) else ""))
    return found


def _mark(font: Any) -> str:
    return "struck" if font.struck_out else "superscript" if font.escapement == _SUPERSCRIPT else ""


def _style(book: Any, xf: Any) -> Style:
    code = BUILTIN[xf.format_key] if xf.format_key in _BY_COUNTRY else ""
    if not code and xf.format_key in book.format_map:
        code = book.format_map[xf.format_key].format_str or ""
    font = book.font_list[xf.font_index] if xf.font_index < len(book.font_list) else None
    bold = font is not None and bool(font.bold or font.weight >= 600)
    indent = min(xf.alignment.indent_level, 250) if xf.alignment is not None else 0
    return (
        "" if code.lower() == "general" else code[:255],
        _fill(book, xf.background),
        bold,
        indent,
        _mark(font) if font is not None else "",
    )


def _fill(book: Any, background: Any) -> str:
    if background is None or not 0 < background.fill_pattern < len(_PATTERNS):
        return ""
    front, back = (
        "".join(f"{part:02X}" for part in colour) if (colour := book.colour_map.get(index)) else ""
        for index in (background.pattern_colour_index, background.background_colour_index)
    )
    return mixed(front or "000000", back or "FFFFFF", DENSITY[_PATTERNS[background.fill_pattern]])
