"""Texts are compared by the same rule, whether they are plain ASCII, which is quicker, or not."""

from __future__ import annotations

import csv

from hypothesis import given
from hypothesis import strategies as st

from loaders.meaning.words import fold, without_marks
from lsp_data.catalogue.names import comparable
from lsp_data.catalogue.places import is_place
from lsp_data.catalogue.reference import FOLDER

_ASCII = st.text(st.characters(max_codepoint=127))


@given(_ASCII)
def test_a_letter_beyond_ascii_changes_nothing_of_what_stands_before_it(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} é".strip()
    assert comparable(f"{text} é") == f"{comparable(text)} é".strip()


@given(st.text())
def test_what_is_compared_stays_as_it_is(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
    assert fold(text) == fold(fold(text)).strip()


@given(st.text("aé 1()[]*†¹⁴⁹,&r"))
def test_marks_are_what_ends_a_label(text: str) -> None:
    plain, marks = without_marks(text)
    tidy = " ".join(text.split())
    assert tidy.startswith(plain)
    assert tidy.endswith(marks)
    assert bool(marks) == (plain != tidy)


def test_no_place_ends_in_a_number() -> None:
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as lines:
        names = [row["name"] for row in csv.DictReader(lines)]
    assert all(map(is_place, names))
    assert not any(is_place(f"{name} 2") for name in names)
