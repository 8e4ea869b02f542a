"""Commitments as a list of who leads and who contributes, beside plans of actions that look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.kinds.names_in_cell import names_in
from loaders.meaning.words import fold
from tests.loaders.test_rows_named import Read

HEADINGS: list[object] = ["No", "Commitment", "Lead partnership", "Contributing partnerships"]
KNOWN = {fold(name): name for name in ("Safer Communities", "Health and Wellbeing", "Business, Enterprise and Culture")}


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["Commitment", "Lead", "Timescale"], ["Cut crime", "Police", "May 2010"]),
        (["Commitment", "Lead", "Progress"], ["Cut crime", "Police", "On track"]),
        (["Commitment", "Lead officer", "Success measure"], ["Cut crime", "Police", "Calls"]),
        (["Commitment", "Action", "Lead", "By when"], ["Safer streets", "Cut crime", "Police", "May"]),
    ],
)
def test_a_plan_of_actions_is_no_list_of_who_leads(read_rows: Read, heads: list[object], row: list[object]) -> None:
    ret = read_rows([heads, row])
    assert ret.kind == "action_plan"
    assert [(one.fields["action"], one.fields["lead"]) for one in ret.entries] == [("Cut crime", "Police")]


def test_what_stands_over_a_column_without_a_meaning_is_told_and_names_nobody(read_rows: Read) -> None:
    ret = read_rows([["Our commitments", "Led by", "Support needed"], ["A crime day", "Police", "£2,000"]])
    assert [(one.fields["partnership"], one.fields["role"]) for one in ret.entries] == [("Police", "lead")]
    assert [(one.code, one.cell) for one in ret.problems] == [("columns-not-used", "C1")]


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        (["Ref no", "Our commitment"], [7, "Cut crime"], ["8.", "8. Cut waste"]),
        (["Our commitment"], ["7. Cut crime"], ["8) Cut waste"]),
        (["The commitments"], ["1 Cut crime"], ["2 Cut waste"]),
    ],
)
def test_a_number_is_read_as_in_the_matrix(
    read_rows: Read, heads: list[object], first: list[object], second: list[object]
) -> None:
    ret = read_rows([[*heads, "Lead"], [*first, "Police"], [*second, "Council"]])
    said = [(one.fields["number"], one.fields["commitment"]) for one in ret.entries]
    assert said in ([("7", "Cut crime"), ("8", "Cut waste")], [("1", "Cut crime"), ("2", "Cut waste")])


def test_each_column_of_partners_is_read(read_rows: Read) -> None:
    heads: list[object] = ["Commitment", "Lead", "Supporting partner 1", "Supporting partner(s) 2"]
    ret = read_rows([heads, ["Cut crime", "Police", "PCT", "Council"]])
    assert [one.fields["partnership"] for one in ret.entries] == ["Police", "PCT", "Council"]


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "–",
        "None identified",
        "none",
        "N/A",
        "Not yet agreed",
        "No lead yet",
        "To be appointed",
        "?",
        "[type here]",
        "TBC",
        "…",
    ],
)
def test_what_says_nothing_is_no_partnership(read_rows: Read, text: str) -> None:
    ret = read_rows([HEADINGS, [1, "Cut crime", text, text], [2, "Cut waste", "Council", "PCT"]])
    assert [one.fields["partnership"] for one in ret.entries] == ["Council", "PCT"]
    assert [(one.code, one.cell) for one in ret.problems] == [("no-lead", "B2")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Safer Communities, Health and Wellbeing", ["Safer Communities", "Health and Wellbeing"]),
        ("Business, Enterprise and Culture, PCT", ["Business, Enterprise and Culture", "PCT"]),
        ("Police, Fire and Rescue, and PCT", ["Police", "Fire and Rescue", "PCT"]),
        ("Health and Wellbeing and the Trust", ["Health and Wellbeing", "the Trust"]),
        ("Friends of Parks and Safer Communities", ["Friends of Parks", "Safer Communities"]),
        ("No Limits, No 10 Club", ["No Limits", "No 10 Club"]), ("• Police\n• PCT\n-", ["Police", "PCT"]),
        ("Police / PCT; Police", ["Police", "PCT"]),
    ],
)  # fmt: skip
def test_commas_part_names_and_a_known_name_stays_whole(text: str, names: list[str]) -> None:
    assert names_in(text, KNOWN) == names


def test_a_text_that_is_too_long_for_a_list_stays_whole() -> None:
    assert names_in("Police, " * 300, KNOWN) == [("Police, " * 300).strip()]


@given(st.lists(st.sampled_from([*KNOWN.values(), "Police", "Fire and Rescue"]), min_size=1, max_size=5, unique=True))
def test_names_that_were_joined_are_found_again(names: list[str]) -> None:
    assert names_in(", ".join(names), KNOWN) == names


def test_a_row_of_more_partners_goes_on_with_its_commitment_and_a_note_does_not(read_rows: Read) -> None:
    ret = read_rows([
        HEADINGS, ["C1", "Feel safe", "Safer Communities", "Stronger Communities"], [None, None, None, "PCT"],
        ["C2", "Third sector", "CVS", "Parishes & PCT"], [None], [None, "Agreed in June"],
    ])  # fmt: skip
    names = ("number", "partnership", "role")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("C1", "Safer Communities", "lead"),
        ("C1", "Stronger Communities", "contributing"),
        ("C1", "PCT", "contributing"),
        ("C2", "CVS", "lead"),
        ("C2", "Parishes & PCT", "contributing"),
    ]
    assert ret.problems == ()


PARTNERSHIPS: list[object] = ["Stronger Communities", "Health and Wellbeing", "Safer Communities", "Jobs"]


def test_letters_without_a_key_are_the_roles_of_commitments_and_are_asked_about_once(read_rows: Read) -> None:
    ret = read_rows([
        ["Commitments of the Sustainable Community Strategy"], ["No", "Commitment", *PARTNERSHIPS],
        [1, "Recognise our diverse communities", "L", "C", "C", None],
        [2, "Build the third sector", "L", None, None, "C"],
        [3, "Raise confidence in public services", "C", None, None, "L"],
    ])  # fmt: skip
    assert ret.kind == "commitments"
    assert [(one.cell, one.fields["partnership"], one.fields["role"]) for one in ret.entries] == [
        ("C3", "Stronger Communities", "lead"), ("D3", "Health and Wellbeing", "contributing"),
        ("E3", "Safer Communities", "contributing"), ("C4", "Stronger Communities", "lead"),
        ("F4", "Jobs", "contributing"), ("C5", "Stronger Communities", "contributing"), ("F5", "Jobs", "lead"),
    ]  # fmt: skip
    (asked,) = ret.problems
    assert (asked.code, asked.cell) == ("letters-read", "C3")
    assert "“L” as lead and “C” as contributing" in asked.reason


def test_words_letters_and_ticks_in_one_matrix_are_all_read_or_asked_about(read_rows: Read) -> None:
    ret = read_rows([
        ["The commitments – who leads"], ["Commitment", *PARTNERSHIPS],
        ["1. Recognise our diverse communities", "L", "C", "C", None],
        ["2. Third sector", "Lead", None, None, "Contributes"],
        ["3. Confidence", None, None, "C", "L"], ["4. Local issues", "✓", None, None, "✓✓"],
    ])  # fmt: skip
    assert (ret.kind, len(ret.entries)) == ("commitments", 7)
    assert [(one.code, one.value) for one in ret.problems] == [
        ("letters-read", ""), ("unknown-role", "✓"), ("unknown-role", "✓✓"), ("no-lead", "4. Local issues"),
    ]  # fmt: skip


def test_letters_that_are_marks_of_figures_are_no_roles(read_rows: Read) -> None:
    ret = read_rows([
        ["Commitments: figures"], ["Area", "2008/09", "2009/10", "2010/11"], ["Winsford", 12, "c", 14],
        ["Northwich", "c", 15, 16], ["Frodsham", 11, 18, "l"],
    ])  # fmt: skip
    assert ret.kind == "statistics"
