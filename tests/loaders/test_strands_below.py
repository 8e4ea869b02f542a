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
