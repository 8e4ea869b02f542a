"""Tables of a letter or report as they look once pasted into a workbook: a paragraph a row with the other cells merged
down, pages that end, forms' own words, headings that come again."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl

from loaders.figures import Return
from tests.loaders.test_rows_named import Read, Rows

ReadBook = Callable[[openpyxl.Workbook], Return]
HEADINGS: list[object] = ["Ref.", "Key Task\xa0/ Activity", "Priority\n(H/M/L)", "Lead\n(post)", "By when", "Progress"]


def test_a_paragraph_in_a_row_of_its_own_goes_on_with_the_row_that_is_merged_down_over_it(read: ReadBook) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[object]] = [
        ["WORK PROGRAMME 2009/10"], HEADINGS, ["1", "36 parish plans", "H", "Planner", "June", "Drafted"],
        [None, "2 town plans", None, None, None, "Sent out"], ["2", "Compact", "L", "CVS", "May", "–"],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    for column in "ACDE":
        sheet.merge_cells(f"{column}3:{column}4")
    first, second = read(book).entries
    assert (first.fields["task"], first.fields["progress"]) == ("36 parish plans\n2 town plans", "Drafted\nSent out")
    assert (second.fields["task"], second.fields["theme"], second.fields["progress"]) == ("Compact", None, None)


def test_a_line_that_is_merged_down_over_few_fields_is_a_row_of_its_own(read: ReadBook) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEADINGS, ["1", "Plans", "H", "Planner", "June"], ["2", "Compact", "L", None, "May"]]:
        sheet.append(row)
    sheet.merge_cells("D2:D3")
    assert [(one.fields["task"], one.fields["owner"]) for one in read(book).entries] == [
        ("Plans", "Planner"), ("Compact", "Planner"),
    ]  # fmt: skip


def test_marked_notes_behind_an_empty_row_are_told_and_belong_to_no_row(read_rows: Read) -> None:
    rows: Rows = [HEADINGS, ["1", "Plans", "H", "Planner"], ["2", "Compact", "L", "CVS"], [None], ["* Agreed in May"]]
    ret = read_rows(rows)
    assert [one.fields["number"] for one in ret.entries] == ["1", "2"]
    assert [(one.code, one.value) for one in ret.problems] == [("line-below-left-out", "* Agreed in May")]


BESIDE: list[object] = ["Evidence", "Owner"]
ASSESSED: Rows = [
    ["Self-assessment"], ["Theme:", "Safer Communities"], [None], ["What we do well", *BESIDE],
    ["·\xa0\xa0Wardens share a rota (NI 17)", "Place survey", "Trust"], ["None identified"],
    ["What we need to improve", *BESIDE], ["Repeat burglary", "-", "[insert owner]"], ["[type here]"], [None],
    ["Theme:", "Health and Wellbeing"], ["Good practice: stop smoking van", "Visits doubled", "PCT"],
    ["Areas for improvement:\n• alcohol\n• falls", "JSNA"], ["Gaps"], ["No figures for carers"],
]  # fmt: skip


def test_headings_come_again_beside_each_strand_of_a_self_assessment(read_rows: Read) -> None:
    ret = read_rows(ASSESSED)
    names = ("theme", "strand", "text", "evidence", "owner")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("Safer Communities", "good_practice", "Wardens share a rota (NI 17)", "Place survey", "Trust"),
        ("Safer Communities", "area_for_improvement", "Repeat burglary", None, None),
        ("Health and Wellbeing", "good_practice", "stop smoking van", "Visits doubled", "PCT"),
        ("Health and Wellbeing", "area_for_improvement", "alcohol", "JSNA", None),
        ("Health and Wellbeing", "area_for_improvement", "falls", "JSNA", None),
        ("Health and Wellbeing", "gap", "No figures for carers", None, None),
    ]
    assert ret.problems == ()


def test_headings_of_the_statements_may_stand_below_the_strand(read_rows: Read) -> None:
    ret = read_rows([
        ["Safer Communities"], ["Strengths"], ["Finding", *BESIDE], ["Wardens", "Survey", "Trust"], ["Gaps"],
        ["Finding", *BESIDE], ["No data", None, "Police"], ["Nothing to report"],
    ])  # fmt: skip
    names = ("strand", "text", "evidence", "owner")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("good_practice", "Wardens", "Survey", "Trust"),
        ("gap", "No data", None, "Police"),
    ]


def test_strands_of_two_names_under_a_title_that_ends_in_the_theme(read_rows: Read) -> None:
    ret = read_rows([
        ["CAA self evaluation - Environment and Sustainability"], [None],
        ["Question", "Strengths / green flags", "Weaknesses & red flags", "Gaps in our evidence"],
        ["1. How well do local priorities express needs?", "• Survey\n• Plans", "[insert text]", "None"],
        [None, "-", "To be completed", "No map"], ["Cross-cutting"], [None, "Scheme agreed", None, None],
    ])  # fmt: skip
    names = ("theme", "question", "strand", "text")
    theme = "Environment and Sustainability"
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        (theme, "priorities", "good_practice", "Survey"), (theme, "priorities", "good_practice", "Plans"),
        (theme, "priorities", "gap", "No map"), ("Cross-cutting", None, "good_practice", "Scheme agreed"),
    ]  # fmt: skip
    assert ret.problems == ()


def test_a_row_of_brackets_goes_on_and_a_row_that_counts_is_told(read_rows: Read) -> None:
    rows: Rows = [HEADINGS, ["1", "Plans", "H", "Planner"], [None, "(also of parishes)"], ["2", "Compact", "L", "CVS"]]
    ret = read_rows([*rows, ["Total", "2 tasks"]])
    assert [one.fields["task"] for one in ret.entries] == ["Plans (also of parishes)", "Compact"]
    assert [(one.code, one.value) for one in ret.problems] == [("line-below-left-out", "Total")]


def test_a_mark_with_a_note_is_that_mark(read_rows: Read) -> None:
    ret = read_rows([
        ["Partnership", "1. Homes", "2. Carbon"], ["Safer Communities", "●", "○"], ["Health and Wellbeing", "○", "●*"],
        [None], ["●", "Lead partnership"], ["○", "Contributes"], ["*", "From April 2010"],
    ])  # fmt: skip
    assert [one.fields["role"] for one in ret.entries] == ["lead", "contributing", "contributing", "lead"]
    assert ret.problems == ()


def test_numbers_of_two_levels_stay_whole_and_lines_below_a_numbered_plan_are_told(read_rows: Read) -> None:
    ret = read_rows([
        ["Action", "Lead", "Measure", "Target"], ["1.1\tJoint tasking", "Police", "NI 15", "380"],
        ["1.2\tArrest referral", "PCT", "NI 39", "-"], ["•\tbrief advice"],
        ["2.1\t100 wardens", "Trust", "NI 17", "20%"],
        ["2.2\t[Insert action]", "[Insert lead]"], ["Completed by: the manager"],
    ])  # fmt: skip
    assert [(one.fields["number"], one.fields["action"]) for one in ret.entries] == [
        ("1.1", "Joint tasking"), ("1.2", "Arrest referral\n• brief advice"), ("2.1", "100 wardens"),
    ]  # fmt: skip
    assert [(one.code, one.cell) for one in ret.problems] == [("line-below-left-out", "A7")]


def test_a_workstream_that_is_merged_from_the_column_of_numbers_on_is_read(read: ReadBook) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep"]
    for row in [["Ref", "Activity", *months], ["A. Engagement"], ["Aim: joined up"], ["1.", "Strategy", "*"]]:
        sheet.append(row)
    sheet.merge_cells("A2:H2")
    (entry,) = read(book).entries
    names = ("workstream", "aim", "number", "activity")
    assert tuple(entry.fields[name] for name in names) == ("A. Engagement", "joined up", "1", "Strategy")


def test_what_stands_under_a_label_that_is_no_field_is_told_and_an_empty_form_is_no_card(read_rows: Read) -> None:
    ret = read_rows([
        ["GOOD PRACTICE NOTE"], ["Title of the good practice:", "One rota"], ["Theme", "Safer"],
        ["Who shared it?", "Trust", None, "Police"], ["What did we do?"], [None, "Weekly tasking"],
        ["What difference did it make?", "Calls fell (NI 17)"], [None], ["GOOD PRACTICE NOTE"],
        ["Title of the good practice:", "Click here to enter text."], ["What did we do?", "[type here]"],
    ])  # fmt: skip
    (entry,) = ret.entries
    assert (entry.fields["text"], entry.fields["shared_by"]) == ("One rota", "Trust\nPolice")
    assert [(one.code, one.value) for one in ret.problems] == [("line-below-left-out", "Weekly tasking")]


def test_roles_that_are_merged_down_are_said_of_each_commitment_and_rows_of_one_commitment_go_together(
    read: ReadBook,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [
        ["Commitment", "Safer", "Stronger", "Health"], ["1. Feel safe", "Lead", None, None],
        [None, None, "Contributing", "Contributing"], ["2. Trees", "Lead", "Contributing"],
        ["3. Parks", None, "C", "C"],
    ]:  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B4:B5")
    ret = read(book)
    assert [(one.fields["number"], one.fields["partnership"], one.cell) for one in ret.entries] == [
        ("1", "Safer", "B2"), ("1", "Stronger", "C3"), ("1", "Health", "D3"), ("2", "Safer", "B4"),
        ("2", "Stronger", "C4"), ("3", "Stronger", "C5"), ("3", "Health", "D5"), ("3", "Safer", "B5"),
    ]  # fmt: skip
    assert ret.problems == ()


def test_a_lead_that_is_merged_down_in_a_list_leads_each_commitment(read: ReadBook) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["Commitment", "Lead"], ["1. Feel safe", "Police"], ["2. Less crime", None], ["3. Care", "PCT"]]:
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    ret = read(book)
    assert [(one.fields["number"], one.fields["partnership"]) for one in ret.entries] == [
        ("1", "Police"), ("2", "Police"), ("3", "PCT"),
    ]  # fmt: skip
    assert ret.problems == ()


def test_that_there_is_none_is_no_statement_in_a_table_either(read_rows: Read) -> None:
    ret = read_rows([
        ["Theme", "Strand", "Finding", "Evidence"], ["Safer Communities", "Good practice", "Wardens", "Survey"],
        [None, "Area for improvement", "None identified", "-"], [None, "Gap", "No data on carers", None],
    ])  # fmt: skip
    assert [one.fields["text"] for one in ret.entries] == ["Wardens", "No data on carers"]
