"""Where a series will be, how sure that is, and how probable it is that a target is met.

For the short series that indicators have: a small bank of state-space models, each weighed by how well it explains the
series so far, answers with one distribution, from which the median, the intervals and the probability are all read.
Pure: values go in, answers come out. docs/statistics.md says it in plain English.
"""

from lsp_data.measures.forecast.outcomes import Outcome, outcomes
from lsp_data.measures.forecast.questions import (
    FEWEST,
    FREQUENCIES,
    LONGEST,
    Forecast,
    Goal,
    Question,
    TargetOn,
    forecast,
)
from lsp_data.measures.forecast.words import IN_THE_BALANCE, UNLIKELY, in_words, odds, percent, remarks

__all__ = [
    "FEWEST",
    "FREQUENCIES",
    "IN_THE_BALANCE",
    "LONGEST",
    "UNLIKELY",
    "Forecast",
    "Goal",
    "Outcome",
    "Question",
    "TargetOn",
    "forecast",
    "in_words",
    "odds",
    "outcomes",
    "percent",
    "remarks",
]
