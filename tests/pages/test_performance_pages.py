"""The performance pages, from app.py on, with the sample partnership: they say what the reports say."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lsp_data import decisions, reports
from lsp_data.decisions import Edit
from lsp_data.measures.forecast import in_words, percent
from lsp_data.store import generations, publication
from lsp_data.store.generations import Generation
from pages.parts.navigation import ENTRIES
from presentation import outlook
from presentation.words import indicator_key, said
from tests.pages.addresses import open_page
from tests.pages.own_partnership import BY, run, set_up, text

PAGES = {
    "performance/overview": "Overview",
    "performance/theme": "Health and Wellbeing",
    "performance/indicator": "People who say different backgrounds get on well together locally",
    "performance/underperforming": "Underperforming",
    "planning/route_map": "Route map",
}
REPORTED = date(2011, 2, 14)


@pytest.fixture
def sample(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Generation:
    monkeypatch.setenv("LSP_DATA", str(sample_folder))
    return generations.current(sample_folder)


class Words(HTMLParser):
    """What a person reads of drawn HTML, cell by cell, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self._heading = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._heading = tag == "h1"
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._heading:
            self.headings.append(data)
            self._heading = False


def read(at: AppTest) -> Words:
    return Words(text(at))


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


@pytest.mark.parametrize("page", PAGES)
def test_every_page_with_a_table_offers_it_as_a_file(sample: Generation, page: str) -> None:
    assert [one.proto.label for one in open_page(page).get("download_button")].count("Download as CSV") >= 1


def test_the_overview_counts_what_the_report_counts(sample: Generation) -> None:
    shown = read(open_page("performance/overview"))
    counts = reports.status_counts(sample, REPORTED)
    tiles = re.findall(r'lsp-tile-count">(\d+)<', text(open_page("performance/overview")))
    assert [int(one) for one in tiles] == [int(counts[rag].sum()) for rag in ("red", "amber", "green", "grey")]
    for name, red in zip(counts["theme_name"], counts["red"], strict=True):
        assert name in shown.words
        if red:
            assert f"{red} off track. " in shown.words
    first = reports.attention(sample, REPORTED).iloc[0]
    assert first["title"] in shown.words
    overdue = reports.chase(sample, REPORTED)
    assert set(overdue["partner_name"]) <= set(shown.words)


def test_another_day_gives_what_was_known_then(sample: Generation) -> None:
    at = open_page("performance/overview", as_at="2010-06-30")
    assert "As known on 30 Jun 2010." in read(at).words
    then = reports.status_counts(sample, date(2010, 6, 30))
    tiles = re.findall(r'lsp-tile-count">(\d+)<', text(at))
    assert [int(one) for one in tiles] == [int(then[rag].sum()) for rag in ("red", "amber", "green", "grey")]
    at.date_input(key="as_at_choice").set_value(date(2009, 12, 31))
    run(at)
    assert at.query_params["as_at"] == "2009-12-31"
    assert "As known on 31 Dec 2009." in read(at).words


def test_a_day_that_is_none_or_lies_ahead_gives_the_reporting_date(sample: Generation) -> None:
    for asked, why in (("tomorrow", '"tomorrow"'), ("2031-01-01", "1 Jan 2031 in the address lies after")):
        at = open_page("performance/overview", as_at=asked)
        shown = read(at)
        assert not any(words.startswith("As known on") for words in shown.words)
        assert any(why in words and "everything is shown as known on 14 Feb 2011" in words for words in shown.words)
        assert not any(f"as_at={asked}" in written for written in shown.links)


def test_the_theme_that_the_address_asks_for_is_shown_and_stays(sample: Generation) -> None:
    at = open_page("performance/theme", theme="jobs-and-enterprise")
    rows = reports.status(sample, REPORTED)
    wanted = set(rows.loc[rows["theme"] == "jobs-and-enterprise", "title"])
    others = set(rows.loc[rows["theme"] != "jobs-and-enterprise", "title"])
    shown = set(read(at).words)
    assert wanted <= shown
    assert not others & shown
    at.switch_page("pages/performance/underperforming.py")
    run(at)
    assert at.selectbox(key="theme_choice").value == "jobs-and-enterprise"
    assert not others & set(read(at).words)
    at.selectbox(key="theme_choice").set_value("health-and-wellbeing")
    run(at)
    assert at.query_params["theme"] == "health-and-wellbeing"


