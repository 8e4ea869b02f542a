"""The review of an uploaded workbook in a real browser: its sheet, a cell of it, the way back to the partner."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from axe_playwright_python.sync_playwright import Axe
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from playwright.sync_api import Page, expect

from tests.browser.steps import open_page, type_post, upload, wait_until_drawn
from tests.browser.test_journeys import homes_return


def ugly_return(path: Path) -> Path:
    """A return with an unknown code, a fill, hidden rows, a comment, mark-up in a cell and far more rows than fit."""
    book = openpyxl.load_workbook(homes_return(path, 120))
    sheet = book["Return"]
    sheet.append(("NI 1555", "Affordable homess", "Apr-Dec 2010", 3, "number", "", "<img src=x onerror=alert(1)>"))
    sheet["D2"].fill = PatternFill("solid", fgColor="1F3864")
    sheet["D2"].comment = Comment("As counted on site", "Analyst")
    sheet.row_dimensions[5].hidden = True
    sheet["A5"] = "hidden remark"
    sheet["A160"] = "Source: site visits"
    book.save(path)
    return path


def grave_faults(page: Page) -> list[str]:
    """What axe finds serious or critical in the page's own part, without Streamlit's frame."""
    found = Axe().run(page, context={"include": [['[data-testid="stMainBlockContainer"]']]}).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")
    ]


def show_sheets(page: Page) -> None:
    page.get_by_role("radio", name="Sheets").click()
    expect(page.locator("[data-sheet]")).to_be_visible()
    wait_until_drawn(page)


def test_a_sheet_is_looked_at_cell_by_cell_and_the_return_sent_back(page: Page, tmp_path: Path) -> None:
    workbook = ugly_return(tmp_path / "homes q3 ugly.xlsx")
    open_page(page, "upload")
    upload(page, workbook)
    type_post(page)
    show_sheets(page)
    assert not grave_faults(page)
    grid = page.locator("[data-sheet]")
    expect(grid.locator("[data-cell=D2]")).to_contain_text("120")
    expect(grid.locator("[data-cell=D2]")).to_contain_text("read")
    assert page.locator("img[src=x]").count() == 0

    grid.locator("[data-cell=D2]").click()
    expect(page.get_by_role("heading", name="Return!D2")).to_be_visible()
    expect(grid.locator("[data-cell=D2]")).to_have_attribute("aria-selected", "true")
    wait_until_drawn(page)
    grid.locator("[data-cell=D2]").press("ArrowDown")
    grid.locator("[data-cell=D3]").press("Enter")
    expect(page.get_by_role("heading", name="Return!D3")).to_be_visible()
    wait_until_drawn(page)
    page.get_by_role("button", name="Back to the sheet's problems").click()
    page.get_by_role("button", name="A3", exact=True).click()
    expect(page.get_by_text("No indicator is called “NI 1555”").first).to_be_visible()
    wait_until_drawn(page)
    page.get_by_role("textbox", name="Go to cell").fill("a160")
    page.get_by_role("textbox", name="Go to cell").press("Enter")
    expect(grid.locator("[data-cell=A160]")).to_have_attribute("aria-selected", "true")
    wait_until_drawn(page)

    page.get_by_role("button", name="Send back …").click()
    page.get_by_label("Note to the partner").fill("Please correct the code in row 3.")
    page.get_by_label("Note to the partner").press("Tab")
    wait_until_drawn(page)
    page.get_by_role("button", name="Write the comments into their workbook").click()
    with page.expect_download() as came:
        page.get_by_role("button", name="Download their workbook with comments").click()
    came.value.save_as(tmp_path / "came.xlsx")
    back = openpyxl.load_workbook(tmp_path / "came.xlsx")
    assert back.sheetnames[0] == "Problems"
    assert back["Return"]["A3"].comment is not None
    assert "NI 1555" in back["Return"]["A3"].comment.text
    assert back["Return"]["D2"].comment is not None
    assert back["Return"]["D2"].comment.text.startswith("As counted on site\n\nSent back. Question")
    with page.expect_download() as listed:
        page.get_by_role("button", name="Download the list").click()
    listed.value.save_as(tmp_path / "list.xlsx")
    assert openpyxl.load_workbook(tmp_path / "list.xlsx").sheetnames == ["About", "Problems"]
    assert not grave_faults(page)

    page.get_by_role("button", name="Sent back: keep it in the history").click()
    expect(page.get_by_text("is sent back, and kept in the history.")).to_be_visible()
    open_page(page, "tracker")
    expect(page.get_by_text("Please correct the code in row 3.")).to_be_visible()


def test_an_unknown_code_is_answered_where_it_is_met(page: Page, tmp_path: Path) -> None:
    workbook = ugly_return(tmp_path / "homes answered.xlsx")
    page.set_viewport_size({"width": 1280, "height": 1600})  # a list of choices closes when the page scrolls
    open_page(page, "upload")
    upload(page, workbook)
    expect(page.get_by_role("button", name="Read again")).to_be_visible()  # the last thing on the page
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
    wait_until_drawn(page)
    page.get_by_role("combobox", name="In this file it means").click()
    page.get_by_role("option").filter(has_text="NI 155").first.click()
    wait_until_drawn(page)
    page.get_by_role("button", name="Read it so").click()
    expect(page.get_by_text("“NI 1555” is read as NI 155")).to_be_attached()
    expect(page.get_by_text("1 name answered")).to_be_visible()
