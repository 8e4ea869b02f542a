"""The map of areas: tiles or outlines, the figure written in each area, and nothing that is fetched."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from lsp_data.store.reads import catalogue_after
from presentation import area_map, areas
from presentation.figures import ready
from presentation.palette import contrast
from tests.unit.test_presentation_areas import PERIOD_1, Q1, figure

LEVEL = pd.DataFrame(
    [
        figure("chester", "district", "cheshire", Q1, 10.0, own=True),
        figure("vale-royal", "district", "cheshire", Q1, 20.0),
        figure("macclesfield", "district", "cheshire", Q1, None, marker="suppressed"),
    ]
)


def shown() -> pd.DataFrame:
    return areas.at(LEVEL, PERIOD_1, ["district"])


def test_every_area_with_a_row_and_column_has_a_tile_of_its_own() -> None:
    catalogue = catalogue_after([]).areas
    tiles = area_map.tiles(catalogue)
    for kind in ("district", "unitary", "board"):
        mine = [tuple(map(tuple, tiles[one][0])) for one in catalogue.loc[catalogue["kind"] == kind, "id"]]
        assert len(set(mine)) == len(mine) > 1
    assert "north-west" not in tiles


def test_the_figure_stands_in_the_area_and_the_shade_follows_it() -> None:
    tiles = area_map.tiles(catalogue_after([]).areas)
    drawn = area_map.area_map(shown(), tiles, "%", drawn_as_tiles=True)
    labels = [note["text"] for note in drawn["layout"]["annotations"]]
    assert labels == ["Chester<br><b>10.0%</b>", "Vale-Royal<br><b>20.0%</b>", "Macclesfield<br><b>no figure</b>"]
    light, dark, silent = (trace["fillcolor"] for trace in drawn["data"])
    assert contrast(light, "#ffffff") < contrast(dark, "#ffffff")
    assert drawn["data"][2]["line"]["dash"] == "dot" and silent not in (light, dark)
    for trace, note in zip(drawn["data"], drawn["layout"]["annotations"], strict=True):
        assert contrast(trace["fillcolor"], note["font"]["color"]) >= 4.5
    assert "geo" not in json.dumps(drawn) and "http" not in json.dumps(drawn)
    ready(drawn)


@pytest.mark.parametrize("value", range(0, 101, 5))
def test_the_words_can_be_read_on_every_shade(value: int) -> None:
    rows = shown().assign(value=[float(value), 100.0, 0.0])
    drawn = area_map.area_map(rows, area_map.tiles(catalogue_after([]).areas), "%", drawn_as_tiles=True)
    fill, ink = drawn["data"][0]["fillcolor"], drawn["layout"]["annotations"][0]["font"]["color"]
    assert contrast(fill, ink) >= 4.5


def test_outlines_keep_their_shape_and_holes() -> None:
    ring = [(-2.0, 60.0), (-1.0, 60.0), (-1.0, 61.0), (-2.0, 61.0), (-2.0, 60.0)]
    hole = [(-1.6, 60.4), (-1.6, 60.6), (-1.4, 60.6), (-1.4, 60.4), (-1.6, 60.4)]
    rows = area_map.placed(shown(), {"chester": [ring, hole]})
    assert list(rows["area"]) == ["chester"]
    drawn = area_map.area_map(rows, {"chester": [ring, hole]}, "%", drawn_as_tiles=False)
    assert drawn["data"][0]["x"].count(None) == 1 and len(drawn["data"][0]["x"]) == 11
    assert drawn["layout"]["yaxis"]["scaleratio"] == pytest.approx(2.0, rel=0.05)  # a degree east at 60° is half
    note = drawn["layout"]["annotations"][0]
    assert (note["x"], note["y"]) == (pytest.approx(-1.5), pytest.approx(60.5))


def test_the_map_in_words_and_its_remark() -> None:
    assert area_map.told(shown(), "%", "Districts") == (
        "Map of districts, darker where higher: Chester 10.0%, Vale-Royal 20.0%. No figure: Macclesfield."
    )
    assert area_map.remark(shown(), shown(), "%") == "From light, 10.0%, to dark, 20.0%. Dotted: no figure."
    one = shown().iloc[:1]  # of whose shade there is nothing to say
    assert area_map.remark(shown(), one, "%") == "Not on the map: Macclesfield, Vale-Royal."
