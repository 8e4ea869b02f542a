"""The cells of a sheet that are plain numbers or texts, which is nearly all of them, built many at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from loaders.workbook.columns import COLUMN_BITS, COLUMN_MASK, KIND_BITS, KIND_MASK, NUMBER, TEXT
from loaders.workbook.grid import Cell
from loaders.workbook.number_formats import NumberFormat

StoredColumns: TypeAlias = "tuple[array[int], array[int], array[float]]"  # places, codes and numbers of one sheet
# What plain cells of one style share: how a number is shown (None for a text), and the fields of a cell after its text.
_Way = tuple[Callable[[float], str] | None, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class SharedParts:
    """What all sheets of one book share: texts, their marks, styles and the formulas that others follow."""

    texts: list[str]
    marks: Mapping[int, tuple[str, str]]  # text number → superscript, struck
    rich: frozenset[int]
    styles: list[tuple[str, str, bool, int, str, NumberFormat]]  # number format, fill, bold, indent, mark, compiled
    from_1904: bool = False
    shared_formulas: list[tuple[int, str]] = field(default_factory=list)


def plain_cells(columns: StoredColumns, parts: SharedParts) -> list[Cell | None]:
    """The cells that are plain numbers or texts without a mark, in their order; None for the others, and for a text
    that is not among the parts' yet. None of them knows its formula or its comment."""
    ways, texts = _ways(columns[1], parts), parts.texts
    known = len(texts)
    found: list[Cell | None] = []
    for place, code, number in zip(*columns, strict=True):
        way = ways.get(code)
        if way is None:
            found.append(None)
            continue
        shown, rest = way
        value: float | str | None = number
        if shown is not None:
            text = shown(number)
        elif number < known:
            text = texts[int(number)]
            value = text or None
        else:
            found.append(None)
            continue
        at = (place >> COLUMN_BITS, (place & COLUMN_MASK) + 1, value, text)
        found.append(tuple.__new__(Cell, at + rest))  # half of the time that naming the fields takes
    return found


def _ways(codes: array[int], parts: SharedParts) -> dict[int, _Way]:
    """The codes whose cells are plain numbers or plain texts, and what those cells share."""
    found: dict[int, _Way] = {}
    for code in set(codes):
        format_code, fill, bold, indent, mark, compiled = parts.styles[code >> KIND_BITS]
        kind = code & KIND_MASK
        rest = (format_code, fill, "", "", "", "", False, bold, indent)
        if kind == NUMBER and not mark and not compiled.is_date:
            found[code] = (compiled.shows, rest)
        elif kind == TEXT and not mark and compiled.worded is None and not parts.marks:
            found[code] = (None, rest)
    return found
