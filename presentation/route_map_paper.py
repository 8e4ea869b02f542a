"""How large the letters of the route map are on paper, so that a year fits on one sheet of A3 and can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Of a sheet on its side, in millimetres: the height that is left for the chart, and how wide its columns of words are.
HEIGHT, NAME_WIDTH, LINKED_WIDTH = 200.0, 140.0, 96.0
LARGEST, SMALLEST, STEP = 3.9, 1.0, 0.05  # of the letters, in millimetres (3.9 mm are 11 points)
# In heights of a letter, as the style sheet has them: a line, what a row and a workstream add, the head, two lanes.
_LINE, _ROW, _GROUP, _HEAD, _LANES = 1.25, 0.4, 2.2, 2.7, 1.6
_LETTER, _GAP = 0.45, 2.5  # how wide a letter is, and how much a picture and the space after an indicator take


@dataclass(frozen=True, slots=True)
class Row:
    """How many letters a row holds: its name, what is said below, its indicators, of which there are ``count``."""

    name: int
    said: int
    linked: int
    count: int


def letters(rows: Sequence[Row], groups: int, *, lanes: bool) -> float:
    """The height of the letters in millimetres; ``groups`` workstreams head the rows, ``lanes``: each row has two."""
    steps = round((LARGEST - SMALLEST) / STEP)
    sizes = (LARGEST - step * STEP for step in range(steps))
    return next((size for size in sizes if _height(rows, groups, size, lanes) <= HEIGHT), SMALLEST)


def _height(rows: Sequence[Row], groups: int, size: float, lanes: bool) -> float:
    high = sum(max(_LINE * _lines(row, size), _LANES if lanes else 0) + _ROW for row in rows)
    return size * (_HEAD + _GROUP * groups + high)


def _lines(row: Row, size: float) -> int:
    wide = NAME_WIDTH / size / _LETTER
    named = math.ceil(max(row.name, 1) / wide) + math.ceil(row.said / wide)
    if not row.count:
        return named
    each = row.linked / row.count * _LETTER + _GAP
    beside = max(1, int(LINKED_WIDTH / size / each))
    return max(named, math.ceil(row.count / beside))
