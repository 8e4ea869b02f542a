"""Self-assessments whose parts stand below one another: squares of four, and parts down a column."""

from __future__ import annotations

from loaders.figures import Return
from tests.loaders.test_rows_named import Read, Rows

SQUARE: Rows = [
    ["SWOT – Safer Communities"],
    ["Strengths", "Weaknesses"],
    ["Good tasking", "Data sharing"],
    ["Strong warden teams", "Night time economy"],
    ["Opportunities", "Threats"],
    ["Total Place", "Grant cuts"],
]


def said(ret: Return) -> list[tuple[object, object]]:
    assert ret.kind == "self_assessment"
    return [(one.fields["strand"], one.fields["text"]) for one in ret.entries]


def told(ret: Return) -> list[tuple[str, str, str]]:
    return [(one.code, one.cell, str(one.value)) for one in ret.problems]


def test_the_lower_half_of_a_square_is_no_strand_and_is_asked_about(read_rows: Read) -> None:
    ret = read_rows(SQUARE)
    assert said(ret) == [
        ("good_practice", "Good tasking"), ("area_for_improvement", "Data sharing"),
        ("good_practice", "Strong warden teams"), ("area_for_improvement", "Night time economy"),
    ]  # fmt: skip
    assert [one[:2] for one in told(ret)] == [("words-not-read", "A5"), ("words-not-read", "B5")]
    assert "A “Opportunities” 1 cell holds words" in ret.problems[0].reason


def test_the_lower_half_of_a_square_may_name_strands(read_rows: Read) -> None:
    ret = read_rows([*SQUARE[:4], ["Gaps", "Threats"], ["No figures on carers", "Grant cuts"]])
    assert said(ret)[4:] == [("gap", "No figures on carers")]
    assert [one[:2] for one in told(ret)] == [("words-not-read", "B5")]


def test_the_strands_that_head_the_sheet_hold_again_where_they_stand_again(read_rows: Read) -> None:
    ret = read_rows([*SQUARE, ["Strengths", "Weaknesses"], ["Fewer fires", "Few wardens"]])
    assert said(ret)[4:] == [("good_practice", "Fewer fires"), ("area_for_improvement", "Few wardens")]


DOWN: Rows = [
    ["Jobs and Enterprise partnership self assessment 2010"], [None],
    ["What are we doing well?"], ["Strong visitor economy"], ["Good inward investment record"], [None],
    ["What do we need to improve?"], ["Skills gaps at level 4 (NI 165)"], [None],
    ["Gaps"], ["No figures on social enterprises"],
]  # fmt: skip


def test_what_we_are_doing_well_is_a_strand_down_a_column_and_the_title_names_the_theme(read_rows: Read) -> None:
    ret = read_rows(DOWN)
    assert said(ret) == [
        ("good_practice", "Strong visitor economy"), ("good_practice", "Good inward investment record"),
        ("area_for_improvement", "Skills gaps at level 4 (NI 165)"), ("gap", "No figures on social enterprises"),
    ]  # fmt: skip
    assert {one.fields["theme"] for one in ret.entries} == {"Jobs and Enterprise partnership"}
    assert told(ret) == []


def test_lines_below_a_question_that_is_none_of_ours_are_no_theme_and_are_told(read_rows: Read) -> None:
    ret = read_rows([*DOWN[:2], ["What makes us smile?"], *DOWN[3:]])
    assert said(ret)[0] == ("area_for_improvement", "Skills gaps at level 4 (NI 165)")
    assert {one.fields["theme"] for one in ret.entries} == {"Jobs and Enterprise partnership"}
    assert told(ret) == [
        ("row-label-unknown", "A3", "What makes us smile?"),
        ("line-below-left-out", "A4", "Strong visitor economy"),
        ("line-below-left-out", "A5", "Good inward investment record"),
    ]


def test_threats_down_a_column_are_no_statement_of_the_strand_above(read_rows: Read) -> None:
    ret = read_rows([*DOWN, ["Threats"], ["Grant cuts"]])
    assert said(ret)[-1] == ("gap", "No figures on social enterprises")
    assert told(ret) == [("row-label-unknown", "A12", "Threats"), ("line-below-left-out", "A13", "Grant cuts")]


def test_evidence_beside_responses_is_their_evidence_and_no_statement(read_rows: Read) -> None:
    for heading in ("Response", "Where the partnership is"):
        ret = read_rows([
            ["Self assessment 2010 – Health and Wellbeing"], ["Question", heading, "Evidence"],
            ["What is working well?", "Plans are shared in all localities", "Plan audit"],
            ["What needs to improve?", "Young people without work in Winsford (NI 117)", "Connexions data"],
            ["What are the gaps?", "No transport to the colleges", None],
        ])  # fmt: skip
        assert [(*one, each.fields["evidence"]) for one, each in zip(said(ret), ret.entries, strict=True)] == [
            ("good_practice", "Plans are shared in all localities", "Plan audit"),
            ("area_for_improvement", "Young people without work in Winsford (NI 117)", "Connexions data"),
            ("gap", "No transport to the colleges", None),
        ]  # fmt: skip
        assert told(ret) == []
