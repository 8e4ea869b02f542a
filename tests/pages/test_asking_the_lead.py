"""Asking the lead for what a plan misses, judging a flag otherwise, and what becomes of both, from app.py on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.store import generations
from presentation import asking
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.words import read

PAGE = "planning/delivery_plan"


@pytest.fixture
def code(own: Path) -> str:
    return str(reports.delivery(generations.current(own))["indicator"].iloc[0])


def test_the_lead_is_asked_for_a_criterion_and_the_request_is_open_until_it_is_answered(own: Path, code: str) -> None:
    at = open_page(PAGE, plan=code)
    at.button(key="ask-evidence").click()
    run(at)
    assert f"Subject: {code}: evidence of effect in the delivery plan" in at.text_area(key="text-evidence").value
    at.button(key="write-evidence").click()
    run(at)
    assert at.error[0].value.startswith("Type your post first")
    at.text_input(key="post").set_value(BY)
    at.button(key="write-evidence").click()
    run(at)
    assert "Nothing is sent from here".casefold() in at.success[0].value.replace("\\", "").casefold()
    (row,) = reports.register(generations.current(own), "request").to_dict("records")
    assert (row["indicators"], row["criterion"], row["state"], row["changed_by"]) == (
        (code,), "Evidence of effect", "open", BY,
    )  # fmt: skip
    assert at.code[0].value == row["text"]
    assert f"requests?item={row['item']}" in read(at).links
    assert (row["due"], row["text"].splitlines()[-1]) == ("2011-02-28", "Please answer by 28 Feb 2011.")
    at = open_page(PAGE, plan=code)
    assert "ask-evidence" not in {one.key for one in at.button}, "it is not asked twice"
    said = "".join(read(at).words)
    assert "It was asked on 14 Feb 2011 of" in said
    assert "and is still open: an answer is wanted by 28 Feb 2011." in said


def test_an_answer_is_written_where_the_request_is_shown(own: Path, code: str) -> None:
    fields = {
        "indicators": [code],
        "criterion": "Resources",
        "asked": "PCT",
        "text": "To: PCT\nWhich?",
        "state": "open",
    }
    (item,) = registering.write_rows(
        own, "request", [RowEdit("", fields)], known_at=date(2011, 2, 14), made_by=BY
    ).added  # fmt: skip
    called = f"Resources, {code}, PCT"
    listed = read(open_page("planning/requests"))
    assert "Resources" in listed.words
    assert "To: PCT" not in "".join(listed.words)
    at = open_page("planning/requests", item=item)
    assert called in read(at).words
    at.button(key=f"answer-{item}-save").click()
    run(at)
    assert at.error[0].value == "Write what was answered."
    at.text_area(key=f"answer-{item}-text").set_value("£10,000")
    at.text_input(key="post").set_value(BY)
    at.button(key=f"answer-{item}-save").click()
    run(at)
    (row,) = reports.register(generations.current(own), "request").to_dict("records")
    assert (row["answer"], row["state"]) == ("£10,000", "answered")
    assert {"£10,000", called} <= set(read(open_page("planning/requests", item=item)).words)
    assert "Nothing is asked of its lead at present." in text(open_page(PAGE, plan=code))
    assert called in read(open_page("planning/requests", part="history")).words


def test_a_flag_is_judged_otherwise_with_a_reason_until_a_day(own: Path, code: str) -> None:
    at = open_page(PAGE, plan=code, look="judge")
    at.text_input(key="post").set_value(BY)
    at.button(key="judge-save").click()
    run(at)
    assert at.error[0].value.startswith("Say why")
    at.text_area(key="judged-because").set_value("n/a")
    at.button(key="judge-save").click()
    run(at)
    assert at.error[0].value.startswith("Say why")
    at.text_area(key="judged-because").set_value("Seen by the inspectors")
    at.date_input(key="lapses").set_value(date(2011, 3, 31))
    at.selectbox(key="verdict").set_value("red")
    at.button(key="judge-save").click()
    run(at)
    said = f"Judged a red flag risk by {BY} until 31 March 2011: Seen by the inspectors."
    assert said in read(open_page(PAGE, plan=code)).words
    assert {"red-flag-risk"} <= set(reports.flags(generations.current(own))["code"])
    listed = read(open_page("planning/requests", which="override")).words
    assert "Red flag risk" in listed


def test_the_history_tells_when_flags_came_and_went(own: Path, code: str) -> None:
    fields = {"indicators": [code], "verdict": "red", "reason": "Seen", "lapses": "2011-02-10"}
    registering.write_rows(own, "override", [RowEdit("", fields)], known_at=date(2011, 2, 1), made_by=BY)
    said = read(open_page(PAGE, plan=code, look="history")).words
    judged = f"Judged a red flag risk by {BY} until 10 February 2011: Seen."
    went = ["10 Feb 2011", "Went", "Red flag risk", judged]
    assert said[said.index("10 Feb 2011") :][:8] == [*went, "1 Feb 2011", "Came", "Red flag risk", judged]
    file = asking.exported_history(reports.flag_history(generations.current(own), code))
    assert file[["event", "code"]].to_numpy().tolist()[:2] == [["Went", "Red flag risk"], ["Came", "Red flag risk"]]


def test_a_request_that_names_no_criterion_is_called_one(own: Path, code: str) -> None:
    fields = {"indicators": [code], "text": "How does it go?", "state": "open"}
    registering.write_rows(own, "request", [RowEdit("", fields)], known_at=date(2011, 2, 14), made_by=BY)
    assert [one.label for one in open_page(PAGE, plan=code).expander] == ["Text to copy, and the answer: a request"]


def test_a_flag_in_full_leads_back_to_all_flags_set_by_hand(own: Path, code: str) -> None:
    fields = {"indicators": [code], "verdict": "red", "reason": "Seen", "lapses": "2011-03-31"}
    (item,) = registering.write_rows(
        own, "override", [RowEdit("", fields)], known_at=date(2011, 2, 14), made_by=BY
    ).added  # fmt: skip
    at = open_page("planning/requests", item=item)
    assert f"{code}, Red flag risk, 31 March 2011" in read(at).words
    assert at.button(key="register-back").label == "All flags set by hand"
    at.button(key="register-back").click()
    run(at)
    assert "Flags set by hand: 1 flag set by hand" in read(at).words
