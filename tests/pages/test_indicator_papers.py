"""What the papers say of an indicator, on its page: every register's rows, each linked to its own page and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.reports.papers import NAMING
from lsp_data.store import generations
from pages.parts import navigation
from presentation.words import key_parts
from tests.pages.own_partnership import BY, open_page, run
from tests.pages.words import Words, read

KNOWN, EARLIER = date(2011, 1, 10), "2011-01-31"
ROWS: dict[str, dict[str, object]] = {
    "action": {"action": "Plan the thing", "deadline": "by March 2010", "lead": "The council"},
    "plan": {"title": "The whole plan", "resources": "£1,000"},
    "task": {"task": "Review the thing", "number": "1", "priority": "1"},
    "assessment": {"text": "It goes well", "theme": "Safer Communities", "strand": "good_practice"},
    "activity": {"activity": "Do the thing", "number": "1", "workstream": "A. Things", "year": "2010/11"},
    "commitment_role": {"number": "4", "commitment": "Good things", "partnership": "Safer Communities", "role": "lead"},
    "outcome_review": {"partnership": "Safer Communities", "commitment": "4. Good things", "outcome": "Better things"},
    "resource_plan": {"partnership": "Safer Communities", "commitment": "4. Good things", "outcome": "Paid things"},
    "request": {"text": "Who leads?", "criterion": "A lead", "asked": "The council", "date": "2011-01-10",
                "state": "open"},
    "override": {"verdict": "none", "reason": "The figure is late", "lapses": "2011-06-30"},
    "practice": {"text": "Nurses in the wards", "theme": "Safer Communities"},
    "said_did": {"said": "It is dark", "did": "Lamps", "theme": "Safer Communities"},
}  # fmt: skip


@pytest.fixture
def key(own: Path) -> str:
    """What names an indicator of the partnership in an address."""
    return str(reports.delivery(generations.current(own))["key"].iloc[0])


def written(folder: Path, code: str) -> dict[str, str]:
    """One row in each register that names the indicator: kind → id."""
    found = {}
    for kind in NAMING:
        edit = RowEdit("", {**ROWS[kind], "indicators": [code]})
        (found[kind],) = registering.write_rows(folder, kind, [edit], known_at=KNOWN, made_by=BY).added
    return found


def follow(href: str) -> Words:
    """The page to which a link leads."""
    file = next(one.file for one in navigation.ENTRIES if one.name == urlsplit(href).path)
    return read(open_page(file.removeprefix("pages/").removesuffix(".py"), **asked(href)))


def test_every_register_is_shown_and_its_link_leads_to_the_row_and_back(own: Path, key: str) -> None:
    items = written(own, key_parts(key)[0])
    shown = read(open_page("performance/indicator", ni=key))
    for kind, item in items.items():
        (href,) = [one for one in shown.links if asked(one).get("item") == item]
        there = follow(href)
        told = ROWS[kind].get("outcome") or ROWS[kind].get("reason") or next(iter(ROWS[kind].values()))
        assert any(str(told) in words for words in there.words), kind
        assert {"ni": key} in [asked(one) for one in there.links if urlsplit(one).path == "indicator"], kind
    assert not any(words.startswith("Nothing names it") for words in shown.words)


def test_the_day_of_the_view_stays_on_the_way_to_a_row_and_back(own: Path, key: str) -> None:
    items = written(own, key_parts(key)[0])
    shown = read(open_page("performance/indicator", ni=key, as_at=EARLIER))
    rows = [asked(one) for one in shown.links if asked(one).get("item") in items.values()]
    assert len(rows) == len(items)
    assert {one.get("as_at") for one in rows} == {EARLIER}
    there = follow(next(one for one in shown.links if asked(one).get("item") == items["practice"]))
    assert {"ni": key, "as_at": EARLIER} in [asked(one) for one in there.links if one.startswith("indicator")]
    listed = read(open_page("planning/practice", as_at=EARLIER))
    assert f"good-practice?as_at={EARLIER}&item={items['practice']}" in listed.links


def asked(href: str) -> dict[str, str]:
    """What an address asks for, by its parts."""
    return dict(parse_qsl(urlsplit(href).query))


def test_its_plan_is_judged_its_overdue_action_comes_first_and_an_answered_request_is_left_out(
    own: Path, key: str
) -> None:
    code = key_parts(key)[0]
    items = written(own, code)
    later = RowEdit("", {"action": "Think", "deadline": "by March 2019", "indicators": [code]})
    registering.write_rows(own, "action", [later], known_at=KNOWN, made_by=BY)
    answered = RowEdit(items["request"], {"state": "answered"}, {"state": "open"})
    registering.write_rows(own, "request", [answered], known_at=KNOWN, made_by=BY)
    shown = read(open_page("performance/indicator", ni=key))
    assert "✗ Misses 3 of 6 criteria" in shown.words
    assert "✗ Missing: partners signed up. " in shown.words
    assert {"✓ Met: ", "a lead, dated actions, resources."} <= set(shown.words)
    assert shown.words.index("Plan the thing") < shown.words.index("Think")
    assert any("✗ overdue by" in words for words in shown.words)
    assert "Who leads?" not in shown.words
    assert "requests" in shown.links, "where nothing is said is named"


def test_when_its_flags_came_and_went_is_told_to_who_asks(own: Path, key: str) -> None:
    written(own, key_parts(key)[0])
    at = open_page("performance/indicator", ni=key)
    assert "Judged otherwise" not in read(at).words
    at.toggle(key="flag-events").set_value(True)
    run(at)
    assert "Judged otherwise" in read(at).words


def test_a_note_of_good_practice_begins_with_the_indicator(own: Path, key: str) -> None:
    code = key_parts(key)[0]
    at = begun(key)
    assert labelled(at.text_input, "Indicators").value == code
    at.text_input(key="post").set_value(BY)
    labelled(at.text_area, "What works").set_value("Nurses in the wards")
    at.button(key="add-practice-save").click()
    run(at)
    (row,) = reports.register(generations.current(own), "practice").to_dict("records")
    assert (row["text"], row["indicators"], row["changed_by"]) == ("Nurses in the wards", (code,), BY)
    assert "Nurses in the wards" in read(open_page("performance/indicator", ni=key)).words


def labelled(elements: Iterable[Any], label: str) -> Any:
    """The control with this label."""
    return next(one for one in elements if one.label == label)


def begun(key: str) -> AppTest:
    """The form to which the link on an indicator's page leads."""
    shown = read(open_page("performance/indicator", ni=key))
    (href,) = [one for one in shown.links if one.startswith("good-practice?part=add")]
    return open_page("planning/practice", **asked(href))


def test_an_unknown_indicator_in_the_address_begins_an_empty_note(own: Path) -> None:
    at = open_page("planning/practice", part="add", about="NI 999")
    assert labelled(at.text_input, "Indicators").value == ""


def test_on_an_earlier_day_no_note_is_begun(own: Path, key: str) -> None:
    shown = read(open_page("performance/indicator", ni=key, as_at=EARLIER))
    assert not [one for one in shown.links if "part=add" in one]
