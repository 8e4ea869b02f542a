"""The papers that all partners share, under the headings that they have: of our template, of a log, of a calendar."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.figures import Return
from loaders.inspection import understand
from loaders.kinds.titles import headings_that_do
from loaders.layout_words import heading_fingerprint
from loaders.mapping import Layout
from loaders.meaning.known import Known
from loaders.register_books import BOOKS
from loaders.workbook.grid import Book
from lsp_data.registers import FieldKind
from presentation.returns_tables import choices
from tests.loaders.conftest import sheet_of
from tests.loaders.test_rows_named import Read, Rows

# Those that a workbook without the column of ids is known as by its headings alone.
BY_HEADINGS = ("delivery_plan", "good_practice", "said_did", "meetings")
CRITERIA: Rows = [
    ["Red flag recovery plans"], [None],
    ["NI", "Plan summary", "Lead officer", "Actions", "Dates OK?", "Evidence it works", "Money / people",
     "Partners signed up", "Adequate?"],
    ["NI 21", "Confidence plan", "Chief Inspector", "Listening evenings", "Y", "Surveys +4", "£30k", "Council", "Yes"],
    ["NI 056", "Weight programme", "PCT", "Family clubs", "Partly", "TBC", 12500, None, "No"],
]  # fmt: skip
CALENDAR: Rows = [
    ["Forward plan"], [None], ["Meeting", "Date", "Venue", "Items"], ["Executive", "17th March 2011", "HQ", "Q3"],
    ["Sub-group", "Thurs 10 Feb 2011", None, "flags"], ["Board", "31/02/2011", None, None],
    ["Forum", date(2011, 5, 19), None, None],
]  # fmt: skip


def said(known: Known, rows: Rows, kind: str, *headings: int) -> Return:
    """The rows read as a kind, with the rows that a person said hold the headings (from 1)."""
    layouts = {}
    if headings:
        texts = [str(text) for row in headings for text in rows[row - 1] if text is not None]
        name = heading_fingerprint(texts, len(headings))
        layouts[name] = Layout(name, "Said", (), heading_rows=len(headings))
    return understand(Book((sheet_of(rows, "Sent"),)), "sent.xlsx", "0" * 64, known, said=kind, remembered=layouts)


def test_a_plan_with_a_column_for_each_criterion_is_a_delivery_plan(read_rows: Read) -> None:
    ret = read_rows(CRITERIA)
    assert (ret.kind, len(ret.figures)) == ("delivery_plan", 0)
    first, second = ret.entries
    assert first.fields == {
        "title": "Confidence plan", "lead_post": "Chief Inspector", "lead": None, "partners": "Council",
        "resources": "£30k", "evidence": "Surveys +4", "milestones": "Listening evenings",
        "comments": "Dates OK?: Y\nAdequate?: Yes", "indicators": ["NI 21"],
    }  # fmt: skip
    assert (second.fields["resources"], second.fields["indicators"]) == ("12500", ["NI 56"])


def test_a_calendar_of_meetings_and_the_one_without_a_day(read_rows: Read) -> None:
    ret = read_rows(CALENDAR)
    assert ret.kind == "meetings"
    assert [(one.fields["date"], one.fields["name"], one.fields["purpose"]) for one in ret.entries] == [
        ("2011-03-17", "Executive", "Q3"), ("2011-02-10", "Sub-group", "flags"), ("2011-05-19", "Forum", None),
    ]  # fmt: skip
    (asked,) = ret.problems
    assert (asked.code, asked.value, asked.cell) == ("unfit-key", "31/02/2011", "A6")


def test_a_log_of_good_practice(read_rows: Read) -> None:
    ret = read_rows([
        ["Topic", "What we did", "Why it worked", "Result", "Contact", "Added"],
        ["Health", "Checks at work", "Employers gave time", "3,400 checks", "Estates", "12/05/2010"],
    ])  # fmt: skip
    assert ret.kind == "good_practice"
    (entry,) = ret.entries
    assert (entry.fields["theme"], entry.fields["text"], entry.fields["shared_by"], entry.fields["date"]) == (
        "Health", "Checks at work", "Estates", "2010-05-12",
    )  # fmt: skip
    assert entry.fields["evidence"] == "Why it worked: Employers gave time\nResult: 3,400 checks"


def test_a_row_that_lacks_its_key_is_told_and_not_added_to_the_one_above(read_rows: Read) -> None:
    ret = read_rows([
        ["Forum", "You said", "We did", "Who", "Date"], ["Chester", "No dentist", "New practice", "PCT", "12/05/2010"],
        ["Northwich", None, "Six bins", "Council", "soon"],
    ])  # fmt: skip
    (entry,) = ret.entries
    assert (entry.fields["did"], entry.fields["answered_by"]) == ("New practice", "PCT")
    assert [(one.code, one.cell) for one in ret.problems] == [("row-names-nothing", "A3")]


@pytest.mark.parametrize("kind", BY_HEADINGS)
def test_the_headings_of_our_template_do_in_any_file(read_rows: Read, kind: str) -> None:
    book = next(one for one in BOOKS if one.kind == kind)
    fields = [one for one in book.fields() if one.kind is not FieldKind.INDICATORS]
    row: list[object] = ["12/05/2010" if one.kind is FieldKind.DATE else f"Under {one.title}" for one in fields]
    ret = read_rows([["Sent"], [], [book.heading(one) for one in fields], row])
    assert (ret.kind, ret.problems) == (kind, ())
    (entry,) = ret.entries
    told = {one.name: entry.fields[one.name] for one in fields}
    assert told == {one.name: "2010-05-12" if one.kind is FieldKind.DATE else f"Under {one.title}" for one in fields}


@pytest.mark.parametrize(
    ("kind", "title", "headings"),
    [
        ("said_did", "“You said, we did”", "“You said” and “We did”"), ("meetings", "“Meetings”", "“Date”"),
        ("delivery_plan", "“Delivery plans”", "“Indicators”, “Plan” and “Lead organisation”"),
        ("route_map", "“Route map”", "months"), ("commitments", "“Commitments”", "partnerships"),
    ],
)  # fmt: skip
def test_a_kind_that_it_is_not_is_answered_with_headings_that_would_do(
    known: Known, kind: str, title: str, headings: str
) -> None:
    ret = said(known, [["Fruit", "Colour"], ["Apple", "green"]], kind)
    (asked,) = ret.problems
    assert asked.code == "not-this-kind"
    assert title in asked.reason
    assert headings in asked.reason


def test_kinds_without_headings_of_their_own_name_none() -> None:
    assert headings_that_do("performance_return") == ""


def test_the_row_that_holds_the_headings_and_the_kind_that_it_is_count_together(known: Known) -> None:
    rows: Rows = [["Ideas"], ["Gladly heard", "Then", "By"], ["No bins", "Six bins", "Council"]]
    ret = said(known, rows, "said_did", 2)
    assert ret.kind == "said_did"
    (region,) = ret.regions
    assert (region.header, region.first, region.heads != "") == ((2,), 3, True)
    assert {"field|said", "field|did", "field|answered_by"} <= set(choices(region))
    assert said(known, rows, "said_did").kind == "unknown"


def test_headings_that_a_person_found_are_a_registers_where_they_name_its_fields(known: Known) -> None:
    rows: Rows = [["You said", "We did"], ["No bins", "Six bins"]]
    assert said(known, rows, "", 1).kind == "said_did"


def test_a_sheet_that_is_left_out_beside_papers_is_told(read_rows: Read) -> None:
    plan: Rows = [["Action", "Lead", "Target"], ["Litter campaign", "Council", "5 events"]]
    fruit: Rows = [["Fruit", "Colour", "Taste"], ["Apple", "green", "sour"]]
    ret = read_rows(
        plan, fruit, [["Notes"], ["Sent by:", "the council"]], [["You said", "We did"], ["Litter", "Picks"]]
    )
    assert [one.kind for one in ret.entries] == ["action", "said_did"]
    assert [(one.code, one.sheet) for one in ret.problems] == [("sheet-left-out", "Return 1")]
    assert [one.used for one in ret.sheets] == [True, False, False, True]


def cards(*sides: dict[str, str]) -> Rows:
    """Delivery plans as cards: the labels of the first down the side, each plan in a column."""
    return [[label, *(side.get(label) for side in sides)] for label in sides[0]]


FIRST = {"Indicator": "NI 21", "Name of plan": "Confidence", "Lead organisation:": "Police", "Resources": "£30k",
         "Signed off": "yes"}  # fmt: skip
SECOND = {"Indicator": "NI 39", "Name of plan": "Alcohol harm", "Lead organisation:": "PCT", "Resources": "1 nurse"}


@pytest.mark.parametrize(
    "rows", [[["Plans"], [], *cards(FIRST), [], *cards(SECOND)], [["Plans"], [], *cards(FIRST, SECOND)]],
    ids=["below", "beside"],
)  # fmt: skip
def test_plans_as_cards_below_each_other_or_side_by_side(read_rows: Read, rows: Rows) -> None:
    ret = read_rows(rows)
    assert ret.kind == "delivery_plan"
    assert [(one.fields["title"], one.fields["lead"], one.fields["indicators"]) for one in ret.entries] == [
        ("Confidence", "Police", ["NI 21"]), ("Alcohol harm", "PCT", ["NI 39"]),
    ]  # fmt: skip
    assert [one.value for one in ret.problems if one.code == "line-below-left-out"] == ["Signed off"]


def test_a_cover_is_no_card(read_rows: Read) -> None:
    assert read_rows([["Partner:", "Police"], ["Period:", "Q2 2010/11"], ["Theme:", "Safer"], ["Lead:", "x"]]).kind == (
        "unknown"
    )


def test_what_stands_beside_or_below_a_value_goes_on_with_it(read_rows: Read) -> None:
    ret = read_rows([
        ["Plans"], [None], ["Name of plan", "Confidence", "for all wards"], [None, "and villages"],
        ["Lead organisation", "Police"], ["Resources", "£30k", None, "and a nurse"], ["Indicator", "NI 21"],
    ])  # fmt: skip
    (entry,) = ret.entries
    assert (entry.fields["title"], entry.fields["lead"]) == ("Confidence\nfor all wards\nand villages", "Police")
    assert entry.fields["resources"] == "£30k\nand a nurse"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"Name of plan": "Confidence", "Lead organisation": "Police", "Indicator": "NI 21"},
         {"Name of plan": "Alcohol harm", "Lead organisation": "PCT", "Indicator": "NI 39"}),
        (FIRST, {"Name of plan": "Alcohol harm", "Indicator": "NI 39"}),
        (FIRST, {"Name of plan": "Alcohol harm", "Lead organisation": None, "Resources": None, "Indicator": "NI 39"}),
    ],
    ids=["two short", "a short one below", "fields left empty"],
)  # fmt: skip
def test_short_cards_are_cards(read_rows: Read, first: dict[str, object], second: dict[str, object]) -> None:
    ret = read_rows(
        [["Plans"], [None], *([*one] for one in first.items()), [None], *([*one] for one in second.items())]
    )
    assert [(one.fields["title"], one.fields["indicators"]) for one in ret.entries] == [
        ("Confidence", ["NI 21"]), ("Alcohol harm", ["NI 39"]),
    ]  # fmt: skip


def test_a_heading_above_a_card_is_none_of_its_fields(read_rows: Read) -> None:
    ret = read_rows([
        ["Good practice"], ["Theme", "Safer"], ["What worked", "Wardens"], ["Shared by", "Trust"], ["Evidence", "Data"],
    ])  # fmt: skip
    assert [(one.fields["theme"], one.fields["text"]) for one in ret.entries] == [("Safer", "Wardens")]


@pytest.mark.parametrize(
    "invitation", ["[type here]", "Click here to enter text.", "<insert name>", "Choose an item.", "[Enter the lead]"]
)
def test_an_invitation_to_write_is_nothing_written(read_rows: Read, invitation: str) -> None:
    asked = {"Name of plan": invitation, "Lead organisation": "Council", "Resources": "£1k", "Indicator": "NI 16"}
    ret = read_rows([["Plans"], [None], *cards({**SECOND, "Resources": invitation}), [None], *cards(asked)])
    assert [(one.fields["title"], one.fields["resources"]) for one in ret.entries] == [("Alcohol harm", None)]
    assert [(one.code, one.cell) for one in ret.problems if one.code == "row-names-nothing"] == [
        ("row-names-nothing", "B9")
    ]
    table = read_rows([["Action", "Lead", "Target"], ["Litter campaign", invitation, "5 events"]])
    assert table.entries[0].fields["lead"] is None


def test_words_that_only_begin_like_an_invitation_are_written(read_rows: Read) -> None:
    table = read_rows([["Action", "Lead", "Target"], ["Add wardens", "Choose Life group", "Select 5 sites"]])
    assert [table.entries[0].fields[name] for name in ("action", "lead", "target")] == [
        "Add wardens", "Choose Life group", "Select 5 sites",
    ]  # fmt: skip
