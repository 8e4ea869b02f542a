"""Templates of what is no figure and no list: the set-up of a partnership and its commitments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from loaders.stamp import Stamp
from loaders.templates.returns import plain_rows
from loaders.templates.writing import SPARE_ROWS, ColumnPlan, CoverPlan, SheetPlan, write
from lsp_data import reports
from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.tables import AREA_KINDS, SPLIT_METHODS
from lsp_data.measures.commitments import in_order, known_as
from lsp_data.periods import year_pair
from lsp_data.reports.decided import OWN_RULE, own_rules
from lsp_data.store import reads
from lsp_data.store.generations import Generation

ROLES = ("LEAD ROLE", "Contributing role")
_YES_NO = ("yes", "no")
_INDICATOR_COLUMNS: tuple[tuple[str, str, float, tuple[str, ...]], ...] = (
    ("In use", "in_use", 8, _YES_NO),
    ("Theme", "theme", 30, ()),
    ("Target class", "target_class", 12, ("designated", "statutory", "local")),
    ("Lead partner", "lead", 30, ()),
    ("Lead post", "lead_post", 26, ()),
    ("Contributing partners", "contributors", 30, ()),
    ("Good is", "polarity", 9, ("high", "low", "neither")),
    ("Unit", "unit", 16, ()),
    ("Frequency", "frequency", 11, ("monthly", "quarterly", "termly", "annual", "biennial")),
    ("Accumulation", "accumulation", 12, ("cumulative", "point", "rolling", "average", "survey")),
    ("Period basis", "basis", 14, ()),
    ("Days until due", "lag_days", 9, ()),
    ("Rule", "rule_kind", 11, ("default", "percentage", "points", "poisson", "havering")),
    ("Tolerance", "rule_tolerance", 9, ()),
    ("Compare with", "compare_with", 12, ("previous", "last_year")),
    ("Small numbers", "small_numbers", 13, ("withhold", "show")),
    ("Target months", "target_months", 20, ()),
    ("County split", "split_method", 12, tuple(one for one in SPLIT_METHODS if one)),
)


def write_setup_template(generation: Generation, out: BinaryIO | Path) -> None:
    """Everything that a partnership decides about itself, as it is now: to fill in and load. As .xlsx."""
    catalogue = reads.catalogue_of(generation)
    cover = CoverPlan(
        title="Set up the partnership",
        pairs=(("Date known", None),),
        instructions=(
            "How to fill in the set-up",
            "1. Partnership holds the name, the area and the years. Dates are written as 2010-11-30.",
            "2. Indicators lists the whole catalogue. Write yes under In use for those that the partnership uses.",
            "3. Partners begins with the usual kinds. Write yes under In use for yours, and their own names.",
            "4. To add a partner or an area, fill in a row below the others. Its id may stay empty.",
            "5. Lead partner is a name from the sheet Partners. Part several contributing partners by a semicolon.",
            "6. Frequency and Days until due are the release calendar. They decide what is due and what is overdue.",
            "7. Rule, Tolerance and Compare with decide the colour and the direction. Empty means the usual rule.",
            "8. Comparator groups lists the authorities to compare with, parted by semicolons; Comparator group on "
            "the sheet Partnership says which list counts.",
            "9. An empty cell decides nothing. Load the file as often as needed. The newest decision wins.",
        ),
    )
    indicators = _indicators(catalogue, own_rules(generation))
    sheets = [_partnership(catalogue), indicators, _partners(catalogue), _areas(catalogue), _groups(catalogue)]
    write(cover, sheets, Stamp("setup", generation=str(generation.number)), reports.reporting_day(generation), out)


def _partnership(catalogue: Catalogue) -> SheetPlan:
    own = catalogue.partnership
    rows = (
        ("Name of the partnership", own.name), ("Area", catalogue.area_name(own.area) if own.area else None),
        ("Reporting date", own.reporting_date.isoformat() if own.reporting_date else None),
        ("Theme set", own.theme_set), ("First financial year", year_pair(own.first_year)),
        ("Last financial year", year_pair(own.last_year)), ("Days of grace", str(own.overdue_grace_days)),
        ("Comparator group", own.peer_group or None),
    )  # fmt: skip
    columns = (ColumnPlan("Setting", 28), ColumnPlan("Value", 60, entry=True, as_text=True))
    return SheetPlan("Partnership", columns, rows)


def _indicators(catalogue: Catalogue, rules: Mapping[str, Mapping[str, str]]) -> SheetPlan:
    used = {(row["indicator"], row["sub_measure"]): row for row in plain_rows(catalogue.in_use)}
    themes = dict(zip(catalogue.themes["theme"], catalogue.themes["name"], strict=True))
    rows = []
    for row in plain_rows(catalogue.indicators):
        own = used.get((row["indicator"], row["sub_measure"]), {})
        rule = rules.get(f"{row['indicator']}|{row['sub_measure']}".rstrip("|"), {})
        held = {**row, **own, **{name: rule.get(name) for name in OWN_RULE}}
        cells = [_cell(field, held, own, themes, catalogue) for _, field, _, _ in _INDICATOR_COLUMNS]
        rows.append((row["indicator"], row["sub_measure"], row["title"], *cells))
    columns = (
        ColumnPlan("Indicator", 11), ColumnPlan("Sub-measure", 9), ColumnPlan("Title", 44),
        *(ColumnPlan(heading, width, entry=True, choices=choices) for heading, _, width, choices in _INDICATOR_COLUMNS),
    )  # fmt: skip
    return SheetPlan("Indicators", columns, tuple(rows))


def _cell(
    field: str, row: Mapping[str, Any], used: Mapping[str, Any], themes: Mapping[str, str], catalogue: Catalogue
) -> Any:
    if field == "in_use":
        return "yes" if used else "no"
    value = row.get(field)
    if field == "theme":
        return themes.get(str(value), value or None)
    if field == "lead":
        return catalogue.partner_name(str(value)) if value else None
    if field == "contributors":
        return "; ".join(catalogue.partner_name(one) for one in value or ()) or None
    if field == "rule_tolerance" and value:
        return float(value)
    return None if value is None or value == "" or pd.isna(value) else value


def _partners(catalogue: Catalogue) -> SheetPlan:
    rows = tuple(
        (row["id"], row["name"], row["short_name"], row["kind"], row["contact_post"], row["aliases"],
         "yes" if row["in_use"] else "no")
        for row in catalogue.partners.to_dict("records")
    )  # fmt: skip
    columns = (
        ColumnPlan("Partner", 26), ColumnPlan("Name", 50, entry=True), ColumnPlan("Short name", 26, entry=True),
        ColumnPlan("Kind", 18, entry=True), ColumnPlan("Contact post", 36, entry=True),
        ColumnPlan("Other names", 36, entry=True), ColumnPlan("In use", 8, entry=True, choices=_YES_NO),
    )  # fmt: skip
    return SheetPlan("Partners", columns, rows, SPARE_ROWS)


def _areas(catalogue: Catalogue) -> SheetPlan:
    rows = tuple(
        (row["id"], row["name"], row["kind"], row["parent"] and catalogue.area_name(row["parent"]),
         _iso(row["valid_from"]), _iso(row["valid_to"]),
         "; ".join(catalogue.area_name(one) for one in row["predecessors"].split(";") if one), row["aliases"],
         None if pd.isna(row["population"]) else float(row["population"]))
        for row in catalogue.areas.to_dict("records")
    )  # fmt: skip
    columns = (
        ColumnPlan("Area", 28), ColumnPlan("Name", 36, entry=True),
        ColumnPlan("Level", 12, entry=True, choices=AREA_KINDS), ColumnPlan("Lies in", 28, entry=True),
        ColumnPlan("Valid from", 12, entry=True, as_text=True),
        ColumnPlan("Valid to", 12, entry=True, as_text=True), ColumnPlan("Predecessors", 36, entry=True),
        ColumnPlan("Other names", 36, entry=True), ColumnPlan("Population", 12, entry=True),
    )  # fmt: skip
    return SheetPlan("Areas", columns, rows, SPARE_ROWS)


def _groups(catalogue: Catalogue) -> SheetPlan:
    rows = tuple((name, "; ".join(members), "yes") for name, members in catalogue.peer_groups.items())
    columns = (
        ColumnPlan("Comparator group", 30, entry=True), ColumnPlan("Members", 90, entry=True),
        ColumnPlan("In use", 8, entry=True, choices=_YES_NO),
    )  # fmt: skip
    return SheetPlan("Comparator groups", columns, rows, SPARE_ROWS)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def write_commitments_template(generation: Generation, out: BinaryIO | Path) -> None:
    """The commitments matrix as it is now: a row a commitment, a column a thematic partnership. As .xlsx."""
    found = reports.commitments(generation)
    partnerships = list(dict.fromkeys(found["partnership_name"]))
    roles: dict[str, dict[str, str]] = {}
    named: dict[str, tuple[str | None, str | None]] = {}
    for one in found.to_dict("records"):
        key = known_as(one["number"], one["commitment"])
        roles.setdefault(key, {})[one["partnership_name"]] = ROLES[0] if one["role"] == "lead" else ROLES[1]
        named.setdefault(key, (str(one["number"]) if one["number"] else None, one["commitment"]))
    rows = tuple((*named[key], *(roles[key].get(name) for name in partnerships)) for key in sorted(named, key=in_order))
    columns = (
        ColumnPlan("Number", 8, entry=True, as_text=True), ColumnPlan("Commitment", 70, entry=True),
        *(ColumnPlan(name, 20, entry=True, choices=ROLES) for name in partnerships),
    )  # fmt: skip
    cover = CoverPlan(
        title="Commitments and who delivers them",
        pairs=(("Partnership", reads.catalogue_of(generation).partnership.name), ("Date known", None)),
        instructions=(
            "How to fill in the matrix",
            "1. Each row of the sheet Commitments is one commitment, each column a thematic partnership.",
            "2. Choose LEAD ROLE for exactly one partnership and Contributing role for those that help.",
        ),
    )
    stamp = Stamp("commitments", generation=str(generation.number))
    write(cover, [SheetPlan("Commitments", columns, rows, 5)], stamp, reports.reporting_day(generation), out)
