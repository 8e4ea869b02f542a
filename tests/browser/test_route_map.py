"""The route map in a real browser: its months written in the table, and a year of it on one sheet of paper."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from lsp_data import registering
from lsp_data.registering import RowEdit
from presentation.route_map import MONTHS
from tests.browser.conftest import Server
from tests.browser.steps import open_page, to_first_row, type_post, wait_until_drawn

CONFIDENCE, SURVEY = "Carry out the confidence plan", "Run a residents' survey"
SHEET = re.compile(rb"/Type\s*/Page\b")


def words_of(page: Page, activity: str) -> list[str]:
    """What is told of the months of an activity to those who listen."""
    row = page.get_by_role("row").filter(has_text=activity)
    expect(row).to_have_count(1)
    return row.locator("td .lsp-hidden").all_inner_texts()


def choose(page: Page, letters: str) -> None:
    """Choose what begins with these letters in the cell that is marked, and go to the one below."""
    page.keyboard.press("Enter")
    expect(page.locator("#portal input")).to_be_focused()
    page.keyboard.type(letters)
    page.keyboard.press("Enter")
    expect(page.locator("#portal input")).to_have_count(0)


def test_months_are_edited_saved_and_seen_and_the_day_before_stays_as_it_was(page: Page) -> None:
    open_page(page, "route-map?map=months")
    to_first_row(page, column=1 + MONTHS.index("02"))
    choose(page, "Done")
    choose(page, "Mile")
    type_post(page)
    page.get_by_role("button", name="Save the months").click()
    expect(page.get_by_text("The months of 2 activities are saved.")).to_be_visible()
    page.get_by_role("radio", name="The year").click()
    wait_until_drawn(page)
    done = ["Done"] * 10
    assert words_of(page, CONFIDENCE) == [*done, "Done", "Planned"]
    assert words_of(page, SURVEY) == [*done[:4], "Milestone", "Milestone"]
    open_page(page, "route-map?as_at=2011-02-13")
    assert words_of(page, CONFIDENCE) == [*done, "Planned", "Planned"]
    assert words_of(page, SURVEY) == [*done[:4], "Milestone"]


def sheets(page: Page, address: str) -> int:
    """How many sheets of A3 an address takes on paper."""
    open_page(page, address)
    expect(page.locator("table.lsp-gantt")).to_be_visible()
    return len(SHEET.findall(page.pdf(format="A3", landscape=True)))


@pytest.mark.parametrize("face", ["year", "first"])
def test_a_year_is_printed_on_one_sheet(page: Page, face: str) -> None:
    assert sheets(page, f"route-map?map={face}") == 1


def test_a_year_of_forty_activities_is_printed_on_one_sheet(page: Page, dashboard: Server) -> None:
    edits = [
        RowEdit(
            "",
            {
                "workstream": f"{'ABCDEFG'[place % 7]}. Workstream of many words", "number": str(place // 7 + 1),
                "activity": f"Agree with every partner, and with the board, what is to be done in quarter {place}",
                "year": "2012/13", "months": {"2012-06": "planned", "2013-01": "milestone"},
                "indicators": ["NI 4", "NI 21", "NI 39"][: place % 4],
            },
        )
        for place in range(40)
    ]  # fmt: skip
    registering.write_rows(dashboard.folder, "activity", edits, known_at=date(2011, 2, 14), made_by="Clerk")
    for face in ("year", "first"):
        assert sheets(page, f"route-map?map={face}&year=2012/13") == 1, face
