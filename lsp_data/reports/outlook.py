"""One indicator in one area: what its past says of its next target, and of its last figure."""

from __future__ import annotations

from datetime import date

from lsp_data.measures.outlook import UNKNOWN, Outlook, outlooks
from lsp_data.reports.standing import reporting_day
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.series import listed_row
from lsp_data.store.small import shown_on


def outlook(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> Outlook:
    """What the columns forecast to p_target, variation and assurance of table status rest on, or why they are empty."""
    day = as_at or reporting_day(g)
    row = listed_row(reads.catalogue_of(g), indicator, sub_measure)
    if day is None or row is None:
        return UNKNOWN
    return outlooks([shown_on(g.rows, row, area, day)], day)[0]
