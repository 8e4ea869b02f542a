"""Words that stand where something should be said, and say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.values import is_mark, is_nought, puts_off, says_nothing, takes_back
from lsp_data.values.vocabulary import DENIALS

_REAL = st.sampled_from(["Police", "£40,000", "Place Survey 2008", "2 officers", "Housing associations"])


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "no", "No.", "NO", "none", "None yet", "nil", "n/a", "N/A at present", "tbc", "TBC.", "-", "–", "?",
        "...", "to be confirmed", "To be agreed with the PCT", "TBC: the board decides", "no partners yet",
        "No evidence so far", "none identified as yet", "Not yet known", "nothing", "There is none at the moment",
        "no one has signed up", "Nobody", "not applicable", "unknown", "to be found", "No funding secured",
        "no partner has been approached", "To be appointed in May",
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


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("all of them, not yet asked", True), ("Housing (not yet asked)", True), ("PCT to be confirmed", True),
        ("A lead to be appointed", True), ("£20,000 to be found", True), ("Partners have not been asked yet", True),
        ("Police and PCT – yet to be agreed", True), ("They haven't signed up yet", True), ("Not yet agreed", True),
        ("Funding still to be secured.", True), ("to be agreed with the PCT, and to be costed", False),
        ("Police; the PCT not yet asked", False), ("Police", False), ("", False), ("£40k, match funding TBC", False),
        ("To follow up each victim", False), ("Two officers to be trained", False), ("Agreed with the PCT", False),
        ("The PCT not yet asked, but the police signed up", False), ("Officers to set up the scheme", False),
        ("40 officers, not yet trained", False), ("Set to rise", False),
    ],
)  # fmt: skip
def test_what_takes_back_what_it_says(text: str, back: bool) -> None:
    assert takes_back(text) is back


@given(_REAL, st.sampled_from(sorted(DENIALS)), st.booleans())
def test_a_denial_beside_something_that_is_said_says_something(real: str, denial: str, first: bool) -> None:
    assert not says_nothing(f"{denial} {real}" if first else f"{real} {denial}")
    assert says_nothing(denial.upper())
