"""What each row of a sheet is before its tables are known: values, years that head columns, texts, or one lone text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from weakref import WeakKeyDictionary

from loaders.tables.rows import Rows
from loaders.tables.shapes import Shape, shape_of
from loaders.workbook.grid import Cell

SCALE = 6  # numbers that count up and head columns
FEWEST_OF_A_SCALE = 3  # numbers that go up under one merged heading
FEWEST_DATES = 2  # that head columns beside a bare year
LONGEST_VALUE = 20  # characters of a number that is written as text
FIRST_YEAR, LAST_YEAR = 1950, 2060
_YEAR = re.compile(r"(\d{4})\s*(?:\(?[a-z]\)?|[*†‡#])?$", re.IGNORECASE)  # with a mark of status or a note
_BEGINS_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(r"(?<![\d.,])(?:\d\d|(?:19|20)\d\d)(?![\d.,])")  # "Aug-08", "Aug 08 - May 09", "2009/10"
# What stands before facts of a table or of its columns, as national statistics write them.
KEYS = frozenset(
    """area|areas|basis|cdid|contact|coverage|date|dataset|dataset id|frequency|geography|important notes|last updated
    |month|next release|period|preunit|published|quarter|release date|report|source|source dataset id|status
    |summary|title|unit|units|year""".replace("\n    ", "").split("|")
)
# What heads a column of labels, as a whole heading.
_STUB = re.compile(
    r"(?:(?:area|authority|county|district|force|gss|la|lad|local authority|new|old|ons|org|organisation|pct|provider"
    r"|region|school|sha|trust|ward) )?(?:codes?|names?|descriptions?)"
    r"|areas?|(?:local )?authority|country|county|district|geography|location|organisation|pct|place|provider|region"
    r"|ward",
    re.IGNORECASE,
)
_UNITS_ROW = re.compile(r"^[£$€]\s?0{3}s?$|^'?0{3}s?$")
# No blanks within what begins with a plus: a telephone number.
_NUMERIC = re.compile(
    r"^[<>~≤≥]?\s*[£$€]?\s*(?:[-−(]?\s*\d[\d,. ]*\)?|\+\s?\d[\d,.]*)\s*%?\s*(?:\(?[a-z]\)?|[*†‡#r]|\[\w\])?$", re.I
)
# A number with its own period: "75.1 (2004-06 average)"; not a year with one.
_WITH_PERIOD = re.compile(
    r"(?!(?:19|20)\d\d\b)\d[\d,.]*\s*%?\s*\((?=[^()]*\b(?:(?:19|20)\d\d|\d\d[/–-]\d\d)\b)[^()]{4,30}\)$"
)
STATUS_WORDS = frozenset({"provisional", "revised", "estimated", "estimate", "final"})
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


def is_value(cell: Cell) -> bool:
    """Whether the cell could be a figure: a number, a number written as text, or a mark in a number's place."""
    value = cell.value
    if isinstance(value, str):
        text = cell.text.strip()
        if text[:1].isalpha():
            return len(text) <= LONGEST_VALUE and text.lower() in _MARKS  # nearly every text: no number begins so
        if text.endswith(")") and _WITH_PERIOD.match(text):
            return True
        return len(text) <= LONGEST_VALUE and (
            text.lower() in _MARKS or (bool(_NUMERIC.match(text)) and not _UNITS_ROW.match(text))
        )
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def names_labels(text: str) -> bool:
    """Whether a heading names a column of labels: "Area", "ONS code", "Description"."""
    return bool(_STUB.fullmatch(text.strip()))


def values_in(rows: Rows) -> Mapping[int, list[Cell]]:
    """The cells of each row that could be figures. Looked at once, the first time it is asked."""
    known = _values.get(rows)
    if known is None:
        known = _values[rows] = {
            number: [cell for cell in cells if isinstance(cell.value, float) or is_value(cell)]
            for number, cells in rows.cells.items()
        }
    return known


_values: WeakKeyDictionary[Rows, Mapping[int, list[Cell]]] = WeakKeyDictionary()  # as long as the sheet is held


def is_year(cell: Cell) -> bool:
    """Whether the cell's number reads as a year: 2009, "2009", "2009 (P)"."""
    return _year(cell) is not None


