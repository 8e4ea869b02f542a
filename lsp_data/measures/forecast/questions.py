"""What is asked of a series, and what is answered: the coming figures with their intervals, and whether a target will
be met, from one distribution."""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from lsp_data.measures.forecast.arrays import Floats
from lsp_data.measures.forecast.kernels import matrices
from lsp_data.measures.forecast.mixture import Mixture
from lsp_data.measures.forecast.predictive import Predictive, predict
from lsp_data.measures.forecast.prior import prior
from lsp_data.measures.forecast.shocks import unknown_level
from lsp_data.measures.forecast.surveys import predict_survey
from lsp_data.measures.series import Frequency, Polarity

FEWEST = 3  # points: below, nothing can be said
LONGEST = 60  # steps: no prior of ours was tried beyond
FREQUENCIES = (Frequency.ANNUAL, Frequency.QUARTERLY, Frequency.MONTHLY)
SPANS = 2  # times the points kept: what lies before a longer gap no longer counts
FAR = 1e15  # times a series' size: as far as a target is looked for
_GREATEST = sys.float_info.max
_POINTS = (0.025, 0.1, 0.5, 0.9, 0.975)
_TOGETHER = 1000  # series in one product


class TargetOn(StrEnum):
    """What of the target's year must meet it."""

    LAST = "last"  # the year's last value
    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Goal:
    """A target for the year that the forecast's last step ends. ``known``: how many of the last values lie in that
    year already, ``skip``: how many of the coming ones come before it (both count for a sum or mean). ``polarity``:
    high where the target is to be reached or passed, low where it is not to be passed."""

    value: float
    polarity: Polarity
    on: TargetOn = TargetOn.LAST
    known: int = 0
    skip: int = 0

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise ValueError("a target is a finite number")
        if self.polarity is Polarity.NEITHER:
            raise ValueError("without a good direction no target can be met or missed")
        if self.known < 0 or self.skip < 0 or (self.known and self.skip):
            raise ValueError("known and skip count values, and a year that has begun has none before it")


@dataclass(frozen=True, slots=True)
class Question:
    """A series and what is asked of it.

    ``values``: one a period, in order, None where there is none (a gap); ``horizon``: how many periods after the last
    value; ``lower`` and ``upper``: what the measure cannot pass (0 and 100 of a percentage, 0 of a count);
    ``sampling_variance``: of each figure of a survey, in squares of its unit; ``shocks``: the places (0 is that of the
    first value, len(values) the first coming one) of the periods from which something from outside may have moved it.
    A break in the series is the caller's: only the values after it belong here."""

    values: tuple[float | None, ...]
    frequency: Frequency
    horizon: int
    goal: Goal | None = None
    lower: float = -math.inf
    upper: float = math.inf
    sampling_variance: float = 0.0
    shocks: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.frequency not in FREQUENCIES:
            raise ValueError(f"no forecast is made of a series that is {self.frequency.value or 'without frequency'}")
        if not 1 <= self.horizon <= LONGEST:
            raise ValueError(f"a forecast looks 1 to {LONGEST} periods ahead")
        if any(value is not None and not math.isfinite(value) for value in self.values):
            raise ValueError("a series holds finite numbers")
        if not self.lower < self.upper:
            raise ValueError("the lower bound lies below the upper one")
        if not 0 <= self.sampling_variance < math.inf:
            raise ValueError("a variance is not negative")
        if self.goal is not None and self.goal.skip >= self.horizon:
            raise ValueError("the target's year begins within the periods ahead")
        if any(not 0 <= place < len(self.values) + self.horizon for place in self.shocks):
            raise ValueError("a shock lies in the series or in the periods ahead")
        if self.goal is not None and self.goal.known > len(self.values):
            raise ValueError("more values are said to lie in the target's year than the series has")

    def of_target_year(self) -> tuple[float | None, ...]:
        """The values that lie in the target's year already."""
        return self.values[len(self.values) - self.goal.known :] if self.goal is not None else ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """The coming figures, a number a step, in the series' unit: the median, the ends of the intervals that hold 80 and
    95 in 100, and the probability that the goal is met (None without one). ``points``: how many figures it rests on."""

    median: tuple[float, ...]
    low80: tuple[float, ...]
    high80: tuple[float, ...]
    low95: tuple[float, ...]
    high95: tuple[float, ...]
    p_target: float | None
    points: int


class _Shape(NamedTuple):
    """What series have in common that are worked on together."""

    frequency: Frequency
    places: tuple[int, ...]
    horizon: int
    positive: bool
    alone: int  # the number of a survey, which has matrices of its own; -1
    shocks: tuple[int, ...]  # counted from the last value
    skip: int  # of a goal


def forecast(questions: Sequence[Question]) -> list[Forecast | None]:
    """An answer to each question; None where fewer than 3 values are known.

    Series of one shape are worked on together. Never fails for a valid question."""
    answers: list[Forecast | None] = [None] * len(questions)
    for numbers, values, places in in_shapes(questions):
        made = _answered([questions[number] for number in numbers], values, places)
        for number, answer in zip(numbers, made, strict=True):
            answers[number] = answer
    return answers


def in_shapes(questions: Sequence[Question]) -> Iterator[tuple[list[int], Floats, tuple[int, ...]]]:
    """The questions that can be answered, by shape and not too many at once: their numbers, their values (b, n), and
    the places of the values."""
    shapes: dict[_Shape, list[int]] = defaultdict(list)
    prepared: list[Floats] = []
    for number, question in enumerate(questions):
        places, values = _known(question)
        prepared.append(values)
        if len(values) < FEWEST:
            continue
        alone = number if question.sampling_variance else -1
        shape = _Shape(
            question.frequency,
            places,
            question.horizon,
            bool((values > 0).all()),
            alone,
            _since_last(question),
            skipped(question),
        )
        shapes[shape].append(number)
    for shape, numbers in shapes.items():
        for start in range(0, len(numbers), _TOGETHER):
            some = numbers[start : start + _TOGETHER]
            yield some, np.stack([prepared[number] for number in some]), shape.places


