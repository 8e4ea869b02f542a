"""A partnership whose years ended long ago while the reporting date is today: all that lacks is overdue then."""

from __future__ import annotations

from datetime import date, timedelta

from lsp_data.catalogue import Partnership
from lsp_data.periods import financial_year
from presentation.words import day

LONG = timedelta(days=366)  # after the last year: by then all but the slowest figures are due


def long_over(partnership: Partnership, today: date) -> str:
    """What to know before reading what is overdue, in a sentence; "" where the years are not long over."""
    ended = financial_year(partnership.last_year).end
    if partnership.reporting_date is not None or not partnership.name or today <= ended + LONG:
        return ""
    return (
        f"The partnership's years ended on {day(ended)}, and no reporting date is fixed: on {day(today)}, which is "
        "today, all that has not come counts as overdue."
    )
