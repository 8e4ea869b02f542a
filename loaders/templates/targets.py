"""The targets of the partnership: baseline, yearly targets and quarterly milestones, a row an indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from loaders.stamp import Stamp
from loaders.templates.writing import ColumnPlan, CoverPlan, SheetPlan, write
from lsp_data.catalogue import Catalogue
from lsp_data.periods import (
    Basis,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    label,
    quarter,
    survey,
    year_to_date,
)
from lsp_data.store import held, reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation

KIND = "targets"
CLASSES = ("designated", "statutory", "local")
STATES = ("agreed", "placeholder", "deferred", "renegotiated", "revoked")
INSTRUCTIONS = (
    "How to fill in the targets",
    "1. Each sheet holds the indicators that are measured in one kind of year.",
    "2. Type the target of each year as a number in the unit shown. Where none is agreed yet type TBC.",
    "3. Version is the agreement or refresh that set the target, for example March 2009.",
    "4. Milestones are what should be reached by the end of each quarter. Leave them empty for a straight line.",
    "5. A target that follows others is typed in words: England + 1 point, 5% below comparator group, best quarter of "
    "comparator group. Its number is worked out from their newest figure.",
    "6. Baseline is the figure that the target starts from. Say in Baseline period for when it is.",
    "7. Fill in the date on which the targets became known above, save the file and load it.",
)


@dataclass(frozen=True, slots=True)
class _Years:
    """The sheet of one kind of year: its headings and the period of each."""

    name: str
    bases: frozenset[str]
    targets: Mapping[str, Period]
    milestones: Mapping[str, Period]


def write_targets_template(generation: Generation, out: BinaryIO | Path) -> None:
    """The targets of all indicators in use, as they are agreed now, to fill in or revise. As .xlsx."""
    catalogue = reads.catalogue_of(generation)
    own = catalogue.partnership
    cover = CoverPlan(
        title="Targets and milestones",
        pairs=(("Partnership", own.name), ("Date known", None)),
        instructions=INSTRUCTIONS,
    )
    rows = catalogue.in_use.to_dict("records")
    keys = sorted({(row["indicator"], row["sub_measure"], own.area) for row in rows})
    agreed = held.current_targets(generation, keys)
    sheets = []
    for years in _kinds(own.first_year, own.last_year):
        mine = [row for row in rows if (row["basis"] or "financial_year") in years.bases]
        if mine:
            sheets.append(_sheet(years, mine, catalogue, agreed))
    if not sheets:
        sheets.append(_sheet(_kinds(own.first_year, own.last_year)[0], [], catalogue, agreed))
    write(cover, sheets, Stamp(KIND, generation=str(generation.number)), reporting_day(generation), out)


def _kinds(first: int, last: int) -> list[_Years]:
    years = range(first, last + 1)

    def named(make: Callable[[int], Period], write_year: Callable[[int], str]) -> dict[str, Period]:
        return {f"{write_year(year)} target": make(year) for year in years}

    def pair(year: int) -> str:
        return label(financial_year(year))

    quarters = {f"Q{number} {pair(year)} milestone": quarter(year, number) for year in years for number in (1, 2, 3)}
    whole = frozenset(basis.value for basis in Basis) - {"academic_year", "calendar_year", "survey"}
    return [
        _Years("Financial years", whole, named(financial_year, pair), quarters),
        _Years("Academic years", frozenset({"academic_year"}), named(academic_year, pair), {}),
        _Years("Calendar years", frozenset({"calendar_year"}), named(calendar_year, str), {}),
        _Years("Surveys", frozenset({"survey"}), named(survey, str), {}),
    ]


def _sheet(
    years: _Years, rows: Sequence[Mapping[Any, Any]], catalogue: Catalogue, agreed: Iterable[Mapping[str, Any]]
) -> SheetPlan:
    named = sorted([*years.targets, *years.milestones], key=lambda one: _period(years, one).end)
    columns = (
        ColumnPlan("Indicator", 11), ColumnPlan("Sub-measure", 9), ColumnPlan("Title", 42), ColumnPlan("Area", 26),
        ColumnPlan("Unit", 18), ColumnPlan("Good is", 9),
        ColumnPlan("Target class", 14, entry=True, choices=CLASSES),
        ColumnPlan("Target version", 14, entry=True, as_text=True),
        ColumnPlan("Target state", 14, entry=True, choices=STATES),
        ColumnPlan("In reward", 10, entry=True, choices=("yes", "no")),
        ColumnPlan("Baseline", 12, entry=True),
        ColumnPlan("Baseline period", 18, entry=True, as_text=True),
        *(ColumnPlan(heading, 12, entry=True) for heading in named),
        ColumnPlan("Note", 40, entry=True),
    )  # fmt: skip
    area = catalogue.partnership.area
    contents = tuple(_row(row, years, named, catalogue.area_name(area) if area else "", agreed) for row in rows)
    return SheetPlan(years.name, columns, contents)


def _period(years: _Years, heading: str) -> Period:
    return years.targets.get(heading) or years.milestones[heading]


def _row(
    row: Mapping[Any, Any], years: _Years, named: Sequence[str], area: str, agreed: Iterable[Mapping[str, Any]]
) -> tuple[Any, ...]:
    mine = [one for one in agreed if (one["indicator"], one["sub_measure"]) == (row["indicator"], row["sub_measure"])]
    newest = max(mine, key=lambda one: (one["known_at"], one["period_end"]), default=None)
    held_class = newest["class"] if newest else row["target_class"]
    return (
        row["indicator"], row["sub_measure"], row["title"], area, row["unit"], row["polarity"], held_class,
        newest["version"] if newest else None, newest["state"] if newest else None, None,
        newest["baseline"] if newest else None, None,
        *(_value(mine, "target" if one in years.targets else "milestone", _period(years, one)) for one in named), None,
    )  # fmt: skip


def _value(mine: Sequence[Mapping[str, Any]], kind: str, period: Period) -> float | str | None:
    ends = {period, year_to_date(period.end)} if kind == "milestone" else {period}
    for one in mine:
        there = Period(one["period_start"], one["period_end"], Basis(one["basis"]))
        if one["kind"] == kind and there in ends:
            value: float | str | None = one["value"] if one["value"] is not None else one["text"]
            return value
    return None
