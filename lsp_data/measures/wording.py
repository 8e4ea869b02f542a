"""Numbers and amounts in the sentences that explain a status."""

from __future__ import annotations

import re
from datetime import date

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
RAG_WORDS = {"red": "Off track", "amber": "Slightly off track", "green": "On track", "grey": "No status"}


def is_percentage(unit: str) -> bool:
    """Whether the unit is a share of a hundred or a difference of shares ("%", "% points", "% reduction")."""
    return unit.startswith("%") or unit in ("percent", "per cent", "percentage points", "pp")


def is_share(unit: str) -> bool:
    """Whether the unit is a part of a whole in per cent, not a difference, gap or reduction in per cent."""
    return unit in ("%", "percent", "per cent") or unit.startswith("% of ")


def whole_of(unit: str) -> float | None:
    """How many a number of the unit is a part of: 100 of a percentage, 1,000 of a rate per 1,000; None of any other."""
    if is_share(unit):
        return 100.0
    per = _PER.match(unit)
    return float(per[1].replace(",", "")) if per else None


_PER = re.compile(r"per ([0-9][0-9,]*)\b")


def is_count(unit: str) -> bool:
    """Whether the unit counts whole things."""
    return unit in ("number", "count", "convictions")


def number(value: float) -> str:
    """A number for a sentence: separators for thousands, at most two decimals, no more than it needs."""
    digits = 2 if abs(value) < 10 else 1
    rounded = round(value, digits)
    if rounded == 0 and value != 0:
        return f"{value:.2g}"
    text = f"{rounded:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def digits(value: float) -> str:
    """A number with all its digits and nothing else: "1234567", "0.05"."""
    return f"{value:.15g}"


def coded(indicator: str, sub_measure: str = "") -> str:
    """How an indicator or a part of one is named everywhere: "NI 16", "NI 33 (i)"."""
    return f"{indicator} ({sub_measure})" if sub_measure else indicator


def times(count: int, one: str, many: str | None = None) -> str:
    """ "1 figure", "3 figures"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def a(name: str) -> str:
    """ "an action", "a task"."""
    return f"{'an' if name[:1].lower() in 'aeio' else 'a'} {name}"


def per_cent(part: float, whole: float) -> str:
    """One amount as a share of another: "5.2%", "5,000%"."""
    return f"{number(round(100 * part / abs(whole), 1))}%"


def amount(value: float, unit: str) -> str:
    """A number with its unit: "38.5%", "14.2 per 1,000 population", "£1,200", "412"."""
    text = number(value)
    if not unit or unit in ("number", "count", "rate", "ratio", "unit"):
        return text
    if unit.startswith("GBP") or unit == "£":
        rest = unit.removeprefix("GBP").removeprefix("£").strip()
        money = f"−£{number(-value)}" if value < 0 else f"£{text}"
        return f"{money} {rest}".strip()
    if unit.startswith("%"):
        return f"{text}{unit}" if "point" not in unit else points(value)
    unit = re.sub(r"\b(\d{1,3})(000)\b", r"\1,\2", unit)
    return f"{text} ({unit})" if unit.startswith(("level", "score", "grade")) else f"{text} {unit}"


def points(value: float) -> str:
    """A difference of percentages: "1 percentage point", "2.5 percentage points"."""
    text = number(value)
    return f"{text} percentage point{'' if text == '1' else 's'}"


def moved(change: float, unit: str) -> str:
    """A change with its unit: "a fall of 1.3 percentage points", "a rise of 7"."""
    size = points(abs(change)) if is_percentage(unit) else number(abs(change))
    return f"a {'rise' if change > 0 else 'fall'} of {size}"


def apart(gap: float, unit: str) -> str:
    """How far one figure lies from another, with its unit: "2.5 percentage points lower", "£12 per week higher"."""
    size = points(abs(gap)) if is_percentage(unit) else amount(abs(gap), unit)
    return f"{size} {'higher' if gap > 0 else 'lower'}"


def month_of(day: date) -> str:
    """The month of a day in full: "March 2011"."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def iso_month_said(month: str) -> str:
    """ "June 2009" of "2009-06", "June" of "06"."""
    return f"{MONTH_NAMES[int(month[-2:]) - 1]} {month[:-3]}".strip()


def on(day: date) -> str:
    """A day in full: "14 February 2011"."""
    return f"{day.day} {month_of(day)}"
