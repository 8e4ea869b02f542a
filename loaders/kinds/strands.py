"""Where the strands and the questions of a self-assessment stand on a sheet: over columns, or as labels of rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.kinds.assessment_words import (
    LONGEST_LABEL,
    before_words,
    may_ask,
    may_be_strand,
    none_may,
    question_of,
    strand_of,
)
from loaders.kinds.register_kinds import SELF_ASSESSMENT
from loaders.kinds.register_words import candidates
from loaders.meaning.words import tidy
from loaders.tables.rows import Rows
from loaders.tables.said import said_on
from loaders.workbook.grid import Cell
from lsp_data.registers import register_of

NEAR = 20  # rows below headings that are looked at
FEWEST_WEAK = 3  # strands side by side that need no unmistakable one among them
BESIDE = ("question", "evidence", "owner", "date", "state", "thread", "time")  # what is said of a statement


@dataclass(frozen=True, slots=True)
class Strands:
    """Where the strands stand. ``columns``: by column, in the heading rows; else ``labels`` is the column whose cells
    name them, and ``first`` the row of the first. ``headings`` are the rows of headings."""

    headings: tuple[int, ...]
    columns: Mapping[int, str] = field(default_factory=dict)
    labels: int = 0
    first: int = 0

    @property
    def row(self) -> int:
        """The row in which the assessment begins."""
        return min((*self.headings, *([self.first] if self.first else [])))


def find(rows: Rows, *, said: bool = False) -> Strands | None:
    """The strands on this sheet: two of them, or one with a question, one of which is named unmistakably, or three side
    by side (``said``, where a person says that it is a self-assessment: any one)."""
    headings: dict[int, dict[int, str]] = {}
    labels: dict[int, dict[int, str]] = {}
    strong = False
    worth = _worth_asking(rows)
    for number, texts in rows.worded.items() if worth else ():
        if worth.isdisjoint([cell.text for cell in texts]):
            continue
        named = {cell.column: strand for cell in texts if (strand := strand_at(cell))}
        asked = {cell.column: question for cell in texts if (question := question_at(cell))}
        strong = strong or bool(asked) or any(strand_at(cell, weak=False) for cell in texts if cell.column in named)
        if (
            len(set(named.values())) >= 2
            and _are_headings(named, rows.row(number))
            and _over_words(rows, number, named)
        ):
            headings[number] = named
            strong = strong or len(set(named.values())) >= FEWEST_WEAK
        for column, label in (named | asked).items():
            labels.setdefault(column, {})[number] = label
    if not strong and not said:
        return None
    if headings:
        first = next(iter(headings.values()))
        return Strands(tuple(number for number, named in headings.items() if named == first), first)
    best = max(labels, key=lambda column: _worth(labels[column].values()), default=0)
    if not best or (len(set(labels[best].values())) < 2 and not said):
        return None
    return Strands((), labels=best, first=min(labels[best]))


def _worth_asking(rows: Rows) -> frozenset[str]:
    """The texts of a sheet of which it is worth asking whether they name a strand or ask a question; mostly none."""
    if none_may(said_on(rows)):
        return frozenset()
    texts = {cell.text for cells in rows.worded.values() for cell in cells}
    return frozenset(text for text in texts if may_be_strand(text) or may_ask(text))


def _over_words(rows: Rows, number: int, named: Mapping[int, str]) -> bool:
    """Whether words stand under the strands, and not the figures of a survey that asked for them."""
    below = [cell for _, cells in rows.between(number + 1, number + NEAR) for cell in cells if cell.column in named]
    return sum(isinstance(cell.value, (int, float)) for cell in below) * 2 <= len(below)


def _worth(labels: Collection[str]) -> tuple[int, int]:
    """How much speaks for a column of labels: its different strands, then all that it names."""
    strands = {choice for choice, _ in register_of("assessment").field("strand").choices}
    return len(strands & set(labels)), len(set(labels))


def _are_headings(named: Mapping[int, str], cells: Sequence[Cell]) -> bool:
    """Whether most cells of the row name strands, or else what is said of their statements."""
    others = [cell for cell in cells if cell.column not in named]
    strange = sum(not role_of_heading(cell) for cell in others)
    return len(named) * 2 >= len(cells) - 1 or strange <= 1


def role_of_heading(cell: Cell) -> str:
    """What of a statement the column of a heading gives: theme, linked, or one of BESIDE; "" for nothing known."""
    return role_named(cell.text) if isinstance(cell.value, str) else ""


def role_named(heading: str) -> str:
    """The same of a heading's text."""
    names = [one.name for one in candidates(SELF_ASSESSMENT, heading)]
    return next((name for name in names if name in ("theme", "linked", *BESIDE)), "")


def strand_at(cell: Cell, *, weak: bool = True) -> str:
    """The strand that a cell names, with words behind the name or not; "" when none."""
    if not isinstance(cell.value, str) or not may_be_strand(cell.text):
        return ""
    text = cell.text if len(cell.text) <= LONGEST_LABEL else before_words(cell.text)
    return strand_of(tidy(text), weak=weak)


def question_at(cell: Cell) -> str:
    """The question that a cell asks; "" when none."""
    text = cell.text if isinstance(cell.value, str) and len(cell.text) <= LONGEST_LABEL else ""
    return question_of(tidy(text)) if text else ""
