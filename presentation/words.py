"""Values, dates, periods and states in the partnership's words. What is missing says so; nothing shows as "nan"."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from lsp_data.measures.wording import coded
from lsp_data.measures.wording import times as times
from lsp_data.periods import Basis, Period, label

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

NO_DATA: dict[str, str] = {
    "": "no figure",
    "null": "no figure",
    "na": "not available",
    "tbc": "to be confirmed",
    "suppressed": "suppressed (small numbers)",
    "not_applicable": "not applicable",
    "not_collected": "not collected",
    "less_than": "below the stated value",
    "greater_than": "above the stated value",
    "low_reliability": "too unreliable to show",
}

FIGURE_STATUS: dict[str, str] = {
    "": "",
    "provisional": "Provisional",
    "estimated": "Estimated",
    "revised": "Revised",
    "final": "Final",
}

POLARITY: dict[str, str] = {
    "high": "Higher is better",
    "low": "Lower is better",
    "neither": "Neither high nor low is better",
}

TARGET_CLASS: dict[str, str] = {
    "": "No target class",
    "designated": "Designated target",
    "statutory": "Statutory target",
    "local": "Local target",
}

SPLIT: dict[str, str] = {
    "direct": "Measured anew for each area",
    "population": "Shared by population",
    "negotiated": "Negotiated between the areas",
}

CONFIDENCE: dict[str, str] = {
    "high": "Checked: the definition is certain",
    "medium": "Probably right: check it before quoting it",
    "low": "Uncertain: check it before relying on it",
}


def missing(value: Any) -> bool:
    """Whether a cell of a frame holds nothing: None, NaN, NaT, NA or empty text."""
    if value is None or value is pd.NA:
        return True
    return value == "" if isinstance(value, str) else bool(value != value)


def said(value: Any, otherwise: str = "") -> str:
    """The text of a frame's cell, ``otherwise`` where it holds nothing."""
    return otherwise if missing(value) else str(value)


def _decimals(value: float, unit: str) -> int:
    size = abs(value)
    if unit.startswith("%"):
        return 1
    if size >= 1000 or float(value).is_integer():
        return 0
    if size >= 100:
        return 1
    return 2 if size >= 1 else 3


def _telling(value: float, decimals: int) -> int:
    """How many decimals show the value as it is: at least the usual ones, at most three more."""
    enough = (count for count in range(decimals, decimals + 3) if math.isclose(round(value, count), value))
    return next(enough, decimals + 3)


def _shown(value: float, decimals: int) -> str:
    """Rounded half away from zero, as people do, with a true minus sign; more decimals where nought would be left."""
    size = Decimal(repr(abs(value)))
    if size >= _BEYOND_SENSE:
        return f"{'−' if value < 0 else ''}{abs(value):.3g}"
    rounded = size.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    while not rounded and size and decimals < _MOST_DECIMALS:
        decimals += 1
        rounded = size.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"−{rounded:,f}" if value < 0 and rounded else f"{rounded:,f}"


_MOST_DECIMALS = 9
_BEYOND_SENSE = 10**15


def number(value: Any, unit: str = "", *, marker: Any = None, exact: bool = False) -> str:
    """A value in its unit as it stands in a table: "38.5%", "4,512", "£1,234", "12.4". Where there is none, why not.

    Percentages have one decimal; whole numbers none; others two below 100, one below 1,000. A number that is not zero
    never shows as zero. ``exact``: up to three decimals more where rounding would hide something ("0.057%").
    """
    if missing(value) or not math.isfinite(float(value)):
        return NO_DATA.get(said(marker), said(marker).replace("_", " "))
    figure = float(value)
    decimals = _decimals(figure, unit)
    shown = _shown(figure, _telling(figure, decimals) if exact else decimals)
    if "." in shown and not unit.startswith("%"):
        shown = shown.rstrip("0").rstrip(".")
    sign = {"less_than": "under ", "greater_than": "over "}.get(said(marker), "")
    if unit.startswith("GBP"):
        return sign + (f"−£{shown[1:]}" if shown.startswith("−") else f"£{shown}")
    return sign + (f"{shown}%" if unit.startswith("%") and "point" not in unit else shown)


def unit(text: str) -> str:
    """The unit in words, for a heading or after a number: "per cent", "per 1,000 population", "pounds a week"."""
    written = text.strip()
    for short, long in (
        ("% points", "percentage points"),
        ("% point", "percentage point"),
        ("%", "per cent"),
        ("GBP", "pounds"),
        ("100000", "100,000"),
        ("10000", "10,000"),
        ("1000", "1,000"),
    ):
        written = written.replace(short, long) if "000" not in short else _thousands(written, short, long)
    return written


