"""The page of an indicator, from app.py on: its four questions, its outlook, its figures with their sources."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import numpy as np

from lsp_data import reports
from lsp_data.measures.forecast import in_words, percent
from lsp_data.store.generations import Generation
from presentation import outlook
from presentation.words import indicator_key, said
from tests.pages.conftest import REPORTED
from tests.pages.own_partnership import open_page, run, text
from tests.pages.words import read


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
        assert shown.words.count("How do we know?") == 3
        ahead = reports.outlook(sample, row["indicator"], row["sub_measure"], row["area"], REPORTED)
        places = [
            shown.words.index(words)
            for words in (
                "Is the change real?", outlook.usual_line(ahead.chart),
                "Will it get there?", outlook.forecast_line(ahead, said(row["unit"])),
            )
        ]  # fmt: skip
        assert places == sorted(places)  # in the order of the cards above
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


def test_every_indicator_in_use_can_be_opened(sample: Generation) -> None:
    rows = reports.status(sample, REPORTED)
    at = open_page("performance/indicator")
    for code, sub, title in zip(rows["indicator"], rows["sub_measure"], rows["title"], strict=True):
        at.selectbox(key="ni_choice").set_value(indicator_key(code, sub))
        run(at)
        assert read(at).headings == [title]


def test_a_source_leads_to_its_return(sample: Generation) -> None:
    returns = set(reports.returns(sample)["return_id"])
    shown = read(open_page("performance/indicator", ni="NI 47", as_at="2010-11-30"))
    asked = [dict(parse_qsl(urlsplit(one).query)) for one in shown.links if one.startswith("history?")]
    assert asked
    assert all(one["return"] in returns and one["as_at"] == "2010-11-30" for one in asked)


def test_the_xmr_chart_is_drawn_when_it_is_asked_for_with_its_key_and_file(sample: Generation) -> None:
    at = open_page("performance/indicator", ni="NI 16")
    assert [one.proto.alt.split(" of ")[0] for one in at.get("plotly_chart")] == ["Trajectory"]
    at.toggle(key="xmr_choice").set_value(True)
    run(at)
    assert at.query_params["xmr"] == "shown"
    assert [one.proto.alt.split(" of ")[0] for one in at.get("plotly_chart")] == ["Trajectory", "XmR chart"]
    assert "Usual up and down" in read(at).words
    few = open_page("performance/indicator", ni="NI 4", xmr="shown")
    assert "xmr_choice" not in [one.key for one in few.toggle]
    assert len(few.get("plotly_chart")) == 1
