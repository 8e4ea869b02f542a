"""Columns of whole numbers that label the rows of a table: quarters, weeks, and whatever tells its rows apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
_DIGITS = range(6, 9)  # of a reference number


def is_code(text: str) -> bool:
    """Whether a text is the code of an area or organisation: "E07000223", "5NP", "RA9"."""
    return bool(_CODE.fullmatch(text))


def are_references(heading: str, texts: Sequence[str]) -> bool:
    """Whether whole numbers of the same six to eight digits are references, as their heading says: "UKPRN"."""
    sizes = {len(text) if text.isdecimal() else 0 for text in texts}
    return len(sizes) == 1 and sizes.pop() in _DIGITS and bool(_REFERENCE.search(heading))


def are_codes(texts: Sequence[str]) -> bool:
    """Whether the texts over columns of values are all codes, or only number the columns, so that they name nothing."""
    if [text.strip("()") for text in texts] == [str(place) for place in range(1, len(texts) + 1)]:
        return len(texts) > 1
    return len(texts) > 1 and all(_CODE.fullmatch(text) or _SERIES.fullmatch(text) for text in texts)


def part_named(heading: str) -> str:
    """The part of a year that a heading says its numbers count: quarter, month, period or week; "" for none."""
    found = _PART.fullmatch(heading.strip())
    return found[1].lower().replace("qtr", "quarter") if found else ""


def key_columns(
    rows: Rows,
    numbers: Sequence[int],
    numeric: Mapping[int, Sequence[Cell]],
    header: Sequence[int],
    labels: Sequence[int],
    values: Sequence[int],
) -> tuple[int, ...]:
    """The columns among ``values`` that are keys of the rows: reference numbers, the number of a part of the year under
    its word, and, left of the last label, whole numbers without which two rows would read the same. At least one stays
    a value."""
    if len(values) < 2:
        return ()
    references = _references(rows, numbers, numeric, header, values)
    values = [one for one in values if one not in references]
    if not values:
        return ()
    return (*references, *_keys(rows, numbers, numeric, header, (*labels, *references), values))


def _references(
    rows: Rows,
    numbers: Sequence[int],
    numeric: Mapping[int, Sequence[Cell]],
    header: Sequence[int],
    values: Sequence[int],
) -> tuple[int, ...]:
    """The columns of reference numbers, without which at least one value is left."""
    headed = [one for one in values if any(_REFERENCE.search(cell.text) for cell in _over(rows, header, one))]
    whole = _whole(numeric, numbers, headed) if headed else {}
    return tuple(one for one in headed if are_references("code", [str(number) for number in whole.get(one, [])]))


def _keys(
    rows: Rows,
    numbers: Sequence[int],
    numeric: Mapping[int, Sequence[Cell]],
    header: Sequence[int],
    labels: Sequence[int],
    values: Sequence[int],
) -> tuple[int, ...]:
    """The parts of a year and the numbers that tell rows apart among the ``values``."""
    if len(values) < 2:
        return ()
    beside = [one for one in labels if one < values[-1] and _full(rows, one, numbers)]
    last = beside[-1] if beside else 0
    parts = [
        (one, most)
        for one in values[:-1]
        if (most := max((LARGEST.get(part_named(cell.text), 0) for cell in _over(rows, header, one)), default=0))
    ]
    inner = [one for one in values if one < last and one not in dict(parts)]
    if not parts and not inner:
        return ()
    whole = _whole(numeric, numbers, (*dict(parts), *inner))
    keys: list[int] = []
    for column, most in parts:
        held = whole.get(column, [])
        if not held or not all(1 <= one <= most for one in held):
            continue
        if column < last or len(set(held)) == 1 < len(held) or _recur(rows, numbers, (*labels, *keys)):
            keys.append(column)
    found = [one for one in inner if one in whole and len(set(whole[one])) < len(numbers)]
    if found and _recur(rows, numbers, (*labels, *keys)) and not _recur(rows, numbers, (*labels, *keys, *found)):
        keys += found
    return tuple(keys) if len(keys) < len(values) else ()


def _over(rows: Rows, header: Sequence[int], column: int) -> list[Cell]:
    return [cell for number in header if (cell := rows.at(number, column)) is not None]


def _full(rows: Rows, column: int, numbers: Sequence[int]) -> bool:
    return sum(rows.at(number, column) is not None for number in numbers) * 10 >= 9 * len(numbers)


def _whole(
    numeric: Mapping[int, Sequence[Cell]], numbers: Sequence[int], columns: Sequence[int]
) -> dict[int, list[int]]:
    """The numbers of each of the columns that holds a whole number in every row."""
    found: dict[int, list[int]] = {column: [] for column in columns}
    for number in numbers:
        for cell in numeric[number]:
            if cell.column in found and (counted := _counted(cell)) is not None:
                found[cell.column].append(counted)
    return {column: held for column, held in found.items() if len(held) == len(numbers)}


def _counted(cell: Cell) -> int | None:
    value = cell.value
    if isinstance(value, str):
        return int(value) if value.strip().isdecimal() else None
    return int(value) if isinstance(value, (int, float)) and float(value).is_integer() else None


def _recur(rows: Rows, numbers: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether two rows have the same labels."""
    seen: set[tuple[str, ...]] = set()
    for number in numbers:
        key = tuple(cell.text if (cell := rows.at(number, column)) is not None else "" for column in columns)
        if key in seen:
            return True
        seen.add(key)
    return False
