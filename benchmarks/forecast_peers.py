"""The peers of benchmarks/forecast.py, run in an environment of their own: ETS of statsforecast and of statsmodels.

usage: python forecast_peers.py ASKED.json ANSWERED.json      (statsforecast, statsmodels, numpy)
ASKED is a list of {"values", "horizon", "season"}; ANSWERED one of {"peer", "seconds", "answers"}: of each series the
lists mean, lo80, hi80, lo95, hi95 over the steps, or null where the peer has no finite answer. Each is warmed up first.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from statsforecast.models import AutoETS
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

FEWEST = 7  # points that AutoETS asks for: its two parameters and more than four besides
Rows = list[list[float]]


def auto_ets(values: np.ndarray, horizon: int, season: int) -> Rows | None:
    """None for what it is not made for: too few points, and a constant series (no error to choose a model by)."""
    if len(values) < FEWEST or np.ptp(values) == 0:
        return None
    found = AutoETS(season_length=season).forecast(y=values, h=horizon, level=[80, 95])
    return [found[name].tolist() for name in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")]


def damped_ets(values: np.ndarray, horizon: int, season: int) -> Rows:
    """Damped trend, and a season where two whole years are known."""
    seasonal = {"seasonal": "add", "seasonal_periods": season} if season > 1 and len(values) >= 2 * season + 3 else {}
    fitted = ETSModel(pd.Series(values), error="add", trend="add", damped_trend=True, **seasonal).fit(disp=False)
    found = fitted.get_prediction(start=len(values), end=len(values) + horizon - 1)
    ends = [found.pred_int(alpha=alpha) for alpha in (0.2, 0.05)]
    columns = [np.asarray(end)[:, side] for end in ends for side in (0, 1)]
    return [np.asarray(found.predicted_mean).tolist(), *(column.tolist() for column in columns)]


def tried(peer: Callable[[np.ndarray, int, int], Rows | None], one: dict[str, Any]) -> Rows | None:
    """The peer's answer; None where it has none, or one that is no number."""
    rows = peer(np.array(one["values"], dtype=float), one["horizon"], one["season"])
    return rows if rows is not None and np.isfinite(rows).all() else None


def main() -> None:
    warnings.simplefilter("ignore")
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    results = []
    for peer in (auto_ets, damped_ets):
        tried(peer, asked[-1])
        start = time.process_time()
        answers = [tried(peer, one) for one in asked]
        results.append({"peer": peer.__name__, "seconds": time.process_time() - start, "answers": answers})
    Path(sys.argv[2]).write_text(json.dumps(results), encoding="utf-8")


if __name__ == "__main__":
    main()
