"""What is behind a figure, beside it in the table of figures: "412 of 1,036; sample of 1,050"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from presentation.standing import Record, records
from presentation.words import missing, number, said


def made_of(series: pd.DataFrame, unit: str) -> Callable[[Record], str]:
    """What says of a row of ``reports.series`` what its own return gave beside it, and what counts from another, which
    is named; "" where there is nothing.

    A file that repeats a figure and adds what is behind it leaves the figure with the first, and a revision leaves what
    was behind it as it was."""
    beside, counting = _beside(series), _counting(series)

    def told(row: Record) -> str:
        own, by_days = beside.get(_place_of(row), {}), _place_of(row)[1:]
        others = counting.get(by_days, {}) if row["current"] else {}
        added = {measure: one["value"] for measure, one in others.items() if measure not in own}
        files = {said(others[one]["file_name"], "a figure entered by hand") for one in added} - {said(row["file_name"])}
        words = _in_words({**added, **own}, unit)
        return f"{words} (from {', '.join(sorted(files))})" if words and files else words

    return told


def _place_of(row: Record) -> tuple[Any, ...]:
    return (row["return_id"], row["basis"], row["period_start"], row["period_end"])


def _beside(series: pd.DataFrame) -> dict[tuple[Any, ...], dict[str, Any]]:
    """What a return gives beside an actual of the same period: numerator, denominator, sample, lower, upper."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in records(series[series["measure"] != "actual"]):
        if not missing(row["value"]):
            found.setdefault(_place_of(row), {})[said(row["measure"])] = row["value"]
    return found


def _counting(series: pd.DataFrame) -> dict[tuple[Any, ...], dict[str, Record]]:
    """What counts beside the actual of each period, whichever return gave it: measure → its row."""
    found: dict[tuple[Any, ...], dict[str, Record]] = {}
    for row in records(series[(series["measure"] != "actual") & series["current"].astype(bool)]):
        if not missing(row["value"]):
            found.setdefault(_place_of(row)[1:], {})[said(row["measure"])] = row
    return found


def _in_words(beside: Mapping[str, Any], unit: str) -> str:
    """ "412 of 1,036; sample of 1,050; between 24.1% and 28.6%": of what there is."""
    told = []
    if "numerator" in beside:
        whole = f" of {number(beside['denominator'])}" if "denominator" in beside else ""
        told.append(f"{number(beside['numerator'])}{whole}")
    if "sample" in beside:
        told.append(f"sample of {number(beside['sample'])}")
    if "lower" in beside and "upper" in beside:
        told.append(f"between {number(beside['lower'], unit)} and {number(beside['upper'], unit)}")
    return "; ".join(told)
