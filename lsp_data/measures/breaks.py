"""Breaks of a series: days on which the definition of its indicator changed, so that nothing is compared across them.

A period belongs to the definition that held when it ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from lsp_data.measures.series import Observation
from lsp_data.measures.wording import on
from lsp_data.periods import Period


def break_between(breaks: Iterable[date], earlier: date, later: date) -> date | None:
    """The newest break after the end of one period, up to and including the end of a later one."""
    return max((day for day in breaks if earlier < day <= later), default=None)


def same_definition(
    breaks: Sequence[date], observations: Sequence[Observation], period: Period
) -> tuple[Observation, ...]:
    """The observations that can be compared with a period: up to its end, none before the newest break until then."""
    if not breaks:
        return tuple(observations)
    return tuple(one for one in observations if break_between(breaks, one.period.end, period.end) is None)


def changed_on(day: date) -> str:
    """Why there is no comparison: "the definition changed on 1 November 2009"."""
    return f"the definition changed on {on(day)}"
