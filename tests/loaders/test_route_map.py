"""The route map: marks, colours, keys, months with and without a year, workstreams with nothing in them."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from loaders.figures import Return
from tests.loaders.papers import MONTHS, STREAMS, route_map

Read = Callable[[openpyxl.Workbook], Return]
YELLOW, GREEN, GREY = (PatternFill("solid", start_color=one) for one in ("FFCC00", "00B050", "DDDDDD"))


def activities(ret: Return) -> list[dict[str, object]]:
    return [dict(one.fields) for one in ret.entries if one.kind == "activity"]


def test_the_printed_map_has_its_workstreams_activities_and_two_marks(read: Read) -> None:
    ret = read(route_map()[0])
    found = activities(ret)
    assert ret.kind == "route_map"
    assert [sum(one["workstream"] == name for one in found) for name, _, _ in STREAMS] == [4, 5, 5, 3, 0]
    marked = [(one["workstream"], one["number"], one["months"]) for one in found if not one["undated"]]
    assert marked == [(STREAMS[0][0], "1", {"06": "milestone"}), (STREAMS[0][0], "2", {"06": "milestone"})]
    assert sum(bool(one["undated"]) for one in found) == 15
    streams = [one.fields for one in ret.entries if one.kind == "workstream"]
    assert [(one["workstream"], one["aim"]) for one in streams] == [STREAMS[4][:2]]
    assert [one["aim"] for one in found[:1]] == [STREAMS[0][1]]
    assert ret.entries[-1].kind == "workstream"
    assert "year-unknown" in {one.code for one in ret.problems}
    assert ret.figures == ()


def test_text_number_and_linked_indicators_are_kept_as_printed(read: Read) -> None:
    third = activities(read(route_map()[0]))[6]
    assert (third["number"], third["activity"], third["indicators"]) == (
        "3", "Action plans for NI 30 and NI 47 in place", ["NI 30", "NI 47"],
    )  # fmt: skip


def test_a_year_in_the_title_makes_the_months_whole(read: Read) -> None:
    found = activities(read(route_map("Indicative route map 2009/10")[0]))
    assert found[0]["months"] == {"2009-06": "milestone"}
    assert found[0]["year"] == "2009/10"


def test_january_belongs_to_the_following_calendar_year(read: Read) -> None:
    book, places = route_map("Route map 2009/10")
    book.active.cell(places["C", "4"], 11).value = "*"  # type: ignore[union-attr]
    book.active.cell(places["C", "4"], 13).value = "*"  # type: ignore[union-attr]
    found = activities(read(book))
    assert found[12]["months"] == {"2010-01": "milestone", "2010-03": "milestone"}


def test_a_fill_is_planned_and_a_mark_in_it_a_milestone(read: Read) -> None:
    book, places = route_map("Route map 2009/10")
    for column in (3, 4, 5):
        book.active.cell(places["A", "1"], column).fill = YELLOW  # type: ignore[union-attr]
    found = activities(read(book))
    assert found[0]["months"] == {"2009-05": "planned", "2009-06": "milestone", "2009-07": "planned"}
    assert found[0]["undated"] is False


def test_the_sheets_own_key_says_what_colours_mean(read: Read) -> None:
    book, places = route_map("Route map 2009/10")
    sheet = book.active
    assert sheet is not None
    sheet.cell(places["B", "2"], 2).fill = GREEN
    sheet.cell(places["B", "2"], 3).fill = YELLOW
    sheet.cell(places["B", "2"], 4).value = "S"
    last = sheet.max_row + 2
    sheet.cell(last, 1).value = "Key"
    for offset, (fill, text) in enumerate([(GREEN, "Completed"), (YELLOW, "Planned activity")], 1):
        sheet.cell(last + offset, 1).fill = fill
        sheet.cell(last + offset, 2).value = text
    sheet.cell(last + 3, 1).value = "S"
    sheet.cell(last + 3, 2).value = "Slipped from the month before"
    found = activities(read(book))
    assert found[5]["months"] == {"2009-04": "done", "2009-05": "planned", "2009-06": "slipped"}
    assert len(found) == 17


def test_a_colour_through_the_whole_row_is_decoration(read: Read) -> None:
    book, places = route_map("Route map 2009/10")
    for column in range(1, 14):
        book.active.cell(places["D", "1"], column).fill = GREY  # type: ignore[union-attr]
    found = activities(read(book))
    assert found[14]["undated"] is True


def test_an_unknown_mark_is_asked_about(read: Read) -> None:
    book, places = route_map("Route map 2009/10")
    book.active.cell(places["B", "1"], 2).value = "??"  # type: ignore[union-attr]
    ret = read(book)
    assert activities(ret)[4]["months"] == {"2009-04": "planned"}
    asked = [(one.code, one.cell, one.severity) for one in ret.problems if one.code == "unknown-mark"]
    assert asked == [("unknown-mark", f"B{places['B', '1']}", "query")]


def test_a_monthly_table_of_figures_is_no_route_map(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Monthly return 2009/10"])
    sheet.append(["NI", "Indicator", *MONTHS[:-1], "Mar"])
    sheet.append(["NI 16", "Serious acquisitive crime", 1.1, 2.3])
    ret = read(book)
    assert ret.kind == "performance_return"
    assert [(one.value, str(one.period_end)) for one in ret.figures] == [(1.1, "2009-04-30"), (2.3, "2009-05-31")]


def test_the_matrix_of_commitments_has_its_counts(read: Read) -> None:
    partnerships = ["Safer Communities", "Stronger Communities", "Health and Wellbeing",
                    "Business Enterprise and Culture", "Childrens Trust", "Environment and Sustainability"]  # fmt: skip
    # L leads, C contributes; one letter a partnership, one word a commitment, as in the delivery plan of July 2010
    matrix = ".LCCCC .LC.CC L..CC. L.C.C. .CCCCL .LC.CC C.LCCC C.CCLC ..LC.C ..C.CL ...LCC C.CLCC ..CLCC C..CL. ..C..L"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Partnership involvement in delivery"])
    sheet.append(["The 15 commitments", *partnerships])
    words = {"L": "LEAD ROLE", "C": "Contributing role", ".": None}
    for number, roles in enumerate(matrix.split(), 1):
        sheet.append([f"{number}. Commitment number {number} in our own words", *(words[one] for one in roles)])
    ret = read(book)
    found = [one.fields for one in ret.entries]
    assert ret.kind == "commitments"
    leads = {name: sum(one["partnership"] == name and one["role"] == "lead" for one in found) for name in partnerships}
    helps = {name: sum(one["partnership"] == name for one in found) - leads[name] for name in partnerships}
    assert list(leads.values()) == [2, 3, 2, 3, 2, 3]
    assert list(helps.values()) == [4, 1, 10, 7, 11, 9]
    assert found[0] == {
        "number": "1", "commitment": "Commitment number 1 in our own words", "partnership": "Stronger Communities",
        "role": "lead",
    }  # fmt: skip
    assert [one for one in ret.problems if one.severity != "note"] == []


@pytest.mark.parametrize(
    ("roles", "code"),
    [
        (["LEAD", "LEAD ROLE", "Contributing"], "several-leads"),
        (["Contributing role", None, "Contributing"], "no-lead"),
    ],
)
def test_a_commitment_without_exactly_one_lead_is_asked_about(read: Read, roles: list[str | None], code: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Commitment", "Safer", "Stronger", "Health"])
    sheet.append(["1. First", "LEAD", "Contributing role", None])
    sheet.append(["2. Second", *roles])
    told = [(one.code, one.cell) for one in read(book).problems]
    assert (code, "A3") in told


KEYED = [
    ["1", "Report on the equality action plan", "S"],
    ["1a", "Complete the audit", None, "*"],
    ["iv", "Agree the work programme", None, None, "*"],
    ["2", "Completed", "*"],
]
READ_FROM_KEYED = [
    ("Report on the equality action plan", {"2009-04": "slipped"}),
    ("Complete the audit", {"2009-05": "milestone"}),
    ("iv Agree the work programme", {"2009-06": "milestone"}),
    ("Completed", {"2009-04": "milestone"}),
]
KEY_LINES = [["Key"], ["S", "Slipped from the month before"], ["*", "Milestone"]]


def keyed_map(where: str) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Route map 2009/10"])
    for line in KEY_LINES if where == "above" else []:
        sheet.append(line)
    sheet.append([None, "CROSS CUTTING", *MONTHS])
    for line in KEY_LINES if where == "below the months" else []:
        sheet.append(line)
    sheet.append([None, "A. Equality"])
    first = sheet.max_row + 1
    for row in KEYED:
        sheet.append(row)
    if where == "beside":
        for offset, line in enumerate(KEY_LINES):
            for column, text in enumerate(line, 16):
                sheet.cell(first + offset, column).value = text
    for line in KEY_LINES if where == "directly after" else []:
        sheet.append(line)
    if where == "in one row":
        sheet.append([])
        sheet.append(["Key", None, "S", "Slipped from the month before", None, "*", "Milestone"])
    return book


@pytest.mark.parametrize("where", ["above", "below the months", "beside", "directly after", "in one row"])
def test_wherever_the_key_stands_no_activity_is_lost_to_it(read: Read, where: str) -> None:
    found = activities(read(keyed_map(where)))
    assert [(one["activity"], one["months"]) for one in found] == READ_FROM_KEYED


def test_a_key_before_the_map_with_an_activity_column_loses_none(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Workstream", "Number", "Activity", *MONTHS])
    sheet.append(["Key"])
    sheet.append([None, "S", "Slipped"])
    sheet.append(["Equality", "A", "Report on the action plan", "S"])
    sheet.append(["Equality", "1", "Complete the audit"])
    found = activities(read(book))
    assert [one["activity"] for one in found] == ["Report on the action plan", "Complete the audit"]
    assert found[0]["months"] == {"04": "slipped"}


def test_a_status_beside_the_months_and_an_equation_in_the_text_lose_nothing(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Route map 2009/10", *MONTHS, "Status"])
    sheet.append(["A. Equality"])
    sheet.append(["1. Agree that KPI = performance plan", *[None] * 11, "*", "Completed"])
    sheet.append(["2. Next", *[None] * 11, "*", "Ongoing"])
    found = activities(read(book))
    assert [(one["number"], one["months"]) for one in found] == [
        ("1", {"2010-03": "milestone"}), ("2", {"2010-03": "milestone"}),
    ]  # fmt: skip


@pytest.mark.parametrize("before", [True, False])
def test_a_column_of_linked_indicators_is_read_in_the_printed_layout(read: Read, before: bool) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    headings = ["CROSS CUTTING", "Indicators", *MONTHS] if before else ["CROSS CUTTING", *MONTHS, "Indicators", "Cost"]
    sheet.append(["Route map 2009/10"])
    sheet.append(headings)
    sheet.append(["A. Confidence"])
    sheet.append(["1. Action plan for NI 30"])
    sheet.cell(4, headings.index("Indicators") + 1).value = "NI 4, 21"
    sheet.cell(4, headings.index("Apr") + 1).value = "*"
    ret = read(book)
    found = activities(ret)[0]
    assert (found["activity"], found["indicators"]) == ("Action plan for NI 30", ["NI 30", "NI 4", "NI 21"])
    told = [one.reason for one in ret.problems if one.code == "columns-not-used"]
    assert len(told) == (0 if before else 1)
    assert all("O “Cost”" in one for one in told)
