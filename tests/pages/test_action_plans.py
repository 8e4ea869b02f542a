"""The action plans, from app.py on: how many targets are met, the list, one action with its day."""

from __future__ import annotations

from pathlib import Path

from lsp_data import reports
from lsp_data.store import generations
from tests.pages.own_partnership import open_page, run
from tests.pages.test_delivery_plan import write
from tests.pages.words import read

PAGE = "planning/action_plans"


def test_targets_met_are_counted_and_said_by_what(own: Path) -> None:
    code = str(reports.delivery(generations.current(own))["indicator"].iloc[0])
    write(own, "action", action="Visit schools", target="40 a year", status="done")
    write(own, "action", action="Fit alarms", target="500 by 2009", status="under_way")
    write(own, "action", action="Train", target="12", indicators=[code])  # which has no status
    write(own, "action", action="Survey", target="To be set after the next survey", status="under_way")
    write(own, "action", action="Plan ahead", target="90% by March 2012", status="under_way")
    item = write(own, "action", action="Talk", target="N/A", deadline="by March 2011")
    shown = read(open_page(PAGE))
    assert (
        "Of 5 targets: 1 met, 1 not met (50% of those that can be judged), 1 not due, 1 not set yet, "
        "1 cannot be judged."
    ) in shown.words
    assert (
        "Judged 0 by the indicators that they name, 2 by their own status; 1 action without a target; 1 action overdue."
    ) in shown.words
    one = read(open_page(PAGE, item=item)).words
    assert {"31 Mar 2011", "None is set"} <= set(one)


def test_a_lead_that_is_called_all_is_not_taken_for_all_leads(own: Path) -> None:
    write(own, "action", action="Visit schools", lead="Police")
    write(own, "action", action="Fit alarms", lead="All")
    at = open_page(PAGE)
    assert at.selectbox(key="by_lead_choice").options == ["All", "Police", "“All”"]
    assert at.selectbox(key="by_lead_choice").value == ""
    assert {"Visit schools", "Fit alarms"} <= set(read(at).words)
    at.selectbox(key="by_lead_choice").set_value("All")
    run(at)
    assert "Fit alarms" in read(at).words
    assert "Visit schools" not in read(at).words
    at.selectbox(key="by_lead_choice").set_value("")
    run(at)
    assert {"Visit schools", "Fit alarms"} <= set(read(at).words)


def test_without_actions_the_page_says_how_to_begin(own: Path) -> None:
    shown = read(open_page(PAGE)).words
    assert "No action is held yet" in shown
    assert not any("targets:" in one for one in shown)
