"""The journeys that the product exists for, in a real browser."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import open_page, type_day, type_post, upload, wait_until_drawn

HOUSING = "West Cheshire Housing Trust"


def homes_return(path: Path, value: object) -> Path:
    """The housing trust's return for October to December 2010: affordable homes, year to date."""
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Cover"
    for row in (("Partner", HOUSING), ("Return period", "2010/11 Q3"), ("Date returned", "14 February 2011")):
        cover.append(row)
    sheet = book.create_sheet("Return")
    sheet.append(("Indicator ref", "Indicator", "Period", "Value", "Unit", "Status", "Note"))
    sheet.append(("NI 155", "Affordable homes", "Apr-Dec 2010", value, "number", "Final", "Two schemes slipped"))
    book.save(path)
    return path


def test_a_return_is_uploaded_accepted_seen_and_taken_back(page: Page, tmp_path: Path) -> None:
    workbook = homes_return(tmp_path / "homes q3.xlsx", 120)
    open_page(page, "upload")
    upload(page, workbook)
    main = page.locator('[data-testid="stMainBlockContainer"]')
    expect(main.get_by_role("heading", name="homes q3.xlsx")).to_be_visible()

    page.get_by_role("button", name="Accept what is asked about too").click()
    expect(main.get_by_text("Type your post first")).to_be_visible()
    type_post(page)
    page.get_by_role("button", name="Accept what is asked about too").click()
    expect(main.get_by_text("Affordable homes").first).to_be_visible()
    expect(main.get_by_text("It is accepted.")).to_be_visible()

    open_page(page, "indicator?ni=NI 155")
    expect(main.get_by_text("homes q3.xlsx").first).to_be_visible()
    expect(main.get_by_text("Off track").first).to_be_visible()

    open_page(page, "history")
    page.get_by_role("combobox", name="Look at a return").click()
    page.get_by_role("option").filter(has_text="homes q3.xlsx").click()
    wait_until_drawn(page)
    type_post(page)
    page.get_by_label("Reason").first.fill("Sent for the wrong year")
    page.get_by_text("Yes, take this return back").click()
    page.get_by_role("button", name="Take back").click()
    expect(main.get_by_text("homes q3.xlsx is taken back.")).to_be_visible()

    open_page(page, "indicator?ni=NI 155")
    expect(main.get_by_text("Slightly off track").first).to_be_visible()
    expect(main.get_by_text("homes q3.xlsx")).to_have_count(0)


def test_a_return_is_corrected_on_the_page_before_it_is_accepted(page: Page, tmp_path: Path) -> None:
    """The file does not say whose or of when it is; the analyst says so, and it can be accepted."""
    workbook = homes_return(tmp_path / "no name.xlsx", 149)
    book = openpyxl.load_workbook(workbook)
    del book["Cover"]
    book.save(workbook)
    open_page(page, "upload")
    upload(page, workbook)
    type_post(page)
    page.get_by_role("combobox", name="Partner").click()
    page.get_by_role("option", name=HOUSING).click()
    wait_until_drawn(page)
    page.get_by_role("button", name="Accept what is asked about too").click()
    expect(page.get_by_text("It is accepted.")).to_be_visible()

    # The same file a second time has nothing to bring.
    open_page(page, "upload")
    upload(page, workbook)
    expect(page.get_by_text("already").first).to_be_visible()
    expect(page.get_by_role("button", name="Accept all")).to_have_count(0)


def test_what_cannot_be_read_is_said_and_nothing_breaks(page: Page, tmp_path: Path) -> None:
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(homes_return(tmp_path / "whole.xlsx", 1).read_bytes()[:900])
    disguised = tmp_path / "letter.xlsx"
    disguised.write_bytes(b"%PDF-1.4 a letter")
    scripted = homes_return(tmp_path / "scripted.xlsx", "<img src=x onerror=alert(1)> **bold** [x](http://example.org)")
    open_page(page, "upload")
    upload(page, disguised, torn, scripted)
    main = page.locator('[data-testid="stMainBlockContainer"]')
    expect(main.get_by_text("PDF").first).to_be_visible()
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator("img[src=x]").count() == 0


def test_a_link_in_a_table_moves_on_and_keeps_the_day(page: Page) -> None:
    open_page(page, "theme?as_at=2010-11-14")
    page.evaluate("window.stillTheSameDocument = true")
    link = page.locator('a[data-page][href*="indicator"]').first
    title = link.inner_text()
    link.click()
    page.wait_for_url("**/indicator*")
    wait_until_drawn(page)
    expect(page.locator("h1").first).to_have_text(title)
    assert "as_at=2010-11-14" in page.url
    assert page.evaluate("window.stillTheSameDocument")


def test_a_picture_on_the_wall_leads_to_the_full_chart(page: Page) -> None:
    open_page(page, "theme?theme=safer-and-stronger-communities")
    card = page.locator(".lsp-multiple").filter(has_text="NI 47")
    card.click()  # in its middle, where the picture is
    page.wait_for_url("**/indicator*")
    wait_until_drawn(page)
    expect(page.locator("h1").first).to_contain_text("road accidents")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_the_indicator_at_hand_is_seen_from_enter_and_back(page: Page) -> None:
    open_page(page, "enter?figure=NI 16")
    page.get_by_role("link", name="See the indicator").click()
    page.wait_for_url("**/indicator*")
    wait_until_drawn(page)
    expect(page.locator("h1").first).to_have_text("Serious acquisitive crime rate")
    page.go_back()
    page.wait_for_url("**/enter*")
    wait_until_drawn(page)
    expect(page.get_by_role("link", name="See the indicator")).to_have_attribute("href", "indicator?ni=NI+16")


def test_an_address_reproduces_the_view(page: Page) -> None:
    open_page(page, "theme?theme=jobs-and-enterprise&as_at=2010-08-14")
    expect(page.locator("h1").first).to_have_text("Jobs and Enterprise")
    expect(page.get_by_role("group", name="As at").or_(page.get_by_label("As at")).first).to_contain_text("2010")


def test_a_trajectory_is_drawn_and_described(page: Page) -> None:
    open_page(page, "indicator?ni=NI 47")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.locator("h1").first).to_contain_text("road accidents")


def test_a_day_that_is_typed_is_taken_by_enter(page: Page) -> None:
    open_page(page, "")
    type_day(page, "14112010")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?as_at=2010-11-14")
    expect(page.get_by_text("As known on 14 Nov 2010.")).to_be_visible()
    expect(page.get_by_role("spinbutton", name="year, As at")).to_be_focused()
    page.keyboard.type("2009")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?as_at=2009-11-14")


@pytest.mark.parametrize(
    ("link", "leads_to"), [("a[data-page=theme]", "theme"), ("[data-testid=stSidebarNavLink]", "underperforming")]
)
def test_a_link_clicked_straight_after_typing_a_day_leads_to_its_page_on_that_day(
    page: Page, link: str, leads_to: str
) -> None:
    open_page(page, "")
    type_day(page, "14112010")
    page.locator(f'{link}[href*="{leads_to}"]').first.click()
    page.wait_for_url(f"**/{leads_to}?*as_at=2010-11-14*")
    wait_until_drawn(page)
    expect(page.get_by_text("As known on 14 Nov 2010.")).to_be_visible()


def test_a_link_clicked_after_typing_a_day_that_is_too_late_leads_to_its_page_still(page: Page) -> None:
    open_page(page, "")
    type_day(page, "14112030")
    page.locator('a[data-page="theme"]').first.click()
    page.wait_for_url("**/theme?*")
    wait_until_drawn(page)
    expect(page.get_by_text("As known on")).to_have_count(0)
