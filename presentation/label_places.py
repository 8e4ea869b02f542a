"""Where the words on a chart stand so that they cover neither each other nor the lines, as nearly as can be told.

Places are in pixels from the plot's lower left corner. The width of a chart is the browser's affair, so the one that it
has on the smallest screen is taken: on a wider one the words only stand further apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that words or a mark take."""

    left: float
    right: float
    bottom: float
    top: float

    def covers(self, other: Box) -> bool:
        """Whether the two share any ground."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def holds(self, spot: Spot) -> bool:
        """Whether the spot lies in it."""
        return self.left <= spot[0] <= self.right and self.bottom <= spot[1] <= self.top


@dataclass(frozen=True, slots=True)
class Plot:
    """The ground that words stand on: its measures, and what is drawn on it already."""

    first: date
    last: date
    low: float
    high: float
    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)  # along the lines

    def spot(self, when: date, value: float) -> Spot:
        """Where a day and value lie."""
        across = (when - self.first).days / max((self.last - self.first).days, 1)
        return across * self.width, (value - self.low) / (self.high - self.low) * self.height

    def add_line(self, points: Sequence[tuple[date, float]]) -> None:
        """Keep words off a line through these points."""
        spots = [self.spot(when, value) for when, value in points]
        for (x, y), (on_x, on_y) in pairwise(spots):
            steps = max(int(abs(on_x - x) // 4), int(abs(on_y - y) // 4), 1)
            self.spots.extend((x + (on_x - x) * n / steps, y + (on_y - y) * n / steps) for n in range(steps + 1))

    def add_mark(self, when: date, value: float, size: float) -> None:
        """Keep words off a mark."""
        x, y = self.spot(when, value)
        self.boxes.append(Box(x - size / 2, x + size / 2, y - size / 2, y + size / 2))

    def cost(self, box: Box) -> float:
        """How badly words in this box would be read: cut off at the edge, covering other words or a mark, then a
        line."""
        covered = sum(box.covers(other) for other in self.boxes)
        crossed = any(box.holds(spot) for spot in self.spots)
        outside = box.bottom < 0 or box.top > self.height or box.left < -_MARGIN or box.right > self.width
        return 4 * covered + 2 * crossed + 20 * outside

    def take(self, spot: Spot, words: str, size: float, places: Iterable[str]) -> str:
        """The best of the places ("top center", "middle left" …) for words beside a spot, the first of equals; it is
        taken then."""
        best = min(places, key=lambda place: self.cost(beside(spot, words, size, place)))
        self.boxes.append(beside(spot, words, size, best))
        return best


_MARGIN = 40.0  # the words of the value axis begin about here, left of the plot
LINE = 1.1  # of their size: how high a line of words is
_AWAY = 9.0  # words stand this far from their mark


def beside(spot: Spot, words: str, size: float, place: str) -> Box:
    """The ground of words beside a spot, in Plotly's names of places; "over" and "under": a line further up or down."""
    x, y = spot
    wide, high = len(words) * size * 0.53, size * LINE
    level, side = place.split()
    up, down = y + _AWAY, y - _AWAY - high
    bottom = {"top": up, "over": up + high, "middle": y - high / 2, "bottom": down, "under": down - high}[level]
    near = _AWAY if level == "middle" else -_AWAY
    left = {"center": x - wide / 2, "left": x - near - wide, "right": x + near}[side]
    return Box(left, left + wide, bottom, bottom + high)
