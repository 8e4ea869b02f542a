"""What the numbers behind a series' figures say: the last change, the way from the baseline, the recent trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lsp_data.measures.breaks import same_definition
from lsp_data.measures.change import ChangeTested, NotTested, behind, sampled, since_baseline
from lsp_data.measures.direction import NOTHING, direction
from lsp_data.measures.series import Accumulation, Observation, Series, Target
from lsp_data.measures.significance import (
    Interval,
    Measured,
    Of,
    TrendFound,
    count,
    one_case,
    rate,
    recent_trend,
    share,
)
from lsp_data.measures.significance.trends import RECENT
from lsp_data.measures.timeliness import STEP, known_by
from lsp_data.measures.wording import is_count, is_share
from lsp_data.periods import Basis, Period, shift_months


@dataclass(frozen=True, slots=True)
class Evidence:
    """``last``: the change that the direction rests on; ``baseline``: the newest figure against the target's baseline;
    ``interval``: in which the truth behind the newest figure lies (95 %, the unit of the series); ``of``: the numbers
    behind it; ``one_case``: by how many points one case moves it; ``trend``: of ``trend_over``, the five last periods.
    What cannot be told is None."""

    last: ChangeTested | NotTested = NOTHING
    baseline: ChangeTested | None = None
    of: Of | None = None
    sampled: bool = False
    interval: Interval | None = None
    one_case: float | None = None
    trend: TrendFound | None = None
    trend_over: tuple[Period, Period] | None = None


NO_EVIDENCE = Evidence()


def evidence_of(series: Series, as_at: date, target: Target | None) -> Evidence:
    """All that can be told of a series on a day by the numbers behind its figures.

    ``target``: the one whose baseline counts."""
    known = known_by(series, as_at)
    current = known[-1] if known else None
    if current is None or current.value is None:
        return NO_EVIDENCE
    of, survey = _of(series, current)
    trend, over = _trend(series, known, current)
    return Evidence(
        last=direction(series, known).real,
        baseline=since_baseline(series, known, target),
        of=of,
        sampled=survey,
        interval=_interval(series, current),
        one_case=one_case(of.of) if of and not survey and is_share(series.unit) else None,
        trend=trend,
        trend_over=over,
    )


def _of(series: Series, one: Observation) -> tuple[Of | None, bool]:
    """The numbers behind a figure, and whether they are of a sample."""
    if is_share(series.unit) and (one.sample or one.lower is not None) and (found := sampled(one)):
        return found, True
    return behind(one, series.unit), False


def _interval(series: Series, one: Observation) -> Interval | None:
    """The 95 % interval of a figure: that which was published with it, else by the numbers behind it."""
    if one.value is None:
        return None
    if one.lower is not None and one.upper is not None and one.lower <= one.value <= one.upper:
        return Interval(one.lower, one.upper)
    of, _ = _of(series, one)
    if of is None:
        events = is_count(series.unit) and one.period.basis not in (Basis.POINT, Basis.AVERAGE)
        return count(one.value) if events and one.value >= 0 and float(one.value).is_integer() else None
    if is_share(series.unit):
        return share(of.count, of.of).times(100)
    if series.unit.startswith("%") or of.count == 0:
        return None
    return rate(of.count, of.of, per=one.value / of.value)


def _trend(
    series: Series, known: Sequence[Observation], current: Observation
) -> tuple[TrendFound | None, tuple[Period, Period] | None]:
    """The recent trend of figures with numbers behind them; of what adds up within the year, of one stretch a year."""
    step = 12 if series.accumulation is Accumulation.CUMULATIVE else STEP.get(series.frequency)
    if step is None:
        return None, None
    comparable = {
        one.period.end: one
        for one in same_definition(series.breaks, known, current.period)
        if one.period.basis is current.period.basis
    }
    ends = [shift_months(current.period.end, -step * back) for back in reversed(range(RECENT))]
    points = [comparable.get(end) for end in ends]
    first = points[0]
    found = [_measured(series, one) if one else None for one in points]
    if first is None or None in found or (overlap := points[1]) is None or overlap.period.start <= first.period.end:
        return None, None
    return recent_trend(found), (first.period, current.period)


def _measured(series: Series, one: Observation) -> Measured | None:
    interval = _interval(series, one)
    if interval is None or one.value is None:
        return None
    return Measured(one.value, interval.lower, interval.upper)
