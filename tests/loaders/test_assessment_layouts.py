"""Self-assessments with the questions, the evidence and the owners beside the strands, in whatever direction."""

from __future__ import annotations

import pytest

from loaders.figures import Return
from loaders.kinds.assessment_words import question_of, strand_of
from tests.loaders.test_rows_named import Read, Rows

PRIORITIES = "How well do local priorities express community needs and aspirations?"
ACROSS: Rows = [
    ["CAA self assessment"], [None], ["Prompt", "Health and Wellbeing", "Jobs & Enterprise", "Sturdy villages"],
    [PRIORITIES, "• The needs of five wards are named\n• Carers", "Employers sit on the board", None],
    ["What are the prospects for future improvement?", None, "• No firm plan", "Joint post agreed"],
    ["Good practice", "Quitting at work (NI 123)", None, "Village halls"],
    ["Overall judgement", "adequate", None, None],
    ["Who leads", "Director", "Jobcentre manager", None],
]  # fmt: skip
IN_ROWS: Rows = [
    ["Self assessment Health and Jobs"],
    ["Theme", "Question", "What we do well (good practice)", "Areas for improvement", "Evidence", "Owner", "Date",
     "Status"],
    ["Health and Wellbeing", PRIORITIES, "Wards are profiled", "Little known of carers", "JSNA", "PCT", "05/11/2010",
     "agreed"],
    [None, "2. outcomes", "Quitters up (NI 123)", "Alcohol (NI 39)", "NI 39", "PCT", "31/02/2010", "Draft"],
    ["Jobs & Enterprise", "prospects", None, "No firm plan", None, None, None, "?"],
]  # fmt: skip


def of_theme(ret: Return, theme: str) -> list[tuple[object, ...]]:
    assert ret.kind == "self_assessment"
    names = ("question", "strand", "text", "owner")
    return [tuple(one.fields[name] for name in names) for one in ret.entries if one.fields["theme"] == theme]


def test_the_heading_row_gives_the_themes_where_questions_and_strands_stand_down_the_side(read_rows: Read) -> None:
    ret = read_rows(ACROSS)
    assert of_theme(ret, "Health and Wellbeing") == [
        ("priorities", None, "The needs of five wards are named", "Director"),
        ("priorities", None, "Carers", "Director"),
        (None, "good_practice", "Quitting at work (NI 123)", "Director"),
    ]
    assert of_theme(ret, "Jobs & Enterprise") == [
        ("priorities", None, "Employers sit on the board", "Jobcentre manager"),
        ("prospects", None, "No firm plan", "Jobcentre manager"),
    ]
    assert of_theme(ret, "Sturdy villages") == [
        ("prospects", None, "Joint post agreed", None), (None, "good_practice", "Village halls", None),
    ]  # fmt: skip
    (asked,) = [one for one in ret.problems if one.code == "row-label-unknown"]
    assert (asked.value, asked.cell) == ("Overall judgement", "B7")


def test_each_strand_of_a_row_is_a_statement_with_what_the_row_says_of_it(read_rows: Read) -> None:
    ret = read_rows(IN_ROWS)
    assert ret.kind == "self_assessment"
    names = ("theme", "question", "strand", "text", "evidence", "owner", "date", "state")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("Health and Wellbeing", "priorities", "good_practice", "Wards are profiled", "JSNA", "PCT", "2010-11-05",
         "agreed"),
        ("Health and Wellbeing", "priorities", "area_for_improvement", "Little known of carers", "JSNA", "PCT",
         "2010-11-05", "agreed"),
        ("Health and Wellbeing", "delivery", "good_practice", "Quitters up (NI 123)", "NI 39", "PCT", None, "draft"),
        ("Health and Wellbeing", "delivery", "area_for_improvement", "Alcohol (NI 39)", "NI 39", "PCT", None, "draft"),
        ("Jobs & Enterprise", "prospects", "area_for_improvement", "No firm plan", None, None, None, None),
    ]  # fmt: skip
    assert [(one.value, one.cell) for one in ret.problems] == [("31/02/2010", "G4"), ("?", "H5")]


