"""One indicator in all its areas: every figure with its period and source, and the areas of which none is known."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.periods import label
from lsp_data.reports.withheld import without_small_numbers
from lsp_data.store import reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.known import known
from lsp_data.store.rows import period_of
from lsp_data.store.small import WITHHELD

BY_AREA = (
    "area", "area_name", "kind", "parent", "own", "begun", "ended", "rebuilt", "basis", "period_start", "period_end",
    "period", "value", "marker", "status", "numerator", "denominator", "known_at", "return_id", "file_name", "sheet",
    "cell", "partner",
)  # fmt: skip
_DAYS = ("begun", "ended", "period_start", "period_end", "known_at")


def by_area(g: Generation, indicator: str, sub_measure: str, as_at: date | None = None) -> pd.DataFrame:
    """One row an area and period, in the catalogue's order of areas, oldest period first; and one without a period for
    each area beside these (of the same kind and parent) of which no figure is known: BY_AREA.

    ``rebuilt``: the period ended before the area began, so the figure was put together afterwards. ``own``: the
    partnership's area. A financial year and a year to date of the same days are one period."""
    day = as_at or reporting_day(g)
    catalogue = reads.catalogue_of(g)
    areas = {row["id"]: row for row in catalogue.areas.to_dict("records") if row["in_use"]}
    found = reads.figures_by_area(g, indicator, sub_measure, day)
    found = without_small_numbers(g, found, indicator, sub_measure, day) if day else found
    figures = found[found["measure"] == "actual"].sort_values("known_at", kind="stable").to_dict("records")
    newest = {(row["area"], row["period_start"], row["period_end"]): row for row in figures if row["area"] in areas}
    behind = known(g.rows, day, [(indicator, sub_measure, area) for area in areas]).figures if day else {}
    rows = []
    for row in newest.values():
        days = (row["basis"], row["period_start"].date(), row["period_end"].date())
        one = behind.get((indicator, sub_measure, row["area"]), {}).get(days)
        numbers = {
            "numerator": one.numerator if one and row["marker"] != WITHHELD else None,
            "denominator": one.denominator if one else None,
        }
        rows.append({**_placed(areas[row["area"]], catalogue), **_figure(row, areas[row["area"]]), **numbers})
    rows += [_placed(areas[one], catalogue) for one in _unmeasured(areas, {row["area"] for row in rows})]
    return _frame(rows, list(areas))


def _figure(row: dict[Any, Any], area: dict[Any, Any]) -> dict[str, Any]:
    period = period_of(row["basis"], row["period_start"].date(), row["period_end"].date())
    kept = ("basis", "period_start", "period_end", "value", "marker", "status", "known_at", "return_id", "file_name",
            "sheet", "cell", "partner")  # fmt: skip
    rebuilt = bool(area["valid_from"]) and period.end < area["valid_from"]
    return {**{name: row[name] for name in kept}, "period": label(period), "rebuilt": rebuilt}


def _placed(area: dict[Any, Any], catalogue: Catalogue) -> dict[str, Any]:
    return {
        "area": area["id"], "area_name": area["name"], "kind": area["kind"], "parent": area["parent"],
        "own": area["id"] == catalogue.partnership.area, "begun": area["valid_from"], "ended": area["valid_to"],
        "rebuilt": False,
    }  # fmt: skip


def _unmeasured(areas: dict[str, dict[Any, Any]], measured: set[str]) -> list[str]:
    """The areas of the same kind and parent as one that is measured, of which nothing is known."""
    groups = {(areas[one]["kind"], areas[one]["parent"]) for one in measured}
    return [one for one, row in areas.items() if one not in measured and (row["kind"], row["parent"]) in groups]


def _frame(rows: list[dict[str, Any]], order: list[str]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=list(BY_AREA))
    for name in _DAYS:
        found[name] = pd.to_datetime(found[name]).astype("datetime64[us]")
    for name in ("value", "numerator", "denominator"):
        found[name] = found[name].astype("float64")
    place = found["area"].map({one: number for number, one in enumerate(order)})
    return (
        found.assign(place=place)
        .sort_values(["place", "period_end", "period_start"], kind="stable")
        .drop(columns="place")
        .reset_index(drop=True)
    )


def outlines(g: Generation) -> dict[str, list[list[tuple[float, float]]]]:
    """The outlines of areas for the map: area → rings of corners (longitude, latitude); empty where there are none."""
    return reads.outlines(g)


def areas_measured(g: Generation, as_at: date | None = None) -> dict[tuple[str, str], int]:
    """In how many areas each series is measured: (indicator, sub_measure) → areas of which a figure is known."""
    found = reads.series_by_area(g, as_at or reporting_day(g))
    return dict(Counter((indicator, sub_measure) for indicator, sub_measure, _ in found))
