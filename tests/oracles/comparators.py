"""Targets against others a second time: every comparator's figure looked at, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

Known = tuple[str, date, Fraction]  # whose, the last day of the year, the figure


def percentile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """The spreadsheet's PERCENTILE.INC: walk so far along the ordered values, and the rest of a step between two."""
    ordered = sorted(values)
    way = share * (len(ordered) - 1)
    whole = int(way)
    if whole == len(ordered) - 1:
        return ordered[whole]
    return ordered[whole] + (way - whole) * (ordered[whole + 1] - ordered[whole])


def of_england(known: Sequence[Known], end: date) -> Fraction | None:
    """England's newest figure of a year that ends no later."""
    newest: Known | None = None
    for one in known:
        if one[0] == "England" and one[1] <= end and (newest is None or one[1] > newest[1]):
            newest = one
    return None if newest is None else newest[2]


def of_the_group(known: Sequence[Known], end: date, share: Fraction) -> Fraction | None:
    """The group's percentile in the newest year, ending no later, of which three have a figure."""
    years = sorted({day for _, day, _ in known if day <= end}, reverse=True)
    for year in years:
        values = [value for whose, day, value in known if day == year and whose != "England"]
        if len(values) >= 3:
            return percentile(values, share)
    return None
