"""Entering one figure by hand: which periods a series has, and what is held for one of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from loaders.compare.jumps import with_jumps
from loaders.compare.rows import Row
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import HandFigure, unit_of
from lsp_data.errors import LspError
from lsp_data.periods import Basis, Period, financial_year, label, survey
from lsp_data.reports.returning import expected_periods
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.series import Key, known, series_of, used_rows
from presentation import words
from presentation.markup import Child, link
from presentation.returns_compare import remark

MARKERS = {
    "": "there is a value",
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
    place = (words.said(row["sheet"]), words.said(row["cell"]))
    cell = "!".join(place) if all(place) else ""  # what was entered by hand has none
    source = f"{words.said(row['file_name'], 'no file')} {cell}".strip()
    return [
        ("Held now", words.amount(row["value"], unit, marker=row["marker"], exact=True)),
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


def doubt(versions: pd.DataFrame, figure: HandFigure, unit: str) -> str:
    """What is asked before the figure is stored: whether a step is right that is as doubtful as a return's would be;
    "" where nothing is. A correction is measured beside what it replaces. In: the series (``reports.series``)."""
    if figure.value is None:
        return ""
    replaced = held_row(versions, figure.period)
    old = None if replaced is None or words.missing(replaced["value"]) else float(replaced["value"])
    row = Row(
        0, "new", figure.indicator, figure.sub_measure, figure.area, "actual", figure.period,
        value=figure.value, old_value=old, unit=unit,
    )  # fmt: skip
    key = (figure.indicator, figure.sub_measure, figure.area)
    asked = with_jumps([row], {(key, figure.period.basis): _values_beside(versions, figure.period)})[0]
    if asked == row or asked.before is None:
        return ""
    new, before = (words.amount(value, unit, exact=True) for value in (figure.value, asked.before[0]))
    beside = "the figure before is" if old is None else "held now is"
    return f"You typed {new}; {beside} {before}. {remark(asked)} Is it right?"


def _values_beside(versions: pd.DataFrame, period: Period) -> dict[Period, float]:
    """The values that count of the series' other periods of the same basis."""
    rows = versions[
        (versions["measure"] == "actual") & versions["current"].astype(bool) & versions["value"].notna()
        & (versions["basis"] == period.basis.value)
    ]  # fmt: skip
    stretches = zip(rows["period_start"], rows["period_end"], rows["value"], strict=True)
    found = {Period(start.date(), end.date(), period.basis): float(value) for start, end, value in stretches}
    return {one: value for one, value in found.items() if one != period}


def out_of_bounds(catalogue: Catalogue, figure: HandFigure) -> str:
    """Why the figure can never be one of its indicator, which nobody has to be asked about; "" where it can."""
    try:
        unit_of(catalogue, figure.indicator, figure.sub_measure, figure.value)
    except LspError as problem:
        return str(problem)
    return ""


def not_ready(value: float | None, marker: str | None, source: str | None, post: str) -> str:
    """All that is still wanting before the figure can be published; "" where nothing is."""
    wanting = []
    if value is None and not marker:
        wanting.append("Type a value, or choose a reason why there is none.")
    if value is not None and marker:
        wanting.append(f"You typed a value and chose “{MARKERS[marker]}”: it can only be one of them.")
    if not (source or "").strip():
        wanting.append("Say where the figure comes from.")
    if not post:
        wanting.append("Type your post: it stands in the history.")
    return " ".join(wanting)
