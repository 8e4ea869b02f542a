"""Where a value stands among its peers: quantiles, and the funnel that a rate of so many lies in by chance."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lsp_data.measures.significance.distributions import normal_quantile
from lsp_data.measures.significance.intervals import Interval

QUARTILES = 4


def quantiles(values: Sequence[float | None], groups: int = QUARTILES, *, high_first: bool = False) -> list[int | None]:
    """The group, from 1, of each value: 1 holds the highest where ``high_first``, else the lowest; ties stand together.

    None for a value that is not known, and for all where fewer are known than there are groups. The method of the
    package PHEindicatormethods (phe_quantile)."""
    if groups < 1:
        raise ValueError("there is one group at least")
    turned = -1 if high_first else 1
    known = sorted(turned * value for value in values if value is not None)
    ranks: dict[float, int] = {}
    for rank, value in enumerate(known, start=1):
        ranks.setdefault(value, rank)
    if len(known) < groups:
        return [None] * len(values)
    return [None if value is None else _group(ranks[turned * value], len(known), groups) for value in values]


def _group(rank: int, known: int, groups: int) -> int:
    return max(1, groups + 1 - math.ceil((known + 1 - rank) * groups / known))


def funnel(baseline: float, of: float, confidence: float = 0.95) -> Interval:
    """Between which shares (fractions of 1) chance alone leaves one of ``of`` cases whose truth is the baseline.

    Spiegelhalter, Statistics in Medicine 24 (2005): the usual limits are 0.95 and 0.998. ValueError where the baseline
    is no share."""
    if not (0 <= baseline <= 1 and of > 0):
        raise ValueError("a baseline is a share of a whole that is not nought")
    reach = normal_quantile(confidence) * math.sqrt(baseline * (1 - baseline) / of)
    return Interval(max(baseline - reach, 0.0), min(baseline + reach, 1.0))
