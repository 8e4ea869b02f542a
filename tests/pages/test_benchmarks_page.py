"""The page of benchmarks, from app.py on: the table of all, one indicator among its peers, and nothing loaded yet."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from lsp_data import reports
from lsp_data.store.generations import Generation
from presentation.benchmarks import QUARTERS
from presentation.words import indicator_key
from tests.pages.conftest import REPORTED
from tests.pages.own_partnership import open_page, run, text
from tests.pages.words import read

PAGE = "performance/benchmarks"


def test_the_table_says_of_each_indicator_what_its_status_says(sample: Generation) -> None:
    rows = reports.status(sample, REPORTED)
    known = rows[rows["quartile"].notna()]
    assert len(known) >= 10
    assert set(known["quartile"]) >= {1, 2, 3}
    table = reports.benchmarks(sample, REPORTED)
    assert table["quartile"].fillna(0).tolist() == rows["quartile"].fillna(0).tolist()
    shown = read(open_page(PAGE))
    for title, quartile in zip(known["title"], known["quartile"], strict=True):
        place = shown.words.index(title)
        assert QUARTERS[quartile] in shown.words[place : place + 4]
    assert "37 of 50 indicators have no figure of another authority to compare with." in shown.words


def test_a_theme_narrows_the_table(sample: Generation) -> None:
    words = read(open_page(PAGE, theme="environmental-sustainability")).words
    assert "Residual household waste per household" in words
    assert "Serious acquisitive crime rate" not in words


def test_one_indicator_stands_among_its_peers(sample: Generation) -> None:
    at = open_page(PAGE, ni="NI 32")
    shown = read(at)
    found = reports.benchmark(sample, "NI 32", "", REPORTED)
    assert found is not None
    assert found.standing is not None
    for said in ("Second quarter", "3.7 percentage points lower", "How do we know?", "Authority L"):
        assert said in shown.words
    assert "Our newest figure is of Q3 2010/11; Q2 2010/11 is the newest period" in text(at)
    assert "71-council-benchmarks.xlsx" in shown.words
    alts = [one.proto.alt for one in at.get("plotly_chart")]
    assert len(alts) == 3
    assert "Cheshire West and Chester, 25.5%, is number 6 of 13 from the best in Q2 2010/11." in alts[0]
    assert "their median 26.4%" in alts[1]
    assert "lies within what chance explains" in alts[2]


def test_another_group_is_another_comparison_and_stands_in_the_address(sample: Generation) -> None:
    at = open_page(PAGE, ni="NI 4")
    assert "Third quarter" in read(at).words
    at.selectbox(key="group_choice").set_value("*")
    run(at)
    assert "beside 15 other authorities" in text(at)
    shown = read(open_page(PAGE, ni="NI 4", group="*"))
    assert "Worst quarter" in shown.words
    assert "group=%2A" in " ".join(shown.links)
    odd = text(open_page(PAGE, group="Friends"))
    assert "Friends" in odd
    assert "which is not known here" in odd


def test_it_is_always_our_own_area_that_is_compared(sample: Generation) -> None:
    assert (
        "Cheshire West and Chester, 25.5%"
        in open_page(PAGE, ni="NI 32", area="chester").get("plotly_chart")[0].proto.alt
    )


def test_an_indicator_without_peers_says_so(sample: Generation) -> None:
    assert "Nothing to compare with" in read(open_page(PAGE, ni="NI 40")).words
    assert "which is not known here" in text(open_page(PAGE, ni="NI 999"))


def test_before_anything_was_loaded_the_page_says_what_to_do_and_offers_the_template(own: Path) -> None:
    at = open_page(PAGE)
    shown = read(at)
    assert "No benchmark has been loaded yet" in shown.words
    assert "upload" in shown.links
    (button,) = at.get("download_button")
    assert button.proto.label == "Download the template for benchmarks"


def test_an_indicators_own_page_leads_to_its_benchmarks(sample: Generation) -> None:
    rows = reports.status(sample, REPORTED)
    row = rows[rows["quartile"] == 1].iloc[0]
    key = indicator_key(row["indicator"], row["sub_measure"] if row["sub_measure"] is not np.nan else "")
    shown = read(open_page("performance/indicator", ni=key))
    assert shown.words[shown.words.index("Against peers") + 1] == "Best quarter"
    assert any(one.startswith("benchmarks?ni=") for one in shown.links)
