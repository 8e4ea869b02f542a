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
from tests.pages.test_register_desk import PHONE, press
from tests.pages.words import read

PAGE, REQUESTS = "planning/delivery_plan", "planning/requests"
KNOWN = date(2011, 2, 14)


@pytest.fixture
def code(own: Path) -> str:
    return str(reports.delivery(generations.current(own))["indicator"].iloc[0])


def asked(folder: Path, code: str, criterion: str = "Resources") -> str:
    """A request that is open."""
    fields = {
        "indicators": [code], "criterion": criterion, "asked": "PCT", "text": "To: PCT\nWhich?", "state": "open",
    }  # fmt: skip
    edits = [RowEdit("", fields)]
    (item,) = registering.write_rows(folder, "request", edits, known_at=KNOWN, made_by=BY).added
    return item


def told(folder: Path, item: str, **fields: str) -> None:
    """A colleague writes in a request that stands as it was asked."""
    edit = RowEdit(item, fields, {"state": "open"})
    registering.write_rows(folder, "request", [edit], known_at=KNOWN, made_by="Clerk")


def answers(folder: Path) -> list[tuple[str, str]]:
    rows = reports.register(generations.current(folder), "request")
    return list(zip(rows["answer"], rows["state"], strict=True))


def test_the_lead_is_asked_for_a_criterion_and_the_request_is_open_until_it_is_answered(own: Path, code: str) -> None:
    at = open_page(PAGE, plan=code)
    at.button(key="ask-evidence").click()
    run(at)
    assert f"Subject: {code}: evidence of effect in the delivery plan" in at.text_area(key="ask-0-text").value
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
    item = asked(own, code)
    called = f"Resources, {code}, PCT"
    listed = read(open_page(REQUESTS))
    assert "Resources" in listed.words
    assert "To: PCT" not in "".join(listed.words)
    at = open_page(REQUESTS, item=item)
    assert called in read(at).words
    at.button(key="answer-0-save").click()
    run(at)
    assert at.error[0].value == "Write what was answered."
    at.text_area(key="answer-0-text").set_value("£10,000")
    at.text_input(key="post").set_value(BY)
    at.button(key="answer-0-save").click()
    run(at)
    (row,) = reports.register(generations.current(own), "request").to_dict("records")
    assert (row["answer"], row["state"]) == ("£10,000", "answered")
    assert {"£10,000", called} <= set(read(open_page(REQUESTS, item=item)).words)
    assert "Nothing is asked of its lead at present." in text(open_page(PAGE, plan=code))
    assert called in read(open_page(REQUESTS, part="history")).words


def test_a_request_is_read_in_the_lines_in_which_it_was_written(own: Path, code: str) -> None:
    letter = '<span class="lsp-written">To: PCT\nWhich?</span>'
    item = asked(own, code)
    assert text(open_page(REQUESTS, item=item)).count(letter) == 2, "in full, and in its history"
    assert letter in text(open_page(REQUESTS, part="history"))


def test_a_flag_is_judged_otherwise_with_a_reason_until_a_day(own: Path, code: str) -> None:
    at = open_page(PAGE, plan=code, look="judge")
    at.text_input(key="post").set_value(BY)
    at.button(key="judge-save").click()
    run(at)
    assert at.error[0].value.startswith("Say why")
    assert "is no reason" not in at.error[0].value
    for mark in ("n/a", "x"):
        at.text_area(key="judge-0-because").set_value(mark)
        at.button(key="judge-save").click()
        run(at)
        assert at.error[0].value.replace("\\", "").startswith(f"Say why in words: “{mark}” is no reason.")
    at.text_area(key="judge-0-because").set_value("Seen by the inspectors")
    at.date_input(key="judge-0-lapses").set_value(date(2011, 3, 31))
    at.selectbox(key="judge-0-verdict").set_value("red")
    at.button(key="judge-save").click()
    run(at)
    said = f"Judged a red flag risk by {BY} until 31 March 2011: Seen by the inspectors."
    assert said in read(open_page(PAGE, plan=code)).words
    assert {"red-flag-risk"} <= set(reports.flags(generations.current(own))["code"])
    listed = read(open_page(REQUESTS, which="override")).words
    assert "Red flag risk" in listed


