"""The targets page, from app.py on: gaps, versions and progress, as the reports have them."""

from __future__ import annotations

import pytest

from lsp_data import reports
from lsp_data.store.generations import Generation
from presentation.targets import GAP_WORDS
from tests.pages.own_partnership import open_page, run, text
from tests.pages.words import read

PAGE = "planning/targets"


def test_every_gap_stands_under_its_kind_with_lead_and_what_closes_it(sample: Generation) -> None:
    gaps = reports.unfinished(sample)
    drawn = read(open_page(PAGE)).words
    for code, count in gaps["code"].value_counts().items():
        assert f"{GAP_WORDS[code]}: {count} indicator{'' if count == 1 else 's'}" in drawn
    for what, closes in gaps[["what", "closes"]].values:
        assert what in drawn and closes in drawn
    assert f"{len(gaps)} of {len(gaps)} gaps shown, on 9 indicators." in drawn


def test_gaps_can_be_narrowed_to_a_lead_and_a_class(sample: Generation) -> None:
    gaps = reports.unfinished(sample)
    mine = gaps[gaps["lead"] == "police"]
    drawn = read(open_page(PAGE, lead="police")).words
    assert 0 < len(mine) < len(gaps)
    assert f"{len(mine)} of {len(gaps)} gaps shown, on {len(mine)} indicator{'' if len(mine) == 1 else 's'}." in drawn
    assert "Nothing is missing: every target is settled." in text(open_page(PAGE, **{"class": "local"}))


@pytest.mark.parametrize("version", ["June 2008", "March 2009", "March 2010"])
def test_each_version_shows_what_it_changed_with_the_words_of_its_paper(sample: Generation, version: str) -> None:
    rows = reports.refreshes(sample)
    rows = rows[(rows["version"] == version) & (rows["kind"] != "repeated")]
    drawn = text(open_page(PAGE, part="versions", version=version))
    assert drawn.count('<th scope="row"') == len(rows) > 0
    for words in set(rows["words"]) - {""}:
        assert words.replace("'", "&#x27;") in drawn


def test_progress_is_the_share_that_the_status_holds(sample: Generation) -> None:
    drawn = read(open_page(PAGE, part="progress")).words
    status = reports.status(sample)
    assert "58%" in drawn  # NI 8: from 21.9 to 24.3, now 23.3
    assert drawn.count("Counts up to the year's end: told then") > 0
    assert text(open_page(PAGE, part="progress")).count('<th scope="row"') == len(status)


def test_the_part_is_chosen_by_hand_and_stands_in_the_address(sample: Generation) -> None:
    at = open_page(PAGE)
    at.button_group(key="part_choice").set_value("versions")
    run(at)
    assert at.query_params["part"] == "versions"
    assert "Target for" in text(at)
    drawn = " ".join(read(open_page(PAGE, part="versions", version="May 1999")).words)
    assert 'The address asks for the version "May 1999"' in drawn
