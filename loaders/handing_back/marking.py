"""Writing problems into a partner's workbook with openpyxl; runs in the limited process only."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from loaders.handing_back.columns import HEADINGS, WIDTHS
from loaders.problems import SENT_BACK, SENT_BACK_SHEET
from loaders.workbook.texts import cleaned

_SHEET = "Problems"
_AUTHOR = "Returns desk"
_WIDE, _LINE, _LETTERS = 320, 18, 44  # of a comment's box: pixels, pixels a line, letters a line
_LONGEST = 30_000  # characters of a comment; Excel allows 32,767

Item = Mapping[str, Any]  # the fields of a letter's Item


def marked(content: bytes, lines: Sequence[str], items: Sequence[Item], *, macros: bool) -> bytes:
    """The workbook with its problems: a first sheet that lists them, and a comment on each cell that has any."""
    book = openpyxl.load_workbook(io.BytesIO(content), keep_vba=macros, rich_text=True)
    at_cells: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item["cell"] and item["sheet"] in book.sheetnames:
            at_cells[(item["sheet"], item["cell"])].append(item)
    for (sheet, cell), found in at_cells.items():
        if isinstance(book[sheet], Worksheet):
            _comment(book[sheet], cell, found)
    _list(book, lines, items)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _comment(sheet: Worksheet, name: str, items: Sequence[Item]) -> None:
    """Add the problems to the cell's comment, behind what its author wrote; of a merged area to its first cell."""
    cell = sheet[name]
    if isinstance(cell, MergedCell):
        area = next(one for one in sheet.merged_cells.ranges if name in one)
        cell = sheet.cell(area.min_row, area.min_col)
    own = cell.comment
    said = "\n".join(  # a line each: what the partner writes below is told from ours by how lines begin
        " ".join(f"{SENT_BACK} {one['weight']}: {one['reason']} {one['mend']}".split()) for one in items
    )
    text = cleaned("\n\n".join(part for part in ((own.text or "") if own else "", said) if part))[:_LONGEST]
    lines = sum(len(line) // _LETTERS + 1 for line in text.split("\n"))
    cell.comment = Comment(text, own.author if own and own.author else _AUTHOR, height=_LINE * (lines + 1), width=_WIDE)


def _list(book: Workbook, lines: Sequence[str], items: Sequence[Item]) -> None:
    sheet = book.create_sheet(_free_name(book), 0)
    _say(sheet.cell(1, 1), SENT_BACK_SHEET, bold=True)
    for row, line in enumerate(lines, 2):
        _say(sheet.cell(row, 1), line)
    top = len(lines) + 3
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), 1):
        _say(sheet.cell(top, column), heading, bold=True)
        sheet.column_dimensions[sheet.cell(top, column).column_letter].width = width
    for row, item in enumerate(items, top + 1):
        told = (item["weight"], item["sheet"], item["cell"], item["value"], item["reason"], item["mend"])
        sheet.cell(row, 1).value = item["number"]
        for column, text in enumerate(told, 2):
            _say(sheet.cell(row, column), text)
        if item["cell"] and item["sheet"] in book.sheetnames:
            _link(sheet.cell(row, 4), item["sheet"], item["cell"])
    sheet.freeze_panes = sheet.cell(top + 1, 1).coordinate
    sheet.sheet_view.tabSelected = True
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False  # two selected sheets would be typed into together
    book.active = 0


def _say(cell: Cell, text: str, *, bold: bool = False) -> None:
    """Text that stays text, whatever it begins with."""
    cell.value = cleaned(text)
    if text:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=cell.row > 1 and cell.column > 1, vertical="top")
    cell.font = Font(bold=bold, size=16 if cell.row == 1 else 11)


def _link(cell: Cell, sheet: str, name: str) -> None:
    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{name}", tooltip=f"Go to {name}")
    cell.font = Font(color="12436D", underline="single")


def _free_name(book: Workbook) -> str:
    taken = {name.casefold() for name in book.sheetnames}
    name, count = _SHEET, 1
    while name.casefold() in taken:
        count += 1
        name = f"{_SHEET} ({count})"
    return name