def test_each_sheet_is_a_theme_with_the_strands_as_labels(read_rows: Read) -> None:
    def sheet(theme: str) -> Rows:
        return [
            [f"{theme} - self assessment"], [None], ["Needs and priorities", f"Five wards of {theme}"],
            ["What is working well", "Advice at work"], ["What needs to get better", "Alcohol"],
            ["Gap analysis & next steps", "No lead"], ["Evidence", "JSNA"], ["Owner", "Director"],
        ]  # fmt: skip

    ret = read_rows(sheet("Sturdy people"), sheet("Bright starts"))
    names = ("theme", "strand", "text", "evidence", "owner")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries][3:5] == [
        ("Sturdy people", "gap", "No lead", "JSNA", "Director"),
        ("Bright starts", "need", "Five wards of Bright starts", "JSNA", "Director"),
    ]
    assert [one.fields["strand"] for one in ret.entries] == [
        "need", "good_practice", "area_for_improvement", "gap",
    ] * 2  # fmt: skip


def test_questions_between_the_rows_and_three_strands_in_sentences(read_rows: Read) -> None:
    ret = read_rows([
        ["How are we doing?"], ["Theme", "What is going well", "What could be better", "What is missing", "Proof"],
        [f"1. {PRIORITIES}"], ["Health and Wellbeing", "Wards named", "Carers", None, "JSNA"],
        ["Jobs and Enterprise", None, None, "No plan", "Minutes"],
        ["3. What are the prospects for future improvement?"], ["Health and Wellbeing", "Joint post", None, None, None],
    ])  # fmt: skip
    names = ("theme", "question", "strand", "text", "evidence")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("Health and Wellbeing", "priorities", "good_practice", "Wards named", "JSNA"),
        ("Health and Wellbeing", "priorities", "area_for_improvement", "Carers", "JSNA"),
        ("Jobs and Enterprise", "priorities", "gap", "No plan", "Minutes"),
        ("Health and Wellbeing", "prospects", "good_practice", "Joint post", None),
    ]


def test_a_block_a_theme_under_headings_that_are_repeated(read_rows: Read) -> None:
    head: list[object] = ["Strengths", "Weaknesses", "Owner"]
    ret = read_rows([
        ["Self-evaluation"], [None], ["Sturdy villages"], head, ["Wardens", "Few come forward", "Lead"],
        ["Green farms"], head, ["Recycling", None, "Lead"],
    ])  # fmt: skip
    assert [(one.fields["theme"], one.fields["text"], one.fields["owner"]) for one in ret.entries] == [
        ("Sturdy villages", "Wardens", "Lead"), ("Sturdy villages", "Few come forward", "Lead"),
        ("Green farms", "Recycling", "Lead"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "strand"),
    [
        ("What we do well (good practice)", "good_practice"), ("Where we must do better", "area_for_improvement"),
        ("Where are the gaps?", "gap"),
        ("What we are proud of", "good_practice"), ("What still needs work", "area_for_improvement"),
        ("Well, it depends", ""), ("What needs to be done by March", ""),
    ],
)  # fmt: skip
def test_a_strand_may_be_named_in_a_sentence_of_its_own(text: str, strand: str) -> None:
    assert strand_of(text) == strand


@pytest.mark.parametrize(
    ("text", "headed", "question"),
    [
        (PRIORITIES, False, "priorities"), ("2. outcomes", True, "delivery"), ("2. outcomes", False, ""),
        ("How well are outcomes being delivered?", False, "delivery"), ("Anything else", True, ""),
    ],
)  # fmt: skip
def test_a_question_is_known_by_its_words_and_under_its_heading_by_one(text: str, headed: bool, question: str) -> None:
    assert question_of(text, headed=headed) == question


