"""Delivery plans, good practice and "you said, we did" as partners keep them: known by their headings, read whole."""

from __future__ import annotations

from datetime import date

import pytest

from tests.loaders.test_rows_named import Read, Rows

PLANS: Rows = [
    ["Delivery plans behind our targets, November 2010"],
    [None],
    ["NI", "Name of plan", "Lead body", "Responsible officer", "Signed up by", "Key milestones", "Budget",
     "Evidence base"],
    ["NI 39", "Alcohol harm reduction plan", "Primary Care Trust", "Public health manager", "Police, council",
     "Pathway in A&E by March 2011", "£120,000", "Brief advice works"],
    ["NI 117, NI 152", "Into work plan", "Jobcentre Plus", "District manager", None, None, "within budgets", None],
]  # fmt: skip
PRACTICE: Rows = [
    ["Theme", "What worked", "Who", "How do we know?", "NI", "Date shared"],
    [
        "Safer",
        "Neighbourhood wardens share one rota with the police",
        "Housing trust",
        "Calls fell by a fifth",
        "NI 17",
        date(2010, 11, 12),
    ],
    [None, "Joint visits to homes at risk of fire", "Fire and rescue", "33 fewer fires", "NI 49", "last autumn"],
]  # fmt: skip
SAID: Rows = [
    ["You said … we did, autumn 2010"],
    ["What people told us", "Where", "What we have done", "Service"],
    ["The bus stops an hour before the late shift ends", "Forum at Winsford", "A later bus on weekdays", "Transport"],
    ["Nobody answers the phone after five", "Residents' survey", "Lines are open until eight", "Customer service"],
]


def test_delivery_plans_under_other_headings(read_rows: Read) -> None:
    ret = read_rows(PLANS)
    assert ret.kind == "delivery_plan"
    first, second = ret.entries
    assert first.fields == {
        "title": "Alcohol harm reduction plan", "lead": "Primary Care Trust", "lead_post": "Public health manager",
        "partners": "Police, council", "resources": "£120,000", "evidence": "Brief advice works",
        "milestones": "Pathway in A&E by March 2011", "comments": None, "indicators": ["NI 39"],
    }  # fmt: skip
    assert second.fields["indicators"] == ["NI 117", "NI 152"]


def test_good_practice_under_other_headings(read_rows: Read) -> None:
    ret = read_rows(PRACTICE)
    assert ret.kind == "good_practice"
    assert [(one.fields["theme"], one.fields["shared_by"], one.fields["indicators"]) for one in ret.entries] == [
        ("Safer", "Housing trust", ["NI 17"]), ("Safer", "Fire and rescue", ["NI 49"]),
    ]  # fmt: skip
    assert [(one.fields["evidence"], one.fields["date"]) for one in ret.entries] == [
        ("Calls fell by a fifth", "2010-11-12"), ("33 fewer fires", None),
    ]  # fmt: skip
    assert [one.value for one in ret.problems if one.code == "day-in-words"] == ["last autumn"]


def test_you_said_we_did_under_other_headings(read_rows: Read) -> None:
    ret = read_rows(SAID)
    assert ret.kind == "said_did"
    assert [(one.fields["said"], one.fields["source"], one.fields["answered_by"]) for one in ret.entries] == [
        ("The bus stops an hour before the late shift ends", "Forum at Winsford", "Transport"),
        ("Nobody answers the phone after five", "Residents' survey", "Customer service"),
    ]
    assert ret.entries[0].fields["did"] == "A later bus on weekdays"


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (["Action", "Lead", "Success measure", "Target", "By when"], "action_plan"),
        (["Task", "Priority", "Likelihood", "Impact", "Owner"], "work_programme"),
        (["Theme", "Strand", "Statement", "Evidence"], "self_assessment"),
        (["Action", "Lead officer", "Partners", "Resources", "Milestones", "Timescale"], "action_plan"),
    ],
)
def test_other_registers_are_not_taken_for_one_of_them(read_rows: Read, heads: list[object], kind: str) -> None:
    row = ["Good practice" if one == "Strand" else f"Under {one}" for one in heads]
    assert read_rows([heads, row, row]).kind == kind


@pytest.mark.parametrize(
    ("rows", "kind", "figures"),
    [
        ([["NI", "Indicator", "Plan", "Actual", "Lead officer"], ["NI 21", "Crime", 30, 28, "x"]],
         "performance_return", [30, 28]),
        ([["Date", "Meetings held", "Attendance"], ["Apr 2010", 3, 40], ["May 2010", 4, 50]],
         "statistics", [3, 40, 4, 50]),
        ([["Area", "Jobs", "Priority"], ["Chester", 300, 1], ["Crewe", 200, 2]], "statistics", [300, 1, 200, 2]),
        ([["Question", "Strengths", "Weaknesses", "Base"], ["Q1", 40, 60, 1000], ["Q2", 30, 70, 1000]],
         "statistics", [40, 60, 1000, 30, 70, 1000]),
    ],
    ids=["plan", "meetings", "jobs", "strengths"],
)  # fmt: skip
def test_numbers_under_a_registers_words_are_figures(
    read_rows: Read, rows: Rows, kind: str, figures: list[float]
) -> None:
    ret = read_rows(rows)
    assert (ret.kind, ret.entries) == (kind, ())
    assert [one.value for one in ret.figures] == figures
