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
    assert (len(risks), risks[-1]) == (MOST + 1, "and 3 more: see the registers.")
