"""Highlight reports, from app.py on: drafted, changed, frozen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from tests.pages.own_partnership import BY, open_page, run, text

PAGE = "planning/highlight"


def test_a_report_is_drafted_changed_frozen_and_stands(own: Path) -> None:
    action = RowEdit("", {"action": "Mend the fence", "deadline": "by October 2010"})
    registering.write_rows(own, "action", [action], known_at=date(2010, 9, 1), made_by=BY)
    at = open_page(PAGE, part="add")
    at.text_input(key="post").set_value(BY)
    risks = next(one for one in at.text_area if one.label == "Risks")
    assert "Mend the fence: was due on 31 October 2010." in risks.value
    risks.set_value("The fence still leans.")
    at.button(key="add-highlight-save").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert (row["risks"], row["state"]) == ("The fence still leans.", "draft")

    at = open_page(PAGE, item=row["item"])
    assert "A draft: it may still change." in text(at)
    at.text_input(key="post").set_value(BY)
    at.button(key="freeze").click()
    run(at)
    (row,) = reports.register(generations.current(own), "highlight").to_dict("records")
    assert row["state"] == "frozen"
    at = open_page(PAGE, item=row["item"], do="edit")
    assert "Frozen as known on" in text(at)
    assert [one.label for one in at.button] == ["All highlight reports"]
