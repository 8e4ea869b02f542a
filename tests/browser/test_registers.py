"""A register in real browsers: two people write in the same table while a third adds a row and nothing is lost; what
became of a save is seen where it was pressed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from tests.browser.conftest import Server, opened
from tests.browser.steps import open_page, to_first_row, type_post, wait_until_drawn

ROWS, KNOWN = 100, date(2011, 2, 14)  # two hundred edits in all
COLUMNS = {"purpose": 3, "notes": 4}  # places in the table to write in


@pytest.fixture
def other(chromium: Browser, dashboard: Server) -> Iterator[Page]:
    """Another person's browser."""
    with opened(chromium, dashboard) as tab:
        yield from tab.used()


def write(page: Page, column: int, words: list[str]) -> None:
    """Type a word into each row's cell of one column, as on a keyboard."""
    to_first_row(page, column)
    table, cell = page.get_by_test_id("data-grid-canvas").first, page.locator("#portal textarea")
    for word in words:
        table.focus()  # a busy browser gives the keyboard back late
        page.keyboard.press("Enter")
        cell.fill(word)
        page.keyboard.press("Enter")  # takes it, and goes to the cell below
        expect(cell).to_have_count(0)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save all changes").click()
    expect(page.get_by_text(f"{ROWS} meetings saved.")).to_be_visible()
    wait_until_drawn(page)


def add(dashboard: Server, *days: date) -> None:
    edits = [RowEdit("", {"date": day.isoformat(), "name": "Trial board"}) for day in days]
    registering.write_rows(dashboard.folder, "meeting", edits, known_at=KNOWN, made_by="Clerk")


def test_two_people_write_in_one_table_and_nothing_is_lost(page: Page, other: Page, dashboard: Server) -> None:
    add(dashboard, *(date(2010, 1, 15) + timedelta(days=number) for number in range(ROWS)))
    for tab, post in ((page, "Officer"), (other, "Performance Analyst")):
        open_page(tab, "meetings?part=write&search=trial")
        type_post(tab, post)
    purposes, notes = ([f"{what} {row}" for row in range(ROWS)] for what in COLUMNS)
    write(page, COLUMNS["purpose"], purposes)
    write(other, COLUMNS["notes"], notes)
    add(dashboard, date(2009, 12, 15))
    save(page)
    save(other)
    held = reports.register(generations.current(dashboard.folder), "meeting")
    held = held[held["name"] == "Trial board"]
    assert held["purpose"].tolist() == [*purposes, None]
    assert held["notes"].tolist() == [*notes, None]
    assert held["changed_by"].tolist() == [*["Performance Analyst"] * ROWS, "Clerk"]


def to_edit(tab: Page, item: str, post: str) -> None:
    open_page(tab, f"action-plans?item={item}&do=edit")
    tab.get_by_role("textbox", name="Your post").fill(post)


def save_lead(tab: Page, lead: str) -> None:
    tab.get_by_role("textbox", name="Lead").fill(lead)
    tab.get_by_role("button", name="Save", exact=True).click()


def told_beside(tab: Page) -> Locator:
    """The answer beside the button; another may still stand in the window's corner."""
    return tab.get_by_test_id("stAlertContentSuccess").get_by_text("Saved.")


def test_the_answer_to_a_save_is_seen_where_it_was_pressed(page: Page, other: Page, dashboard: Server) -> None:
    edit = RowEdit("", {"action": "Try the answer"})
    (item,) = registering.write_rows(dashboard.folder, "action", [edit], known_at=KNOWN, made_by="Clerk").added
    to_edit(page, item, "Officer")
    to_edit(other, item, "Performance Analyst")
    save_lead(page, "Council")
    expect(told_beside(page)).to_be_in_viewport()
    save_lead(other, "Police")
    expect(other.get_by_text("you wrote “Police”; Officer wrote “Council”")).to_be_in_viewport()
    other.get_by_role("button", name="Write mine").click()
    expect(other.get_by_test_id("stToastText").get_by_text("Saved.")).to_be_in_viewport()
    wait_until_drawn(other)
    save_lead(other, "somebody@mail.example")
    other.get_by_role("button", name="Nobody's own: save it").click()
    expect(other.get_by_role("dialog")).to_have_count(0)
    expect(told_beside(other)).to_be_in_viewport()
    rows = reports.register(generations.current(dashboard.folder), "action").set_index("item")
    assert rows.loc[item, "lead"] == "somebody@mail.example"


def test_what_is_typed_in_a_table_stays_when_other_rows_are_chosen(page: Page, dashboard: Server) -> None:
    edits = [RowEdit("", {"date": f"2009-0{month}-01", "name": "Forum"}) for month in (1, 2)]
    registering.write_rows(dashboard.folder, "meeting", edits, known_at=KNOWN, made_by="Clerk")
    open_page(page, "meetings?part=write&search=forum")
    page.get_by_role("textbox", name="Your post").fill("Officer")
    write(page, COLUMNS["purpose"], ["Typed"])
    page.get_by_role("searchbox", name="Search").fill("nothing of the kind")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You chose other rows")).to_be_visible()
    wait_until_drawn(page)
    page.get_by_role("button", name="Save all changes").click()
    expect(page.get_by_text("1 meeting saved.")).to_be_in_viewport()
    rows = reports.register(generations.current(dashboard.folder), "meeting")
    assert rows[rows["name"] == "Forum"]["purpose"].tolist() == ["Typed", None]


def test_a_table_with_words_that_are_not_saved_is_left_only_by_who_lets_them_go(page: Page, dashboard: Server) -> None:
    edits = [RowEdit("", {"date": f"2008-0{month}-01", "name": "Panel"}) for month in (1, 2)]
    registering.write_rows(dashboard.folder, "meeting", edits, known_at=KNOWN, made_by="Clerk")
    open_page(page, "meetings?part=write&search=panel")
    write(page, COLUMNS["purpose"], ["Typed"])
    page.get_by_role("radio", name="List").click()
    expect(page.get_by_text("What you typed in the table is not saved yet.")).to_be_in_viewport()
    expect(page.get_by_role("radio", name="Edit in a table")).to_be_checked()
    wait_until_drawn(page)
    page.get_by_role("textbox", name="Your post").fill("Officer")
    page.get_by_role("button", name="Save all changes").click()
    expect(page.get_by_text("1 meeting saved.")).to_be_in_viewport()
    wait_until_drawn(page)
    write(page, COLUMNS["notes"], ["Not to be kept"])
    page.get_by_role("radio", name="List").click()
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_role("radio", name="List")).to_be_checked()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    rows = reports.register(generations.current(dashboard.folder), "meeting")
    panel = rows[rows["name"] == "Panel"]
    assert (panel["purpose"].tolist(), panel["notes"].tolist()) == (["Typed", None], [None, None])
