"""What a field of a register can hold: the page and a workbook ask the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.registers import Misfit, checked, register_of
from lsp_data.registers.values import impossible_day

LIKELIHOOD, PRIORITY = register_of("task").field("likelihood"), register_of("task").field("priority")
DEADLINE, HELD_ON = register_of("action").field("deadline"), register_of("meeting").field("date")


@pytest.mark.parametrize("typed", ["1", "5", "low", "High", "M"])
def test_a_score_is_a_step_of_its_scale(typed: str) -> None:
    assert checked(LIKELIHOOD, typed) == typed


@pytest.mark.parametrize("typed", ["0", "9", "-1", "60", "6", "likely"])
def test_a_score_off_its_scale_is_asked_about(typed: str) -> None:
    assert checked(LIKELIHOOD, typed) == Misfit(
        "Likelihood", typed, "It is a number from 1 to 5, or low, medium, high."
    )


def test_a_priority_may_be_a_letter_and_is_no_word_of_its_own() -> None:
    assert [checked(PRIORITY, one) for one in ("1", "A", "high")] == ["1", "A", "high"]
    said = "It is a number from 1 to 9, a letter (A comes first), or low, medium, high."
    for wrong in ("urgent", "1/2", "0", "10", "AB"):
        assert checked(PRIORITY, wrong) == Misfit("Priority", wrong, said)


@pytest.mark.parametrize("said", ["31/02/2010", "by 31.04.10", "30th Feb 2010", "the 31 June 2011 at last",
                                  "2010-02-30", "29 February 2011"])  # fmt: skip
def test_a_day_that_no_calendar_has_is_asked_about(said: str) -> None:
    found = checked(DEADLINE, said)
    assert isinstance(found, Misfit)
    assert found.reason == f"There is no {impossible_day(said)}."


@pytest.mark.parametrize(("kind", "name"), [("plan", "milestones"), ("action", "target")])
def test_a_text_of_which_a_day_is_read_has_days_of_the_calendar(kind: str, name: str) -> None:
    dated = register_of(kind).field(name)
    found = checked(dated, "Half of the locks by 31/02/2011\nAll by 30/06/2011")
    assert isinstance(found, Misfit)
    assert found.reason == "There is no 31/02/2011."
    assert checked(dated, "All by 30/06/2011") == "All by 30/06/2011"


def test_an_impossible_day_of_a_meeting_is_named() -> None:
    assert checked(HELD_ON, "31/02/2011") == Misfit("Date", "31/02/2011", "There is no 31/02/2011.")


@given(st.dates(date(1900, 1, 1)), st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%Y-%m-%d", "%d.%m.%y", "%d %b %y"]))
def test_every_day_of_the_calendar_can_stand(day: date, way: str) -> None:
    said = f"by {day.strftime(way)}"
    later = day.strftime("%y") in ("00",) or (day.month, day.day) == (2, 29)  # two digits may mean another year
    assert checked(DEADLINE, said) == said or ("%y" in way and later)


@pytest.mark.parametrize("said", ["ongoing", "by March 2010", "2009/10", "Q3 2010/11", "3 of 12", "1/2"])
def test_words_of_time_stand_as_they_are(said: str) -> None:
    assert checked(DEADLINE, said) == said
