"""Marked shocks: what happened outside makes a forecast less sure, and moves it nowhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lsp_data.measures.forecast.arrays import Floats

# A shock may have moved the level by as much as two typical steps (one standard deviation) either way. A convention:
# there is no set of marked shocks to which it could be fitted.
STEPS = 2.0
SETTLED = 8  # figures since a shock from which on it widens nothing: they show what it did


def unknown_level(shocks: Sequence[int], places: Sequence[int], horizon: int) -> Floats | None:
    """The variance that shocks add to the coming steps, (h, h) in squared typical steps; None where they add none.

    ``shocks``: the places of the first period that each may have touched; ``places``: those of the known values. A
    shock is a step of the level of unknown size and sign, in every step from then on alike. Each figure known since
    tells more of it: of n such figures, 1 ÷ (1 + n) of the variance stays unknown (the mean of n looks at a level, each
    as noisy as the level is uncertain)."""
    added = np.zeros((horizon, horizon))
    for shock in shocks:
        since = sum(place >= shock for place in places)
        first = max(shock - places[-1] - 1, 0)
        if since < SETTLED:
            added[first:, first:] += STEPS**2 / (1 + since)
    return added if added.any() else None
