"""Tables as CSV: a spreadsheet opens them with the right letters, runs none of their text, and sees the caveat."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from presentation.words import as_date, missing

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_text(value: str) -> str:
    """Text that a spreadsheet shows and does not run: an apostrophe before what would begin a formula."""
    return (
        f"'{value}"
        if value.lstrip(" \u00a0").startswith(_STARTS_A_FORMULA) or value[:1] in _STARTS_A_FORMULA
        else value
    )


def csv_bytes(frame: pd.DataFrame, columns: Mapping[str, str], notes: Mapping[str, str]) -> bytes:
    """The frame as CSV in UTF-8 with a mark that spreadsheets know.

    columns: frame column → heading, in the order to write; notes: heading → text repeated on every row (as at, caveat),
    so that no row is ever quoted without it. Numbers stay numbers, dates ISO, missing cells empty.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([safe_text(heading) for heading in (*columns.values(), *notes)])
    told = [safe_text(text) for text in notes.values()]
    for values in _rows(frame, list(columns)):
        writer.writerow([_cell(value) for value in values] + told)
    return out.getvalue().encode("utf-8-sig")


def _rows(frame: pd.DataFrame, names: Sequence[str]) -> Sequence[tuple[Any, ...]]:
    return [tuple(row) for row in frame[list(names)].itertuples(index=False, name=None)]


def _cell(value: Any) -> str:
    value = value.item() if isinstance(value, np.generic) else value
    if isinstance(value, (list, tuple, set, frozenset)):
        return safe_text("; ".join(str(one) for one in value))
    if missing(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (date, pd.Timestamp)):
        found = as_date(value)
        return found.isoformat() if found else ""
    if isinstance(value, (int, float)):
        return repr(value) if isinstance(value, int) else f"{value:.12g}"
    return safe_text(str(value))
