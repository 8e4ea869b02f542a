"""Rows of figures without the small numbers that are not shown (see `lsp_data.store.small`)."""

from __future__ import annotations

from datetime import date
from functools import partial

import pandas as pd

from lsp_data.measures.significance.small_numbers import LEAST_SHOWN
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.known import Days, known
from lsp_data.store.series import listed_row
from lsp_data.store.small import WITHHELD, with_group, withheld_periods

_KEPT = "denominator"  # which gives nobody away by itself


def without_small_numbers(
    g: Generation, found: pd.DataFrame, indicator: str, sub_measure: str, day: date
) -> pd.DataFrame:
    """The rows of one indicator's figures (columns area, measure, basis, period_start, period_end, value, marker, text,
    cell_value), the marker "suppressed" in the place of each that is not shown. Denominators stay.

    Of rows that are versions of one figure all are withheld where any has a small numerator."""
    row = listed_row(reads.catalogue_of(g), indicator, sub_measure)
    if row is None or found.empty or row["small_numbers"] == "show":
        return found
    places = list(found["area"].unique())
    now = known(g.rows, day, with_group(g.rows, [(indicator, sub_measure, area) for area in places]))
    hidden = {(area, days) for area in places for days in withheld_periods(row, area, now)}
    small = (found["measure"] == "numerator") & found["value"].between(1, LEAST_SHOWN, inclusive="left")
    slots = _slots(found)
    hidden |= {slot for slot, few in zip(slots, small, strict=True) if few}
    gone = pd.Series([slot in hidden for slot in slots], index=found.index, dtype=bool) & (found["measure"] != _KEPT)
    masked = partial(pd.Series.mask, cond=gone)
    return found.assign(
        value=masked(found["value"]),
        cell_value=masked(found["cell_value"]),
        text=masked(found["text"], other=""),
        marker=masked(found["marker"], other=WITHHELD),
    )


def _slots(frame: pd.DataFrame) -> list[tuple[str, Days]]:
    starts, ends = frame["period_start"].dt.date, frame["period_end"].dt.date
    return [
        (area, (basis, start, end))
        for area, basis, start, end in zip(frame["area"], frame["basis"], starts, ends, strict=True)
    ]