def test_who_judges_a_flag_again_until_the_same_day_is_led_to_what_was_judged(own: Path, code: str) -> None:
    fields = {"indicators": [code], "verdict": "red", "reason": "Seen", "lapses": "2011-03-31"}
    edits = [RowEdit("", fields)]
    (item,) = registering.write_rows(own, "override", edits, known_at=KNOWN, made_by=BY).added
    at = open_page(PAGE, plan=code, look="judge")
    at.text_input(key="post").set_value(BY)
    at.text_area(key="judge-0-because").set_value("Inspectors have seen the plan")
    at.date_input(key="judge-0-lapses").set_value(date(2011, 3, 31))
    at.button(key="judge-save").click()
    run(at)
    drawn = read(at)
    assert "It is judged already until 31 Mar 2011: Red flag risk, “Seen”. " in drawn.words
    assert any(f"requests?item={item}" in one and "do=edit" in one for one in drawn.links)
    assert not at.error
    assert at.text_area(key="judge-0-because").value == "Inspectors have seen the plan"
    assert at.date_input(key="judge-0-lapses").value == date(2011, 3, 31)
    at.date_input(key="judge-0-lapses").set_value(date(2011, 4, 30))
    at.button(key="judge-save").click()
    run(at)
    assert len(reports.register(generations.current(own), "override")) == 2


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
    registering.write_rows(own, "request", [RowEdit("", fields)], known_at=KNOWN, made_by=BY)
    assert [one.label for one in open_page(PAGE, plan=code).expander] == ["Text to copy, and the answer: a request"]


def test_a_flag_in_full_leads_back_to_all_flags_set_by_hand(own: Path, code: str) -> None:
    fields = {"indicators": [code], "verdict": "red", "reason": "Seen", "lapses": "2011-03-31"}
    (item,) = registering.write_rows(
        own, "override", [RowEdit("", fields)], known_at=KNOWN, made_by=BY
    ).added  # fmt: skip
    at = open_page(REQUESTS, item=item)
    assert f"{code}, Red flag risk, 31 March 2011" in read(at).words
    assert at.button(key="register-back").label == "All flags set by hand"
    at.button(key="register-back").click()
    run(at)
    assert "Flags set by hand: 1 flag set by hand" in read(at).words


def test_each_of_two_open_requests_can_be_answered_on_the_plan_page(own: Path, code: str) -> None:
    items = [asked(own, code), asked(own, code, "Evidence of effect")]
    at = open_page(PAGE, plan=code)
    press(at, f"answer-{items[0]}")
    at.text_area(key="answer-0-text").set_value("£10,000")
    press(at, f"answer-{items[1]}")
    assert [one.label for one in at.text_input if one.label == "Your post"] == ["Your post"], "one at a time"
    at.text_area(key="answer-1-text").set_value("A survey")
    at.text_input(key="post").set_value(BY)
    press(at, "answer-1-save")
    assert at.success[0].value == "The request is answered\\."
    assert answers(own) == [(None, "open"), ("A survey", "answered")]
    press(at, "ask-evidence")
    assert at.text_area(key="ask-0-text"), "what is answered can be asked again"


@pytest.mark.parametrize("theirs", [{"answer": "£9"}, {"answer": "£9", "state": "answered"}])
def test_an_answer_that_a_colleague_wrote_meanwhile_is_not_overwritten_unasked(
    own: Path, code: str, theirs: dict[str, str]
) -> None:
    item = asked(own, code)
    plan, alone = open_page(PAGE, plan=code), open_page(REQUESTS, item=item)
    press(plan, f"answer-{item}")
    for at in (plan, alone):
        at.text_area(key="answer-0-text").set_value("£10,000")
        at.text_input(key="post").set_value(BY)
    told(own, item, **theirs)
    for at in (plan, alone):
        press(at, "answer-0-save")
        assert [answer for answer, _ in answers(own)] == ["£9"], "theirs stands"
        assert "you wrote “£10,000”; Clerk wrote “£9”" in text(at)
        assert len(at.success) == (at is plan and "state" not in theirs), (
            "nothing else was written, and nothing is said"
        )
    press(plan, "leave-theirs")
    assert [answer for answer, _ in answers(own)] == ["£9"]
    press(alone, "mine-0")
    assert answers(own) == [("£10,000", "answered")]


