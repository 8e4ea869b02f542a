"""The list of problems as a workbook that everybody can read: a sheet about it, and one marked table."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from loaders.handing_back.columns import HEADINGS, WIDTHS
from loaders.handing_back.letter import Item, Letter
from loaders.workbook.texts import cleaned


def problem_list(letter: Letter, items: Sequence[Item]) -> bytes:
    """The workbook (.xlsx): first what was sent back and why, then the problems, a row each. No text in it can run."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": f"Problems in {letter.file}"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    about = book.add_worksheet("About")
    about.set_column(0, 0, 100)
    about.write_string(0, 0, f"Problems in {cleaned(letter.file)}", book.add_format({"bold": True, "font_size": 16}))
    for row, line in enumerate((*letter.lines, f"The sheet Problems lists {len(items)} of them, a row each."), 1):
        about.write_string(row, 0, cleaned(line), wrapped)
    sheet = book.add_worksheet("Problems")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    rows = [_plain(one) for one in items] or [(0, "none", *("whole file",) * 2, "nothing", "No problem is listed.", "")]
    headings = [{"header": heading, "header_format": wrapped} for heading in HEADINGS]
    sheet.add_table(
        0, 0, len(rows), len(HEADINGS) - 1, {"name": "Problems", "columns": headings, "data": rows, "autofilter": True}
    )
    book.close()
    return out.getvalue()


def _plain(item: Item) -> tuple[object, ...]:
    return tuple(cleaned(one) if isinstance(one, str) else one for one in item.row)
