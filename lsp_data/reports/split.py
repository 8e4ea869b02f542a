"""Whether areas that were split, merged or consist of parts add up, for one indicator, period by period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.measures.split import Bond, Family, Share, reconcile
from lsp_data.reports.areas import by_area
from lsp_data.reports.rows import number_or_none
from lsp_data.store import reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.series import area_families, listed_row

RECONCILED = (
    "whole", "whole_name", "bond", "period_start", "period_end", "period", "value", "parts", "together", "difference",
    "within", "by", "outcome", "reason", "method", "rebuilt",
)  # fmt: skip
_Key = tuple[pd.Timestamp, pd.Timestamp]


def reconciled(g: Generation, indicator: str, sub_measure: str, as_at: date | None = None) -> pd.DataFrame:
    """One row a period and family of areas of which a figure is known, newest period first: RECONCILED.

    ``bond`` split | merger | within (see `measures.split`); ``parts``: (name, figure or None) of each; ``outcome``
    reconciles | differs | untold, with its ``reason``; ``method``: how the figures were split, as the catalogue says,
    "" where it does not; ``rebuilt``: names of the areas whose figure is older than they are."""
    catalogue = reads.catalogue_of(g)
    row = listed_row(catalogue, indicator, sub_measure)
    found = by_area(g, indicator, sub_measure, as_at or reporting_day(g))
    rows = [] if row is None else list(_reconciled(found, catalogue, row))
    frame = pd.DataFrame(rows, columns=list(RECONCILED))
    frame = frame.astype(dict.fromkeys(("value", "together", "difference", "within"), "float64"))
    return frame.sort_values(["period_end", "period_start"], ascending=False, kind="stable").reset_index(drop=True)


def _reconciled(found: pd.DataFrame, catalogue: Catalogue, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    areas = {one["id"]: one for one in catalogue.areas.to_dict("records") if one["in_use"]}
    known: dict[_Key, dict[str, dict[Any, Any]]] = {}
    for figure in found[found["period_end"].notna()].to_dict("records"):
        known.setdefault((figure["period_start"], figure["period_end"]), {})[figure["area"]] = figure
    for (start, end), figures in known.items():
        for family in area_families(catalogue):
            there = _there(family, figures, areas, start.date(), end.date())
            if there is not None:
                yield _row(there, figures, areas, row, start, end)


def _there(
    family: Family, figures: dict[str, dict[Any, Any]], areas: dict[str, dict[Any, Any]], start: date, end: date
) -> Family | None:
    """The family with those of its members that are to be compared in a period; None where there is nothing to."""
    parts = family.parts
    if family.bond is Bond.WITHIN:
        parts = tuple(one for one in parts if _alive(areas[one], start, end))
    if not any(one in figures for one in parts) or len(parts) < 2:
        return None
    if sum(one in figures for one in (family.whole, *parts)) < 2:
        return None
    if family.whole not in figures and (family.bond is Bond.WITHIN or not _alive(areas[family.whole], start, end)):
        return None
    return Family(family.whole, parts, family.bond)


def _alive(area: dict[Any, Any], start: date, end: date) -> bool:
    begun, ended = area["valid_from"], area["valid_to"]
    return (not begun or begun <= end) and (not ended or start <= ended)


def _row(
    family: Family,
    figures: dict[str, dict[Any, Any]],
    areas: dict[str, dict[Any, Any]],
    row: dict[str, Any],
    start: pd.Timestamp,
    end: pd.Timestamp,
) -> dict[str, Any]:
    whole, *parts = (_share(one, figures, areas) for one in (family.whole, *family.parts))
    answer = reconcile(whole, parts, row["unit"] or "")
    members = (family.whole, *family.parts)
    return {
        "whole": family.whole, "whole_name": whole.name, "bond": family.bond.value, "period_start": start,
        "period_end": end, "period": next(iter(figures.values()))["period"], "value": whole.value,
        "parts": tuple((part.name, part.value) for part in parts), "together": answer.together,
        "difference": answer.difference, "within": answer.within, "by": answer.by, "outcome": answer.outcome,
        "reason": answer.reason, "method": row["split_method"] or "",
        "rebuilt": tuple(areas[one]["name"] for one in members if figures.get(one, {}).get("rebuilt")),
    }  # fmt: skip


def _share(area: str, figures: dict[str, dict[Any, Any]], areas: dict[str, dict[Any, Any]]) -> Share:
    figure = figures.get(area, {})
    people = areas[area]["population"]
    name, value = areas[area]["name"], number_or_none(figure.get("value"))
    return Share(name, value, number_or_none(figure.get("denominator")), number_or_none(people))
