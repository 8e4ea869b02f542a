"""Is it real? Intervals of figures, tests of changes and trends, and what small numbers may say.

Pure: counts go in, answers come out. docs/statistics.md says each in plain English.
"""

from lsp_data.measures.significance.changes import (
    Change,
    Of,
    change_in_rate,
    change_in_share,
    detectable_change,
    exact_change_in_share,
    newcombe,
)
from lsp_data.measures.significance.intervals import Interval, byar, count, exact_poisson, mean, rate, share
from lsp_data.measures.significance.small_numbers import one_case, withheld
from lsp_data.measures.significance.trends import Measured, Trend, TrendFound, cochran_armitage, recent_trend

__all__ = [
    "Change",
    "Interval",
    "Measured",
    "Of",
    "Trend",
    "TrendFound",
    "byar",
    "change_in_rate",
    "change_in_share",
    "cochran_armitage",
    "count",
    "detectable_change",
    "exact_change_in_share",
    "exact_poisson",
    "mean",
    "newcombe",
    "one_case",
    "rate",
    "recent_trend",
    "share",
    "withheld",
]
