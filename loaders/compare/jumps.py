"""Steps that are larger than a series ever made: most often a slip of the unit or of a digit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.compare.rows import OPEN, Row
from loaders.meaning.checks import FRACTION_AGAINST
from loaders.meaning.known import Indicator
from loaders.meaning.units import is_percentage
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.measures.wording import digits
from lsp_data.periods import Basis, Period, financial_start, label, same_period_last_year

FEWEST_STEPS = 4  # before a step can be called larger than any before
LEAST = 0.1  # of the earlier value: a smaller step is no slip
UNUSUAL = 0.5  # of the earlier value: a larger step is asked about while there are too few to know the series by
TENFOLD = 10  # whatever the series did before: a digit or the unit has most likely slipped
Key = tuple[str, str, str]  # indicator, sub-measure, area
History = Mapping[Period, float]


@dataclass(frozen=True, slots=True)
class _From:
    """From where a step is measured: the figure that stands there, what would be level with it, and of when it is."""

    held: float
    level: float
    when: str
    pace_of: str = ""  # of a running count in its first year, the part of the year whose pace is gone on with


def with_jumps(rows: Sequence[Row], history: Mapping[tuple[Key, Basis], History]) -> list[Row]:
    """The rows with their ``doubt``: a new figure with a doubtful step is a jump, a doubtful correction stays changed.

    A step is measured from the figure before, of running counts from the same part of the year before (in their first
    year from the pace so far), of a correction from the figure that it replaces. The return's own earlier figures count
    as what came before."""
    seen = {key: dict(values) for key, values in history.items()}
    found = list(rows)
    said: set[tuple[object, int]] = set()
    for position, row in sorted(enumerate(rows), key=lambda one: one[1].period.end):
        key = ((row.indicator, row.sub_measure, row.area), row.period.basis)
        if row.measure != "actual" or row.value is None or row.kind not in ("new", "changed"):
            continue
        known = seen.setdefault(key, {})
        if row.old_value is not None:
            begun: _From | None = _From(row.old_value, row.old_value, label(row.period))
        else:
            begun = _before_it(row.period, known)
        doubt = _doubt(begun, row.value, _steps(row.period.basis, known)) if begun is not None else ""
        year = (key, financial_start(row.period.end))
        if begun is not None and doubt and year not in said:
            if row.period.basis is Basis.YEAR_TO_DATE:
                said.add(year)  # a running count carries its jump on to the end of the year
            kind = "jump" if row.kind == "new" else row.kind
            found[position] = replace(row, kind=kind, doubt=doubt, before=(begun.held, begun.when))
        known[row.period] = row.value
    return found


def fractions(
    rows: Sequence[Row], history: Mapping[tuple[Key, Basis], History], indicators: Mapping[tuple[str, str], Indicator]
) -> list[Problem]:
    """A question for each new percentage of at most 1 where what is held stands at twenty times that: 0.385 for 38.5 %.
    It is set against the figure before in its series, else against the series' last of another kind of period, else
    against another area's."""
    said = []
    for row in rows:
        known, figure = indicators.get((row.indicator, row.sub_measure)), row.figure
        if row.measure != "actual" or figure is None or row.value is None or not 0 < abs(row.value) <= 1:
            continue
        doubtful = figure.scale == 1.0 and "%" not in figure.text and row.kind in OPEN
        if known is None or not is_percentage(known.unit) or not doubtful:
            continue
        other = percentage_before(row, history)
        if other is not None and abs(other) >= FRACTION_AGAINST * abs(row.value):
            words = {"shown": digits(row.value), "other": digits(other)}
            said.append(problem("percent-or-fraction", figure.sheet, figure.cell, figure.text, **words))
    return said


def percentage_before(row: Row, history: Mapping[tuple[Key, Basis], History]) -> float | None:
    """What is held by which the scale of a percentage can be told; None where nothing is."""
    key = (row.indicator, row.sub_measure, row.area)
    held = history.get((key, row.period.basis), {})
    before = _before(row.period, held, yearly=False)
    if before is not None:
        return held[before]
    for alike in (3, 2):  # of the series whatever the period, else of the indicator in any area
        found = [
            (period.end, value)
            for (one, _), values in history.items()
            if one[:alike] == key[:alike]
            for period, value in values.items()
        ]
        if found:
            return max(found)[1]
    return None


def _doubt(begun: _From, value: float, steps: Sequence[float]) -> str:
    """Why the step to the value is asked about, in words that follow "The step … is"; "" where it is not."""
    if tenfold(begun.level, value):
        return f"ten times the pace of {begun.pace_of}" if begun.pace_of else "a factor of ten or more"
    step, largest = abs(value - begun.level), max(steps, default=0.0)
    if begun.pace_of or step <= largest:
        return ""
    if len(steps) >= FEWEST_STEPS:
        return f"larger than any before ({largest:.4g})" if step >= LEAST * abs(begun.level) else ""
    if begun.level and step > UNUSUAL * abs(begun.level):
        return "more than half of the earlier figure, and the series is too short to know whether that is usual"
    return ""


def tenfold(one: float, other: float) -> bool:
    """Whether one of two numbers is ten times the other or more."""
    smaller, larger = sorted((abs(one), abs(other)))
    return smaller > 0 and larger >= TENFOLD * smaller * (1 - 1e-9)


def _steps(basis: Basis, known: History) -> list[float]:
    """Every step that the series made."""
    yearly = basis is Basis.YEAR_TO_DATE
    return [
        abs(value - known[earlier])
        for period, value in known.items()
        if (earlier := _before(period, known, yearly=yearly)) is not None
    ]


def _before_it(period: Period, known: History) -> _From | None:
    """From where the step to a new figure is measured; None where nothing stands before it."""
    yearly = period.basis is Basis.YEAR_TO_DATE
    before = _before(period, known, yearly=yearly)
    if before is not None:
        return _From(known[before], known[before], label(before))
    parts = [one for one in known if one.start == period.start and one.end < period.end] if yearly else []
    if not parts:
        return None
    last = max(parts, key=lambda one: one.end)
    passed, then = ((one.end - one.start).days + 1 for one in (period, last))
    return _From(known[last], known[last] * passed / then, label(last), label(last))


def _before(period: Period, known: History, *, yearly: bool) -> Period | None:
    """The figure to measure the step from: the same part of last year for running counts, else the one before."""
    if yearly:
        last = same_period_last_year(period)
        return last if last in known else None
    return max((one for one in known if one.end < period.end), key=lambda one: one.end, default=None)
