"""Mixtures of Student t distributions, on values and on logarithms of values: quantiles and tails of many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsp_data.measures.forecast import student
from lsp_data.measures.forecast.arrays import Floats, Places

CLOSE = 1e-11  # as near as a probability is sought, before a last step of Newton's
ROUNDS_AT_MOST = 100  # halving alone, from the widest bracket there can be, needs about 60
LOG_OF_NOUGHT = -1e9  # no member on logarithms reaches there
TOGETHER = 20_000  # numbers worked on at once: they stay in the processor's cache


@dataclass(frozen=True, slots=True)
class Mixture:
    """r mixtures of the same c members: ``weights`` (r, c), sum 1 a row; ``middle`` and ``scale`` (r, c); the members
    from ``logs`` on are of the logarithm; ``degrees`` of freedom are the same for all."""

    weights: Floats
    middle: Floats
    scale: Floats
    logs: int
    degrees: int

    def below(self, values: Floats) -> Floats:
        """The probability of a value below ``values`` (r, k), a column each: (r, k)."""
        return np.clip(self._below_and_density(values)[0], 0.0, 1.0)  # beyond by the last digit in the far tails

    def quantiles(self, probabilities: Sequence[float]) -> Floats:
        """The values below which a mixture lies with the probabilities, ascending: (r, k)."""
        rows, members = self.weights.shape
        at_once = max(1, TOGETHER // (members * len(probabilities)))
        found = np.empty((rows, len(probabilities)))
        for start in range(0, rows, at_once):
            part = slice(start, start + at_once)
            found[part] = self.at(part)._quantiles(np.array(probabilities))
        return np.maximum.accumulate(found, axis=1)

    def at(self, rows: slice | Places) -> Mixture:
        """The mixtures of these rows."""
        return Mixture(self.weights[rows], self.middle[rows], self.scale[rows], self.logs, self.degrees)

    def _quantiles(self, probabilities: Floats) -> Floats:
        """Newton's steps, inside a bracket that each one narrows; where a step leaves it, the bracket is halved."""
        low, high, found = self._bracket(probabilities)
        still = np.arange(len(found))
        left = self
        for _ in range(ROUNDS_AT_MOST):
            at = found[still]
            share, density = left._below_and_density(at)
            over = share > probabilities
            high[still] = np.where(over, at, high[still])
            low[still] = np.where(over, low[still], at)
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                stepped = at - (share - probabilities) / density
            inside = (stepped >= low[still]) & (stepped <= high[still])
            found[still] = stepped if inside.all() else np.where(inside, stepped, _between(low[still], high[still]))
            going = (np.abs(share - probabilities) > CLOSE).any(axis=1)
            if not going.any():
                break
            if not going.all():
                still, left = still[going], left.at(np.flatnonzero(going))
        return found

    def _bracket(self, probabilities: Floats) -> tuple[Floats, Floats, Floats]:
        """The lowest and highest of the members' own quantiles, and their mean by weight: (r, k) each."""
        standard = np.array([student.quantile(float(one), self.degrees) for one in probabilities])
        own = self.middle[:, None, :] + self.scale[:, None, :] * standard[None, :, None]
        own[:, :, self.logs :] = np.exp(own[:, :, self.logs :])
        return own.min(axis=2), own.max(axis=2), (own * self.weights[:, None, :]).sum(axis=2)

    def _below_and_density(self, values: Floats) -> tuple[Floats, Floats]:
        points = np.repeat(values[:, :, None], self.weights.shape[1], axis=2)
        slope = np.ones_like(values)
        if self.logs < self.weights.shape[1]:
            positive = values > np.finfo(np.float64).tiny  # one over less than that is no number
            logs = np.log(np.where(positive, values, 1.0))
            points[:, :, self.logs :] = np.where(positive, logs, LOG_OF_NOUGHT)[:, :, None]
            slope = np.where(positive, 1 / np.where(positive, values, 1.0), 0.0)
        standard = (points - self.middle[:, None, :]) / self.scale[:, None, :]
        share, density = student.below_and_density(standard, self.degrees)
        weighted = self.weights[:, None, :] / self.scale[:, None, :] * density
        linear, logarithmic = weighted[:, :, : self.logs].sum(axis=2), weighted[:, :, self.logs :].sum(axis=2)
        return (share * self.weights[:, None, :]).sum(axis=2), linear + logarithmic * slope


def _between(low: Floats, high: Floats) -> Floats:
    """Half-way, for small numbers as usual, for large ones by their orders of magnitude."""
    middle: Floats = np.sinh((np.arcsinh(low) + np.arcsinh(high)) / 2)
    return middle