def test_a_theme_that_does_not_exist_gives_the_first(sample: Generation) -> None:
    assert read(open_page("performance/theme", theme="no-such-theme")).headings == ["Health and Wellbeing"]


def test_each_status_of_a_theme_is_a_word_with_a_trend_that_is_told(sample: Generation) -> None:
    at = open_page("performance/theme", theme="safer-and-stronger-communities")
    rows = reports.status(sample, REPORTED)
    rows = rows[rows["theme"] == "safer-and-stronger-communities"]
    words = read(at).words
    for rag, word in (("red", "Off track"), ("green", "On track"), ("grey", "No status")):
        assert words.count(word) == int((rows["rag"] == rag).sum())
    trends = [alt for alt in re.findall(r'<img [^>]*alt="([^"]*)"', text(at)) if alt]
    assert any(unescape(alt).startswith("NI 33 (i): ") for alt in trends)


def test_chosen_charts_are_drawn_with_their_words_at_most_twelve(sample: Generation) -> None:
    rows = reports.status(sample, REPORTED)
    rows = rows[rows["theme"] == "safer-and-stronger-communities"]
    keys = [indicator_key(code, sub) for code, sub in zip(rows["indicator"], rows["sub_measure"], strict=True)]
    at = open_page("performance/theme", theme="safer-and-stronger-communities", show=",".join(["NI 999", *keys]))
    charts = at.get("plotly_chart")
    assert len(charts) == min(12, len(keys)) > 3
    assert all(one.proto.alt.startswith("Trajectory of NI ") for one in charts)
    at.multiselect(key="show_choice").set_value([keys[1]])
    run(at)
    assert len(at.get("plotly_chart")) == 1
    assert at.query_params["show"] == keys[1]


def test_the_indicator_answers_four_questions_in_their_order(sample: Generation) -> None:
    at = open_page("performance/indicator", ni="NI 39")
    row = reports.status(sample, REPORTED).set_index("indicator").loc["NI 39"]
    shown = read(at)
    assert shown.headings == ["Alcohol-harm related hospital admissions"]
    questions = [words for words in shown.words if re.match(r"[1-4]\. ", words)]
    assert [one[3:] for one in questions] == [
        "Against the milestone now",
        "Which way is it going?",
        "Is the change real?",
        "Will it get there?",
    ]
    assert row["summary"] in shown.words
    assert row["variation"] == "special_cause_concern"
    chance = f"{in_words(row['p_target']).capitalize()} ({percent(row['p_target'])})"
    for words in ("Worse than usual", chance, row["lead_name"], row["officer"]):
        assert words in shown.words
    assert len(at.get("plotly_chart")) == 1


def test_the_indicator_says_where_it_will_be_what_is_usual_and_how_we_know(sample: Generation) -> None:
    rows = reports.status(sample, REPORTED)
    seen = set()
    for forecast, charted in ((True, True), (True, False), (False, False)):
        kind = rows[(rows["forecast"].notna() == forecast) & (rows["variation"].notna() == charted)]
        if kind.empty:
            continue
        row = kind.iloc[0]
        shown = read(open_page("performance/indicator", ni=indicator_key(row["indicator"], row["sub_measure"])))
        assert shown.words.count("How do we know?") == 2
        ahead = reports.outlook(sample, row["indicator"], row["sub_measure"], row["area"], REPORTED)
        assert outlook.forecast_line(ahead, said(row["unit"])) in shown.words
        assert outlook.change_line(ahead.chart) in shown.words
        assert (ahead.forecast is not None, ahead.chart.variation is not None) == (forecast, charted)
        if forecast and not np.isnan(row["p_target"]):
            assert ahead.p_target == row["p_target"]
            assert any(in_words(row["p_target"]) in words for words in shown.words)
        seen.add((forecast, charted))
    assert {(True, False), (False, False)} <= seen


def test_every_figure_of_the_indicator_stands_with_its_file_and_cell(sample: Generation) -> None:
    series = reports.series(sample, "NI 4", "", "cheshire-west-and-chester", REPORTED)
    samples = series.loc[series["measure"] == "sample", "value"]
    series = series[series["measure"] == "actual"]
    shown = text(open_page("performance/indicator", ni="NI 4"))
    for file, sheet, cell in zip(series["file_name"], series["sheet"], series["cell"], strict=True):
        assert file in shown
        assert f"{sheet} {cell}" in unescape(shown)
    assert len(samples) >= 2
    assert all(f"sample of {size:,.0f}" in shown for size in samples)
    assert "earlier version" in shown  # the Place Survey was revised
    assert "<s>26.9%</s>" in shown


