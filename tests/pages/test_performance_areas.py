"""The areas page, from app.py on: every area's figure with its source, the levels and periods that are chosen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lsp_data import reports
from lsp_data.store import generations
from lsp_data.store.generations import Generation
from tests.pages.own_partnership import open_page, run, text
from tests.pages.words import read

SQUARE = [[-2.9, 53.1], [-2.8, 53.1], [-2.8, 53.2], [-2.9, 53.2], [-2.9, 53.1]]

PAGE = "performance/areas"
YEAR = "2008-04-01_2009-03-31"


def test_every_area_of_the_period_has_its_figure_and_its_cell(sample: Generation) -> None:
    rows = reports.by_area(sample, "NI 191", "")
    rows = rows[rows["period_end"] == "2009-03-31"]
    drawn = read(open_page(PAGE, ni="NI 191", period=YEAR)).words
    assert len(rows) == 9
    for name, value, cell in rows[["area_name", "value", "cell"]].values:
        assert name in drawn and f"{value:g}" in drawn
        assert any(f" {cell}," in words for words in drawn)
    assert drawn.count("rebuilt: the area did not exist then") == 2  # both councils began on 1 April 2009


def test_an_indicator_of_many_areas_is_shown_first_and_the_list_is_in_order_of_number(sample: Generation) -> None:
    at = open_page(PAGE)
    options = at.selectbox(key="ni_choice").options
    measured = reports.areas_measured(sample)
    assert len(options) == 50
    assert at.selectbox(key="ni_choice").value == "NI 33|i" and measured["NI 33", "i"] == max(measured.values()) == 9
    numbers = [int(one.removeprefix("NI ").split(":")[0].split(" ")[0]) for one in options]
    assert numbers == sorted(numbers)


def test_a_level_can_be_chosen_and_stands_in_the_address(sample: Generation) -> None:
    at = open_page(PAGE, ni="NI 191", period=YEAR)
    at.button_group(key="levels_choice").set_value(["county", "unitary"])
    run(at)
    assert at.query_params["levels"] == "county,unitary"
    drawn = text(at)
    assert "3 areas with a figure. Unit: kg per household." in drawn and ">Vale Royal</a>" not in drawn


def test_a_count_is_a_share_of_its_county_and_a_rate_higher_or_lower(sample: Generation) -> None:
    drawn = read(open_page(PAGE, ni="NI 154", period=YEAR)).words
    assert "18.8% of Cheshire's 1,574" in drawn  # Chester: 296
    drawn = read(open_page(PAGE, ni="NI 191", period=YEAR)).words
    assert "16 kg per household lower than Cheshire, better" in drawn  # Chester: 655 of 671


def test_what_is_missing_says_so(sample: Generation) -> None:
    drawn = read(open_page(PAGE, ni="NI 20")).words  # Cheshire East
    assert "none for this period; the last is of Apr 2008–Mar 2009 (year to date)" in drawn
    drawn = read(open_page(PAGE, ni="NI 16", period="nonsense")).words
    assert any('the period "nonsense"' in words for words in drawn)
    assert "No such indicator" in text(open_page(PAGE, ni="NI 999"))


def test_the_parts_are_set_against_the_whole_with_the_method_of_the_split(sample: Generation) -> None:
    drawn = read(open_page(PAGE, ni="NI 154", period=YEAR)).words
    assert drawn.count("✓ Reconciles") == 4
    assert any(words.startswith("How the county's figures were split: negotiated between") for words in drawn)
    assert any("The baseline of 890 is of 31 Mar 2008, before Cheshire West and Chester began" in one for one in drawn)
    assert "≠ Differs by 0.204" in read(open_page(PAGE, ni="NI 20", period=YEAR)).words
    drawn = read(open_page(PAGE, ni="NI 16", period=YEAR)).words
    assert "? Cannot be told" in drawn and any("is not recorded" in words for words in drawn)


def test_a_period_in_which_nothing_compares_names_those_in_which_it_does(sample: Generation) -> None:
    drawn = text(open_page(PAGE, ni="NI 191", period="2009-04-01_2010-03-31"))
    assert "Nothing can be compared in this period. Choose one of these: Apr 2008–Mar 2009 (year to date)" in drawn
    assert "No figures of a whole and its parts are known" in text(open_page(PAGE, ni="NI 1"))


def outlined(*names: str) -> bytes:
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
        for name in names
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_the_map_is_of_tiles_by_level_with_its_words(sample: Generation) -> None:
    at = open_page(PAGE, ni="NI 191", period=YEAR, drawn="map")
    told = [one.proto.alt for one in at.get("plotly_chart")]
    assert [words.partition(",")[0] for words in told] == ["Map of districts", "Map of councils"]
    assert "Vale Royal 690" in told[0]
    assert "From light, 641, to dark, 703." in text(at)
    assert "No map of these areas" in text(open_page(PAGE, ni="NI 191", period=YEAR, drawn="map", levels="county"))


def test_outlines_are_taken_in_drawn_and_taken_away(sample_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSP_DATA", str(sample_copy))
    at = open_page("administration/data")
    at.file_uploader(key="outlines").set_value([("cheshire.geojson", outlined("Chester", "Vale Royal", "Wirral"), "")])
    run(at)
    assert "Wirral" in text(at) and "the property “name”" in text(at)
    at.text_input(key="post").set_value("Performance Analyst")
    at.button(key="outlines-use").click()
    run(at)
    assert at.success[0].value == "The map has outlines of 2 areas\\."
    assert set(reports.outlines(generations.current(sample_copy))) == {"chester", "vale-royal"}
    drawn = text(open_page(PAGE, ni="NI 191", period=YEAR, drawn="map", levels="district"))
    assert "Not on the map: Congleton, Crewe and Nantwich" in drawn
    at = open_page("administration/data")
    at.text_input(key="post").set_value("Performance Analyst")
    at.button(key="outlines-away").click()
    run(at)
    assert reports.outlines(generations.current(sample_copy)) == {}


def test_outlines_that_cannot_be_used_are_refused_with_what_is_wrong(
    sample_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSP_DATA", str(sample_copy))
    at = open_page("administration/data")
    at.file_uploader(key="outlines").set_value([("strange.json", outlined("Wirral"), "")])
    run(at)
    assert "No property of the features" in at.error[0].value.replace("\\", "")
    assert not [one for one in at.button if one.key == "outlines-use"]
