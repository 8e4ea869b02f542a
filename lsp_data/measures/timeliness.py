"""When the figures of a series are due, which is missing, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lsp_data.measures.series import Accumulation, Frequency, Observation, Series
from lsp_data.periods import (
    Basis,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    month,
    quarter,
    rolling_year,
    term,
    year_to_date,
)
from lsp_data.periods.period import shifted

# Markers that answer for their period: there is no figure and none will come. "tbc" and "na" still owe one.
ANSWERED = ("suppressed", "not_applicable", "not_collected", "low_reliability", "less_than", "greater_than", "nil")

STEP = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.TERMLY: 4,
    Frequency.ANNUAL: 12,
    Frequency.BIENNIAL: 24,
}
_WITHIN_YEAR = (Basis.POINT, Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR)
_FITTING = {
    Frequency.MONTHLY: (*_WITHIN_YEAR, Basis.MONTH),
    Frequency.QUARTERLY: (*_WITHIN_YEAR, Basis.QUARTER, Basis.MONTH),
}


@dataclass(frozen=True, slots=True)
class Timeliness:
    """``expected``: the newest period whose figure should be there by now. ``missing``: the first that should be and is
    not. ``due``: the day on which the missing one was due, else the day on which the next is. ``overdue_days``: days
    since then less the days of ``grace``; 0 when nothing is missing, None where it cannot be known."""

    expected: Period | None = None
    missing: Period | None = None
    following: Period | None = None
    due: date | None = None
    overdue_days: int | None = None
    grace: int = 0


def answers(observation: Observation) -> bool:
    """Whether the period of the observation needs no further figure."""
    return observation.value is not None or observation.marker in ANSWERED


def known_by(series: Series, as_at: date) -> tuple[Observation, ...]:
    """The observations known on the day, without marks at the end that stand where a figure is not due yet."""
    known = [one for one in series.observations if one.known_at <= as_at and one.period.start <= as_at]
    while known and not answers(known[-1]) and _not_due(known[-1].period, series.lag_days, as_at):
        known.pop()
    return tuple(known)


def _not_due(period: Period, lag_days: int | None, as_at: date) -> bool:
    return due_date(period, lag_days or 0) > as_at


def due_date(period: Period, lag_days: int) -> date:
    """The day on which a period's figure is due."""
    return period.end + timedelta(days=lag_days)


def overdue_days(due: date, day: date, grace: int) -> int:
    """For how many days a figure is overdue on a day, or how late it came then: 0 until the days of grace are over."""
    return max((day - due).days - grace, 0)


def timeliness(series: Series, observations: Sequence[Observation], as_at: date) -> Timeliness:
    """What is due on the day. Due is the end of a period plus the indicator's lag; periods follow its frequency, so
    that a survey of every second year is not overdue between its waves. Nothing is due of an indicator before it began
    or after it was deleted, nor of an area after its end."""
    pattern, step = pattern_of(series, observations), STEP.get(series.frequency)
    if pattern is None or step is None:
        return Timeliness()
    if series.area_ended is not None and as_at > series.area_ended:
        return Timeliness(overdue_days=0)
    last = next((one.period for one in reversed(observations) if answers(one)), None)
    after_last = _first_after(pattern, step, last.end) if last else None
    if series.lag_days is None:
        return Timeliness(following=_in_life(series, after_last))
    newest = _last_until(pattern, step, as_at - timedelta(days=series.lag_days))
    if series.ended is not None and newest.end > series.ended:
        newest = _last_until(pattern, step, series.ended)
    expected = _in_life(series, newest)
    missing = None
    if expected and (last is None or last.end < expected.end):
        missing = _first_owed(series, pattern, step, last) or expected
    ahead = _first_after(pattern, step, max(newest.end, last.end) if last else newest.end)
    following = _in_life(series, ahead)
    if missing:
        due = due_date(missing, series.lag_days)
        return Timeliness(
            expected, missing, following, due, overdue_days(due, as_at, series.grace_days), series.grace_days
        )
    return Timeliness(expected, None, following, due_date(following, series.lag_days) if following else None, 0)


def _in_life(series: Series, period: Period | None) -> Period | None:
    """The period, unless the indicator or area did not exist yet or any more when it ended."""
    if period is None or (series.ended is not None and period.end > series.ended):
        return None
    return None if series.valid_from is not None and period.end < series.valid_from else period


def _first_owed(series: Series, pattern: Period, step: int, last: Period | None) -> Period | None:
    """The first period after the last answer that ended when the indicator had begun; None where there is no answer."""
    if last is None:
        return None
    began = series.valid_from - timedelta(days=1) if series.valid_from else last.end
    return _first_after(pattern, step, max(last.end, began))


def pattern_of(series: Series, observations: Sequence[Observation]) -> Period | None:
    """One period of the series, from which all others follow by whole steps: its newest figure's, else its newest
    target's, else the usual one of its basis. None where nothing tells (the waves of a survey not held yet)."""
    for observation in reversed(observations):
        if _fits(series.frequency, observation.period):
            return observation.period
    if series.frequency in (Frequency.ANNUAL, Frequency.BIENNIAL):
        if series.basis in (None, Basis.SURVEY, Basis.AVERAGE) and series.targets:
            return series.targets[-1].period
        return None if series.frequency is Frequency.BIENNIAL else _usual_year(series)
    return _usual_within_year(series)


def _fits(frequency: Frequency, period: Period) -> bool:
    """Whether figures that come so often can be of such a period."""
    if frequency is Frequency.QUARTERLY and period.end.month % 3:
        return False
    return period.basis in _FITTING.get(frequency, (period.basis,))


def _usual_year(series: Series) -> Period:
    years = {
        Basis.CALENDAR_YEAR: calendar_year(2008),
        Basis.ACADEMIC_YEAR: academic_year(2008),
        Basis.AVERAGE: Period(date(2006, 1, 1), date(2008, 12, 31), Basis.AVERAGE),
    }
    return years.get(series.basis or Basis.FINANCIAL_YEAR, financial_year(2008))


def _usual_within_year(series: Series) -> Period | None:
    ends = {Frequency.MONTHLY: month(2008, 4), Frequency.QUARTERLY: quarter(2008, 1), Frequency.TERMLY: term(2008, 1)}
    usual = ends.get(series.frequency)
    if usual is None:
        return None
    if series.accumulation is Accumulation.CUMULATIVE:
        return year_to_date(usual.end)
    return rolling_year(usual.end) if series.accumulation is Accumulation.ROLLING else usual


def _last_until(pattern: Period, step: int, day: date) -> Period:
    """The newest period of the pattern that ends on or before the day."""
    months = (day.year - pattern.end.year) * 12 + day.month - pattern.end.month
    count = months // step
    found = shifted(pattern, count * step)
    return found if found.end <= day else shifted(pattern, (count - 1) * step)


def _first_after(pattern: Period, step: int, day: date) -> Period:
    """The first period of the pattern that ends after the day."""
    return shifted(_last_until(pattern, step, day), step)
