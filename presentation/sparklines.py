"""Small trends as pictures with a text alternative: a series in the width of a table cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from presentation.markup import Html, element, picture
from presentation.palette import BLUE, MUTED
from presentation.words import as_date, month, number

WIDTH, HEIGHT, EDGE = 128, 34, 5

Point = tuple[date, float, str]


def points(rows: Sequence[tuple[Any, Any, Any]]) -> list[Point]:
    """(period end, value, status) of rows that hold a finite value, in order of time."""
    kept = [
        (ended, float(value), str(status or ""))
        for end, value, status in rows
        if (ended := as_date(end)) is not None and value is not None and math.isfinite(float(value))
    ]
    return sorted(kept)


def sparkline(rows: Sequence[tuple[Any, Any, Any]], unit: str, *, name: str, yearly: bool = False) -> Html:
    """The trend of one indicator. ``yearly`` breaks the line at each 1 April, for counts that start anew.

    rows: (period end, value, status), any order; rows without a value are left out. With fewer than two values there is
    nothing to draw, and a sentence stands in its place.
    """
    known = points(rows)
    if len(known) < 2:
        return element("span", "Too few figures" if known else "No figures", class_="lsp-below")
    return picture(draw(known, yearly=yearly), alt=described(known, unit, name), width=WIDTH, height=HEIGHT)


def described(known: Sequence[Point], unit: str, name: str) -> str:
    """The trend in a sentence."""
    (first_end, first, _), (last_end, last, status) = known[0], known[-1]
    values = [value for _, value, _ in known]
    told = (
        f"{name}: {number(first, unit)} in {month(first_end)}, {number(last, unit)} in {month(last_end)}, "
        f"lowest {number(min(values), unit)}, highest {number(max(values), unit)}, {len(known)} figures"
    )
    return f"{told}; the last is provisional" if status in ("provisional", "estimated") else told


def draw(known: Sequence[Point], *, yearly: bool) -> str:
    """The SVG of at least two points."""
    start, end = known[0][0].toordinal(), known[-1][0].toordinal()
    values = [value for _, value, _ in known]
    low, high = min(values), max(values)
    spread = (high - low) or 1.0

    def place(ended: date, value: float) -> tuple[float, float]:
        across = (ended.toordinal() - start) / max(end - start, 1)
        up = (value - low) / spread if high > low else 0.5
        return EDGE + across * (WIDTH - 2 * EDGE), HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE)

    path, year = "", None
    yearly = yearly and starts_anew([ended for ended, _, _ in known])
    for ended, value, _ in known:
        x, y = place(ended, value)
        begins = year is None or (yearly and financial_year(ended) != year)
        path += f"{'M' if begins else 'L'}{x:.1f} {y:.1f}"
        year = financial_year(ended)
    x, y = place(known[-1][0], known[-1][1])
    fill = "#fff" if known[-1][2] in ("provisional", "estimated") else BLUE
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'>"
        f"<path d='M0 {HEIGHT - 1}H{WIDTH}' stroke='{MUTED}' stroke-opacity='.35'/>"
        f"<path d='{path}' fill='none' stroke='{BLUE}' stroke-width='1.8' stroke-linejoin='round'/>"
        f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3.2' fill='{fill}' stroke='{BLUE}' stroke-width='1.6'/></svg>"
    )


def starts_anew(ends: Sequence[date]) -> bool:
    """Whether some year has several period ends: only then does a count within the year start anew on the chart."""
    years = [financial_year(ended) for ended in ends]
    return len(years) > len(set(years))


def financial_year(ended: date) -> int:
    """The year in which the financial year of a day began."""
    return ended.year if ended.month >= 4 else ended.year - 1
