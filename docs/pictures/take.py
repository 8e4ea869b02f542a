"""Takes the pictures of the guide anew: python docs/pictures/take.py ADDRESS (of a running sample dashboard)."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'
PICTURES = {
    "overview": "",
    "theme": "theme?theme=health-and-wellbeing",
    "indicator": "indicator?ni=NI 39",
    "underperforming": "underperforming",
    "route-map": "route-map",
    "upload": "upload",
    "tracker": "tracker",
    "partnership": "partnership",
}


def settle(page: Page) -> None:
    """Until the page is drawn, its fonts and charts too."""
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(2500)


def main(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        for name, where in PICTURES.items():
            page.goto(f"{address.rstrip('/')}/{where}")
            settle(page)
            if name == "upload":
                faulty = sorted((ROOT / "sample_data" / "faulty").glob("0[1-3]*.xlsx"))
                page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(
                    [str(one) for one in faulty]
                )
                page.wait_for_timeout(4000)
                settle(page)
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8501")
