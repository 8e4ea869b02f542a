"""What changed between two days: new and revised figures, new targets, and statuses with the cause of their change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from lsp_data.measures.assessment import assess
from lsp_data.measures.series import Observation, Series
from lsp_data.periods import label
from lsp_data.store import reads, statuses
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.known import versions
from lsp_data.store.series import used_rows
from lsp_data.store.small import shown_series, with_group

CHANGES = (
    "kind", "indicator", "sub_measure", "title", "theme", "theme_name", "area", "period", "period_start", "period_end",
    "before", "after", "marker_before", "marker_after", "unit", "rag_before", "rag", "direction_before", "direction",
    "cause", "why", "known_at", "return_id", "sheet", "cell",
)  # fmt: skip
_KINDS = ("status_change", "revised_figure", "confirmed_figure", "new_figure", "new_target")


def changes(g: Generation, as_at: date | None = None, since: date | None = None) -> pd.DataFrame:
    """What became known after ``since`` (default: one quarter earlier) up to ``as_at``, of the partnership's own area:
    CHANGES, changed statuses first.

    kind: status_change | revised_figure | confirmed_figure (the same figure, its own status changed: provisional, now
    final) | new_figure | new_target. ``cause`` of a changed status: performance (a new figure moved it), revision (the
    figures known before would have given it, had they been right), target (what is to be reached changed), no_figure (a
    mark stands in the new figure's place), time (nothing new: a figure fell overdue, a survey grew old)."""
    day = as_at or reporting_day(g)
    if day is None:
        return pd.DataFrame(columns=list(CHANGES))
    start = since or statuses.quarter_before(day)
    catalogue = reads.catalogue_of(g)
    area, rows = catalogue.partnership.area, used_rows(catalogue)
    keys = [(row["indicator"], row["sub_measure"], area) for row in rows]
    read = versions(g.rows, max(start, day), with_group(g.rows, keys))
    then, now = read.at(start), read.at(day)
    found: list[dict[str, object]] = []
    for row in rows:
        older, newer = shown_series(row, area, then), shown_series(row, area, now)
        made = [*_figures(older, newer), *_targets(older, newer), *_status(older, newer, start, day)]
        about = {"indicator": newer.indicator, "sub_measure": newer.sub_measure, "area": area, "title": row["title"],
                 "theme": row["theme"], "theme_name": row["theme_name"], "unit": newer.unit}  # fmt: skip
        found += [{**about, **one} for one in made]
    found.sort(key=lambda one: _KINDS.index(str(one["kind"])))
    frame = pd.DataFrame(found, columns=list(CHANGES))
    for name in ("period_start", "period_end", "known_at"):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
    return frame


def cause_of(older: Series, newer: Series, as_at: date) -> str:
    """Why the status changed: performance | revision | target | no_figure | time (see `changes`).

    Told by asking the rules again with one thing changed at a time: first only the day, then the targets, then the
    revised values of the periods known before; what none of them gives is new performance, or the want of it."""
    after = assess(newer, as_at).rag
    if assess(older, as_at).rag == after:
        return "time"
    retargeted = replace(older, targets=newer.targets, milestones=newer.milestones)
    if assess(retargeted, as_at).rag == after:
        return "target"
    periods = {one.period for one in older.observations}
    revised = tuple(one for one in newer.observations if one.period in periods)
    changed = any(_said(one) != _said(_of(older, one)) for one in revised)
    if changed and assess(replace(newer, observations=revised), as_at).rag == after:
        return "revision"
    return "no_figure" if after == "grey" else "performance"


def _figures(older: Series, newer: Series) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for one in newer.observations:
        before = _of(older, one)
        kind, why = _kind(before, one)
        if not kind:
            continue
        found.append(
            {
                "kind": kind,
                "period": label(one.period),
                "period_start": one.period.start,
                "period_end": one.period.end,
                "before": before.value if before else None,
                "after": one.value,
                "marker_before": before.marker if before else None,
                "marker_after": one.marker,
                "known_at": one.known_at,
                "return_id": one.source.return_id if one.source else None,
                "sheet": one.source.sheet if one.source else None,
                "cell": one.source.cell if one.source else None,
                "why": why,
            }
        )
    return found


def _kind(before: Observation | None, now: Observation) -> tuple[str, str]:
    """What a figure is against what was known before, and that in words; nothing where it is the same."""
    if before is None:
        return "new_figure", "New figure"
    if _said(before) != _said(now):
        return "revised_figure", "Revised figure"
    if before.status == now.status:
        return "", ""
    was = f"Was {before.status}, is now" if before.status else "Is now"
    return "confirmed_figure", f"{was} {now.status or 'without a status'}"


def _targets(older: Series, newer: Series) -> list[dict[str, object]]:
    held = {(one.period, one.value, one.version, one.state) for one in older.targets}
    return [
        {
            "kind": "new_target",
            "period": label(one.period),
            "period_start": one.period.start,
            "period_end": one.period.end,
            "before": next((old.value for old in older.targets if old.period == one.period), None),
            "after": one.value,
            "known_at": one.known_at,
            "why": f"Target of {one.version}" if one.version else "New target",
        }
        for one in newer.targets
        if (one.period, one.value, one.version, one.state) not in held
    ]


_CAUSES = {
    "performance": "New performance",
    "revision": "A revised figure, not new performance",
    "target": "What is to be reached changed",
    "no_figure": "The newest figure cannot be judged",
    "time": "Nothing new: time has passed",
}


def _status(older: Series, newer: Series, since: date, as_at: date) -> list[dict[str, object]]:
    before, after = assess(older, since), assess(newer, as_at)
    if before.rag == after.rag:
        return []
    cause = cause_of(older, newer, as_at)
    return [
        {
            "kind": "status_change",
            "period": label(after.period) if after.period else None,
            "period_start": after.period_start,
            "period_end": after.period_end,
            "before": before.actual,
            "after": after.actual,
            "marker_before": before.actual_marker,
            "marker_after": after.actual_marker,
            "rag_before": before.rag,
            "rag": after.rag,
            "direction_before": before.direction,
            "direction": after.direction,
            "cause": cause,
            "known_at": after.known_at,
            "why": _CAUSES[cause],
        }
    ]


def _of(series: Series, one: Observation) -> Observation | None:
    return next((held for held in series.observations if held.period == one.period), None)


def _said(one: Observation | None) -> tuple[float | None, str | None]:
    return (one.value, one.marker) if one else (None, None)