def test_an_indicator_is_found_by_its_code_as_people_write_it(sample: Generation) -> None:
    part = open_page("performance/indicator", ni="NI 120 (a)")
    assert "NI 120 (a)" in text(part)
    assert "is measured in parts" not in text(part)
    whole = open_page("performance/indicator", ni="ni120")
    assert part.selectbox(key="ni_choice").value == whole.selectbox(key="ni_choice").value == "NI 120|a"
    assert "NI 120 is measured in parts. Here is part a; the others: " in text(whole)
    assert "ni=NI+120%7Cb" in text(whole)


def test_an_indicator_that_is_not_in_use_is_said_and_another_can_be_chosen(sample: Generation) -> None:
    at = open_page("performance/indicator", ni="NI 999")
    assert at.selectbox(key="ni_choice").value is None
    assert "Figures and where they come from" not in text(at)
    at.selectbox(key="ni_choice").set_value("NI 33|i")
    run(at)
    assert read(at).headings == ["Arson: deliberate primary fires"]
    assert at.query_params["ni"] == "NI 33|i"


def test_every_indicator_in_use_can_be_opened(sample: Generation) -> None:
    rows = reports.status(sample, REPORTED)
    at = open_page("performance/indicator")
    for code, sub, title in zip(rows["indicator"], rows["sub_measure"], rows["title"], strict=True):
        at.selectbox(key="ni_choice").set_value(indicator_key(code, sub))
        run(at)
        assert read(at).headings == [title]


def test_red_and_worsening_comes_first_with_its_reason(sample: Generation) -> None:
    at = open_page("performance/underperforming")
    rows = reports.underperforming(sample, REPORTED)
    worst = int(rows["red_and_worsening"].sum())
    shown = read(at).words
    assert f"Off track and worsening: {worst} indicators" in shown
    titles = [words for words in shown if words in set(rows["title"])]
    assert titles == list(rows["title"])
    assert f"{len(rows)} of {len(rows)} underperforming indicators shown; {worst} are off track and worsening." in shown
    assert all(said(lead) == "" or post in shown for lead, post in zip(rows["lead"], rows["officer"], strict=True))


def test_the_underperforming_can_be_narrowed(sample: Generation) -> None:
    rows = reports.underperforming(sample, REPORTED)
    at = open_page("performance/underperforming", only="worsening", lead="primary-care-trust")
    wanted = rows[rows["red_and_worsening"] & (rows["lead"] == "primary-care-trust")]
    titles = [words for words in read(at).words if words in set(rows["title"])]
    assert titles == list(wanted["title"])
    at.selectbox(key="only_choice").set_value("amber")
    at.selectbox(key="lead_choice").set_value("")
    run(at)
    titles = [words for words in read(at).words if words in set(rows["title"])]
    assert titles == list(rows.loc[rows["rag"] == "amber", "title"])


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


def test_text_of_a_person_stays_text_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSP_DATA", str(tmp_path / "data"))
    set_up(tmp_path / "data")
    evil = '<img src="http://elsewhere.example/x.png" onerror="x()"> **bold** ![](http://elsewhere.example/y.png)'
    decisions.save_edits(tmp_path / "data", [Edit("indicator", "NI 16", "title", evil)], made_by=BY)
    for page in PAGES:
        at = open_page(page, ni="NI 16", show="NI 16")
        drawn = text(at)
        assert '<img src="http' not in drawn
        for markdown in (*at.markdown, *at.caption, *at.title, *at.header, *at.subheader):
            assert "elsewhere" not in markdown.value
    assert evil in read(open_page("performance/indicator", ni="NI 16")).words


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        ("performance/indicator", {"ni": "NI 999"}, 'the indicator "NI 999", which is not in use here.'),
        ("performance/theme", {"theme": "wealth"}, 'No theme is called "wealth"'),
        ("performance/theme", {"area": "atlantis"}, 'No area is called "atlantis"'),
        ("performance/theme", {"show": "NI 999"}, 'the chart of "NI 999"'),
        ("performance/underperforming", {"lead": "nobody"}, 'the lead "nobody", which is not known here.'),
        ("planning/route_map", {"year": "2031/32"}, 'the route map of "2031/32", which is not known here.'),
        ("planning/route_map", {"stream": "Z"}, 'the workstream "Z", which is not known here.'),
        ("returns/tracker", {"year": "1999/00"}, 'the year "1999/00", which is not known here.'),
        ("returns/tracker", {"cell": "nobody.2010-12-31"}, 'the figures of "nobody.2010-12-31"'),
    ],
)
def test_what_the_address_asks_for_in_vain_is_said(
    sample: Generation, page: str, asked: dict[str, str], said: str
) -> None:
    assert any(said in words for words in read(open_page(page, **asked)).words)
    assert 'class="lsp-banner lsp-remark"' not in text(open_page(page))


