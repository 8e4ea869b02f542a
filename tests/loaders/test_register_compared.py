"""A workbook's rows beside those held, where the page wrote or took something out meanwhile."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.compare import Comparison, RegisterRow
from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from tests.store.offices import NOW, REPORTING, Office, set_up

Rows = tuple[RegisterRow, ...]
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
