"""What a register's sheet says under odd headings, beside dashes, across merged cells: no word of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import openpyxl

from loaders.figures import Return
from tests.loaders.test_rows_named import Read, Rows
from tests.loaders.typed_books import book_of

ReadBook = Callable[[openpyxl.Workbook], Return]


def told(ret: Return) -> list[tuple[str, str]]:
    return [(one.code, one.cell) for one in ret.problems]


def test_who_is_responsible_and_what_a_task_involves_are_read(read_rows: Read) -> None:
    ret = read_rows([
        ["Task", "What it involves", "Likelihood (1-5)", "Impact (1-5)", "Priority", "Resp."],
        ["Elect a chair", "After the May elections", 5, 2, "Medium", "Council policy"],
        ["Data protocol", "All partners sign", 4, 4, "High", "Police"],
    ])  # fmt: skip
    assert ret.kind == "work_programme"
    assert [(one.fields["owner"], one.fields["comments"]) for one in ret.entries] == [
        ("Council policy", "After the May elections"), ("Police", "All partners sign"),
    ]  # fmt: skip
    assert told(ret) == []


def test_how_much_under_a_lettered_heading_is_the_money_and_the_line_above_the_partnership(read_rows: Read) -> None:
    ret = read_rows([
        ["Delivery plan – resources"], ["Healthier Communities"],
        ["a. What outcomes do we want to achieve?", "b. What activities are in place to deliver?", "c. How much?",
         "d. The funding source and its flexibility"],
        ["Fewer smokers", "Stop smoking service", "£312k", "PCT baseline; none"],
        ["Independent living", "Telecare", "£1.2m", "Supporting People"],
    ])  # fmt: skip
    assert ret.kind == "resource_plan"
    first, second = (one.fields for one in ret.entries)
    assert (first["funding"], first["flexibility"], second["funding"]) == ("£312k", "PCT baseline; none", "£1.2m")
    assert {one["partnership"] for one in (first, second)} == {"Healthier Communities"}
    assert told(ret) == []


def test_a_column_without_a_meaning_that_most_rows_fill_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [
        ["Action", "Lead", "Sign off", "Measure"], ["Alley gates", "Police", "Fire service", "Fewer burglaries"],
        ["Visit schools", "Youth service", "Council", "20 visits"],
    ]  # fmt: skip
    assert told(read_rows(rows)) == [("columns-asked", "C1")]
    rows[2][2] = None
    assert told(read_rows([*rows, ["Walks", "Leisure", None, "12 walks"]])) == [("columns-not-used", "C1")]


def test_a_column_without_a_heading_is_told_as_one(read_rows: Read) -> None:
    ret = read_rows([
        ["Action", "Lead", "Measure"], ["Alley gates", "Police", "Fewer burglaries", "Fire service"],
        ["Visit schools", "Youth service", "20 visits"],
    ])  # fmt: skip
    assert "D (no heading)" in next(one.reason for one in ret.problems if one.code == "columns-not-used")


def test_a_task_beside_dashes_is_one_and_heads_nothing(read_rows: Read) -> None:
    ret = read_rows([
        ["Task", "Priority", "Likelihood", "Impact", "Owner"], ["Engagement"],
        ["Citizens' panel", "2", 2, 3, "Council"], ["Parish forum", "–", "–", "-", "…"],
        ["Annual conference", "3", 1, 5, "Council"],
    ])  # fmt: skip
    tasks = ["Citizens' panel", "Parish forum", "Annual conference"]
    assert [one.fields["task"] for one in ret.entries] == tasks
    assert {one.fields["comments"] for one in ret.entries} == {"Section: Engagement"}


def test_a_day_is_never_joined_to_the_words_of_the_row_below(read_rows: Read) -> None:
    ret = read_rows([
        ["Body", "Date", "Time", "Venue"], ["Board", "19 May 2011", "10:00", "Hall"], ["Board", "tbc", None, None],
        ["Board", "31/11/2011", "10:00", None], ["Board", "w/c 16 January 2012", None, None],
        ["Executive", "05/06/2011", "14:00", "HQ"], ["Executive", "tbc", None, None],
    ])  # fmt: skip
    assert [one.fields["date"] for one in ret.entries] == ["2011-05-19", "2011-06-05"]
    assert told(ret) == [("unfit-key", "A3"), ("unfit-key", "A4"), ("unfit-key", "A5"), ("unfit-key", "A7")]


def test_what_is_to_be_added_alone_is_an_entry_under_the_same_outcome(read_rows: Read) -> None:
    ret = read_rows([
        ["What outcomes do we want?", "Indicators in place", "Which to retain?", "Which to add?"],
        ["Confidence", "NI 21", "NI 21", None], [None, "NI 25", "none", None],
        [None, None, None, "Local satisfaction index"], ["Fewer fires", "NI 33", "both", "-"],
    ])  # fmt: skip
    assert [(one.fields["outcome"], one.fields["retain"], one.fields["add"]) for one in ret.entries] == [
        ("Confidence", "NI 21", None), ("Confidence", "none", None), ("Confidence", None, "Local satisfaction index"),
        ("Fewer fires", "both", None),
    ]  # fmt: skip


STEPS: Rows = [
    ["Objective", "Action", "Milestone", "By when", "Who", "Status"],
    ["Less re-offending", "Joint offender teams", "Protocol signed", "June 2010", "Probation", "Complete"],
    [None, None, "Team in one place", "Sept 2010", "Probation", "Behind"],
    [None, None, "40 offenders on it", "Mar 2011", "Police", "Not started"],
    [None, "Employer pledge", "10 employers", "Dec 2010", "Jobcentre", "Stopped"],
]


def test_an_action_that_is_merged_down_over_its_steps_is_an_entry_a_step(read: ReadBook) -> None:
    ret = read(book_of(STEPS, ("A2:A5", "B2:B4")))
    assert [(one.fields["action"], one.fields["measure"], one.fields["lead"]) for one in ret.entries] == [
        ("Joint offender teams: Protocol signed", "Protocol signed", "Probation"),
        ("Joint offender teams: Team in one place", "Team in one place", "Probation"),
        ("Joint offender teams: 40 offenders on it", "40 offenders on it", "Police"),
        ("Employer pledge", "10 employers", "Jobcentre"),
    ]
    assert {one.fields["theme"] for one in ret.entries} == {"Less re-offending"}


def test_two_cells_beside_one_action_are_two_lines_of_a_field(read: ReadBook) -> None:
    rows: Rows = [
        ["Action", "Lead", "Measure"], ["Alley gates", "Police", "Fewer burglaries"], [None, "Council", None],
        ["Walks", "Leisure", "12 walks"],
    ]  # fmt: skip
    ret = read(book_of(rows, ("A2:A3",)))
    assert [one.fields["lead"] for one in ret.entries] == ["Police\nCouncil", "Leisure"]


def test_by_when_is_the_timescale_whatever_other_columns_there_are(read_rows: Read) -> None:
    found = read_rows(STEPS[:2]).entries[0].fields
    assert (found["deadline"], found["target"], found["measure"]) == ("June 2010", None, "Protocol signed")
    found = read_rows([["Action", "Who", "By when"], ["Alley gates", "Police", "March 2011"]]).entries[0].fields
    assert (found["deadline"], found["target"]) == ("March 2011", None)


def test_only_a_heading_that_names_both_makes_a_timescale_the_target(read_rows: Read) -> None:
    rows: Rows = [["Action", "Who", "Target(s)/ Timescale"], ["Alley gates", "Police", "40 by March 2011"]]
    found = read_rows(rows).entries[0].fields
    assert (found["deadline"], found["target"]) == (None, "40 by March 2011")


def test_a_day_of_the_spreadsheet_is_written_as_a_day(read: ReadBook) -> None:
    ret = read(book_of([["Action", "Owner", "Deadline"], ["Alley gates", "Police", datetime(2011, 3, 31)]]))
    assert ret.entries[0].fields["deadline"] == "31/03/2011"


def test_a_word_for_how_far_an_action_is_is_its_status_and_stays_as_it_was_written(read_rows: Read) -> None:
    words = ["Complete", "Behind", "Not started", "Stopped", "60 done"]
    rows: Rows = [["Action", "Lead", "Status"], *([f"Walk {number}", "PCT", one] for number, one in enumerate(words))]
    found = [one.fields for one in read_rows(rows).entries]
    assert [one.get("status") for one in found] == ["done", "under_way", "not_started", "stopped", None]
    assert [one["progress"] for one in found] == words


def test_the_indicators_of_an_objective_are_those_of_its_actions(read_rows: Read) -> None:
    ret = read_rows([
        ["Objective", "Action", "Lead", "Measure"],
        ["Reduce re-offending (NI 18, NI 30)", "Joint offender teams", "Probation", "Team in place"],
        [None, "Employer pledge", "Jobcentre", "Arrests (NI 16)"],
        ["Fires\n(NI 33)", "Van", "Fire", "Bought"], ["Homes (all of them)", "Grants", "Council", "12 grants"],
    ])  # fmt: skip
    assert [(one.fields["theme"], one.fields["indicators"]) for one in ret.entries] == [
        ("Reduce re-offending", ["NI 18", "NI 30"]), ("Reduce re-offending", ["NI 16", "NI 18", "NI 30"]),
        ("Fires", ["NI 33"]), ("Homes (all of them)", []),
    ]  # fmt: skip


def test_words_for_a_day_are_kept_with_the_last_day_of_their_period_and_asked_about(read_rows: Read) -> None:
    ret = read_rows([
        ["You said…", "We did…", "When"], ["Buses stop early", "Late bus", "Oct 2010"],
        ["Nobody answers", "Leaflet", "Q3 2010/11"], ["Dog mess", "40 bins", "31/11/2010"],
        ["Nothing to do", "Youth bus", "since June 2010"], ["Dark paths", "Lamps", "30/11/2010"],
    ])  # fmt: skip
    assert [(one.fields["date"], one.fields.get("when")) for one in ret.entries] == [
        ("2010-10-31", "Oct 2010"), ("2010-12-31", "Q3 2010/11"), (None, "31/11/2010"), (None, "since June 2010"),
        ("2010-11-30", None),
    ]  # fmt: skip
    assert told(ret) == [("day-in-words", f"A{row}") for row in (2, 3, 4, 5)]


PLANS: Rows = [
    ["Delivery plans of the indicators at risk"],
    ["Indicator", "Title", "Lead", "Lead officer (post)", "Partners", "Resources", "Evidence of impact", "Milestones"],
    ["NI 112", "Under-18 conceptions", "PCT", "Co-ordinator", "Schools", "£85k", "Quarterly rate", "Clinic: June 2011"],
    ["NI 171", "New businesses", "Economy", "Head of Regeneration", "Chamber", "tbc", "VAT registrations", "-"],
]


def test_plans_with_the_indicators_titles_are_delivery_plans(read_rows: Read) -> None:
    ret = read_rows(PLANS)
    assert (ret.kind, len(ret.figures)) == ("delivery_plan", 0)
    assert [(one.fields["title"], one.fields["indicators"], one.fields["resources"]) for one in ret.entries] == [
        ("Under-18 conceptions", ["NI 112"], "£85k"), ("New businesses", ["NI 171"], "tbc"),
    ]  # fmt: skip
    assert told(ret) == []


def test_a_return_of_figures_with_the_words_of_plans_beside_them_stays_one(read_rows: Read) -> None:
    rows = [PLANS[0], [*PLANS[1], "Q3 2010/11"], [*PLANS[2], 41.2], [*PLANS[3], 33.0]]
    ret = read_rows(rows)
    assert (ret.kind, [one.value for one in ret.figures if one.value]) == ("performance_return", [41.2, 33.0])
