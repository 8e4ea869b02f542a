"""Templates that ask for more than is held: benchmarks, the self-assessment, and the two of the Sustainable Community
Strategy's delivery plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from loaders.meaning.cells import MARKER_CHOICES, STATUS_CHOICES
from loaders.register_books import book_of
from loaders.stamp import Stamp
from loaders.templates.register_rows import write_register
from loaders.templates.writing import ColumnPlan, Content, CoverPlan, SheetPlan, write
from lsp_data import reports
from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.names import comparable
from lsp_data.measures.commitments import full_name, in_order, known_as
from lsp_data.store import reads
from lsp_data.store.generations import Generation

ROWS = 60  # empty ones, of what is written anew
Rows = tuple[tuple[Content, ...], ...]


def _entry(heading: str, width: float, choices: tuple[str, ...] = (), *, as_text: bool = False) -> ColumnPlan:
    return ColumnPlan(heading, width, entry=True, choices=choices, as_text=as_text)


def write_self_assessment_template(generation: Generation, out: BinaryIO | Path) -> None:
    """The self-assessment as it stands: a row a statement, and one asked for in each strand of each theme and
    cross-cutting area that has none. As .xlsx."""
    catalogue = reads.catalogue_of(generation)
    held = reports.register(generation, "assessment")
    said = {(comparable(str(theme)), strand) for theme, strand in held[["theme", "strand"]].values}
    strands = dict(book_of("assessment").register.field("strand").choices)
    names = [str(name) for name in (*catalogue.themes["name"], *catalogue.reference.cross_cutting["name"])]
    asked = [
        (name, shown) for name in names for strand, shown in strands.items() if (comparable(name), strand) not in said
    ]
    write_register(generation, "assessment", out, asked)


def write_outcome_review_template(generation: Generation, out: BinaryIO | Path) -> None:
    """The performance template of the SCS delivery plan as it stands, and a row asked for of each commitment and
    thematic partnership that has none. As .xlsx."""
    write_register(generation, "outcome_review", out, _roles(generation, "outcome_review"))


def write_resource_plan_template(generation: Generation, out: BinaryIO | Path) -> None:
    """The resources template of the SCS delivery plan as it stands, and a row asked for of each commitment and
    thematic partnership that has none. As .xlsx."""
    write_register(generation, "resource_plan", out, _roles(generation, "resource_plan"))


def write_benchmarks_template(generation: Generation, out: BinaryIO | Path) -> None:
    """Other areas' figures for the indicators in use: a row a figure, region and country asked for. As .xlsx."""
    catalogue = reads.catalogue_of(generation)
    columns = (
        _entry("Indicator", 11), _entry("Sub-measure", 9), _entry("Title", 42), _entry("Area", 30),
        _entry("Period", 20, as_text=True), _entry("Value", 12), _entry("Denominator", 12),
        _entry("Reason if no value", 20, tuple(MARKER_CHOICES)), _entry("Figure status", 14, STATUS_CHOICES),
        _entry("Note", 48),
    )  # fmt: skip
    wider = _wider_areas(catalogue)
    rows = tuple(
        (row["indicator"], row["sub_measure"], row["title"], area, None, None, None, None, None, None)
        for row in catalogue.in_use.to_dict("records")
        for area in wider
    )
    instructions = (
        "How to fill in the benchmarks",
        "1. Each row of the sheet Benchmarks is one figure of another area for one indicator and period.",
        "2. Write the area's name as its council does. Add rows below for the areas that you compare with.",
        "3. Write the period as 2009/10, Q2 2009/10 or Sep 2009. Rows without a value are left out.",
        "4. Denominator is what a percentage or rate is a share of, where it is known.",
        "5. Say in Note where the figure was published.",
    )
    _write(generation, "benchmarks", "Benchmarks", columns, rows, instructions, out)


def _write(
    generation: Generation, kind: str, title: str, columns: Sequence[ColumnPlan], rows: Rows,
    instructions: tuple[str, ...], out: BinaryIO | Path,
) -> None:  # fmt: skip
    pairs = (("Partnership", reads.catalogue_of(generation).partnership.name), ("Date known", None))
    sheet = SheetPlan(title, tuple(columns), rows, ROWS)
    stamp = Stamp(kind, generation=str(generation.number))
    write(CoverPlan(title, pairs, instructions), [sheet], stamp, reports.reporting_day(generation), out)


def _wider_areas(catalogue: Catalogue) -> tuple[str, ...]:
    """The regions and countries in which the partnership's area lies, the smallest first."""
    above = {row["id"]: row for row in catalogue.areas.to_dict("records")}
    found: list[str] = []
    area = above.get(catalogue.partnership.area, {})
    while area := above.get(area.get("parent", ""), {}):
        if area["kind"] in ("region", "country"):
            found.append(str(area["name"]))
    return tuple(found) or ("",)


def _roles(generation: Generation, kind: str) -> list[tuple[str, str]]:
    """Each thematic partnership with each commitment in which it has a role, but those of which the register says
    something."""
    found = reports.commitments(generation).to_dict("records")
    found.sort(key=lambda row: in_order(known_as(row["number"], row["commitment"])))
    held = reports.register(generation, kind)
    said = {tuple(comparable(str(one)) for one in pair) for pair in held[["partnership", "commitment"]].values}
    pairs = [
        (str(name), full_name(known_as(row["number"], row["commitment"]), str(row["commitment"] or "")))
        for name in dict.fromkeys(row["partnership_name"] for row in found)
        for row in found
        if row["partnership_name"] == name
    ]
    return [one for one in pairs if tuple(map(comparable, one)) not in said]
