"""Rows and cells as plain values: for JSON (the contracts of the terminal) and for the rules."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pandas as pd

from lsp_data.reports.standing import status
from lsp_data.store.generations import Generation

# The names of `lsp status --json`, in their order; `source` and `flags` are made of several columns of the store.
STATUS = (
    "indicator", "sub_measure", "title", "theme", "area", "period_start", "period_end", "known_at", "age_days",
    "actual", "unit", "actual_status", "milestone", "target", "target_version", "target_class", "baseline", "rag",
    "rag_reason", "rag_rule", "direction", "compared_with", "significant", "p_value", "variation", "assurance",
    "forecast", "forecast_lo80", "forecast_hi80", "p_target", "required_rate", "progress", "quartile", "lead",
    "officer", "source", "plan_adequacy", "flags", "due", "overdue_days",
)  # fmt: skip
_TIMES = {"made_at", "accepted_at", "withdrawn_at", "moved_at"}


def status_rows(g: Generation, as_at: date | None = None, area: str | None = None) -> list[dict[str, Any]]:
    """One object an indicator, sub-measure and area, with exactly the names of STATUS."""
    rows = []
    for row in records(status(g, as_at, area)):
        row["source"] = {name: row[f"source_{name}"] for name in ("file", "sheet", "cell")}
        row["flags"] = json.loads(row["flags"] or "[]")
        rows.append({name: row[name] for name in STATUS})
    return rows


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dicts that JSON can hold: missing is None, a date "2009-06-30", a time in UTC ends with Z."""
    columns = [[_plain(str(name), value) for value in frame[name]] for name in frame.columns]
    return [dict(zip(map(str, frame.columns), row, strict=True)) for row in zip(*columns, strict=True)]


def number_or_none(cell: Any) -> float | None:
    """A cell of a frame as a number; None where it is missing."""
    return None if cell is None or pd.isna(cell) else float(cell)


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, (dict, list, str, bool)):
        return value
    if isinstance(value, tuple):
        return list(value)
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}" if name in _TIMES else f"{value:%Y-%m-%d}"
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
