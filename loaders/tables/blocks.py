"""Tables that are found by their numbers: runs of rows that hold values, the text rows above that head them, the
columns that label them. For sheets whose headings say nothing that we know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from weakref import WeakKeyDictionary

from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

HEADER_ROWS = 8
SCALE = 6  # numbers that count up and head columns
GAP = 3  # rows without values that a table may hold inside
FIRST_YEAR, LAST_YEAR = 1950, 2060
LONGEST_KEY = 25
# What stands before facts of a table or of its columns, as national statistics write them.
KEYS = frozenset(
    """area|areas|cdid|contact|coverage|date|dataset|dataset id|frequency|geography|important notes|last updated|month
    |next release|period|preunit|published|quarter|release date|report|source|source dataset id|status|summary|title
    |unit|units|year""".replace("\n    ", "").split("|")
)
_DATES = re.compile(
    r"^(?:(?:financial|calendar|academic) )?(?:year|period|time period|date|year ending|year ended)$", re.I
)
_UNITS_ROW = re.compile(r"^[£$€]\s?0{3}s?$|^'?0{3}s?$")
_NUMERIC = re.compile(r"^[<>~≤≥]?\s*[£$€]?\s*[-−(]?\s*\d[\d,. ]*\)?\s*%?\s*(?:\(?[a-z]\)?|[*†‡#r]|\[\w\])?$", re.I)
_MARKS = frozenset(
    [
        ".",
        "..",
        "...",
        "....",
        "-",
        "--",
        "–",
        "—",
        ":",
        "*",
        "**",
        "#",
        "x",
        "[x]",
        "z",
        "[z]",
        "c",
        "[c]",
        "s",
        "u",
        "[u]",
        "[w]",
        "[low]",
        "n/a",
        "na",
        "n.a.",
        "ns",
        "n/k",
        "tbc",
        "tba",
        "nil",
        "null",
        "~",
        "!",
    ]
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


def is_value(cell: Cell) -> bool:
    """Whether the cell could be a figure: a number, a number written as text, or a mark in a number's place."""
    value = cell.value
    if isinstance(value, float):  # nearly every cell
        return True
    if isinstance(value, str):
        text = cell.text.strip()
        return len(text) <= 20 and (
            text.lower() in _MARKS or (bool(_NUMERIC.match(text)) and not _UNITS_ROW.match(text))
        )
    return isinstance(value, int) and not isinstance(value, bool)


def values_in(rows: Rows) -> Mapping[int, list[Cell]]:
    """The cells of each row that could be figures. Looked at once, the first time it is asked."""
    known = _values.get(rows)
    if known is None:
        known = _values[rows] = {number: list(filter(is_value, cells)) for number, cells in rows.cells.items()}
    return known


_values: WeakKeyDictionary[Rows, Mapping[int, list[Cell]]] = WeakKeyDictionary()  # as long as the sheet is held


def is_year(cell: Cell) -> bool:
    """Whether the cell's number reads as a year."""
    value = cell.value
    if isinstance(value, float):
        return FIRST_YEAR <= value <= LAST_YEAR and value.is_integer()
    if isinstance(value, str) and len(value.strip()) == 4 and value.strip().isdigit():
        return FIRST_YEAR <= int(value) <= LAST_YEAR
    return isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR


def blocks(rows: Rows) -> tuple[Block, ...]:
    """The tables of a sheet, top to bottom. Takes time in proportion to its cells, the first time it is asked."""
    known = _known.get(rows)
    if known is None:
        known = _known[rows] = _blocks(rows)
    return known


_known: WeakKeyDictionary[Rows, tuple[Block, ...]] = WeakKeyDictionary()  # as long as the sheet itself is held


def _blocks(rows: Rows) -> tuple[Block, ...]:
    numeric = values_in(rows)
    kinds = _kinds(rows, numeric)
    found: list[Block] = []
    previous_end = 0
    for run in _runs(rows.numbers, kinds):
        header, lead = _header(rows, kinds, numeric, run[0], previous_end)
        values = [number for number in run if kinds[number] == "values"]
        labels, figures = _columns(rows, values, numeric, header)
        if not figures:
            continue
        if not header and found and set(figures) <= set(found[-1].values):
            header = found[-1].header
        top = header[0] if header and header[0] > previous_end else run[0]
        titles = tuple(text for _, cells in rows.between(previous_end + 1, top - 1) for text in _title(cells))
        sections = _sections(rows, kinds, (*lead, *run))
        found.append(Block(header, tuple(values), labels, figures, titles or _kept(found), sections))
        previous_end = run[-1]
    return tuple(found)


def _title(cells: Sequence[Cell]) -> list[str]:
    """The texts of a row above a table; a label and what it says as one: "Period: 2009/10"."""
    texts = [" ".join(cell.text.split()) for cell in cells[:3] if isinstance(cell.value, (str, date))]
    if len(texts) == 2 and len(texts[0]) <= LONGEST_KEY and (texts[0].endswith(":") or texts[0].lower() in KEYS):
        return [f"{texts[0].rstrip(': ')}: {texts[1]}"]
    return texts


def _kept(found: Sequence[Block]) -> tuple[str, ...]:
    return found[-1].titles if found else ()


