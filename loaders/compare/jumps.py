"""Steps that are larger than a series ever made: most often a slip of the unit or of a digit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.compare.rows import Row
from loaders.meaning.checks import FRACTION_AGAINST
from loaders.meaning.known import Indicator
from loaders.meaning.units import is_percentage
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.periods import Basis, Period, financial_start, same_period_last_year

FEWEST_STEPS = 4  # before a step can be called larger than any before
LEAST = 0.1  # of the earlier value: a smaller step is no slip
Key = tuple[str, str, str]  # indicator, sub-measure, area
History = Mapping[Period, float]


def with_jumps(rows: Sequence[Row], history: Mapping[tuple[Key, Basis], History]) -> list[Row]:
    """The rows, with each new figure as a jump whose step is larger than every step before it in its series.

    A step is measured from the figure before, of running counts from the same part of the year before. The return's
    own earlier figures count as what came before."""
    seen = {key: dict(values) for key, values in history.items()}
    found = list(rows)
    said: set[tuple[object, int]] = set()
    for position, row in sorted(enumerate(rows), key=lambda one: one[1].period.end):
        key = ((row.indicator, row.sub_measure, row.area), row.period.basis)
        if row.measure != "actual" or row.value is None or row.kind not in ("new", "changed"):
            continue
        known = seen.setdefault(key, {})
        largest = _largest_before(row, known) if row.kind == "new" else None
        year = (key, financial_start(row.period.end))
        if largest is not None and year not in said:
            if row.period.basis is Basis.YEAR_TO_DATE:
                said.add(year)  # a running count carries its jump on to the end of the year
            found[position] = replace(row, kind="jump", old_value=largest[0], reason=f"{largest[1]:.4g}")
        known[row.period] = row.value
    return found


def fractions(
    rows: Sequence[Row], history: Mapping[tuple[Key, Basis], History], indicators: Mapping[tuple[str, str], Indicator]
) -> list[Problem]:
    """A question for each new percentage of at most 1 whose series stood at twenty times that: 0.385 for 38.5 %."""
    said = []
    for row in rows:
        known, figure = indicators.get((row.indicator, row.sub_measure)), row.figure
        if row.measure != "actual" or figure is None or row.value is None or not 0 < abs(row.value) <= 1:
            continue
        held = history.get(((row.indicator, row.sub_measure, row.area), row.period.basis), {})
        before = _before(row.period, held, yearly=False)
        doubtful = figure.scale == 1.0 and "%" not in figure.text and row.kind in ("new", "changed", "jump")
        if known is None or not is_percentage(known.unit) or before is None or not doubtful:
            continue
        if abs(held[before]) >= FRACTION_AGAINST * abs(row.value):
            words = {"shown": f"{row.value:g}", "other": f"{held[before]:g}"}
            said.append(problem("percent-or-fraction", figure.sheet, figure.cell, figure.text, **words))
    return said


def _largest_before(row: Row, known: History) -> tuple[float, float] | None:
    """The figure before and the largest step ever, where the row's own step exceeds it; None otherwise."""
    yearly = row.period.basis is Basis.YEAR_TO_DATE
    before = _before(row.period, known, yearly=yearly)
    if before is None or row.value is None:
        return None
    steps = [
        abs(value - known[earlier])
        for period, value in known.items()
        if (earlier := _before(period, known, yearly=yearly)) is not None
    ]
    step = abs(row.value - known[before])
    if len(steps) < FEWEST_STEPS or step <= max(steps) or step < LEAST * abs(known[before]):
        return None
    return known[before], max(steps)


def _before(period: Period, known: History, *, yearly: bool) -> Period | None:
    """The figure to measure the step from: the same part of last year for running counts, else the one before."""
    if yearly:
        last = same_period_last_year(period)
        return last if last in known else None
    return max((one for one in known if one.end < period.end), key=lambda one: one.end, default=None)
