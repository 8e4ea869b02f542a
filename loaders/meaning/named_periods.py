"""Rows whose names say for when they are: "Jul 12 - Jun 13" above "Jul 11 - Jun 12", and the change between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from loaders.meaning.phrases import (
    begins_there,
    names_month_or_year,
    one_reading,
    reads_as_period,
    split_period,
    stretch,
)
from loaders.meaning.row_periods import says_change
from lsp_data.periods import Period, read_period

# What may stand behind the period that a name ends in, and names nothing: "Jan 11 - Dec 11 cohort (latest period)".
_BEHIND = re.compile(
    r"(?:\s+cohort)?(?:\s*\((?:latest|current|previous|baseline|most recent)(?: (?:period|year|quarter|month))?\))?$",
    re.IGNORECASE,
)
FEWEST = 2  # rows of the same that differ in their periods


class Named(NamedTuple):
    """What a row's name says: the words without the period, and that; of a change, the words of what changed."""

    words: str
    period: Period


def named_periods(names: Mapping[int, str]) -> dict[int, Named]:
    """The rows that are the same but for the period in their names, or that nothing but a period names. ``names``: the
    innermost name of each row; the rows stand in their order."""
    apart = {number: one for number, name in names.items() if (one := _apart(name)) is not None}
    periods: dict[str, set[Period]] = {}
    for one in apart.values():
        periods.setdefault(one.words, set()).add(one.period)
    return {number: one for number, one in apart.items() if len(periods[one.words]) >= FEWEST}


def changes_between(names: Mapping[int, str], named: Mapping[int, Named]) -> dict[int, Named]:
    """The rows of changes, each right below the two rows that it compares, and from when to when they are."""
    numbers = list(names)
    found: dict[int, Named] = {}
    for first, second, number in zip(numbers, numbers[1:], numbers[2:], strict=False):
        pair = [named[one] for one in (first, second) if one in named]
        if len(pair) < FEWEST or pair[0].words != pair[1].words or not says_change(names[number]):
            continue
        earlier, later = sorted((one.period for one in pair), key=lambda period: period.end)
        if earlier.end < later.end:
            found[number] = Named(pair[0].words, Period(earlier.start, later.end, later.basis))
    return found


def _apart(name: str) -> Named | None:
    text = name[: _behind(name)]
    if not names_month_or_year(text):
        return None  # "16-17" is an age
    if reads_as_period(text):
        period = one_reading(read_period(text)) or stretch(text)
        return Named("", period) if period is not None else None
    split = split_period(text)
    if split is None or begins_there(text, split.period):
        return None
    period = one_reading(read_period(split.period)) or stretch(split.period)
    return Named(split.rest.rstrip(" -–—:,"), period) if period is not None else None


def _behind(name: str) -> int:
    found = _BEHIND.search(name)
    return found.start() if found else len(name)
