"""A self-assessment whose strands and questions are labels of rows or headings between them; themes may be across."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.kinds.assessment_reading import Reading
from loaders.kinds.assessment_words import behind_strand, heads_another_part
from loaders.kinds.not_used import ask_of_words, say_not_used
from loaders.kinds.nothing_said import says_none
from loaders.kinds.open_entries import written
from loaders.kinds.register_kinds import SELF_ASSESSMENT
from loaders.kinds.register_rows import AIM, BULLET, fact_of, is_wide
from loaders.kinds.register_words import candidates, heading_words
from loaders.kinds.strands import BESIDE, Strands, question_at, role_named, role_of_heading, strand_at
from loaders.meaning.words import fold, tidy
from loaders.workbook.grid import Cell

SHORT_NAME = 5  # words of a theme's name, where nothing else tells it from a sentence
_SUB_HEADING = re.compile(r"^\s*\d{1,2}\.\d{1,2}\s+\S[^.;:]{2,70}$")


@dataclass(frozen=True, slots=True)
class _Columns:
    """By column beside the labels: the theme that heads it, or what it says of the row's statements; and the columns
    without a meaning. ``told``: whether texts stand beside the strands' own labels."""

    labels: int
    across: Mapping[int, str]
    beside: Mapping[int, str]
    ignored: frozenset[int]
    told: bool


def read(reading: Reading, strands: Strands, above: Sequence[Cell] = ()) -> list[Cell]:
    """The statements beside each label, and below those that stand alone; and of the lines ``above`` them those that
    were not taken for a theme."""
    rows, labels, numbers = reading.rows, strands.labels, reading.rows.numbers
    heading = _heading_above(reading, strands)
    told = _told_beside(reading, strands)
    columns = _columns(reading, strands, heading, told=told)
    headings = _heading_rows(reading, heading, labels)
    reading.named = any(
        reading.names_theme(cell) for cells in rows.cells.values() for cell in cells if cell.column == labels
    )
    left = _left_above(reading, strands, columns, headings, above)
    for position, number in enumerate(numbers):
        if number < strands.first:
            continue
        if number in headings:
            columns = _columns(reading, strands, rows.row(number), told=told)
            continue
        cells = [cell for cell in rows.row(number) if cell.column not in columns.ignored]
        if fact := fact_of(cells, SELF_ASSESSMENT.facts):
            reading.begin(fact[1], alone=True)
            reading.strand = ""
            continue
        if named := _headings(cells, columns.labels):
            columns = replace(columns, beside=named)
            cells = [cell for cell in cells if cell.column <= columns.labels and not _heads_statements(cell)]
        before = next((cell for cell in cells if cell.column < labels), None)
        if before is not None and (question := question_at(before)):
            reading.question = question
        elif before is not None:
            reading.begin(tidy(before.text))
        following = numbers[position + 1 : position + 4]
        below = [rows.row(one) for one in following if one not in headings]
        _row(reading, columns, cells, below[:2], headed=not headings.isdisjoint(following[:1]))
    return left


def _left_above(
    reading: Reading, strands: Strands, columns: _Columns, headings: Container[int], above: Sequence[Cell]
) -> list[Cell]:
    """Of the lines above the first strand those that say nothing, the theme that one of them names being taken."""
    taken: Sequence[Cell] = ()
    if not columns.across and reading.theme is None:
        lines = [one for one in reading.rows.numbers if one < strands.first and one not in headings]
        taken = _theme_above(reading, lines, above)
    return [cell for cell in above if cell not in taken and cell.row not in headings]


def _row(
    reading: Reading, columns: _Columns, cells: Sequence[Cell], below: Sequence[Sequence[Cell]], *, headed: bool
) -> None:
    label = next((cell for cell in cells if cell.column == columns.labels), None)
    texts = [cell for cell in cells if cell.column > columns.labels and cell.column not in columns.beside]
    beside = {name: cell for cell in cells if (name := columns.beside.get(cell.column))}
    strand, question = (strand_at(label), question_at(label)) if label is not None else ("", "")
    if strand:
        reading.strand = strand
        reading.said.add(strand)
    elif question:
        reading.question, reading.strand = question, ""
    elif label is not None and texts and (columns.across or columns.told):
        _labelled(reading, columns, label, texts)
        return
    elif label is not None and beside and reading.strand:
        reading.add(label, written(label), reading.strand, reading.theme, beside)
    elif label is not None:
        _lone(reading, label, below, headed=headed)
    if strand and label is not None:
        follows = bool(texts) or bool(below and not _begins(reading, below[0][0]))
        _behind(reading, label, {} if texts else beside, told=bool(columns.across), follows=follows)
    for cell in texts:
        reading.add(cell, cell.text, reading.strand, columns.across.get(cell.column, reading.theme), beside)
    if question and texts:
        reading.question = None


