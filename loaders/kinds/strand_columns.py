"""A self-assessment with a column for each strand: one statement a cell, or a point of the list in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.kinds.assessment_reading import Reading
from loaders.kinds.not_used import say_not_used
from loaders.kinds.register_kinds import SELF_ASSESSMENT
from loaders.kinds.register_rows import AIM, BULLET, LONGEST_SECTION, fact_of, is_wide
from loaders.kinds.strands import Strands, question_at, role_of_heading
from loaders.meaning.words import fold, tidy
from loaders.workbook.grid import Cell


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of themes (headed so, or without a heading left of the strands), and by column what else is said of
    the row's statements."""

    themes: Sequence[int]
    beside: Mapping[int, str]


def read(reading: Reading, strands: Strands) -> None:
    """The statements of each row below the headings."""
    rows, heads = reading.rows, strands.headings
    columns = _other_columns(reading, strands)
    numbers = [number for number in rows.numbers if number > heads[0] and number not in heads]
    following = dict(pairwise(rows.numbers))
    for number in numbers:
        cells = rows.row(number)
        heads_again = following.get(number) in heads
        if len(cells) == 1 and _heads_rows(reading, cells[0], columns, heads_again=heads_again):
            continue
        if fact := fact_of(cells, SELF_ASSESSMENT.facts):
            reading.begin(fact[1], alone=True)
            continue
        _row(reading, strands, columns, number, cells)


def _other_columns(reading: Reading, strands: Strands) -> _Columns:
    themes: list[int] = []
    beside: dict[int, str] = {}
    unused: list[Cell] = []
    for cell in reading.rows.row(strands.headings[0]):
        if cell.column in strands.columns:
            continue
        role = role_of_heading(cell)
        if role == "theme" or (not role and cell.column < min(strands.columns)):
            themes.append(cell.column)
        elif role and role not in beside.values():
            beside[cell.column] = role
        else:
            unused.append(cell)
    say_not_used(reading.rows, unused, reading.findings)
    free = [one for one in range(1, min(strands.columns)) if one not in beside]
    return _Columns(themes or free, beside)


def _heads_rows(reading: Reading, cell: Cell, columns: _Columns, *, heads_again: bool) -> bool:
    """Whether a cell alone in its row says what holds for the rows below: an aim, a question or a theme."""
    text = tidy(cell.text)
    if aim := AIM.match(text):
        reading.aim = tidy(aim[1])
    elif question := question_at(cell):
        reading.question = question
    elif is_wide(reading.rows, cell) or reading.names_theme(cell) or cell.column in columns.themes or heads_again:
        reading.begin(text, alone=cell.column not in columns.themes)
    elif columns.beside.get(cell.column) == "question" and len(text) <= LONGEST_SECTION:
        reading.begin(text, alone=True)  # no question, though it stands where they do
    else:
        return False
    return True


def _row(reading: Reading, strands: Strands, columns: _Columns, number: int, cells: Sequence[Cell]) -> None:
    rows = reading.rows
    texts = [cell for cell in cells if cell.column in strands.columns]
    named = next((cell for column in columns.themes if (cell := rows.at(number, column)) is not None), None)
    beside = {name: cell for column, name in columns.beside.items() if (cell := rows.at(number, column)) is not None}
    if named is not None:
        reading.begin(tidy(named.text))
    if "question" in beside:
        reading.ask(tidy(beside["question"].text))
    if not texts:
        reading.leave(one for one in cells if named is None or one.column != named.column)
    _statements(reading, strands, texts, beside)


def _statements(reading: Reading, strands: Strands, texts: Sequence[Cell], beside: Mapping[str, Cell]) -> None:
    first_lines = [line for cell in texts if (line := tidy(cell.text.splitlines()[0])) and "\n" in cell.text.strip()]
    shared = first_lines and not BULLET.match(first_lines[0]) and len(set(map(fold, first_lines))) == 1
    heads = bool(shared) and (len(first_lines) > 1 or fold(first_lines[0]) in reading.names)
    if heads:
        reading.begin(first_lines[0])
    for cell in texts:
        text = cell.text
        if heads and fold(text.splitlines()[0]) == fold(first_lines[0]):
            text = "\n".join(text.splitlines()[1:])
        reading.add(cell, text, strands.columns[cell.column], reading.theme, beside)