def test_an_answer_that_is_being_typed_stays_when_a_colleague_answers_first(own: Path, code: str) -> None:
    item = asked(own, code)
    plan, alone = open_page(PAGE, plan=code), open_page(REQUESTS, item=item)
    press(plan, f"answer-{item}")
    told(own, item, answer="£9", state="answered")
    for at in (plan, alone):
        at.text_area(key="answer-0-text").set_value("£10,000")
        press(at, "answer-0-save")
        assert at.error[0].value.startswith("Type your post first")
        assert at.text_area(key="answer-0-text").value == "£10,000"
        assert "Somebody has changed this request since you opened it." in text(at)
        press(at, "anew-answer")
        assert not [one for one in at.text_area if one.label == "Answer"], "it has its answer"


def test_an_answer_is_written_on_from_what_stands_there(own: Path, code: str) -> None:
    item = asked(own, code)
    told(own, item, answer="Half of it")
    at = open_page(REQUESTS, item=item)
    assert at.text_area(key="answer-0-text").value == "Half of it"


def test_contact_details_in_a_request_an_answer_or_a_judgement_are_asked_about(own: Path, code: str) -> None:
    item = asked(own, code)
    alone = open_page(REQUESTS, item=item)
    alone.text_area(key="answer-0-text").set_value(f"Ring {PHONE}")
    plan = press(open_page(PAGE, plan=code), "ask-evidence")
    plan.text_area(key="ask-0-text").set_value(f"Please ring {PHONE}")
    judge = open_page(PAGE, plan=code, look="judge")
    judge.text_area(key="judge-0-because").set_value(f"Told by {PHONE}")
    number = generations.current(own).number
    for at, save, field in (
        (alone, "answer-0-save", "Answer"), (plan, "write-evidence", "Text"), (judge, "judge-save", "Reason"),
    ):  # fmt: skip
        at.text_input(key="post").set_value(BY)
        press(at, save)
        assert f"{field}: {PHONE}" in text(at)
    assert generations.current(own).number == number, "nothing is kept"


def test_a_request_that_is_being_written_stays_when_a_colleague_asks_or_the_plan_is_mended(
    own: Path, code: str
) -> None:
    at = press(open_page(PAGE, plan=code), "ask-evidence")
    at.text_area(key="ask-0-text").set_value("Please show it.")
    asked(own, code, "Evidence of effect")
    run(at)
    assert at.text_area(key="ask-0-text").value == "Please show it."
    assert "Somebody has asked for it since you began. What you typed stays here until you save it." in text(at)
    plan = {"title": "The plan", "indicators": [code], "evidence": "A survey"}
    registering.write_rows(own, "plan", [RowEdit("", plan)], known_at=KNOWN, made_by="Clerk")
    run(at)
    assert at.text_area(key="ask-0-text").value == "Please show it."
    press(at, "anew-ask")
    assert not [one for one in at.text_area if one.label == "What to ask"]
    assert "ask-evidence" not in {one.key for one in at.button}, "the plan has it"


def test_who_judges_a_flag_is_told_that_a_colleague_did(own: Path, code: str) -> None:
    at = open_page(PAGE, plan=code, look="judge")
    at.text_area(key="judge-0-because").set_value("Seen by the inspectors")
    fields = {"indicators": [code], "verdict": "red", "reason": "Seen", "lapses": "2011-03-01"}
    registering.write_rows(own, "override", [RowEdit("", fields)], known_at=KNOWN, made_by="Clerk")
    press(at, "judge-save")
    assert at.error[0].value.startswith("Type your post first")
    assert "Somebody has judged this flag since you opened it." in text(at)
    assert at.text_area(key="judge-0-because").value == "Seen by the inspectors"
