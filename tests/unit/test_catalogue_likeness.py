"""Suggested titles: they share words with what the partner wrote, or none is suggested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.likeness import Titles
from lsp_data.catalogue.reference import load_reference

CATALOGUE = Catalogue.build(load_reference(), [])
TITLES = Titles.of(["fuel poverty of homes", "children in poverty", "household waste recycled", "bus services on time"])


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("% of household waste sent for reuse, recycling and composting", "NI 192"),
        ("Percentage of 16 to 18 yr olds NEET", "NI 117"),
        ("Number of violent crimes", "NI 15"),
        ("Under 18 conceptions", "NI 112"),
        ("CO2 reduction from LA operations", "NI 185"),
        ("Overall satisfaction with area", "NI 5"),
        ("Smoking quitters", "NI 123"),
        ("Serious aquisitve crime", "NI 16"),
    ],
)
def test_what_partners_call_an_indicator_suggests_it_first(name: str, first: str) -> None:
    assert CATALOGUE.suggest_indicator(name)[0] == first


@pytest.mark.parametrize(
    "name",
    [
        "Missed bins per 100,000 collections",
        "Average time to re-let local authority housing (days)",
        "% invoices paid on time",
        "Working days lost to sickness absence",
        "Domestic burglary rate",
        "Number of people",
        "",
    ],
)
def test_what_is_no_national_indicator_suggests_none(name: str) -> None:
    assert CATALOGUE.suggest_indicator(name) == []


def test_the_rarer_of_two_words_decides() -> None:
    assert TITLES.like("poverty fuel") == ["fuel poverty of homes"]
    assert TITLES.like("poverty") == ["children in poverty", "fuel poverty of homes"]


@pytest.mark.parametrize("written", ["recycling of waste", "recyled household waste", "waste recycled"])
def test_a_word_is_known_in_other_forms_and_misspelt(written: str) -> None:
    assert TITLES.like(written) == ["household waste recycled"]


def test_a_number_is_only_itself() -> None:
    assert Titles.of(["under 18 conceptions", "under 75 mortality"]).like("under 19 18") == ["under 18 conceptions"]


@given(st.sampled_from(sorted(CATALOGUE.rows["indicators"], key=lambda row: row["title"])))
def test_every_title_is_most_like_itself(row: dict[str, str]) -> None:
    found = CATALOGUE.find_indicator(row["title"])
    if found is not None:
        first = CATALOGUE.find_indicator(CATALOGUE.suggest_indicator(row["title"])[0])
        assert first == found


@given(st.text(max_size=60))
def test_what_is_like_a_text_is_a_title_and_each_once(text: str) -> None:
    found = TITLES.like(text)
    assert len(set(found)) == len(found)
    assert set(found) <= {
        "fuel poverty of homes",
        "children in poverty",
        "household waste recycled",
        "bus services on time",
    }
