"""Meetings: which one "the last meeting" is, and which is next."""

from __future__ import annotations

from datetime import date

from lsp_data.reports.registers import register
from lsp_data.reports.standing import reporting_day
from lsp_data.store.generations import Generation


def last_meeting(g: Generation, as_at: date | None = None) -> tuple[date, str] | None:
    """The day and the name of the newest meeting before a day (None: the reporting date); None where there was none."""
    return _nearest(g, as_at, past=True)


def next_meeting(g: Generation, as_at: date | None = None) -> tuple[date, str] | None:
    """The day and the name of the first meeting on or after a day; None where none is planned."""
    return _nearest(g, as_at, past=False)


def _nearest(g: Generation, as_at: date | None, *, past: bool) -> tuple[date, str] | None:
    day = as_at or reporting_day(g)
    if day is None:
        return None
    rows = register(g, "meeting").to_dict("records")
    found = sorted((date.fromisoformat(row["date"]), row["name"] or "") for row in rows)
    fitting = [one for one in found if (one[0] < day) is past]
    return (fitting[-1] if past else fitting[0]) if fitting else None
