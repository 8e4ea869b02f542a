"""Tables that are found by their numbers: runs of rows that hold values, the text rows above that head them, the
columns that label them. For sheets whose headings say nothing that we know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from loaders.tables.filled import filled_rows, rows_beside, rows_of_amounts
from loaders.tables.key_lines import LONGEST_LABEL, key_line, key_lines
from loaders.tables.keys import Body, key_columns
from loaders.tables.lone_rows import held_down, sections
from loaders.tables.row_kinds import KEYS, is_year, kinds_of, values_in
from loaders.tables.rows import Rows
from loaders.tables.shapes import Shape, shape_of, shapes_of
from loaders.workbook.grid import Cell

HEADER_ROWS = 8
GAP = 3  # rows without values that a table may hold inside
# What figures are counted in; over the last column alone it is that of all columns.
_COUNTED_IN = re.compile(r"\(?(?:£? ?(?:thousands?|millions?)|['’]?000s?|£ ?(?:['’]?000s?|m|k)?)\)?", re.IGNORECASE)
_INSIDE = frozenset({"lone", "beside"})  # kinds of rows that do not end a table
_NO_HEADING = frozenset({"values", "key"})  # kinds of rows above which no header begins
_NOTES = re.compile(r"(?:foot)?notes?(?: (?:no|number|ref)s?\.?)?", re.IGNORECASE)
_NOTE_NUMBERS = re.compile(r"\d{1,2}(?:\s*[,;&]\s*\d{1,2})*")
_MARK = re.compile(r"[A-Za-z]|\[\w{1,3}\]|\([a-z]\)|[*†‡§#^!~]{1,2}")  # beside a number
_DATES = re.compile(
    r"^(?:(?:financial|calendar|academic) )?(?:year|period|time period|date|year ending|year ended)$", re.I
)


@dataclass(frozen=True, slots=True)
class Block:
    """One run of value rows: its rows, the header rows above, and its columns by kind."""

    header: tuple[int, ...]
    rows: tuple[int, ...]
    labels: tuple[int, ...]
    values: tuple[int, ...]
    titles: tuple[str, ...]
    sections: Mapping[
        int, tuple[str, ...]
    ]  # row → the lone rows inside the table that it stands under, outermost first
    bold: frozenset[str] = frozenset()  # those of the titles that are
    marks: frozenset[str] = frozenset()  # words that stand in place of all figures of a row
    pairs: tuple[tuple[str, str], ...] = ()  # of the titles, a label and what it says in rows of their own


def blocks(rows: Rows) -> tuple[Block, ...]:
    """The tables of a sheet, top to bottom. Takes time in proportion to its cells, the first time it is asked."""
    known = _known.get(rows)
    if known is None:
        known = _known[rows] = _blocks(rows)
    return known


_known: WeakKeyDictionary[Rows, tuple[Block, ...]] = WeakKeyDictionary()  # as long as the sheet itself is held


def _blocks(rows: Rows) -> tuple[Block, ...]:
    numeric = values_in(rows)
    kinds = kinds_of(rows, numeric)
    words = filled_rows(rows, numeric, kinds)
    kinds = {**kinds, **dict.fromkeys(words, "values")}
    amounts = rows_of_amounts(rows, numeric, kinds)
    numeric, kinds = {**numeric, **amounts}, {**kinds, **dict.fromkeys(amounts, "values")}
    kinds |= dict.fromkeys(rows_beside(rows, numeric, kinds), "beside")
    kinds |= dict.fromkeys(key_lines(rows, kinds), "key")
    found: list[Block] = []
    previous_end = 0
    for run in _runs(rows.numbers, kinds):
        header, lead = _header(rows, kinds, numeric, run[0], previous_end, run[0] - 1)
        if not header:
            lowest, lead = held_down(rows, kinds, numeric[run[0]], previous_end)
            header = _header(rows, kinds, numeric, run[0], previous_end, lowest)[0] if lowest else ()
        if len(header) > 1 and _opens_a_panel(rows, kinds, header[-1], run):
            header, lead = header[:-1], (header[-1], *lead)
        values = [number for number in run if kinds[number] == "values"]
        labels, figures = _columns(rows, values, numeric, header)
        if not figures:
            continue
        top = header[0] if header else run[0]
        heads = any(rows.at(number, column) is not None for number in header for column in figures)
        if not heads and found and set(figures) <= set(found[-1].values):
            header = found[-1].header
        lines = [cells for _, cells in rows.between(previous_end + 1, top - 1)]
        titles = tuple(text for cells in lines for text in _title(cells))
        bold = frozenset(text for cells in lines if cells[0].bold for text in _title(cells))
        pairs = tuple((texts[0], texts[1]) for cells in lines if len(cells) == len(texts := _title(cells)) == 2)
        if not titles and found:
            titles, bold, pairs = found[-1].titles, found[-1].bold, found[-1].pairs
        standing = sections(rows, kinds, (*lead, *run))
        marks = frozenset(words[number] for number in values if number in words)
        found.append(Block(header, tuple(values), labels, figures, titles, standing, bold, marks, pairs))
        previous_end = run[-1]
    return tuple(found)


def _title(cells: Sequence[Cell]) -> list[str]:
    """The texts of a row above a table; a label and what it says as one: "Period: 2009/10"."""
    if len(cells) > 2 and (key := key_line(cells)):
        return [": ".join(key)]
    texts = [" ".join(cell.text.split()) for cell in cells[:3] if isinstance(cell.value, (str, date))]
    if len(texts) == 2 and len(texts[0]) <= LONGEST_LABEL and (texts[0].endswith(":") or texts[0].lower() in KEYS):
        return [f"{texts[0].rstrip(': ')}: {texts[1]}"]
    return texts


def _runs(numbers: Sequence[int], kinds: Mapping[int, str]) -> list[list[int]]:
    """The runs of rows that begin and end with values and hold nothing between them but blank rows, lone texts and what
    is said beside the values."""
    runs: list[list[int]] = []
    between: list[int] = []
    for number in numbers:
        kind = kinds[number]
        if kind == "values":
            inside = not between or all(kinds[one] in _INSIDE for one in between)
            if runs and inside and number - runs[-1][-1] - 1 <= GAP:
                runs[-1].extend([*between, number])
            else:
                runs.append([number])
            between = []
        else:
            between.append(number)
    return runs


def _header(
    rows: Rows, kinds: Mapping[int, str], numeric: Mapping[int, Sequence[Cell]], first: int, floor: int, lowest: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows above the first values that head their columns, top to bottom, none below ``lowest``; and the lone texts
    between them and the values, which open a section ("Annual")."""
    columns = {cell.column for cell in rows.row(first)}
    left = min(columns)
    figures = next((cell.column for cell in numeric[first] if not is_year(cell)), numeric[first][0].column)
    found: list[int] = []
    lead: list[int] = []
    blank = 0
    for number in range(lowest, max(floor, lowest - HEADER_ROWS), -1):
        kind = kinds.get(number)
        if kind is None and _spanned(rows, number, columns):
            continue  # a heading from above reaches down over it
        if kind is None:
            blank += 1
            if blank > 1 or (found and blank):
                break
            continue
        cells = rows.row(number)
        if kind == "lone" and cells[0].text.strip().lower() in KEYS:
            found.append(number)  # "Important notes" without any
            continue
        alone = kind == "lone" and (cells[0].column <= left or not _over(rows, cells[0], columns))
        alone = alone or (bool(found) and kind == "lone" and _is_unit_of_all(rows, cells[0], columns))
        if alone or (kind == "lone" and not found and cells[0].column < figures and not _wide(rows, cells[0])):
            if found or lead or blank:
                break
            lead.append(number)
            continue
        if kind in _NO_HEADING or max(len(cell.text) for cell in cells) > 300 or _is_title(rows, cells[0], columns):
            break
        found.append(number)
    return tuple(reversed(found)), tuple(lead) if found else ()


