"""Reads the data that ships (`lsp_data/reference/*.csv`) and checks it; an error names file, row and reason."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_data.catalogue import faults
from lsp_data.catalogue.cells import Cell, Row
from lsp_data.catalogue.checks import check
from lsp_data.catalogue.faults import RowError
from lsp_data.catalogue.frames import Framed
from lsp_data.catalogue.tables import COLUMNS_OF, TABLES, Table

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).resolve().parent.parent / "reference"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reference:
    """The reference data: the rows of each file by its name (never to be changed), and the same as frames.

    Text is never missing: blank is "" and means unknown. Dates and numbers are None in a row where blank; in a frame
    dates are None, numbers NaN and whole numbers <NA>."""

    rows: Mapping[str, tuple[Row, ...]]
    frames: dict[str, pd.DataFrame] = field(default_factory=dict, init=False)

    indicators = Framed(COLUMNS_OF["indicators"])
    sub_measures = Framed(COLUMNS_OF["sub_measures"])
    definition_notes = Framed(COLUMNS_OF["definition_notes"])
    themes = Framed(COLUMNS_OF["themes"])
    theme_mapping = Framed(COLUMNS_OF["theme_mapping"])
    cross_cutting = Framed(COLUMNS_OF["cross_cutting"])
    partners = Framed(COLUMNS_OF["partners"])
    lead_organisations = Framed(COLUMNS_OF["lead_organisations"])
    areas = Framed(COLUMNS_OF["areas"])
    area_predecessors = Framed(COLUMNS_OF["area_predecessors"])
    commitments = Framed(COLUMNS_OF["commitments"])
    commitment_roles = Framed(COLUMNS_OF["commitment_roles"])
    delivery_steps = Framed(COLUMNS_OF["delivery_steps"])
    priority_areas = Framed(COLUMNS_OF["priority_areas"])
    rules = Framed(COLUMNS_OF["rules"])


@cache
def load_reference() -> Reference:
    """The reference data that ships, read and checked once. Raises ReferenceError naming file, row and reason."""
    return read_reference(FOLDER)


def read_reference(folder: Path) -> Reference:
    """The reference data in a folder, checked. Raises ReferenceError naming file, row and reason."""
    files = {table.name: _read(folder / table.file, table) for table in TABLES}
    check(files)
    return Reference(files)


def _read(path: Path, table: Table) -> tuple[Row, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            raw = list(csv.reader(lines, strict=True))
    except FileNotFoundError:
        raise faults.ReferenceError(f"{table.file} is missing from the reference data.") from None
    except (UnicodeDecodeError, csv.Error) as fault:
        raise faults.ReferenceError(f"{table.file} cannot be read as a CSV file in UTF-8: {fault}.") from None
    names = [column.name for column in table.columns]
    if not raw or raw[0] != names:
        raise RowError(table.file, 1, f"the columns must be: {', '.join(names)}")
    rows: list[Row] = []
    seen: dict[tuple[Cell, ...], int] = {}
    for row, cells in enumerate(raw[1:], start=2):
        found = _read_row(table, row, cells)
        key = tuple(found[name] for name in table.key)
        if key in seen:
            shown = " ".join(str(part) for part in key)
            raise RowError(table.file, row, f"{shown} stands twice, first in row {seen[key]}")
        seen[key] = row
        rows.append(found)
    return tuple(rows)


def _read_row(table: Table, row: int, cells: list[str]) -> Row:
    if len(cells) != len(table.columns):
        raise RowError(table.file, row, f"{len(cells)} cells where {len(table.columns)} belong")
    try:
        return {column.name: column.read(cell.strip()) for column, cell in zip(table.columns, cells, strict=True)}
    except ValueError as reason:
        raise RowError(table.file, row, str(reason)) from None
