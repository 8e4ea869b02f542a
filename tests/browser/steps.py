"""Steps that a person takes, for the browser tests."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

ROW_HEIGHT, IN_THE_FIRST_CELL = 35, 60
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'


def wait_until_drawn(page: Page) -> None:
    """Until the server has answered and nothing on the page is stale."""
    page.wait_for_selector(DRAWN)
    expect(page.locator('[data-stale="true"]')).to_have_count(0)


def open_page(page: Page, address: str) -> None:
    """Go to an address of the dashboard and wait until it is drawn."""
    page.goto(f"/{address}")
    wait_until_drawn(page)
    expect(page.locator('[data-testid="stMainBlockContainer"] h1').first).to_be_visible()


def type_day(page: Page, digits: str) -> None:
    """Type a day into the as-at date, as on a keyboard ("14112010"); nothing has been taken yet."""
    page.get_by_role("spinbutton", name="day, As at").click()
    page.keyboard.type(digits)


def upload(page: Page, *files: Path) -> None:
    """Drop workbooks on the upload page and wait until they are read."""
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files([str(one) for one in files])
    for one in files:
        expect(page.get_by_text(one.name).first).to_be_visible()
    wait_until_drawn(page)


def type_post(page: Page, post: str = "Performance Analyst") -> None:
    """Say who decides."""
    field = page.get_by_role("textbox", name="Your post")
    field.fill(post)
    field.press("Tab")
    wait_until_drawn(page)


def to_first_row(page: Page, column: int) -> None:
    """Go into the first row of the table to write in, as on a keyboard; ``column`` is the place of its column.

    Each key waits until the table says that it has gone where the one before sent it: what is typed while the table is
    drawn anew is lost, and the words would stand in the column beside.
    """
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": IN_THE_FIRST_CELL, "y": int(1.5 * ROW_HEIGHT)})
    chosen = table.locator('[role="gridcell"][aria-selected="true"]')
    for place in range(1, column + 1):
        expect(chosen).to_have_attribute("aria-colindex", str(place))
        page.keyboard.press("ArrowRight")
    expect(chosen).to_have_attribute("aria-colindex", str(column + 1))
