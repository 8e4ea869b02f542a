"""A target on the average of some months of its year: which months, and what a single month should then be."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lsp_data.measures.wording import MONTH_NAMES
from lsp_data.periods import Basis, Period, month_end, shift_months

_WRITTEN = re.compile(r"(\w+) to (\w+)")


@dataclass(frozen=True, slots=True)
class Months:
    """The months from the first to the last (1 to 12; November to January crosses New Year), more than one."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not (1 <= self.first <= 12 and 1 <= self.last <= 12) or self.first == self.last:
            raise ValueError("an average is one of several months of a year")

    @property
    def count(self) -> int:
        """How many months they are."""
        return (self.last - self.first) % 12 + 1

    def within(self, year_end: date) -> Period:
        """These months of the year that ends on the day."""
        after = (year_end.month - self.last) % 12
        end = shift_months(month_end(year_end.year, year_end.month), -after)
        return Period(shift_months(end, -self.count) + timedelta(days=1), end, Basis.AVERAGE)


def read_months(text: str) -> Months | None:
    """ "November to January"; None for nothing. ValueError where it is no such thing."""
    if not text:
        return None
    found = _WRITTEN.fullmatch(text.strip())
    names = [name.casefold() for name in MONTH_NAMES]
    if not found or not {one.casefold() for one in found.groups()} <= set(names):
        raise ValueError(f"{text!r} is not written like November to January")
    return Months(*(names.index(one.casefold()) + 1 for one in found.groups()))


def average(values: Iterable[tuple[Period, float | None]], of: Period) -> float | None:
    """The mean of the months' values that lie in the period; None where one of them is not known."""
    known = [
        value for period, value in values
        if period.basis is Basis.MONTH and of.start <= period.start and period.end <= of.end and value is not None
    ]  # fmt: skip
    months = (of.end.year - of.start.year) * 12 + of.end.month - of.start.month + 1
    return math.fsum(known) / months if len(known) == months else None
