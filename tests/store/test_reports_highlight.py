"""The draft of a highlight report: what of registers and statuses stands in which of its parts."""

from __future__ import annotations

from datetime import date

from offices import REPORTING, Agreed, Given, Office

from lsp_data import registering, reports
from lsp_data.periods import financial_year, quarter, year_to_date
from lsp_data.registering import RowEdit
from lsp_data.reports.highlight import MOST

Q3 = quarter(2010, 3)
MAP = {"workstream": "B Manage", "year": "2010/11"}


def write(office: Office, kind: str, *rows: dict[str, object], on: date = date(2010, 10, 1)) -> tuple[str, ...]:
    edits = [RowEdit("", one) for one in rows]
    return registering.write_rows(office.folder, kind, edits, known_at=on, made_by="Analyst", now=office.now).added


def test_each_part_is_drawn_from_what_is_held(office: Office) -> None:
    office.bring(
        [
            ("activity", {**MAP, "number": "B1", "activity": "Train", "months": {"2010-11": "done"}}),
            ("activity", {**MAP, "number": "B2", "activity": "Review", "months": {"2011-02": "milestone"}}),
            ("activity", {**MAP, "number": "B3", "activity": "Publish", "months": {"2010-10": "planned"}}),
        ],
        known_at=date(2010, 9, 1),
    )
    (done, _, _) = write(
        office, "action",
        {"action": "Fit alarms", "lead": "Fire service", "status": "under_way"},
        {"action": "Light the subway", "deadline": "31/03/2011"},
        {"action": "Mend the fence", "deadline": "by October 2010"},
    )  # fmt: skip
    seen = {"status": "under_way"}
    registering.write_rows(
        office.folder, "action", [RowEdit(done, {"status": "done"}, seen)], known_at=date(2010, 12, 1),
        made_by="Analyst", now=office.now,
    )  # fmt: skip
    draft = reports.highlight(office.generation, Q3, REPORTING)
    assert draft.done == ("B1 Train: done in November 2010.", "Fit alarms: done (Fire service).")
    assert draft.next == ("B2 Review: milestone for February 2011.", "Light the subway: due on 31 March 2011.")
    assert draft.risks == ("B3 Publish: overdue since October 2010.", "Mend the fence: was due on 31 October 2010.")
    assert reports.highlight(office.generation, Q3, REPORTING, "B Manage").done == draft.done[:1]
    assert reports.highlight(office.generation, Q3, REPORTING, "C Share").risks == ()
    assert reports.highlight_scopes(office.generation)[:2] == ["B Manage", "Health and Wellbeing"]


def test_what_is_off_track_is_a_risk_and_what_has_no_plan_a_decision(office: Office) -> None:
    office.accept(
        [Given("NI 33", year_to_date(Q3.end), 60.0, "i")],
        [Agreed("NI 33", financial_year(2010), 40.0, "i", baseline=60.0, baseline_period=financial_year(2007))],
        known_at=date(2010, 12, 31),
    )
    draft = reports.highlight(office.generation, Q3, REPORTING)
    assert any(line.startswith("NI 33 (i)") for line in draft.risks)
    assert [line for line in draft.decisions if "agree who makes a plan" in line]
    write(office, "request", {"indicators": ["NI 33"], "criterion": "Dated actions", "asked": "Fire lead",
                              "text": "When will they be dated?", "state": "open"})  # fmt: skip
    asked = reports.highlight(office.generation, Q3, REPORTING).decisions[0]
    assert asked == "NI 33: Dated actions, asked of Fire lead, has no answer yet."


def test_a_long_part_is_cut_and_says_so(office: Office) -> None:
    write(office, "action", *({"action": f"Action {count}", "deadline": "30/09/2010"} for count in range(MOST + 3)))
    risks = reports.highlight(office.generation, Q3, REPORTING).risks
    assert (len(risks), risks[-1]) == (MOST + 1, "and more: 3 under Action plans.")


