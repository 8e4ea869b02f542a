"""Where every indicator stands: the stored status, or the same computed for another day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pandas as pd

from lsp_data.catalogue import Partnership
from lsp_data.measures.series import Series
from lsp_data.store import reads, statuses
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.known import Known, known
from lsp_data.store.series import listed_row
from lsp_data.store.small import shown_series, with_group

EVERY_AREA = "*"


def partnership(g: Generation) -> Partnership:
    """The partnership's own facts: name, area, reporting date, whether it is the sample …"""
    return reads.catalogue_of(g).partnership


def series_on(
    g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None
) -> tuple[Series, date] | None:
    """A series as it may be shown on a day (None: the reporting day), and that day; None where it is not in use."""
    day = as_at or reporting_day(g)
    row = listed_row(reads.catalogue_of(g), indicator, sub_measure)
    if day is None or row is None:
        return None
    return shown_series(row, area, group_on(g, indicator, sub_measure, (area,), day)), day


def group_on(g: Generation, indicator: str, sub_measure: str, areas: tuple[str, ...], day: date) -> Known:
    """What was known on a day of a series in some areas, and of all on which it depends what of it may be shown."""
    return _known(g, g.written, indicator, sub_measure, areas, day)


@lru_cache(maxsize=256)
def _known(g: Generation, written: int, indicator: str, sub_measure: str, areas: tuple[str, ...], day: date) -> Known:
    # One indicator's page asks for its series, its milestones, its targets and its outlook, all of the same.
    return known(g.rows, day, with_group(g.rows, [(indicator, sub_measure, area) for area in areas]))


def status(g: Generation, as_at: date | None = None, area: str | None = None) -> pd.DataFrame:
    """One row an indicator, sub-measure and area, in the catalogue's order: the columns of table status +
    theme_name, lead_name. ``area`` None: the partnership's own; EVERY_AREA: all."""
    catalogue = reads.catalogue_of(g)
    day = as_at or reporting_day(g)
    found = pd.DataFrame(columns=[*statuses.COLUMNS]) if day is None else _computed(g, g.written, day)
    if area != EVERY_AREA:
        found = found[found["area"] == (area or catalogue.partnership.area)]
    order = {name: place for place, name in enumerate(_names(catalogue.in_use))}
    places = [order.get(name, len(order)) for name in _names(found)]
    found = found.iloc[pd.Series(places, dtype="int64").argsort(kind="stable")].reset_index(drop=True)
    themes = dict(zip(catalogue.themes["theme"], catalogue.themes["name"], strict=True))
    partners = dict(zip(catalogue.partners["id"], catalogue.partners["name"], strict=True))
    return found.assign(
        theme_name=found["theme"].map(themes).astype("str"), lead_name=found["lead"].map(partners).astype("str")
    )


@lru_cache(maxsize=16)
def _computed(g: Generation, written: int, day: date) -> pd.DataFrame:
    # Callers copy, never change.
    if day in reads.stored_days(g):
        return reads.stored_status(g, day).reindex(columns=list(statuses.COLUMNS))
    return statuses.typed_status(g, statuses.compute(g.rows, reads.catalogue_of(g), day))


def _names(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["indicator"], frame["sub_measure"], strict=True))
