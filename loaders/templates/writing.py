"""Writing a template: accessible sheets (one table from A1, frozen headings, nothing merged), entry cells unlocked,
everything else protected, text never turned into formulas or links."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from loaders.stamp import ENTRY_COLOUR, GIVEN_COLOUR, STATE_COLOURS, Stamp

LONGEST_LIST = 255  # characters of a drop-down that is written into the cell's own rule
SPARE_ROWS = 20
Content = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column: its heading, width, whether a person fills it in, and the choices of its drop-down. ``as_text``: what
    is typed stays text; ``dated``: it holds days; ``given``: nobody writes there, not even in spare rows; ``fills``:
    the colour on which each content stands."""

    heading: str
    width: float = 14
    entry: bool = False
    choices: tuple[str, ...] = ()
    as_text: bool = False
    dated: bool = False
    given: bool = False
    fills: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: its table. ``spare`` empty rows follow for what a person adds."""

    name: str
    columns: tuple[ColumnPlan, ...]
    rows: tuple[tuple[Content, ...], ...]
    spare: int = 0


@dataclass(frozen=True, slots=True)
class CoverPlan:
    """The first sheet: a title, label and value pairs (None: to be filled in), and the instructions."""

    title: str
    pairs: tuple[tuple[str, Content], ...]
    instructions: tuple[str, ...]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)


def write(
    cover: CoverPlan, sheets: Sequence[SheetPlan], stamp: Stamp, made_on: date | None, out: BinaryIO | Path
) -> None:
    """Write the workbook, and the folder that it lies in. The same content gives the same bytes."""
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(buffer, options)
    created = datetime.combine(made_on or date(2000, 1, 1), time())
    book.set_properties({"title": cover.title, "created": created})
    for name, value in stamp.properties().items():
        book.set_custom_property(name, value, "text")
    looks = _looks(book)
    _write_cover(book, cover, looks)
    for number, sheet in enumerate(sheets):
        _write_sheet(book, sheet, looks, number)
    book.close()
    if isinstance(out, Path):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(buffer.getvalue())
    else:
        out.write(buffer.getvalue())


def _looks(book: Any) -> dict[str, Any]:
    entry = {"bg_color": f"#{ENTRY_COLOUR}", "border": 1, "border_color": "#BFBFBF", "locked": False, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "heading": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2}),
        "label": book.add_format({"bold": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"}),
        "entry": book.add_format({**entry, "text_wrap": True}),
        "entry date": book.add_format({**entry, "num_format": "d mmmm yyyy", "align": "left"}),
        "entry text": book.add_format({**entry, "num_format": "@", "text_wrap": True}),
        "given": book.add_format({"bg_color": f"#{GIVEN_COLOUR}", "font_color": "#505A5F", "valign": "top"}),
        **{f"on {one}": book.add_format({**entry, "bg_color": f"#{one}"}) for one in STATE_COLOURS.values()},
    }


def _write_cover(book: Any, cover: CoverPlan, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet("Cover")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    sheet.write_string(0, 0, cover.title, looks["title"])
    row = 1
    for label, value in cover.pairs:
        sheet.write_string(row, 0, label, looks["label"])
        written = ColumnPlan(label, dated="date" in label.lower())
        _write_cell(sheet, row, 1, value, looks[_look(written, value, entry=value is None)])
        if label in cover.choices:
            sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": list(cover.choices[label])})
        row += 1
    row += 1
    for line in cover.instructions:
        sheet.write_string(row, 0, line)
        row += 1
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.hide_gridlines(2)


def _write_sheet(book: Any, plan: SheetPlan, looks: dict[str, Any], number: int) -> None:
    sheet = book.add_worksheet(plan.name)
    last = max(1, len(plan.rows) + plan.spare)
    for column, one in enumerate(plan.columns):
        sheet.set_column(column, column, one.width)
        if one.choices and len(",".join(one.choices)) <= LONGEST_LIST:
            sheet.data_validation(1, column, last, column, _list(one))
    sheet.add_table(
        0, 0, last, len(plan.columns) - 1,
        {
            "name": f"Table{number + 1}", "autofilter": False, "style": "Table Style Light 1",
            "columns": [{"header": one.heading, "header_format": looks["heading"]} for one in plan.columns],
        },
    )  # fmt: skip
    for row in range(1, last + 1):
        contents = plan.rows[row - 1] if row <= len(plan.rows) else ()
        for column, one in enumerate(plan.columns):
            value = contents[column] if column < len(contents) else None
            spare = row > len(plan.rows)
            look = looks[_look(one, value, entry=(one.entry or spare) and not one.given)]
            _write_cell(sheet, row, column, value, look)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def _list(one: ColumnPlan) -> dict[str, object]:
    return {
        "validate": "list", "source": list(one.choices), "ignore_blank": True, "error_title": one.heading,
        "error_message": "Choose one of the list, or leave the cell empty.",
    }  # fmt: skip


def _look(one: ColumnPlan, value: Content, *, entry: bool) -> str:
    """The look of a cell of the column."""
    if one.given:
        return "given"
    if isinstance(value, str) and value in one.fills:
        return f"on {one.fills[value]}"
    dated = one.dated or isinstance(value, date)
    kind = "date" if dated else "text" if entry and one.as_text else ""
    return " ".join(part for part in ("entry" if entry else "", kind) if part) or "text"


def _write_cell(sheet: Any, row: int, column: int, value: Content, look: Any) -> None:
    if value is None or value == "":
        if not look.locked or look.bg_color:
            sheet.write_blank(row, column, None, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    else:
        sheet.write_number(row, column, float(value), look)
