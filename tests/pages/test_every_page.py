"""What holds on every page, from app.py on: with the sample, with a partnership of its own and with none."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from lsp_data import decisions, reports
from lsp_data.decisions import Edit
from lsp_data.store import publication
from lsp_data.store.generations import Generation
from pages.parts.navigation import ENTRIES
from presentation.words import indicator_key
from tests.pages.own_partnership import BY, open_page, text
from tests.pages.words import read

PAGES = {
    "performance/overview": "Overview",
    "performance/theme": "Health and Wellbeing",
    "performance/indicator": "People who say different backgrounds get on well together locally",
    "performance/underperforming": "Needs attention",
    "performance/benchmarks": "Benchmarks",
    "performance/areas": "Arson: deliberate primary fires",
    "planning/targets": "Targets",
    "planning/reward": "Reward what-if",
    "planning/delivery_plan": "Delivery planning",
    "planning/action_plans": "Action plans",
    "planning/requests": "Requests",
    "planning/route_map": "Route map",
    "planning/self_assessment": "Self-assessment",
    "planning/commitments": "Commitments",
    "planning/work_programme": "Work programme",
    "planning/meetings": "Meetings",
    "planning/highlight": "Highlight reports",
    "planning/practice": "Good practice",
    "planning/said_did": "You said, we did",
}
NO_ROWS = ("planning/requests", "planning/highlight")  # of which the sample has nothing: they are made on the page
RETURNS = ("upload", "tracker", "templates", "layouts", "enter", "history")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_its_title_and_says_that_the_data_is_invented(sample: Generation, page: str) -> None:
    shown = read(open_page(page))
    assert shown.headings == [PAGES[page]]
    assert "Demonstration: every figure is invented." in shown.words
    assert any("Reporting date 14 Feb 2011" in words for words in shown.words)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_computers_word_for_nothing(sample: Generation, page: str) -> None:
    shown = " ".join(read(open_page(page)).words)
    assert not re.findall(r"\b(?:nan|NaN|NaT|None|null|<NA>|inf)\b", shown.replace("None named", ""))


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_page_and_an_indicator_that_there_are(sample: Generation, page: str) -> None:
    shown = read(open_page(page, as_at="2010-11-30"))
    rows = reports.status(sample, date(2010, 11, 30))
    known = {indicator_key(code, sub) for code, sub in zip(rows["indicator"], rows["sub_measure"], strict=True)}
    names = {entry.name for entry in ENTRIES}
    for written in shown.links:
        parts, asked = urlsplit(written), dict(parse_qsl(urlsplit(written).query))
        assert parts.path in names | {""}, written
        assert "ni" not in asked or asked["ni"] in known, written
        assert asked.get("as_at") == "2010-11-30" or written == "?", written


@pytest.mark.parametrize("page", [one for one in PAGES if one not in NO_ROWS])
def test_every_page_with_a_table_offers_it_as_a_file(sample: Generation, page: str) -> None:
    assert [one.proto.label for one in open_page(page).get("download_button")].count("Download as CSV") >= 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("created", [False, True])
def test_without_a_partnership_a_page_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, created: bool
) -> None:
    monkeypatch.setenv("LSP_DATA", str(tmp_path / "data"))
    if created:
        publication.create(tmp_path / "data")
    shown = read(open_page(page))
    assert shown.headings == ["Welcome"]
    assert "There is no partnership here yet" in shown.words
    assert "partnership" in shown.links


def test_a_partnership_without_figures_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSP_DATA", str(tmp_path / "data"))
    publication.create(tmp_path / "data")
    decisions.save_edits(tmp_path / "data", [Edit("partnership", "", "name", "New partnership")], made_by=BY)
    for page in PAGES:
        shown = read(open_page(page))
        assert "Welcome" not in shown.headings
    assert "No route map has been accepted yet" in read(open_page("planning/route_map")).words


def test_text_of_a_person_stays_text_everywhere(own: Path) -> None:
    evil = '<img src="http://elsewhere.example/x.png" onerror="x()"> **bold** ![](http://elsewhere.example/y.png)'
    decisions.save_edits(own, [Edit("indicator", "NI 16", "title", evil)], made_by=BY)
    for page in PAGES:
        at = open_page(page, ni="NI 16")
        drawn = text(at)
        assert '<img src="http' not in drawn
        for markdown in (*at.markdown, *at.caption, *at.title, *at.header, *at.subheader):
            assert "elsewhere" not in markdown.value
    assert evil in read(open_page("performance/indicator", ni="NI 16")).words


@pytest.mark.parametrize("page", [entry.file.removesuffix(".py").removeprefix("pages/") for entry in ENTRIES])
def test_every_page_names_the_partnership(own: Path, page: str) -> None:
    assert "Trial partnership" in read(open_page(page)).words


def test_a_reporting_date_long_after_the_years_is_warned_of(own: Path) -> None:
    pages = ("performance/overview", "administration/partnership")
    assert not any("no reporting date is fixed" in text(open_page(page)) for page in pages)
    decisions.save_edits(own, [Edit("partnership", "", "reporting_date", "")], made_by=BY)
    for page in pages:
        assert "years ended on 31 Mar 2011, and no reporting date is fixed" in text(open_page(page))
        assert "partnership?step=identity" in read(open_page(page)).links


@pytest.mark.parametrize("page", RETURNS)
def test_every_page_opens_on_an_empty_store(folder: Path, page: str) -> None:
    publication.create(folder)
    at = open_page(f"returns/{page}")
    if page not in ("upload", "templates", "layouts"):
        assert "There is no partnership here yet" in text(at)


@pytest.mark.parametrize("page", RETURNS)
def test_every_page_opens_on_a_partnership(own: Path, page: str) -> None:
    assert "There is no partnership here yet" not in text(open_page(f"returns/{page}"))
