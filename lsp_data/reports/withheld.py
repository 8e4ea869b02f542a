"""Rows of figures without the small numbers that are not shown (see `lsp_data.store.small`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd

from lsp_data.measures.significance.small_numbers import is_few, people_behind
from lsp_data.reports.standing import group_on
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.known import Ends
from lsp_data.store.series import listed_row
from lsp_data.store.small import WITHHELD, withheld_periods

_KEPT = "denominator"  # which gives nobody away by itself


def without_small_numbers(
    g: Generation, found: pd.DataFrame, indicator: str, sub_measure: str, day: date
) -> pd.DataFrame:
    """The rows of one indicator's figures (columns return_id, area, measure, basis, period_start, period_end, value,
    marker, text, cell_value), the marker "suppressed" in the place of each that is not shown. Denominators stay.

    Of rows that are versions of one figure all are withheld where any has a small numerator, or would have."""
    row = listed_row(reads.catalogue_of(g), indicator, sub_measure)
    if row is None or found.empty or row["small_numbers"] == "show":
        return found
    places = tuple(found["area"].unique())
    now = group_on(g, indicator, sub_measure, places, day)
    hidden = {(area, ends) for area in places for ends in withheld_periods(row, area, now)}
    slots = _slots(found)
    hidden |= _ever_few(found, slots, row["unit"] or "")
    gone = pd.Series([slot in hidden for slot in slots], index=found.index, dtype=bool) & (found["measure"] != _KEPT)
    masked = partial(pd.Series.mask, cond=gone)
    return found.assign(
        value=masked(found["value"]),
        cell_value=masked(found["cell_value"]),
        text=masked(found["text"], other=""),
        marker=masked(found["marker"], other=WITHHELD),
    )


def _ever_few(found: pd.DataFrame, slots: Sequence[tuple[str, Ends]], unit: str) -> set[tuple[str, Ends]]:
    """The areas and days of which any version is a small numerator, or a percentage or rate of few."""
    wholes: dict[tuple[str, Ends], list[float]] = defaultdict(list)
    counted: set[tuple[tuple[str, Ends], str]] = set()
    told = list(zip(slots, found["measure"], found["value"], found["return_id"], strict=True))
    for slot, measure, value, origin in told:
        if measure == _KEPT and pd.notna(value):
            wholes[slot].append(value)
        elif measure == "numerator":
            counted.add((slot, origin))
    few = set()
    for slot, measure, value, origin in told:
        if measure == "numerator" and is_few(value):
            few.add(slot)
        elif measure == "actual" and (slot, origin) not in counted and pd.notna(value):
            few |= {slot for whole in wholes[slot] if is_few(people_behind(value, whole, unit))}
    return few


def _slots(frame: pd.DataFrame) -> list[tuple[str, Ends]]:
    starts, ends = frame["period_start"].dt.date, frame["period_end"].dt.date
    return [(area, (start, end)) for area, start, end in zip(frame["area"], starts, ends, strict=True)]
