"""Remembered layouts: recognised by their words, applied, exported and read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.mapping import Correction, Layout, corrected, fingerprint, fingerprint_of, from_text, to_text
from loaders.meaning.headings import read_heading
from loaders.meaning.words import Role
from loaders.tables.headed import Column
from loaders.workbook.grid import Cell
from lsp_data.errors import LspError
from lsp_data.periods import financial_year


def heading(text: str, column: int = 1) -> object:
    return read_heading(Column(column, (text,), Cell(1, column, text, text)), financial_year(2009))


def test_next_quarters_file_has_the_same_fingerprint_and_another_layout_has_not() -> None:
    first = fingerprint(["PI no", "Description", "08-09 outturn", "Q1", "Comments"])
    assert fingerprint([" pi NO", "Description", "09-10 outturn", "Q2", "comments*"]) == first
    assert fingerprint(["PI no", "Description", "outturn", "Q1", "Status"]) != first


@given(st.lists(st.text(max_size=20), max_size=8))
def test_case_and_spaces_never_tell_layouts_apart(headings: list[str]) -> None:
    assert fingerprint([f"  {one.lower()} " for one in headings]) == fingerprint([one.lower() for one in headings])


def test_corrections_apply_to_their_layout_alone() -> None:
    headings = [heading("Ref"), heading("Wibble 2009/10", 2)]
    said = (Correction("wibble", "figure", "actual", "2009/10"),)
    layout = Layout(fingerprint_of(headings), "Trust's own", said)  # type: ignore[arg-type]
    found = corrected(headings, layout)  # type: ignore[arg-type]
    assert [one.role for one in found] == [Role.INDICATOR, Role.FIGURE]
    assert found[1].period == financial_year(2009)
    assert "a person said so" in found[1].why
    assert corrected(headings[:1], layout) == tuple(headings[:1])  # type: ignore[arg-type]
    assert corrected(headings, None) == tuple(headings)  # type: ignore[arg-type]


def test_a_layout_is_exported_and_read_again() -> None:
    layout = Layout(
        "0123456789abcdef",
        "Trust's own",
        (Correction("wibble", "note"), Correction("result", "figure", "actual", "Q2 2009/10")),
    )
    assert from_text(to_text(layout)) == layout


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"fingerprint": "x", "name": "y", "corrections": [{"heading": "a", "role": "king"}]}']
)
def test_what_is_no_layout_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(LspError, match="no mapping"):
        from_text(text)


def test_a_correction_names_a_role_and_one_period() -> None:
    with pytest.raises(ValueError, match="no role"):
        Correction("x", "king")
    with pytest.raises(ValueError, match="one period"):
        Correction("x", "figure", "actual", "08/09/2008")