def test_what_narrows_the_underperforming_is_said_counted_of_all_and_can_be_taken_away(sample: Generation) -> None:
    every = reports.underperforming(sample, REPORTED)
    some = every[every["theme"] == "jobs-and-enterprise"]
    assert 0 < len(some) < len(every)
    shown = read(open_page("performance/underperforming", theme="jobs-and-enterprise", only="red"))
    red = int((some["rag"] == "red").sum())
    assert any(words.startswith(f"{red} of {len(every)} underperforming indicators") for words in shown.words)
    assert {"Jobs and Enterprise", "Off track only"} <= set(shown.words)
    assert "underperforming?only=red" in shown.links
    assert "underperforming?theme=jobs-and-enterprise" in shown.links
    assert "Shown only: " not in read(open_page("performance/underperforming")).words


@pytest.mark.parametrize("page", [entry.file.removesuffix(".py").removeprefix("pages/") for entry in ENTRIES])
def test_every_page_names_the_partnership(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setenv("LSP_DATA", str(tmp_path / "data"))
    set_up(tmp_path / "data")
    assert "Trial partnership" in read(open_page(page)).words


def test_a_reporting_date_long_after_the_years_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSP_DATA", str(tmp_path / "data"))
    set_up(tmp_path / "data")
    pages = ("performance/overview", "administration/partnership")
    assert not any("no reporting date is fixed" in text(open_page(page)) for page in pages)
    decisions.save_edits(tmp_path / "data", [Edit("partnership", "", "reporting_date", "")], made_by=BY)
    for page in pages:
        assert "years ended on 31 Mar 2011, and no reporting date is fixed" in text(open_page(page))
        assert "partnership?step=identity" in read(open_page(page)).links


def test_a_source_leads_to_its_return(sample: Generation) -> None:
    returns = set(reports.returns(sample)["return_id"])
    shown = read(open_page("performance/indicator", ni="NI 47", as_at="2010-11-30"))
    asked = [dict(parse_qsl(urlsplit(one).query)) for one in shown.links if one.startswith("history?")]
    assert asked
    assert all(one["return"] in returns and one["as_at"] == "2010-11-30" for one in asked)


def test_a_cell_of_the_tracker_leads_to_its_figures_and_their_returns(sample: Generation) -> None:
    shown = read(open_page("returns/tracker"))
    assert any(one.startswith("tracker?year=2010%2F11&cell=") for one in shown.links)
    rows = reports.tracker(sample, REPORTED)
    for state, wanted in (("received", "history?return="), ("overdue", "templates?partner=")):
        row = rows[rows["state"] == state].iloc[0]
        cell = read(open_page("returns/tracker", cell=f"{row['partner']}.{row['period_end'].date()}"))
        figures = [one for one in cell.links if one.startswith("indicator?")]
        assert len(figures) == row["expected"]
        assert sum(one.startswith(wanted) for one in cell.links) >= 1


@pytest.mark.parametrize(
    ("page", "held"),
    [
        ("planning/route_map", {"year": "2010/11"}),
        ("returns/tracker", {"year": "2010/11"}),
        ("performance/theme", {"theme": "health-and-wellbeing"}),
        ("performance/indicator", {"ni": "NI 1"}),
    ],
)
def test_what_is_shown_without_being_asked_for_can_be_put_in_the_address(
    sample: Generation, page: str, held: dict[str, str]
) -> None:
    wanted = {"as_at": "2011-02-14", **held}
    offered = [dict(parse_qsl(urlsplit(one).query)) for one in read(open_page(page)).links if one.startswith("?")]
    assert offered == [wanted]
    assert not [one for one in read(open_page(page, **wanted)).links if one.startswith("?")]