def _opens_a_panel(rows: Rows, kinds: Mapping[int, str], number: int, run: Sequence[int]) -> bool:
    """Whether the last row of a header is the first of several lone texts in the same place, each over rows of its own:
    "Number", and further down "Percentage"."""
    if kinds[number] != "lone":
        return False
    column = rows.row(number)[0].column
    return any(kinds[one] == "lone" and rows.row(one)[0].column == column for one in run)


def _wide(rows: Rows, cell: Cell) -> bool:
    area = rows.covered.get((cell.row, cell.column))
    return bool(area) and area[3] > area[1] if area else False


def _spanned(rows: Rows, number: int, columns: set[int]) -> bool:
    return sum((number, column) in rows.covered for column in columns) * 2 > len(columns)


def _is_title(rows: Rows, cell: Cell, columns: set[int]) -> bool:
    """Whether a merged text reaches from the labels over most of the columns: a title, which heads none of them."""
    area = rows.covered.get((cell.row, cell.column))
    return bool(area) and area[1] <= min(columns) and (area[3] - area[1] + 1) * 2 > len(columns) if area else False


def _over(rows: Rows, cell: Cell, columns: set[int]) -> bool:
    area = rows.covered.get((cell.row, cell.column))
    return cell.column in columns or bool(area and any(area[1] <= column <= area[3] for column in columns))


