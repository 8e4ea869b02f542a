"""A layout that is put right on the review page, in a real browser: one file, the next one, and twelve at once."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.steps import open_page, type_post, upload, wait_until_drawn
from tests.browser.test_review import grave_faults, show_sheets

# On a quick machine the bar is gone before a test could look for it, so the page itself keeps what it showed.
WATCH_PROGRESS = """() => {
    window.progressSeen = [];
    new MutationObserver(() => document.querySelectorAll('[data-testid="stProgress"]').forEach(
        (bar) => window.progressSeen.push(bar.innerText)
    )).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


def offending_return(folder: Path, quarter: str, value: float, heading: str) -> Path:
    """A return of the youth offending service whose figures stand under a word that says nothing."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Return"
    for row in (
        ("Partner", "Cheshire Youth Offending Service"),
        ("Reporting period", quarter),
        ("Date returned", "14 February 2011"),
        (),
        ("PI no", "Description", heading, "Trend", "Comments", "Lead officer"),
        ("NI 19", "Proven re-offending by young offenders", value, "down", "steady", "Head of Service"),
    ):
        sheet.append(row)
    path = folder / f"offending {quarter.replace('/', '-')}.xlsx"
    book.save(path)
    return path


def put_right(page: Page) -> None:
    """Say that the column of the heading in C5 holds what was achieved."""
    show_sheets(page)
    page.locator("[data-sheet] [data-cell=C5]").click()
    expect(page.get_by_role("heading", name="Return!C5")).to_be_visible()
    wait_until_drawn(page)
    page.get_by_role("combobox", name="What this column holds").click()
    page.get_by_role("option", name="Figures: what was achieved").click()
    wait_until_drawn(page)
    page.get_by_role("button", name="Read it so").click()
    expect(page.get_by_text("Read now: 1 figure")).to_be_visible()
    wait_until_drawn(page)


def open_upload(page: Page, *files: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})  # a list of choices closes when the page scrolls
    open_page(page, "upload")
    upload(page, *files)
    expect(page.get_by_role("button", name="Read again")).to_be_visible()  # the last thing on the page
    wait_until_drawn(page)


def test_a_column_is_put_right_once_and_the_next_quarters_file_asks_nothing(page: Page, tmp_path: Path) -> None:
    open_upload(page, offending_return(tmp_path, "Q1 2006/07", 0.25, "Wibble"))
    expect(page.get_by_text("1 row", exact=True)).to_be_visible()
    put_right(page)
    grid = page.locator("[data-sheet]")
    expect(grid.locator("[data-cell=C5]")).to_contain_text("understood as Actual")
    expect(grid.locator("[data-cell=C6]")).to_contain_text("read")
    expect(page.get_by_text("The column “Wibble” holds figures: what was achieved.")).to_be_visible()
    assert not grave_faults(page)
    type_post(page)
    page.get_by_role("button", name="Accept all").click()
    expect(page.get_by_text("It is accepted.")).to_be_visible()

    open_upload(page, offending_return(tmp_path, "Q2 2006/07", 0.5, "Wibble"))
    expect(page.get_by_text("Ready: 1 new").first).to_be_visible()
    page.get_by_role("radio", name=re.compile("^Problems")).click()
    expect(page.get_by_text("The layout is remembered as").first).to_be_visible()
    expect(page.get_by_text("Question", exact=True)).to_have_count(0)

    open_page(page, "layouts")
    expect(page.get_by_text("Cheshire Youth Offending Service: Return").first).to_be_visible()
    assert not grave_faults(page)
    with page.expect_download() as came:
        page.get_by_role("button", name="Download all layouts").click()
    came.value.save_as(tmp_path / "layouts.json")
    assert "wibble" in (tmp_path / "layouts.json").read_text(encoding="utf-8")


def test_twelve_files_come_at_once_one_is_put_right_and_all_are_accepted(page: Page, tmp_path: Path) -> None:
    quarters = [f"Q{quarter} {year}/{year - 1999:02d}" for year in (2003, 2004, 2005) for quarter in (1, 2, 3, 4)]
    files = [
        offending_return(tmp_path, one, round(0.25 * int(one[1]) + int(one[6]) / 100, 2), "Wobble") for one in quarters
    ]
    page.set_viewport_size({"width": 1280, "height": 3600})  # as above
    open_page(page, "upload")
    dropped = page.locator('[data-testid="stFileUploaderDropzoneInput"]')
    page.evaluate(WATCH_PROGRESS)
    dropped.set_input_files([str(one) for one in files])
    expect(page.get_by_role("button", name="Read again")).to_be_visible()
    wait_until_drawn(page)
    assert "Reading offending" in page.evaluate("window.progressSeen.join()")  # how far the reading was
    expect(page.get_by_text("12 files not decided yet.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("raise no question"))).to_have_count(0)

    put_right(page)
    type_post(page)
    page.get_by_role("button", name="Accept the 12 files that raise no question").click()
    expect(page.get_by_text("12 files are accepted.")).to_be_visible()
    expect(page.get_by_text("0 files not decided yet.")).to_be_visible()
