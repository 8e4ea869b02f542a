"""What a series' past says of its future: the forecast of its next target, and whether its last figure is unusual.

Worked out for many series at once, because a forecast of a hundred costs little more than one of a single series.
docs/statistics.md says which figures count and when there is no answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from lsp_data.measures.breaks import break_between, changed_on, same_definition
from lsp_data.measures.control_chart import (
    EACH,
    MONTHS,
    NO_CHART,
    Charted,
    charted,
    increments,
    so_many,
)
from lsp_data.measures.events import Event
from lsp_data.measures.forecast import FEWEST, LONGEST, Goal, Question, TargetOn, outcomes
from lsp_data.measures.forecast.shocks import SETTLED
from lsp_data.measures.progress import goals_beyond, next_goal, periods_between
from lsp_data.measures.series import Accumulation, Frequency, Observation, Polarity, Series, Target
from lsp_data.measures.timeliness import known_by
from lsp_data.measures.trajectory import covers_year
from lsp_data.measures.wording import is_count, is_percentage, on
from lsp_data.periods import months_between, shift_months

DIGITS = 6  # significant ones that are kept: whether one series or hundreds are worked on shows in later ones


@dataclass(frozen=True, slots=True)
class Outlook:
    """``goal``: the next target, for whose day the forecast is; ``forecast`` (the median), ``low80`` and ``high80`` in
    the series' unit, ``p_target`` the probability of meeting it; ``points``: how many figures they rest on, ``each``
    what one is; ``silent``: why there is no forecast. ``chart``: what the XmR chart says; ``shocks``: those that
    make the forecast wider."""

    goal: Target | None = None
    forecast: float | None = None
    low80: float | None = None
    high80: float | None = None
    p_target: float | None = None
    points: int = 0
    each: str = ""
    silent: str = ""
    chart: Charted = NO_CHART
    shocks: tuple[Event, ...] = ()


UNKNOWN = Outlook()


class Asked(NamedTuple):
    """A series' question; ``reached``: what of a year's amount is known already; without one ``silent`` says why."""

    question: Question | None = None
    goal: Target | None = None
    reached: float = 0.0
    each: str = ""
    silent: str = ""
    shocks: tuple[Event, ...] = ()


def outlooks(many: Sequence[Series], as_at: date) -> list[Outlook]:
    """The outlook of each series as it stood on the day."""
    known = [figures(series, as_at) for series in many]
    asked = [asked_of(series, found, as_at) for series, found in zip(many, known, strict=True)]
    answers = iter(outcomes([one.question for one in asked if one.question]))
    made = []
    for series, found, one in zip(many, known, asked, strict=True):
        answer = next(answers) if one.question else None
        chart = charted(series, found, one.goal)
        if answer is None:
            made.append(Outlook(one.goal, each=one.each, silent=one.silent or _too_few(one), chart=chart))
            continue
        middle, low, high = (_kept(one.reached + end) for end in (answer.median, answer.low80, answer.high80))
        met = answer.p_target if series.polarity is not Polarity.NEITHER else None
        chance = None if met is None else round(met, DIGITS)
        made.append(
            Outlook(one.goal, middle, low, high, chance, answer.points, one.each, chart=chart, shocks=one.shocks)
        )
    return made


def _kept(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _too_few(one: Asked) -> str:
    known = sum(value is not None for value in one.question.values) if one.question else 0
    return f"{so_many(known, one.each)} known, and a forecast needs {FEWEST}"


def figures(series: Series, as_at: date) -> tuple[Observation, ...]:
    """The figures known on the day that can be compared with the last one: those since the definition changed."""
    valued = [one for one in known_by(series, as_at) if one.value is not None]
    return same_definition(series.breaks, valued, valued[-1].period) if valued else ()


def asked_of(series: Series, found: Sequence[Observation], as_at: date) -> Asked:
    """What is asked of a series whose comparable figures these are, or why nothing can be."""
    step = MONTHS.get(series.frequency)
    if not found:
        return Asked(silent="no figure is known yet")
    if step is None:
        return Asked(silent="its figures come neither by month nor by quarter nor by year")
    goal = next_goal(series, found[-1], as_at)
    if goal is None or goal.value is None:
        if series.ended is not None and as_at > series.ended:
            what = "area" if series.ended == series.area_ended else "indicator"
            return Asked(silent=f"the {what} ended on {on(series.ended)}")
        past = goals_beyond(series, found[-1].period)
        return Asked(silent=f"the last target was due on {on(past[-1].period.end)}" if past else "no target is to come")
    changed = break_between(series.breaks, found[-1].period.end, goal.period.end)
    if changed is not None:
        return Asked(goal=goal, silent=f"{changed_on(changed)}, after the last figure")
    if series.accumulation is Accumulation.CUMULATIVE and series.frequency in (Frequency.MONTHLY, Frequency.QUARTERLY):
        if is_percentage(series.unit):
            ends = [one for one in found if one.period.end.month == goal.period.end.month]
            return _level(series, ends, goal, 12, "year")
        return _year_total(series, found, goal, step)
    return _level(series, found, goal, step, {1: "month", 3: "quarter"}.get(step, "year"))


def _level(series: Series, found: Sequence[Observation], goal: Target, step: int, name: str) -> Asked:
    """The figure of the target's own period is asked for. Years are matched with the nearest year's end."""
    each = EACH[False].format(name)
    if not found:
        return Asked(goal=goal, each=each, silent=f"no {each} is known")
    last = found[-1].period.end
    placed = {}
    for one in found:
        back = months_between(one.period.end, last)
        if back % step == 0:
            placed[-back // step] = one.value
        elif step == 12 and covers_year(one.period):
            placed[-round(back / step)] = one.value
    ahead = periods_between(last, goal.period.end, step)
    if ahead != int(ahead) or not 1 <= ahead <= LONGEST:
        return Asked(goal=goal, each=each, silent=_UNREACHED)
    values = _in_order(placed)
    lower, upper = _bounds(series, [one.value for one in found])
    frequency = Frequency.ANNUAL if step == 12 else series.frequency
    variance = _sampling_variance(series, found[-1])
    aim = _aim(series, goal, TargetOn.LAST, 0.0)
    if series.target_months and goal.agreed_for:
        months = series.target_months.count
        known, skip = max(months - int(ahead), 0), max(int(ahead) - months, 0)
        aim = replace(aim, on=TargetOn.MEAN, known=known, skip=skip)
    question = Question(values, frequency, int(ahead), aim, lower, upper, variance)
    return _shaken(Asked(question, goal, each=each), series, last, step)


def _aim(series: Series, goal: Target, on: TargetOn, reached: float) -> Goal:
    """What is still to come; where no direction is good its probability is nobody's to use."""
    way = Polarity.LOW if series.polarity is Polarity.LOW else Polarity.HIGH
    return Goal((goal.value or 0.0) - reached, way, on)


