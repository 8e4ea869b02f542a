"""The register rows of a return beside those held: what each would change, who wrote what stands there, and what is
asked."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from loaders.compare import STATES, Comparison, RegisterRow, rows_counted
from loaders.figures import row_of
from lsp_data.errors import Problem
from lsp_data.measures.wording import on, times
from lsp_data.registers import REMOVED, Register, Written, register_of, row_words, text_of
from presentation.blocks import items
from presentation.markup import Child, Html
from presentation.tables import Column, two_lines
from presentation.tables import table as drawn_table

WORDS = {
    "conflicting": "Conflicting", "older": "Older", "missing": "Missing", "asked": "Which row?", "new": "New",
    "changed": "Changed", "behind": "Older copy", "same": "The same",
}  # fmt: skip
COLUMNS = ("What", "Register", "Row", "What changes", "Cell")
# Pixels: with the ticks, all stand side by side on a screen of 1280 by 720.
WIDTHS = {"What": 96, "Register": 100, "Row": 220, "What changes": 400, "Cell": 100}
SHOWN = 200  # rows in full
_LONGEST = 40  # letters of a row that is named
_NO_ROW = frozenset({"unfit-key", "row-names-nothing"})  # codes of problems because of which a row is not taken
NEW = ""  # the answer that a row is none of those held


@dataclass(frozen=True, slots=True)
class Same:
    """What a person says of a row of a workbook: the held row that it is, or that it is a new one (``item`` NEW); and
    the words of both."""

    sheet: str
    cell: str
    item: str
    row: str
    held: str = ""


def shown_rows(comparison: Comparison) -> list[RegisterRow]:
    """The rows in the order in which they are shown: what asks for a look first, what is the same last."""
    return sorted(comparison.registers, key=lambda one: STATES.index(one.state))


def fingerprint(rows: Iterable[RegisterRow]) -> str:
    """A short word that changes with what the rows are and in which order they stand: ticks are kept by place."""
    told = "\n".join(f"{one.state} {one.number} {one.register} {one.item} {sorted(one.fields)}" for one in rows)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def takeable(row: RegisterRow) -> bool:
    """Whether a row can be stored where a person ticks it: it changes something, and has what makes it a row."""
    key = register_of(row.register).key
    return row.change != "same" and (row.entry is None or bool(row.fields.get(key) or row.held.get(key)))


def table(rows: Iterable[RegisterRow]) -> pd.DataFrame:
    """The rows as text, in their order; columns COLUMNS."""
    made = [
        (
            _state(one),
            register_of(one.register).title,
            words_of(one),
            "; ".join(changes(one)),
            _place(one),
        )
        for one in rows
    ]
    return pd.DataFrame(made, columns=list(COLUMNS), dtype=object)


def words_of(row: RegisterRow) -> str:
    """The words by which a person knows the row: those held, else its own."""
    return row_words(register_of(row.register), row.held or row.fields)


def _state(row: RegisterRow) -> str:
    return "Which name?" if row.state == "asked" and row.waits else WORDS[row.state]


def in_full(rows: Iterable[RegisterRow]) -> Html:
    """Every row that would change something, with all that is said of it: nothing is cut."""
    told = [one for one in rows if one.state != "same"]
    drawn: list[Sequence[Child]] = [
        [_state(one), two_lines(words_of(one), _place(one)), items(changes(one), nothing="")] for one in told[:SHOWN]
    ]
    columns = [Column("What"), Column("Row", header=True, width="30%"), Column("What changes", width="58%")]
    return drawn_table(f"In full: {times(len(told), 'row')} that would change something", columns, drawn,
                       nothing="No row would change anything.")  # fmt: skip


def _place(row: RegisterRow) -> str:
    return f"{row.entry.sheet}!{row.entry.cell}" if row.entry else ""


def changes(row: RegisterRow) -> list[str]:
    """What would change, each field: "Lead: Council → Police (before: by the analyst, 14 Feb 2011, the page)"."""
    if row.state == "missing":
        return ["It is held, and not in this workbook: ticked, it is taken out."]
    if row.state == "same":
        return []
    register = register_of(row.register)
    if row.state == "behind":
        return [_stays(register, row, name) for name in row.behind]
    said = [f"It waits: say above what “{name}” means" for name in row.waits]
    if row.may_be:
        held = " or ".join(f"“{one}”" for one in row.may_be_words)
        said.append(f"It may be the held row {held}: say which below")
    for name, value in row.fields.items():
        if name == REMOVED:
            said.append("It was taken out, and would stand again")
        elif not (row.change == "new" and name == register.key):
            one = register.field(name)
            new = text_of(one, value) or "nothing"
            old = text_of(one, row.old.get(name)) or "nothing"
            step = new if not row.held else f"{old} → {new}"
            said.append(f"{one.title}: {step}{_by(row.written.get(name))}")
    if row.entry is not None and not takeable(row):
        return [f"It cannot be taken without its {register.field(register.key).title.lower()}", *said]
    return said or ["No more than these words"]


def _stays(register: Register, row: RegisterRow, name: str) -> str:
    """What was written since the workbook was made, and stays."""
    one = register.field(name)
    now, before = (text_of(one, value) or "nothing" for value in (row.held.get(name), row.behind[name]))
    return f"{one.title} stays {now}; {before} stands in the workbook, from before"


def _by(written: Written | None) -> str:
    """Who wrote what stands there now."""
    if written is None:
        return ""
    where = written.file_name or "the page"
    who = f"by {written.made_by}, " if written.made_by else ""
    return f" (before: {who}{on(written.known_at)}, {where})"


def count_words(comparison: Comparison) -> str:
    """By register how many rows there are in each state: "12 actions: 1 conflicting, 11 new"."""
    return " · ".join(
        f"{rows_counted(kind, sum(of.values()))}: "
        + ", ".join(f"{count} {_lower(state)}" for state, count in of.items())
        for kind, of in comparison.register_counts.items()
    )


def taken_words(comparison: Comparison, rows: Collection[int]) -> list[str]:
    """The rows that are taken, a phrase a register: "12 actions", "1 role taken out"."""
    chosen = [one for one in comparison.registers if one.number in rows]
    taken = Counter(one.register for one in chosen if one.entry is not None)
    gone = Counter(one.register for one in chosen if one.entry is None)
    said = [rows_counted(kind, count) for kind, count in taken.items()]
    return said + [f"{rows_counted(kind, count)} taken out" for kind, count in gone.items()]


def left_words(comparison: Comparison, rows: Collection[int]) -> list[str]:
    """The rows that would change something and are not taken: "1 conflicting action"."""
    left = Counter(
        (one.register, one.state) for one in comparison.registers if takeable(one) and one.number not in rows
    )
    return [
        f"{rows_counted(kind, count)} {_lower(state)}"
        for (kind, state), count in sorted(left.items(), key=lambda one: STATES.index(one[0][1]))
    ]


def refused_words(problems: Iterable[Problem]) -> list[str]:
    """The rows of a workbook that are not taken, because what makes them a row is missing or cannot stand in its field:
    "row 5 (31/02/2011)"."""
    refused = [one for one in problems if one.code in _NO_ROW]
    return [f"row {row_of(one.cell)}" + (f" ({one.value[:_LONGEST]})" if one.value else "") for one in refused]


def _lower(state: str) -> str:
    return "asked about" if state == "asked" else WORDS[state].lower()


def choices(row: RegisterRow) -> dict[str, str]:
    """What a person may say of a row that is asked about: by answer, its words."""
    held = {item: f"It is the held row “{said}”" for item, said in zip(row.may_be, row.may_be_words, strict=True)}
    return {**held, NEW: "It is a new row"}


def answered(row: RegisterRow, item: str) -> Same:
    """The answer to a row that is asked about."""
    assert row.entry is not None  # noqa: S101  only rows of a workbook are asked about
    held = dict(zip(row.may_be, row.may_be_words, strict=True)).get(item, "")
    return Same(row.entry.sheet, row.entry.cell, item, words_of(row), held)


def answer_words(one: Same) -> str:
    """What was answered: "“Train our wardens” is the held row “Train wardens”"."""
    return f"“{one.row}” is {f'the held row “{one.held}”' if one.item else 'a new row'}"


def ticked(state_of_table: Any, rows: list[RegisterRow], usual: frozenset[int]) -> frozenset[int]:
    """The rows that were ticked when the table was last drawn; the usual ones where it was not."""
    if not state_of_table:
        return frozenset(one.number for one in rows) & usual
    return frozenset(rows[place].number for place in state_of_table["selection"]["rows"] if place < len(rows))
