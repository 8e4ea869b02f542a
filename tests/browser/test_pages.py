"""Every page, as a person meets it: it opens, fits the screen, shows no error and is usable by everybody."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lsp_data import reports
from lsp_data.store import generations
from pages.parts import browser
from pages.parts.navigation import ENTRIES
from presentation import commitments, delivery_plan, work_programme
from tests.browser.conftest import Server
from tests.browser.steps import open_page, wait_until_drawn

# What axe finds on any Streamlit page, in Streamlit's own frame; everything else is ours.
STREAMLITS_OWN = {"stSidebarNavItems", "stHeader", "stToolbar"}
# Its side bar's lists are marked up wrongly until our script has put them right, which may be a moment after the page.
UNMARKED = '[data-testid="stSidebarNavItems"]:not([role]), [data-testid="stSidebarNavItems"] > div:not([role])'
SECTIONS = list(dict.fromkeys(entry.section for entry in ENTRIES))
FACES = [  # what a page shows of which its own first view has nothing
    "underperforming?list=green",
    "indicator?ni=NI+39&xmr=shown",
    "benchmarks?ni=NI+32",
    "areas?ni=NI+117&drawn=map",
    "targets?part=versions",
    "targets?part=progress",
    "reward?model=aggregate_60&on=forecast",
    "partnership?step=comparators",
    "route-map?map=due",
    "route-map?map=first",
    "route-map?map=months",
    "route-map?map=rows&part=write",
    "route-map?map=rows&part=add",
    "route-map?map=rows&part=history",
    *(f"commitments?show={part}" for part in list(commitments.PARTS)[1:]),
    *(f"work-programme?show={part}" for part in list(work_programme.PARTS)[1:]),
    *(f"delivery-plan?show={part}" for part in list(delivery_plan.PARTS)[1:]),
    *(f"delivery-plan?plan=NI+39&look={look}" for look in delivery_plan.LOOKS),
    "action-plans?part=add",
    "requests?which=override",
    "meetings?part=write",
    "meetings?part=history",
    "highlight?part=add",
    "good-practice?part=add",
    "you-said?part=add",
]


@pytest.mark.parametrize("name", FACES)
def test_a_page_opens_whole_and_is_accessible(visited: Page, name: str) -> None:
    open_page(visited, name)
    check(visited)


@pytest.mark.parametrize("do", ["read", "edit", "out"])
def test_a_row_of_a_register_opens_whole_and_is_accessible(visited: Page, dashboard: Server, do: str) -> None:
    item = reports.register(generations.current(dashboard.folder), "activity")["item"].iloc[0]
    open_page(visited, f"route-map?item={item}&do={do}")
    check(visited)


def check(page: Page) -> None:
    """That the page which is open shows no error, fits the screen and is usable by everybody."""
    assert page.locator('[data-testid="stException"]').count() == 0
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, "the page is wider than the screen"
    expect(page.locator(UNMARKED)).to_have_count(0)
    found = Axe().run(page).response["violations"]
    grave = [
        (one["id"], node["html"][:200])
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
        if not any(own in node["html"] for own in STREAMLITS_OWN)
    ]
    assert not grave


@pytest.mark.parametrize("section", SECTIONS)
def test_the_side_bar_leads_to_every_page_of_a_section_without_loading_anew(visited: Page, section: str) -> None:
    """Each is whole and accessible."""
    open_page(visited, "")
    visited.evaluate("window.stillTheSameDocument = true")
    for entry in (one for one in ENTRIES if one.section == section):
        visited.get_by_role("link", name=entry.title, exact=True).first.click()
        if entry is not ENTRIES[0]:
            visited.wait_for_url(f"**/{entry.name}*")
        wait_until_drawn(visited)
        expect(visited.get_by_role("link", name=entry.title, exact=True).first).to_have_attribute(
            "aria-current", "page"
        )
        check(visited)
    assert visited.evaluate("window.stillTheSameDocument")


def test_the_steps_of_the_set_up_stand_in_one_row(page: Page) -> None:
    open_page(page, "partnership")
    steps = page.get_by_test_id("stButtonGroup").get_by_role("radio")
    expect(steps).to_have_count(10)
    heights = {round(box["y"]) for step in steps.all() if (box := step.bounding_box())}
    assert len(heights) == 1


def test_the_scripts_of_charts_and_tables_are_loaded_while_nobody_waits(page: Page, dashboard: Server) -> None:
    open_page(page, "")
    loaded = "name => performance.getEntriesByType('resource').some((one) => one.name.includes(`/${name}.`))"
    for name in browser.AHEAD:
        page.wait_for_function(loaded, arg=name)
    assert page.locator('[data-testid="stPlotlyChart"]').count() == 0
