"""Plans, actions and overrides in the status: made anew for the indicators that a change names, before and after."""

from __future__ import annotations

import importlib
from datetime import date

import duckdb
import pytest
from offices import REPORTING, Agreed, Given, Office

from lsp_data import audit, registering, reports
from lsp_data.periods import financial_year, quarter, year_to_date
from lsp_data.store import generations

PLAN = {"title": "Arson plan", "indicators": ["NI 33"], "partners": "Police", "resources": "£20,000", "evidence": "Log"}
ACTION = {"action": "Visit schools", "indicators": ["NI 33"], "deadline": "by March 2011"}
JUDGED = {"verdict": "none", "indicators": ["NI 33"], "reason": "Seen by the inspectors", "lapses": "2011-03-31"}
OF_PLANS = ("red-flag-risk", "no-plan", "plan-overdue", "judged-otherwise")


@pytest.fixture
def burning(office: Office) -> Office:
    """NI 33 i is red and worsening, with no forecast: exposed."""
    ends = [quarter(year, number).end for year in (2009, 2010) for number in (1, 2)]
    office.accept(
        [Given("NI 33", year_to_date(end), value, "i") for end, value in zip(ends, (15, 30, 20, 60), strict=True)],
        [Agreed("NI 33", financial_year(2010), 40.0, "i", baseline=45.0, baseline_period=financial_year(2007))],
        known_at=date(2010, 10, 20),
    )
    return office


def stands(office: Office, indicator: str = "NI 33", as_at: date | None = None) -> tuple[str, list[str]]:
    """The plan's adequacy and the codes of the flags that plans give."""
    row = next(one for one in reports.status_rows(office.generation, as_at) if one["indicator"] == indicator)
    return row["plan_adequacy"], [one["code"] for one in row["flags"] if one["code"] in OF_PLANS]


def test_an_exposed_indicator_is_cleared_criterion_by_criterion(burning: Office) -> None:
    assert stands(burning) == ("none", ["red-flag-risk", "no-plan"])
    plan = burning.write("plan", PLAN)
    assert stands(burning) == ("inadequate", ["red-flag-risk"])
    action = burning.write("action", ACTION)
    assert stands(burning) == ("adequate", [])
    burning.write("action", {"deadline": "by December 2010"}, action)
    assert stands(burning) == ("inadequate", ["red-flag-risk", "plan-overdue"])
    burning.write("action", {"status": "done"}, action)
    assert stands(burning) == ("adequate", [])
    registering.write_rows(
        burning.folder,
        "plan",
        [registering.taken_out(plan)],
        known_at=REPORTING,
        made_by="Analyst",
        reason="Superseded",
    )
    assert stands(burning) == ("inadequate", ["red-flag-risk"])
    assert audit.verify(burning.folder) == []


def test_what_a_row_named_before_is_made_anew_too(burning: Office) -> None:
    item = burning.write("plan", PLAN)
    burning.write("plan", {"indicators": ["NI 16"]}, item)
    assert (stands(burning)[0], stands(burning, "NI 16")[0]) == ("none", "inadequate")
    assert audit.verify(burning.folder) == []


def test_a_workbook_of_actions_counts_until_it_is_taken_back(burning: Office) -> None:
    workbook = burning.bring([("action", ACTION)], kind="action_plan")
    assert stands(burning)[0] == "inadequate"
    burning.take_back(workbook)
    assert stands(burning)[0] == "none"
    assert audit.verify(burning.folder) == []


def test_only_the_indicators_that_are_named_are_computed(burning: Office) -> None:
    generations.let_go(burning.folder)
    with duckdb.connect(str(burning.generation.path)) as store:  # a mark that computing anew wipes out
        store.execute("UPDATE status SET officer = 'marked'")
    burning.write("plan", PLAN)
    burning.write("meeting", {"date": "2011-03-01", "name": "Board"})
    found = burning.generation.rows("SELECT DISTINCT indicator FROM status WHERE officer IS DISTINCT FROM 'marked'")
    assert found == [("NI 33",)]


def test_a_plan_is_known_from_its_day_on(burning: Office) -> None:
    burning.write("plan", PLAN, known_at=date(2011, 1, 10))
    assert stands(burning, as_at=date(2011, 1, 9))[0] == "none"
    assert stands(burning, as_at=date(2011, 1, 10))[0] == "inadequate"


def test_an_override_is_in_force_until_it_lapses(burning: Office) -> None:
    burning.write("override", {**JUDGED, "lapses": "2011-01-10"}, known_at=date(2010, 12, 1))
    last_day, lapsed = date(2011, 1, 9), date(2011, 1, 10)
    assert stands(burning, as_at=last_day)[1] == ["no-plan", "judged-otherwise"]
    told = next(one for one in reports.status_rows(burning.generation, last_day) if one["indicator"] == "NI 33")
    assert told["flags"][-1]["reason"] == "Judged no flag by Analyst until 10 January 2011: Seen by the inspectors."
    assert stands(burning, as_at=lapsed)[1] == ["red-flag-risk", "no-plan"]
    assert stands(burning)[1] == ["red-flag-risk", "no-plan"]
    assert audit.verify(burning.folder) == []


def test_the_newest_override_counts(burning: Office) -> None:
    burning.write("override", JUDGED)
    burning.write("override", {**JUDGED, "verdict": "red", "lapses": "2011-04-30"})
    assert stands(burning)[1] == ["red-flag-risk", "no-plan"]