def _begins(reading: Reading, cell: Cell) -> bool:
    """Whether a cell begins a strand, a question or a theme."""
    return bool(strand_at(cell) or question_at(cell)) or reading.names_theme(cell)


def _behind(reading: Reading, label: Cell, beside: Mapping[str, Cell], *, told: bool, follows: bool) -> None:
    """What a label says behind its strand: a statement, or (behind a dash, where statements follow) what it explains,
    which is told. ``told``: the columns are the themes', so that it cannot be of one."""
    words, said = behind_strand(label.text)
    if words and not told and (said or not follows):
        reading.add(label, words, reading.strand, reading.theme, beside)
    elif words:
        reading.leave([label])


def _labelled(reading: Reading, columns: _Columns, label: Cell, texts: Sequence[Cell]) -> None:
    """A row whose label is no strand: what its cells say of all statements of their theme, or what is asked about."""
    role = role_of_heading(label)
    for cell in texts:
        theme = columns.across.get(cell.column, reading.theme)
        if role and role not in ("theme", "question"):
            reading.say_of_all(role, written(cell), cell, theme)
        else:
            reading.ask_of_label(label, cell)


def _heading_above(reading: Reading, strands: Strands) -> Sequence[Cell]:
    """The row right above the first strand, where it may head columns."""
    top = [number for number in reading.rows.numbers if number < strands.first]
    above = reading.rows.row(top[-1]) if top else ()
    return () if fact_of(above, SELF_ASSESSMENT.facts) else above


def _heading_rows(reading: Reading, heading: Sequence[Cell], labels: int) -> set[int]:
    """The rows that head columns, among them those that only repeat the first such row, whatever it says."""
    rows = reading.rows
    first = [(cell.column, fold(cell.text)) for cell in heading]
    again = {number for number, cells in rows.cells.items() if [(one.column, fold(one.text)) for one in cells] == first}
    named = {number for number, cells in rows.cells.items() if heads_columns(cells, labels)}
    return named | (again if len(first) > 1 else set())


def _told_beside(reading: Reading, strands: Strands) -> bool:
    """Whether texts stand beside the strands' own labels."""
    return any(
        strand_at(cell) and cells[-1].column > strands.labels and not _headings(cells, strands.labels)
        for _, cells in reading.rows.between(strands.first, reading.rows.numbers[-1])
        for cell in cells
        if cell.column == strands.labels
    )


def _columns(reading: Reading, strands: Strands, heading: Sequence[Cell], *, told: bool) -> _Columns:
    """What the columns beside the strands hold under a row of headings. "Evidence" heads the statements themselves only
    where nothing else does; of columns without a known name, one holds the statements, several are the themes'."""
    heads = {cell.column: cell for cell in heading if cell.column > strands.labels}
    roles = {column: [one.name for one in candidates(SELF_ASSESSMENT, cell.text)] for column, cell in heads.items()}
    beside = {column: role for column, cell in heads.items() if (role := role_of_heading(cell)) not in ("", "theme")}
    others = {column: tidy(cell.text) for column, cell in heads.items() if not roles[column]}
    stated = [column for column, names in roles.items() if "text" in names]
    if not stated or (others and all(column in beside for column in stated)):
        across = others if len(others) > 1 or any(reading.names_theme(one) for one in heads.values()) else {}
        return _Columns(strands.labels, across, beside, frozenset(), told)
    rows = reading.rows
    asked = ask_of_words(rows, others, heading[0].row, rows.numbers[-1], reading.findings)
    say_not_used(rows, [heads[column] for column in others if column not in asked], reading.findings)
    return _Columns(strands.labels, {}, beside, frozenset(others), told)


def heads_columns(cells: Sequence[Cell], labels: int) -> bool:
    """Whether a row heads columns and says nothing itself: over the labels stands what they are called ("Prompt"), and
    over another column a whole name of what is said there."""
    label = next((cell for cell in cells if cell.column == labels), None)
    if label is None or strand_at(label) or not _is_name(label, "strand", "question"):
        return False
    return any(_is_name(cell, "text", *BESIDE) for cell in cells if cell.column > labels)


