"""The XmR chart of an indicator: which of its figures are the points, and what the chart says of the last one.

docs/statistics.md says of what a chart is drawn and when there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from lsp_data.measures.events import Event
from lsp_data.measures.series import Accumulation, Frequency, Observation, Polarity, Series, Target
from lsp_data.measures.spc import FEWEST, Assurance, Improvement, Limits, Point, PointType, chart, latest
from lsp_data.measures.wording import is_percentage, on, times
from lsp_data.periods import Period, months_between, shift_months

OVERLAPPING = (Accumulation.ROLLING, Accumulation.AVERAGE)  # two neighbours share most of what they count
MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.ANNUAL: 12, Frequency.BIENNIAL: 12}
EACH = ("figure of a {}", "amount of a {}")
_IMPROVEMENT = {
    Polarity.HIGH: Improvement.INCREASE,
    Polarity.LOW: Improvement.DECREASE,
    Polarity.NEITHER: Improvement.NEUTRAL,
}


class Charted(NamedTuple):
    """What the XmR chart says of the last figure and of the target; ``points``: how many it has, ``each`` what one is;
    ``silent``: why there is none."""

    variation: PointType | None = None
    assurance: Assurance | None = None
    points: int = 0
    each: str = ""
    silent: str = ""


NO_CHART = Charted()


class Plotted(NamedTuple):
    """The points of a chart in order of time, each with its period; ``each`` says what one is, ``silent`` why there is
    no chart; ``target``: what the figures themselves are to reach, None where there is none to draw; ``changes``: where
    a new part begins, each with the last day before it."""

    points: tuple[tuple[Period, Point], ...] = ()
    each: str = ""
    silent: str = ""
    target: float | None = None
    changes: tuple[tuple[date, Event], ...] = ()


class _Charting(NamedTuple):
    """The figures that are the points, with their periods, and what the chart is to be held against."""

    values: Sequence[tuple[Period, float]] = ()
    each: str = ""
    silent: str = ""
    target: float | None = None
    parts: Sequence[tuple[int, Event]] = ()  # where the process changed: the place of the first point, and what

    @property
    def newest(self) -> Sequence[tuple[Period, float]]:
        """The points of the part under way."""
        return self.values[self.parts[-1][0] :] if self.parts else self.values


def charted(series: Series, found: Sequence[Observation], goal: Target | None) -> Charted:
    """What the XmR chart says; of amounts that add up within the year it is drawn of what each period added."""
    asked = _charting(series, found, goal)
    count = len(asked.values)
    if asked.silent:
        return Charted(points=count, each=asked.each, silent=asked.silent)
    newest = [value for _, value in asked.newest]
    if len(newest) < FEWEST:
        since = asked.parts[-1][1]
        told = f"{so_many(len(newest), asked.each)} known since the process changed on {on(since.day)} ({since.words})"
        return Charted(points=len(newest), each=asked.each, silent=f"{told}, and a chart needs {FEWEST}")
    said = latest(newest, _IMPROVEMENT[series.polarity], asked.target)
    return Charted(*said, len(newest), asked.each)


def plotted(series: Series, found: Sequence[Observation], goal: Target | None) -> Plotted:
    """The whole chart of which ``charted`` says the end."""
    asked = _charting(series, found, goal)
    if asked.silent:
        return Plotted(each=asked.each, silent=asked.silent)
    starts = [0, *(place for place, _ in asked.parts), len(asked.values)]
    points: list[Point] = []
    for start, end in pairwise(starts):
        points += _of_part([value for _, value in asked.values[start:end]], _IMPROVEMENT[series.polarity])
    periods = [period for period, _ in asked.values]
    changes = tuple((periods[place - 1].end, event) for place, event in asked.parts)
    return Plotted(tuple(zip(periods, points, strict=True)), asked.each, target=asked.target, changes=changes)


def _of_part(values: Sequence[float], improvement: Improvement) -> Sequence[Point]:
    """The points of one part; too few of them have neither limits nor a judgement."""
    drawn = chart(values, improvement).points
    if len(values) >= FEWEST:
        return drawn
    return [replace(one, limits=Limits(one.limits.mean, None), rule=None, kind=None) for one in drawn]


def _charting(series: Series, found: Sequence[Observation], goal: Target | None) -> _Charting:
    step = MONTHS.get(series.frequency, 0)
    adds = series.accumulation is Accumulation.CUMULATIVE and step < 12
    each = EACH[adds].format({1: "month", 3: "quarter"}.get(step, "year"))
    if series.accumulation in OVERLAPPING:
        return _Charting(each=each, silent="each figure shares most of what it counts with the one before it")
    if adds and is_percentage(series.unit):
        return _Charting(each=each, silent="a percentage of the year so far does not tell what each period was like")
    values = _added(found, step) if adds and step else [(one.period, one.value) for one in found]
    known = [(period, value) for period, value in values if value is not None]
    if len(known) < FEWEST:
        return _Charting(known, each, f"{so_many(len(known), each)} known, and a chart needs {FEWEST}")
    target = None if adds or goal is None else goal.value
    return _Charting(known, each, target=target, parts=_parts([period for period, _ in known], series.process_changes))


def _parts(periods: Sequence[Period], changes: Sequence[Event]) -> list[tuple[int, Event]]:
    """Where each change begins a part that is not the first: at the first figure whose period ends on its day or
    later. Of two that begin the same part the later one counts."""
    found: dict[int, Event] = {}
    for event in sorted(changes):
        place = sum(period.end < event.day for period in periods)
        if 0 < place < len(periods):
            found[place] = event
    return list(found.items())


def _added(found: Sequence[Observation], step: int) -> list[tuple[Period, float | None]]:
    periods = {-months_between(one.period.end, found[-1].period.end) // step: one.period for one in found}
    return [(periods[place], value) for place, value in increments(found, step).items()]


def increments(found: Sequence[Observation], step: int) -> dict[int, float | None]:
    """What each period added to its year to date, by its place before the last, 0; None where the figure before it is
    not known."""
    by_end = {(one.period.start, one.period.end): one.value for one in found}
    added: dict[int, float | None] = {}
    for one in found:
        back = months_between(one.period.end, found[-1].period.end)
        if back % step:
            continue
        before = shift_months(one.period.end, -step)
        earlier = 0.0 if before < one.period.start else by_end.get((one.period.start, before))
        added[-back // step] = None if earlier is None or one.value is None else one.value - earlier
    return added


def so_many(count: int, each: str) -> str:
    """ "1 figure of a quarter is", "2 figures of a quarter are"."""
    noun, rest = each.split(" ", 1)
    return f"{times(count, noun)} {rest} {'is' if count == 1 else 'are'}"
