"""Milestones that a targets return repeats after their year's target was set anew: then they count again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from loaders.compare.agreed import Agreed
from loaders.compare.rows import Row
from lsp_data.measures.repeats import same_number
from lsp_data.periods import Period

Key = tuple[str, str, str]  # indicator, sub-measure, area
_HOW = "repeated after its year's target was set anew, so that it counts again"


def with_renewed(rows: Sequence[Row], outdated: Mapping[tuple[Key, Period], date], known_at: date | None) -> list[Row]:
    """The rows, of which the milestones that stand unchanged are proposed again where the return, or an earlier one,
    sets the year's target anew: a milestone older than its target counts no longer. ``outdated``: the milestones that
    are older already, with the day on which the target was set."""
    if known_at is None:
        return list(rows)
    anew = [row for row in rows if row.measure == "target" and row.accept and _set_anew(row)]
    return [replace(row, kind="changed", accept=True, how=_HOW) if _renews(row, anew, outdated, known_at) else row
            for row in rows]  # fmt: skip


def _set_anew(row: Row) -> bool:
    """Whether the row gives its target another number or state; a baseline that is added leaves it as it was."""
    state = (row.agreed or Agreed()).state or "agreed"
    return row.kind == "new" or not same_number(row.value, row.old_value) or state != row.old_status


def _renews(row: Row, anew: Sequence[Row], outdated: Mapping[tuple[Key, Period], date], known_at: date) -> bool:
    if row.measure != "milestone" or row.kind != "same" or row.reason or row.old_known_at is None:
        return False
    key, end = (row.indicator, row.sub_measure, row.area), row.period.end
    since = outdated.get((key, row.period))
    with_it = any(
        (one.indicator, one.sub_measure, one.area) == key and one.period.start <= end <= one.period.end for one in anew
    )
    return row.old_known_at < known_at and (with_it or (since is not None and since <= known_at))
