"""A work programme: risk of putting tasks off, what depends on what, which tasks are taken together.

Pure. Tasks are known by their number as printed; likelihood and impact stay as the sheet writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lsp_data.measures.commitments import in_order

WORDS = ("low", "medium", "high")
_AS_WORD = {"l": "low", "lo": "low", "m": "medium", "med": "medium", "moderate": "medium", "h": "high", "hi": "high"}
_SCORE = re.compile(r"[1-9](?:\.0)?")
_NUMBERS = re.compile(r"\d{1,3}")
_NAMED = re.compile(
    r"(?P<verb>incorporat\w*|includ\w*|picked up|influenced|depend\w*|support\w*|\bmerg\w*|combin\w*)"
    r"[^.;]{0,200}?\b(?:(?:item|task)s?\s+(?P<item>\d{1,2})\b|(?P<beside>\d{1,2})\s+(?:above|below))",
    re.IGNORECASE,
)


class Tie(StrEnum):
    """How a task hangs on another: it needs it first, is taken together with it, or supports it."""

    NEEDS = "needs"
    WITH = "with"
    SUPPORTS = "supports"


@dataclass(frozen=True, slots=True)
class Task:
    """One task. ``needs`` and ``merged`` are numbers of others; ``comments`` may name further ones."""

    number: str
    likelihood: str = ""
    impact: str = ""
    priority: str = ""
    needs: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    shortlisted: bool = False
    comments: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Task ``number`` hangs on task ``other``. ``said``: it is written in its field, not only in the comments."""

    number: str
    other: str
    tie: Tie
    said: bool = True


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """``scale``: the steps, lowest first; ``cells``: (likelihood, impact) → numbers; ``unplaced``: tasks that the sheet
    does not score, or scores on another scale."""

    scale: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    unplaced: tuple[str, ...]

    def level(self, likelihood: str, impact: str) -> str:
        """Low, medium or high by the product of the two steps: under a quarter of the highest, under a half, above."""
        top = len(self.scale)
        product = (self.scale.index(likelihood) + 1) * (self.scale.index(impact) + 1) / top**2
        return WORDS[(product >= 0.25) + (product >= 0.5)]


def step(text: str) -> str:
    """A score in one spelling: low, medium, high, or "1" to "9"; "" for what is no score."""
    plain = text.strip().casefold()
    if _SCORE.fullmatch(plain):
        return plain[0]
    return plain if plain in WORDS else _AS_WORD.get(plain, "")


def risk_matrix(tasks: Sequence[Task]) -> RiskMatrix:
    """Where each task stands. The scale is the one on which most are scored: words, or 1 to 5 (or further)."""
    scored = {one.number: (step(one.likelihood), step(one.impact)) for one in tasks}
    numbers = [pair for pair in scored.values() if all(part.isdigit() for part in pair)]
    words = [pair for pair in scored.values() if all(part in WORDS for part in pair)]
    highest = max((int(part) for pair in numbers for part in pair), default=0)
    scale = WORDS if len(words) >= len(numbers) else tuple(map(str, range(1, max(5, highest) + 1)))
    cells: dict[tuple[str, str], tuple[str, ...]] = {}
    unplaced = []
    for number, pair in scored.items():
        if pair[0] in scale and pair[1] in scale:
            cells[pair] = (*cells.get(pair, ()), number)
        else:
            unplaced.append(number)
    return RiskMatrix(scale, cells, tuple(unplaced))


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of tasks that a text lists: "2, 3 and 10"."""
    return tuple(dict.fromkeys(str(int(one)) for one in _NUMBERS.findall(text)))


def edges(tasks: Sequence[Task]) -> list[Edge]:
    """What hangs on what among the tasks, each pair and tie once, in the order of the numbers: as the fields say, then
    what comments alone name ("incorporates 3 below", "dependant upon 11 below", "should also support item 3")."""
    known = {one.number for one in tasks}
    found: dict[tuple[str, str, Tie], Edge] = {}
    for said in (True, False):
        for one in tasks:
            named = _written(one) if said else _commented(one)
            for other, tie in named:
                pair = (one.number, other) if tie is not Tie.WITH else tuple(sorted((one.number, other), key=in_order))
                if other in known and other != one.number:
                    found.setdefault((pair[0], pair[1], tie), Edge(pair[0], pair[1], tie, said))
    return sorted(found.values(), key=lambda one: (in_order(one.number), in_order(one.other), one.tie))


def _written(task: Task) -> Iterable[tuple[str, Tie]]:
    yield from ((other, Tie.NEEDS) for other in task.needs)
    yield from ((other, Tie.WITH) for other in task.merged)


def _commented(task: Task) -> Iterable[tuple[str, Tie]]:
    for match in _NAMED.finditer(task.comments):
        verb = match["verb"].casefold()
        tie = Tie.WITH
        if verb.startswith(("depend", "influenced")):
            tie = Tie.NEEDS
        elif verb.startswith("support"):
            tie = Tie.SUPPORTS
        yield str(int(match["item"] or match["beside"])), tie


def unknown_numbers(tasks: Sequence[Task]) -> list[tuple[str, str]]:
    """(number, other) of every task that names one that is not there."""
    known = {one.number for one in tasks}
    return [(one.number, other) for one in tasks for other in (*one.needs, *one.merged) if other not in known]


def shortlist(tasks: Sequence[Task], found: Sequence[Edge]) -> list[tuple[str, ...]]:
    """The tasks on the shortlist, those that are taken together as one entry, in the order of the numbers. Where no
    task is marked as shortlisted, those of the first priority level stand for it."""
    marked = [one.number for one in tasks if one.shortlisted]
    first = min((one.priority for one in tasks if one.priority), key=in_order, default="")
    chosen = marked or [one.number for one in tasks if one.priority and one.priority == first]
    groups = {number: {number} for number in chosen}
    for edge in found:
        if edge.tie is Tie.WITH and edge.number in groups and edge.other in groups:
            together = groups[edge.number] | groups[edge.other]
            groups.update(dict.fromkeys(together, together))
    entries = {tuple(sorted(one, key=in_order)) for one in groups.values()}
    return sorted(entries, key=lambda one: in_order(one[0]))


def layers(numbers: Sequence[str], found: Sequence[Edge]) -> dict[str, int]:
    """The column in which each task is drawn, from 0 without a gap: right of all that it needs or supports; a ring of
    needs ends where it began. Tasks that are taken together, and do not need each other, stand in one column."""
    place = dict.fromkeys(numbers, 0)
    ordered = {frozenset((one.number, one.other)) for one in found if one.tie is not Tie.WITH}
    found = [one for one in found if one.tie is not Tie.WITH or frozenset((one.number, one.other)) not in ordered]
    for _ in numbers:  # a chain is at most as long as there are tasks
        before = dict(place)
        for edge in found:
            if edge.number in place and edge.other in place:
                if edge.tie is Tie.WITH:
                    place[edge.number] = place[edge.other] = max(place[edge.number], place[edge.other])
                else:
                    place[edge.number] = min(max(place[edge.number], place[edge.other] + 1), len(numbers) - 1)
        if place == before:
            break
    ranks = {column: rank for rank, column in enumerate(sorted(set(place.values())))}
    return {number: ranks[column] for number, column in place.items()}
