"""Titles that say that months are the ends of twelve ("rolling 12 months"), beside what a column or row says itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.meaning.frames import MONTH, Years, says_rolling
from loaders.meaning.so_far import is_part
from loaders.meaning.words import fold
from lsp_data.periods import Ambiguous, Period, label, rolling_year

_MONTHS = re.compile(rf"(?<![a-z]){MONTH}\s*(?:to|-|–)\s*{MONTH}(?![a-z])", re.IGNORECASE)
_OF_A_PART = re.compile(
    r"(?:(?:in|for) (?:the )?)?(?:single |individual |each )?(?:months?|monthly|quarters?|quarterly)"
    r"(?: (?:totals?|figures?|results?|data|numbers?))?"
)


def as_rolled(period: Period, text: str, names: Sequence[str], years: Years) -> Period | Ambiguous:
    """A period as the titles mean it. One written in months ("Jan-Mar 2010"), or that stands under "Quarter", says
    itself what it is; where the titles speak of months or quarters beside rolling years, any other can be either."""
    if not is_part(period) or not (years.rolling or years.both) or any(map(says_rolling, names)):
        return years.meant(period)
    if says_months(text) or any(_OF_A_PART.fullmatch(fold(name)) for name in names):
        return period
    if years.rolling:
        return years.meant(period)
    whole = rolling_year(period.end)
    return Ambiguous(text, (period, whole), f"The title speaks of {label(period)} and of {label(whole)}.")


def says_months(text: str) -> bool:
    """Whether a text names a stretch of months, which no title makes longer: "Jan-Mar 2010"."""
    return bool(_MONTHS.search(text))
