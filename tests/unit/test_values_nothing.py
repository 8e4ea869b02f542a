"""Words that stand where something should be said, and say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.values import is_mark, is_nought, puts_off, says_nothing
from lsp_data.values.vocabulary import DENIALS

_REAL = st.sampled_from(["Police", "£40,000", "Place Survey 2008", "2 officers", "Housing associations"])


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "no", "No.", "NO", "none", "None yet", "nil", "n/a", "N/A at present", "tbc", "TBC.", "-", "–", "?",
        "...", "to be confirmed", "To be agreed with the PCT", "TBC: the board decides", "no partners yet",
        "No evidence so far", "none identified as yet", "Not yet known", "nothing", "There is none at the moment",
        "no one has signed up", "Nobody", "not applicable", "unknown",
    ],
)  # fmt: skip
def test_what_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police", "No cold calling zones", "None of the partners but the police", "0", "£40k, match funding TBC",
        "To follow up each victim within a day", "No. 4 Group", "Nothing but a letter of the PCT", "Within budget",
        "Pending cases fall by 10%", "Notts Police", "To be completed by March 2010", "not fewer than 12 visits",
    ],
)  # fmt: skip
def test_what_says_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("", True), (" ", True), ("-", True), ("n/a", True), ("N/A.", True), ("TBC", True), ("?", True), ("none", True),
        ("x", True), ("#REF!", True), ("No resources have been identified", False), ("Discontinued", False),
        ("Not yet published", False), ("To be agreed with the PCT", False), ("No survey", False), ("0", False),
    ],
)  # fmt: skip
def test_what_is_no_more_than_a_mark(text: str, mark: bool) -> None:
    assert is_mark(text) is mark
    assert says_nothing(text) or not mark


def test_what_says_nought_in_a_word() -> None:
    assert all(is_nought(one) for one in ("Nil", "nil.", " ZERO "))
    assert not any(is_nought(one) for one in ("none", "n/a", "", "nil return of the PCT"))


def test_what_will_be_known_later() -> None:
    assert all(puts_off(one) for one in ("To be set after the next survey", "tbc", "TBC."))
    assert not any(puts_off(one) for one in ("n/a", "none", "To follow up", "", "To be completed in May"))


@given(_REAL, st.sampled_from(sorted(DENIALS)), st.booleans())
def test_a_denial_beside_something_that_is_said_says_something(real: str, denial: str, first: bool) -> None:
    assert not says_nothing(f"{denial} {real}" if first else f"{real} {denial}")
    assert says_nothing(denial.upper())
