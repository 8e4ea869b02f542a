"""Units as they are written, compared by what they mean, and what values each allows."""

from __future__ import annotations

import re

from loaders.figures import COUNTED, Figure
from loaders.meaning.words import fold

FRACTION = "fraction"  # 0.05 for 5 %, where a person says so of a column

_SAME: dict[str, str] = {
    **dict.fromkeys(("percent", "per cent", "percentage", "pct", "% of", "percentages"), "%"),
    **dict.fromkeys(("count", "no", "num", "numbers", "number of", "integer", "total", "whole number"), "number"),
    **dict.fromkeys(("day", "working days", "calendar days"), "days"),
    **dict.fromkeys(("% point", "percentage points", "percentage point", "pp", "% pts"), "% points"),
    **dict.fromkeys(("week",), "weeks"),
    **dict.fromkeys(("pounds", "gbp"), "£"),
}
_PER = re.compile(r"per\s*(\d[\d, ]*)")
_UNIT = re.compile(
    r"%|per ?cents?(?:ages?)?|percentages?|numbers?|counts?|£ ?\w*|000s?|thousands?|millions?"
    r"|(?:number|rates?) per (?:\d[\d ]*|head|hundred|thousand|million)(?: (?:of )?(?:the )?(?:resident )?population)?"
)
_FREE = re.compile(r"\bor\b|change|check|\bnet\b|difference|gap|reduction")


def plain_unit(unit: str) -> str:
    """The unit in one spelling: "per 1,000" and "per 1000 population" are "per 1000", "count" is "number"."""
    folded = fold(unit.replace("£", "gbp ")) if unit.strip().startswith("£") else fold(unit)
    per = _PER.search(unit.lower())
    if per:
        return f"per {per[1].replace(',', '').replace(' ', '')}"
    if folded in _SAME:
        return _SAME[folded]
    if folded.startswith("% point"):
        return "% points"
    return "%" if folded.startswith("%") else folded


def in_percent(figure: Figure) -> Figure:
    """The figure, which reads as a percentage where a person said that its column holds fractions."""
    if figure.unit != FRACTION or figure.measure in COUNTED:
        return figure
    return figure._replace(scale=0.01, unit="%")


def is_unit(text: str) -> bool:
    """Whether a whole text names a unit: "Percentage", "Thousands", "Rate per 1,000 population"."""
    return bool(_UNIT.fullmatch(fold(text)))


def differ(given: str, known: str) -> bool:
    """Whether two written units cannot mean the same. A unit that allows a choice ("number or % change") never
    differs, nor does one that only says more ("kg" and "kg per household")."""
    first, second = plain_unit(given), plain_unit(known)
    if not first or not second or first == second or _FREE.search(second):
        return False
    if {first, second} == {"%", "% points"}:
        return False
    shorter, longer = sorted((first, second), key=len)
    begins = longer.startswith(shorter) and not shorter[-1].isdigit()  # "per 1000" is no beginning of "per 100000"
    return not begins and not set(shorter.split()) <= set(longer.split())


def is_percentage(unit: str) -> bool:
    """Whether figures of this unit are percentages (not percentage points)."""
    return plain_unit(unit) == "%"


def limits(unit: str, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """What a value may be: the catalogue's bounds, else 0 to 100 for a percentage and from 0 for counts and rates.
    A unit that is a change, a gap or a choice has no limits of its own."""
    if low is not None or high is not None:
        return low, high
    if not unit or _FREE.search(fold(unit)) or plain_unit(unit) == "% points":
        return None, None
    if is_percentage(unit):
        return 0.0, 100.0
    return (0.0, None) if re.match(r"number|per \d|days|weeks|kg|minutes", plain_unit(unit)) else (None, None)
