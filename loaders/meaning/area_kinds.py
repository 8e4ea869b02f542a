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
_BARE_KIND = re.compile(r"class|type|tier")  # over letters alone: "UA", "SD"
_LETTERS = re.compile(r"[A-Z]{1,4}")


def kinds_of_areas(
    rows: Rows, columns: Iterable[int], areas: Sequence[int], numbers: Sequence[int], headings: Mapping[int, str]
) -> frozenset[int]:
    """Those of the columns that are headed so and say one thing of each area. Where an area's rows differ in it
    (collected by districts, disposed of by the county), they are told apart by it. ``numbers``: the rows to look at."""
    headed = [one for one in columns if _says_kind(rows, one, numbers, headings.get(one, ""))] if areas else []
    return frozenset(column for column in headed if _one_each(rows, column, areas, numbers))


def _says_kind(rows: Rows, column: int, numbers: Sequence[int], heading: str) -> bool:
    if _KIND.fullmatch(fold(heading)):
        return True
    texts = [text for number in numbers if (text := shown(rows, number, column))]
    return bool(_BARE_KIND.fullmatch(fold(heading))) and all(map(_LETTERS.fullmatch, texts))


def _one_each(rows: Rows, column: int, areas: Sequence[int], numbers: Sequence[int]) -> bool:
    said: dict[tuple[str, ...], set[str]] = {}
    for number in numbers:
        area = tuple(shown(rows, number, one) for one in areas)
        said.setdefault(area, set()).add(shown(rows, number, column))
    return all(len(kinds) == 1 for kinds in said.values())
