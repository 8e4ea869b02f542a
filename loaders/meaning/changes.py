"""From when to when a column or a row of changes says that the values beside it moved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.meaning.phrases import one_reading, phrases
from loaders.meaning.words import fold
from lsp_data.periods import Period, read_period, shift_months

_MONTHS_BACK = re.compile(r"\b(\d{1,2}) months?\b|\b(year|12 month|annual|month|quarter)\b")


def change_period(text: str, others: Sequence[tuple[Period | None, str]]) -> Period | None:
    """From the beginning of the earlier period to the end of the later one, as far as text and other columns tell.

    ``others`` are the periods of the columns of values with the words of their headings, in their order."""
    known = [(period, words) for period, words in others if period is not None]
    named = [period for phrase in phrases(text) if (period := _named(phrase, known)) is not None]
    latest = max((period for period, _ in known), key=lambda period: period.end, default=None)
    if len(named) >= 2:
        return Period(min(named).start, max(named, key=lambda one: one.end).end, named[-1].basis)
    if latest is None:
        return None
    if named and named[0].end < latest.end:
        return Period(named[0].start, latest.end, latest.basis)
    back = _MONTHS_BACK.search(fold(text))
    if back is None:
        return None
    months = int(back[1]) if back[1] else {"month": 1, "quarter": 3}.get(back[2], 12)
    before = shift_months(latest.end, -months)
    earlier = next((period for period, _ in known if period.end == before), None)
    return Period(earlier.start, latest.end, latest.basis) if earlier else None


def _named(phrase: str, known: Sequence[tuple[Period, str]]) -> Period | None:
    words = set(fold(phrase).split())
    said = next((period for period, whole in known if words <= set(whole.split())), None)
    if said is not None:
        return said
    read = one_reading(read_period(phrase))
    return next((period for period, _ in known if read and period.end == read.end), read)
