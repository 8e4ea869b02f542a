"""A self-assessment by its strands (good practice, areas for improvement, needs, gaps), which stand as headings of
columns, as labels of rows or as headings between the rows. One with a column for the strand is a register."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from loaders.figures import Entry
from loaders.kinds import strand_columns, strand_labels
from loaders.kinds.assessment_reading import Reading
from loaders.kinds.paper_names import without_paper
from loaders.kinds.register_kinds import SELF_ASSESSMENT
from loaders.kinds.register_rows import AIM, fact_of, theme_names
from loaders.kinds.strands import Strands, question_at
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

_PARTS = re.compile(r":|\s[-–—|]\s")


def read(rows: Rows, strands: Strands, known: Known, findings: Findings) -> list[Entry]:
    """One entry a statement: of a cell that holds a list, each point of the list."""
    reading = Reading(rows, known, findings, theme_names(known))
    if fold(rows.sheet.name) in reading.names:
        reading.theme = tidy(rows.sheet.name)
    lost: list[Cell] = []
    for number, cells in rows.between(1, strands.row - 1):
        if len(strands.headings) > 1 and len(cells) == 1 and number == strands.row - 1:
            reading.begin(tidy(cells[0].text))
        elif not _above(reading, cells) and len(cells) == 1 and not _is_title(rows, cells[0]):
            lost += cells
    if strands.columns:
        strand_columns.read(reading, strands)
    else:
        lost = strand_labels.read(reading, strands, lost)
    reading.leave(lost)
    return reading.entries()


def _is_title(rows: Rows, cell: Cell) -> bool:
    """Whether a line is what the paper is called: the first of the sheet, or one that says which paper it is."""
    return cell.row == rows.numbers[0] or without_paper(tidy(cell.text)) != tidy(cell.text)


def _above(reading: Reading, cells: Sequence[Cell]) -> bool:
    """Takes what a row above the strands says; False where it says nothing that is known."""
    fact = fact_of(cells, SELF_ASSESSMENT.facts)
    if fact:
        reading.begin(fact[1])
    elif len(cells) == 1 and (aim := AIM.match(tidy(cells[0].text))):
        reading.aim = tidy(aim[1])
    elif len(cells) == 1 and (question := question_at(cells[0])):
        reading.question = question
    elif len(cells) == 1 and reading.names_theme(cells[0]):
        reading.begin(tidy(cells[0].text))
    elif len(cells) == 1 and (theme := _theme_in(tidy(cells[0].text), reading.names)):
        reading.begin(theme)
    else:
        return False
    return True


def _theme_in(title: str, names: Collection[str]) -> str:
    """The known theme that is a part of a title: "Self-evaluation 2009 – Safer Communities"."""
    return next((part.strip() for part in _PARTS.split(title) if fold(part) in names), "")