def _kinds(rows: Rows, numeric: Mapping[int, Sequence[Cell]]) -> Mapping[int, str]:
    """Each row's kind: values | years (a row of years heads columns) | texts | lone."""
    columns = [frozenset(cell.column for cell in cells) for cells in numeric.values()]
    nothing: frozenset[int] = frozenset()
    found = {}
    for (number, numbers), here, before, after in zip(
        numeric.items(), columns, [nothing, *columns], [*columns[1:], nothing], strict=False
    ):
        if rows.covered and after and 2 * sum(_from_above(rows, number, column) for column in after) > len(after):
            found[number] = "texts" if rows.row(number) else "lone"
            continue  # headings from above reach down over most of it
        goes_on = any(len(here & other) * 2 > len(here) for other in (before, after))
        found[number] = _kind(numbers, len(rows.row(number)) - len(numbers), goes_on=goes_on)
    return found


def _from_above(rows: Rows, number: int, column: int) -> bool:
    """Whether a merged area that begins in a row above covers the place."""
    area = rows.covered.get((number, column))
    return area is not None and area[0] < number


def _kind(numbers: Sequence[Cell], texts: int, *, goes_on: bool) -> str:
    """``goes_on``: the row above or below has its numbers in the same columns, as rows of values have."""
    if not numbers:
        return "lone" if texts == 1 else "texts"
    if len(numbers) >= 2 and sum(map(is_year, numbers)) * 10 >= len(numbers) * 8 and _ascending(numbers):
        return "years"
    if len(numbers) >= SCALE and _counts_up(numbers):
        return "years"
    few = texts >= 3 and (len(numbers) == 1 or len(numbers) * 8 < texts)
    few = few or (texts >= 2 and all(cell.value == 0 for cell in numbers))  # what broken links leave among headings
    if len(numbers) + texts > 1 and (goes_on or not few):
        return "values"
    return "lone" if len(numbers) + texts == 1 else "texts"


def _counts_up(cells: Sequence[Cell]) -> bool:
    """Whether the row counts up by one from column to column, as a heading of single years of age does."""
    values = [cell.value for cell in cells if isinstance(cell.value, (int, float))]
    return len(values) * 10 >= 9 * len(cells) and len(values) > 1 and all(b - a == 1.0 for a, b in pairwise(values))


def _ascending(cells: Sequence[Cell]) -> bool:
    years = [float(cell.value) for cell in cells if is_year(cell) and isinstance(cell.value, (int, float, str))]
    steps = {round(b - a) for a, b in pairwise(years)}
    return len(steps) <= 3 and bool(steps - {0})


def _runs(numbers: Sequence[int], kinds: Mapping[int, str]) -> list[list[int]]:
    """The runs of rows that begin and end with values and hold nothing between them but blank rows and lone texts."""
    runs: list[list[int]] = []
    between: list[int] = []
    for number in numbers:
        kind = kinds[number]
        if kind == "values":
            if runs and number - runs[-1][-1] - 1 <= GAP and all(kinds[one] == "lone" for one in between):
                runs[-1].extend([*between, number])
            else:
                runs.append([number])
            between = []
        else:
            between.append(number)
    return runs


def _header(
    rows: Rows, kinds: Mapping[int, str], numeric: Mapping[int, Sequence[Cell]], first: int, floor: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows above the first values that head their columns, top to bottom; and the lone texts between them and the
    values, which open a section ("Annual")."""
    columns = {cell.column for cell in rows.row(first)}
    left = min(columns)
    figures = next((cell.column for cell in numeric[first] if not is_year(cell)), numeric[first][0].column)
    found: list[int] = []
    lead: list[int] = []
    blank = 0
    for number in range(first - 1, max(floor, first - 1 - HEADER_ROWS), -1):
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
        if alone or (kind == "lone" and not found and cells[0].column < figures and not _wide(rows, cells[0])):
            if found or lead or blank:
                break
            lead.append(number)
            continue
        if kind == "values" or max(len(cell.text) for cell in cells) > 300 or _is_title(rows, cells[0], columns):
            break
        found.append(number)
    return tuple(reversed(found)), tuple(lead) if found else ()


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


def _columns(
    rows: Rows, numbers: Sequence[int], numeric: Mapping[int, Sequence[Cell]], header: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns that label the rows and those that hold values."""
    dated = {cell.column for number in header for cell in rows.row(number) if _DATES.match(cell.text.strip())}
    values: Counter[int] = Counter()
    texts: Counter[int] = Counter()
    for number in numbers:
        figures = numeric[number]
        values.update([cell.column for cell in figures])
        if len(figures) < len(rows.row(number)):
            held = {cell.column for cell in figures}
            for cell in rows.row(number):
                if cell.column not in held:
                    (texts if isinstance(cell.value, (str, date)) else values)[cell.column] += 1
    taken = sorted(set(values) | set(texts))
    labels = [one for one in taken if texts[one] > values[one]]
    for column in taken:  # years before the first values label the rows
        if column in labels:
            continue
        if len(taken) < 2 or not (column == taken[0] or column in dated):
            break
        years = sum(is_year(cell) for number in numbers for cell in numeric[number] if cell.column == column)
        if years != values[column]:
            break
        labels.append(column)
    return tuple(sorted(labels)), tuple(one for one in taken if one not in labels)


def _sections(rows: Rows, kinds: Mapping[int, str], run: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    section: tuple[str, ...] = ()
    opened = False
    for number in run:
        if kinds[number] == "lone":
            text = " ".join(rows.row(number)[0].text.split())
            section = (*section, text) if opened else (text,)
            opened = True
        else:
            opened = False
            if section:
                found[number] = section
    return found
