"""What is told of a sheet by one look at all of its texts or at the shapes of its rows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.kinds import commitments
from loaders.kinds.assessment_words import STRANDS, none_may, question_of, strand_of
from loaders.meaning.words import fold
from loaders.tables.rows import Rows, rows_of
from loaders.tables.said import may_say, said_on
from loaders.tables.shapes import columns_between, shapes_of
from loaders.workbook.grid import Cell, Sheet

_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["Lead", "ＬＥＡＤ", "LEADıNG", "Lea\u0301d", "ſupport", "MAİN", "gáps", "½ Strength"]),
        st.text(),
    ),
    max_size=6,
)


def _column(texts: list[str]) -> Rows:
    return rows_of(Sheet("Sheet", cells={(row, 1): Cell(row, 1, text, text) for row, text in enumerate(texts, 1)}))


@pytest.mark.parametrize(("text", "word"), [("LEADING", "lead"), ("Ｌead", "lead"), ("MAıN", "main"), ("Kelvin", "k")])
def test_a_word_is_seen_however_it_is_written(text: str, word: str) -> None:
    assert may_say(_column(["Ward 1", text]), ("other", word))


def test_a_number_says_nothing() -> None:
    rows = rows_of(Sheet("Sheet", cells={(1, 1): Cell(1, 1, 2.0, "lead"), (1, 2): Cell(1, 2, "Ward", "Ward")}))
    assert said_on(rows) == "ward"


@given(_TEXTS, st.sampled_from(["lead", "support", "main", "leading"]))
def test_what_is_not_seen_at_a_look_is_in_no_text(texts: list[str], word: str) -> None:
    searched = any(re.search(word, text, re.IGNORECASE) or word in fold(text) for text in texts)
    assert may_say(_column(texts), (word,)) or not searched


_WIDE = {ord("a") + letter: chr(0xFF41 + letter) for letter in range(26)}
_DRESSED = st.builds(
    lambda strand, dress: dress(strand),
    st.sampled_from(sorted(STRANDS)),
    st.sampled_from(
        [
            str.title,
            lambda text: text.translate(_WIDE),
            lambda text: text.replace("a", "a\u0301"),
            lambda text: f"What are our {text}?",
            lambda text: text[:-1],
            lambda text: text.replace("e", ""),
        ]
    ),
)


@given(st.lists(st.one_of(_DRESSED, st.text()), max_size=6), st.sampled_from(sorted(STRANDS)))
def test_a_sheet_without_strands_at_a_look_names_none(texts: list[str], strand: str) -> None:
    assert not none_may(said_on(_column([*texts, strand.upper()])))
    if none_may(said_on(_column(texts))):
        assert not any(strand_of(text) or question_of(text) for text in texts)


def test_numbers_that_are_shown_as_roles_make_a_matrix() -> None:
    lines = [["Commitment", "Police", "Health"], ["Safe streets", 1.0, 2.0], ["Better homes", 2.0, 1.0]]
    shown = {1.0: "Lead", 2.0: "Support"}
    cells = {
        (row, column): Cell(row, column, value, shown.get(value, value) if isinstance(value, float) else value)
        for row, line in enumerate(lines, 1)
        for column, value in enumerate(line, 1)
    }
    found = commitments.find(rows_of(Sheet("Sheet", cells=cells)))
    assert found is not None
    assert found.heads == {2: "Police", 3: "Health"}


def test_rows_alike_share_one_shape() -> None:
    places = [(1, 1), (1, 3), (2, 1), (2, 3), (4, 2)]
    rows = rows_of(Sheet("Sheet", cells={place: Cell(*place, 1.0, "1") for place in places}))
    shapes = shapes_of(rows)
    assert dict(shapes) == {1: (1, 3), 2: (1, 3), 4: (2,)}
    assert shapes[1] is shapes[2]
    assert columns_between(rows, 2, 9) == {1, 2, 3}
    assert columns_between(rows, 5, 9) == frozenset()
