"""One indicator in one area: its figures with their sources, its targets, its trajectory."""

from __future__ import annotations

from datetime import date

import pandas as pd

from lsp_data.measures.series import Series
from lsp_data.measures.status import amber_limit
from lsp_data.measures.timeliness import STEP, pattern_of
from lsp_data.measures.trajectory import milestone
from lsp_data.periods import Period, label, shift_months
from lsp_data.reports.returning import expected_periods
from lsp_data.reports.standing import series_on
from lsp_data.reports.withheld import without_small_numbers
from lsp_data.store import reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.rows import period_of
from lsp_data.store.series import known, used_rows
from lsp_data.store.small import shown_series, with_group

SERIES = (
    "measure", "basis", "period_start", "period_end", "period", "value", "marker", "status", "note", "unit", "known_at",
    "return_id", "file_name", "sheet", "cell", "text", "partner", "label", "cell_value", "scale", "accepted_at",
    "publication", "current",
)  # fmt: skip
TARGETS = (
    "kind", "basis", "period_start", "period_end", "period", "value", "marker", "text", "baseline", "baseline_text",
    "baseline_start", "baseline_end", "class", "version", "state", "in_reward", "note", "known_at", "return_id",
    "file_name", "sheet", "cell", "publication", "current", "origin", "due",
)  # fmt: skip
MILESTONES = (
    "basis", "period_start", "period_end", "period", "value", "method", "lower", "upper", "target", "over",
)  # fmt: skip


def series(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> pd.DataFrame:
    """Every accepted version of every figure of a series that was known by the day, oldest period first and of its
    versions the newest first: SERIES. ``current`` marks the version that counts; ``period`` is its label. Of a figure
    that is withheld (small numbers) and its numerator no version has a value."""
    found = reads.figure_versions(g, indicator, sub_measure, area, as_at)
    day = as_at or reporting_day(g)
    found = without_small_numbers(g, found, indicator, sub_measure, day) if day else found
    return found.assign(period=_labels(found))[list(SERIES)]


def targets(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> pd.DataFrame:
    """Every version of the targets (kind target) and explicit milestones (kind milestone) known by the day, oldest
    period first: TARGETS. ``current`` marks the version that counts. Of one that is relative to others ``value`` is its
    number as it stands on the day, and ``origin`` what that comes from or why there is none. ``due``: the last day of
    what must meet it (of a target on the average of some months of its year the last of these)."""
    found = reads.target_versions(g, indicator, sub_measure, area, as_at)
    found = found.assign(period=_labels(found), origin="", due=found["period_end"])
    here = series_on(g, indicator, sub_measure, area, as_at)
    for target in here[0].targets if here else ():
        year = target.agreed_for or target.period
        days = (found["period_start"] == pd.Timestamp(year.start)) & (found["period_end"] == pd.Timestamp(year.end))
        mine = days & (found["kind"] == "target")
        found.loc[mine, "due"] = pd.Timestamp(target.period.end)
        if target.relative is not None:
            found.loc[mine & found["current"].astype(bool), ["value", "origin"]] = [target.value, target.origin]
    return found[list(TARGETS)]


def milestones(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> pd.DataFrame:
    """The trajectory, one row a period that has a milestone, from the first figure or target year on to the last
    target: MILESTONES. ``method``: explicit | target | seasonal | share | straight; between ``lower`` and ``upper`` a
    figure is amber (one of them is the milestone itself; both missing where no direction is good); ``over``: the
    period has ended."""
    found = series_on(g, indicator, sub_measure, area, as_at)
    if found is None:
        return pd.DataFrame(columns=list(MILESTONES))
    one, day = found
    rows = []
    for period in _trajectory_periods(one):
        mark = milestone(one, period)
        if mark.value is None:
            continue
        limit = amber_limit(mark.value, one.rule, one.polarity, one.unit)
        band = (None, None) if limit is None else (min(limit, mark.value), max(limit, mark.value))
        rows.append(
            (period.basis.value, period.start, period.end, label(period), mark.value, mark.method, *band,
             mark.target.value if mark.target else None, period.end <= day)
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(MILESTONES))
    for name in ("period_start", "period_end"):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
    for name in ("value", "lower", "upper", "target"):
        frame[name] = frame[name].astype("float64")
    return frame


def sparklines(
    g: Generation, area: str, as_at: date | None = None
) -> dict[tuple[str, str], list[tuple[date, float | None, str | None]]]:
    """Per (indicator, sub-measure) in use: (period end, value, status) of the figures that can be compared with each
    other, oldest first. A marker is a point without a value."""
    day = as_at or reporting_day(g)
    if day is None:
        return {}
    rows = used_rows(reads.catalogue_of(g))
    keys = [(row["indicator"], row["sub_measure"], area) for row in rows]
    now = known(g.rows, day, with_group(g.rows, keys))
    return {
        (row["indicator"], row["sub_measure"]): [
            (one.period.end, one.value, one.status) for one in shown_series(row, area, now).observations
        ]
        for row in rows
    }


def _trajectory_periods(one: Series) -> list[Period]:
    """The periods of the series' rhythm, from its first figure or the year of its first target to the last target."""
    ends = [target.period.end for target in one.targets] + [explicit.period.end for explicit in one.milestones]
    if not ends:
        return []
    first = min([found.period.end for found in one.observations] + [shift_months(min(ends), -12)])
    if pattern_of(one, one.observations) is None or one.frequency not in STEP:
        return sorted({target.period for target in one.targets} | {found.period for found in one.observations})
    return list(expected_periods(one, first, max(ends)))


def _labels(frame: pd.DataFrame) -> pd.Series:
    days = zip(frame["basis"], frame["period_start"], frame["period_end"], strict=True)
    words = [label(period_of(basis, start.date(), end.date())) for basis, start, end in days]
    return pd.Series(words, index=frame.index, dtype="str")
