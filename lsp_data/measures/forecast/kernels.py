"""The bank's matrices for series of one shape. They depend on frequency, the places of the known points and the
horizon alone, so that thousands of series of a shape share them.

A member is a Gaussian state-space model (noise, a level that walks, a damped slope, a season that repeats), written as
the covariance of its values over time; with an unknown level under a flat prior, its forecasts are fixed weights on the
known values. Source of the method: universal kriging (ordinary kriging of a random function with unknown mean), and
Harvey, Forecasting, Structural Time Series Models and the Kalman Filter (1989), for the models.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lsp_data.measures.forecast.arrays import Floats, Places, frozen
from lsp_data.measures.forecast.prior import Prior, prior
from lsp_data.measures.series import Frequency

RIDGE = 1e-9  # in squares of a typical change: keeps every matrix invertible
SHAPES_KEPT = 256  # a partnership has a few dozen shapes


@dataclass(frozen=True, slots=True)
class Matrices:
    """For m members, n known points and h steps, in squares of a member's typical change.

    ``precision`` (m, n, n): projected precision P of the known values; ``weights`` (m, h, n): of the known values in
    the forecasts; ``spread`` (m, h, h): covariance of the forecasts; ``log_volume`` (m,): ½ log|K| + ½ log s₁."""

    precision: Floats
    weights: Floats
    spread: Floats
    log_volume: Floats


@lru_cache(maxsize=SHAPES_KEPT)
def matrices(frequency: Frequency, places: tuple[int, ...], horizon: int) -> Matrices:
    """The matrices of series whose values are known at these places (ascending from 0); the forecast starts after the
    last."""
    known = np.array(places)
    whole = covariances(prior(frequency), places[-1] + 1 + horizon)
    return solved(whole, known, horizon)


def covariances(given: Prior, length: int) -> Floats:
    """The members' covariances over so many periods, (m, length, length), each with a mean squared change of 1.

    noise·[i = j] + level·min(i, j) + slope·(C B Cᵀ)ij + seasonal·([i − j is a multiple of the season] − 1/season)."""
    noise, level, slope, damping, seasonal = (column[:, None, None] for column in given.bank.T)
    index = np.arange(length)
    apart = np.abs(index[:, None] - index[None, :])
    lower = np.tri(length, k=-1)
    slopes = damping ** apart[None]  # 1 everywhere where the slope is not damped
    summed = (
        noise * np.eye(length)
        + level * np.minimum(index[:, None], index[None, :])
        + slope * (lower @ slopes @ lower.T)
        + seasonal * ((apart % given.season == 0) - 1 / given.season)
    )
    diagonal = np.diagonal(summed, axis1=1, axis2=2)
    beside = np.diagonal(summed, offset=1, axis1=1, axis2=2)
    change = (diagonal[:, :-1] + diagonal[:, 1:] - 2 * beside).mean(axis=1)
    scaled: Floats = summed / change[:, None, None] + RIDGE * np.eye(length)
    return scaled


def solved(whole: Floats, known: Places, horizon: int) -> Matrices:
    """The matrices that follow from covariances over all periods, the places known and the steps at the end."""
    ahead = np.arange(whole.shape[-1] - horizon, whole.shape[-1])
    inside = whole[:, known[:, None], known[None, :]]
    across = whole[:, ahead[:, None], known[None, :]]
    inverse = np.linalg.inv(inside)
    inverse = (inverse + inverse.transpose(0, 2, 1)) / 2
    sums = inverse.sum(axis=2)  # u = K⁻¹1
    total = sums.sum(axis=1)  # s₁ = 1ᵀu
    precision = inverse - sums[:, :, None] * sums[:, None, :] / total[:, None, None]
    weights = across @ precision + (sums / total[:, None])[:, None, :]
    rest = 1 - np.einsum("mhn,mn->mh", across, sums)
    spread = (
        whole[:, ahead[:, None], ahead[None, :]]
        - across @ inverse @ across.transpose(0, 2, 1)
        + rest[:, :, None] * rest[:, None, :] / total[:, None, None]
    )
    log_volume = (np.linalg.slogdet(inside)[1] + np.log(total)) / 2
    return Matrices(frozen(precision), frozen(weights), frozen(spread), frozen(log_volume))
