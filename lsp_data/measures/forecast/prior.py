"""The bank of kernels and their prior weights, one set a frequency, as they ship in `prior.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from lsp_data.measures.forecast.arrays import Floats, frozen
from lsp_data.measures.series import Frequency


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of a series of one frequency before its first figure.

    ``bank``: (members, 5), of each member noise, level, slope, damping and seasonal; ``weights``: (members,), sum 1;
    ``season``: periods a year; ``keep``: how many of the last points count; ``change``: a typical change from one
    period to the next as a share of the values; ``inflation``: what scales are multiplied by; ``shape`` of the inverse
    gamma of the squared scale; ``tempering`` of the likelihood; ``degrees``: at most so many degrees of freedom;
    ``log_share``: the share of the prior weight that the bank on logarithms has."""

    bank: Floats
    weights: Floats
    season: int
    keep: int
    change: float
    inflation: float
    shape: float
    tempering: float
    degrees: int
    log_share: float


@cache
def prior(frequency: Frequency) -> Prior:
    """The prior of monthly, quarterly or annual series. KeyError for another frequency."""
    shipped = _shipped()
    one = shipped["frequencies"][frequency.value]
    weights = frozen([member[5] for member in one["bank"]])
    return Prior(
        bank=frozen([member[:5] for member in one["bank"]]),
        weights=frozen(weights / weights.sum()),
        season=one["season"],
        keep=one["keep"],
        change=one["change"],
        inflation=one["inflation"],
        shape=shipped["shape"],
        tempering=shipped["tempering"],
        degrees=shipped["degrees_at_most"],
        log_share=shipped["log_share"],
    )


@cache
def _shipped() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("prior.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read