def test_of_a_long_part_each_register_has_its_weightiest_lines(office: Office) -> None:
    write(office, "action", *({"action": f"Action {count}", "deadline": "30/09/2010"} for count in range(MOST + 3)))
    late = [{**MAP, "number": str(count), "activity": "Train", "months": {"2010-10": "planned"}} for count in (1, 2)]
    office.bring([("activity", one) for one in late], known_at=date(2010, 9, 1))
    risks = reports.highlight(office.generation, Q3, REPORTING).risks
    assert [line[:8] for line in risks[:3]] == ["B1 Train", "B2 Train", "Action 0"]
    assert (len(risks), risks[-1]) == (MOST + 1, "and more: 5 under Action plans.")


def test_an_activity_stands_once_with_all_its_months(office: Office) -> None:
    months = {"2010-10": "done", "2010-11": "done", "2010-12": "done", "2011-03": "planned", "2011-02": "planned"}
    office.bring([("activity", {**MAP, "number": "1", "activity": "Train", "months": months})])
    draft = reports.highlight(office.generation, Q3, REPORTING)
    assert draft.done == ("B1 Train: done in October 2010, November 2010 and December 2010.",)
    assert draft.next == ("B1 Train: planned for February 2011 and March 2011.",)


def judged(office: Office, item: str, status: str, on: date, seen: str = "") -> None:
    edit = RowEdit(item, {"status": status}, {"status": seen} if seen else {})
    registering.write_rows(office.folder, "action", [edit], known_at=on, made_by="Analyst", now=office.now)


def test_an_action_that_was_done_again_was_done_on_the_later_day(office: Office) -> None:
    again, before = write(office, "action", {"action": "Fit alarms"}, {"action": "Light the subway"}, on=Q3.start)
    judged(office, again, "done", date(2010, 8, 1))
    judged(office, again, "under_way", date(2010, 9, 1), "done")
    judged(office, again, "done", date(2010, 11, 1), "under_way")
    judged(office, before, "done", date(2010, 8, 1))
    assert reports.highlight(office.generation, Q3, REPORTING).done == ("Fit alarms: done.",)


def test_what_became_known_on_the_first_day_belongs_to_the_period(office: Office) -> None:
    q2 = year_to_date(quarter(2010, 2).end)
    office.accept(
        [Given("NI 33", q2, 60.0, "i")],
        [Agreed("NI 33", financial_year(2010), 40.0, "i", baseline=60.0, baseline_period=financial_year(2007))],
        known_at=date(2010, 9, 30),
    )
    office.accept([Given("NI 33", q2, 5.0, "i")], known_at=Q3.start)
    assert [line for line in reports.highlight(office.generation, Q3, REPORTING).done if line.startswith("NI 33 (i)")]


def test_what_is_open_in_the_running_period_comes_next(office: Office) -> None:
    months = {"2010-10": "done", "2010-11": "planned", "2010-12": "milestone", "2011-04": "planned"}
    office.bring([("activity", {**MAP, "number": "B1", "activity": "Train", "months": months})])
    draft = reports.highlight(office.generation, Q3, date(2010, 11, 15))
    assert draft.next == ("B1 Train: planned for November 2010; milestone for December 2010.",)


def test_a_theme_has_its_actions_and_requests_however_it_is_written(office: Office) -> None:
    office.decide(("indicator", "NI 33|i", "theme", "safer-and-stronger-communities"))
    theme = next(one for one in reports.highlight_scopes(office.generation) if one.startswith("Safer"))
    write(office, "action", {"action": "Fit alarms", "theme": theme.upper(), "deadline": "31/03/2011"})
    write(office, "request", {"indicators": ["NI 33"], "criterion": "Dated actions", "text": "When?", "state": "open"})
    write(office, "request", {"indicators": ["NI 16"], "criterion": "Money", "text": "How much?", "state": "open"})
    draft = reports.highlight(office.generation, Q3, REPORTING, theme)
    assert draft.next == ("Fit alarms: due on 31 March 2011.",)
    assert "NI 33: Dated actions, asked of the lead, has no answer yet." in draft.decisions
