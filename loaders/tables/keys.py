"""Columns of whole numbers that label the rows of a table: quarters, weeks, and whatever tells its rows apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

LARGEST = {"quarter": 4, "qtr": 4, "month": 12, "period": 13, "week": 53}
_PART = re.compile(
    rf"(?:(?:financial|calendar|academic|fiscal|reporting)\s+)?({'|'.join(LARGEST)})(?:\s*(?:no\.?|number))?", re.I
)

# Codes of areas, organisations and their old numbers; in a header also those of series ("G7AU").
_CODE = re.compile(r"[A-Z]\d{8}|\d{2}[A-Z]{2}|E\d{4}|[A-Z][A-Z\d]{2}|\d[A-Z][A-Z\d]|\d{9,}")
_SERIES = re.compile(r"[A-Z][A-Z\d]{3}")
_REFERENCE = re.compile(
    r"\b(?:ukprn|urn|uprn|upin|laestab|codes?|refs?|reference(?: (?:no|number))?|id|identifier)\b", re.IGNORECASE
)
_INDICATOR = re.compile(r"(?:NI|N1|LI|LAA|BV|BVPI|PI|KPI|LPI)\s*[-.]?\s*\d{1,4}[a-z]?", re.IGNORECASE)
_DIGITS = range(6, 9)  # of a reference number


def is_code(text: str) -> bool:
    """Whether a text is the code of an area or organisation: "E07000223", "5NP", "RA9"."""
    return bool(_CODE.fullmatch(text))


def is_indicator_code(text: str) -> bool:
    """Whether a text is written as codes of indicators are, of whatever list: "NI 154", "BVPI 84a"."""
    return bool(_INDICATOR.fullmatch(text))


def are_references(heading: str, texts: Sequence[str]) -> bool:
    """Whether whole numbers of the same six to eight digits are references, as their heading says: "UKPRN"."""
    return bool(_REFERENCE.search(heading)) and _of_one_length(texts)


def _of_one_length(texts: Sequence[str]) -> bool:
    sizes = {len(text) if text.isdecimal() else 0 for text in texts}
    return len(sizes) == 1 and sizes.pop() in _DIGITS


def are_codes(texts: Sequence[str]) -> bool:
    """Whether the texts over columns of values are all codes, or only number the columns, so that they name nothing."""
    if [text.strip("()") for text in texts] == [str(place) for place in range(1, len(texts) + 1)]:
        return len(texts) > 1
    return len(texts) > 1 and all(_CODE.fullmatch(text) or _SERIES.fullmatch(text) for text in texts)


def part_named(heading: str) -> str:
    """The part of a year that a heading says its numbers count: quarter, month, period or week; "" for none."""
    found = _PART.fullmatch(heading.strip())
    return found[1].lower().replace("qtr", "quarter") if found else ""


class Body(NamedTuple):
    """The rows of values of a table, by their numbers, with their numeric cells and the rows that head them."""

    rows: Rows
    numbers: Sequence[int]
    numeric: Mapping[int, Sequence[Cell]]
    header: Sequence[int]


def key_columns(body: Body, labels: Sequence[int], values: Sequence[int]) -> tuple[int, ...]:
    """The columns among ``values`` that are keys of the rows: reference numbers, the number of a part of the year under
    its word, and, left of the last label, whole numbers without which two rows would read the same. At least one stays
    a value."""
    references = _references(body, values) if len(values) > 1 else ()
    left = [one for one in values if one not in references]
    if len(left) < 2:
        return references if left else ()
    return (*references, *_keys(body, (*labels, *references), left))


def _references(body: Body, values: Sequence[int]) -> tuple[int, ...]:
    """The columns that are headed so and hold reference numbers; a row of totals has none."""
    headed = {one for one in values if any(_REFERENCE.search(cell.text) for cell in _over(body, one))}
    held: dict[int, list[str]] = {column: [] for column in headed}
    for cell in (one for number in body.numbers if headed for one in body.numeric[number] if one.column in headed):
        counted = _counted(cell)
        held[cell.column].append("" if counted is None else str(counted))
    return tuple(column for column, texts in sorted(held.items()) if _of_one_length(texts))


def _keys(body: Body, labels: Sequence[int], values: Sequence[int]) -> tuple[int, ...]:
    """The parts of a year and the numbers that tell rows apart among the ``values``."""
    before = [one for one in labels if one < values[-1]]
    parts = [
        (one, most)
        for one in values[:-1]
        if (most := max((LARGEST.get(part_named(cell.text), 0) for cell in _over(body, one)), default=0))
    ]
    if not parts and values[0] > max(before, default=0):
        return ()  # nearly every table, without a look at its rows
    last = next((one for one in reversed(before) if _full(body, one)), 0)
    inner = [one for one in values if one < last and one not in dict(parts)]
    if not parts and not inner:
        return ()
    whole = _whole(body, (*dict(parts), *inner))
    keys: list[int] = []
    for column, most in parts:
        held = whole.get(column, [])
        if not held or not all(1 <= one <= most for one in held):
            continue
        if column < last or len(set(held)) == 1 < len(held) or _recur(body, (*labels, *keys)):
            keys.append(column)
    found = [one for one in inner if one in whole and len(set(whole[one])) < len(body.numbers)]
    if found and _recur(body, (*labels, *keys)) and not _recur(body, (*labels, *keys, *found)):
        keys += found
    return tuple(keys) if len(keys) < len(values) else ()


def _over(body: Body, column: int) -> list[Cell]:
    return [cell for number in body.header if (cell := body.rows.at(number, column)) is not None]


def _full(body: Body, column: int) -> bool:
    return sum(body.rows.at(number, column) is not None for number in body.numbers) * 10 >= 9 * len(body.numbers)


def _whole(body: Body, columns: Sequence[int]) -> dict[int, list[int]]:
    """The numbers of each of the columns that holds a whole number in every row."""
    found: dict[int, list[int]] = {column: [] for column in columns}
    for number in body.numbers:
        for cell in body.numeric[number]:
            if cell.column in found and (counted := _counted(cell)) is not None:
                found[cell.column].append(counted)
    return {column: held for column, held in found.items() if len(held) == len(body.numbers)}


def _counted(cell: Cell) -> int | None:
    value = cell.value
    if isinstance(value, str):
        return int(value) if value.strip().isdecimal() else None
    return int(value) if isinstance(value, (int, float)) and float(value).is_integer() else None


def _recur(body: Body, columns: Sequence[int]) -> bool:
    """Whether two rows have the same labels."""
    seen: set[tuple[str, ...]] = set()
    for number in body.numbers:
        key = tuple(cell.text if (cell := body.rows.at(number, column)) is not None else "" for column in columns)
        if key in seen:
            return True
        seen.add(key)
    return False
