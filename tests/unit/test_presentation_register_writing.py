"""What is said of a save in a register's table: what was saved, and what was taken out."""

from __future__ import annotations

from lsp_data.registering import RowEdit, Saved, taken_out
from lsp_data.registers import register_of
from presentation.register_writing import saved, saved_words, takes_out

MEETING = register_of("meeting")
WRITTEN, GONE = RowEdit("a", {"purpose": "To review"}), taken_out("b", {"name": "Forum"})


def test_what_is_taken_out_is_not_called_saved() -> None:
    assert saved(MEETING, [WRITTEN], 1) == "1 meeting saved."
    assert saved(MEETING, [GONE], 1) == "1 meeting taken out."
    assert saved(MEETING, [WRITTEN, WRITTEN, GONE], 3) == "2 meetings saved, 1 meeting taken out."
    assert saved(MEETING, [WRITTEN, GONE], 1) == "1 meeting saved or taken out."
    assert saved_words([GONE], Saved((), ()), lambda count: saved(MEETING, [GONE], count)) == "1 meeting taken out."


def test_a_reason_is_needed_where_a_row_is_taken_out() -> None:
    assert takes_out([WRITTEN, GONE])
    assert not takes_out([WRITTEN])
