"""A file of series, as the terminal's statistics read it: CSV with `series_id, period, value` and, constant in each
series, further columns. Everything that is wrong is collected, with its row, column, value and mend.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from lsp_data.errors import LspError
from lsp_data.measures.series import Frequency

REQUIRED = ("series_id", "period", "value")
NO_FIGURE = ("", "NA")
REASONS_AT_MOST = 20
GREATEST = 1e100  # no measure comes near; sums and squares of such numbers are still numbers
_NUMBER = re.compile(r"[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_PERIOD = re.compile(r"(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?")
_A_YEAR = {Frequency.ANNUAL: 1, Frequency.QUARTERLY: 4, Frequency.MONTHLY: 12}
NUMBER_MEND = "Write it with digits and a point, such as 12.5, without signs for thousands or units"


class SeriesRefused(LspError):  # noqa: N818  the product's own word
    """The file cannot be used as it is; ``reasons`` has a sentence for each fault."""

    def __init__(self, reasons: Sequence[str]) -> None:
        more = len(reasons) - REASONS_AT_MOST
        self.reasons = [*reasons[:REASONS_AT_MOST], *([f"And {more} more."] if more > 0 else [])]
        super().__init__("\n".join(self.reasons))


@dataclass(frozen=True, slots=True)
class When:
    """A period of a series: the frequency that its form says, and its number since the year 0."""

    frequency: Frequency
    number: int

    def __str__(self) -> str:
        return written(self.frequency, self.number)


def written(frequency: Frequency, number: int) -> str:
    """A period in the file's form: 2008, 2008Q3, 2008-07."""
    year, part = divmod(number, _A_YEAR[frequency])
    form = {Frequency.ANNUAL: f"{year:04d}", Frequency.QUARTERLY: f"{year:04d}Q{part + 1}"}
    return form.get(frequency, f"{year:04d}-{part + 1:02d}")


@lru_cache(maxsize=4096)  # the series of a file mostly share their periods
def when(text: str) -> When | None:
    """The period that a cell names, None where it names none."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    year, quarter, month = int(found[1]), found[2], found[3]
    if quarter:
        return When(Frequency.QUARTERLY, year * 4 + int(quarter) - 1)
    return When(Frequency.MONTHLY, year * 12 + int(month) - 1) if month else When(Frequency.ANNUAL, year)


def number_of(text: str) -> float | None:
    """The number that a cell holds, None where it is none, or none that a measure can have."""
    value = float(text) if _NUMBER.fullmatch(text) else math.nan
    return value if abs(value) < GREATEST else None


@dataclass(slots=True)
class Given:
    """One series as it stands in the file: ``points`` (period, value, row) in order of period; ``cells``: of each
    further column the cell (text, row) that is the series' own, where one is filled in."""

    series_id: str
    row: int  # its first, the header being row 1
    points: list[tuple[When, float | None, int]] = field(default_factory=list)
    cells: dict[str, tuple[str, int]] = field(default_factory=dict)


class Faults:
    """The reasons found so far, a sentence each."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def add(self, row: int, column: str, value: str, why: str, mend: str) -> None:
        """One fault of a cell."""
        self.reasons.append(f"Row {row}, column {column}: “{value}” {why}. {mend}.")

    def refuse_if_any(self) -> None:
        """SeriesRefused where something was found."""
        if self.reasons:
            raise SeriesRefused(self.reasons)


def read_series(path: Path, further: Sequence[str], faults: Faults) -> list[Given]:
    """The series of a file in the order of their first rows; ``further``: the columns that are read besides.

    Columns of other names are not read. SeriesRefused where the file is no such CSV; what is wrong with a cell is
    added to ``faults``."""
    series: dict[str, Given] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            lines = csv.reader(opened, strict=True)
            header = [name.strip() for name in next(lines, [])]
            places = _places(path, header, further)
            for row, cells in enumerate(lines, start=2):
                if any(cell.strip() for cell in cells):
                    _read_row(series, row, cells, places, faults)
    except UnicodeDecodeError as error:
        raise SeriesRefused([f"{path.name} is not in UTF-8. Save it as “CSV UTF-8”."]) from error
    except csv.Error as error:
        raise SeriesRefused([f"{path.name} is no CSV that can be read ({error}). Save it as “CSV UTF-8”."]) from error
    for one in series.values():
        _put_in_order(one, faults)
    if not series and not faults.reasons:
        raise SeriesRefused([f"{path.name} has no rows. Each figure is a row below the header."])
    return list(series.values())


def _places(path: Path, header: Sequence[str], further: Sequence[str]) -> dict[str, int]:
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        there = ", ".join(name for name in header if name) or "none"
        wanted = ", ".join(REQUIRED)
        raise SeriesRefused(
            [f"{path.name} lacks the column {', '.join(missing)}. Its first row must name {wanted}; it names {there}."]
        )
    twice = [name for name in (*REQUIRED, *further) if header.count(name) > 1]
    if twice:
        raise SeriesRefused([f"{path.name} has the column {', '.join(twice)} more than once. Keep one of them."])
    return {name: header.index(name) for name in (*REQUIRED, *further) if name in header}


def _read_row(series: dict[str, Given], row: int, cells: Sequence[str], places: dict[str, int], faults: Faults) -> None:
    cells = [*cells, *[""] * (max(places.values()) + 1 - len(cells))]  # a short row has nothing in its last columns
    name, period, text = (cells[places[column]].strip() for column in REQUIRED)
    if not name:
        faults.add(row, "series_id", name, "names no series", "Give each series a name")
        return
    one = series.setdefault(name, Given(name, row))
    for column, place in places.items():
        cell = cells[place].strip()
        if column in REQUIRED or cell in NO_FIGURE:
            continue
        first, stands = one.cells.setdefault(column, (cell, row))
        if first != cell:
            faults.add(row, column, cell, f"differs from “{first}” in row {stands}", f"A series has one {column}")
    found = when(period)
    if found is None:
        faults.add(row, "period", period, "is no period", "Write a year 2008, a quarter 2008Q3 or a month 2008-07")
    value = number_of(text)
    if value is None and text not in NO_FIGURE:
        faults.add(row, "value", text, "is no number", f"{NUMBER_MEND}; leave it empty where there is no figure")
    if found is not None:
        one.points.append((found, value, row))


def _put_in_order(one: Given, faults: Faults) -> None:
    """Sort the points; a period that comes twice, or is of another frequency than the first, is a fault."""
    if not one.points:
        return
    frequency = one.points[0][0].frequency
    for found, _, row in one.points:
        if found.frequency is not frequency:
            said = f"is not {frequency.value} as in row {one.points[0][2]}"
            faults.add(row, "period", str(found), said, "Keep one frequency in a series")
    one.points.sort(key=lambda point: (point[0].number, point[2]))
    for earlier, later in pairwise(one.points):
        if earlier[0] == later[0]:
            faults.add(later[2], "period", str(later[0]), f"stands in row {earlier[2]} too", "Keep one of the two")