def _year(cell: Cell) -> int | None:
    value = cell.value
    if isinstance(value, str):
        found = _YEAR.match(value.strip())
        value = int(found[1]) if found else None
    if not isinstance(value, (int, float)) or not FIRST_YEAR <= value <= LAST_YEAR:
        return None
    return int(value) if float(value).is_integer() else None


def kinds_of(rows: Rows, numeric: Mapping[int, Sequence[Cell]]) -> Mapping[int, str]:
    """Each row's kind: values | years (a row of years heads columns) | texts | lone."""
    nothing: frozenset[int] = frozenset()
    shared: dict[Shape, frozenset[int]] = {}
    shapes = map(shape_of, numeric.values())
    columns = [shared.get(shape) or shared.setdefault(shape, frozenset(shape)) for shape in shapes]
    facts = _facts(rows, numeric)
    found: dict[int, str] = {}
    following = [*list(numeric)[1:], 0]
    for (number, numbers), below, here, before, after in zip(
        numeric.items(), following, columns, [nothing, *columns], [*columns[1:], nothing], strict=False
    ):
        if rows.covered and after and 2 * sum(_from_above(rows, number, column) for column in after) > len(after):
            found[number] = "texts" if rows.row(number) else "lone"
            continue  # headings from above reach down over most of it
        may_head = found.get(number - 1) != "values" and below and here & after
        heads = may_head and any(
            one(rows, number, numbers, below) for one in (_heads, _numbers_columns, _dates_columns)
        )
        heads = heads or (bool(rows.covered) and _years_in_group(rows, number, numbers))
        if number in facts or heads:
            found[number] = "texts"
            continue
        kind = _kind(numbers, len(rows.row(number)) - len(numbers))
        if kind == "few":  # as rows of values have, has the row above or below its numbers in the same columns?
            goes_on = any(len(here & other) * 2 > len(here) for other in (before, after))
            kind = "values" if goes_on else "texts"
        found[number] = kind
    return found


def _facts(rows: Rows, numeric: Mapping[int, Sequence[Cell]]) -> frozenset[int]:
    """The rows of a block of facts above a table that hold a value: a label and "-" or a number ("Revised: | -"), among
    rows that say more words than numbers."""
    found: set[int] = set()
    block: list[int] = []
    for number in (*rows.cells, 0):
        if block and number != block[-1] + 1:
            held = [one for one in block if numeric[one]]
            figures = sum(any(char.isdigit() for char in numeric[one][0].text) for one in held)
            if held and len(block) - len(held) > figures:
                found.update(held)
            block = []
        if number and _is_pair(rows.row(number)):
            block.append(number)
    return frozenset(found)


def _is_pair(cells: Sequence[Cell]) -> bool:
    """Whether a row is a label of a fact and what it says."""
    if len(cells) != 2 or not isinstance(cells[0].value, str):
        return False
    label = cells[0].text.strip()
    return label.endswith(":") or label.lower() in KEYS


def _heads(rows: Rows, number: int, numbers: Sequence[Cell], below: int) -> bool:
    """Whether a row with numbers is the last of a header: its first cells name the label columns, also those merged
    down from above, and the row below begins with a label. One such name is enough over a scale (percentiles, ages)
    under one merged heading."""
    first = rows.row(below)[0]
    over = (rows.at(number, column) for column in range(first.column, numbers[0].column))
    stubs = [cell for cell in over if cell is not None and isinstance(cell.value, str)]
    named = sum(names_labels(cell.text) for cell in stubs)
    if not named or not names_labels(stubs[0].text):
        return False
    if first.column != stubs[0].column or is_value(first) or names_labels(first.text):
        return False
    return named > 1 or (named == len(stubs) and _is_scale(rows, numbers))


def _numbers_columns(rows: Rows, number: int, numbers: Sequence[Cell], below: int) -> bool:
    """Whether a row does nothing but number the columns below their headings: (1) (2) (3)."""
    held = [cell.text.strip().strip("()") for cell in rows.row(number)]
    counted = len(held) >= FEWEST_OF_A_SCALE and held == [str(place) for place in range(1, len(held) + 1)]
    first = rows.row(below)[0]
    headed = all(rows.at(number - 1, cell.column) is not None for cell in numbers)
    return counted and headed and first.column < numbers[0].column and not is_value(first)


