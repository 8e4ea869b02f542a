"""The map of areas in a browser: outlines are taken in and drawn, and nothing is asked of another host."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.steps import open_page, type_post, wait_until_drawn

DISTRICTS = "areas?ni=NI 191&period=2008-04-01_2009-03-31&drawn=map&levels=district"
CORNERS = {"Chester": (-2.95, 53.1), "Vale Royal": (-2.72, 53.18), "Congleton": (-2.35, 53.05)}


def outlines(folder: Path) -> Path:
    def square(west: float, south: float) -> list[list[float]]:
        east, north = west + 0.2, south + 0.1
        return [[west, south], [east, south], [east, north], [west, north], [west, south]]

    features = [
        {"type": "Feature", "properties": {"NAME": name}, "geometry": {"type": "Polygon", "coordinates": [square(*at)]}}
        for name, at in CORNERS.items()
    ]
    file = folder / "districts.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return file


def test_a_map_of_outlines_is_drawn_from_nothing_but_the_file(page: Page, tmp_path: Path) -> None:
    open_page(page, DISTRICTS)
    expect(page.locator(".js-plotly-plot .scatterlayer .trace")).to_have_count(6)  # tiles
    open_page(page, "data")
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(str(outlines(tmp_path)))
    wait_until_drawn(page)
    type_post(page)
    page.get_by_role("button", name="Use these outlines").click()
    expect(page.get_by_text("The map has outlines of 3 areas.")).to_be_visible()
    open_page(page, DISTRICTS)
    expect(page.locator(".js-plotly-plot .scatterlayer .trace")).to_have_count(3)
    expect(page.get_by_text("Not on the map: Crewe and Nantwich")).to_be_visible()
    expect(page.locator(".js-plotly-plot .annotation-text").first).to_contain_text("655")
