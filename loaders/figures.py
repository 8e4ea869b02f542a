"""What a return is read into: figures, register entries and problems, each with the cell it came from.

The field names are the contract of `lsp inspect --json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from lsp_data.errors import Problem

COUNTED = frozenset({"numerator", "denominator", "sample"})  # measures that are counts, whatever the figure's unit


class Figure(NamedTuple):
    """One number or marker of a sheet, with its meaning. ``value`` is the number stored in the cell; ``scale`` is
    0.01 where that number is a fraction that reads as a percentage, otherwise 1 (value / scale is what it reads as).

    A tuple, because a statistical table may have a million: it is built in a quarter of a frozen dataclass's time."""

    sheet: str
    cell: str
    label: str
    text: str
    measure: str  # actual change baseline target milestone numerator denominator lower upper sample forecast
    indicator: str | None = None  # catalogue id, e.g. "NI 33"
    sub_measure: str = ""
    area: str | None = None  # area id
    area_label: str = ""
    scale: float = 1.0
    period_basis: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    value: float | None = None
    marker: str | None = None
    status: str | None = None  # provisional | revised | estimated | final
    note: str = ""
    unit: str = ""
    benchmark: bool = False  # it is of another area, to compare with
    held: str = ""  # the code of the problem that keeps the figure from being stored, "" when nothing does
    facts: Mapping[str, str] = MappingProxyType({})  # what else its row says: class, version, state, part …
    corrected: str = ""  # the name of the correction that put a known error of the source right
    stood: float | None = None  # the number that stood in the cell before
    follows_return: bool = False  # its period is that of the return; no column, row or cell names one
    as_given: Figure | None = None  # a corrected figure as the source has it
    settled: tuple[Problem, ...] = ()  # what was asked about that, and is answered by the correction

    @property
    def reads(self) -> float | None:
        """The number as it reads: 58.2 for 0.582 shown as 58.2 %, without what dividing adds (58.199999999999996)."""
        return self.value if self.value is None or self.scale == 1.0 else round(self.value / self.scale, 12)

    @property
    def row(self) -> str:
        """The number of its row, as the cell's name has it."""
        return row_of(self.cell)


# What a figure is as it was read: nothing holds it back, nothing was put right.
AS_READ = tuple(Figure._field_defaults[name] for name in Figure._fields[Figure._fields.index("unit") + 1 :])


def row_of(cell: str) -> str:
    """The number of a cell's row, as its name has it: "14" of F14."""
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a register (an activity, a commitment role …); ``cell`` is its first cell."""

    sheet: str
    cell: str
    kind: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """What one column of a table was understood as, and why. ``role`` is that of `Role`, "" when it is not used."""

    index: int  # the sheet's column, from 1
    heading: str
    role: str
    measure: str = ""
    period: str = ""  # as people write it; "" where the rows or the title say it, or nothing does
    area: str = ""
    unit: str = ""
    why: str = ""
    indicator: str = ""  # "NI 33|i", where a person said so of the column


@dataclass(frozen=True, slots=True)
class Region:
    """One table of a sheet as it was understood: where it lies, its columns, and what holds for all of it."""

    sheet: str
    kind: str  # performance_return | targets | statistics | route_map | …
    header: tuple[int, ...]  # the rows of its headings
    first: int
    last: int
    columns: tuple[ColumnRead, ...]
    title: str = ""
    area: str = ""
    period: str = ""
    fingerprint: str = ""
    remembered: str = ""  # the name of the remembered layout that was applied
    indicator: str = ""  # "NI 33|i", where a person said so of the table
    unit: str = ""
    left_out: bool = False  # a person said that nothing is to be read from it
    heads: str = ""  # the fingerprint of the layout by which a person said where its headings are
    title_line: str = ""  # with ``first_labels``: by what it is told from another table with the same headings
    first_labels: tuple[str, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()  # what was said of such a table and is not applied here, and why
    rows_said: tuple[str, ...] = ()  # the corrections of rows that are applied here

    @property
    def top(self) -> int:
        """Its first row: of its headings, or of its figures where it has none."""
        return min((*self.header, self.first))

    def column(self, index: int) -> ColumnRead | None:
        """What a column of the sheet is in this table."""
        return next((one for one in self.columns if one.index == index), None)


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What became of one sheet: ``used`` says whether anything was read from it, ``reason`` why or why not."""

    name: str
    hidden: bool
    rows: int
    columns: int
    used: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a return says of itself (None where it does not say)."""

    partner: str | None = None  # partner id
    partner_text: str = ""
    partner_place: tuple[str, str] = ("", "")  # the sheet and cell that hold it
    period_start: date | None = None
    period_end: date | None = None
    period_text: str = ""
    known_at: date | None = None
    known_as_filed: bool = False  # the file names no day: it is the one on which the file is looked at, or a person's
    partnership: str = ""
    template_version: str = ""
    template_partner: str = ""  # the partner id and the period that our template was made for
    template_period: str = ""
    template_generation: int | None = None  # the generation from which our own workbook was made
    facts: Mapping[str, str] = field(default_factory=dict)  # other label → text pairs of the header block


@dataclass(frozen=True, slots=True)
class Return:
    """A workbook as it was understood. ``refused`` is true when the file as a whole could not be taken."""

    file: str
    sha256: str
    kind: str  # performance_return | targets | setup | route_map | commitments | unknown | …
    sheets: tuple[SheetRead, ...] = ()
    figures: tuple[Figure, ...] = ()
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    header: Header = field(default_factory=Header)
    refused: bool = False
    layout: str = ""  # name of the layout that was recognised
    regions: tuple[Region, ...] = ()
