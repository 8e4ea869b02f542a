"""Sheets that hold no table of figures: contents, notes, metadata. What they hold decides; a name is evidence beside
it, never enough."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.figures import Figure
from loaders.kinds.route_map_marks import state_of_mark
from loaders.kinds.route_map_months import role_in_map
from loaders.meaning.words import fold
from loaders.tables.blocks import Block
from loaders.tables.row_kinds import is_value, is_year, values_in
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

LONG = 100  # characters: a text that is read, not a label
LARGEST_PAGE = 999
FEWEST_TEXTS, FEWEST_LABELS, FEWEST_LISTED = 5, 8, 6
FEWEST_QUARTERS = 3  # of a plan
_QUARTER = re.compile(r"(?:(?:19|20)\d\d(?: ?\d{2,4})? )?(?:q|qtr |quarter )[1-4](?: (?:19|20)\d\d(?: ?\d{2,4})?)?")
_CONTENTS = re.compile(r"(table of |list of )?(contents|index|tables|sheets)( page| list)?|pages?( no)?")
_NOTES = re.compile(
    r"\b(notes?|guide|guidance|background|metadata|methodology|definitions?|about|read ?me)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many rows of a sheet hold a long text, a value, a label with something beside it, and both of these."""

    texts: int
    values: int
    labelled: int
    labelled_values: int


def why_none(rows: Rows, sheets: Collection[str]) -> str:
    """What the sheet is, where it can hold no figures; "" where it may. ``sheets``: the names of the others."""
    lines = list(rows.cells.values())
    if _plans_quarters(rows):
        return "a plan by quarters, of which nothing was read: a route map is read by its months"
    counts = _counted(rows, lines)
    if not counts.values:
        return ""
    above = [fold(rows.sheet.name), *(fold(cell.text) for line in lines[:3] for cell in line)]
    if _lists_sheets(rows, lines, {fold(name) for name in sheets}, {one for one in above if _CONTENTS.fullmatch(one)}):
        return "a contents sheet: it lists tables and pages"
    named = f"{rows.sheet.name} {lines[0][0].text[:LONG]}"
    texts = max(FEWEST_TEXTS, counts.values if _NOTES.search(named) else 3 * counts.values)
    if counts.texts >= texts:
        return f"a notes sheet: {counts.texts} long texts beside {counts.values} rows with numbers"
    if counts.labelled >= FEWEST_LABELS and counts.labelled_values * 8 <= counts.labelled and _labels_once(lines):
        return "a sheet of metadata: labels with words beside them"
    return ""


def _plans_quarters(rows: Rows) -> bool:
    """Whether nothing but marks stands under quarters, beside a column of activities."""
    for number, cells in rows.texts.items():
        quarters = {cell.column for cell in cells if _QUARTER.fullmatch(fold(cell.text))}
        if len(quarters) < FEWEST_QUARTERS or "activity" not in map(role_in_map, cells):
            continue
        below = [cell for _, row in rows.between(number + 1, rows.numbers[-1]) for cell in row]
        marks = [cell for cell in below if cell.column in quarters]
        return bool(marks) and all(isinstance(cell.value, str) and state_of_mark(cell.text) for cell in marks)
    return False


def is_list(rows: Rows, block: Block) -> bool:
    """Whether a block with one column of values is a key of marks or a numbered list: what stands before the only text
    of each row is a mark, or its number in the list."""
    column = block.values[0]
    if len(block.labels) != 1 or column > block.labels[0]:
        return False
    texts = [cell.text.strip() for number in block.rows if (cell := rows.at(number, column)) is not None]
    if not any(char.isdigit() for text in texts for char in text):
        return True
    return texts == [str(place) for place in range(1, len(texts) + 1)]


def without_numbering(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sheet without the columns that only number its rows: 1, 2, 3 … that nothing names."""
    nameless: dict[str, list[Figure]] = {}
    for one in figures:
        if not (one.label or one.area_label or one.period_start):
            nameless.setdefault(one.cell.rstrip("0123456789"), []).append(one)
    left = {id(one) for column in nameless.values() if _counts_up(column) for one in column}
    return [one for one in figures if id(one) not in left] if left else list(figures)


def _counts_up(column: Sequence[Figure]) -> bool:
    """Whether the numbers go 1, 2, 3 …, and begin again where they do not go on."""
    before = 0.0
    for one in column:
        if one.value not in (before + 1, 1.0):
            return False
        before = one.value or 0.0
    return len(column) > 1 and column[0].value == 1.0


def _counted(rows: Rows, lines: Sequence[tuple[Cell, ...]]) -> _Counts:
    texts = len({cell.row for line in rows.worded.values() for cell in line if len(cell.text) >= LONG})
    valued = values_in(rows)
    labelled = [line for line in lines if len(line) > 1 and isinstance(line[0].value, str) and not is_value(line[0])]
    with_value = sum(bool(valued[line[0].row]) for line in labelled)
    return _Counts(texts, sum(map(bool, valued.values())), len(labelled), with_value)


def _lists_sheets(rows: Rows, lines: Sequence[tuple[Cell, ...]], sheets: set[str], said: set[str]) -> bool:
    """Whether the rows name the other sheets or their tables, with no number but a page. ``said``: the words for a list
    of contents that stand over it; an index can be one of prices as well."""
    ascending = _ascend(_with_figures(rows))
    if not said and not ascending:
        return False
    first = {name[:1] for name in sheets}
    listed = [line for line in lines if any(_may_be(cell.text, first) and fold(cell.text) in sheets for cell in line)]
    if said and len(listed) > 1 and 2 * len(listed) >= len(lines) - 3:
        return True
    return ascending and (bool(said - {"index"}) or len(listed) >= max(FEWEST_LISTED, len(list(_with_figures(rows)))))


def _with_figures(rows: Rows) -> Iterator[Sequence[Cell]]:
    """The rows that hold a value, and not years alone."""
    return (rows.row(number) for number, cells in values_in(rows).items() if not all(map(is_year, cells)))


def _ascend(lines: Iterable[Sequence[Cell]]) -> bool:
    """Whether each of the rows ends in a page that is not before that of the row above."""
    before = 1
    for line in lines:
        page = _page(line)
        if page < before:
            return False
        before = page
    return True


def _may_be(text: str, first: set[str]) -> bool:
    """Whether the text, folded, may begin with one of these: for most numbers that is told without folding them."""
    start = text[:2]
    return start[:1].lower() in first or not (start.isascii() and start[:1].isalnum())


def _page(line: Sequence[Cell]) -> int:
    """The page that ends a row of words; 0 where its numbers are none."""
    last = line[-1].value
    alone = not any(is_value(cell) for cell in line[:-1] if isinstance(cell.value, (int, float)))
    words = any(isinstance(cell.value, str) and not is_value(cell) for cell in line[:-1])
    whole = isinstance(last, (int, float)) and float(last).is_integer() and 0 < last <= LARGEST_PAGE
    return int(last) if whole and alone and words and isinstance(last, (int, float)) else 0


def _labels_once(lines: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether the rows are labels, each its own, with one or a few words beside them."""
    labels = [fold(line[0].text) for line in lines if line[0].column == lines[0][0].column]
    return len(set(labels)) == len(labels) and max(len(line) for line in lines) <= 4