def test_questions_stand_left_of_the_strands_and_hold_for_the_rows_below(read_rows: Read) -> None:
    ret = read_rows([
        ["Initial view"], ["Question", "Finding", "Health and Wellbeing", "Jobs and Enterprise"],
        [PRIORITIES, "Strengths", "Wards named", None], [None, "Areas for improvement", None, "Carers"],
        ["How well are the outcomes and improvements needed being delivered?", "Strengths", None, "Quitters"],
    ])  # fmt: skip
    names = ("theme", "question", "strand", "text")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("Health and Wellbeing", "priorities", "good_practice", "Wards named"),
        ("Jobs and Enterprise", "priorities", "area_for_improvement", "Carers"),
        ("Jobs and Enterprise", "delivery", "good_practice", "Quitters"),
    ]  # fmt: skip


def test_what_a_line_says_of_a_theme_holds_for_its_statements(read_rows: Read) -> None:
    ret = read_rows([
        ["Health and Wellbeing"], ["Strengths"], ["- Quit clinics"], ["Weaknesses"], ["- Alcohol"],
        ["Evidence: needs assessment"], ["Jobs and Enterprise"], ["Strengths"], ["- Town centre"],
    ])  # fmt: skip
    assert [(one.fields["text"], one.fields["evidence"]) for one in ret.entries] == [
        ("Quit clinics", "needs assessment"), ("Alcohol", "needs assessment"), ("Town centre", None),
    ]  # fmt: skip


@pytest.mark.parametrize("prompt", ["Prompt", None, "Our view of"])
def test_a_block_a_theme_with_headings_of_its_own_over_the_strands(read_rows: Read, prompt: str | None) -> None:
    def block(theme: str, *responses: object) -> Rows:
        strands = ("Needs and priorities", "Good practice", "Gap analysis")
        told = zip(strands, responses, ("JSNA", None, "-"), ("Director", "tbc", "Theme lead"), strict=True)
        return [[theme], [prompt, "Response", "Evidence", "Owner"], *map(list, told), [None]]

    first = block("Sturdy villages", "• Fear at night\n• Carers (NI 123)", "Wardens", "n/a")
    second = block("Green farms", "Barns", "None yet", "• Skills\n• Start-ups")
    ret = read_rows([["Self-assessment, draft 3"], [None], *first, *second])
    names = ("theme", "strand", "text", "evidence", "owner")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("Sturdy villages", "need", "Fear at night", "JSNA", "Director"),
        ("Sturdy villages", "need", "Carers (NI 123)", "JSNA", "Director"),
        ("Sturdy villages", "good_practice", "Wardens", None, "tbc"),
        ("Green farms", "need", "Barns", "JSNA", "Director"),
        ("Green farms", "gap", "Skills", None, "Theme lead"), ("Green farms", "gap", "Start-ups", None, "Theme lead"),
    ]  # fmt: skip
    assert not ret.problems


@pytest.mark.parametrize(("asks", "delivery"), [("How well are outcomes delivered?", "delivery"), ("Any good?", None)])
def test_evidence_beside_each_strand_is_its_own_and_so_is_the_question_over_it(
    read_rows: Read, asks: str, delivery: str | None
) -> None:
    ret = read_rows([
        ["Self assessment"],
        [None, "How well do priorities express needs?", None, asks, None, "What are the prospects?", None],
        ["Theme", "Needs and priorities", "Evidence", "Good practice", "Evidence", "Areas for improvement", "Owner"],
        ["Sturdy villages", "Fear at night", "Survey", "Wardens", "Fire statistics", "Victims", "Director"],
        ["Green farms", "Barns", "NI 123", "Caddies", None, None, None],
    ])  # fmt: skip
    names = ("strand", "text", "question", "evidence", "owner")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("need", "Fear at night", "priorities", "Survey", "Director"),
        ("good_practice", "Wardens", delivery, "Fire statistics", "Director"),
        ("area_for_improvement", "Victims", "prospects", None, "Director"),
        ("need", "Barns", "priorities", "NI 123", None), ("good_practice", "Caddies", delivery, None, None),
    ]  # fmt: skip
    assert [(one.code, one.cell) for one in ret.problems] == ([] if delivery else [("unfit-field", "D2")])