def _is_unit_of_all(rows: Rows, cell: Cell, columns: set[int]) -> bool:
    """Whether a lone text over the last of several columns says what all of them are counted in, and no headings stand
    above it: "Thousands", "£m"."""
    at_right = cell.column == max(columns) and len(columns) > 2 and not _wide(rows, cell)
    return at_right and len(rows.row(cell.row - 1)) <= 1 and bool(_COUNTED_IN.fullmatch(cell.text.strip()))


def _columns(
    rows: Rows, numbers: Sequence[int], numeric: Mapping[int, Sequence[Cell]], header: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns that label the rows and those that hold values."""
    dated = {cell.column for number in header for cell in rows.row(number) if _DATES.match(cell.text.strip())}
    values, texts = _counted(rows, numbers, numeric)
    taken = sorted(set(values) | set(texts))
    noted = _note_columns(rows, numbers, header, taken)
    labels = [one for one in taken if texts[one] > values[one] or one in noted]
    for column in taken:  # years before the first values label the rows
        if column in labels:
            continue
        if len(taken) < 2 or not (column == taken[0] or column in dated):
            break
        years = sum(is_year(cell) for number in numbers for cell in numeric[number] if cell.column == column)
        if years != values[column]:
            break
        labels.append(column)
    values_left = [one for one in taken if one not in labels]
    marks = {one for one in taken if one - 1 in values_left and _marks_beside(rows, numbers, numeric, header, one)}
    taken = [one for one in taken if one not in marks]
    labels, values_left = ([one for one in kept if one not in marks] for kept in (labels, values_left))
    labels += key_columns(Body(rows, numbers, numeric, header), sorted(labels), values_left)
    return tuple(sorted(labels)), tuple(one for one in taken if one not in labels)


def _counted(
    rows: Rows, numbers: Sequence[int], numeric: Mapping[int, Sequence[Cell]]
) -> tuple[Counter[int], Counter[int]]:
    """How many cells of each column are values, and how many texts: counted once for all rows that hold their cells and
    their figures in the same columns."""
    values: Counter[int] = Counter()
    texts: Counter[int] = Counter()
    shapes = shapes_of(rows)
    alike: dict[tuple[Shape, Shape], list[int]] = {}
    for number in numbers:
        alike.setdefault((shape_of(numeric[number]), shapes[number]), []).append(number)
    for (figures, held), several in alike.items():
        values.update(dict.fromkeys(figures, len(several)))
        for place, column in enumerate(held):
            if column not in figures:
                words = sum(isinstance(rows.row(number)[place].value, (str, date)) for number in several)
                texts[column] += words
                values[column] += len(several) - words
    return +values, +texts


def heads_notes(heading: str) -> bool:
    """Whether a heading says that the marks of notes stand below it: "Notes", "Footnote refs"."""
    return bool(_NOTES.fullmatch(heading.strip()))


def _note_columns(rows: Rows, numbers: Sequence[int], header: Sequence[int], taken: Collection[int]) -> frozenset[int]:
    """The columns headed "Notes" that hold nothing but the numbers of notes: "2", "1, 3"."""
    headed = {cell.column for number in header for cell in rows.row(number) if heads_notes(cell.text)}
    held = {column: (rows.at(number, column) for number in numbers) for column in headed.intersection(taken)}
    return frozenset(
        column
        for column, cells in held.items()
        if all(cell is None or _NOTE_NUMBERS.fullmatch(cell.text.strip()) for cell in cells)
    )


def _marks_beside(
    rows: Rows, numbers: Sequence[int], numeric: Mapping[int, Sequence[Cell]], header: Sequence[int], column: int
) -> bool:
    """Whether a column without a heading of its own holds nothing but marks ("u", "[p]"), each right of a number."""
    over = rows.at(header[-1], column) if header else None
    if not header or (over is not None and (over.row, over.column) == (header[-1], column)):
        return False
    for number in numbers:
        cell, left = rows.at(number, column), rows.at(number, column - 1)
        if cell is None:
            continue
        if not _MARK.fullmatch(cell.text.strip()):
            return False
        if left is None or left not in numeric[number] or not any(map(str.isdigit, left.text)):
            return False
    return True
