"""From what is off track and worsening to asking the lead for what the plan misses: at most four clicks."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import open_page, wait_until_drawn

MOST_CLICKS = 4


def test_from_off_track_and_worsening_to_asking_the_lead(page: Page) -> None:
    clicked: list[str] = []

    def click(what: Locator) -> None:
        clicked.append(what.inner_text())
        what.click()
        wait_until_drawn(page)

    open_page(page, "underperforming?only=worsening")
    main = page.locator('[data-testid="stMainBlockContainer"]')
    click(main.get_by_role("link", name="It has no plan: ask for one").or_(
        main.get_by_role("link", name="What its plan misses")).first)  # fmt: skip
    expect(main.get_by_role("heading", name="Plan of NI")).to_be_visible()
    expect(main.get_by_text("✗ Missing: evidence of effect.")).to_be_visible()
    click(main.get_by_role("button", name="Ask the lead for it").last)
    field = page.get_by_role("textbox", name="Your post")
    click(field)
    field.press_sequentially("Performance Lead")
    field.press("Tab")
    wait_until_drawn(page)
    click(main.get_by_role("button", name="Write the request"))
    expect(main.get_by_text("The request is written down.")).to_be_visible()
    expect(main.get_by_text("by Performance Lead")).to_be_visible()
    assert len(clicked) <= MOST_CLICKS, clicked

    page.get_by_text("Text to copy").click()
    expect(main.get_by_test_id("stCode").filter(has_text="Subject: NI")).to_be_visible()
