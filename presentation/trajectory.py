"""What the trajectory chart of one indicator shows, as values: figures, milestones with their band, targets, baseline.

Frames are those of ``lsp_data.reports``: ``series`` (every version of every figure; ``current`` marks what counts),
``milestones`` (value, lower and upper limit of the amber band) and ``targets``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from lsp_data.measures.outlook import Outlook
from presentation.sparklines import financial_year, starts_anew
from presentation.standing import Record, records
from presentation.words import NO_DATA, as_date, day, indicator, missing, number, period, said


@dataclass(frozen=True, slots=True)
class Actual:
    """One figure of the series. ``value`` None leaves a gap, and ``said`` says why at the foot of the chart."""

    start: date
    end: date
    basis: str
    value: float | None
    status: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Where the series should be at the end of a period, and how far off still counts as slightly off track."""

    end: date
    value: float
    tolerance: float | None = None  # the value at which amber turns red


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached by a day."""

    end: date
    value: float


@dataclass(frozen=True, slots=True)
class Fan:
    """Where the figures are expected to go from the last one: on a day the middle and the ends of the 80 % interval."""

    start: date
    value: float
    end: date
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Aside:
    """Something about a day that stands beside the lines, in words; ``value`` None: at the foot."""

    end: date
    words: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Trajectory:
    """All that one trajectory chart shows."""

    name: str
    unit: str
    actuals: Sequence[Actual]
    steps: Sequence[Step] = ()
    goals: Sequence[Goal] = ()
    baseline: Goal | None = None
    yearly: bool = False  # counts that start anew each 1 April: the lines break there
    lowest: float | None = None
    highest: float | None = None
    as_at: date | None = None
    breaks: Sequence[tuple[date, str]] = field(default_factory=tuple)  # definition changes: no trend across them
    fan: Fan | None = None
    replaced: Sequence[Aside] = ()  # figures that a later version replaced
    former: Sequence[Aside] = ()  # targets that a later version replaced
    remarks: Sequence[Aside] = ()  # what partners wrote


def trajectory_of(
    row: Record,
    series: pd.DataFrame,
    milestones: pd.DataFrame,
    targets: pd.DataFrame,
    *,
    bounds: tuple[float | None, float | None] = (None, None),
    breaks: Iterable[date] = (),
) -> Trajectory:
    """What the trajectory chart of a status row shows: the current figures of the row's own kind of period."""
    basis = said(row["basis"])
    shown = actuals(series, basis)
    steps = [_step(mark, said(row["polarity"])) for mark in records(milestones) if not missing(mark["value"])]
    yearly = basis == "year_to_date" and any(starts_anew([one.end for one in line]) for line in (shown, steps))
    goals = [
        Goal(ended, float(target["value"]))
        for target in records(_agreed(targets))
        if (ended := as_date(target["due"])) and not missing(target["value"])
    ]
    return Trajectory(
        name=f"{indicator(row['indicator'], row['sub_measure'])}, {said(row['title'])}",
        unit=said(row["unit"]),
        actuals=shown,
        steps=steps,
        goals=goals[-1:] if not yearly else goals,
        baseline=_baseline(row),
        yearly=yearly,
        lowest=bounds[0],
        highest=bounds[1],
        as_at=as_date(row["as_at"]),
        breaks=tuple((when, "Definition changed") for when in breaks),
    )


def with_forecast(shown: Trajectory, ahead: Outlook) -> Trajectory:
    """The trajectory with the forecast of its next target; a count that starts anew grows from nought."""
    last = max((one for one in shown.actuals if finite(one.value)), key=lambda one: one.end, default=None)
    goal, middle, low, high = ahead.goal, ahead.forecast, ahead.low80, ahead.high80
    if last is None or goal is None or middle is None or low is None or high is None or goal.period.end <= last.end:
        return shown
    anew = shown.yearly and financial_year(last.end) != financial_year(goal.period.end)
    return replace(shown, fan=Fan(last.end, 0.0 if anew else last.value or 0.0, goal.period.end, middle, low, high))


def actuals(series: pd.DataFrame, basis: str) -> list[Actual]:
    """The figures that count, of one kind of period (a year's outturn is the last year to date)."""
    kinds = {"year_to_date": ("year_to_date", "financial_year")}.get(basis, (basis,))
    kept = series[(series["measure"] == "actual") & series["current"].astype(bool) & series["basis"].isin(kinds)]
    found: dict[date, Actual] = {}
    for row in records(kept):
        start, end = as_date(row["period_start"]), as_date(row["period_end"])
        if start is None or end is None or (end in found and found[end].value is not None):
            continue
        value = None if missing(row["value"]) else float(row["value"])
        words = "" if value is not None else NO_DATA.get(said(row["marker"]), said(row["marker"]))
        found[end] = Actual(start, end, said(row["basis"]), value, said(row["status"]), words)
    return [found[end] for end in sorted(found)]


