"""One indicator in one area: what its past says of its next target, and of its last figure."""

from __future__ import annotations

from datetime import date

from lsp_data.measures.control_chart import Plotted, plotted
from lsp_data.measures.outlook import UNKNOWN, Outlook, asked_of, figures, outlooks
from lsp_data.measures.series import Series
from lsp_data.reports.standing import reporting_day
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.series import listed_row
from lsp_data.store.small import shown_on


def outlook(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> Outlook:
    """What the columns forecast to p_target, variation and assurance of table status rest on, or why they are empty."""
    found = _series(g, indicator, sub_measure, area, as_at)
    return outlooks([found[0]], found[1])[0] if found else UNKNOWN


def control_chart(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> Plotted:
    """The XmR chart of which the outlook says the end."""
    found = _series(g, indicator, sub_measure, area, as_at)
    if found is None:
        return Plotted(silent="the indicator is not in use")
    one, day = found
    known_figures = figures(one, day)
    return plotted(one, known_figures, asked_of(one, known_figures, day).goal)


def _series(
    g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None
) -> tuple[Series, date] | None:
    """The series as known on the day, and the day; None where the indicator is not in use."""
    day = as_at or reporting_day(g)
    row = listed_row(reads.catalogue_of(g), indicator, sub_measure)
    if day is None or row is None:
        return None
    return shown_on(g.rows, row, area, day), day
