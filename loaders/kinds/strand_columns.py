"""A self-assessment with a column for each strand: one statement a cell, or a point of the list in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.kinds.assessment_reading import Reading
from loaders.kinds.assessment_words import heads_another_part
from loaders.kinds.not_used import ask_of_part, ask_of_words, say_not_used
from loaders.kinds.register_kinds import SELF_ASSESSMENT
from loaders.kinds.register_rows import AIM, BULLET, LONGEST_SECTION, fact_of, is_wide
from loaders.kinds.strands import Strands, question_at, role_of_heading, strand_at
from loaders.meaning.words import fold, tidy
from loaders.workbook.grid import Cell


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of themes (headed so, or without a heading left of the strands); by column what else is said of the
    row's statements; by the column of a strand, the columns of what is said of it alone, and the question over it."""

    themes: Sequence[int]
    beside: Mapping[int, str]
    own: Mapping[int, Mapping[str, int]]
    asked: Mapping[int, Cell]


def read(reading: Reading, strands: Strands) -> None:
    """The statements of each row below the headings."""
    rows, heads = reading.rows, strands.headings
    columns = _other_columns(reading, strands)
    following = dict(pairwise(rows.numbers))
    block, others = strands, frozenset[int]()
    for number in (one for one in rows.numbers if one > heads[0]):
        if number in heads:
            block, others = strands, frozenset()
            continue
        if _heads_anew(rows.row(number)):
            block, others = _block_below(reading, strands, number)
            continue
        cells = [cell for cell in rows.row(number) if cell.column not in others]
        if not cells:
            continue
        heads_again = following.get(number) in heads
        if len(cells) == 1 and _heads_rows(reading, cells[0], columns, heads_again=heads_again):
            continue
        if fact := fact_of(cells, SELF_ASSESSMENT.facts):
            reading.begin(fact[1], alone=True)
            continue
        _row(reading, block, columns, number, cells)


def _heads_anew(cells: Sequence[Cell]) -> bool:
    """Whether each cell of a row names a strand or another part of such a paper, as the lower half of a square does:
    "Opportunities", "Threats"."""
    return len(cells) > 1 and all(strand_at(cell) or heads_another_part(cell.text) for cell in cells)


def _block_below(reading: Reading, strands: Strands, number: int) -> tuple[Strands, frozenset[int]]:
    """The strands under headings that begin anew, and the columns of parts that are no strand, which are asked about as
    far as they go."""
    cells = reading.rows.row(number)
    ends = (one for one in reading.rows.numbers if one > number)
    end = next((one for one in ends if one in strands.headings or _heads_anew(reading.rows.row(one))), None)
    others = [cell for cell in cells if not strand_at(cell)]
    for cell in others:
        ask_of_part(reading.rows, cell, end - 1 if end else reading.rows.numbers[-1], reading.findings)
    named = {cell.column: strand for cell in cells if (strand := strand_at(cell))}
    return replace(strands, columns=named), frozenset(cell.column for cell in others)


def _other_columns(reading: Reading, strands: Strands) -> _Columns:
    themes: list[int] = []
    beside: dict[int, str] = {}
    unused: list[Cell] = []
    roles: dict[str, list[int]] = {}
    heads = reading.rows.row(strands.headings[0])
    for cell in heads:
        if cell.column in strands.columns:
            continue
        role = role_of_heading(cell)
        if role == "theme" or (not role and cell.column < min(strands.columns)):
            themes.append(cell.column)
        elif role:
            roles.setdefault(role, []).append(cell.column)
        else:
            unused.append(cell)
    own: dict[int, dict[str, int]] = {one: {} for one in strands.columns}
    asked = _asked_over(reading, strands)
    for role, columns in roles.items():
        if len(columns) == 1:
            beside[columns[0]] = role
            continue
        for strand, column in _each_of(columns, strands.columns, asked).items():
            own[strand][role] = column
        spoken = {said[role] for said in own.values() if role in said}
        unused += [cell for cell in heads if cell.column in columns and cell.column not in spoken]
    _say_left_out(reading, strands, unused, heads)
    free = [one for one in range(1, min(strands.columns)) if one not in beside]
    return _Columns(themes or free, beside, own, asked)


def _say_left_out(reading: Reading, strands: Strands, unused: Sequence[Cell], heads: Sequence[Cell]) -> None:
    """Tell the columns that are not read, and ask about those full of words, also without a heading."""
    rows, header = reading.rows, strands.headings[0]
    last, headed = rows.numbers[-1], {cell.column for cell in heads}
    beside = {cell.column for _, cells in rows.between(header + 1, last) for cell in cells if len(cells) > 1}
    bare = {column: "" for column in sorted(beside - headed) if column > min(strands.columns)}
    asked = ask_of_words(rows, bare | {cell.column: cell.text for cell in unused}, header, last, reading.findings)
    say_not_used(rows, [cell for cell in unused if cell.column not in asked], reading.findings)


def _each_of(columns: Sequence[int], strands: Collection[int], asked: Mapping[int, Cell]) -> dict[int, int]:
    """By the column of a strand, the one of several alike ("Evidence" beside each) that speaks of it: the next to its
    right, or to its left where the first stands left of all strands; under the same question, and before the next."""
    before = columns[0] < min(strands)
    found: dict[int, int] = {}
    for strand in strands:
        near = [one for one in columns if (one < strand if before else one > strand)]
        column = (max(near) if before else min(near)) if near else 0
        if column and asked.get(column) == asked.get(strand):
            found[strand] = column
    return found


def _asked_over(reading: Reading, strands: Strands) -> dict[int, Cell]:
    """By column the question in the row over the headings, merged over its columns or in the first of them, known or
    not; empty where the row asks none."""
    above = [number for number in reading.rows.numbers if number < strands.headings[0]]
    cells = reading.rows.row(above[-1]) if above else ()
    if len(cells) < 2 or not any(question_at(cell) or cell.text.rstrip().endswith("?") for cell in cells):
        return {}
    last = reading.rows.row(strands.headings[0])[-1].column
    ends = [*(cell.column for cell in cells[1:]), last + 1]
    return {column: cell for cell, end in zip(cells, ends, strict=True) for column in range(cell.column, end)}


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
    own = {one.column: _own(reading, columns, number, one.column) for one in texts}
    _statements(reading, strands, texts, {column: {**beside, **said} for column, said in own.items()})


def _own(reading: Reading, columns: _Columns, number: int, strand: int) -> dict[str, Cell]:
    """What is said of the statement under one strand alone: its own evidence, and the question over its column."""
    own = columns.own.get(strand, {}).items()
    said = {name: cell for name, column in own if (cell := reading.rows.at(number, column)) is not None}
    return said | ({"question": columns.asked[strand]} if strand in columns.asked else {})


def _statements(
    reading: Reading, strands: Strands, texts: Sequence[Cell], beside: Mapping[int, Mapping[str, Cell]]
) -> None:
    first_lines = [line for cell in texts if (line := tidy(cell.text.splitlines()[0])) and "\n" in cell.text.strip()]
    shared = first_lines and not BULLET.match(first_lines[0]) and len(set(map(fold, first_lines))) == 1
    heads = bool(shared) and (len(first_lines) > 1 or fold(first_lines[0]) in reading.names)
    if heads:
        reading.begin(first_lines[0])
    for cell in texts:
        text = cell.text
        if heads and fold(text.splitlines()[0]) == fold(first_lines[0]):
            text = "\n".join(text.splitlines()[1:])
        reading.add(cell, text, strands.columns[cell.column], reading.theme, beside[cell.column])
