"""Whether areas add up, drawn: the whole, its parts put together, the answer, and how the county was split.

Frames are those of ``lsp_data.reports.reconciled``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lsp_data.measures.split import DENOMINATOR, DIFFERS, POPULATION, RECONCILES, SUM, Bond
from presentation import tables
from presentation.areas import period_id
from presentation.markup import Child, Html, element
from presentation.standing import Record, records
from presentation.tables import Column, two_lines
from presentation.words import SPLIT, as_date, day, missing, number, said

COLUMNS = {
    "whole_name": "Whole", "bond": "How the parts belong to it", "period": "Period", "value": "Figure of the whole",
    "together": "Parts put together", "difference": "Difference", "within": "Rounding explains",
    "by": "Put together by", "outcome": "Answer", "reason": "Why it cannot be told",
    "method": "How the figures were split",
}  # fmt: skip
_BONDS = {Bond.SPLIT.value: "split into", Bond.MERGER.value: "made of", Bond.WITHIN.value: "consists of"}
_BY = {
    SUM: "added up",
    DENOMINATOR: "weighted by the denominators",
    POPULATION: "weighted by population, because not all denominators are known",
}


def of_period(every: pd.DataFrame, period: str) -> pd.DataFrame:
    """The families of one period (an id of ``presentation.areas.period_id``)."""
    return every[[period_id(row) == period for row in records(every)]].reset_index(drop=True)


def elsewhere(every: pd.DataFrame, periods: Mapping[str, str]) -> str:
    """Where nothing can be compared in a period: in which it can, newest first."""
    named = dict.fromkeys(periods.get(period_id(row), "") for row in records(every))
    told = "; ".join(name for name in named if name)
    return f"Nothing can be compared in this period. Choose one of these: {told}." if told else _NOTHING


_NOTHING = "No figures of a whole and its parts are known for the same period."


def method(listed: Mapping[str, Any], row: Record, areas: pd.DataFrame) -> str:
    """How the county's figures were split for this indicator, and whether its baseline had to be rebuilt."""
    how = said(listed.get("split_method"))
    told = [f"How the county's figures were split: {SPLIT[how].lower()}." if how else _NO_METHOD]
    begun = dict(zip(areas["id"], areas["valid_from"], strict=True)).get(row["area"])
    since = as_date(row["baseline_end"])
    if begun and since and since < begun and not missing(row["baseline"]):
        name = dict(zip(areas["id"], areas["name"], strict=True))[row["area"]]
        value = number(row["baseline"], said(row["unit"]))
        told.append(f"The baseline of {value} is of {day(since)}, before {name} began on {day(begun)}: it was rebuilt.")
    return " ".join(told)


_NO_METHOD = "How the county's figures were split is not recorded: an administrator can say so in the catalogue."


def table(rows: pd.DataFrame, unit: str, nothing: str) -> Html:
    """A row a family: the whole's figure, its parts', what these make together, and the answer."""
    columns = (
        Column("Whole", header=True, width="20%"),
        Column("Its figure", "right"),
        Column("Parts", width="30%"),
        Column("Put together", "right", width="18%"),
        Column("Answer", width="22%"),
    )
    return tables.table(
        "Whether parts make up the whole", columns, (_row(row, unit) for row in records(rows)), nothing=nothing
    )


def _row(row: Record, unit: str) -> tuple[Child, ...]:
    parts = (element("li", f"{name} {_figure(value, unit)}") for name, value in row["parts"])
    return (
        two_lines(row["whole_name"], _BONDS[row["bond"]]),
        _figure(row["value"], unit),
        element("ul", *parts, class_="lsp-parts"),
        "" if missing(row["together"]) else two_lines(number(row["together"], unit), _BY[row["by"]]),
        two_lines(element("b", _answer(row, unit)), _because(row, unit)),
    )


def _figure(value: Any, unit: str) -> str:
    return "no figure" if missing(value) else number(value, unit)


def _answer(row: Record, unit: str) -> str:
    if row["outcome"] == RECONCILES:
        return "✓ Reconciles"
    if row["outcome"] == DIFFERS:
        return f"≠ Differs by {number(abs(row['difference']), unit)}"
    return "? Cannot be told"


def _because(row: Record, unit: str) -> str:
    told = []
    if row["outcome"] == DIFFERS:
        more = "more" if row["difference"] > 0 else "less"
        told.append(f"the parts make {more} than the whole")
        if row["method"] == "negotiated" and row["bond"] == Bond.SPLIT.value:
            told.append("the figures were negotiated, so they need not add up")
    elif row["outcome"] == RECONCILES and row["within"] and abs(row["difference"]) > 0:
        told.append(f"within the rounding of {number(row['within'], unit)}")
    if said(row["reason"]):
        told.append(f"because {row['reason']}")
    if row["rebuilt"]:
        told.append(f"rebuilt: {', '.join(row['rebuilt'])}")
    return "; ".join(told)
