"""Which day counts where nobody names one."""

from __future__ import annotations

from datetime import date

from lsp_data.store import reads
from lsp_data.store.generations import Generation


def reporting_day(generation: Generation, today: date | None = None) -> date | None:
    """The day that "now" means: the fixed reporting date, else ``today``, from whoever may ask the clock. Without it,
    the day for which status is stored, which is the day of the last publication; None in an empty store."""
    fixed: date | None = reads.catalogue_of(generation).partnership.reporting_date or today
    if fixed is not None:
        return fixed
    days = reads.stored_days(generation)
    return days[0] if days else None


def last_published(generation: Generation) -> date | None:
    """The day of the last publication; None where there was none."""
    ((made_at,),) = generation.rows("SELECT max(made_at) FROM publication")
    return made_at.date() if made_at else None
