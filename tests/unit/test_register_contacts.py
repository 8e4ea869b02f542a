"""What in a text of a register is asked about: a telephone number or an e-mail address, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.registers import contact_in, contacts_in

# Put together here: no text of the repository holds a number or an address that could be somebody's.
NUMBERS = [
    " ".join(parts)
    for parts in (
        ("01632", "960001"), ("(01632)", "960001"), ("020", "7946", "0001"), ("07700", "900001"),
        ("+44", "1632", "960001"), ("+44", "(0)1632", "960001"),
    )
]  # fmt: skip


@pytest.mark.parametrize("number", [*NUMBERS, "-".join(("01632", "960001")), "some.body@mail.example"])
@pytest.mark.parametrize("around", ["{}", "Policy Officer, {}", "Write to {}.", "{} after ten"])
def test_what_reaches_a_person_is_found(number: str, around: str) -> None:
    assert contact_in(around.format(number)) == number


@given(st.lists(st.sampled_from([*NUMBERS, "some.body@mail.example"]), max_size=4))
def test_all_that_reaches_a_person_is_found(numbers: list[str]) -> None:
    assert contacts_in(f"Ring {', or '.join(numbers)} after ten") == numbers


@pytest.mark.parametrize(
    "text",
    [
        "01/02/2010 to 31/03/2011", "2009/10, 2010/11", "NI 039, 120, 121", "£40,000,000 of 0.0123456789",
        "@ 3 per 1,000", "",
    ],
)  # fmt: skip
def test_other_figures_reach_nobody(text: str) -> None:
    assert contact_in(text) == ""


@pytest.mark.parametrize("value", [None, True, ["NI 4"], {"2010-04": "done"}])
def test_what_is_no_text_reaches_nobody(value: object) -> None:
    assert contact_in(value) == ""


@given(st.dates(), st.decimals(0, 10**9, places=2), st.integers(1, 198))
def test_days_amounts_and_codes_reach_nobody(day: object, amount: object, code: int) -> None:
    assert contact_in(f"NI {code:03d} by {day}: {amount} of {amount:,}") == ""
