"""Self-assessments: strands as headings of columns, in a column of their own, as labels of rows, between the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import Font

from loaders.figures import Return
from loaders.kinds.assessment_words import strand_of

Read = Callable[[openpyxl.Workbook], Return]
ReadRows = Callable[..., Return]
FIVE = ["Health and Wellbeing", "Children and Young People", "Jobs and Enterprise", "Safer and Stronger Communities",
        "Environmental Sustainability"]  # fmt: skip


def said(ret: Return) -> list[tuple[object, ...]]:
    assert ret.kind == "self_assessment"
    assert {one.kind for one in ret.entries} == {"assessment"}
    return [tuple(one.fields[name] for name in ("theme", "strand", "text")) for one in ret.entries]


def linked(ret: Return) -> list[str]:
    found: dict[str, None] = {}
    for one in ret.entries:
        indicators = one.fields["indicators"]
        assert isinstance(indicators, list)
        found |= dict.fromkeys(indicators)
    return list(found)


def test_strands_as_columns_with_the_theme_in_the_first_line_of_each_cell(read_rows: ReadRows) -> None:
    rows: list[list[object]] = [["Good practice", "Future Action"]]
    named = ["NI 39, 120, 121, 123", "NI 56", "NI 153", "NI 4 and NI 21", "none"]
    for theme, codes in zip(FIVE, named, strict=True):
        rows.append([f"{theme}\n• First strength\n• Second strength\n   ○ and a part of it",
                     f"{theme}\n• Lifestyle indicators ({codes})\n• Another"])  # fmt: skip
    rows.append([None, "• Waste volumes (NI 191)\n• Planning"])
    ret = read_rows(rows)
    found = said(ret)
    assert Counter(theme for theme, _, _ in found) == dict.fromkeys(FIVE[:4], 4) | {FIVE[4]: 6}
    assert found[1] == (FIVE[0], "good_practice", "Second strength\n○ and a part of it")
    assert found[-1] == (FIVE[4], "area_for_improvement", "Planning")
    assert linked(ret) == [f"NI {one}" for one in (39, 120, 121, 123, 56, 153, 4, 21, 191)]


@pytest.mark.parametrize("heading", ["Partnership theme", None, "Cross-cutting area"])
def test_strands_as_columns_beside_a_column_of_themes(read_rows: ReadRows, heading: str | None) -> None:
    ret = read_rows([
        ["Initial self assessment 2009"], [],
        [heading, "Needs and priorities", "Good practice", "Areas for improvement", "Gap analysis", "Weight"],
        ["Health and Wellbeing", "Older people", "Extra care", "Smoking (NI 123)", "Long term care", "x"],
        [None, None, "Awards", None, None, None], ["A. Confidence, influence and engagement"],
        ["Aim: A joined up approach", None, None, None, None, None], [None, None, None, "Not joined up", None, None],
        ["F. Alcohol", None, None, "b", "c", None],
    ])  # fmt: skip
    assert said(ret) == [
        ("Health and Wellbeing", "need", "Older people"), ("Health and Wellbeing", "good_practice", "Extra care"),
        ("Health and Wellbeing", "area_for_improvement", "Smoking (NI 123)"),
        ("Health and Wellbeing", "gap", "Long term care"), ("Health and Wellbeing", "good_practice", "Awards"),
        ("A. Confidence, influence and engagement", "area_for_improvement", "Not joined up"),
        ("F. Alcohol", "area_for_improvement", "b"), ("F. Alcohol", "gap", "c"),
    ]  # fmt: skip
    assert ret.entries[5].fields["aim"] == "A joined up approach"
    assert [(one.code, one.cell) for one in ret.problems] == [("columns-not-used", "F3")]


def test_a_column_for_the_strand(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["NI", "Finding", "Theme", "Type of finding"],
        [None, "Extra care strategy", "Health and Wellbeing", "Strength"],
        [123, "Smoking", None, "Area for improvement"], ["39; 56", "Obesity", None, None],
        [None, "No plan yet", "Alcohol", "Gap"],
    ])  # fmt: skip
    assert said(ret) == [
        ("Health and Wellbeing", "good_practice", "Extra care strategy"),
        ("Health and Wellbeing", "area_for_improvement", "Smoking"),
        ("Health and Wellbeing", "area_for_improvement", "Obesity"), ("Alcohol", "gap", "No plan yet"),
    ]  # fmt: skip
    assert [one.fields["indicators"] for one in ret.entries] == [[], ["NI 123"], ["NI 39", "NI 56"], []]


def test_strands_as_labels_of_rows_with_themes_across(read_rows: ReadRows) -> None:
    ret = read_rows([
        [None, "Health and Wellbeing", "Jobs and Enterprise"], ["Good practice", "Extra care", "Regeneration"],
        ["Areas for improvement", "NI 39", "NI 153 and NI 171"], ["Gap analysis", "Long term care", None],
        ["Needs and priorities", None, "Skills"],
    ])  # fmt: skip
    assert said(ret) == [
        ("Health and Wellbeing", "good_practice", "Extra care"),
        ("Jobs and Enterprise", "good_practice", "Regeneration"),
        ("Health and Wellbeing", "area_for_improvement", "NI 39"),
        ("Jobs and Enterprise", "area_for_improvement", "NI 153 and NI 171"),
        ("Health and Wellbeing", "gap", "Long term care"), ("Jobs and Enterprise", "need", "Skills"),
    ]  # fmt: skip


REPORT = [
    ["Health and Wellbeing"], ["Improve health to help everyone live longer"], ["1.1 Local Needs and Priorities"],
    ["Needs assessment done"], ["1.2 Performance against priorities"],
    ["1.21 Good practice - There are a number of areas within this theme:"], ["• Extra care"], ["Awards"],
    ["1.22 Areas for Improvement – These are the potential concerns"], ["Smoking (NI 123)"],
    ["1.3 Gap analysis and future planning"], ["Long term care"], ["Children and Young People"],
    ["2.21 Good practice"], ["Children's centres"],
]  # fmt: skip
SPOKEN = [
    ("Health and Wellbeing", "need", "Needs assessment done"), ("Health and Wellbeing", "good_practice", "Extra care"),
    ("Health and Wellbeing", "good_practice", "Awards"),
    ("Health and Wellbeing", "area_for_improvement", "Smoking (NI 123)"),
    ("Health and Wellbeing", "gap", "Long term care"),
    ("Children and Young People", "good_practice", "Children's centres"),
]  # fmt: skip


def test_strands_as_headings_between_the_rows(read_rows: ReadRows) -> None:
    ret = read_rows(REPORT)
    assert said(ret) == SPOKEN
    left = [one.value for one in ret.problems if one.code == "line-below-left-out"]
    assert "1.2 Performance against priorities" in left


@pytest.mark.parametrize("bold", [True, False])
def test_themes_that_nobody_knows_are_told_by_how_they_look_or_by_the_strands_beginning_anew(
    read: Read, *, bold: bool
) -> None:
    names = {"Health and Wellbeing": "Sturdy people", "Children and Young People": "Bright starts"}
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for (text,) in REPORT:
        sheet.append([names.get(text, text)])
        if text in names and bold:
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    assert said(read(book)) == [(names[theme], strand, text) for theme, strand, text in SPOKEN]


def test_strands_beside_their_statements(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Health and Wellbeing"], ["Strengths", "Extra care"], [None, "Awards"], ["Weaknesses", "Smoking"],
        ["Jobs and Enterprise"], ["Strengths", "Projects"], ["Gaps", "Evidence (NI 153)"],
    ])  # fmt: skip
    assert [(theme, strand) for theme, strand, _ in said(ret)] == [
        ("Health and Wellbeing", "good_practice"), ("Health and Wellbeing", "good_practice"),
        ("Health and Wellbeing", "area_for_improvement"), ("Jobs and Enterprise", "good_practice"),
        ("Jobs and Enterprise", "gap"),
    ]  # fmt: skip
    assert linked(ret) == ["NI 153"]


@pytest.mark.parametrize(
    ("text", "strand"),
    [
        ("1.22 Areas for Improvement – These are the potential concerns", "area_for_improvement"),
        ("GOOD PRACTICE:", "good_practice"), ("Local needs and priorities", "need"), ("b) Gaps", "gap"),
        ("1.2 Performance against priorities", ""), ("C. Sharing Intelligence and Best Practice", ""),
        ("Good practice was found in several areas", ""), ("Green Flag park awards", ""), ("I need", ""), ("A gap", ""),
        ("Red flags at the beach", ""), ("Green Flag awarded", "good_practice"), ("I. Needs", "need"),
        ("iv Gaps", "gap"),
        ("Red flag issues", "area_for_improvement"), ("Red flags raised in 2009", "area_for_improvement"),
        ("2 Needs", "need"), ("Needs & priorities", "need"),
        ("Gap analysis of housing stock", ""), ("Gap analysis and next steps", "gap"),
    ],
)  # fmt: skip
def test_a_strand_is_named_by_a_heading_and_by_no_sentence(text: str, strand: str) -> None:
    assert strand_of(text) == strand


def test_statements_in_the_words_of_a_strand_stay_statements(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Health and Wellbeing"], ["Good practice"], ["Green Flag park awards"], ["Needs"], ["I need help, carers say"],
        ["I need"], ["Gaps"], ["No figures"],
    ])  # fmt: skip
    assert [(strand, text) for _, strand, text in said(ret)] == [
        ("good_practice", "Green Flag park awards"), ("need", "I need help, carers say"), ("need", "I need"),
        ("gap", "No figures"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["Good practice: wardens share a rota"], ["Police too"]], [("good_practice", "wardens share a rota"),
                                                                    ("good_practice", "Police too")]),
        ([["Good practice:\n• wardens\n• police"]], [("good_practice", "wardens"), ("good_practice", "police")]),
        ([["Gaps: " + "nobody counts " * 20]], [("gap", ("nobody counts " * 20).strip())]),
        ([["Gap - no data"], ["Needs"], ["Light"]], [("gap", "no data"), ("need", "Light")]),
        ([["Needs: better data", "more"]], [("need", "better data"), ("need", "more")]),
        ([["Needs\nand priorities"], ["Light"], ["Strengths: what we do well"], ["Parks"]],
         [("need", "Light"), ("good_practice", "Parks")]),
    ],
)  # fmt: skip
def test_what_a_label_says_behind_its_strand_is_said_of_it(
    read_rows: ReadRows, rows: list[list[object]], found: list[tuple[str, str]]
) -> None:
    ret = read_rows([["Health and Wellbeing"], *rows, ["Areas for improvement"], ["Smoking"]])
    assert [(strand, text) for _, strand, text in said(ret)] == [*found, ("area_for_improvement", "Smoking")]
    assert ret.problems == ()


def test_what_explains_a_strand_before_its_statements_is_told(read_rows: ReadRows) -> None:
    ret = read_rows([["Health and Wellbeing"], ["Needs – these are our concerns"], ["Light"], ["Gaps"], ["Data"]])
    assert [text for _, _, text in said(ret)] == ["Light", "Data"]
    assert [(one.code, one.cell) for one in ret.problems] == [("line-below-left-out", "A2")]
