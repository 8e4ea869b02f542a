"""Cells of a sheet as they came over the wire: columns of numbers that become :class:`Cell` when someone looks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import Any

from loaders.workbook.columns import (
    BLANK,
    BOOL,
    COLUMN_BITS,
    COLUMN_MASK,
    DATE,
    ERROR,
    KIND_BITS,
    KIND_MASK,
    NUMBER,
    SHOWN,
    TEXT,
)
from loaders.workbook.date_formats import as_date, iso_text, shown_date
from loaders.workbook.faults import LAST_COLUMN, LAST_ROW, column_letters, column_number
from loaders.workbook.grid import Cell, CellValue
from loaders.workbook.number_formats import general
from loaders.workbook.plain_cells import SharedParts, StoredColumns, plain_cells

# Quoted words and sheet names stay; an address moves, unless a letter, a bracket or a dot shows that it is none.
_ADDRESS = re.compile(
    r"\"[^\"]*\"|'[^']*'|(?<![A-Za-z0-9_.\]])(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]{0,6})(?![A-Za-z0-9_(.!])"
)


class StoredCells(Mapping[tuple[int, int], Cell]):
    """The non-empty cells of a sheet by (row, column), row by row; a cell is built when it is first asked for."""

    __slots__ = (
        "_all",
        "_at",
        "_built",
        "_code",
        "_comments",
        "_early",
        "_formulas",
        "_index",
        "_number",
        "_parts",
        "_shown",
    )

    def __init__(
        self,
        columns: StoredColumns,
        parts: SharedParts,
        *,
        formulas: Mapping[int, str | int],
        shown: Mapping[int, str],
        comments: Mapping[int, str],
        early: Sequence[Cell | None] = (),
    ) -> None:
        """``early``: the first cells in their order, as :func:`plain_cells` built them before."""
        self._at, self._code, self._number = columns
        self._parts = parts
        self._formulas, self._shown, self._comments = formulas, shown, comments
        self._index: dict[int, int] | None = None  # by place
        self._built: dict[int, Cell] = {}  # by index
        self._early = early
        self._all: list[Cell] | None = None  # once someone went through all of them

    def __repr__(self) -> str:
        return f"<{len(self)} cells>"

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for place in self._at:
            yield place >> COLUMN_BITS, (place & COLUMN_MASK) + 1

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and len(key) == 2 and self.get(key) is not None

    def __getitem__(self, key: tuple[int, int]) -> Cell:
        found: Cell | None = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: tuple[int, int], default: Any = None) -> Any:
        """The cell at a place, or the default: asked far more often than any other question, so without the detour
        through an exception."""
        row, column = key
        if not 0 < column <= LAST_COLUMN:
            return default
        index = (self._index if self._index is not None else self._by_place()).get(row << COLUMN_BITS | (column - 1))
        return default if index is None else self._cell(index)

    def values(self) -> ValuesView[Cell]:
        """The cells, row by row."""
        return _Cells(self)

    def items(self) -> ItemsView[tuple[int, int], Cell]:
        """(row, column) and cell, row by row."""
        return _Items(self)

    def in_order(self) -> Iterator[Cell]:
        """The cells, row by row, without looking each up by its place."""
        if self._all is None:
            self._all = self._build_all()
            self._built.clear()
        return iter(self._all)

    def between(self, first: int, last: int) -> Iterator[Cell]:
        """The cells of the rows from the first to the last, both included, without looking at the others; they are not
        kept, so that a long sheet can be leafed through."""
        start, end = (bisect_left(self._at, row << COLUMN_BITS) for row in (first, last + 1))
        return map(self._build, range(start, end))

    def size(self) -> tuple[int, int]:
        """The last row and the last column that hold a cell; (0, 0) without cells."""
        if not self._at:
            return 0, 0
        return self._at[-1] >> COLUMN_BITS, max(place & COLUMN_MASK for place in self._at) + 1

    def _by_place(self) -> dict[int, int]:
        if self._index is None:
            self._index = dict(zip(self._at, range(len(self._at)), strict=True))
        return self._index

    def _cell(self, index: int) -> Cell:
        if self._all is not None:
            return self._all[index]
        cell = self._built.get(index)
        if cell is None:
            cell = self._built[index] = self._build(index)
        return cell

    def _build_all(self) -> list[Cell]:
        """Every cell. Plain numbers and texts, which is nearly all of them, are built at once; the others one by one,
        as those with a formula or a comment."""
        done, columns = len(self._early), (self._at, self._code, self._number)
        if done:
            columns = (self._at[done:], self._code[done:], self._number[done:])
        found = [*self._early, *plain_cells(columns, self._parts)]
        self._early = ()
        for place in (*self._formulas, *self._comments):
            index = bisect_left(self._at, place)
            if index < len(self._at) and self._at[index] == place:
                found[index] = None
        build = self._build
        return [build(index) if cell is None else cell for index, cell in enumerate(found)]

    def _build(self, index: int) -> Cell:
        place, code, number = self._at[index], self._code[index], self._number[index]
        format_code, fill, bold, indent, mark, compiled = self._parts.styles[code >> KIND_BITS]
        kind = code & KIND_MASK
        superscript = struck = ""
        value: CellValue | None
        if kind == NUMBER:
            if compiled.is_date:
                from_1904 = self._parts.from_1904
                value = as_date(number, compiled, from_1904=from_1904)
                text = shown_date(number, compiled, from_1904=from_1904)
            else:
                value, text = number, compiled.shown(number)
        elif kind == TEXT:
            text_number = int(number)
            text = self._parts.texts[text_number]
            value = text or None
            if compiled.worded is not None and text:
                text = compiled.shown_text(text)
            if text_number in self._parts.marks:
                superscript, struck = self._parts.marks[text_number]
        else:
            value, text = self._rarer(kind, number, place)
        if mark and kind != BLANK and not (kind == TEXT and int(number) in self._parts.rich):
            # the whole cell is struck out or raised: it says nothing, or is a note mark
            superscript, struck = (superscript, text + struck) if mark == "struck" else (text + superscript, struck)
            value, text = None, ""
        return Cell(
            place >> COLUMN_BITS,
            (place & COLUMN_MASK) + 1,
            value,
            text,
            format_code,
            fill,
            self._formula(place) if self._formulas else "",
            superscript,
            struck,
            self._comments.get(place, "") if self._comments else "",
            kind == ERROR,
            bold,
            indent,
        )

    def _rarer(self, kind: int, number: float, place: int) -> tuple[CellValue | None, str]:
        """Value and text of a cell that is neither a plain number nor a text."""
        if kind == BLANK:
            return None, ""
        if kind == BOOL:
            return bool(number), "TRUE" if number else "FALSE"
        if kind == SHOWN:
            return number, self._shown.get(place) or general(number)
        text = self._parts.texts[int(number)]
        if kind == DATE:
            return iso_text(text) or text, self._shown.get(place, text)
        return text, text

    def _formula(self, place: int) -> str:
        told = self._formulas.get(place, "")
        if isinstance(told, str):
            return told
        if not 0 <= told < len(self._parts.shared_formulas):
            return "?"  # follows a formula that the file does not hold
        first, text = self._parts.shared_formulas[told]
        return moved(
            text, (place >> COLUMN_BITS) - (first >> COLUMN_BITS), (place & COLUMN_MASK) - (first & COLUMN_MASK)
        )


class _Cells(ValuesView[Cell]):
    _mapping: StoredCells

    def __iter__(self) -> Iterator[Cell]:
        return self._mapping.in_order()


class _Items(ItemsView[tuple[int, int], Cell]):
    _mapping: StoredCells

    def __iter__(self) -> Iterator[tuple[tuple[int, int], Cell]]:
        return zip(self._mapping, self._mapping.in_order(), strict=True)


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads some rows down and columns right: addresses without "$" move along."""

    def move(found: re.Match[str]) -> str:
        if not found[4]:
            return found[0]
        column = column_number(found[2]) + (0 if found[1] else columns)
        row = int(found[4]) + (0 if found[3] else rows)
        if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
            return "#REF!"
        return f"{found[1]}{column_letters(column)}{found[3]}{row}"

    return _ADDRESS.sub(move, formula)