def _is_name(cell: Cell, *names: str) -> bool:
    """Whether the cell is the whole name of one of these fields, and no sentence with its word in it."""
    words = heading_words(cell.text) if isinstance(cell.value, str) else ""
    return any(words in one.words for one in SELF_ASSESSMENT.fields if one.name in names)


def _headings(cells: Sequence[Cell], labels: int) -> dict[int, str]:
    """By column what is said of the statements below, where a row has headings beside a strand, a heading of the
    statements or nothing, one of them a whole name; empty where it has none."""
    label = next((cell for cell in cells if cell.column == labels), None)
    beside = [cell for cell in cells if cell.column > labels]
    roles = {cell.column: role_of_heading(cell) for cell in beside}
    if label is not None and not (strand_at(label) or _heads_statements(label)):
        return {}
    named = all(role not in ("", "theme", "question") for role in roles.values())
    words = {heading_words(cell.text) for cell in beside}
    return roles if named and any(words & one.words for one in SELF_ASSESSMENT.fields) else {}


def _heads_statements(cell: Cell) -> bool:
    """Whether the cell heads the column of the statements."""
    return "text" in [one.name for one in candidates(SELF_ASSESSMENT, cell.text)] and not strand_at(cell)


def _theme_above(reading: Reading, lines: Sequence[int], lost: Sequence[Cell]) -> list[Cell]:
    """Of the lines right above the first strand, the theme's name: one that looks like a heading, else the last short
    one; a title and a sentence about the theme may stand there too. What stands below a question that is none of ours
    answers it, which is asked about (of the lines that say nothing else: ``lost``). Returns the theme and the question,
    where there are such."""
    run: list[Cell] = []
    for number in reversed(lines):
        cells = reading.rows.row(number)
        if len(cells) != 1 or (run and run[-1].row - number > 2):
            break
        if AIM.match(tidy(cells[0].text)) is None:
            run.append(cells[0])
    asking = [cell for cell in run if cell in lost and cell.text.rstrip().endswith("?")][:1]
    for cell in asking:
        reading.ask_of_label(cell)
        run = run[run.index(cell) + 1 :]
    bold = [cell for cell in run if cell.bold]
    short = [cell for cell in run if len(cell.text.split()) <= SHORT_NAME]
    found = [*bold, *short, *run][:1]
    for cell in found:
        reading.begin(tidy(cell.text))
    return found + asking


def _lone(reading: Reading, cell: Cell, below: Iterable[Sequence[Cell]], *, headed: bool) -> None:
    """A cell in the strands' column that names none: an aim, the next theme, a heading without meaning, a statement.
    ``headed``: headings of columns follow at once, so that it is what they are about."""
    text = tidy(cell.text)
    aim = AIM.match(text)
    following = [cells[0] for cells in below if cells and not AIM.match(tidy(cells[0].text))]
    next_strands = [strand_at(one) if one.column == cell.column else "" for one in following]
    if says_none(text):
        return
    if aim:
        reading.aim = tidy(aim[1])
    elif headed or reading.names_theme(cell) or _heads(reading, cell, next_strands):
        reading.begin(text, alone=True)
        reading.strand = ""
    elif fact := fact_of([cell], SELF_ASSESSMENT.facts):
        reading.begin(fact[1], alone=True)
        reading.strand = ""
    elif heads_another_part(text):
        reading.ask_of_label(cell)
        reading.strand, reading.question = "", None
    elif _said_of_all(reading, cell):
        pass
    elif not (reading.strand or reading.question) or _SUB_HEADING.match(text):
        reading.leave([cell])
    else:
        reading.add(cell, written(cell), reading.strand, reading.theme)


def _said_of_all(reading: Reading, cell: Cell) -> bool:
    """Whether the cell says who owns all statements of its theme, or what shows them: "Evidence: needs assessment"."""
    label, _, words = tidy(cell.text).partition(":")
    role = role_named(label) if words.strip() else ""
    if role not in ("evidence", "owner", "date", "state"):
        return False
    reading.say_of_all(role, words.strip(), cell, reading.theme)
    return True


def _heads(reading: Reading, cell: Cell, next_strands: Sequence[str]) -> bool:
    """Whether the cell above a strand is the next theme's name, and no last statement: it looks like a heading, or
    (where no theme of the sheet is known) the strands begin anew."""
    text = tidy(cell.text)
    if BULLET.match(text) or len(text) > 90 or text.endswith((".", ";")):
        return False
    marked = cell.bold or is_wide(reading.rows, cell) or re.match(r"[A-Z][.)]\s", text) is not None
    anew = not reading.named and bool(next_strands) and next_strands[0] in reading.said
    return (marked and any(next_strands)) or anew
