"""What a register's sheet says under odd headings, beside dashes, across merged cells: no word of it is lost."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
from openpyxl.utils import range_boundaries

from loaders.figures import Return
from tests.loaders.test_rows_named import Read, Rows

ReadBook = Callable[[openpyxl.Workbook], Return]


def told(ret: Return) -> list[tuple[str, str]]:
    return [(one.code, one.cell) for one in ret.problems]


def merged(rows: Rows, *areas: str) -> openpyxl.Workbook:
    """A workbook of these rows, with these areas merged."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in areas:
        left, top, right, bottom = range_boundaries(area)
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    return book


def test_who_is_responsible_and_what_a_task_involves_are_read(read_rows: Read) -> None:
    ret = read_rows([
        ["Task", "What it involves", "Likelihood (1-5)", "Impact (1-5)", "Priority", "Resp."],
        ["Elect a chair", "After the May elections", 5, 2, "Medium", "Council policy"],
        ["Data protocol", "All partners sign", 4, 4, "High", "Police"],
    ])  # fmt: skip
    assert ret.kind == "work_programme"
    assert [(one.fields["owner"], one.fields["comments"]) for one in ret.entries] == [
        ("Council policy", "After the May elections"), ("Police", "All partners sign"),
    ]  # fmt: skip
    assert told(ret) == []


def test_how_much_under_a_lettered_heading_is_the_money_and_the_line_above_the_partnership(read_rows: Read) -> None:
    ret = read_rows([
        ["Delivery plan – resources"], ["Healthier Communities"],
        ["a. What outcomes do we want to achieve?", "b. What activities are in place to deliver?", "c. How much?",
         "d. The funding source and its flexibility"],
        ["Fewer smokers", "Stop smoking service", "£312k", "PCT baseline; none"],
        ["Independent living", "Telecare", "£1.2m", "Supporting People"],
    ])  # fmt: skip
    assert ret.kind == "resource_plan"
    first, second = (one.fields for one in ret.entries)
    assert (first["funding"], first["flexibility"], second["funding"]) == ("£312k", "PCT baseline; none", "£1.2m")
    assert {one["partnership"] for one in (first, second)} == {"Healthier Communities"}
    assert told(ret) == []


def test_a_column_without_a_meaning_that_most_rows_fill_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [
        ["Action", "Lead", "Sign off", "Measure"], ["Alley gates", "Police", "Fire service", "Fewer burglaries"],
        ["Visit schools", "Youth service", "Council", "20 visits"],
    ]  # fmt: skip
    assert told(read_rows(rows)) == [("columns-asked", "C1")]
    rows[2][2] = None
    assert told(read_rows([*rows, ["Walks", "Leisure", None, "12 walks"]])) == [("columns-not-used", "C1")]
