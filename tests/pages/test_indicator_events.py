"""Marking a shock or a change of the process on an indicator's page."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lsp_data import reports
from lsp_data.reports.decided import decided
from lsp_data.store import generations
from tests.pages.own_partnership import AREA, BY, open_page, run, text


@pytest.fixture
def own_sample(sample_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LSP_DATA", str(sample_copy))
    return sample_copy


def marking(code: str) -> AppTest:
    at = open_page("performance/indicator", ni=code, xmr="shown")
    at.toggle(key="mark-event").set_value(True)
    return run(at)


def save(at: AppTest, kind: str, day: date, words: str) -> AppTest:
    at.selectbox(key="event-kind").set_value(kind)
    at.date_input(key="event-day").set_value(day)
    at.text_input(key="event-words").set_value(words)
    at.text_input(key="event-reason").set_value("the board asked")
    at.button(key="event-save").click()
    return run(at)


def test_a_shock_makes_the_forecast_wider_and_the_page_says_so(own_sample: Path) -> None:
    before = reports.outlook(generations.current(own_sample), "NI 39", "", AREA)
    at = marking("NI 39")
    at.button(key="event-save").click()
    run(at)
    assert "Say what happened" in at.error[0].value
    at.text_input(key="post").set_value(BY)
    shown = unescape(text(save(at, "shock_of_all", date(2011, 1, 10), "Hospital closed a ward")))
    assert "because of what was marked as a shock. 10 Jan 2011: Hospital closed a ward." in shown
    assert "Shock to every indicator, 10 Jan 2011: Hospital closed a ward" in shown
    after = reports.outlook(generations.current(own_sample), "NI 39", "", AREA)
    assert before.high80 is not None and after.high80 is not None
    assert after.high80 > before.high80
    stored = reports.status(generations.current(own_sample)).set_index("indicator").loc["NI 39"]
    assert stored["forecast_hi80"] == after.high80
    newest = decided(generations.current(own_sample)).iloc[0]
    assert (newest["field"], newest["made_by"], newest["reason"]) == ("shocks", BY, "the board asked")


def test_a_change_of_the_process_begins_new_limits_until_it_is_taken_out(own_sample: Path) -> None:
    at = marking("NI 117")
    at.text_input(key="post").set_value(BY)
    shown = unescape(text(save(at, "change", date(2010, 7, 1), "New way to count")))
    assert "known since the process changed on 1 July 2010 (New way to count), and a chart needs 8" in shown
    assert "Limits begin anew where the process changed" in shown
    assert "Too early to judge" in shown
    stored = reports.status(generations.current(own_sample)).set_index("indicator").loc["NI 117"]
    assert stored[["variation", "assurance"]].isna().all()
    [held] = [one for one in at.selectbox(key="event-out").options if one.startswith("Change")]
    assert held == "Change of the process, 1 Jul 2010: New way to count"
    at.selectbox(key="event-out").select(held)
    at.text_input(key="event-reason").set_value("counted as before")
    at.button(key="event-save").click()
    run(at)
    stored = reports.status(generations.current(own_sample)).set_index("indicator").loc["NI 117"]
    assert stored["variation"] == "special_cause_improvement"


def test_one_thing_at_a_time_is_marked_or_taken_out(own_sample: Path) -> None:
    at = marking("NI 117")
    at.text_input(key="post").set_value(BY)
    save(at, "change", date(2010, 7, 1), "New way to count")
    assert at.text_input(key="event-words").value == "", "the form is empty again"
    at.selectbox(key="event-out").select_index(1)
    save(at, "shock", date(2010, 8, 1), "Snow")
    assert at.error[0].value == "Either mark what happened or take something out\\: one at a time\\."
    assert at.text_input(key="event-words").value == "Snow"
    assert "Snow" not in text(at)


def test_on_an_earlier_day_nothing_is_marked(own_sample: Path) -> None:
    at = open_page("performance/indicator", ni="NI 117", xmr="shown", as_at="2010-06-30")
    assert "mark-event" not in {one.key for one in at.toggle}
