"""The bank for a survey: what its sample alone explains of a change is added to every member's noise."""

from __future__ import annotations

import math

import numpy as np

from lsp_data.measures.forecast.arrays import Floats
from lsp_data.measures.forecast.kernels import Matrices, covariances, solved
from lsp_data.measures.forecast.predictive import LEAST_SCALE, Predictive, asked_of, sizes
from lsp_data.measures.forecast.prior import prior
from lsp_data.measures.series import Frequency

ROUNDS = 25  # the ratio settles to four digits in about ten


def predict_survey(
    frequency: Frequency, values: Floats, variance: float, places: tuple[int, ...], horizon: int
) -> Predictive:
    """What is expected of one series (n,) whose every figure carries this sampling variance (squares of its unit).

    The variance is known, the scale of the series' own changes is not; so the members' covariance becomes
    K + (variance ÷ squared scale)·I, and the scale that this gives is put in again until it settles, member by member
    (empirical Bayes). What is forecast is the next published figure, its sampling error included. Members on logarithms
    take no part."""
    given = prior(frequency)
    error = math.sqrt(variance)
    size = np.maximum(sizes(values[None]), error)
    scaled, wanted = values[None] / size, (error / size[0]) ** 2
    least = np.maximum(given.shape * (given.change * np.abs(scaled).mean(axis=1)) ** 2, LEAST_SCALE)
    whole = covariances(given, places[-1] + 1 + horizon)
    known = np.array(places)
    eye = np.eye(whole.shape[-1])
    found = asked_of(solved(whole, known, horizon), scaled, given, least)
    for _ in range(ROUNDS):
        noise = wanted / found.unit[0]
        at: Matrices = solved(whole + noise[:, None, None] * eye, known, horizon)
        found = asked_of(at, scaled, given, least)
    return Predictive(given, size, found, None, min(len(values), given.degrees))
