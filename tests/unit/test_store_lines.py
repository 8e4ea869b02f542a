"""Rows on their way into the store, by column."""

from __future__ import annotations

import pytest

from lsp_data.store.changes import Change
from lsp_data.store.lines import NOTHING, joined, lines_of


def test_lines_are_their_columns() -> None:
    lines = lines_of(("code", "value"), [("NI 16", 4.1), ("NI 33", None)])
    assert (len(lines), lines["code"], lines["value"]) == (2, ("NI 16", "NI 33"), (4.1, None))
    assert "code" in lines
    assert "colour" not in lines


def test_no_row_is_nothing() -> None:
    nothing = lines_of(("code",), [])
    assert not nothing
    assert (len(nothing), nothing.texts("code")) == (0, [])


def test_rows_that_do_not_fit_their_columns_are_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="shorter"):
        lines_of(("code", "value"), [("NI 16",)])


def test_a_list_is_a_cell_for_each_line_and_anything_else_stands_in_all() -> None:
    lines = lines_of(("code",), [("NI 16",), ("NI 33",)])
    more = lines.assign(value=[1.0, 2.0], note="late")
    assert (list(more["value"]), list(more["note"])) == ([1.0, 2.0], ["late", "late"])
    assert "value" not in lines, "the lines themselves stay as they are"


def test_joined_lines_stand_below_each_other_and_miss_what_a_part_does_not_have() -> None:
    one, other = lines_of(("code",), [("NI 16",)]), lines_of(("code", "value"), [("NI 33", 2.0)])
    both = joined([one, NOTHING, other])
    assert (list(both["code"]), list(both["value"])) == (["NI 16", "NI 33"], [None, 2.0])
    assert not joined([NOTHING])


def test_a_change_names_the_tables_to_which_it_brings_lines() -> None:
    change = Change("edit", "x", edits=lines_of(("subject",), [("indicator",)]), figures=NOTHING)
    assert change.tables() == {"edit"}
