"""The return of one partner for one period: a row a figure that is expected, filled in as far as we know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from loaders.meaning.cells import MARKER_CHOICES, STATUS_CHOICES
from loaders.stamp import Stamp
from loaders.templates.writing import ColumnPlan, CoverPlan, SheetPlan, write
from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError
from lsp_data.measures.series import Series
from lsp_data.measures.trajectory import milestone
from lsp_data.periods import Basis, Period, label
from lsp_data.reports.returning import expected_figures
from lsp_data.store import held, reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.series import known, series_of, used_rows

KIND = "performance_return"
LOOK_BACK = timedelta(days=366)  # a figure that is missing for longer is chased, not asked for again in each template
_DECIMALS = 2  # of a milestone that is worked out
COLUMNS = (
    ColumnPlan("Indicator", 11),
    ColumnPlan("Sub-measure", 9),
    ColumnPlan("Title", 42),
    ColumnPlan("Area", 26),
    ColumnPlan("Period", 28, as_text=True),
    ColumnPlan("Value", 12, entry=True),
    ColumnPlan("Reason if no value", 20, entry=True, choices=tuple(MARKER_CHOICES)),
    ColumnPlan("Figure status", 14, entry=True, choices=STATUS_CHOICES),
    ColumnPlan("Note", 48, entry=True),
    ColumnPlan("Numerator", 12, entry=True),
    ColumnPlan("Denominator", 12, entry=True),
    ColumnPlan("Sample size", 12, entry=True),
    ColumnPlan("Unit", 20),
    ColumnPlan("Good is", 9),
    ColumnPlan("Last value for reference", 12),
    ColumnPlan("Last period for reference", 26),
    ColumnPlan("Milestone for reference", 12),
    ColumnPlan("Target for reference", 12),
)
INSTRUCTIONS = (
    "How to fill in this return",
    "1. Go to the sheet Return. Each row is one figure for one period.",
    "2. Fill in the coloured cells. Type the number alone in the column Value, in the unit shown.",
    "3. Where there is no number, choose the reason instead of leaving both empty.",
    "4. Say in Figure status whether the figure is provisional, estimated, final or revised.",
    "5. Use Note for what a reader must know. Do not name people.",
    "6. Numerator, denominator and sample size help to tell a real change from chance. Leave them empty if unknown.",
    "7. The columns for reference are what we hold. They are not read back.",
    "8. Fill in the date returned above, save the file and send it back. Please do not add or move columns.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that the template asks for."""

    row: dict[str, Any]  # the indicator's row of `Catalogue.in_use`
    period: Period


def write_template(generation: Generation, partner: str, period: Period, out: BinaryIO | Path) -> None:
    """The return of a partner for a period, as .xlsx. LspError when the partner is unknown or leads no indicator."""
    catalogue = reads.catalogue_of(generation)
    asked = asked_of(generation, catalogue, partner, period)
    if not asked:
        raise LspError(
            f"{catalogue.partner_name(partner)} leads no indicator that is in use, so there is nothing to return. "
            "Choose its indicators under Administration first."
        )
    own = catalogue.partnership
    cover = CoverPlan(
        title=f"Performance return for {label(period)}",
        pairs=(
            ("Partnership", own.name), ("Partner", catalogue.partner_name(partner)), ("Return period", label(period)),
            ("Date returned", None), ("Completed by (post)", None),
        ),
        instructions=INSTRUCTIONS,
    )  # fmt: skip
    stamp = Stamp(KIND, partner=partner, period=label(period), generation=str(generation.number))
    rows = _rows(generation, catalogue, asked)
    write(cover, [SheetPlan("Return", COLUMNS, rows)], stamp, reporting_day(generation), out)


def asked_of(generation: Generation, catalogue: Catalogue, partner: str, period: Period) -> list[Asked]:
    """The figures that the template asks for: those of the period, and those before it that are still missing.

    An indicator whose frequency is unknown is asked for once, for the period itself."""
    if partner not in set(catalogue.partners["id"]):
        raise LspError(f"No partner has the id {partner!r}.")
    used = catalogue.in_use[catalogue.in_use["lead"] == partner]
    leads = {_series(row): row for row in plain_rows(used)}
    day = max(period.end, reporting_day(generation) or period.end)
    found: list[Asked] = []
    for one in expected_figures(generation, day):
        row = leads.get((one.indicator, one.sub_measure))
        if row is None or one.partner != partner or one.period.end > period.end:
            continue
        inside = one.period.end >= period.start
        if inside or (one.received is None and one.period.end >= period.start - LOOK_BACK):
            found.append(Asked(row, one.period))
    unknown = [row for row in leads.values() if not row["frequency"]]
    found.extend(Asked(row, period) for row in unknown)
    order = {key: position for position, key in enumerate(leads)}
    return sorted(found, key=lambda one: (order[_series(one.row)], one.period.end))


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts by column name."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _series(row: dict[str, Any]) -> tuple[str, str]:
    return str(row["indicator"]), str(row["sub_measure"])


def _rows(generation: Generation, catalogue: Catalogue, asked: Sequence[Asked]) -> tuple[tuple[Any, ...], ...]:
    area = catalogue.partnership.area
    keys = sorted({(*_series(one.row), area) for one in asked})
    figures = [one for one in held.current_figures(generation, keys) if one["measure"] == "actual"]
    targets = held.current_targets(generation, keys)
    known_now = known(generation.rows, date.max, keys)
    asked_for = {_series(one.row) for one in asked}
    lines = {_series(row): series_of(row, area, known_now) for row in used_rows(catalogue) if _series(row) in asked_for}
    name = catalogue.area_name(area) if area else ""
    return tuple(_row(one, name, figures, targets, lines.get(_series(one.row))) for one in asked)


def _row(
    one: Asked, area: str, figures: Sequence[dict[str, Any]], targets: Sequence[dict[str, Any]], series: Series | None
) -> tuple[Any, ...]:
    indicator, part = _series(one.row)
    mine = [row for row in figures if (row["indicator"], row["sub_measure"]) == (indicator, part)]
    agreed = [row for row in targets if (row["indicator"], row["sub_measure"]) == (indicator, part)]
    numbers = [row for row in mine if row["value"] is not None]
    last = max(numbers, key=lambda row: (row["period_end"], row["known_at"]), default=None)
    return (
        indicator, part, one.row["title"], area, label(one.period), None, None, None, None, None, None, None,
        one.row["unit"], one.row["polarity"], last["value"] if last else None, _label(last) if last else None,
        _milestone(series, one.period), _target(agreed, one.period.end),
    )  # fmt: skip


def _label(row: dict[str, Any]) -> str:
    return label(Period(row["period_start"], row["period_end"], Basis(row["basis"])))


def _milestone(series: Series | None, period: Period) -> float | None:
    """What the series should reach in the period, as its trajectory will judge the figure."""
    found = milestone(series, period).value if series else None
    return None if found is None else round(found, _DECIMALS)


def _target(targets: Sequence[dict[str, Any]], day: date) -> float | str | None:
    """The target of the period in which the day lies."""
    for row in targets:
        if row["kind"] == "target" and row["period_start"] <= day <= row["period_end"]:
            value: float | str | None = row["value"] if row["value"] is not None else row["text"]
            return value
    return None
