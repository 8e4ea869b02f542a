"""Reads the data that ships (`lsp_data/reference/*.csv`) and checks it; an error names file, row and reason."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from lsp_data.catalogue import faults
from lsp_data.catalogue.cells import Cell
from lsp_data.catalogue.checks import check
from lsp_data.catalogue.faults import RowError
from lsp_data.catalogue.frames import frame
from lsp_data.catalogue.tables import TABLES, Table

FOLDER = Path(__file__).resolve().parent.parent / "reference"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reference:
    """The reference data, one frame a file (columns as in the file). Text is never missing: blank is "" and means
    unknown; dates are `date` or None, numbers NaN and whole numbers <NA> where blank."""

    indicators: pd.DataFrame
    sub_measures: pd.DataFrame
    definition_notes: pd.DataFrame
    themes: pd.DataFrame
    theme_mapping: pd.DataFrame
    cross_cutting: pd.DataFrame
    partners: pd.DataFrame
    lead_organisations: pd.DataFrame
    areas: pd.DataFrame
    area_predecessors: pd.DataFrame
    commitments: pd.DataFrame
    commitment_roles: pd.DataFrame
    rules: pd.DataFrame


@cache
def load_reference() -> Reference:
    """The reference data that ships, read and checked once. Raises ReferenceError naming file, row and reason."""
    return read_reference(FOLDER)


def read_reference(folder: Path) -> Reference:
    """The reference data in a folder, checked. Raises ReferenceError naming file, row and reason."""
    frames = {table.name: _read(folder / table.file, table) for table in TABLES}
    check(frames)
    return Reference(**frames)


def _read(path: Path, table: Table) -> pd.DataFrame:
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
    rows: list[dict[str, Cell]] = []
    seen: dict[tuple[Cell, ...], int] = {}
    for row, cells in enumerate(raw[1:], start=2):
        found = _read_row(table, row, cells)
        key = tuple(found[name] for name in table.key)
        if key in seen:
            shown = " ".join(str(part) for part in key)
            raise RowError(table.file, row, f"{shown} stands twice, first in row {seen[key]}")
        seen[key] = row
        rows.append(found)
    return frame(table.columns, rows)


def _read_row(table: Table, row: int, cells: list[str]) -> dict[str, Cell]:
    if len(cells) != len(table.columns):
        raise RowError(table.file, row, f"{len(cells)} cells where {len(table.columns)} belong")
    try:
        return {column.name: column.read(cell.strip()) for column, cell in zip(table.columns, cells, strict=True)}
    except ValueError as reason:
        raise RowError(table.file, row, str(reason)) from None
