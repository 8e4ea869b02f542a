"""Columns that say of which kind an area is ("Council type": Unitary, District), which names no figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from loaders.meaning.row_labels import shown
from loaders.meaning.words import fold
from loaders.tables.rows import Rows

_KIND = re.compile(
    r"(?:council|(?:local )?authority|area|la|lad|cassr|organisation|org|provider|trust|pct|force|district|region)"
    r" (?:type|class|classification|tier)"
    r"|(?:type|class|classification|tier) of (?:\w+ )?(?:council|authority|area|trust)"
)


def kinds_of_areas(
    rows: Rows, columns: Iterable[int], areas: Sequence[int], numbers: Sequence[int], headings: Mapping[int, str]
) -> frozenset[int]:
    """Those of the columns that are headed so and say one thing of each area. Where an area's rows differ in it
    (collected by districts, disposed of by the county), they are told apart by it. ``numbers``: the rows to look at."""
    headed = [one for one in columns if _KIND.fullmatch(fold(headings.get(one, "")))] if areas else []
    return frozenset(column for column in headed if _one_each(rows, column, areas, numbers))


def _one_each(rows: Rows, column: int, areas: Sequence[int], numbers: Sequence[int]) -> bool:
    said: dict[tuple[str, ...], set[str]] = {}
    for number in numbers:
        area = tuple(shown(rows, number, one) for one in areas)
        said.setdefault(area, set()).add(shown(rows, number, column))
    return all(len(kinds) == 1 for kinds in said.values())
