"""Words for numbers that stand beside an indicator's figure and are none of its own: a rank, a population, money."""

from __future__ import annotations

import re

from loaders.meaning.words import fold

_ABOUT = re.compile(
    r"(?:(?:national|overall|county|our|la|family|csp|peer|regional) )?(?:rank|ranking|ranked|position in \w+|quartile"
    r"|decile|percentile)(?: position)?(?: \d+)?(?: of \d+)?"
    r"|(?:total |mid year |resident |working age )?(?:population|cohort)(?: size| estimate)?"
    r"|weight(?:ing)?|score weighting"
    r"|(?:annual |total )?(?:budget|spend|expenditure|cost|funding|grant)(?: to date)?(?: £ ?(?:000s?|k|m)?)?"
    r"|(?:%|per ?cent(?:age)?) (?:of|against|achieved against) (?:the )?(?:annual |year end )?target(?: achieved)?"
    r"|(?:%|per ?cent(?:age)?) achieved"
)


def is_about(text: str) -> bool:
    """Whether a heading as a whole says a number about a figure, which is no figure of the indicator: "Rank",
    "Population", "% of target", "Spend £000"."""
    return bool(_ABOUT.fullmatch(fold(text)))
