"""What the bank says of many series of one shape at once: the mixture of each step, and of a sum of steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsp_data.measures.forecast.arrays import Floats
from lsp_data.measures.forecast.kernels import Matrices
from lsp_data.measures.forecast.mixture import Mixture
from lsp_data.measures.forecast.prior import Prior

LEAST_SCALE = 1e-12  # of the squared scale, values being about 1: zeros and constants give a number too
LEAST_SIZE = 1e-300  # what is smaller is as good as nought
WIDEST_LOG = 0.6  # a member on logarithms that is wider at the last step says nothing useful
LOG_REACH = 690.0  # beyond, its exponential is no float


@dataclass(frozen=True, slots=True)
class Bank:
    """What one bank says of b series: ``likelihood`` (b, m) the log marginal likelihood, ``middle`` (b, m, h),
    ``unit`` (b, m) the squared scale of a unit, ``spread`` (m, h, h) or (b, m, h, h) in units."""

    likelihood: Floats
    middle: Floats
    unit: Floats
    spread: Floats

    def scales(self, more: Floats | None = None) -> Floats:
        """The scale of each step, (b, m, h); ``more`` (h, h): what is added to the spread."""
        spread = self.spread if more is None else self.spread + more
        own = np.diagonal(spread, axis1=-2, axis2=-1)
        wide: Floats = np.sqrt(self.unit[:, :, None] * (own if own.ndim == 3 else own[None]))
        return wide


@dataclass(frozen=True, slots=True)
class Predictive:
    """What is expected of b series over h steps. The values are in units of ``size`` (b,), each series' mean
    magnitude; ``logs`` is None where not all values are positive. Shocks widen what every member says; which members
    count, and for how much, is decided without them."""

    given: Prior
    size: Floats
    linear: Bank
    logs: Bank | None
    degrees: int
    unknown: Floats | None = None  # (h, h): the variance that shocks add, in units of each member

    def steps(self) -> Mixture:
        """The mixture of each series and step, (b·h) rows, in units of the series' size."""
        return self._steps(0)

    def steps_at_end(self) -> Mixture:
        """The mixture of each series' last step alone, (b) rows, in units of the series' size."""
        return self._steps(self.linear.middle.shape[2] - 1)

    def _steps(self, first: int) -> Mixture:
        weights, middle, scale = self._linear_weights(), self.linear.middle, self.linear.scales(self.unknown)
        members = weights.shape[1]
        if self.logs is not None:
            log_scale, log_wide = self.logs.scales(), self.logs.scales(self.unknown)
            prior_weights = np.log(self.given.log_share * self.given.weights)
            log_weights = prior_weights + self.given.tempering * self.logs.likelihood
            log_weights[log_scale[:, :, -1] * self.given.inflation > WIDEST_LOG] = -np.inf
            weights = np.concatenate([weights, log_weights], axis=1)
            middle = np.concatenate([middle, np.clip(self.logs.middle, -LOG_REACH, LOG_REACH)], axis=1)
            scale = np.concatenate([scale, np.minimum(log_wide, WIDEST_LOG)], axis=1)
        return Mixture(
            weights=np.repeat(_normal(weights), middle.shape[2] - first, axis=0),
            middle=_by_step(middle[:, :, first:]),
            scale=_by_step(scale[:, :, first:]) * self.given.inflation,
            logs=members,
            degrees=self.degrees,
        )

    def sums(self, skip: int = 0) -> Mixture:
        """The mixture of the sum of all steps of each series but the first few, (b) rows, by the linear members; in
        units of size."""
        spread = self.linear.spread if self.unknown is None else self.linear.spread + self.unknown
        unit = self.linear.unit * spread[..., skip:, skip:].sum(axis=(-2, -1))
        members = unit.shape[1]
        return Mixture(
            weights=_normal(self._linear_weights()),
            middle=self.linear.middle[:, :, skip:].sum(axis=2),
            scale=np.sqrt(unit) * self.given.inflation,
            logs=members,
            degrees=self.degrees,
        )

    def _linear_weights(self) -> Floats:
        """Log weights of the linear members, (b, m)."""
        share = 1.0 if self.logs is None else 1 - self.given.log_share
        weights: Floats = np.log(share * self.given.weights) + self.given.tempering * self.linear.likelihood
        return weights


def predict(given: Prior, values: Floats, at: Matrices) -> Predictive:
    """What is expected after ``values`` (b, n), n ≥ 1, any finite numbers."""
    count = values.shape[1]
    size = sizes(values)
    scaled = values / size[:, None]
    magnitude = np.abs(scaled).mean(axis=1)  # 1, or 0 where all values are
    linear = asked_of(at, scaled, given, given.shape * (given.change * magnitude) ** 2)
    logs = None
    if (values > 0).all():
        logged = np.log(values) - np.log(size)[:, None]
        logs = asked_of(at, logged, given, np.full(len(values), given.shape * given.change**2))
        jacobian = logged.mean(axis=1) - logged.sum(axis=1)
        logs = Bank(logs.likelihood + jacobian[:, None], logs.middle, logs.unit, logs.spread)
    return Predictive(given, size, linear, logs, min(count, given.degrees))


def sizes(values: Floats) -> Floats:
    """The mean magnitude of each series (b, n), 1 where it is none: (b,)."""
    greatest = np.abs(values).max(axis=1)
    safe = np.where(greatest > 0, greatest, 1.0)
    mean = np.abs(values / safe[:, None]).mean(axis=1)  # the sum of huge values is no float
    return np.where(greatest > 0, np.maximum(mean * safe, LEAST_SIZE), 1.0)


def asked_of(at: Matrices, values: Floats, given: Prior, least: Floats) -> Bank:
    """One bank on values (b, n); ``least`` (b,) is the inverse gamma's second number."""
    count = values.shape[1]
    least = np.maximum(least, LEAST_SCALE)[:, None]
    mean = values.mean(axis=1)
    centred = values - mean[:, None]
    members, horizon = at.weights.shape[:2]
    precision = at.precision.transpose(1, 0, 2).reshape(count, members * count)
    product = (centred @ precision).reshape(-1, members, count)
    quadratic = np.maximum(np.einsum("bmn,bn->bm", product, centred), 0)
    middle = (centred @ at.weights.reshape(members * horizon, count).T).reshape(-1, members, horizon)
    freedom = 2 * given.shape + count - 1
    likelihood = given.shape * np.log(least) - freedom / 2 * np.log(least + quadratic / 2) - at.log_volume[None]
    return Bank(likelihood, middle + mean[:, None, None], (2 * least + quadratic) / freedom, at.spread)


def _normal(log_weights: Floats) -> Floats:
    weights = np.exp(log_weights - log_weights.max(axis=1, keepdims=True))
    normal: Floats = weights / weights.sum(axis=1, keepdims=True)
    return normal


def _by_step(members: Floats) -> Floats:
    """(b, m, h) as (b·h, m)."""
    return np.ascontiguousarray(members.transpose(0, 2, 1)).reshape(-1, members.shape[1])
