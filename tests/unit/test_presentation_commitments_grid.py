"""The matrix of commitments as a grid to write in, and how it is drawn where there are many partnerships."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.commitments import Count, Coverage, Role
from lsp_data.registering import RowEdit
from lsp_data.registers import REMOVED
from lsp_data.reports.commitments import Matrix
from presentation import commitments, commitments_grid
from presentation.markup import text
from tests.unit.report_rows import where

NAMES = {"safer": "Safer Communities", "health": "Health and Wellbeing"}
ROWS: list[dict[str, Any]] = [
    {"item": "r1", "number": "1", "commitment": "Homes", "partnership": "Safer Communities", "role": "lead",
     "indicators": ()},
    {"item": "r2", "number": "1", "commitment": "Homes", "partnership": "Health and Wellbeing",
     "role": "contributing", "indicators": ("NI 4",)},
    {"item": "r3", "number": "2", "commitment": "Jobs", "partnership": "Health and Wellbeing", "role": "lead",
     "indicators": ()},
]  # fmt: skip
WORDS = st.sampled_from([*commitments_grid.WORDS, None])


def matrix_of(names: dict[str, str]) -> Matrix:
    ids = {name: one for one, name in names.items()}
    roles = tuple(Role(one["number"], one["commitment"], ids[one["partnership"]], one["role"], (), one["item"])
                  for one in ROWS)  # fmt: skip
    counts = tuple(Count(one, 1, 1) for one in (*names, ""))
    return Matrix(names, {"1": "Homes", "2": "Jobs"}, roles, roles, True, {}, counts, counts, (),
                  Coverage((), (), (), ()))  # fmt: skip


def opened() -> commitments_grid.Grid:
    return commitments_grid.grid(matrix_of(NAMES), pd.DataFrame(ROWS, dtype=object))


def test_the_grid_holds_a_word_for_each_role() -> None:
    assert opened().table.to_numpy().tolist() == [["1. Homes", "Lead", "Contributing"], ["2. Jobs", None, "Lead"]]


def test_each_cell_that_was_written_is_an_edit_of_its_role() -> None:
    edits = commitments_grid.edits_of(
        opened(), {0: {"safer": "Contributing", "health": None}, 1: {"safer": "Contributing", "health": "Lead"}}
    )
    assert [(one.item, one.fields) for one in edits] == [
        ("r1", {"role": "contributing"}),
        ("r2", {REMOVED: True}),
        ("", {"number": "2", "commitment": "Jobs", "partnership": "Safer Communities", "role": "contributing"}),
    ]
    assert edits[1].seen["indicators"] == ["NI 4"], "all of a row that is taken out was looked at"


@given(st.dictionaries(st.integers(0, 1), st.dictionaries(st.sampled_from(list(NAMES)), WORDS)))
def test_only_what_differs_is_an_edit(edited: dict[int, dict[str, str | None]]) -> None:
    grid = opened()
    edits = commitments_grid.edits_of(grid, edited)
    changed = sum(grid.table.loc[place, who] != word for place, row in edited.items() for who, word in row.items())
    assert len(edits) == changed
    assert all(isinstance(one, RowEdit) and one.fields for one in edits)


@pytest.mark.parametrize(("count", "letters"), [(7, False), (8, True)])
def test_of_many_partnerships_the_roles_are_letters_with_a_key(count: int, letters: bool) -> None:
    names = NAMES | {f"p{one}": f"Partnership {one}" for one in range(count - len(NAMES))}
    drawn = commitments.matrix(matrix_of(names), where, text, ())
    assert ("lsp-matrix-many" in drawn) is letters
    assert ("<b>LEAD</b>" in drawn) is not letters
    assert ('C<span class="lsp-hidden">ontributing</span>' in drawn) is letters
    assert ('class="lsp-key"' in drawn) is letters
