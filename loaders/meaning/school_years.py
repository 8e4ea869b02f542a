"""Whether words speak of what schools count by their own year, of which "2008/09" is September to August."""

from __future__ import annotations

import re
from functools import lru_cache

from lsp_data.periods import Basis, Period, academic_year

_OF_SCHOOLS = re.compile(
    r"\b(?:(?i:key stages?|ks ?[1-5]|gcses?|(?:early years )?foundation stage(?: profile)?|eyfsp?|academic years?"
    r"|school years?|permanent(?:ly)? exclu(?:ded|sions?)|fixed[- ](?:period|term) exclusions?|school exclusions?"
    r"|(?:school|pupil|persistent) absen(?:ces?|tees?)|school attendance)|AS?[- ][Ll]evels?(?! of))\b"
)
# Money is counted by the financial year, in schools as well.
_OF_MONEY = re.compile(
    r"£|\b(?:financial|fiscal|cost|costs|spend|spending|expenditure|budgets?|budgeted|funding|grants?|income|finance)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def counts_by_school_year(text: str) -> bool:
    """Whether a title or heading speaks of stages of school, their examinations, absence or exclusions, and of no
    money."""
    return bool(_OF_SCHOOLS.search(text)) and not counts_money(text)


def counts_money(text: str) -> bool:
    """Whether a title or heading speaks of money."""
    return bool(_OF_MONEY.search(text))


def as_school_year(period: Period) -> Period:
    """A pair of years as schools mean it; any other period as it is."""
    return academic_year(period.start.year) if period.basis is Basis.FINANCIAL_YEAR else period
