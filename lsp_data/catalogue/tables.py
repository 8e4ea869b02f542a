"""The reference files: their columns, what names a row, and what refers to what."""

from __future__ import annotations

from dataclasses import dataclass

from lsp_data.catalogue.cells import Column, day, flag, identifier, number, one_of, text, whole
from lsp_data.measures.series import Accumulation, Frequency, Polarity
from lsp_data.measures.split import Method
from lsp_data.periods import Basis

RULE_KINDS = ("default", "percentage", "points", "poisson", "havering")
COMPARE_WITH = ("", "previous", "last_year")
SMALL_NUMBERS = ("", "withhold", "show")  # blank: withheld where the numerator is known
TARGET_CLASSES = ("", "designated", "statutory", "local")
CONFIDENCES = ("high", "medium", "low")
SPLIT_METHODS = tuple(one.value for one in Method)
AREA_KINDS = ("country", "region", "county", "district", "unitary", "board")


@dataclass(frozen=True, slots=True)
class Table:
    """One reference file: ``<name>.csv`` with exactly these columns; ``key`` names a row once."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.csv"


@dataclass(frozen=True, slots=True)
class Link:
    """The values of a column (where not blank) must stand in a column of another table."""

    table: str
    column: str
    to_table: str
    to_column: str


_POLARITY = one_of("polarity", *(one.value for one in Polarity))
_CONFIDENCE = one_of("confidence", *CONFIDENCES)
_INDICATOR = text("indicator", needed=True)
_VALID = (day("valid_from"), day("valid_to"))
_BOUNDS = (number("lower_bound"), number("upper_bound"))

INDICATOR_COLUMNS = (
    _INDICATOR, text("title", needed=True), _POLARITY, text("unit"), text("frequency_text"),
    one_of("frequency", *(one.value for one in Frequency)),
    one_of("accumulation", *(one.value for one in Accumulation)),
    one_of("basis", "", *(one.value for one in Basis)),
    flag("survey_based"), text("source"), text("status_text"), *_VALID, whole("lag_days"), *_BOUNDS, _CONFIDENCE,
    text("note"),
)  # fmt: skip
PARTNER_COLUMNS = (
    identifier("id"), text("name", needed=True), text("short_name", needed=True), text("kind", needed=True),
    text("contact_post"), text("aliases"),
)  # fmt: skip
AREA_COLUMNS = (
    identifier("id"), text("name", needed=True), one_of("kind", *AREA_KINDS), text("parent"), *_VALID, text("code"),
    text("aliases"), number("population"), whole("tile_row"),
    whole("tile_column"), _CONFIDENCE, text("note"),
)  # fmt: skip
THEME_COLUMNS = (
    text("theme_set", needed=True), identifier("theme"), whole("position", needed=True), text("name", needed=True),
    text("short_name", needed=True), *_VALID, text("description"),
)  # fmt: skip
RULE_COLUMNS = (
    identifier("rule"), one_of("kind", *RULE_KINDS), number("tolerance"), one_of("compare_with", *COMPARE_WITH),
    text("applies_to"), text("source"),
)  # fmt: skip

TABLES = (
    Table("indicators", INDICATOR_COLUMNS, ("indicator",)),
    Table(
        "sub_measures",
        (_INDICATOR, identifier("sub_measure"), text("title", needed=True), _POLARITY, text("unit", needed=True),
         *_BOUNDS, text("note")),
        ("indicator", "sub_measure"),
    ),
    Table(
        "definition_notes",
        (_INDICATOR, day("from"), one_of("kind", "definition", "revision"), flag("breaks_series"),
         text("note", needed=True), _CONFIDENCE),
        ("indicator", "from"),
    ),
    Table("themes", THEME_COLUMNS, ("theme_set", "theme")),
    Table("theme_mapping", (text("theme_set"), _INDICATOR, text("theme", needed=True)), ("theme_set", "indicator")),
    Table("cross_cutting", (text("letter", needed=True), text("name", needed=True), text("aim", needed=True),
                            flag("on_route_map")), ("letter",)),
    Table("partners", PARTNER_COLUMNS, ("id",)),
    Table("lead_organisations", (_INDICATOR, text("partner", needed=True), text("on_behalf_of"), text("source")),
          ("indicator",)),
    Table("areas", AREA_COLUMNS, ("id",)),
    Table("area_predecessors", (text("area", needed=True), text("predecessor", needed=True), day("from"),
                                one_of("how", "split", "merger", "renamed")), ("area", "predecessor")),
    Table("commitments", (whole("number", needed=True), text("title", needed=True)), ("number",)),
    Table("commitment_roles", (whole("number", needed=True), text("partnership", needed=True),
                               one_of("role", "lead", "contributing")), ("number", "partnership")),
    Table("delivery_steps", (whole("number", needed=True), text("title", needed=True), day("begins"), day("ends"),
                             text("what")), ("number",)),
    Table("priority_areas", (whole("number", needed=True), text("title", needed=True)), ("number",)),
    Table("rules", RULE_COLUMNS, ("rule",)),
)  # fmt: skip

COLUMNS_OF = {table.name: table.columns for table in TABLES}

LINKS = (
    Link("sub_measures", "indicator", "indicators", "indicator"),
    Link("definition_notes", "indicator", "indicators", "indicator"),
    Link("theme_mapping", "indicator", "indicators", "indicator"),
    Link("theme_mapping", "theme_set", "themes", "theme_set"),
    Link("lead_organisations", "indicator", "indicators", "indicator"),
    Link("lead_organisations", "partner", "partners", "id"),
    Link("lead_organisations", "on_behalf_of", "partners", "id"),
    Link("areas", "parent", "areas", "id"),
    Link("area_predecessors", "area", "areas", "id"),
    Link("area_predecessors", "predecessor", "areas", "id"),
    Link("commitment_roles", "number", "commitments", "number"),
    Link("commitment_roles", "partnership", "themes", "theme"),
)