def _known(question: Question) -> tuple[tuple[int, ...], Floats]:
    """The places of the last known values, the first at 0, and the values."""
    keep = prior(question.frequency).keep
    places = [place for place, value in enumerate(question.values) if value is not None][-keep:]
    places = [place for place in places if places[-1] - place < SPANS * keep]
    values = np.array([question.values[place] for place in places], dtype=np.float64)
    return tuple(place - places[0] for place in places), values


def predicted(asked: Sequence[Question], values: Floats, places: tuple[int, ...]) -> Predictive:
    """What is expected after the values (b, n), at these places, of questions of one shape."""
    frequency, horizon, variance = asked[0].frequency, asked[0].horizon, asked[0].sampling_variance
    if variance:
        found = predict_survey(frequency, values[0], variance, places, horizon)
    else:
        found = predict(prior(frequency), values, matrices(frequency, places, horizon))
    shocks = [places[-1] + since for since in _since_last(asked[0])]
    return replace(found, unknown=unknown_level(shocks, places, horizon)) if shocks else found


def _since_last(question: Question) -> tuple[int, ...]:
    """How many periods after the last known value each shock lies."""
    if not question.shocks:
        return ()
    last = max(place for place, value in enumerate(question.values) if value is not None)
    return tuple(place - last for place in question.shocks)


def _answered(asked: Sequence[Question], values: Floats, places: tuple[int, ...]) -> list[Forecast]:
    """Answers to questions of one shape: values (b, n) at these places."""
    horizon = asked[0].horizon
    found = predicted(asked, values, places)
    steps = found.steps()
    points = steps.quantiles(_POINTS).reshape(len(asked), horizon, len(_POINTS))
    lower, upper = (bound[:, None, None] for bound in bounds(asked))
    with np.errstate(over="ignore"):
        points = np.clip(points * found.size[:, None, None], lower, upper)
    last = steps.at(np.arange(len(asked)) * horizon + horizon - 1)
    met = chances([question.goal for question in asked], asked, found, last)
    columns = np.ascontiguousarray(points.transpose(2, 0, 1)).tolist()
    return [
        Forecast(
            median=tuple(columns[2][row]),
            low80=tuple(columns[1][row]),
            high80=tuple(columns[3][row]),
            low95=tuple(columns[0][row]),
            high95=tuple(columns[4][row]),
            p_target=chance,
            points=values.shape[1],
        )
        for row, chance in enumerate(met)
    ]


def skipped(question: Question) -> int:
    """How many of the coming periods come before the target's year."""
    return question.goal.skip if question.goal is not None else 0


def bounds(asked: Sequence[Question]) -> tuple[Floats, Floats]:
    """What the measures cannot pass, as far as a float can say it: lower and upper, (b,) each."""
    lower = np.array([max(question.lower, -_GREATEST) for question in asked])
    upper = np.array([min(question.upper, _GREATEST) for question in asked])
    return lower, upper


def chances(
    goals: Sequence[Goal | None], asked: Sequence[Question], found: Predictive, last: Mixture
) -> list[float | None]:
    """The probability that each goal is met, from the same distribution as the intervals; None where none can be."""
    sizes = found.size.tolist()
    needed = [
        None if goal is None else _needed(goal, question, size)
        for goal, question, size in zip(goals, asked, sizes, strict=True)
    ]
    if not any(one is not None for one in needed):
        return [None] * len(asked)
    shares = np.clip(np.array([0.0 if one is None else one for one in needed]), -FAR, FAR)[:, None]
    on_last = {goal.on is TargetOn.LAST for goal in goals if goal is not None}
    below_last = last.below(shares)[:, 0] if True in on_last else np.zeros(len(asked))
    below_total = found.sums(skipped(asked[0])).below(shares)[:, 0] if False in on_last else np.zeros(len(asked))
    met: list[float | None] = []
    for row, (goal, share) in enumerate(zip(goals, needed, strict=True)):
        if goal is None or share is None:
            met.append(None)
            continue
        below = below_last if goal.on is TargetOn.LAST else below_total
        met.append(_within_bounds(goal, share, float(below[row]), asked[row], sizes[row]))
    return met


def _needed(goal: Goal, question: Question, size: float) -> float | None:
    """What the last step, or the sum of all steps, has to come to, in units of the size; None where a value of the
    year is not known."""
    if goal.on is TargetOn.LAST:
        return goal.value / size
    known = question.of_target_year()
    if None in known:
        return None
    periods = goal.known + question.horizon - goal.skip if goal.on is TargetOn.MEAN else 1
    return goal.value / size * periods - math.fsum(value / size for value in known if value is not None)


def _within_bounds(goal: Goal, share: float, below: float, question: Question, size: float) -> float:
    """The chance that the share is met where the measure cannot pass its bounds; ``below``: that it stays below it."""
    times = 1 if goal.on is TargetOn.LAST else question.horizon - goal.skip
    lower, upper = question.lower / size * times, question.upper / size * times
    if goal.polarity is Polarity.HIGH:
        return 0.0 if share > upper else 1.0 if share <= lower else 1 - below
    return 0.0 if share < lower else 1.0 if share >= upper else below
