"""Rows of cells as frames. The rows are what is kept; a frame is made of them when somebody asks for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lsp_data.catalogue.cells import Column, Row

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {"text": "str", "date": "object", "number": "float64", "whole": "Int64", "flag": "bool", "several": "object"}


class Framed:
    """Rows that are shown as a frame under the name of the attribute; the owner's ``rows`` holds them by that name."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, owner: Any, _: type) -> pd.DataFrame:
        found: pd.DataFrame | None = owner.frames.get(self.name)
        if found is None:
            found = owner.frames[self.name] = frame(self.columns, owner.rows[self.name])
        return found


def frame(columns: tuple[Column, ...], rows: Sequence[Row]) -> pd.DataFrame:
    """Rows as a frame with one dtype a kind: text str, date object, number float64, whole Int64, flag bool."""
    import pandas as pd  # takes longer than reading a workbook, which asks for no frame

    return pd.DataFrame(
        {one.name: pd.Series([row[one.name] for row in rows], dtype=_TYPES[one.kind]) for one in columns}
    )