def _step(mark: Record, polarity: str) -> Step:
    ended = as_date(mark["period_end"])
    assert ended is not None  # noqa: S101  a milestone always has a period
    worst = mark["upper"] if polarity == "low" else mark["lower"]
    return Step(ended, float(mark["value"]), None if missing(worst) or polarity == "neither" else float(worst))


def _agreed(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets that count: the newest version of each year, unless it was never agreed or has been revoked."""
    if targets.empty:
        return targets
    shown = targets[targets["current"].astype(bool)] if "current" in targets else targets
    return shown[(shown["kind"] == "target") & ~shown["state"].isin(["placeholder", "deferred"])]


def _baseline(row: Record) -> Goal | None:
    ended = as_date(row["baseline_end"])
    return None if ended is None or missing(row["baseline"]) else Goal(ended, float(row["baseline"]))


def finite(value: float | None) -> bool:
    """Whether there is a number that can be drawn."""
    return value is not None and math.isfinite(value)


def plotted_values(shown: Trajectory) -> list[float]:
    """Every value that the chart's height has to hold."""
    found = [one.value for one in shown.actuals if one.value is not None]
    found += [step.value for step in shown.steps] + [goal.value for goal in shown.goals]
    found += [one.tolerance for one in shown.steps if one.tolerance is not None]
    if shown.baseline:
        found.append(shown.baseline.value)
    if shown.fan:
        found += [shown.fan.low, shown.fan.high]
    found += [one.value for one in (*shown.replaced, *shown.former) if one.value is not None]
    return [value for value in found if finite(value)]


def plotted_ends(shown: Trajectory) -> list[date]:
    """Every day that the chart's width has to hold."""
    ends = [one.end for one in shown.actuals] + [step.end for step in shown.steps] + [goal.end for goal in shown.goals]
    ends += [shown.fan.end] if shown.fan else []
    ends += [one.end for one in shown.remarks]
    return [*ends, shown.baseline.end] if shown.baseline else ends


def broken(
    ends: Sequence[date], values: Sequence[float | None], shown: Trajectory
) -> tuple[list[str], list[float | None]]:
    """x and y with a gap wherever the line must not go on: a new year of a cumulative count, a series break."""
    across: list[str] = []
    up: list[float | None] = []
    before: date | None = None
    for ended, value in zip(ends, values, strict=True):
        if before and (
            (shown.yearly and financial_year(before) != financial_year(ended))
            or any(before < change <= ended for change, _ in shown.breaks)
        ):
            across.append(ended.isoformat())
            up.append(None)
        across.append(ended.isoformat())
        up.append(value if finite(value) else None)
        before = ended
    return across, up


def stretches(shown: Trajectory) -> list[list[Step]]:
    """The milestones in stretches that the line may join."""
    stretches: list[list[Step]] = []
    for step in sorted(shown.steps, key=lambda one: one.end):
        begins = not stretches or (shown.yearly and financial_year(stretches[-1][-1].end) != financial_year(step.end))
        if begins:
            stretches.append([step])
        else:
            stretches[-1].append(step)
    return stretches


def told(shown: Trajectory) -> str:
    """The trajectory in sentences, for those who listen to the page and for the pack."""
    known = sorted((one for one in shown.actuals if finite(one.value)), key=lambda one: one.end)
    parts = [f"Trajectory of {shown.name}."]
    if shown.baseline:
        parts.append(f"Baseline {number(shown.baseline.value, shown.unit)} at {day(shown.baseline.end)}.")
    if known:
        first, last = known[0], known[-1]
        if len(known) > 1:
            parts.append(f"From {hover(first, shown.unit)} to {hover(last, shown.unit)}.")
        else:
            parts.append(f"{hover(last, shown.unit)}.")
        step = next((one for one in shown.steps if one.end == last.end), None)
        if step:
            parts.append(f"The milestone then is {number(step.value, shown.unit)}.")
    else:
        parts.append("No figures yet.")
    parts += [f"Target {number(goal.value, shown.unit)} by {day(goal.end)}." for goal in shown.goals]
    if shown.fan:
        low, high = number(shown.fan.low, shown.unit), number(shown.fan.high, shown.unit)
        parts.append(f"Forecast {number(shown.fan.middle, shown.unit)} by {day(shown.fan.end)}, {low} to {high}.")
    return " ".join(parts)


def hover(one: Actual, unit: str) -> str:
    """One figure in words: "Q2 2009/10: 38.5%, provisional"."""
    status = f", {one.status}" if one.status else ""
    return f"{period(one.start, one.end, one.basis)}: {number(one.value, unit)}{status}"
