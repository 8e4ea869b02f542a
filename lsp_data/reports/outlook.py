"""One indicator in one area: what its past says of its next target, and of its last figure."""

from __future__ import annotations

from datetime import date

from lsp_data.measures.control_chart import Plotted, plotted
from lsp_data.measures.outlook import UNKNOWN, Outlook, asked_of, figures, outlooks
from lsp_data.reports.standing import series_on
from lsp_data.store.generations import Generation


def outlook(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> Outlook:
    """What the columns forecast to p_target, variation and assurance of table status rest on, or why they are empty."""
    found = series_on(g, indicator, sub_measure, area, as_at)
    return outlooks([found[0]], found[1])[0] if found else UNKNOWN


def control_chart(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> Plotted:
    """The XmR chart of which the outlook says the end."""
    found = series_on(g, indicator, sub_measure, area, as_at)
    if found is None:
        return Plotted(silent="the indicator is not in use")
    one, day = found
    known_figures = figures(one, day)
    return plotted(one, known_figures, asked_of(one, known_figures, day).goal)