_UNREACHED = "the target's day is not the end of one of its coming periods"


def _year_total(series: Series, found: Sequence[Observation], goal: Target, step: int) -> Asked:
    """The year's amount is asked for: what is reached, and the sum of what each remaining period adds."""
    each = EACH[True].format("month" if step == 1 else "quarter")
    year_start, last = shift_months(goal.period.end, -12), found[-1].period
    begun = (last.start - year_start).days == 1
    if not begun and last.end != year_start:
        return Asked(goal=goal, each=each, silent="nothing is known of the target's year, nor of the whole year before")
    ahead = months_between(last.end, goal.period.end) / step
    if ahead != int(ahead) or ahead < 1:
        return Asked(goal=goal, each=each, silent=_UNREACHED)
    added = increments(found, step)
    if added[0] is None:
        return Asked(
            goal=goal, each=each, silent="the figure before the last one is missing, so what came since is not known"
        )
    reached = (found[-1].value or 0.0) if begun else 0.0
    lower, _ = _bounds(series, list(added.values()))
    aim = _aim(series, goal, TargetOn.SUM, reached)
    question = Question(_in_order(added), series.frequency, int(ahead), aim, lower)
    return _shaken(Asked(question, goal, reached, each), series, last.end, step)


def _shaken(asked: Asked, series: Series, last: date, step: int) -> Asked:
    """What is asked with the marked shocks that widen its answer: those of which few figures tell yet. ``last``: the
    end of the last figure."""
    if asked.question is None or not series.shocks:
        return asked
    values = asked.question.values
    places = {event: len(values) - 1 + math.ceil(months_between(last, event.day) / step) for event in series.shocks}
    placed = {
        event: max(place, 0)
        for event, place in places.items()
        if place < len(values) + asked.question.horizon and _known_since(values, place) < SETTLED
    }
    question = replace(asked.question, shocks=tuple(placed.values()))
    return asked._replace(question=question, shocks=tuple(placed))


def _known_since(values: Sequence[float | None], place: int) -> int:
    return sum(value is not None for value in values[max(place, 0) :])


def _in_order(by_place: dict[int, float | None]) -> tuple[float | None, ...]:
    """One value a period up to the last, at 0; None in the gaps."""
    return tuple([by_place.get(place) for place in range(min(by_place), 1)])


def _bounds(series: Series, values: Sequence[float | None]) -> tuple[float, float]:
    """What the measure cannot pass, as far as its unit tells and its own figures do not belie it."""
    known = [value for value in values if value is not None]
    positive = bool(known) and min(known) >= 0
    if series.unit == "%":
        return (0.0, 100.0) if positive and max(known) <= 100 else (-math.inf, math.inf)
    counts = is_count(series.unit) or series.unit.startswith("per ") or " per " in series.unit
    return (0.0 if positive and counts else -math.inf), math.inf


def _sampling_variance(series: Series, last: Observation) -> float:
    """Of a survey's percentage, p(100 − p) ÷ n; nought where no sample size is given."""
    value, sample = last.value, last.sample
    if series.accumulation is not Accumulation.SURVEY or series.unit != "%" or not sample or value is None:
        return 0.0
    return max(value * (100 - value), 0.0) / sample
