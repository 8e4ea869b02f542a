"""What a route map's months say: marks and fill colours, by the sheet's own key where it has one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.kinds.legend import LONGEST_MARK, begins_with_meaning, meanings
from loaders.kinds.route_map_arrows import ends, is_arrow, spanned
from loaders.meaning.around import Findings
from loaders.meaning.words import fold
from loaders.stamp import ENTRY_COLOUR
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.registers import STATES

_STATE_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("milestone", re.compile(r"\b(?:milestone|deadline|due(?: date)?|key date|decision)s?\b")),
    ("done", re.compile(r"\b(?:done|complete|completed|finished|achieved|delivered)\b")),
    ("slipped", re.compile(r"\b(?:slipped|slippage|delayed|overdue|late|behind|missed|deferred)\b")),
    (
        "planned",
        re.compile(
            r"\b(?:planned|plan|activity|scheduled|in progress|ongoing|underway|starts?|begins?|work|duration|active)\b"
        ),
    ),
)
# A cell that says nothing but a state belongs to a key also where no heading says "Key".
_STATE_ALONE = re.compile(
    r"^(?:planned|milestones?|done|complete|completed|slipped|delayed|overdue|in progress|ongoing)"
    r"(?: (?:activity|work|task|date|action))?$"
)
_NUMBERED = re.compile(r"^\(?(?:\w?\d.*|[ivx]{2,}|[iv])[.)]?$")
_MILESTONE_MARKS = frozenset("*★☆◆◇♦▲✱＊")
_PLANNED_MARKS = frozenset({"x", "●", "■", "█", "▇", "-", "–", "→", "•", "o", "p", "1"})
_DONE_MARKS = frozenset({"✓", "✔", "√", "d", "✅"})
_SLIPPED_MARKS = frozenset({"s", "✗", "✘"})
PLAIN_FILLS = frozenset({"", "FFFFFF", "FEFEFE", ENTRY_COLOUR})
LONGEST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Key:
    """The sheet's own key: what a mark or a fill means, and the places (row, column) that say so and nothing else."""

    marks: Mapping[str, str]
    fills: Mapping[str, str]
    places: frozenset[tuple[int, int]]

    def without(self, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        """The cells of a row that are no part of the key: an activity beside a key is still an activity."""
        return tuple(cell for cell in cells if (cell.row, cell.column) not in self.places)


@dataclass(slots=True)
class _Reading:
    """A key while it is read. ``under`` is the last row and ``column`` the place of a heading "Key" that speaks."""

    rows: Rows
    months: Collection[int]
    activities: Collection[int]
    marks: dict[str, str] = field(default_factory=dict)
    fills: dict[str, str] = field(default_factory=dict)
    places: set[tuple[int, int]] = field(default_factory=set)
    under: int = 0
    column: int = 0
    explained: bool = False


def read_key(rows: Rows, header: int, months: Collection[int], activities: Collection[int] = ()) -> Key:
    """The key of a sheet: the lines under a heading "Key", rows that hold nothing but states beside a mark or a colour,
    and words like "* = milestone". ``activities`` are the columns that are headed so.

    A key ends at an empty row, at the header of the months, and at the first row that explains nothing."""
    reading = _Reading(rows, months, activities)
    for number, cells in rows.cells.items():
        if number == header:
            beside = next((cell for cell in cells if cell.column not in months and is_key(cell)), None)
            reading.under, reading.column = (number, beside.column) if beside is not None else (0, 0)
            reading.explained = False
            continue
        _read_row(reading, number, cells, below=number > header)
    return Key(reading.marks, reading.fills, frozenset(reading.places))


def _read_row(reading: _Reading, number: int, cells: Sequence[Cell], *, below: bool) -> None:
    for cell in cells:
        said = {one.mark: state for one in meanings(cell.text) if one.sure and (state := state_of(one.words))}
        reading.marks.update(said)
        if said and begins_with_meaning(cell.text):
            reading.places.add((number, cell.column))
    heading = next((cell for cell in cells if is_key(cell)), None)
    if heading is not None:
        reading.under, reading.column, reading.explained = number, heading.column, False
        reading.places.add((number, heading.column))
    elif number > reading.under + 1:
        reading.under = 0
    rest = [cell for cell in cells if (number, cell.column) not in reading.places]
    found = _explanations(reading, rest, below=below)
    used = {place for _, _, _, places in found for place in places}
    left = [cell for cell in rest if (number, cell.column) not in used]
    alone = not left if not reading.under else not any(cell.column in reading.months for cell in left)
    if found and alone:
        for mark, fill, state, places in found:
            (reading.marks if mark else reading.fills)[mark or fill] = state
            reading.places |= places
        reading.explained = True
    elif reading.under and heading is None and reading.explained:
        reading.under = 0
    reading.under = number if reading.under else 0


def is_key(cell: Cell) -> bool:
    """Whether the cell heads the sheet's own key."""
    return fold(cell.text) in ("key", "legend")


_Explanation = tuple[str, str, str, set[tuple[int, int]]]  # mark, else fill; state; the cells that say so


def _explanations(reading: _Reading, cells: Sequence[Cell], *, below: bool) -> list[_Explanation]:
    found = []
    for cell in cells:
        beside = reading.under and cell.column >= reading.column
        if not beside and cell.column in reading.months:
            continue
        exact = not beside or (below and cell.column in reading.activities)
        explained = _explained(reading.rows, cell, exact=exact)
        if explained is not None:
            found.append(explained)
    return found


def _explained(rows: Rows, cell: Cell, *, exact: bool) -> _Explanation | None:
    """The state that the cell names for the mark or colour in it or to its left. ``exact``: only where it says nothing
    but a state. A number to its left numbers an activity and is no mark."""
    state = state_of(cell.text) if len(cell.text) <= LONGEST_WORDS else ""
    alone = bool(_STATE_ALONE.match(fold(cell.text)))
    if not state or (exact and not alone):
        return None
    here, left = (cell.row, cell.column), (cell.row, cell.column - 1)
    before = rows.sheet.cells.get(left)
    mark = before.text.strip() if before is not None and before.value is not None else ""
    if mark and len(mark) <= LONGEST_MARK:
        return None if _NUMBERED.match(mark) and not alone else (mark, "", state, {here, left})
    if before is not None and before.value is None and before.fill not in PLAIN_FILLS:
        return "", before.fill, state, {here}
    return ("", cell.fill, state, {here}) if cell.fill not in PLAIN_FILLS else None


def state_of(text: str) -> str:
    """The state that the words name, "" when none."""
    words = fold(text)
    return next((state for state, pattern in _STATE_WORDS if pattern.search(words)), "")


def read_marks(
    rows: Rows, months: Mapping[int, str], key: Key, findings: Findings, number: int, *, fills: bool
) -> Mapping[str, str]:
    """Month → state of one row. A colour that runs through the row's label as well is decoration; an arrow runs through
    empty months, and one of which nothing says how far is asked about."""
    banded = _label_fills(rows, months, number) - set(key.fills)
    cells = _cells(rows, months, number)
    found: dict[str, str] = {}
    marks: dict[str, str] = {}
    before = ""
    for month, cell in cells.items():
        text = _text(cell, key)
        marked = "planned" if ends(text, before) else _mark(cell, key, rows.sheet.name, findings)
        if marked:
            found[month], marks[month], before = marked, text, text
        elif fills and cell.fill not in PLAIN_FILLS and cell.fill not in banded:
            found[month] = key.fills.get(cell.fill, "planned")
    through, lost = spanned(list(months.values()), marks, found)
    for month in lost:
        place = cell_name(cells[month].row, cells[month].column)
        findings.tell("open-arrow", rows.sheet.name, place, marks[month])
    return {month: found.get(month, "planned") for month in months.values() if month in found or month in through}


def _cells(rows: Rows, months: Mapping[int, str], number: int) -> dict[str, Cell]:
    """The row's cells by month, one that is merged over several months for each of them."""
    found: dict[str, Cell] = {}
    for column, month in months.items():
        area = rows.covered.get((number, column))
        if area and area[1] < min(months):
            continue  # a heading that is merged over the months
        cell = rows.sheet.cells.get((area[0], area[1]) if area and area[0] == area[2] else (number, column))
        if cell is not None:
            found[month] = cell
    return found


def _text(cell: Cell, key: Key) -> str:
    """The cell's own mark, "" where the sheet's key says what it means."""
    text = cell.text.strip() if cell.value is not None else ""
    return "" if text in key.marks else text


def _label_fills(rows: Rows, months: Mapping[int, str], number: int) -> set[str]:
    cells = (rows.sheet.cells.get((number, column)) for column in range(1, min(months)))
    return {cell.fill for cell in cells if cell is not None}


def state_of_mark(text: str) -> str:
    """The state that a mark or a word in a month means where no key says otherwise; "" when none."""
    low = text.strip().lower()
    if not low or low in STATES:
        return low
    if low[0] in _MILESTONE_MARKS:
        return "milestone"
    known: Sequence[tuple[frozenset[str], str]] = (
        (_PLANNED_MARKS, "planned"), (_DONE_MARKS, "done"), (_SLIPPED_MARKS, "slipped"),
    )  # fmt: skip
    found = next((meaning for marks, meaning in known if low in marks), "") or state_of(low)
    return found or ("planned" if is_arrow(low) else "")


def _mark(cell: Cell, key: Key, sheet: str, findings: Findings) -> str:
    text = cell.text.strip() if cell.value is not None else ""
    if not text or text in key.marks:
        return key.marks.get(text, "")
    state = state_of_mark(text)
    if not state:
        findings.ask_once(text, "unknown-mark", sheet, cell_name(cell.row, cell.column), text)
    return state or "planned"
