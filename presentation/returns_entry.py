"""Entering one figure by hand: which periods a series has, and what is held for one of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from lsp_data.periods import Basis, Period, financial_year, label, survey
from lsp_data.reports.returning import expected_periods
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.series import Key, known, series_of, used_rows
from presentation import words
from presentation.markup import Child, link

MARKERS = {
    "": "a value",
    **{one: words.NO_DATA[one] for one in ("na", "tbc", "suppressed", "not_applicable", "not_collected")},
}
STATUSES = {
    "": "not said",
    "provisional": "Provisional",
    "estimated": "Estimated",
    "revised": "Revised",
    "final": "Final",
}


def entry_periods(g: Generation, key: Key, held: pd.DataFrame, until: date) -> dict[Period, str]:
    """The periods for which a figure can be entered, newest first, each with its words: those that figures are held
    for, and those that the series' frequency expects by the day. ``held``: the series (basis, period_start,
    period_end)."""
    catalogue = reads.catalogue_of(g)
    found = {
        Period(start.date(), end.date(), Basis(basis))
        for start, end, basis in held[["period_start", "period_end", "basis"]].itertuples(index=False, name=None)
    }
    first = financial_year(catalogue.partnership.first_year).start
    for row in used_rows(catalogue):
        if (row["indicator"], row["sub_measure"]) == key[:2]:
            found |= set(expected_periods(series_of(row, key[2], known(g.rows, until, [key])), first, until))
    if not found:
        found = set(_years(first.year, until))
    return {one: label(one) for one in sorted(found, key=lambda one: (one.end, one.start), reverse=True)}


def _years(first: int, until: date) -> list[Period]:
    """For a series of which nothing tells the periods: the waves of a survey, and financial years."""
    years = range(first, until.year + 1)
    ended = [one for one in map(financial_year, years) if one.end <= until]
    return [*ended, *(one for one in map(survey, years) if one.start <= until)]


def held_facts(versions: pd.DataFrame, period: Period, unit: str) -> list[tuple[Child, Child]]:
    """What is held for the period now: value, status, source, known at. Empty where nothing is. In: the series of one
    indicator and area (``reports.series``)."""
    row = held_row(versions, period)
    if row is None:
        return []
    cell = "!".join(part for part in (words.said(row["sheet"]), words.said(row["cell"])) if part)
    source = f"{words.said(row['file_name'], 'no file')} {cell}".strip()
    return [
        ("Held now", words.amount(row["value"], unit, marker=row["marker"])),
        ("Status", words.FIGURE_STATUS.get(words.said(row["status"]), words.said(row["status"]))),
        ("Source", link(source, "history", {"return": str(row["return_id"])})),
        ("Known at", words.day(row["known_at"])),
        ("Note", words.said(row["note"])),
    ]


def held_row(versions: pd.DataFrame, period: Period) -> dict[str, Any] | None:
    """The row of the actual figure that counts for the period; None where there is none."""
    same = (
        (versions["measure"] == "actual")
        & versions["current"].astype(bool)
        & (versions["basis"] == period.basis.value)
        & (versions["period_start"] == pd.Timestamp(period.start))
        & (versions["period_end"] == pd.Timestamp(period.end))
    )
    rows = versions[same]
    return None if rows.empty else {str(name): value for name, value in rows.iloc[0].to_dict().items()}


def not_ready(value: float | None, marker: str | None, source: str | None) -> str:
    """What is still wanting before the figure can be published; "" where nothing is."""
    if value is None and not marker:
        return "Type a value, or choose under “What is known” why there is none."
    if value is not None and marker:
        return f"You typed a value and chose “{MARKERS[marker]}”: it can only be one of them."
    if not (source or "").strip():
        return "Say where the figure comes from."
    return ""
