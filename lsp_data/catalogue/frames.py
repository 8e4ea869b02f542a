"""Rows of cells as frames, and frames as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from lsp_data.catalogue.cells import Column


def frame(columns: tuple[Column, ...], rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as a frame with one dtype a kind: text str, date object, number float64, whole Int64, flag bool."""
    kinds = {"text": "str", "date": "object", "number": "float64", "whole": "Int64", "flag": "bool"}
    rows = list(rows)
    return pd.DataFrame(
        {one.name: pd.Series([row[one.name] for row in rows], dtype=kinds[one.kind]) for one in columns}
    )


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows, each its cells by column."""
    return [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]


def numbered(table: pd.DataFrame) -> list[tuple[int, dict[str, Any]]]:
    """The frame's rows, each with its number as a spreadsheet counts it (the header is row 1)."""
    return list(enumerate(records(table), start=2))
