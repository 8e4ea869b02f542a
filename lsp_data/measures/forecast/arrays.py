"""Arrays of floats, as the forecast passes them about."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


def frozen(values: npt.ArrayLike) -> Floats:
    """A copy that cannot be written to: what a cache hands out stays what it is."""
    copied = np.array(values, dtype=np.float64)
    copied.flags.writeable = False
    return copied
