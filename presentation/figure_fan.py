"""The forecast on a trajectory chart, as traces in Plotly's JSON shape."""

from __future__ import annotations

from typing import Any

from presentation.palette import BLUE, FORECAST_FAN
from presentation.trajectory import Trajectory
from presentation.words import number


def fan(shown: Trajectory) -> list[dict[str, Any]]:
    """The forecast: a wedge from the last figure to the 80 % interval at its day, and a line to the middle."""
    ahead = shown.fan
    if ahead is None:
        return []
    start, end = ahead.start.isoformat(), ahead.end.isoformat()
    told = f"{number(ahead.low, shown.unit)} to {number(ahead.high, shown.unit)}"
    return [
        {
            "type": "scatter",
            "name": "Forecast, 80% interval",
            "x": [start, end, end],
            "y": [ahead.value, ahead.high, ahead.low],
            "mode": "lines",
            "line": {"width": 0},
            "fill": "toself",
            "fillcolor": FORECAST_FAN,
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "name": "Forecast",
            "x": [start, end],
            "y": [ahead.value, ahead.middle],
            "mode": "lines",
            "line": {"color": BLUE, "width": 2, "dash": "2px,3px"},
            "hovertemplate": f"Forecast {number(ahead.middle, shown.unit)}, {told}<extra></extra>",
        },
    ]
