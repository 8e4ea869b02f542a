"""The overview, a theme and the attention list, from app.py on: they say what the reports say."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import quote_plus

import pandas as pd
from streamlit.testing.v1 import AppTest

from lsp_data import reports
from lsp_data.store.generations import Generation
from presentation import history
from presentation.words import indicator, indicator_key, said
from tests.pages.conftest import REPORTED
from tests.pages.own_partnership import open_page, run, text
from tests.pages.words import read


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


def test_what_changed_since_a_chosen_day_is_told_with_its_cause(sample: Generation) -> None:
    at = open_page("performance/overview", since="2011-01-15")
    since = date(2011, 1, 15)
    changes = reports.changes(sample, REPORTED, since)
    assert history.changes_counted(changes) in read(at).words
    assert "What changed since 15 Jan 2011" in read(at).words
    at.date_input(key="since_choice").set_value(date(2010, 6, 1))
    run(at)
    assert at.query_params["since"] == "2010-06-01"
    assert "What changed since 1 Jun 2010" in read(at).words


def test_each_status_of_a_theme_is_a_word_with_a_trend_that_is_told(sample: Generation) -> None:
    at = open_page("performance/theme", theme="safer-and-stronger-communities")
    rows = reports.status(sample, REPORTED)
    rows = rows[rows["theme"] == "safer-and-stronger-communities"]
    words = read(at).words
    for rag, word in (("red", "Off track"), ("green", "On track"), ("grey", "No status")):
        assert words.count(word) == 2 * int((rows["rag"] == rag).sum())  # in the table and on the wall
    trends = [alt for alt in re.findall(r'<img [^>]*alt="([^"]*)"', text(at)) if alt]
    assert any(unescape(alt).startswith("NI 33 (i): ") for alt in trends)


def test_the_wall_has_each_indicator_s_trajectory_told_in_words_and_one_click_from_its_chart(
    sample: Generation,
) -> None:
    rows = reports.status(sample, REPORTED)
    rows = rows[rows["theme"] == "safer-and-stronger-communities"]
    wall = text(open_page("performance/theme", theme="safer-and-stronger-communities")).split('class="lsp-wall"')[1]
    cards = wall.split('<li class="lsp-multiple')[1:]
    assert len(cards) == len(rows) > 12
    for card, code, sub in zip(cards, rows["indicator"], rows["sub_measure"], strict=True):
        assert f'alt="Trajectory of {indicator(code, sub)}, ' in card
        assert (
            f'href="indicator?theme=safer-and-stronger-communities&amp;ni={quote_plus(indicator_key(code, sub))}"'
            in card
        )


def test_red_and_worsening_comes_first_with_its_reason(sample: Generation) -> None:
    at = open_page("performance/underperforming")
    rows = reports.attention(sample, REPORTED)
    worst, exposed = int((rows["code"] == "red-and-worsening").sum()), int(rows["exposed"].sum())
    at_risk = int(rows["at_risk"].sum())
    shown = read(at).words
    assert f"Off track and worsening: {worst} indicators" in shown
    titles = [words for words in shown if words in set(rows["title"])]
    assert titles[: len(rows)] == list(rows["title"])
    told = f"{len(rows)} of {len(rows)} indicators that need attention shown"
    assert (
        f"{told}; {worst} are off track and worsening, {exposed} exposed, {at_risk} at risk of a red flag"
        in " ".join(shown)
    )
    assert all(said(lead) == "" or post in shown for lead, post in zip(rows["lead"], rows["officer"], strict=True))
    assert shown.count("CAA: red flag at risk") == at_risk
    assert shown.count("CAA: exposed") == exposed - at_risk


def test_the_candidates_for_a_green_flag_are_one_click_from_the_list_of_what_needs_attention(
    sample: Generation,
) -> None:
    found = reports.green_candidates(sample, REPORTED)
    reasons = {f"{why}." for why in found["why"]}
    assert reasons
    at = open_page("performance/underperforming")
    assert not reasons & set(read(at).words)
    at.button_group(key="list_choice").set_value("green")
    run(at)
    assert at.query_params["list"] == "green"
    assert reasons <= set(read(at).words)


def test_the_attention_list_can_be_narrowed(sample: Generation) -> None:
    rows = reports.attention(sample, REPORTED)
    at = open_page("performance/underperforming", only="worsening", lead="primary-care-trust")
    wanted = rows[(rows["code"] == "red-and-worsening") & (rows["lead"] == "primary-care-trust")]
    assert titles_of(at, wanted) == list(wanted["title"])
    at.selectbox(key="only_choice").set_value("exposed")
    at.selectbox(key="lead_choice").set_value("")
    run(at)
    exposed = rows[rows["exposed"]]
    assert titles_of(at, rows) == list(exposed["title"])


def titles_of(at: AppTest, rows: pd.DataFrame) -> list[str]:
    """The titles of the rows that the page shows, in its order."""
    return [words for words in read(at).words if words in set(rows["title"])]


def test_what_narrows_the_list_is_said_counted_of_all_and_can_be_taken_away(sample: Generation) -> None:
    every = reports.attention(sample, REPORTED)
    some = every[every["theme"] == "jobs-and-enterprise"]
    assert 0 < len(some) < len(every)
    shown = read(open_page("performance/underperforming", theme="jobs-and-enterprise", only="red"))
    red = int((some["rag"] == "red").sum())
    assert any(words.startswith(f"{red} of {len(every)} indicators that need attention") for words in shown.words)
    assert {"Jobs and Enterprise", "Off track"} <= set(shown.words)
    assert "underperforming?only=red" in shown.links
    assert "underperforming?theme=jobs-and-enterprise" in shown.links
    assert "Shown only: " not in read(open_page("performance/underperforming")).words
