"""A workbook as plain cells: what the contained reader hands over, whatever the file format was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from lsp_data.errors import Problem

CellValue = float | str | bool | date | datetime | time


class Cell(NamedTuple):
    """One non-empty cell. ``text`` is the cell as a person sees it, as far as the format tells.

    A tuple, because a workbook may have a million of them: it is built in a third of a frozen dataclass's time."""

    row: int  # from 1
    column: int  # from 1
    value: CellValue | None  # None: empty but filled (or only commented)
    text: str
    number_format: str = ""
    fill: str = ""  # "RRGGBB" of a solid (or any patterned) fill, "" without one
    formula: str = ""  # the formula's text; value is then its stored result
    superscript: str = ""  # trailing superscript run, already removed from value and text
    struck: str = ""  # struck-out text, already removed from value and text
    comment: str = ""
    error: bool = False  # an Excel error value such as #DIV/0!; value is its text
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its non-empty cells by (row, column), merged areas and what is hidden."""

    name: str
    hidden: bool = False
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    merges: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """A whole workbook; ``properties`` holds its custom document properties (our templates' stamp)."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    format: str = "xlsx"  # xlsx | xls | ods | csv
    problems: tuple[Problem, ...] = ()  # what the reader noticed, by sheet: hidden rows, raised note marks, far cells …


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read as a whole: why, and what its sender can do. The first problem is the reason."""

    problems: tuple[Problem, ...]
