"""The matrix of commitments as a grid to write in, and what was written there as edits of its register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lsp_data.measures.commitments import full_name, known_as
from lsp_data.registering import RowEdit, taken_out
from lsp_data.registers import register_of
from lsp_data.reports.commitments import Matrix
from presentation.register_rows import seen_of
from presentation.words import times

_REGISTER = register_of("commitment_role")
WORDS = {word: role for role, word in _REGISTER.field("role").choices}
_SAID = {role: word for word, role in WORDS.items()}


@dataclass(frozen=True, slots=True)
class Grid:
    """What a person looks at. ``table``: a row a commitment with its name and a column a partnership (by its id), with
    the word of its role or None; ``seen``: by row and partnership, the row of the register; ``commitments``: by row
    what a new role says of its commitment; ``partnerships``: id → name."""

    table: pd.DataFrame
    seen: Mapping[tuple[int, str], Mapping[str, Any]]
    commitments: tuple[Mapping[str, Any], ...]
    partnerships: Mapping[str, str]


def grid(matrix: Matrix, rows: pd.DataFrame) -> Grid:
    """The grid of a matrix that is in its register. ``rows``: of ``reports.register``."""
    held = {str(row["item"]): {str(name): value for name, value in row.items()} for row in rows.to_dict("records")}
    of_role = {(one.commitment, one.partnership): held[one.item] for one in matrix.roles if one.item in held}
    named = {known_as(row["number"], row["commitment"] or ""): row for row in held.values()}
    seen = {
        (place, who): of_role[number, who]
        for place, number in enumerate(matrix.titles)
        for who in matrix.partnerships
        if (number, who) in of_role
    }
    drawn = [
        [full_name(number, title), *(_word(seen.get((place, who))) for who in matrix.partnerships)]
        for place, (number, title) in enumerate(matrix.titles.items())
    ]
    about = tuple({name: named[number][name] for name in ("number", "commitment")} for number in matrix.titles)
    table = pd.DataFrame(drawn, columns=["commitment", *matrix.partnerships], dtype=object)
    return Grid(table, seen, about, matrix.partnerships)


def _word(row: Mapping[str, Any] | None) -> str | None:
    return _SAID[row["role"]] if row else None


def edits_of(opened: Grid, edited: Mapping[int, Mapping[str, Any]]) -> list[RowEdit]:
    """What was written, as edits of roles: another role, a new one, or one taken out where its cell was emptied.
    ``edited``: row → partnership → word, None for nothing."""
    cells = [(place, who, word) for place, row in sorted(edited.items()) for who, word in row.items()]
    edits = (_edit(opened, place, who, WORDS.get(word)) for place, who, word in cells)
    return [one for one in edits if one is not None]


def _edit(opened: Grid, place: int, who: str, role: str | None) -> RowEdit | None:
    row = opened.seen.get((place, who))
    if row is None:
        new = {**opened.commitments[place], "partnership": opened.partnerships[who], "role": role}
        return RowEdit("", {name: value for name, value in new.items() if value}) if role else None
    seen = seen_of(_REGISTER, row)
    if role is None:
        return taken_out(str(row["item"]), seen)
    return RowEdit(str(row["item"]), {"role": role}, seen) if role != row["role"] else None


def differ(opened: Grid, now: Grid) -> bool:
    """Whether the roles are others than when the grid was opened."""
    return not opened.table.equals(now.table) or opened.seen != now.seen


def saved(count: int) -> str:
    """What is said once the edits are stored."""
    return f"{times(count, 'role')} of the matrix saved."
