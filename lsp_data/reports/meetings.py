"""Meetings: which one "the last meeting" is."""

from __future__ import annotations

from datetime import date

from lsp_data.reports.registers import register
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation


def last_meeting(g: Generation, as_at: date | None = None) -> tuple[date, str] | None:
    """The day and the name of the newest meeting before a day (None: the reporting date); None where there was none."""
    day = as_at or reporting_day(g)
    if day is None:
        return None
    rows = register(g, "meeting").to_dict("records")
    found = [(date.fromisoformat(row["date"]), row["name"] or "") for row in rows]
    return max((one for one in found if one[0] < day), default=None)
