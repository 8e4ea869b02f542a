"""Contents, notes and metadata beside tables: no figures come from them, and none is lost from a table like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book

TABLE: list[list[object]] = [
    ["Households by region"], ["Region", "2008/09", "2009/10"], ["North East", 1101, 1102], ["North West", 3001, 3009],
    ["London", 3301, 3350],
]  # fmt: skip
TEXT = "The estimates are rounded, so that their sum may differ from the total that is printed under the table. " * 2


@pytest.fixture
def figures(known: Known) -> Callable[[list[list[object]], str], tuple[int, str]]:
    """How many figures a sheet gives beside the table, and what is said of it."""
    from tests.loaders.conftest import sheet_of

    def counting(rows: list[list[object]], name: str) -> tuple[int, str]:
        ret: Return = understand(Book((sheet_of(rows, name), sheet_of(TABLE, "Table 1"))), "a.xlsx", "0" * 64, known)
        assert sum(one.sheet == "Table 1" for one in ret.figures) == 6
        return sum(one.sheet == name for one in ret.figures), ret.sheets[0].reason

    return counting


CONTENTS: list[list[object]] = [["Contents"], [], ["2008-09", "Households by region", 3],
                                ["2009-10", "Households by region", 4], ["Notes", "How it was counted", 5]]  # fmt: skip
PAGES: list[list[object]] = [["Sheet", "What it holds", "Page"], ["Table 1", "Households", 1], ["Table 1", "More", 2],
                             ["A note", "How it was counted", 12]]  # fmt: skip
NOTES: list[list[object]] = [["How this was counted"], *([[TEXT]] * 9), ["Class", "Pupils", "Teachers"],
                             ["P1", 25, 1], ["P2", 15, 2], [TEXT]]  # fmt: skip
METADATA: list[list[object]] = [[f"Field {number}", "some words"] for number in range(20)] + [
    ["First year of the data", 2010],
    ["Contact", "the statistics desk"],
]


@pytest.mark.parametrize(
    ("rows", "name", "reason"),
    [
        (CONTENTS, "Sheet A", "a contents sheet: it lists tables and pages"),
        (PAGES, "Start", "a contents sheet: it lists tables and pages"),
        (NOTES, "Text", "a notes sheet: 10 long texts beside 2 rows with numbers"),
        (METADATA, "Facts", "a sheet of metadata: labels with words beside them"),
    ],
)
def test_a_sheet_without_a_table_gives_no_figures_and_says_why(
    figures: Callable[..., tuple[int, str]], rows: list[list[object]], name: str, reason: str
) -> None:
    assert figures(rows, name) == (0, reason)


@pytest.mark.parametrize(
    ("rows", "name", "count"),
    [
        (TABLE, "Notes", 6),
        (TABLE, "Contents", 6),
        ([*TABLE, *([[f"{number} {TEXT}"] for number in range(8)])], "Households", 6),
        ([["House price index"], ["Region", "2009/10"], ["North East", 101], ["North West", 102], ["London", 110]],
         "Index", 3),
        ([["Suppressed", "2009", "2010"], *([f"Area {number}", "*", "-"] for number in range(12))], "Counts", 24),
    ],
)  # fmt: skip
def test_a_table_under_such_a_name_or_with_many_footnotes_is_read(
    figures: Callable[..., tuple[int, str]], rows: list[list[object]], name: str, count: int
) -> None:
    assert figures(rows, name)[0] == count


def test_a_column_that_only_numbers_the_rows_gives_no_figures(figures: Callable[..., tuple[int, str]]) -> None:
    rows: list[list[object]] = [[None, "Group", "Council 1", "Council 2"], [1, "FG1", "Aberdeen", "Moray"],
                                [2, "FG2", "Angus", "Fife"], [3, "FG3", "Falkirk", "Stirling"]]  # fmt: skip
    assert figures(rows, "Groups")[0] == 0


def test_marks_under_quarters_beside_activities_are_no_figures(
    figures: Callable[[list[list[object]], str], tuple[int, str]],
) -> None:
    rows: list[list[object]] = [
        ["Route map to 2014"], ["Workstream", "Activity", "2010/11 Q1", "Q2", "Q3", "Q4"],
        ["Intelligence", "Joint assessment", "X", "X", None, "*"], [None, "Data hub", None, "X", "✓", None],
    ]  # fmt: skip
    assert figures(rows, "Road map") == (
        0, "a plan by quarters, of which nothing was read: a route map is read by its months",
    )  # fmt: skip
    assert figures([*rows, [None, "Visits", 4, 5, 6, 7]], "Road map")[0]


def test_the_heading_of_a_column_is_no_partners_name(read_rows: Callable[..., Return]) -> None:
    rows: list[list[object]] = [["Breastfeeding, Q2 2010/11"], [None]]
    rows += [["Org code", "Organisation", "Number of infants due for a 6-8 week check", "Numbers"]]
    rows += [["5NP", "Central and Eastern Cheshire PCT", 1202, 430], ["5NM", "Halton and St Helens PCT", 952, 354]]
    ret = read_rows(rows)
    assert (ret.header.partner_text, [one.code for one in ret.problems if one.code == "unknown-partner"]) == ("", [])
