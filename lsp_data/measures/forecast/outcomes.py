"""What the year of a goal comes to: one figure, its interval and the probability of the goal, of many series at once.

The whole forecast (questions.py) has every step; a status needs the year's end alone, and of all series of a
publication together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsp_data.measures.forecast.arrays import Floats
from lsp_data.measures.forecast.mixture import Mixture
from lsp_data.measures.forecast.predictive import Predictive
from lsp_data.measures.forecast.questions import Question, TargetOn, bounds, chances, in_shapes, predicted, skipped

_POINTS = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of the last step, or of the year's sum or mean where the goal is on that: the median, the ends of the interval
    that holds 80 in 100, the probability that the goal is met (None without one), and on how many figures it rests."""

    median: float
    low80: float
    high80: float
    p_target: float | None
    points: int


def outcomes(questions: Sequence[Question]) -> list[Outcome | None]:
    """An outcome for each question; None where fewer than 3 values are known, or one of the year is not that its sum
    or mean needs. Never fails for a valid question."""
    found: list[Outcome | None] = [None] * len(questions)
    for numbers, values, places in in_shapes(questions):
        asked = [questions[number] for number in numbers]
        made = predicted(asked, values, places)
        last = made.steps_at_end()
        met = chances([one.goal for one in asked], asked, made, last)
        ends = _points(asked, made, last)
        for row, number in enumerate(numbers):
            if np.isfinite(ends[row]).all():
                low, middle, high = (float(one) for one in ends[row])
                found[number] = Outcome(middle, low, high, met[row], values.shape[1])
    return found


def _points(asked: Sequence[Question], made: Predictive, last: Mixture) -> Floats:
    """The interval's lower end, the median and its upper end of each question, (b, 3); not a number where the year has
    a gap."""
    on_last = np.array([one.goal is None or one.goal.on is TargetOn.LAST for one in asked])
    lower, upper = bounds(asked)
    found = np.empty((len(asked), len(_POINTS)))
    if on_last.any():
        rows = np.flatnonzero(on_last)
        ends = last.at(rows).quantiles(_POINTS) * made.size[rows, None]
        found[rows] = np.clip(ends, lower[rows, None], upper[rows, None])
    if not on_last.all():
        rows = np.flatnonzero(~on_last)
        steps = asked[0].horizon - skipped(asked[0])
        means = made.sums(skipped(asked[0])).at(rows).quantiles(_POINTS) * made.size[rows, None] / steps
        totals = np.clip(means, lower[rows, None], upper[rows, None]) * steps
        for row, total in zip(rows.tolist(), totals, strict=True):
            found[row] = _with_known(asked[row], total)
    return found


def _with_known(question: Question, rest: Floats) -> Floats:
    """The year's sum or mean, from the sum of its coming periods and what is known of it."""
    known = [math.nan if value is None else value for value in question.of_target_year()]
    whole: Floats = rest + sum(known)
    mean = question.goal is not None and question.goal.on is TargetOn.MEAN
    return whole / (len(known) + question.horizon - skipped(question)) if mean else whole