def _thousands(written: str, short: str, long: str) -> str:
    return " ".join(long if word == short else word for word in written.split(" "))


def amount(value: Any, unit_text: str, *, marker: Any = None, exact: bool = False) -> str:
    """A value with its unit spelt out: "12.4 per 1,000 population", "38.5%". ``exact``: see `number`."""
    shown = number(value, unit_text, marker=marker, exact=exact)
    told = unit(unit_text)
    attached = unit_text.startswith(("%", "GBP")) and "point" not in unit_text
    if missing(value) or attached or told in ("", "number", "score", "rate", "ratio"):
        return shown
    return f"{shown} {told}"


def as_date(value: Any) -> date | None:
    """A day from whatever a frame or an address holds; None where there is none or it is no date."""
    if missing(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def capital(text: str) -> str:
    """The text with a capital at its beginning, all else as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a full stop at its end, where it has no mark of its own there."""
    return text if text.rstrip().endswith((".", "!", "?", ":")) else f"{text.rstrip()}."


def day(value: Any, otherwise: str = "no date") -> str:
    """ "14 Feb 2011"."""
    found = as_date(value)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}" if found else otherwise


def month(value: Any, otherwise: str = "") -> str:
    """ "Feb 2011"."""
    found = as_date(value)
    return f"{_MONTHS[found.month - 1]} {found.year}" if found else otherwise


def short_month(value: Any) -> str:
    """ "Feb 11", for the foot of a chart."""
    found = as_date(value)
    return f"{_MONTHS[found.month - 1]} {found.year % 100:02d}" if found else ""


def period(start: Any, end: Any, basis: Any, otherwise: str = "no period") -> str:
    """A period as people write it: "Q2 2009/10", "Apr–Sep 2009 (year to date)"."""
    first, last = as_date(start), as_date(end)
    if first is None or last is None:
        return otherwise
    return label(Period(first, last, Basis(str(basis))))


def days(count: Any) -> str:
    """ "1 day", "45 days", "14 months", "3 years": an age or a delay that is read at a glance."""
    if missing(count):
        return ""
    whole = int(count)
    if abs(whole) < 92:
        return f"{whole} day{'' if abs(whole) == 1 else 's'}"
    months = round(whole / 30.4375)
    return f"{months} months" if abs(months) < 24 else f"{round(whole / 365.25)} years"


def indicator(code: Any, sub_measure: Any = "") -> str:
    """ "NI 33 (i)"."""
    return coded(str(code), said(sub_measure))


def by_number(code: Any) -> tuple[str, int]:
    """What puts indicators in the order of their numbers: "NI 4" before "NI 16"."""
    words, _, digits = str(code).rpartition(" ")
    return (words, int(digits)) if digits.isdigit() else (str(code), 0)


def indicator_key(code: Any, sub_measure: Any = "") -> str:
    """What names an indicator in an address: "NI 33|i", "NI 16"."""
    sub = said(sub_measure)
    return f"{code}|{sub}" if sub else str(code)


def key_parts(key: str) -> tuple[str, str]:
    """Indicator and sub-measure of an :func:`indicator_key`."""
    code, _, sub = key.partition("|")
    return code, sub


def difference(now: int, before: int | None) -> str:
    """A count against an earlier one in words: "2 more", "1 fewer", "no change"."""
    if before is None:
        return ""
    if now == before:
        return "no change"
    return f"{abs(now - before)} {'more' if now > before else 'fewer'}"


def month_words(given: Mapping[str, str]) -> str:
    """The months of an activity: "Jun 2009 (milestone), Jul 2009 (planned)"; "undated" where it has none."""
    if not given:
        return "undated"
    ordered = sorted(
        given.items(),
        key=lambda item: (item[0][:-2], (int(item[0][-2:]) - 4) % 12 if len(item[0]) == 2 else int(item[0][-2:])),
    )
    return ", ".join(f"{iso_month_words(written)} ({state})" for written, state in ordered)


def iso_month_words(written: str) -> str:
    """ "Jun 2009" of "2009-06", "Jun" of "06", "" of ""."""
    if not written:
        return ""
    name = _MONTHS[int(written[-2:]) - 1]
    return f"{name} {written[:4]}" if len(written) > 2 else name


def shortened(text: str, longest: int = 240) -> str:
    """A text on one line, cut after a word where it is longer than this: for a link to where all of it stands."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"
