"""The invented partnership's true figures: a small model a series, the same on every machine.

Each series of definition/series.csv names its model and its path. ``listed``: the figures themselves (a fraction
such as 5/12 is a percentage with its numerator and denominator; a word or "<5" is a marker). ``level_…``: values at a
few periods, straight lines between, times the season of the month. ``cumulative_…``: the year's total, spread over
the months or quarters by the season's shares and added up from April. A small seeded wobble keeps level models from
looking drawn with a ruler; it never touches a period whose value the path names.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from lsp_data.periods import (
    Basis,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    month,
    month_end,
    quarter,
    rolling_year,
    year_to_date,
)

DEFINITION = Path(__file__).parent / "definition"
AREA = "cheshire-west-and-chester"
WOBBLE = 0.004  # of the value, at most
MARKERS = {
    "not collected": "not_collected",
    "not applicable": "not_applicable",
    "no data": "na",
    "*": "suppressed",
}
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One true figure. ``value`` is in the indicator's unit; None where ``marker`` stands in its place."""

    indicator: str
    sub_measure: str
    area: str
    period: Period
    value: float | None
    marker: str | None = None
    measure: str = "actual"
    status: str | None = None
    decimals: int = 1


def read_table(name: str) -> list[Row]:
    """A table of the definition, a mapping a row, every value as text."""
    with (DEFINITION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def all_series() -> Mapping[tuple[str, str], Row]:
    """Every series by indicator and sub-measure."""
    return {(row["indicator"], row["sub_measure"]): row for row in read_table("series")}


def rounded(value: float, decimals: int) -> float:
    """The value to so many decimals, halves away from zero, as people round."""
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


@cache
def path_of(indicator: str, sub_measure: str) -> Mapping[str, Fact]:
    """The true course of a series in the partnership's area: key of the period ("2009Q2", "2010-06", "2008/09",
    "2009") to its final figure."""
    row = all_series()[(indicator, sub_measure)]
    models = {
        "listed": _listed,
        "level_quarters": _level_quarters,
        "level_months": _level_months,
        "cumulative_quarters": _cumulative,
        "cumulative_months": _cumulative,
    }
    decimals = int(row["decimals"])
    found: dict[str, Fact] = {}
    for key, value in models[row["model"]](row):
        plain = Fact(indicator, sub_measure, AREA, period_of(key, row), None, decimals=decimals)
        found[key] = _filled(plain, value)
    return found


def counted(fact: Fact, text: str) -> tuple[Fact, ...]:
    """The numerator and denominator behind a fraction of the path, none for other texts."""
    if "/" not in text:
        return ()
    above, below = text.split("/")
    return (
        replace(fact, value=float(above), measure="numerator", decimals=0),
        replace(fact, value=float(below), measure="denominator", decimals=0),
    )


def period_of(key: str, row: Row) -> Period:
    """The period that a key of the path names in this series."""
    if "Q" in key:
        return quarter(int(key[:4]), int(key[5]))
    if "/" in key:
        start = int(key[:4])
        return academic_year(start) if row["basis"] == "academic_year" else financial_year(start)
    if "-" in key:
        return _monthly_period(int(key[:4]), int(key[5:]), row)
    year = int(key)
    if row["accumulation"] == "average" and row["indicator"] == "NI 47":
        return Period(date(year - 2, 1, 1), date(year, 12, 31), Basis.AVERAGE)
    if row["frequency"] == "biennial":
        return Period(date(year, 9, 1), date(year, 12, 31), Basis.SURVEY)
    return calendar_year(year)


def _monthly_period(year: int, number: int, row: Row) -> Period:
    end = month_end(year, number)
    if row["accumulation"] == "cumulative":
        return year_to_date(end)
    if row["frequency"] == "termly":
        first = {7: date(year, 4, 1), 11: date(year, 8, 1), 3: date(year - 1, 12, 1)}[number]
        return Period(first, end, Basis.SURVEY)
    return month(year, number) if row["frequency"] == "monthly" else rolling_year(end)


def _filled(fact: Fact, value: str | float) -> Fact:
    if isinstance(value, float):
        return replace(fact, value=rounded(value, fact.decimals))
    if value in MARKERS:
        return replace(fact, marker=MARKERS[value])
    if "/" in value:
        above, below = value.split("/")
        return replace(fact, value=rounded(100 * int(above) / int(below), fact.decimals))
    return replace(fact, value=float(value))


def steps(row: Row) -> list[tuple[str, str]]:
    """The path as written: key and text."""
    return [(key.strip(), text.strip()) for key, text in (one.split("=") for one in row["path"].split(";") if one)]


def _listed(row: Row) -> Iterator[tuple[str, str | float]]:
    yield from steps(row)


def _wobble(row: Row, key: str) -> float:
    seeded = random.Random(f"{row['indicator']}|{row['sub_measure']}|{key}")  # noqa: S311 - invented figures
    return 1 + WOBBLE * (2 * seeded.random() - 1)


def _between(row: Row, knots: list[tuple[int, float]], place: int, key: str) -> float:
    """The straight line between the named values, with its wobble."""
    for (first, low), (last, high) in pairwise(knots):
        if place in (first, last):
            return low if place == first else high
        if first < place < last:
            return (low + (high - low) * (place - first) / (last - first)) * _wobble(row, key)
    raise ValueError(f"{row['indicator']}: {key} lies outside its path")


def _level_quarters(row: Row) -> Iterator[tuple[str, float]]:
    knots = [(int(key[:4]) * 4 + int(key[5]) - 1, float(text)) for key, text in steps(row)]
    for place in range(knots[0][0], knots[-1][0] + 1):
        key = f"{place // 4}Q{place % 4 + 1}"
        yield key, _between(row, knots, place, key)


def _level_months(row: Row) -> Iterator[tuple[str, float]]:
    knots = [(int(key[:4]) * 12 + int(key[5:]) - 1, float(text)) for key, text in steps(row)]
    season = [float(share) for share in row["season"].split()]
    for place in range(knots[0][0], knots[-1][0] + 1):
        key = f"{place // 12}-{place % 12 + 1:02d}"
        yield key, _between(row, knots, place, key) * season[(place % 12 - 3) % 12]


def _cumulative(row: Row) -> Iterator[tuple[str, float]]:
    shares = [float(share) for share in row["season"].split()]
    width = 12 // len(shares)
    for year, total in steps(row):
        reached = 0.0
        for position, share in enumerate(shares, 1):
            reached += share
            months = 3 + position * width
            key = f"{int(year[:4]) + (months - 1) // 12}-{(months - 1) % 12 + 1:02d}"
            if key <= row["last"]:
                yield key, float(total) * reached
