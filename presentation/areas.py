"""One indicator by area, drawn: a table and a bar chart of one period, beside the area that each lies in.

Frames are those of ``lsp_data.reports.by_area``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lsp_data.measures.wording import apart, is_count
from presentation import tables
from presentation.history import source_link
from presentation.markup import Child, Html, element, join, link
from presentation.standing import Record, Where, records
from presentation.tables import Column, two_lines
from presentation.words import FIGURE_STATUS, as_date, day, indicator_key, missing, number, said, times, unit

KINDS = {
    "country": "Country",
    "region": "Region",
    "county": "County",
    "district": "Districts",
    "unitary": "Councils",
    "board": "Area partnership boards",
}
COLUMNS = {
    "area_name": "Area", "kind": "Kind", "period": "Period", "period_start": "Period from", "period_end": "Period to",
    "value": "Value", "marker": "Marker", "status": "Figure status", "numerator": "Numerator",
    "denominator": "Denominator", "rebuilt": "Rebuilt for a later area", "missing": "Why there is no figure",
    "known_at": "Known since", "file_name": "File", "sheet": "Sheet", "cell": "Cell", "partner": "Partner",
}  # fmt: skip
REBUILT = "rebuilt: the area did not exist then"


def period_id(row: Record) -> str:
    """What names a period in an address: "2008-04-01_2009-03-31"; "" for a row without a figure."""
    start, end = as_date(row["period_start"]), as_date(row["period_end"])
    return f"{start}_{end}" if start and end else ""


def periods(frame: pd.DataFrame) -> dict[str, str]:
    """The periods of which figures are known: first the newest that several areas share, then all others, newest
    first; each with the number of its areas."""
    known = [row for row in records(frame) if period_id(row)]
    count: dict[str, int] = {}
    names: dict[str, str] = {}
    for row in sorted(known, key=lambda row: (row["period_end"], row["period_start"]), reverse=True):
        count[period_id(row)] = count.get(period_id(row), 0) + 1
        names.setdefault(period_id(row), said(row["period"]))
    ordered = sorted(names, key=lambda one: count[one] == 1)
    return {one: f"{names[one]} ({times(count[one], 'area')})" for one in ordered}


def levels(frame: pd.DataFrame) -> dict[str, str]:
    """The kinds of area that there are: kind → words, from the widest down."""
    there = set(frame["kind"])
    return {kind: words for kind, words in KINDS.items() if kind in there}


def at(frame: pd.DataFrame, period: str, kinds: Sequence[str]) -> pd.DataFrame:
    """One row an area of these kinds, in their order: its figure of the period, or why there is none (``missing``).

    ``whole``, ``whole_name``: the figure of the area that it lies in. Areas that had ended before the period are left
    out."""
    rows = records(frame)
    of_period = {row["area"]: row for row in rows if period_id(row) == period}
    last = {row["area"]: row for row in rows}  # the newest of each: they stand oldest first
    start = as_date(period.partition("_")[0])
    end = as_date(period.partition("_")[2])
    found = []
    for kind in KINDS:
        for area, newest in last.items():
            if newest["kind"] != kind or kind not in kinds:
                continue
            row = of_period.get(area)
            ended = as_date(newest["ended"])
            if row is None and ended and start and ended < start:
                continue
            whole = of_period.get(newest["parent"], {})
            found.append(
                {**(row or {**newest, **dict.fromkeys(_OF_A_FIGURE)}), "missing": _why_missing(row, newest, end),
                 "whole": whole.get("value"), "whole_name": whole.get("area_name")}
            )  # fmt: skip
    return pd.DataFrame(found, columns=[*frame.columns, "missing", "whole", "whole_name"])


_OF_A_FIGURE = (
    "basis", "period_start", "period_end", "period", "value", "marker", "status", "numerator", "denominator",
    "known_at", "return_id", "file_name", "sheet", "cell", "partner",
)  # fmt: skip


def _why_missing(row: Record | None, newest: Record, end: Any) -> str:
    if row is not None:
        return "" if not missing(row["value"]) else number(None, marker=row["marker"])
    begun = as_date(newest["begun"])
    if begun and end and begun > end:
        return f"began on {day(begun)}, after this period"
    return f"none for this period; the last is of {newest['period']}" if period_id(newest) else "no figure is known"


def area_table(
    rows: pd.DataFrame, unit: str, polarity: str, partners: Mapping[str, str], where: Where, ni: tuple[str, str]
) -> Html:
    """The areas by level: figure, what it is made of, the area that it lies in, source. ``ni``: the indicator."""
    columns = (
        Column("Area", header=True, width="26%"),
        Column("Figure", "right", below="numerator and denominator", width="17%"),
        Column("Period", width="14%"),
        Column("Beside the area that it lies in", width="20%"),
        Column("Source", below="file, sheet, cell and partner", width="23%"),
    )
    drawn: list[tables.Row | tables.Group] = []
    before = ""
    for row in records(rows):
        if row["kind"] != before:
            before = row["kind"]
            drawn.append(tables.Group(KINDS[before]))
        drawn.append(_row(row, unit, polarity, partners, where, ni))
    return tables.table("Figures by area", columns, drawn, nothing="No area of these levels has a figure.")


def _row(
    row: Record, unit: str, polarity: str, partners: Mapping[str, str], where: Where, ni: tuple[str, str]
) -> tuple[Child, ...]:
    name: Child = link(row["area_name"], "indicator", where(area=row["area"], ni=indicator_key(*ni)))
    if row["own"]:
        name = join([element("b", name), " (this partnership)"])
    if missing(row["period_end"]):
        return name, element("span", said(row["missing"]), class_="lsp-below"), "", "", ""
    place = f"{said(row['sheet'])} {said(row['cell'])}".strip()
    who = partners.get(said(row["partner"]), said(row["partner"]))
    state = FIGURE_STATUS.get(said(row["status"]), "")
    return (
        two_lines(name, REBUILT if row["rebuilt"] else ""),
        two_lines(element("b", number(row["value"], unit, marker=row["marker"])), _made_of(row)),
        two_lines(said(row["period"]), state),
        beside_whole(row, unit, polarity),
        two_lines(source_link(row, where), ", ".join(part for part in (place, who) if part)),
    )


def _made_of(row: Record) -> str:
    top, below = (number(row[name]) if not missing(row[name]) else "" for name in ("numerator", "denominator"))
    return f"{top} of {below}" if top and below else f"of {below}" if below else top


def beside_whole(row: Record, unit: str, polarity: str) -> str:
    """A count as a share of the area that it lies in, anything else as higher or lower, and whether that is better."""
    if missing(row["value"]) or missing(row["whole"]):
        return ""
    value, whole, name = float(row["value"]), float(row["whole"]), said(row["whole_name"])
    if is_count(unit):
        return f"{number(100 * value / whole, '%')} of {name}'s {number(whole, unit)}" if whole else ""
    if value == whole:
        return f"the same as {name}"
    better = {"high": value > whole, "low": value < whole}.get(polarity)
    word = "" if better is None else ", better" if better else ", worse"
    return f"{apart(value - whole, unit)} than {name}{word}"


def most_areas_first(rows: Mapping[str, Any], measured: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """The indicators' rows, first those that are measured in the most areas; else in their order."""

    def areas_of(key: str) -> int:
        return measured.get((rows[key]["indicator"], said(rows[key]["sub_measure"])), 0)

    return {key: rows[key] for key in sorted(rows, key=areas_of, reverse=True)}


def counted(rows: pd.DataFrame, unit_text: str) -> str:
    """ "7 areas with a figure, 2 without; in per cent."."""
    known = int(rows["value"].notna().sum())
    silent = len(rows) - known
    without = f", {silent} without" if silent else ""
    return f"{times(known, 'area')} with a figure{without}. Unit: {unit(unit_text) or 'not stated'}."
