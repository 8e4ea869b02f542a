"""What must hold between the rows and files of the reference data."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.catalogue import faults
from lsp_data.catalogue.faults import RowError
from lsp_data.catalogue.frames import numbered
from lsp_data.catalogue.names import comparable, spellings
from lsp_data.catalogue.tables import LINKS, RULE_KINDS

Frames = dict[str, pd.DataFrame]

NATIONAL = re.compile(r"NI [1-9][0-9]{0,2}")


def check(frames: Frames) -> None:
    """Nothing, or RowError for the first thing that does not hold."""
    _codes(frames["indicators"])
    _links(frames)
    _titles(frames["indicators"])
    for name in ("indicators", "themes", "areas"):
        _ordered(frames[name], f"{name}.csv", "valid_from", "valid_to")
    for name in ("indicators", "sub_measures"):
        _ordered(frames[name], f"{name}.csv", "lower_bound", "upper_bound")
    _mapped_themes(frames)
    _ancestry(frames["areas"])
    _succession(frames)
    _one_lead(frames)
    for name in ("partners", "areas"):
        _one_name(frames[name], f"{name}.csv")
    _general_rules(frames["rules"])


def _links(frames: Frames) -> None:
    for link in LINKS:
        known = set(frames[link.to_table][link.to_column])
        for row, cells in numbered(frames[link.table]):
            value = cells[link.column]
            if value != "" and value not in known:
                reason = f"{link.column} {value!r} is not in {link.to_table}.csv"
                raise RowError(f"{link.table}.csv", row, reason)


def _codes(indicators: pd.DataFrame) -> None:
    for row, cells in numbered(indicators):
        if not NATIONAL.fullmatch(cells["indicator"]):
            raise RowError("indicators.csv", row, f"{cells['indicator']!r} is not written like NI 16")


def _titles(indicators: pd.DataFrame) -> None:
    seen: dict[str, str] = {}
    for row, cells in numbered(indicators):
        other = seen.setdefault(comparable(cells["title"]), cells["indicator"])
        if other != cells["indicator"]:
            raise RowError("indicators.csv", row, f"{cells['indicator']} has the title of {other}")


def _ordered(table: pd.DataFrame, file: str, first: str, last: str) -> None:
    for row, cells in numbered(table):
        low, high = cells[first], cells[last]
        if pd.notna(low) and pd.notna(high) and high < low:
            raise RowError(file, row, f"{last} {high} lies before {first} {low}")


def _mapped_themes(frames: Frames) -> None:
    themes = set(zip(frames["themes"]["theme_set"], frames["themes"]["theme"], strict=True))
    for row, cells in numbered(frames["theme_mapping"]):
        if (cells["theme_set"], cells["theme"]) not in themes:
            reason = f"theme {cells['theme']!r} is not in theme set {cells['theme_set']!r} of themes.csv"
            raise RowError("theme_mapping.csv", row, reason)


def _ancestry(areas: pd.DataFrame) -> None:
    parents = dict(zip(areas["id"], areas["parent"], strict=True))
    for row, cells in numbered(areas):
        above, passed = cells["parent"], {cells["id"]}
        while above:
            if above in passed:
                raise RowError("areas.csv", row, f"{cells['id']} lies within itself, through {above}")
            passed.add(above)
            above = parents[above]


def _succession(frames: Frames) -> None:
    areas: dict[str, dict[str, Any]] = {cells["id"]: cells for _, cells in numbered(frames["areas"])}
    for row, cells in numbered(frames["area_predecessors"]):
        start: date | None = areas[cells["area"]]["valid_from"]
        end: date | None = areas[cells["predecessor"]]["valid_to"]
        if cells["from"] is None or cells["from"] != start:
            reason = f"{cells['area']} begins on {start}, its predecessor is given from {cells['from']}"
            raise RowError("area_predecessors.csv", row, reason)
        if end is None or end >= cells["from"]:
            reason = f"{cells['predecessor']} has not ended before {cells['from']}"
            raise RowError("area_predecessors.csv", row, reason)


def _one_lead(frames: Frames) -> None:
    roles = frames["commitment_roles"]
    leads = Counter(roles.loc[roles["role"] == "lead", "number"])
    for row, cells in numbered(frames["commitments"]):
        if leads[cells["number"]] != 1:
            reason = f"commitment {cells['number']} has {leads[cells['number']]} leads where one belongs"
            raise RowError("commitments.csv", row, reason)


def _one_name(table: pd.DataFrame, file: str) -> None:
    seen: dict[str, str] = {}
    for row, cells in numbered(table):
        names = (cells["id"], cells["name"], cells.get("short_name", ""))
        for name in spellings(*names, aliases=cells["aliases"]):
            other = seen.setdefault(name, cells["id"])
            if other != cells["id"]:
                raise RowError(file, row, f"{name!r} names {other} as well as {cells['id']}")


def _general_rules(rules: pd.DataFrame) -> None:
    for kind in RULE_KINDS:
        if kind not in set(rules["rule"]):
            raise faults.ReferenceError(f"rules.csv has no rule called {kind}.")
    for row, cells in numbered(rules):
        if cells["rule"] not in RULE_KINDS:
            raise RowError("rules.csv", row, f"a rule is named by its kind; {cells['rule']!r} is none")
