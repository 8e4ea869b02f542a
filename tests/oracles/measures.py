"""The rules a second time: slow, obvious, one step after the other. Tests compare the product with these."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate

from lsp_data.measures.series import Polarity, Series
from lsp_data.periods import Basis, Period


def next_day(day: date) -> date:
    return day + timedelta(days=1)


def months_between(start: date, end: date) -> int:
    """Month ends that lie after the first day, up to and including the second: counted, not computed."""
    count, day = 0, start
    while day < end:
        day = next_day(day)
        if next_day(day).day == 1:
            count += 1
    return count


def straight_line(start: date, begun: float, end: date, reached: float, day: date) -> float:
    """One equal step a month from one month end to another, walked month by month."""
    steps = months_between(start, end)
    value = Fraction(begun)
    step = (Fraction(reached) - Fraction(begun)) / steps
    for _ in range(months_between(start, day)):
        value += step
    return float(value)


def cumulative_milestone(series: Series, period: Period, year_target: float) -> float:
    """Last year's share of the year's total × the target; a twelfth for each month where last year is not known, had
    nothing by then, or had fewer than twenty in all."""
    last_year = {
        (one.period.end.year, one.period.end.month): one.value
        for one in series.observations
        if one.value is not None and one.period.basis is Basis.YEAR_TO_DATE
    }
    part = last_year.get((period.end.year - 1, period.end.month))
    end_year = period.end.year if period.end.month <= 3 else period.end.year + 1
    total = last_year.get((end_year - 1, 3))
    if part is not None and total is not None and part > 0 and total >= 20:
        return year_target * min(part / total, 1.0)
    month_number = (period.end.month - 4) % 12 + 1
    return year_target * month_number / 12


def worst_count_by_chance(mean: Fraction, polarity: Polarity) -> int:
    """The worst count whose tail (itself included) still has ten per cent, from a table of all chances.

    The table leaves out the factor exp(-mean), which all chances share."""
    chances = [Fraction(1)]
    for count in range(1, 130):
        chances.append(chances[-1] * mean / count)
    whole = sum(chances)
    if polarity is Polarity.HIGH:
        upwards = list(accumulate(chances))
        return min(count for count in range(130) if upwards[count] >= whole / 10)
    downwards = list(accumulate(reversed(chances)))[::-1]
    return max(count for count in range(130) if downwards[count] >= whole / 10)


def colour_by_percent(value: Fraction, goal: Fraction, tolerance: Fraction, polarity: Polarity) -> str:
    """Green, amber or red in exact fractions."""
    if polarity is Polarity.HIGH:
        met, near = value >= goal, value >= goal - abs(goal) * tolerance / 100
    else:
        met, near = value <= goal, value <= goal + abs(goal) * tolerance / 100
    return "green" if met else "amber" if near else "red"


def newest_due_quarter(as_at: date, lag: int) -> date:
    """The end of the newest quarter whose figure is due: walk back day by day."""
    day = as_at
    while not (next_day(day).day == 1 and day.month in (3, 6, 9, 12) and day + timedelta(days=lag) <= as_at):
        day -= timedelta(days=1)
    return day


def direction_word(value: Fraction, earlier: Fraction, polarity: Polarity) -> str:
    """Level within one hundredth of the earlier value, else by what is good."""
    if value == earlier or abs(value - earlier) * 100 < abs(earlier):
        return "level"
    if value > earlier:
        return "improving" if polarity is Polarity.HIGH else "worsening"
    return "worsening" if polarity is Polarity.HIGH else "improving"


def quarter_of_peers(value: float, others: list[float], *, high: bool) -> int:
    """The quarter, 1 the best, of a value among others and itself: from the worst up, each takes the place of the worst
    of its equals, and the places are shared out in four."""
    everyone = sorted([value, *others], reverse=not high)  # the worst first
    place = max(at for at, one in enumerate(everyone, start=1) if one == value)
    return next(quarter for quarter in (4, 3, 2, 1) if place * 4 <= len(everyone) * (5 - quarter))