def test_at_risk_is_in_the_attention_list_and_in_the_flags(burning: Office) -> None:
    listed = reports.attention(burning.generation).set_index("indicator")
    assert bool(listed.loc["NI 33", "at_risk"])
    flags = reports.flags(burning.generation).set_index("code")
    assert flags.loc["red-flag-risk", "reason"].endswith(", and there is no plan for it.")
    burning.write("override", JUDGED)
    assert not bool(reports.attention(burning.generation).set_index("indicator").loc["NI 33", "at_risk"])


def test_delivery_says_of_each_indicator_what_its_plan_is_and_lacks(burning: Office) -> None:
    plan, action = burning.write("plan", {**PLAN, "evidence": ""}), burning.write("action", ACTION)
    found = reports.delivery(burning.generation).set_index("indicator").loc["NI 33"]
    assert (found["plans"], found["actions"], found["rag"]) == ((plan,), (action,), "red")
    assert [one.code for one in found["criteria"] if not one.met] == ["evidence"]
    assert found["criteria"][0].reason == "Fire and rescue service"
    assert found["risk"].endswith("and its plan misses 1 criterion: evidence of effect.")
    assert found["clears"][0] == "By its plan, once it has evidence of effect."
    assert (found["at_risk"], found["exposed"], found["judged"], found["overdue"]) == (True, True, "", 0)
    assert reports.delivery(burning.generation, date(2008, 1, 1))["plan_adequacy"].tolist() == ["none"] * 4


def test_actions_have_their_day_and_say_whether_their_target_is_met(burning: Office) -> None:
    rows = [
        {"action": "Visit schools", "target": "40 a year", "indicators": ["NI 33"], "status": "done"},
        {"action": "Fit alarms", "target": "500 by 2009", "status": "under_way"},
        {"action": "Clear gardens", "target": "To be determined", "status": "done"},
        {"action": "Train", "target": "12", "status": "done"}, {"action": "Ask", "target": "12"},
        {"action": "Wait", "target": "Half as many by March 2012", "indicators": ["NI 33"], "status": "under_way"},
    ]  # fmt: skip
    for one in rows:
        burning.write("action", one)
    found = reports.actions(burning.generation)
    told = found[["action", "due", "days_overdue", "reached", "met_by"]].astype(object)
    late = (REPORTING - date(2009, 12, 31)).days
    assert told.where(told.notna(), None).values.tolist() == [
        ["Fit alarms", date(2009, 12, 31), late, "missed", "itself"],
        ["Visit schools", None, 0, "missed", "indicators"],  # whatever it says of itself: NI 33 is red
        ["Clear gardens", None, 0, "not_set", ""], ["Train", None, 0, "met", "itself"], ["Ask", None, 0, "untold", ""],
        ["Wait", date(2012, 3, 31), 0, "not_due", ""],
    ]  # fmt: skip


def test_rows_that_name_an_indicator_and_the_eight_named_leads(burning: Office) -> None:
    item = burning.write("action", ACTION)
    burning.write("action", {"action": "Other", "indicators": ["NI 16"]})
    assert reports.naming(burning.generation, "action", "NI 33")["item"].tolist() == [item]
    named = reports.named_leads(burning.generation)
    assert named["indicator"].tolist() == [f"NI {code}" for code in (4, 18, 20, 21, 30, 32, 33, 47)]
    assert (named["partner_name"] != "").all()
    assert named["on_behalf_of"].tolist()[-1] == "Road safety partnership"


def test_the_history_of_a_flag_tells_when_it_came_went_and_was_judged_otherwise(burning: Office) -> None:
    burning.write("plan", {**PLAN, "evidence": ""}, known_at=date(2010, 11, 1))
    action = burning.write("action", ACTION, known_at=date(2010, 11, 1))
    burning.write("action", {"evidence": "Pilot"}, action, known_at=date(2010, 12, 1))
    burning.write("action", {"deadline": "by December 2010"}, action, known_at=date(2010, 12, 15))
    burning.write("override", {**JUDGED, "lapses": "2011-02-01"}, known_at=date(2011, 1, 10))
    found = reports.flag_history(burning.generation, "NI 33")
    own = found[found["code"].isin(OF_PLANS)]
    assert own[["day", "event", "code"]].values.tolist()[::-1] == [
        [date(2010, 10, 20), "came", "red-flag-risk"], [date(2010, 10, 20), "came", "no-plan"],
        [date(2010, 11, 1), "went", "no-plan"], [date(2010, 12, 1), "went", "red-flag-risk"],
        [date(2011, 1, 1), "came", "red-flag-risk"], [date(2011, 1, 1), "came", "plan-overdue"],
        [date(2011, 1, 10), "judged", "judged-otherwise"], [date(2011, 1, 10), "went", "red-flag-risk"],
        [date(2011, 2, 1), "came", "red-flag-risk"], [date(2011, 2, 1), "went", "judged-otherwise"],
    ]  # fmt: skip
    assert reports.flag_history(burning.generation, "NI 199").empty, "it is not in use"
    without_figures = reports.flag_history(burning.generation, "NI 16")
    assert set(without_figures["code"]) == {"no-target", "overdue"}


def test_days_of_other_indicators_plans_do_not_crowd_out_those_of_a_flag(
    burning: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.import_module("lsp_data.reports.flag_history"), "DAYS", 3)
    burning.write("plan", PLAN, known_at=date(2010, 11, 1))
    other = burning.write("plan", {"title": "Burglary", "indicators": ["NI 16"]}, known_at=date(2010, 12, 1))
    burning.write("plan", {"resources": "£5,000"}, other, known_at=date(2011, 1, 5))
    found = reports.flag_history(burning.generation, "NI 33")
    assert found[found["code"] == "no-plan"][["day", "event"]].values.tolist() == [
        [date(2010, 11, 1), "went"], [date(2010, 10, 20), "came"],
    ]  # fmt: skip
