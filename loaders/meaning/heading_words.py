"""What the words of one heading say by themselves: the measure, a margin, a percentage, the unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.meaning.words import fold, tidy

_INTERVAL = r"confidence (?:interval|limit)s?"
_LIMIT = (
    rf"(?:\d\d ?%? )?(?:{_INTERVAL}|(?:confidence )?(?:limit|ci|cl|bound))"  # "lower 95% CI", "upper confidence limit"
)
_MARGIN = re.compile(rf"±|\+ ?/? ?[-–]|\b(?:{_INTERVAL}|margin of error|ci)\b", re.IGNORECASE)
# Words that say the measure wherever they stand in a heading; the first that is found decides.
_WORDS: dict[str, str] = {
    "trigger": r"trigger|60%? threshold",
    "baseline": r"baseline|base line|starting point",
    "change": r"change|chg|difference|diff|variance|movement",
    "numerator": r"numerator",
    "denominator": r"denominator",
    "sample": r"sample size|respondents|(?:un)?weighted base",
    "lower": rf"lower {_LIMIT}|lci|lcl|(?:ci|{_INTERVAL}) lower",
    "upper": rf"upper {_LIMIT}|uci|ucl|(?:ci|{_INTERVAL}) upper",
    "forecast": r"forecast|projected|projection|predicted|expected",
    "milestone": r"milestones?|trajectory|profiled?|interim target",
    "target": r"targets?|planned|goal",
    "actual": r"actuals?|outturns?|results?|performance|achieved|value|ytd|to date",
}
_INSIDE = {measure: re.compile(rf"\b(?:{words})\b") for measure, words in _WORDS.items()}
_ANY_INSIDE = re.compile(rf"\b(?:{'|'.join(_WORDS.values())})\b")
_UNIT = re.compile(
    r"\((%|£(?:m|k|000s?)?|per cent|percentage|number|count|000s?|thousands?|days|weeks|hours|minutes"
    r"|kg[^)]*|tonnes|rate|per [\d,. ]+[^)]*)\)",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(r"%|(?:per ?cent|percentage|proportion)\b", re.IGNORECASE)
_PERCENT_CHANGE = re.compile(
    r"(?:%|\bper ?cent|\bpercentage) (?:change|difference|variance|movement)|\b(?:change|difference|variance) %",
    re.IGNORECASE,
)


def measure_in(words: str) -> str:
    """The measure that folded words name anywhere in them, "" for none."""
    if not _ANY_INSIDE.search(words):  # as in nearly every label of a row
        return ""
    return next((measure for measure, pattern in _INSIDE.items() if pattern.search(words)), "")


def is_margin(text: str) -> bool:
    """Whether a heading is that of how far a figure may be out to either side: "Confidence interval (±)"."""
    return bool(_MARGIN.search(tidy(text))) and measure_in(fold(text)) not in ("lower", "upper")


def is_percentage(text: str) -> bool:
    """Whether a heading is that of a percentage of those who were asked: "%", "% satisfied", "Per cent"."""
    return bool(_PERCENTAGE.match(tidy(text))) and not _PERCENT_CHANGE.search(text)


def unit_in(parts: Sequence[str]) -> str:
    """The unit that the innermost part of a heading names."""
    for part in reversed(parts):
        found = _UNIT.search(part)
        if found:
            return found.group(1)
        if part.strip() in ("%", "£", "£m", "£000"):
            return part.strip()
        if _PERCENT_CHANGE.search(part):
            return "%"
    return ""
