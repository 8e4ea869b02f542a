"""Is the change between two figures of a series real? Tested by the numbers behind them, where these are known.

docs/statistics.md names the tests. Where none can be made the answer says why, and is not "no change".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lsp_data.measures.breaks import break_between
from lsp_data.measures.rounding import decimals, half_unit
from lsp_data.measures.series import Observation, Polarity, Series, Target
from lsp_data.measures.significance import (
    Change,
    Interval,
    Of,
    change_in_rate,
    change_in_share,
    detectable_change,
    exact_change_in_share,
    newcombe,
)
from lsp_data.measures.wording import is_count, is_share, number
from lsp_data.periods import Basis, Period, label

LEAST_EXPECTED = 5.0  # cases, with and without, below which the z test is no guide (Cochran)
SAME_LENGTH = 3  # days by which two years or quarters may differ
_WIDER = 0.9  # of the sample: what an interval's own rounding cannot explain is the survey's design
_ERRORS = 1.96  # standard errors from a percentage to the end of its 95 % interval
_ROUNDED = 0.02  # relative; further off, a figure is not its numerator by its denominator
_NOISE = 1e-9  # of the arithmetic


class Kind(StrEnum):
    """What the numbers behind two figures are, which settles the test."""

    SURVEY = "survey"  # a percentage of a sample
    SHARE = "share"  # a percentage with numerator and denominator
    RATE = "rate"  # events and those exposed to them
    COUNT = "count"  # events alone


@dataclass(frozen=True, slots=True)
class ChangeTested:
    """A tested change, later less earlier. ``difference`` and ``interval`` (95 %, of the difference) are in the unit of
    the series; ``p_value``: how often chance alone brings so great a change; ``detectable``: of surveys, the smallest
    change (in points, unsigned) that samples of these sizes find in four of five cases."""

    kind: Kind
    earlier: Period
    later: Period
    difference: float
    p_value: float
    significant: bool
    before: Of
    after: Of
    interval: Interval | None = None
    exact: bool = False
    detectable: float | None = None


@dataclass(frozen=True, slots=True)
class NotTested:
    """Why a change was not tested."""

    reason: str


def real_change(series: Series, earlier: Observation, later: Observation) -> ChangeTested | NotTested:
    """The change between two figures of one definition, by the best test that the numbers behind them allow."""
    if earlier.value is None or later.value is None:
        return NotTested("there are no two figures to compare")
    if later.period.start <= earlier.period.end:
        return NotTested("the two periods overlap, so that the figures share part of what they count")
    if is_share(series.unit):
        before, after = sampled(earlier), sampled(later)
        if before and after:
            return _survey(earlier, later, before, after)
        if reason := at_odds(earlier) or at_odds(later):
            return NotTested(reason)
    before, after = behind(earlier, series.unit), behind(later, series.unit)
    if before is None or after is None:
        return _counted(series, earlier, later) if is_count(series.unit) else NotTested(_nothing_behind(series))
    if is_share(series.unit):
        return _share(Kind.SHARE, earlier, later, before, after)
    if series.unit.startswith("%") or not _one_rate(earlier.value, before, later.value, after):
        return NotTested("the figures are not simply their numerators by their denominators (they are adjusted)")
    return _rate(Kind.RATE, earlier, later, before, after)


def since_baseline(series: Series, known: Sequence[Observation], target: Target | None) -> ChangeTested | None:
    """The newest figure tested against the target's baseline; None where that cannot be. Both must be of periods of one
    length, or survey waves, and of one definition."""
    current, since = known[-1] if known else None, target.baseline_period if target else None
    if target is None or target.baseline is None or current is None or since is None or since.end >= current.period.end:
        return None
    if break_between(series.breaks, since.end, current.period.end) is not None:
        return None
    waves = since.basis is Basis.SURVEY and current.period.basis is Basis.SURVEY
    if not waves and abs(_days(since) - _days(current.period)) > SAME_LENGTH:
        return None
    there = next((one for one in known if one.period.end == since.end and one.value == target.baseline), None)
    found = real_change(series, there or Observation(since, target.baseline, current.known_at), current)
    return found if isinstance(found, ChangeTested) else None


def got_worse(found: ChangeTested, polarity: Polarity) -> bool:
    """Whether a change is a real one for the worse."""
    wrong = found.difference > 0 if polarity is Polarity.LOW else found.difference < 0
    return found.significant and wrong and polarity is not Polarity.NEITHER


def sampled(one: Observation) -> Of | None:
    """A survey's percentage as a part of its sample, None where neither sample nor interval is known.

    Where the published interval is wider than the sample alone makes it, the survey's design (weights, clusters) counts
    as the smaller simple sample that would give that interval; one that does not hold the figure is not its. Source:
    the effective sample size (Kish, Survey Sampling, 1965)."""
    if one.value is None or not 0 <= one.value <= 100:
        return None
    part, size = one.value / 100, one.sample
    lower, upper = one.lower, one.upper
    if lower is not None and upper is not None and lower <= one.value <= upper and lower < upper and 0 < part < 1:
        by_interval = part * (1 - part) * (200 * _ERRORS / (upper - lower)) ** 2
        if size is None or by_interval < _WIDER * size:
            size = by_interval
    return Of(part * size, size) if size is not None and size > 0 else None


def behind(one: Observation, unit: str) -> Of | None:
    """The numerator and denominator behind a figure, None where they are not known, no count of a whole, or those of
    another percentage (see `at_odds`)."""
    above, below = one.numerator, one.denominator
    if above is None or below is None or below <= 0 or above < 0 or not float(above).is_integer():
        return None
    return None if is_share(unit) and at_odds(one) else Of(above, below)


def at_odds(one: Observation) -> str:
    """Why the numerator and denominator known of a percentage cannot be those that it is made of; "" where they can be,
    or are not known. It may be rounded, or weighted a little."""
    value, above, below = one.value, one.numerator, one.denominator
    if value is None or above is None or below is None or below <= 0:
        return ""
    made_of = f"{number(above)} of {number(below)}"
    if above > below:
        return f"the numerator of {label(one.period)} is greater than its denominator ({made_of})"
    share = 100 * above / below
    if abs(value - share) <= max(_ROUNDED * share, half_unit(decimals(value))) + _NOISE:
        return ""
    return f"the figure of {label(one.period)} is not its numerator by its denominator ({made_of})"


def _survey(earlier: Observation, later: Observation, before: Of, after: Of) -> ChangeTested:
    rising = after.value >= before.value
    least = detectable_change(before.value, before.of, after.of, rising=rising)
    return _share(Kind.SURVEY, earlier, later, before, after, None if least is None else 100 * least)


def _share(
    kind: Kind, earlier: Observation, later: Observation, before: Of, after: Of, detectable: float | None = None
) -> ChangeTested:
    pooled = (before.count + after.count) / (before.of + after.of)
    few = min(before.of, after.of) * min(pooled, 1 - pooled) < LEAST_EXPECTED
    if few:
        before, after = _whole(before), _whole(after)
    change = exact_change_in_share(before, after) if few else change_in_share(before, after)
    interval = newcombe(before, after).times(100)
    return _made(kind, earlier, later, before, after, change, interval, few, detectable)


def _rate(kind: Kind, earlier: Observation, later: Observation, before: Of, after: Of) -> ChangeTested:
    return _made(kind, earlier, later, before, after, change_in_rate(before, after), None, True, None)


def _counted(series: Series, earlier: Observation, later: Observation) -> ChangeTested | NotTested:
    """Two counts, each of what happened in so many days."""
    counts = [_events(earlier), _events(later)]
    if Basis.POINT in (earlier.period.basis, later.period.basis):
        return NotTested("a number on one day is no count of what happened")
    if counts[0] is None or counts[1] is None:
        return NotTested(_nothing_behind(series))
    before, after = Of(counts[0], _days(earlier.period)), Of(counts[1], _days(later.period))
    return _rate(Kind.COUNT, earlier, later, before, after)


def _events(one: Observation) -> float | None:
    """How many there were in the period, of an average of years in all its years; None of what is no count."""
    value = one.value or 0.0
    if one.period.basis is Basis.AVERAGE:
        return float(round(value * _days(one.period) / 365.25))
    return value if value >= 0 and float(value).is_integer() else None


def _made(
    kind: Kind,
    earlier: Observation,
    later: Observation,
    before: Of,
    after: Of,
    change: Change,
    interval: Interval | None,
    exact: bool,
    detectable: float | None,
) -> ChangeTested:
    difference = (later.value or 0.0) - (earlier.value or 0.0)
    return ChangeTested(
        kind, earlier.period, later.period, difference, change.p_value, change.significant, before, after, interval,
        exact, detectable,
    )  # fmt: skip


def _one_rate(earlier: float, before: Of, later: float, after: Of) -> bool:
    """Whether both figures are their numerators by their denominators, times the same number."""
    if before.count == 0 or after.count == 0:
        return (earlier == 0) == (before.count == 0) and (later == 0) == (after.count == 0)
    return math.isclose(earlier / before.value, later / after.value, rel_tol=_ROUNDED)


def _nothing_behind(series: Series) -> str:
    if is_share(series.unit):
        return "neither a sample size nor numerator and denominator of both figures are known"
    return "the numbers behind both figures (numerator and denominator) are not known"


def _whole(one: Of) -> Of:
    """As whole people."""
    of = max(round(one.of), 1)
    return Of(float(min(round(one.count), of)), float(of))


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1
