"""Which columns of a table belong together: values with the labels that speak for them, and the marks beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from loaders.layout_words import TITLE_ROWS
from loaders.meaning.down import is_flag
from loaders.meaning.words import fold, tidy
from loaders.tables.beside import alone
from loaders.tables.blocks import Block, heads_notes
from loaders.tables.paths import paths_over
from loaders.tables.row_kinds import STATUS_WORDS
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

_IDENTIFIER = re.compile(
    r"\b(?:order|rank|ranking|id|code|index|key(?! stages?\b)|fid|objectid|easting|northing|ref|no|sort|urn|uprn"
    r"|laestab)\b"
    r"|\b(?:la|lea|lad|authority|school|establishment|dfe|dcsf|dfes|area|district|council|force|ward) number\b"
)
# Over codes; over anything else what is counted there: "LA" beside "Private".
_OF_AUTHORITY = re.compile(r"(?:la|lea|lad|dfe|dcsf|dfes)")
_SHORTEST_CODE = 3  # digits
_SORTED = re.compile(r"\bsort(?:able| order| key)$")  # "Time period Sortable" counts nothing, wherever it stands


@dataclass(frozen=True, slots=True)
class Segment:
    """Columns of values with the label columns that speak for them, in a table or one of several side by side."""

    values: tuple[int, ...]
    labels: tuple[int, ...]


class Side(NamedTuple):
    """One table of a block: its own columns, its cells and those of the rows above that may name it, as if it stood
    alone, and the lines over it alone."""

    block: Block
    rows: Rows
    above: tuple[Cell, ...] = ()


def segments(rows: Rows, block: Block, headings: Mapping[int, str]) -> list[Segment]:
    """Value columns with the labels to their left; a table beside another has labels of its own."""
    groups: list[tuple[list[int], list[int]]] = [([], [])]
    for column in sorted((*block.labels, *_counting(rows, block, headings))):
        if column in block.labels:
            if groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(column)
        else:
            groups[-1][1].append(column)
    first = groups[0][0]
    own = {words for column in first for words in (fold(headings[column]), _innermost(rows, block, column)) if words}
    ends = [0, *(values[-1] for _, values in groups if values)]
    behind = [] if groups[-1][1] else [one for one in groups[-1][0] if _holds_statuses(rows, block, one)]
    found: list[Segment] = []
    for (labels, values), end in zip(groups, ends, strict=False):
        if not values:
            continue
        again = labels is not first and any(
            fold(headings[column]) in own or _innermost(rows, block, column) in own for column in labels
        )
        repeated = again and len(labels) * 2 >= len(first)
        apart = labels is not first and bool(labels) and labels[0] > end + 1
        apart = apart and _speaks(rows, block, labels[-1], values)
        own_labels = labels if repeated or apart or not first else first
        found.append(Segment(tuple(values), (*own_labels, *(one for one in behind if one not in own_labels))))
    return found


def _holds_statuses(rows: Rows, block: Block, column: int) -> bool:
    """Whether a column right of all values says which rows are provisional or revised, and nothing else."""
    cells = (rows.at(number, column) for number in block.rows)
    return all(fold(cell.text) in STATUS_WORDS for cell in cells if cell is not None)


def side_by_side(rows: Rows, block: Block) -> list[Side]:
    """The tables beside each other that a block is; the block itself where it is one table."""
    paths = paths_over(rows, block)
    every = segments(rows, block, headings_of(paths))
    if len(every) < 2 or len({one.labels for one in every}) < len(every):
        return [Side(block, rows)]
    above = max(1, min((*block.header, block.rows[0])) - TITLE_ROWS)
    return [
        Side(
            replace(block, labels=one.labels, values=one.values),
            alone(rows, above, block.rows[-1], range(min(one.labels + one.values), max(one.labels + one.values) + 1)),
            own_title(rows, block, paths, one, every),
        )
        for one in every
    ]


def words_of(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What the cells say, each on one line."""
    return tuple(tidy(cell.text) for cell in cells)


def headings_of(paths: Mapping[int, Sequence[Cell]]) -> dict[int, str]:
    """By column, what its headings say, outermost first."""
    return {column: " ".join(words_of(path)) for column, path in paths.items()}


