"""A workbook's rows beside those held, where the page wrote or took something out meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from loaders import compare
from loaders.compare import Comparison, RegisterRow, register_twins
from loaders.figures import Entry, Header, Return
from lsp_data import registering, reports
from lsp_data.errors import Severity
from lsp_data.periods import financial_year
from lsp_data.registering import RowEdit
from tests.store.offices import NOW, REPORTING, Office, set_up

Rows = tuple[RegisterRow, ...]
PHONE = "01632" + " 960001"  # of nobody, and in no text of the repository
PLAN = {"action": "Train wardens", "lead": "Council"}


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return set_up(tmp_path_factory.mktemp("compared") / "data")


def seen(office: Office, *entries: tuple[str, dict[str, object]], **more: object) -> Rows:
    """The rows as they are compared when this workbook comes; nothing of it is taken."""
    found: list[RegisterRow] = []

    def none(compared: Comparison) -> frozenset[int]:
        found.extend(compared.registers)
        return frozenset()

    office.bring(entries, rows=none, **more)  # type: ignore[arg-type]  passed on by name
    return tuple(found)


def on_the_page(office: Office, item: str, fields: dict[str, object], was: dict[str, object], why: str = "") -> None:
    registering.write_rows(
        office.folder, "action", [RowEdit(item, fields, was)], known_at=REPORTING, made_by="Lead", reason=why, now=NOW
    )


def held(office: Office) -> str:
    return str(reports.register(office.generation, "action")["item"].iloc[0])


def test_a_field_emptied_on_the_page_conflicts_with_a_workbook_that_changes_it(office: Office) -> None:
    office.bring([("action", PLAN)], known_at=date(2010, 8, 1))
    made_from, item = office.generation.number, held(office)
    on_the_page(office, item, {"lead": None}, {"lead": "Council"})
    (row,) = seen(office, ("action", PLAN | {"id": item, "lead": "Police"}), known_at=REPORTING, made_from=made_from)
    assert (row.change, row.accept) == ("conflicting", False)


def test_a_row_taken_out_does_not_come_back_with_an_old_workbook_of_ours(office: Office) -> None:
    office.bring([("action", PLAN)], known_at=date(2010, 8, 1))
    made_from, item = office.generation.number, held(office)
    registering.write_rows(
        office.folder, "action", [registering.taken_out(item)], known_at=REPORTING, made_by="Lead", reason="Done",
        now=NOW,
    )  # fmt: skip
    (row,) = seen(office, ("action", PLAN | {"id": item}), known_at=REPORTING, made_from=made_from)
    assert (row.change, row.accept) == ("conflicting", False)
    (row,) = seen(office, ("action", PLAN), known_at=date(2010, 9, 1))
    assert (row.change, row.accept) == ("older", False)


def test_an_edit_on_the_page_makes_no_issue_of_a_map_an_older_one(office: Office) -> None:
    first = {
        "workstream": "B",
        "number": "B1",
        "activity": "Train",
        "year": "2010/11",
        "months": {"2010-06": "planned"},
    }
    office.bring([("activity", first)], known_at=date(2010, 5, 1))
    item = str(reports.register(office.generation, "activity")["item"].iloc[0])
    registering.write_rows(
        office.folder, "activity", [RowEdit(item, {"lead": "Fire service"})], known_at=REPORTING, made_by="Lead",
        now=NOW,
    )  # fmt: skip
    second = first | {"number": "C7", "activity": "Publish the yearly report"}
    rows = seen(office, ("activity", first), ("activity", second), known_at=date(2010, 9, 1))
    assert [(one.change, one.accept) for one in rows] == [("same", False), ("new", True)]


def test_a_serial_number_under_the_heading_row_lets_no_blank_speak(office: Office) -> None:
    office.bring([("action", PLAN)], known_at=date(2010, 8, 1))
    (row,) = seen(office, ("action", PLAN | {"id": "1", "lead": None}), known_at=date(2010, 9, 1))
    assert row.change == "same"


TASKS = ["Complete the county's community strategy", "Settle which outcomes the board reports on",
         "Agree a protocol for sharing data", "Review the forum of voluntary groups"]  # fmt: skip
OTHERS = ["Publish a guide to funding", "Hold a conference for parish clerks", "Buy new software", "Train analysts"]


def programme(words: list[str]) -> list[tuple[str, dict[str, object]]]:
    return [("task", {"number": str(number), "task": one}) for number, one in enumerate(words, 1)]


def test_a_number_alone_makes_no_row_the_held_one(office: Office) -> None:
    office.bring(programme(TASKS), kind="work_programme")
    rows = seen(office, *programme([*TASKS[:3], OTHERS[0]]), kind="work_programme")
    fourth = reports.register(office.generation, "task")["item"].iloc[3]
    assert [(one.state, one.accept) for one in rows] == [("same", False)] * 3 + [("asked", False)]
    assert rows[3].may_be == (fourth,)


def test_most_numbers_beside_other_words_are_another_programme(office: Office) -> None:
    office.bring(programme(TASKS), kind="work_programme")
    told: list[str] = []

    def all_of_it(compared: Comparison) -> frozenset[int]:
        told.extend(one.reason for one in compared.problems if one.code == "another-paper")
        assert [(one.state, one.accept) for one in compared.registers] == [("new", True)] * 4
        return compared.proposed()

    office.bring(programme(OTHERS), kind="work_programme", rows=all_of_it)
    assert [one[:46] for one in told] == ["4 of its 4 tasks bear the numbers of held ones"]
    assert len(reports.register(office.generation, "task")) == 8
    assert {one.change for one in seen(office, *programme(OTHERS), kind="work_programme")} == {"same"}
    assert {one.change for one in seen(office, *programme(TASKS), kind="work_programme")} == {"same"}


def test_tasks_that_are_only_numbered_anew_are_the_held_ones(office: Office) -> None:
    office.bring(programme(TASKS), kind="work_programme")
    rows = seen(office, *programme([OTHERS[0], *TASKS]), kind="work_programme")
    assert [(one.state, dict(one.fields)) for one in rows[1:]] == [
        ("changed", {"number": str(number)}) for number in range(2, 6)
    ]
    assert rows[0].state == "new"


def test_an_old_copy_of_ours_says_what_was_changed_since(office: Office) -> None:
    office.bring([("action", PLAN)], known_at=date(2010, 8, 1))
    made_from, item = office.generation.number, held(office)
    on_the_page(office, item, {"lead": "Police"}, {"lead": "Council"})
    said: list[str] = []

    def none(compared: Comparison) -> frozenset[int]:
        said.extend(one.reason for one in compared.problems if one.code in ("older-copy", "same-content-again"))
        assert [one.state for one in compared.registers] == ["behind"]
        return frozenset()

    office.bring([("action", PLAN | {"id": item})], made_from=made_from, known_at=REPORTING, rows=none)
    assert len(said) == 1
    assert said[0].startswith("It is an older copy: since it was made 1 action was changed (Train wardens).")


def test_a_workbook_without_its_origin_puts_nothing_back_unasked(office: Office) -> None:
    office.bring([("action", PLAN)], known_at=date(2010, 8, 1))
    item = held(office)
    office.bring([("action", PLAN | {"id": item, "lead": "Police"})], known_at=date(2010, 9, 1))
    (row,) = seen(office, ("action", PLAN | {"id": item}), known_at=REPORTING)
    assert (row.change, row.accept, row.fields) == ("conflicting", False, {"lead": "Council"})


def test_a_second_version_asks_about_a_reworded_row_and_tells_one_that_it_lacks(office: Office) -> None:
    paper = ["Alcohol: brief advice in A&E", "Train wardens", "Walk to school", "Weight programme"]
    office.bring([("action", {"action": one}) for one in paper], kind="action_plan")
    again = ["Brief advice on alcohol in both A&E departments", "Train wardens", "Walk to school"]
    said: list[str] = []

    def none(compared: Comparison) -> frozenset[int]:
        said.extend(one.reason for one in compared.problems if one.code == "not-in-this-version")
        assert [(one.state, one.accept) for one in compared.registers] == [
            ("asked", False), ("same", False), ("same", False), ("missing", False),
        ]  # fmt: skip
        return frozenset()

    office.bring([("action", {"action": one}) for one in again], kind="action_plan", rows=none)
    assert said == ["1 action of an earlier version is not in this one: Weight programme."]
    others = seen(office, *(("action", {"action": one}) for one in again), kind="action_plan", partner="police")
    assert "missing" not in [one.state for one in others]


def test_a_second_plan_for_an_indicator_is_asked_about(office: Office) -> None:
    office.bring([("plan", {"title": "Safer streets", "indicators": ["NI 16"]})], kind="delivery_plan")
    second = {"title": "Fewer burglaries", "indicators": ["NI 16", "NI 33"]}
    (row, *_) = seen(office, ("plan", second), kind="delivery_plan", partner="police")
    assert (row.state, row.accept, row.may_be_words) == ("asked", False, ("Safer streets",))


def test_a_telephone_number_is_asked_about_where_it_is_new(office: Office) -> None:
    told: list[tuple[str, str, str]] = []

    def all_of(compared: Comparison) -> frozenset[int]:
        told.extend((one.code, one.cell, one.value) for one in compared.problems)
        return frozenset(one.number for one in compared.registers)

    plan = ("action", PLAN | {"lead": f"Policy Officer, {PHONE}"})
    office.bring([plan], known_at=date(2010, 8, 1), rows=all_of)
    assert [one[::2] for one in told] == [("contact-details", PHONE)]
    office.bring([plan], known_at=date(2010, 9, 1), rows=all_of)
    assert "contact-details" not in [code for code, _, _ in told[1:]], "what is held already is not asked about again"


def test_a_month_whose_mark_nobody_knows_stays_as_it_is_held(office: Office) -> None:
    activity = {"workstream": "B", "number": "B1", "activity": "Train", "year": "2010/11"}
    months = {"2010-06": "planned", "2010-07": "milestone"}
    office.bring([("activity", activity | {"months": months})], known_at=date(2010, 5, 1))
    again = activity | {"months": {"2010-06": "done"}, "unread": ["2010-07", "2010-08"]}
    (row,) = seen(office, ("activity", again), known_at=REPORTING)
    assert dict(row.fields) == {"months": {"2010-06": "done", "2010-07": "milestone"}}


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("done", "Marked as done, but after 14 February 2011: March 2011."),
        (
            "slipped",
            "Marked as slipped, but after 14 February 2011: March 2011. What is still to come has not slipped.",
        ),
        ("planned", ""),
    ],
)
def test_a_month_that_is_done_or_slips_before_its_time_is_asked_about(office: Office, mark: str, said: str) -> None:
    activity = {"workstream": "B", "number": "B1", "activity": "Train", "year": "2010/11"}
    asked: list[str] = []

    def none(compared: Comparison) -> frozenset[int]:
        asked.extend(one.reason for one in compared.problems if one.code in ("done-ahead", "slipped-ahead"))
        return frozenset()

    office.bring([("activity", activity | {"months": {"2011-02": mark, "2011-03": mark}})], rows=none)
    assert asked == ([said] if said else [])


def test_a_month_held_as_slipped_is_not_asked_about_again(office: Office) -> None:
    activity = {"workstream": "B", "number": "B1", "activity": "Train", "year": "2010/11"}
    paper = ("activity", activity | {"months": {"2011-03": "slipped"}})
    office.bring([paper], known_at=date(2010, 5, 1))
    asked: list[str] = []

    def none(compared: Comparison) -> frozenset[int]:
        asked.extend(one.code for one in compared.problems)
        return frozenset()

    office.bring([paper], rows=none)
    assert "slipped-ahead" not in asked


def test_the_words_of_held_rows_are_compared_in_one_go(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    held_rows = [("action", {"action": f"Open hostel {place}", "lead": "Council"}) for place in range(50)]
    office.bring(held_rows, partner="council")
    asked: list[str] = []
    monkeypatch.setattr(register_twins, "comparable", lambda text: asked.append(text) or text.casefold())
    rows = seen(office, *[("action", {"action": f"Open hostels {place}"}) for place in range(50)], partner="police")
    assert sum(len(one.may_be) == register_twins.MOST_ASKED for one in rows) == 50
    assert len(asked) < 10 * len(held_rows)  # not once for each pair of an asked row and a held one


@pytest.mark.parametrize("kind", ["route_map", "action_plan", "meetings", "commitments"])
def test_papers_for_a_year_that_has_not_begun_are_plans_and_come_in(office: Office, kind: str) -> None:
    coming = financial_year(2011)
    ret = Return("coming.xlsx", "0" * 64, kind, entries=(Entry("Map", "A5", "action", PLAN),))
    said = {"partner": "fire-and-rescue", "period": coming, "today": REPORTING}
    found = compare.compare(ret, office.generation, **said)  # type: ignore[arg-type]  passed on by name
    assert (found.refused, [row.accept for row in found.registers]) == (False, [True])
    returned = compare.compare(replace(ret, kind="performance_return"), office.generation, **said)  # type: ignore[arg-type]
    assert "future-period" in {one.code for one in returned.problems}


def test_a_copy_is_named_only_where_it_holds_all_that_the_other_brought_and_no_more(office: Office) -> None:
    first = [("action", {"action": "Train wardens"}), ("action", {"action": "Mend lamps", "lead": "Council"})]
    office.bring(first, kind="action_plan")
    office.bring([("action", {"action": "Plant trees"})], kind="action_plan")

    def told(*entries: tuple[str, dict[str, object]]) -> list[str]:
        rows = tuple(Entry("Map", f"A{row}", *one) for row, one in enumerate(entries, 1))
        ret = Return("again.xlsx", "f" * 64, "action_plan", entries=rows, header=Header(partner="fire-and-rescue"))
        found = compare.compare(ret, office.generation, today=REPORTING).problems
        return [one.reason for one in found if one.code == "same-content-again"]

    (of_first,) = told(*first)
    assert "“workbook-1.xlsx”" in of_first
    (of_second,) = told(("action", {"action": "Plant trees"}))
    assert "“workbook-2.xlsx”" in of_second
    assert told(*first, ("action", {"action": "Plant trees"})) == ["All that it holds is stored already."]
    assert told(first[0], ("action", {"action": "Mend lamps"})) == ["All that it holds is stored already."]


SMOKERS = [("resource_plan", {"outcome": "Fewer smokers", "activities": one}) for one in ("Advice", "Pharmacies")]


def test_two_outcomes_in_the_same_words_that_come_again_are_those_held(office: Office) -> None:
    office.bring(SMOKERS, kind="resource_plan")
    again = seen(office, *reversed(SMOKERS), kind="resource_plan")
    assert [row.state for row in again] == ["same", "same"]


def test_held_rows_in_the_same_words_are_told_apart_where_they_are_asked_about(office: Office) -> None:
    office.bring(SMOKERS, kind="resource_plan")
    (row, *_) = seen(office, ("resource_plan", {"outcome": "Fewer smokers!", "commitment": "7"}), kind="resource_plan")
    assert set(row.may_be_words) == {"Fewer smokers (activities: Advice)", "Fewer smokers (activities: Pharmacies)"}


STRAND, SAID = "Good practice", "The wardens are known by name in each of the villages"
UNREAD = {
    "over columns": [["Theme", STRAND, "Gaps", "Zebra"], ["Alcohol", "Wardens", "Victims", SAID]],
    "without a heading": [["Theme", STRAND, "Gaps"], ["Alcohol", "Wardens", "Victims", SAID]],
    "in a column": [["Theme", "Strand", "Statement", "Zebra"], ["Alcohol", STRAND, "Wardens", SAID]],
    "as labels": [["Strand", "Statement", "Zebra"], [STRAND, "Wardens", SAID], ["Gaps", "Victims", None]],
}


@pytest.mark.parametrize("rows", UNREAD.values(), ids=UNREAD)
def test_nothing_of_a_sheet_is_ticked_while_its_words_are_not_read(
    office: Office, read_rows: Callable[..., Return], rows: list[list[object]]
) -> None:
    ret = read_rows([["Self assessment"], *rows])
    (asked,) = ret.problems
    assert (asked.code, asked.severity) == ("words-not-read", Severity.QUERY)
    found = compare.compare(ret, office.generation, today=REPORTING).registers
    assert {(one.change, one.accept) for one in found} == {("new", False)}
    read = compare.compare(replace(ret, problems=()), office.generation, today=REPORTING).registers
    assert {one.accept for one in read} == {True}
