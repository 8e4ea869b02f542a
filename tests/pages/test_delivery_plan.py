"""Delivery planning, from app.py on: the list, the gaps, one indicator's plan, and plans written there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lsp_data import decisions, registering, reports
from lsp_data.decisions import Edit
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from tests.pages.own_partnership import BY, LEADS, open_page, run, text
from tests.pages.test_register_desk import press
from tests.pages.words import read

PAGE = "planning/delivery_plan"
KNOWN = date(2011, 2, 14)


def write(folder: Path, kind: str, **fields: object) -> str:
    (item,) = registering.write_rows(folder, kind, [RowEdit("", fields)], known_at=KNOWN, made_by=BY).added
    return item


@pytest.fixture
def code(own: Path) -> str:
    """An indicator that the partnership uses."""
    return str(reports.delivery(generations.current(own))["indicator"].iloc[0])


def test_every_indicator_is_listed_with_what_its_plan_misses(own: Path, code: str) -> None:
    write(own, "plan", title="The plan", indicators=[code], resources="£1,000")
    shown = read(open_page(PAGE))
    assert {"✗ Misses", "✗ No plan"} <= set(shown.words)
    assert f"delivery-plan?plan={code.replace(' ', '+')}" in shown.links
    assert any("1 with one that misses some" in one for one in shown.words)


def test_one_plan_shows_each_criterion_its_actions_and_its_rows(own: Path, code: str) -> None:
    plan = write(own, "plan", title="The plan", indicators=[code], resources="£1,000")
    action = write(own, "action", action="Do it", indicators=[code], deadline="by March 2010")
    shown = read(open_page(PAGE, plan=code))
    assert {"✓ Met: resources. ", "✗ Missing: partners signed up. ", "✗ Missing: actions in time. "} <= set(shown.words)
    assert {f"delivery-plan?item={plan}", f"action-plans?item={action}"} <= set(shown.links)
    assert "✗ overdue by 11 months" in shown.words


def test_a_plan_is_written_for_the_indicator_with_its_lead_filled_in(own: Path, code: str) -> None:
    at = open_page(PAGE, plan=code, look="write")
    assert next(one for one in at.text_input if one.label == "Indicators").value == code
    at.text_input(key="post").set_value(BY)
    at.button(key="add-plan-save").click()
    run(at)
    (row,) = reports.register(generations.current(own), "plan").to_dict("records")
    assert (row["title"], row["indicators"]) == (f"Plan of {code}", (code,))


def test_a_plan_that_is_held_is_changed_and_no_second_one_is_begun(own: Path, code: str) -> None:
    write(own, "plan", title="The plan", indicators=[code], resources="£1,000")
    at = open_page(PAGE, plan=code, look="write")
    assert "Edit the plan" in at.segmented_control(key="look_choice").options
    assert f"{code} has a plan: The plan. What you write here changes it." in "".join(read(at).words)
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_area if one.label == "Resources").set_value("£2,000")
    next(one for one in at.button if one.label == "Save").click()
    run(at)
    (row,) = reports.register(generations.current(own), "plan").to_dict("records")
    assert row["resources"] == "£2,000"


def test_a_plan_that_is_being_typed_stays_when_a_colleague_begins_it_and_is_written_into_theirs(
    own: Path, code: str
) -> None:
    at = open_page(PAGE, plan=code, look="write")
    write(own, "plan", title=f"Plan of {code}", indicators=[code], resources="£9")
    area = {one.label: one for one in at.text_area}
    area["Resources"].set_value("£10,000")
    area["Milestones"].set_value("Half by June")
    press(at, "add-plan-save")
    assert at.error[0].value.startswith("Type your post first")
    assert {one.label: one.value for one in at.text_area}["Milestones"] == "Half by June"
    assert "Somebody has added this delivery plan since you began." in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "add-plan-save")
    (row,) = reports.register(generations.current(own), "plan").to_dict("records")
    assert (row["resources"], row["milestones"], row["lead"]) == ("£9", "Half by June", None)
    assert "resources: you wrote “£10,000”" in text(at)
    press(at, "mine-0")
    (row,) = reports.register(generations.current(own), "plan").to_dict("records")
    assert row["resources"] == "£10,000"
    assert next(one for one in at.text_area if one.label == "Resources").value == "£10,000", "their plan is edited now"


def test_two_people_write_in_one_plan_and_neither_is_lost(own: Path, code: str) -> None:
    item = write(own, "plan", title="The plan", indicators=[code], resources="£1,000")
    at = open_page(PAGE, plan=code, look="write")
    theirs = RowEdit(item, {"resources": "£9", "milestones": "Half by June"}, {"resources": "£1,000"})
    registering.write_rows(own, "plan", [theirs], known_at=KNOWN, made_by="Clerk")
    at.text_input(key="post").set_value(BY)
    area = {one.label: one for one in at.text_area}
    area["Resources"].set_value("£2,000")
    area["Comments"].set_value("To agree")
    press(at, f"save-plan-{item}")
    (row,) = reports.register(generations.current(own), "plan").to_dict("records")
    assert (row["resources"], row["milestones"], row["comments"]) == ("£9", "Half by June", "To agree")
    assert "resources: you wrote “£2,000”" in text(at)
    press(at, "leave-theirs")
    (row,) = reports.register(generations.current(own), "plan").to_dict("records")
    assert row["resources"] == "£9"


def test_gaps_overdue_actions_and_all_plans_have_parts_of_their_own(own: Path, code: str) -> None:
    write(own, "action", action="Do it", indicators=[code], deadline="by March 2010")
    write(own, "plan", title="The plan", indicators=[code])
    gaps = read(open_page(PAGE, show="gaps"))
    assert "Leads that the self-assessment named" in gaps.words
    assert "Do it" in read(open_page(PAGE, show="overdue")).words
    assert "The plan" in read(open_page(PAGE, show="register")).words


def test_an_address_that_asks_for_no_indicator_says_so_and_an_earlier_day_is_only_read(own: Path, code: str) -> None:
    assert "which is not in use here" in text(open_page(PAGE, plan="NI 999"))
    at = open_page(PAGE, plan=code, as_at="2010-06-30")
    assert [one.label for one in at.button] == []


def test_without_a_lead_the_plan_begins_with_nothing(own: Path, code: str) -> None:
    publication_edit = [Edit("indicator", key, "lead", "") for key in LEADS]
    decisions.save_edits(own, publication_edit, made_by=BY, reason="Trial")
    at = open_page(PAGE, plan=code, look="write")
    assert {one.label: one.value for one in at.text_input if one.label.startswith("Lead")} == {
        "Lead organisation": "", "Lead post": "",
    }  # fmt: skip


def test_where_nothing_is_overdue_the_page_says_so(own: Path) -> None:
    said = read(open_page(PAGE, show="overdue")).words
    assert "No action is overdue." in said
    assert "No action serves it." not in said


def test_a_plan_in_full_leads_back_to_all_plans(own: Path, code: str) -> None:
    plan = write(own, "plan", title="The plan", indicators=[code])
    at = open_page(PAGE, item=plan)
    at.button(key="register-back").click()
    run(at)
    assert "Delivery plans: 1 delivery plan" in read(at).words
