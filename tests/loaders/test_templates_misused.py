"""Our own template as it comes back from people in a hurry: nothing that they wrote is lost without a word."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from loaders import templates
from loaders.compare import Comparison, compare
from loaders.figures import Figure, Return
from loaders.inspection import inspect
from lsp_data.periods import financial_year
from lsp_data.settings import Settings
from lsp_data.store import generations, reads
from tests.loaders.filled_templates import RETURNED, columns, made

Misuse = Callable[[openpyxl.Workbook, Any, dict[str, int]], None]


def template(folder: Path) -> openpyxl.Workbook:
    book = made(folder)
    book["Cover"]["B5"] = RETURNED
    return book


def read(book: openpyxl.Workbook, folder: Path, name: str = "return.xlsx") -> Return:
    path = folder.parent / name
    book.save(path)
    catalogue = reads.catalogue_of(generations.current(folder))
    return inspect(path, catalogue=catalogue, settings=Settings(data=folder), today=date(2011, 2, 14))


def filled(folder: Path) -> tuple[openpyxl.Workbook, Any, dict[str, int]]:
    book = template(folder)
    sheet = book["Return"]
    at = columns(sheet)
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, at["Value"]).value = 10 + row
        sheet.cell(row, at["Note"]).value = f"note {row}"
    return book, sheet, at


def one_row(folder: Path, **said: str | int) -> tuple[Return, list[Figure], set[tuple[str, str]]]:
    """The template with its first row filled in: the return, the row's figures, its problems with their columns."""
    book = template(folder)
    sheet = book["Return"]
    at = columns(sheet)
    for name, value in said.items():
        sheet.cell(2, at[name.replace("_", " ")], value)
    ret = read(book, folder)
    names = {get_column_letter(column): name for name, column in at.items()}
    told = {(one.code, names[one.cell[0]]) for one in ret.problems if one.cell[1:] == "2"}
    return ret, [one for one in ret.figures if one.cell[1:] == "2"], told


def content(ret: Return) -> set[tuple[object, ...]]:
    return {
        (one.indicator, one.sub_measure, one.area, one.measure, one.period_basis, one.period_end, one.value, one.note,
         one.held)
        for one in ret.figures
    }  # fmt: skip


def sort_by_value(_: openpyxl.Workbook, sheet: Any, at: dict[str, int]) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for row, cells in enumerate(sorted(rows, key=lambda cells: -cells[at["Value"] - 1]), 2):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column).value = value


def insert_columns(_: openpyxl.Workbook, sheet: Any, at: dict[str, int]) -> None:
    sheet.insert_cols(at["Value"], 2)
    sheet.cell(1, at["Value"]).value = "Checked"
    sheet.insert_cols(1)


def put_a_merged_title_on_top(_: openpyxl.Workbook, sheet: Any, at: dict[str, int]) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Performance return: please fill in value"
    sheet.merge_cells("A1:R1")


def copy_the_sheet(book: openpyxl.Workbook, sheet: Any, at: dict[str, int]) -> None:
    book.copy_worksheet(sheet)


def rename_and_part_the_rows(_: openpyxl.Workbook, sheet: Any, at: dict[str, int]) -> None:
    sheet.title = "Council October (2)"
    sheet.insert_rows(3)
    sheet.cell(3, 1).value = "Stronger Communities"
    sheet.insert_rows(6)


def delete_the_cover(book: openpyxl.Workbook, sheet: Any, at: dict[str, int]) -> None:
    book.remove(book["Cover"])


@pytest.mark.parametrize(
    "misuse",
    [sort_by_value, insert_columns, put_a_merged_title_on_top, copy_the_sheet, rename_and_part_the_rows,
     delete_the_cover],
)  # fmt: skip
def test_a_template_that_was_rearranged_says_the_same(folder: Path, misuse: Misuse) -> None:
    before = read(filled(folder)[0], folder)
    book, sheet, at = filled(folder)
    misuse(book, sheet, at)
    after = read(book, folder, "misused.xlsx")
    assert content(after) == content(before)
    assert len(content(before)) > 8
    head, own = after.header, before.header
    assert (head.partner, head.period_start, head.period_end) == (own.partner, own.period_start, own.period_end)
    assert head.period_text == "Q2 2010/11"