def _years_in_group(rows: Rows, number: int, numbers: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but years and longer times, all of them under merged headings of the row above: 2015
    and "2005-09 average" under "Change from"."""
    cells = rows.row(number)
    if len(cells) == len(numbers) or not all(map(is_year, numbers)):
        return False
    areas = [rows.covered.get((number - 1, cell.column)) for cell in cells]
    grouped = all(area is not None and area[2] == number - 1 and area[3] > area[1] for area in areas)
    return grouped and all(is_year(cell) or _BEGINS_WITH_YEAR.match(cell.text.strip()) for cell in cells)


def _dates_columns(rows: Rows, number: int, numbers: Sequence[Cell], below: int) -> bool:
    """Whether a row says nothing but when, right of the labels: dates or periods, and a bare year among them."""
    cells = rows.row(number)
    if len(cells) == len(numbers) or cells[0].column <= rows.row(below)[0].column or not all(map(is_year, numbers)):
        return False
    said = [cell for cell in cells if cell not in numbers]
    dates = sum(isinstance(cell.value, date) or bool(_DATED.search(cell.text)) for cell in said)
    return dates == len(said) >= max(FEWEST_DATES, len(numbers))


def _is_scale(rows: Rows, numbers: Sequence[Cell]) -> bool:
    """Whether whole numbers go up from column to column under one heading that is merged over all of them."""
    places = ((number, numbers[0].column) for number in range(numbers[0].row - 1, 0, -1))
    above = next((rows.covered.get(one) for one in places if rows.at(*one) is not None), None)
    values = [cell.value for cell in numbers if isinstance(cell.value, (int, float)) and float(cell.value).is_integer()]
    if above is None or above[3] < numbers[-1].column or not len(numbers) == len(values) >= FEWEST_OF_A_SCALE:
        return False
    return all(a < b for a, b in pairwise(values))


def _from_above(rows: Rows, number: int, column: int) -> bool:
    """Whether a merged area that begins in a row above covers the place."""
    area = rows.covered.get((number, column))
    return area is not None and area[0] < number


def _kind(numbers: Sequence[Cell], texts: int) -> str:
    """The kind of a row by its own cells; "few" where its numbers are few beside its texts, so that the rows next to it
    tell."""
    if not numbers:
        return "lone" if texts == 1 else "texts"
    if _years_across(numbers):
        return "years"
    if len(numbers) >= SCALE and _counts_up(numbers):
        return "years"
    few = texts >= 3 and (len(numbers) == 1 or len(numbers) * 8 < texts)
    few = few or (texts >= 2 and numbers[0].value == 0 and all(cell.value == 0 for cell in numbers))  # of broken links
    if len(numbers) + texts == 1:
        return "lone"
    return "few" if few else "values"


def _counts_up(cells: Sequence[Cell]) -> bool:
    """Whether the row counts up by one from column to column, as a heading of single years of age does."""
    first, second = cells[0].value, cells[1].value
    if isinstance(first, float) and isinstance(second, float) and second - first != 1.0:
        return False  # nearly every row, by one look
    values = [cell.value for cell in cells if isinstance(cell.value, (int, float))]
    return len(values) * 10 >= 9 * len(cells) and len(values) > 1 and all(b - a == 1.0 for a, b in pairwise(values))


def _may_be_year(cell: Cell) -> bool:
    return not isinstance(cell.value, float) or FIRST_YEAR <= cell.value <= LAST_YEAR


def _years_across(cells: Sequence[Cell]) -> bool:
    """Whether the numbers are years that head columns. In a run of years one label may be something else."""
    if not any(map(_may_be_year, cells[: max(1, len(cells) // 5) + 1])):
        return False  # nearly every row: as many others are no years
    may_be = filter(_may_be_year, cells)
    years = [year for cell in may_be if (year := _year(cell)) is not None]
    steps = [b - a for a, b in pairwise(years)]
    if len(years) >= 2 and len(years) * 10 >= len(cells) * 8:
        return len(set(steps)) <= 3 and any(steps)
    if len(years) < 2 or len(cells) - len(years) > 1 or set(steps) not in ({1}, {-1}):
        return False
    other = next(cell.text.strip() for cell in cells if _year(cell) is None)
    return len(years) > 2 or bool(_BEGINS_WITH_YEAR.match(other))
