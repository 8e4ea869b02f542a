"""The self-assessment page, from app.py on."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.test_register_desk import KNOWN, press
from tests.pages.words import read

PAGE = "planning/self_assessment"
STATEMENTS = (
    {"theme": "Health and Wellbeing", "strand": "good_practice", "text": "Extra care works", "question": "delivery",
     "indicators": ["NI 16"], "evidence": "Survey of tenants, 2009", "owner": "Director of Housing",
     "date": "2009-04-30", "state": "agreed"},
    {"theme": "Alcohol", "strand": "gap", "text": "=1+1 <b>nobody</b> leads on alcohol"},
    {"theme": "Alcohol", "strand": "need", "text": "Advice in every town", "question": "priorities"},
)  # fmt: skip


@pytest.fixture
def assessed(own: Path) -> Path:
    edits = [RowEdit("", fields) for fields in STATEMENTS]
    registering.write_rows(own, "assessment", edits, known_at=KNOWN, made_by=BY)
    return own


def test_each_theme_and_area_says_how_complete_it_is(assessed: Path) -> None:
    found = reports.self_assessment(generations.current(assessed))
    shown = read(open_page(PAGE))
    for name in found.themes.values():
        assert name in shown.words
    assert len(found.themes) == 5 + 7
    places = 3 * len(found.themes)
    assert shown.words.count("Nothing yet") == places - 2
    assert "Not said" in shown.words
    assert any(words.startswith(f"{places} places (theme × question): 1 complete, 1 begun") for words in shown.words)
    assert "Nothing yet" in read(open_page(PAGE, by="strand")).words


def test_statements_stand_by_theme_and_strand_with_what_they_lack(assessed: Path) -> None:
    shown = read(open_page(PAGE, show="statements"))
    assert "Alcohol – Gap: 1 statement" in shown.words
    assert "No evidence, no owner, no date, no question, still a draft" in shown.words
    assert "=1+1 <b>nobody</b> leads on alcohol" in shown.words
    shown = read(open_page(PAGE, show="statements", of="health-and-wellbeing"))
    assert "Extra care works" in shown.words
    assert "Advice in every town" not in shown.words


def test_evidence_and_its_gaps_are_listed(assessed: Path) -> None:
    drawn = text(open_page(PAGE, show="evidence"))
    assert "Of 3 statements 2 have no evidence" in drawn
    others = drawn.index("What shows the others")
    assert drawn.index("Advice in every town") < others < drawn.index("Extra care works")
    assert others < drawn.index("Survey of tenants, 2009")


def test_indicators_stand_with_their_status_and_source(assessed: Path) -> None:
    shown = read(open_page(PAGE, show="indicators"))
    assert "NI 16" in shown.words
    assert any(words.startswith("7.25") for words in shown.words)
    assert "Extra care works" in shown.words


def test_one_statement_shows_what_it_lacks(assessed: Path) -> None:
    rows = reports.register(generations.current(assessed), "assessment").set_index("text")["item"]
    assert "No evidence, no owner, no date, still a draft" in text(open_page(PAGE, item=rows["Advice in every town"]))


def test_without_statements_the_page_says_how_to_bring_some(own: Path) -> None:
    assert "No statement is held yet" in text(open_page(PAGE, show="statements"))
    assert "36 places (theme × question): 0 complete, 0 begun, 36 with nothing yet" in text(open_page(PAGE))


def test_the_paper_has_a_heading_to_fill_in_and_says_what_it_lacks(assessed: Path) -> None:
    at = open_page(PAGE, show="paper")
    assert [one.proto.label for one in at.get("download_button")] == ["Download as Word", "Download as a page"]
    assert at.text_input(key="add-heading-0-title").value == "Trial partnership: self-assessment"
    assert "Not filled in, and so said in the paper: Description" in text(at)


def test_a_heading_that_is_being_typed_stays_when_a_colleague_adds_it_first(assessed: Path) -> None:
    at = open_page(PAGE, show="paper")
    at.text_input(key="post").set_value(BY)
    at.text_area(key="add-heading-0-description").set_value("What we know of ourselves")
    at.text_input(key="add-heading-0-audience").set_value("The board")
    theirs = {"paper": "self_assessment", "title": "Our year", "audience": "Everybody"}
    registering.write_rows(assessed, "heading", [RowEdit("", theirs)], known_at=KNOWN, made_by="Clerk")
    press(at, "add-heading-save")
    (row,) = reports.register(generations.current(assessed), "heading").to_dict("records")
    assert (row["title"], row["audience"], row["description"]) == ("Our year", "Everybody", "What we know of ourselves")
    assert "target audience: you wrote “The board”; Clerk wrote “Everybody”" in text(at)
    press(at, "leave-theirs")
    assert at.text_input(key="edit-heading-0-audience").value == "Everybody"


def test_the_heading_is_kept_signed_and_stands_in_the_paper_of_its_day(assessed: Path) -> None:
    at = open_page(PAGE, show="paper")
    at.text_input(key="post").set_value(BY)
    at.text_area(key="add-heading-0-description").set_value("What we know of ourselves")
    press(at, "add-heading-save")
    at = open_page(PAGE, show="paper")
    assert "Not filled in, and so said in the paper: Document purpose" in text(at)
    at.text_input(key="post").set_value("Clerk")
    at.text_input(key="edit-heading-0-audience").set_value("The board")
    (row,) = reports.register(generations.current(assessed), "heading").to_dict("records")
    press(at, f"save-heading-{row['item']}")
    (row,) = reports.register(generations.current(assessed), "heading").to_dict("records")
    assert (row["paper"], row["title"], row["description"], row["audience"], row["changed_by"]) == (
        "self_assessment", "Trial partnership: self-assessment", "What we know of ourselves", "The board", "Clerk",
    )  # fmt: skip
    at.toggle(key="heading-history").set_value(True)
    assert {BY, "Clerk", "What we know of ourselves"} <= set(read(run(at)).words)
    earlier = open_page(PAGE, show="paper", as_at="2011-02-13")
    assert "Not filled in, and so said in the paper: Description" in text(earlier)
    assert not earlier.text_area
