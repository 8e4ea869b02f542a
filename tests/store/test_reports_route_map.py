"""The route map against its baseline and an earlier day: from what was written of it, by workbooks and on the page."""

from __future__ import annotations

from datetime import date
from typing import Any

from offices import REPORTING, Office

from lsp_data import registering, reports
from lsp_data.measures.route_map import Shift, ShiftKind, Standing
from lsp_data.registering import RowEdit
from lsp_data.reports.route_map_progress import Needed, Progress

FIRST, MEETING = date(2010, 4, 20), date(2011, 1, 18)


def activity(number: str, name: str, months: dict[str, str], **more: object) -> tuple[str, dict[str, object]]:
    fields = {"workstream": "B. Performance", "number": number, "activity": name, "year": "2010/11", "months": months}
    return "activity", fields | more


def plan(office: Office) -> None:
    office.bring(
        [
            activity("1", "Agree", {"2010-06": "milestone"}),
            activity("2", "Launch", {"2011-01": "planned"}, indicators=["NI 4"]),
            activity("3", "Report", {"02": "planned", "03": "milestone"}),
            activity("4", "Compare", {}),
        ],
        known_at=FIRST,
    )


def edit(office: Office, name: str, on: date, *, by: str = "Programme Officer", **fields: object) -> None:
    row = next(row for row in rows(office) if row["activity"] == name)
    registering.write_rows(
        office.folder, "activity", [RowEdit(row["item"], fields, row)], known_at=on, made_by=by, now=office.now
    )


def rows(office: Office) -> list[dict[str, Any]]:
    return reports.register(office.generation, "activity").to_dict("records")


def changes(office: Office, as_at: date = REPORTING, since: date = MEETING) -> dict[str, Progress]:
    return {one.activity: one for one in reports.route_map_changes(office.generation, as_at, since)}


def test_months_are_compared_with_the_first_ones_and_with_the_last_meeting(office: Office) -> None:
    plan(office)
    edit(office, "Agree", date(2010, 7, 5), months={"2010-06": "slipped", "2010-09": "milestone"})
    edit(office, "Agree", date(2011, 2, 1), months={"2010-06": "slipped", "2011-03": "milestone"})
    found = changes(office)["Agree"]
    assert found.baseline == {"2010-06": "milestone"}
    assert found.since_baseline == Shift(ShiftKind.LATER, "2010-06", "2011-03", 9)
    assert found.since == Shift(ShiftKind.LATER, "2010-09", "2011-03", 6)
    assert (found.slipped_since, found.standing) == (True, Standing.UNDER_WAY)
    assert found.written is not None
    assert (found.written.made_by, found.written.known_at) == ("Programme Officer", date(2011, 2, 1))
    earlier = changes(office, as_at=MEETING, since=date(2010, 12, 1))["Agree"]
    assert (earlier.since.kind, earlier.standing, earlier.slipped_since) == (ShiftKind.SAME, Standing.OVERDUE, False)


def test_what_had_slipped_when_it_was_first_known_was_planned_and_slipped(office: Office) -> None:
    office.bring([activity("5", "Ask", {"2010-06": "done", "2010-07": "slipped"})], known_at=FIRST)
    found = changes(office)["Ask"]
    assert found.baseline == {"2010-06": "done", "2010-07": "planned"}
    assert found.since_baseline == Shift(ShiftKind.SLIPPED, "2010-07")
    assert found.standing is Standing.SLIPPED


def test_a_month_that_passes_undone_has_slipped_since_the_day_before_it_ended(office: Office) -> None:
    plan(office)
    found = changes(office)
    assert (found["Launch"].late, found["Launch"].slipped_since) == (("2011-01",), True)
    assert found["Launch"].indicators == ("NI 4",)
    assert (found["Report"].due, found["Report"].standing, found["Report"].slipped_since) == (True, Standing.DUE, False)
    assert found["Report"].months == {"2011-02": "planned", "2011-03": "milestone"}, "in the year of the map"
    assert found["Compare"].standing == Standing.UNDATED
    edit(office, "Launch", REPORTING, months={"2011-01": "done"})
    assert not changes(office)["Launch"].slipped_since


def test_what_was_added_dated_or_taken_out_since_is_told(office: Office) -> None:
    plan(office)
    edit(office, "Compare", date(2011, 2, 2), months={"2011-03": "planned"})
    item = next(row["item"] for row in rows(office) if row["activity"] == "Agree")
    registering.write_rows(
        office.folder,
        "activity",
        [registering.taken_out(item)],
        known_at=REPORTING,
        made_by="Lead",
        reason="Merged",
        now=office.now,
    )
    new = {"activity": "Celebrate", "workstream": "B. Performance", "year": "2010/11"}
    registering.write_rows(office.folder, "activity", [RowEdit("", new)], known_at=REPORTING, made_by="Lead")
    found = changes(office)
    assert {name: one.since.kind.value for name, one in found.items()} == {
        "Agree": "dropped", "Launch": "same", "Report": "same", "Compare": "dated", "Celebrate": "added",
    }  # fmt: skip
    assert found["Agree"].written is not None
    assert (found["Agree"].written.reason, found["Agree"].months) == ("Merged", {})
    assert "Agree" not in changes(office, since=REPORTING)


def test_what_an_activity_waits_for_is_named_with_where_it_stands(office: Office) -> None:
    office.bring(
        [
            activity("1", "Agree", {"2011-03": "planned"}),
            activity("2", "Launch", {"2011-01": "planned"}, dependencies="B1, 7"),
        ]
    )
    agree = changes(office)["Agree"]
    assert changes(office)["Launch"].needs == (Needed("B1", agree.item, "Agree", Standing.TO_COME, True), Needed("7"))
