"""Whether a plan is adequate, when an action is due, and when a red flag is at risk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.exposure import Exposure
from lsp_data.measures.plans import CRITERIA, Action, Plan, Verdict, adequacy, due_day, overdue
from lsp_data.measures.risk import Override, Weighed, red_flag_risk
from tests.oracles import plans as oracle

TODAY = date(2011, 2, 14)
PLAN = Plan("Burglary plan", "Police", "Head of community safety", "Housing", "£40,000", "Fewer repeat victims")
ACTION = Action("Fit locks", deadline="March 2011")
EXPOSED, SAFE = Exposure(True, "Off track and getting worse"), Exposure(False, "It is improving")

said = st.sampled_from(["", "Police", "£10,000"])
dues = st.dates(date(2010, 1, 1), date(2012, 1, 1)).map(date.isoformat) | st.just("")
plan_rows = st.fixed_dictionaries(dict.fromkeys(("lead", "lead_post", "partners", "resources", "evidence"), said))
action_rows = st.fixed_dictionaries(
    {
        **dict.fromkeys(("lead", "partners", "resources", "evidence"), said), "due": dues,
        "status": st.sampled_from(["", "not_started", "under_way", "done", "stopped"]),
    }
)  # fmt: skip


def action_of(row: dict[str, str]) -> Action:
    return Action("Do", **{("deadline" if name == "due" else name): value for name, value in row.items()})


@pytest.mark.parametrize(
    ("deadline", "target", "due"),
    [
        ("30/11/2010", "", date(2010, 11, 30)),
        ("by March 2010", "", date(2010, 3, 31)),
        ("2010/11", "", date(2011, 3, 31)),
        ("Q3 2010/11", "", date(2010, 12, 31)),
        ("2010-11-30", "", date(2010, 11, 30)),
        ("from April 2009 to March 2010", "", date(2010, 3, 31)),
        ("2008-09", "", date(2009, 3, 31)),  # the year, or a month: due when both are over
        ("", "90% of targets met by 2005", date(2005, 12, 31)),
        ("To be agreed", "Forums by Dec 2002, all by Sept 2003", date(2003, 9, 30)),
        ("March 2010", "by 2012", date(2010, 3, 31)),
        ("", "March 2010", date(2010, 3, 31)),
        ("from April 2010", "", None),
        ("Ongoing", "", None),
        ("N/A", "reduce by 50%", None),
        ("", "", None),
    ],
)
def test_the_day_by_which_an_action_is_to_be_done(deadline: str, target: str, due: date | None) -> None:
    assert due_day(Action("Do", deadline=deadline, target=target)) == due


@pytest.mark.parametrize(
    ("deadline", "status", "late"),
    [
        ("14/02/2011", "", False),  # the day itself is still in time
        ("13/02/2011", "", True),
        ("13/02/2011", "under_way", True),
        ("13/02/2011", "done", False),
        ("13/02/2011", "stopped", False),
        ("Ongoing", "under_way", False),
    ],
)
def test_overdue_is_what_should_be_done_and_is_not(deadline: str, status: str, late: bool) -> None:
    assert overdue(Action("Do", deadline=deadline, status=status), TODAY) is late


def test_a_plan_that_meets_every_criterion_is_adequate() -> None:
    found = adequacy([PLAN], [ACTION], "", TODAY)
    assert (found.verdict, found.missing) == (Verdict.ADEQUATE, ())
    assert [one.reason for one in found.criteria] == [
        "Police (and 1 more)", "1 of 1 action has a date.", "No action is past its day.", "Fewer repeat victims",
        "£40,000", "Signed up: Housing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "actions", "lead", "missing"),
    [
        (replace(PLAN, lead="", lead_post=""), [ACTION], "", ["No organisation or post leads."]),
        (replace(PLAN, lead="", lead_post=""), [ACTION], "Police", []),
        (
            replace(PLAN, lead="TBC", lead_post="n/a"),
            [ACTION],
            "",
            ["No organisation or post leads. “TBC” is written, but says that it is still to come."],
        ),
        (PLAN, [], "", ["No action serves it."] * 2),
        (PLAN, [replace(ACTION, status="stopped")], "", ["Every action was stopped."] * 2),
        (
            PLAN,
            [replace(ACTION, deadline="Ongoing")] * 2,
            "",
            ["None of 2 actions has a date.", "No action has a day by which it is to be done."],
        ),
        (PLAN, [replace(ACTION, deadline="", status="done")], "", ["None of 1 action has a date."]),
        (PLAN, [replace(ACTION, deadline="Dec 2010")], "", ["“Fit locks” was due on 31 December 2010."]),
        (
            PLAN,
            [replace(ACTION, deadline="Dec 2010"), Action("Train", deadline="Sept 2010")],
            "",
            ["“Train” was due on 30 September 2010; 1 more overdue."],
        ),
        (replace(PLAN, evidence=""), [ACTION], "", ["Nothing shows that it has an effect."]),
        (replace(PLAN, evidence=""), [replace(ACTION, evidence="Survey")], "", []),
        (
            replace(PLAN, resources="To be determined"),
            [ACTION],
            "",
            ["No money, people or time is named. “To be determined” is written, but says that it is still to come."],
        ),
        (
            replace(PLAN, evidence="no", partners="None yet"),
            [ACTION],
            "",
            [
                "Nothing shows that it has an effect. “no” is written, but says that there is none.",
                "No partner has signed up. “None yet” is written, but says that there is none.",
            ],
        ),
        (
            replace(PLAN, resources="to be found", partners="all of them, not yet asked"),
            [ACTION],
            "",
            [
                "No money, people or time is named. “to be found” is written, but says that it is still to come.",
                "No partner has signed up. “all of them, not yet asked” is written, but says that it is still to come.",
            ],
        ),
        (replace(PLAN, evidence="no"), [replace(ACTION, evidence="Survey")], "", []),
        (replace(PLAN, partners=""), [ACTION], "", ["No partner has signed up."]),
    ],
)
def test_what_is_missing_is_said(plan: Plan, actions: list[Action], lead: str, missing: list[str]) -> None:
    found = adequacy([plan], actions, lead, TODAY)
    assert [one.reason for one in found.missing] == missing
    assert found.verdict is (Verdict.INADEQUATE if missing else Verdict.ADEQUATE)


def test_no_plan_is_neither_a_plan_nor_an_action() -> None:
    assert adequacy([], [], "Police", TODAY).verdict is Verdict.NONE
    assert adequacy([], [ACTION], "Police", TODAY).verdict is Verdict.INADEQUATE


@given(st.lists(plan_rows, max_size=2), st.lists(action_rows, max_size=4), said, st.dates(date(2010, 1, 1), TODAY))
def test_the_criteria_against_their_slow_version(
    plans: list[dict[str, str]], actions: list[dict[str, str]], lead: str, as_at: date
) -> None:
    found = adequacy([Plan("Plan", **one) for one in plans], [action_of(one) for one in actions], lead, as_at)
    verdict, met = oracle.judged(plans, actions, lead, as_at)
    assert (found.verdict, {one.code: one.met for one in found.criteria}) == (verdict, met)
    assert list(CRITERIA) == [one.code for one in found.criteria]
    assert all(one.reason for one in found.criteria)
    assert len(found.overdue) == sum(overdue(action_of(one), as_at) for one in actions)


@given(st.lists(plan_rows, min_size=1, max_size=2), st.lists(action_rows, max_size=4))
def test_neither_order_nor_another_good_plan_makes_it_worse(
    plans: list[dict[str, str]], actions: list[dict[str, str]]
) -> None:
    made = [Plan("Plan", **one) for one in plans]
    done = [action_of(one) for one in actions]
    found = adequacy(made, done, "", TODAY)
    backwards = adequacy(made[::-1], done[::-1], "", TODAY)
    assert [one.met for one in found.criteria] == [one.met for one in backwards.criteria]
    more = adequacy([*made, PLAN], done, "", TODAY)
    assert all(after.met or not before.met for before, after in zip(found.criteria, more.criteria, strict=True))


@pytest.mark.parametrize(
    "target",
    ["Increase the stock by 2000 homes", "2000", "2009/10", "raise by 10/11 points", "by 5-10 people",
     "cut by 2010 tonnes", "down by 20 %", "by 10/11"],
)  # fmt: skip
def test_an_amount_in_a_target_is_no_day(target: str) -> None:
    assert due_day(Action("Do", target=target)) is None
    assert not overdue(Action("Do", target=target), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("target", "due"),
    [
        ("300 homes by 2010", date(2010, 12, 31)),
        ("300 homes by 2009/10.", date(2010, 3, 31)),
        ("All plans agreed by 2010, then reviewed", date(2010, 12, 31)),
        ("2000 homes more, by 2000 a year, by the end of March 2011", date(2011, 3, 31)),
        ("Signed by 31/03/2010 in every ward", date(2010, 3, 31)),
        ("March 2010", date(2010, 3, 31)),
    ],
)
def test_a_day_in_a_target_is_read_beside_its_amounts(target: str, due: date) -> None:
    assert due_day(Action("Do", target=target)) == due


@given(st.text(max_size=60))
def test_any_words_may_stand_in_a_timescale(words: str) -> None:
    action = Action("Do", deadline=words, target=words)
    assert overdue(action, date.max) == (due_day(action) not in (None, date.max))


def test_a_red_flag_is_at_risk_where_it_is_exposed_and_its_plan_misses_something() -> None:
    good, poor = adequacy([PLAN], [ACTION], "", TODAY), adequacy([replace(PLAN, evidence="")], [], "", TODAY)
    assert not red_flag_risk(SAFE, poor).at_risk
    assert red_flag_risk(EXPOSED, good).reason == "Off track and getting worse, but its plan meets every criterion."
    risk = red_flag_risk(EXPOSED, poor)
    assert risk.at_risk
    assert risk.reason == (
        "Off track and getting worse, and its plan misses 3 criteria: dated actions, actions in time and evidence of "
        "effect."
    )
    assert risk.clears[0] == "By its plan, once it has dated actions, actions in time and evidence of effect."
    none = red_flag_risk(EXPOSED, adequacy([], [], "Police", TODAY))
    assert none.clears[0] == (
        "By a plan that has dated actions, actions in time, evidence of effect, resources and partners signed up."
    )


@pytest.mark.parametrize(
    ("colour", "exposed", "plans", "actions", "flags"),
    [
        ("red", EXPOSED, [], [], [("red-flag-risk", "high"), ("no-plan", "medium")]),
        ("red", SAFE, [], [], [("no-plan", "medium")]),
        ("amber", EXPOSED, [], [], [("red-flag-risk", "high"), ("no-plan", "medium")]),
        ("amber", SAFE, [], [], []),
        ("green", SAFE, [], [], []),
        ("red", EXPOSED, [PLAN], [ACTION], []),
        ("red", EXPOSED, [PLAN], [], [("red-flag-risk", "high")]),
        ("red", SAFE, [PLAN], [], []),
        (
            "red", EXPOSED, [PLAN], [replace(ACTION, deadline="2009")],
            [("red-flag-risk", "high"), ("plan-overdue", "medium")],
        ),
        ("green", SAFE, [], [replace(ACTION, deadline="2009")], [("plan-overdue", "medium")]),
    ],
)  # fmt: skip
def test_the_flags_that_plans_give(
    colour: str, exposed: Exposure, plans: list[Plan], actions: list[Action], flags: list[tuple[str, str]]
) -> None:
    found = Weighed(colour, exposed, adequacy(plans, actions, "Police", TODAY)).flags
    assert [(one.code, one.severity) for one in found] == flags
    assert all(one.reason.endswith(".") for one in found)


@pytest.mark.parametrize(
    ("verdict", "at_risk", "code"), [("red", True, "red-flag-risk"), ("none", False, "judged-otherwise"),
                                     ("green", False, "judged-otherwise")],
)  # fmt: skip
def test_an_override_in_force_decides_and_says_who_and_until_when(verdict: str, at_risk: bool, code: str) -> None:
    judged = Override(verdict, "Inspectors have seen the recovery plan", date(2011, 3, 31), "Analyst")
    plan = adequacy([PLAN], [], "", TODAY)
    assert judged.in_force(TODAY)
    assert red_flag_risk(EXPOSED, plan, judged).at_risk is at_risk
    told = next(one for one in Weighed("red", EXPOSED, plan, judged).flags if one.code == code)
    assert "by Analyst until 31 March 2011: Inspectors have seen the recovery plan." in told.reason


@pytest.mark.parametrize(
    ("reason", "lapses", "counts"),
    [
        ("Seen", date(2011, 2, 15), True),
        ("Seen", TODAY, False),  # it lapses on that day
        ("Seen", None, False),
        ("n/a", date(2011, 2, 15), False),
        (" ", date(2011, 2, 15), False),
        ("-", date(2011, 2, 15), False),
        ("No resources have been identified", date(2011, 2, 15), True),
        ("Not yet published", date(2011, 2, 15), True),
    ],
)
def test_an_override_counts_until_it_lapses_and_only_with_a_reason(
    reason: str, lapses: date | None, counts: bool
) -> None:
    assert Override("none", reason, lapses).in_force(TODAY) is counts