def test_a_comment_on_a_value_is_kept_and_one_elsewhere_is_told(folder: Path) -> None:
    book, sheet, at = filled(folder)
    sheet.cell(2, at["Value"]).comment = Comment("Two sites are missing", "")
    sheet.cell(3, at["Title"]).comment = Comment("Is this the new definition?", "")
    ret = read(book, folder)
    assert next(one.note for one in ret.figures if one.cell == "F2") == "Two sites are missing; note 2"
    assert {("comment-kept", "F2"), ("comments-left-out", "C3")} <= {(one.code, one.cell) for one in ret.problems}


def test_a_value_beside_a_reason_for_none_is_asked_about(folder: Path) -> None:
    _, figures, told = one_row(folder, Value=12, Reason_if_no_value="not collected")
    assert [(one.value, one.note, one.held) for one in figures] == [(12, "not collected", "")]
    assert ("value-and-reason", "Reason if no value") in told
    _, figures, _ = one_row(folder, Value=12, Reason_if_no_value="suppressed")
    assert [one.held for one in figures] == ["value-and-reason"]


def test_words_that_are_no_choice_are_kept_and_asked_about(folder: Path) -> None:
    _, figures, told = one_row(folder, Reason_if_no_value="not sent yet by the depot")
    assert [(one.value, one.marker, one.note) for one in figures] == [(None, None, "not sent yet by the depot")]
    assert told == {("unknown-choice", "Reason if no value")}
    _, figures, told = one_row(folder, Value=12, Figure_status="draft")
    assert [(one.value, one.status, one.note) for one in figures] == [(12, None, "draft")]
    assert told == {("unknown-choice", "Figure status")}


def test_a_unit_typed_into_the_value_is_held_against_the_catalogue(folder: Path) -> None:
    _, figures, told = one_row(folder, Value="12 days")
    assert [(one.value, one.unit) for one in figures] == [(12, "days")]
    assert ("unit-conflict", "Value") in told


def test_a_period_typed_into_the_value_does_not_overrule_its_row(folder: Path) -> None:
    _, figures, told = one_row(folder, Value="12 (Jun 2007)")
    assert [one.held for one in figures] == ["ambiguous-period"]
    assert ("ambiguous-period", "Value") in told


def test_a_heading_that_names_another_period_than_its_rows_is_asked_about(folder: Path) -> None:
    book, sheet, at = filled(folder)
    periods = {row: sheet.cell(row, at["Period"]).value for row in range(2, sheet.max_row + 1)}
    sheet.cell(1, at["Value"]).value = "Q2 2010/11"
    held = {int(one.cell[1:]): one.held for one in read(book, folder).figures}
    same = {row for row, period in periods.items() if "Sep 2010" in period or period == "Q2 2010/11"}
    assert same
    assert {row for row, why in held.items() if not why} == same
    assert {held[row] for row in set(periods) - same} == {"ambiguous-period"}


def test_a_fraction_in_a_series_of_percentages_is_asked_about(folder: Path, accept: Callable[..., Comparison]) -> None:
    book = template(folder)
    sheet, at = book["Return"], columns(book["Return"])
    rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at["Indicator"]).value == "NI 151"]
    sheet.cell(rows[0], at["Value"]).value = 71.5
    path = folder.parent / "first.xlsx"
    book.save(path)
    accept(path)
    sheet.cell(rows[1], at["Value"]).value = 0.715
    sheet.cell(rows[2], at["Value"]).value = 70.9
    found = compare(read(book, folder, "second.xlsx"), generations.current(folder))
    asked = [one.cell for one in found.problems if one.code == "percent-or-fraction"]
    assert asked == [f"F{rows[1]}"]


def test_months_coloured_by_hand_in_the_route_map_template_are_planned(folder: Path) -> None:
    out = io.BytesIO()
    templates.write_route_map(generations.current(folder), financial_year(2009), out)
    out.seek(0)
    book = openpyxl.load_workbook(out)
    sheet, at = book["Route map"], columns(book["Route map"])
    for row, text in enumerate(("Agree the plan", "Launch the forums"), 2):
        sheet.cell(row, at["Workstream"]).value = "A. Listening"
        sheet.cell(row, at["Activity"]).value = text
    sheet.cell(2, at["Jun 2009"]).fill = PatternFill("solid", start_color="00B050")
    found = [one.fields for one in read(book, folder).entries]
    assert [one["months"] for one in found] == [{"2009-06": "planned"}, {}]
