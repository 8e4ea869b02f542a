"""Route maps as partners draw them: workstreams merged over the months or down the side, years and leads in places of
their own."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from loaders.figures import Return
from tests.loaders.typed_books import book_of

Read = Callable[[openpyxl.Workbook], Return]
MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
GREEN = PatternFill("solid", fgColor="00B050")


@pytest.mark.parametrize("fills", [True, False])
@pytest.mark.parametrize("names", [("A. Engagement", "B. Performance"), ("Engaging people", "Performing well")])
def test_a_heading_merged_over_the_months_is_a_workstream(read: Read, names: tuple[str, str], *, fills: bool) -> None:
    book = book_of([
        ["Route map 2011/12"], [], ["Activity", "Owner", *MONTHS, "NIs"], [names[0]],
        ["1. Strategy", "Council", *[None] * 12, "NI 4"], ["2. Bulletin", "CVS", *[None] * 12, "NI 777"], [names[1]],
    ])  # fmt: skip
    sheet = book.active
    assert sheet is not None
    for row in (4, 7):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=15)
        if fills:
            sheet.cell(row, 1).fill = GREEN
    sheet.cell(5, 3).fill = GREEN
    ret = read(book)
    first, second, third = ret.entries
    assert (first.fields["workstream"], first.fields["number"], first.fields["activity"], first.fields["lead"]) == (
        names[0], "1", "Strategy", "Council",
    )  # fmt: skip
    assert (first.fields["months"], second.fields["months"]) == ({"2011-04": "planned"}, {})
    assert (third.kind, third.fields["workstream"]) == ("workstream", names[1])
    assert [(one.code, one.value, one.cell) for one in ret.problems] == [("unfit-field", "NI 777", "A6")]


def test_bold_headings_under_the_heading_of_the_activities_are_workstreams(read: Read) -> None:
    book = book_of([["Activity", *MONTHS], ["Engaging people"], ["Strategy", "*"], ["Performing well"], ["Leads", "*"]])
    sheet = book.active
    assert sheet is not None
    for row in (2, 4):
        sheet.cell(row, 1).font = Font(bold=True)
    assert [(one.fields["workstream"], one.fields["activity"]) for one in read(book).entries] == [
        ("Engaging people", "Strategy"), ("Performing well", "Leads"),
    ]  # fmt: skip


def test_workstreams_down_the_side_and_years_over_the_months(read: Read) -> None:
    book = book_of([
        ["Programme"], [], [None, None, 2011, *[None] * 8, 2012],
        ["Stream", "Task", *MONTHS, "Lead body", "Linked NIs", "Cost"], ["Equality", "Baseline", "x"],
        [None, "Scheme", *[None] * 10, "*", None, "Council", "39", "£5k"],
    ])  # fmt: skip
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("A5:A6")
    ret = read(book)
    first, second = ret.entries
    assert (first.fields["workstream"], first.fields["months"]) == ("Equality", {"2011-04": "planned"})
    assert (second.fields["workstream"], second.fields["months"]) == ("Equality", {"2012-02": "milestone"})
    assert (second.fields["lead"], second.fields["indicators"]) == ("Council", ["NI 39"])
    assert [one.code for one in ret.problems] == ["columns-not-used"]


def test_a_key_in_the_row_of_the_months_and_numbers_with_their_workstreams_letter(read: Read) -> None:
    book = book_of([
        ["Programme 2010/11"], [None, *MONTHS, None, "Key"], ["A. Sharing"], ["A1 Data hub"], ["A34 bypass studied"],
    ])  # fmt: skip
    sheet = book.active
    assert sheet is not None
    sheet.cell(3, 15).fill = GREEN
    sheet.cell(3, 16).value = "complete"
    sheet.cell(4, 2).fill = GREEN
    ret = read(book)
    first, second = ret.entries
    assert (first.fields["number"], first.fields["activity"]) == ("A1", "Data hub")
    assert (first.fields["months"], second.fields["months"]) == ({"2010-04": "done"}, {})
    names = ("workstream", "number", "activity", "undated")
    assert tuple(second.fields[name] for name in names) == ("A. Sharing", None, "A34 bypass studied", True)
    assert ret.problems == ()


def test_a_workstream_without_a_stop_behind_its_letter_numbers_its_activities_by_it_too(read: Read) -> None:
    book = book_of([
        ["Programme 2010/11"], [None, *MONTHS], ["B Sharing"], ["B1 Data hub", "*"], ["B2 Protocol", "*"],
    ])  # fmt: skip
    said = [tuple(one.fields[name] for name in ("workstream", "number", "activity")) for one in read(book).entries]
    assert said == [("B Sharing", "B1", "Data hub"), ("B Sharing", "B2", "Protocol")]


def test_a_column_of_numbers_beside_the_months_makes_no_monthly_return(read: Read) -> None:
    book = book_of([
        ["Timeline 2010/11"], ["Ref", "Key actions", *MONTHS, "Led by"],
        ["A1", "Citizens' panel", "start", None, "due", *[None] * 9, "Council"],
    ])  # fmt: skip
    ret = read(book)
    (entry,) = ret.entries
    assert (entry.fields["number"], entry.fields["lead"]) == ("A1", "Council")
    assert entry.fields["months"] == {"2010-04": "planned", "2010-06": "milestone"}
    assert ret.problems == ()


def test_codes_beside_empty_months_stay_a_return(read: Read) -> None:
    book = book_of([["Return 2010/11"], ["Ref", "Indicator", *MONTHS], ["NI 21", "Crime"], ["NI 39", "Alcohol"]])
    ret = read(book)
    assert (ret.kind, ret.entries) == ("performance_return", ())
    assert [(one.code, one.cell) for one in ret.problems if one.severity == "query"] == [("nil-return", "A2")]


COUNTED = [
    ("1. Plan", "1", "Plan"), ("2 Do", "2", "Do"), ("100 new homes", None, "100 new homes"),
    ("A34 bypass", None, "A34 bypass"), ("3 Go on", "3", "Go on"), ("3a Check", "3a", "Check"),
    ("1.2 metres of path", None, "1.2 metres of path"), ("4) 2.5% more", "4", "2.5% more"),
    ("10:30 start", None, "10:30 start"), ("12 – 14 May: event", None, "12 – 14 May: event"),
    ("A5 Close", "A5", "Close"),
]  # fmt: skip


@pytest.mark.parametrize("heading", ["Activity", "CROSS CUTTING"])
def test_a_number_that_counts_homes_or_names_a_road_stays_with_its_words(read: Read, heading: str) -> None:
    rows: list[list[object]] = [[text, "*"] for text, _, _ in COUNTED]
    ret = read(book_of([["Route map 2010/11"], [heading, *MONTHS], ["A. Housing"], *rows]))
    found = [one for one in ret.entries if one.kind == "activity"]
    assert [(one.fields["number"], one.fields["activity"]) for one in found] == [one[1:] for one in COUNTED]


def test_numbers_begin_few_activities_only_by_chance_and_count_in_a_cell_of_their_own(read: Read) -> None:
    few = read(
        book_of([["Activity", *MONTHS], ["1 new park", "*"], ["Hire wardens", "*"], ["2 vans", "*"], ["Go", "*"]])
    )
    assert [one.fields["number"] for one in few.entries] == [None] * 4
    own = read(book_of([[None, "Ours", *MONTHS], [None, "A. Homes"], ["7", "100 homes", "*"], ["A9", "A34 bypass"]]))
    assert [(one.fields["number"], one.fields["activity"]) for one in own.entries] == [
        ("7", "100 homes"), ("A9", "A34 bypass"),
    ]  # fmt: skip


CALENDAR = [*MONTHS[9:], *MONTHS[:9]]
OF_2010 = ("2010-01", "2010-12", "2010/11")


@pytest.mark.parametrize(
    ("title", "months", "dated"),
    [
        ("Programme 2010", CALENDAR, OF_2010), ("January to December 2010", CALENDAR, OF_2010),
        ("Programme", ["Jan 10", *CALENDAR[1:]], OF_2010), ("Programme", [*CALENDAR[:11], "Dec 2010"], OF_2010),
        ("Programme", [*CALENDAR[:3], "Apr 2010", *CALENDAR[4:]], OF_2010),
        ("Programme 2010/11", CALENDAR, OF_2010), ("Programme 2010/11", ["Jan 10", *CALENDAR[1:]], OF_2010),
        ("Programme 2010/11", MONTHS, ("2010-04", "2011-03", "2010/11")),
        ("Programme", [*MONTHS[:11], "Mar 2011"], ("2010-04", "2011-03", "2010/11")),
        ("Programme 2010", MONTHS, ("04", "03", None)), ("Board, 12 May 2010", CALENDAR, ("01", "12", None)),
        ("Programme 2010/11", [*CALENDAR[:6]], ("2011-01", "2011-06", "2010/11")),
    ],
)  # fmt: skip
def test_months_lie_in_the_year_that_is_written_or_that_the_title_names(
    read: Read, title: str, months: list[str], dated: tuple[str, str, str | None]
) -> None:
    ret = read(book_of([[title], ["Activity", *months], ["Do it", *["*"] * len(months)]]))
    (entry,) = ret.entries
    assert (*[list(entry.fields["months"])[at] for at in (0, -1)], entry.fields["year"]) == dated  # type: ignore[call-overload] # a dict
    asked = [one.code for one in ret.problems]
    guessed = title == "Programme 2010/11" and months == CALENDAR
    assert asked == (["months-before-year"] if guessed else [] if dated[2] else ["year-unknown"])


@pytest.mark.parametrize(
    ("marks", "states", "asked"),
    [
        ({1: "→", 4: "end"}, "pppp", []), ({1: "start", 3: "End"}, "ppp", []), ({2: "-->", 5: "*"}, ".pppm", []),
        ({1: "←", 3: "→"}, "ppp", []), ({1: ">", 2: ">", 3: "*"}, "ppm", []), ({1: "→", 2: "→"}, "pp", []),
        ({12: "→"}, "...........p", []), ({1: "→"}, "p", [("open-arrow", "→", "C2")]),
        ({1: "→", 5: "→"}, "p...p", [("open-arrow", "→", "C2"), ("open-arrow", "→", "G2")]),
        ({1: "→", 5: "D"}, "p...d", [("open-arrow", "→", "C2")]),
        ({3: "end"}, "..p", [("unknown-mark", "end", "E2")]),
    ],
)  # fmt: skip
def test_an_arrow_runs_to_the_end_mark_or_is_asked_about(
    read: Read, marks: dict[int, str], states: str, asked: list[tuple[str, str, str]]
) -> None:
    ret = read(book_of([
        ["Activity", "Lead", *MONTHS], ["Train wardens", "CVS", *map(marks.get, range(1, 13))],
        ["Write the charter", "CVS", "*"],
    ]))  # fmt: skip
    words = {"p": "planned", "m": "milestone", "d": "done"}
    months = [f"{(place + 3) % 12 + 1:02d}" for place in range(12)]
    expected = {month: words[state] for month, state in zip(months, states, strict=False) if state in words}
    assert ret.entries[0].fields["months"] == expected
    assert [(one.code, one.value, one.cell) for one in ret.problems if one.code != "year-unknown"] == asked