def _counting(rows: Rows, block: Block, headings: Mapping[int, str]) -> list[int]:
    """The columns of values without those that only number the rows, left of a label, or put them in order."""
    numbers = {column: _numbers_rows(rows, block, column, fold(headings[column])) for column in block.values}
    first = next((column for column in block.values if not numbers[column]), max(block.values, default=0))
    last_label = max(block.labels, default=0)
    return [
        one
        for one in block.values
        if not (numbers[one] and one < first and one < last_label) and not _SORTED.search(fold(headings[one]))
    ]


def _numbers_rows(rows: Rows, block: Block, column: int, heading: str) -> bool:
    """Whether a column under such words tells the rows apart and counts nothing."""
    if not _OF_AUTHORITY.fullmatch(heading):
        return bool(_IDENTIFIER.search(heading))
    cells = (cell for number in block.rows if (cell := rows.at(number, column)) is not None)
    texts = [text for cell in cells if not (text := cell.text.strip()).isalpha()]  # "A" of a region
    codes = all(text.isdecimal() and len(text) >= _SHORTEST_CODE for text in texts)
    return codes and len(set(texts)) == len(texts)


def _innermost(rows: Rows, block: Block, column: int) -> str:
    """The heading right above a column, without what stands over it."""
    cell = rows.at(block.header[-1], column) if block.header else None
    return fold(cell.text) if cell is not None else ""


def _speaks(rows: Rows, block: Block, column: int, values: Sequence[int]) -> bool:
    """Whether a column labels the values to its right: it has a text in nearly every row that has any of them."""
    held = [number for number in block.rows if any(rows.at(number, one) is not None for one in values)]
    return sum(rows.at(number, column) is not None for number in held) * 10 >= 9 * len(held)


def own_title(
    rows: Rows, block: Block, paths: Mapping[int, Sequence[Cell]], segment: Segment, every: Sequence[Segment]
) -> tuple[Cell, ...]:
    """What stands alone over a table beside another, above its labels: "Burglary" over one, "Assault" over one."""
    beside = len({one.labels for one in every}) > 1
    if not beside or len(block.header) < 2 or not segment.labels:
        return ()
    cells = [cell for cell in paths[segment.labels[0]] if cell.row < block.header[-1]]
    others = (*segment.labels[1:], *segment.values)
    alone = [one for one in cells if not any(rows.at(one.row, column) for column in others)]
    return tuple(cell for cell in alone if isinstance(cell.value, str))


def flag_columns(rows: Rows, block: Block, segment: Segment) -> dict[int, int]:
    """By column of values the column that holds nothing but its marks, also raised ones, which the reader took out of
    their cells: the one beside it, else the only one headed "Notes" right of all values, which speaks of the whole
    row."""
    cells = rows.sheet.cells
    marks = [
        column + 1
        for column in segment.values
        if column + 1 not in segment.values
        and column + 1 not in segment.labels
        and _only_marks([cell for number in block.rows if (cell := cells.get((number, column + 1)))])
    ]
    of_rows = _notes_of_rows(rows, block, segment)
    whole = dict.fromkeys(segment.values, of_rows) if of_rows in marks else {}
    return whole | {one - 1: one for one in marks if one not in whole.values()}


def _notes_of_rows(rows: Rows, block: Block, segment: Segment) -> int:
    """The only column headed "Notes", where it stands right of all values; 0 for none."""
    over = (cell for number in block.header for cell in rows.row(number))
    headed = {cell.column for cell in over if heads_notes(cell.text)}
    only = headed.pop() if len(headed) == 1 else 0
    return only if only > max(segment.values) else 0


def _only_marks(cells: Sequence[Cell]) -> bool:
    marks = {cell.superscript or cell.text.strip() for cell in cells} - {""}
    return bool(marks) and all(is_flag(one) or (len(one) == 1 and one.isalpha()) for one in marks)


def flags_of(rows: Rows, number: int, columns: Mapping[int, int]) -> dict[int, str]:
    """The marks beside the values of a row, by the column of the value."""
    cells = rows.sheet.cells
    marks = ((value, cell) for value, column in columns.items() if (cell := cells.get((number, column))) is not None)
    return {value: cell.superscript or cell.text for value, cell in marks}
