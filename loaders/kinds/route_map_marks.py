"""What a route map's months say: marks and fill colours, by the sheet's own key where it has one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from loaders.meaning.around import Findings
from loaders.meaning.words import fold
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell

STATES = ("planned", "milestone", "done", "slipped")
_STATE_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("milestone", re.compile(r"\b(?:milestone|deadline|due date|key date|decision)s?\b")),
    ("done", re.compile(r"\b(?:done|complete|completed|finished|achieved|delivered)\b")),
    ("slipped", re.compile(r"\b(?:slipped|slippage|delayed|overdue|late|behind|missed|deferred)\b")),
    (
        "planned",
        re.compile(r"\b(?:planned|plan|activity|scheduled|in progress|ongoing|underway|work|duration|active)\b"),
    ),
)
# A cell that says nothing but a state belongs to a key also where no heading says "Key".
_STATE_ALONE = re.compile(
    r"^(?:planned|milestones?|done|complete|completed|slipped|delayed|overdue|in progress|ongoing)"
    r"(?: (?:activity|work|task|date|action))?$"
)
_EQUATION = re.compile(r"(\S{1,3})\s*=\s*([A-Za-z][A-Za-z ]{2,40})")
_MILESTONE_MARKS = frozenset("*★☆◆◇♦▲✱＊")
_PLANNED_MARKS = frozenset({"x", "●", "■", "█", "▇", "-", "–", "→", "•", "o", "p", "1"})
_DONE_MARKS = frozenset({"✓", "✔", "d", "✅"})
_SLIPPED_MARKS = frozenset({"s", "✗", "✘"})
_PLAIN_FILLS = frozenset({"", "FFFFFF", "FEFEFE"})
LONGEST_MARK = 3
LONGEST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Key:
    """The sheet's own key: what a mark or a fill means, and the rows in which it says so."""

    marks: Mapping[str, str]
    fills: Mapping[str, str]
    rows: frozenset[int]


def read_key(rows: Rows, header: int, months: Collection[int]) -> Key:
    """The key of a sheet: the lines under a heading "Key", cells that name a state alone beside a mark or a colour,
    and words like "* = milestone"."""
    marks: dict[str, str] = {}
    fills: dict[str, str] = {}
    used: set[int] = set()
    under = 0  # the last row that a heading "Key" speaks for
    for number, cells in rows.cells.items():
        if any(fold(cell.text) in ("key", "legend") for cell in cells):
            under = number
        elif under and number > under + 1:
            under = 0
        elif under:
            under = number
        for cell in () if number == header else cells:
            equations = {mark: state for mark, words in _EQUATION.findall(cell.text) if (state := state_of(words))}
            if equations:
                marks.update(equations)
                used.add(number)
            elif (under or cell.column not in months) and _explains(rows, cell, marks, fills, named=bool(under)):
                used.add(number)
    return Key(marks, fills, frozenset(used))


def _explains(rows: Rows, cell: Cell, marks: dict[str, str], fills: dict[str, str], *, named: bool) -> bool:
    """Whether the cell names the state of the mark or colour in it or to its left; adds it where it does."""
    state = state_of(cell.text) if len(cell.text) <= LONGEST_WORDS else ""
    if not state or not (named or _STATE_ALONE.match(fold(cell.text))):
        return False
    before = rows.sheet.cells.get((cell.row, cell.column - 1))
    mark = before.text.strip() if before is not None and before.value is not None else ""
    if mark and len(mark) <= LONGEST_MARK:
        marks[mark] = state
    elif before is not None and before.value is None and before.fill not in _PLAIN_FILLS:
        fills[before.fill] = state
    elif cell.fill not in _PLAIN_FILLS:
        fills[cell.fill] = state
    else:
        return False
    return True


def state_of(text: str) -> str:
    """The state that the words name, "" when none."""
    words = fold(text)
    return next((state for state, pattern in _STATE_WORDS if pattern.search(words)), "")


def read_marks(
    rows: Rows, months: Mapping[int, str], key: Key, findings: Findings, number: int, *, fills: bool
) -> Mapping[str, str]:
    """Month → state of one row. A colour that runs through the row's label as well is decoration."""
    banded = _label_fills(rows, months, number) - set(key.fills)
    found: dict[str, str] = {}
    for column, month in months.items():
        area = rows.covered.get((number, column))
        cell = rows.sheet.cells.get((area[0], area[1]) if area and area[0] == area[2] else (number, column))
        if cell is None:
            continue
        marked = _mark(cell, key, rows.sheet.name, findings)
        if marked:
            found[month] = marked
        elif fills and cell.fill not in _PLAIN_FILLS and cell.fill not in banded:
            found[month] = key.fills.get(cell.fill, "planned")
    return found


def _label_fills(rows: Rows, months: Mapping[int, str], number: int) -> set[str]:
    cells = (rows.sheet.cells.get((number, column)) for column in range(1, min(months)))
    return {cell.fill for cell in cells if cell is not None}


def _mark(cell: Cell, key: Key, sheet: str, findings: Findings) -> str:
    text = cell.text.strip() if cell.value is not None else ""
    low = text.lower()
    if not text or low in STATES:
        return low
    if text in key.marks:
        return key.marks[text]
    if text[0] in _MILESTONE_MARKS:
        return "milestone"
    known: Sequence[tuple[frozenset[str], str]] = (
        (_PLANNED_MARKS, "planned"), (_DONE_MARKS, "done"), (_SLIPPED_MARKS, "slipped"),
    )  # fmt: skip
    state = next((meaning for marks, meaning in known if low in marks), "") or state_of(text)
    if not state:
        findings.tell("unknown-mark", sheet, cell_name(cell.row, cell.column), text)
    return state or "planned"
