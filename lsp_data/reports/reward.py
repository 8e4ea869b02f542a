"""The targets in the reward: how far each was achieved, on the last figure or on the forecast of its final year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from lsp_data.measures.outlook import Outlook, outlooks
from lsp_data.measures.progress import covered, other_definition, part_of_year, progress
from lsp_data.measures.series import Observation, Series, Target
from lsp_data.measures.timeliness import known_by
from lsp_data.measures.trajectory import completes, in_force, target_of
from lsp_data.periods import label
from lsp_data.store import reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.known import known
from lsp_data.store.series import used_rows
from lsp_data.store.small import shown_series, with_group

ON_ACTUAL, ON_FORECAST = "actual", "forecast"
REWARD = (
    "indicator", "sub_measure", "title", "unit", "theme_name", "target_class", "lead", "lead_name", "baseline",
    "target", "target_end", "period", "version", "value", "based_on", "measured", "achievement", "silent",
)  # fmt: skip


def reward(g: Generation, as_at: date | None = None, on: str = ON_ACTUAL) -> pd.DataFrame:
    """One row a target in the reward, in the catalogue's order: REWARD. It is the last target of its series.

    ``value`` is the figure that it is judged on, ``based_on`` actual | forecast, ``measured`` its period in words;
    ``achievement`` the share of the way from the baseline, missing where ``silent`` says why. ``on`` ON_ACTUAL: the
    last known figure, of an amount that adds up that of the last whole year; ON_FORECAST: the forecast of the target's
    own year where that year's figure is not known."""
    day = as_at or reporting_day(g)
    if day is None:
        return _frame([])
    catalogue = reads.catalogue_of(g)
    area, used = catalogue.partnership.area, used_rows(catalogue)
    keys = [(row["indicator"], row["sub_measure"], area) for row in used]
    now = known(g.rows, day, with_group(g.rows, keys))
    rewarded = []
    for row in used:
        one = shown_series(row, area, now)
        if one.targets and one.targets[-1].in_reward:
            rewarded.append((row, one))
    ahead = outlooks([one for _, one in rewarded], day) if on == ON_FORECAST else [None] * len(rewarded)
    rows = [_row(row, one, look, day) for (row, one), look in zip(rewarded, ahead, strict=True)]
    return _frame(rows)


def _row(row: dict[str, Any], one: Series, ahead: Outlook | None, day: date) -> dict[str, Any]:
    target = one.targets[-1]
    return {
        **row, "baseline": target.baseline, "target": target.value, "target_end": target.period.end,
        "period": label(target.period), "version": target.version, **_achieved(one, target, ahead, day),
    }  # fmt: skip


def _achieved(one: Series, target: Target, ahead: Outlook | None, day: date) -> dict[str, Any]:
    if not in_force(target):
        return {"silent": f"no number is in force ({target.state if target.state != 'agreed' else 'not agreed yet'})"}
    if target.baseline is None:
        return {"silent": "the baseline is missing"}
    current = _last_whole(one, day)
    if ahead is not None and not (current and _of_its_year(current, target)):
        return _forecast(one, target, ahead)
    if current is None:
        return {"silent": "no figure of a whole year is known" if one.observations else "no figure is known"}
    share = covered(one, current, target)
    told = {"value": current.value, "based_on": ON_ACTUAL, "measured": label(current.period), "achievement": share}
    return told if share is not None else {**told, "silent": _why_not(one, current, target)}


def _last_whole(one: Series, day: date) -> Observation | None:
    """The last figure known; of an amount that adds up, that of the last whole year."""
    valued = [found for found in known_by(one, day) if found.value is not None and not part_of_year(one, found.period)]
    return valued[-1] if valued else None


def _of_its_year(current: Observation, target: Target) -> bool:
    """Whether the figure is the one that the target is judged by in the end."""
    return target_of([target], current.period) is not None and completes(current.period, target)


def _forecast(one: Series, target: Target, ahead: Outlook) -> dict[str, Any]:
    if ahead.forecast is None or ahead.goal is None:
        return {"silent": f"no forecast: {ahead.silent}" if ahead.silent else "no forecast"}
    if ahead.goal.period != target.period:
        return {"silent": f"the forecast reaches {label(ahead.goal.period)} only"}
    told = {"value": ahead.forecast, "based_on": ON_FORECAST, "measured": label(target.period)}
    if other_definition(one, target.period, target):
        return {**told, "silent": "the definition changed after the baseline"}
    share = progress(ahead.forecast, target.baseline, target.value)
    return {**told, "achievement": share} if share is not None else {**told, "silent": _LEVEL}


_LEVEL = "baseline and target are the same"


def _why_not(one: Series, current: Observation, target: Target) -> str:
    if other_definition(one, current.period, target):
        return "the definition changed after the baseline"
    return _LEVEL


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=list(REWARD))
    found["target_end"] = pd.to_datetime(found["target_end"]).astype("datetime64[us]")
    return found.astype(dict.fromkeys(("baseline", "target", "value", "achievement"), "float64"))
