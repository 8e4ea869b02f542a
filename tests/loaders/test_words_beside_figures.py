"""Words that stand beside figures and under headings that mean nothing, and headings that are no facts."""

from __future__ import annotations

import pytest

from tests.loaders.test_rows_named import Read, Rows
from tests.loaders.what_was_read import asked, at

PLAN: Rows = [
    ["Delivery plan 2011-2014"],
    ["Outcome", "Measure", "Baseline", "Target 2011/12", "Target 2012/13", "Lead partnership", "Resources"],
    ["Fewer people smoke", "NI 123", "812 (2009/10)", 850, 880, "Health and Wellbeing", "£120k PCT"],
    ["Less crime", "NI 16", "10.2 (2009/10)", 9.9, 9.7, "Safer Communities", "Police core"],
    ["Young people in work", "NI 117", "6.4% (2009/10)", "6.0%", "5.5%", "Jobs", "Connexions"],
]


def test_what_a_plan_says_beside_its_targets_is_asked_about(read_rows: Read) -> None:
    ret = read_rows(PLAN)
    assert ret.kind == "targets"
    (question,) = [one for one in ret.problems if one.severity == "query"]
    assert (question.code, question.cell) == ("columns-asked", "A2")
    assert "A “Outcome”, F “Lead partnership”, G “Resources”" in question.reason


def test_numbers_and_a_few_words_under_an_unknown_heading_are_told(read_rows: Read) -> None:
    rows: Rows = [
        ["NI", "Indicator", "2009/10", "Seen by"],
        ["NI 16", "Crime", 9.9, None],
        ["NI 33", "Fires", 55, "Ann"],
    ]
    ret = read_rows([*rows, ["NI 49", "Fires in homes", 41, None]])
    assert [one.cell for one in ret.problems if one.code == "columns-not-used"] == ["D1"]


def test_a_row_of_headings_is_no_fact_of_the_return(read_rows: Read) -> None:
    ret = read_rows([
        ["Forward plan of the executive"], ["Date", "Venue", "Agenda item", "Lead", "Purpose"],
        ["23 September 2010", "Town hall", "Q1 performance", "Manager", "To note"],
        [None, None, "Reward grant", "Head of policy", "To decide"],
    ])  # fmt: skip
    assert [one.code for one in ret.problems] == ["no-figures"]
    assert ret.header.known_at is None


def test_labels_and_what_they_say_by_turns_are_facts(read_rows: Read) -> None:
    rows: Rows = [["NI", "Indicator", "Q2 2009/10"], ["NI 16", "Crime", 9.9]]
    ret = read_rows([["Organisation", "Police", "Completed by", "Analyst"], *rows])
    assert (ret.header.partner_text, ret.header.facts["Completed by"]) == ("Police", "Analyst")


@pytest.mark.parametrize("word", ["Annual", "annually", "Reported annually", "Annual indicator", "ANNUAL MEASURE"])
def test_what_is_reported_once_a_year_is_not_due_in_a_quarter(read_rows: Read, word: str) -> None:
    rows: Rows = [["Quarter:", "Q2 2010/11"], [None], ["NI", "Indicator", "2009/10", "Q1", "Q2", "Target"]]
    ret = read_rows([*rows, ["NI 125", "At home", 81.5, word, word, 84], ["NI 191", "Waste", 600, 300, 290, 590]])
    assert [(at(ret, one).value, at(ret, one).marker) for one in ("D4", "E4")] == [(None, "not_due")] * 2
    assert at(ret, "D4").note == word
    assert asked(ret, "text-in-value") == []


LAA: Rows = [
    ["NI", "Indicator", "2008/09 target", "2008/09 actual", "Partners who have signed up to the target"],
    ["NI 15", "Serious violent crime", 0.9, 0.8, "Police; Probation"],
    ["NI 20", "Assault with injury", 7.3, 7.2, "Primary Care Trust; Connexions"],
]


@pytest.mark.parametrize("heading", ["Partners who have signed up to the target", "Target champions"])
def test_a_column_of_names_under_a_word_for_a_measure_holds_no_figures(read_rows: Read, heading: str) -> None:
    ret = read_rows([[*LAA[0][:-1], heading], *LAA[1:]])
    assert {one.cell for one in ret.figures} == {"C2", "D2", "C3", "D3"}
    assert asked(ret, "text-in-value") == []
    (question,) = [one for one in ret.problems if one.code == "columns-asked"]
    assert f"E “{heading}”" in question.reason


@pytest.mark.parametrize("held", [0.7, "TBC", "-", "0.7 (provisional)"])
def test_one_figure_or_mark_among_the_words_keeps_the_column(read_rows: Read, held: object) -> None:
    assert "E3" in {one.cell for one in read_rows([*LAA[:2], [*LAA[2][:-1], held]]).figures}


@pytest.mark.parametrize("heading", ["Target", "Target 2009/10", "Improvement target"])
def test_words_under_a_target_alone_are_asked_about_one_by_one(read_rows: Read, heading: str) -> None:
    ret = read_rows([[*LAA[0][:-1], heading], [*LAA[1][:-1], "Fewer"], [*LAA[2][:-1], "Fewer"]])
    assert asked(ret, "text-in-value") == ["E2", "E3"]
