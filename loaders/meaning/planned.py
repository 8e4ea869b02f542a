"""Columns of what was planned in its kind ("Planned moves" beside "All departures"), which set no target."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from loaders.meaning.heading_parts import Across, Parts
from loaders.meaning.words import fold

_IN_KIND = re.compile(r"(?:number of )?planned [a-z]+s")
_OTHERS = re.compile(r"(?:number of )?(?:all|total|unplanned|emergency|other)\b")
_ACHIEVED = re.compile(r"\b(?:actuals?|achieved|outturns?|results?|delivered)\b")


def planned_in_kind(found: Mapping[int, Across], parts: Mapping[int, Parts]) -> dict[int, Across]:
    """The columns, of which "Planned moves" counts moves where others count all of them or the unplanned ones and none
    says what was achieved against a plan."""
    planned = [
        column
        for column, one in found.items()
        if one.measure == "target" and one.names and _IN_KIND.fullmatch(fold(one.names[-1]))
    ]
    if not planned or any(_ACHIEVED.search(one.whole) for one in parts.values()):
        return dict(found)
    if not any(one.names and _OTHERS.match(fold(one.names[-1])) for one in found.values()):
        return dict(found)
    return {**found, **{column: replace(found[column], measure="actual") for column in planned}}
