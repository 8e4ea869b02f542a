"""What stands in a figure's note beside the partner's own words: marks before them, and what reading the file added."""

from __future__ import annotations

import pytest

from lsp_data.values.notes import comment

PUT_RIGHT = "corrected from 412 to 41: a slip of a digit; said on the phone (Analyst, 3 November 2009)"
ADDED = "given for Q2 2009/10, read as the year to date"


@pytest.mark.parametrize("added", [PUT_RIGHT, ADDED, f"{PUT_RIGHT}; {ADDED}"])
def test_what_we_added_to_a_note_is_not_the_partners_comment(added: str) -> None:
    assert comment(f"as usual; more to come; {added}") == "as usual; more to come"
    assert comment(added) == ""


def test_a_partners_own_words_about_a_correction_stay() -> None:
    said = "corrected from the earlier return: the new wards are in"
    assert comment(said) == said
