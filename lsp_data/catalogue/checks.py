"""What must hold between the rows and files of the reference data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lsp_data.catalogue import faults
from lsp_data.catalogue.cells import Row
from lsp_data.catalogue.faults import RowError
from lsp_data.catalogue.names import comparable, spellings
from lsp_data.catalogue.tables import LINKS, RULE_KINDS

Rows = Sequence[Row]
Files = Mapping[str, Rows]

NATIONAL = re.compile(r"NI [1-9][0-9]{0,2}")


def check(files: Files) -> None:
    """Nothing, or RowError for the first thing that does not hold."""
    _codes(files["indicators"])
    _links(files)
    _titles(files["indicators"])
    for name in ("indicators", "themes", "areas"):
        _ordered(files[name], f"{name}.csv", "valid_from", "valid_to")
    for name in ("indicators", "sub_measures"):
        _ordered(files[name], f"{name}.csv", "lower_bound", "upper_bound")
    _mapped_themes(files)
    _ancestry(files["areas"])
    _succession(files)
    _one_lead(files)
    for name in ("partners", "areas"):
        _one_name(files[name], f"{name}.csv")
    _general_rules(files["rules"])


def _numbered(rows: Rows) -> Iterator[tuple[int, Row]]:
    """The rows, each with its number as a spreadsheet counts it (the header is row 1)."""
    return enumerate(rows, start=2)


def _links(files: Files) -> None:
    for link in LINKS:
        known = {cells[link.to_column] for cells in files[link.to_table]}
        for row, cells in _numbered(files[link.table]):
            value = cells[link.column]
            if value != "" and value not in known:
                reason = f"{link.column} {value!r} is not in {link.to_table}.csv"
                raise RowError(f"{link.table}.csv", row, reason)


def _codes(indicators: Rows) -> None:
    for row, cells in _numbered(indicators):
        if not NATIONAL.fullmatch(cells["indicator"]):
            raise RowError("indicators.csv", row, f"{cells['indicator']!r} is not written like NI 16")


def _titles(indicators: Rows) -> None:
    seen: dict[str, str] = {}
    for row, cells in _numbered(indicators):
        other = seen.setdefault(comparable(cells["title"]), cells["indicator"])
        if other != cells["indicator"]:
            raise RowError("indicators.csv", row, f"{cells['indicator']} has the title of {other}")


def _ordered(table: Rows, file: str, first: str, last: str) -> None:
    for row, cells in _numbered(table):
        low, high = cells[first], cells[last]
        if low is not None and high is not None and high < low:
            raise RowError(file, row, f"{last} {high} lies before {first} {low}")


def _mapped_themes(files: Files) -> None:
    themes = {(cells["theme_set"], cells["theme"]) for cells in files["themes"]}
    for row, cells in _numbered(files["theme_mapping"]):
        if (cells["theme_set"], cells["theme"]) not in themes:
            reason = f"theme {cells['theme']!r} is not in theme set {cells['theme_set']!r} of themes.csv"
            raise RowError("theme_mapping.csv", row, reason)


def _ancestry(areas: Rows) -> None:
    parents = {cells["id"]: cells["parent"] for cells in areas}
    for row, cells in _numbered(areas):
        above, passed = cells["parent"], {cells["id"]}
        while above:
            if above in passed:
                raise RowError("areas.csv", row, f"{cells['id']} lies within itself, through {above}")
            passed.add(above)
            above = parents[above]


def _succession(files: Files) -> None:
    areas = {cells["id"]: cells for cells in files["areas"]}
    for row, cells in _numbered(files["area_predecessors"]):
        start: date | None = areas[cells["area"]]["valid_from"]
        end: date | None = areas[cells["predecessor"]]["valid_to"]
        if cells["from"] is None or cells["from"] != start:
            reason = f"{cells['area']} begins on {start}, its predecessor is given from {cells['from']}"
            raise RowError("area_predecessors.csv", row, reason)
        if end is None or end >= cells["from"]:
            reason = f"{cells['predecessor']} has not ended before {cells['from']}"
            raise RowError("area_predecessors.csv", row, reason)


def _one_lead(files: Files) -> None:
    leads = Counter(cells["number"] for cells in files["commitment_roles"] if cells["role"] == "lead")
    for row, cells in _numbered(files["commitments"]):
        if leads[cells["number"]] != 1:
            reason = f"commitment {cells['number']} has {leads[cells['number']]} leads where one belongs"
            raise RowError("commitments.csv", row, reason)


def _one_name(table: Rows, file: str) -> None:
    seen: dict[str, str] = {}
    for row, cells in _numbered(table):
        names = (cells["id"], cells["name"], cells.get("short_name", ""))
        for name in spellings(*names, aliases=cells["aliases"]):
            other = seen.setdefault(name, cells["id"])
            if other != cells["id"]:
                raise RowError(file, row, f"{name!r} names {other} as well as {cells['id']}")


def _general_rules(rules: Rows) -> None:
    known = {cells["rule"] for cells in rules}
    for kind in RULE_KINDS:
        if kind not in known:
            raise faults.ReferenceError(f"rules.csv has no rule called {kind}.")
    for row, cells in _numbered(rules):
        if cells["rule"] not in RULE_KINDS:
            raise RowError("rules.csv", row, f"a rule is named by its kind; {cells['rule']!r} is none")
