"""Small numbers: what must not be shown, because someone could be known by it, and how little one case means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from lsp_data.measures.wording import whole_of

LEAST_SHOWN = 5
_NOUGHT = 1e-9


def one_case(of: float) -> float:
    """By how many percentage points one case moves a percentage of so many. ValueError where there are none."""
    if not of > 0:
        raise ValueError("a percentage needs a whole that is not nought")
    return 100 / of


def is_few(count: float | None, least: int = LEAST_SHOWN) -> bool:
    """Whether a count is small: more than nought, and below ``least``."""
    return count is not None and 0 < count < least


def people_behind(value: float, whole: float, unit: str) -> float | None:
    """How many a percentage or rate of so many is made of, to the nearest; None where its unit is neither."""
    size = whole_of(unit)
    return None if size is None else float(round(value * whole / size))


def withheld(
    counts: Mapping[str, float | None],
    totals: Mapping[str, Sequence[str]] | Sequence[tuple[str, Sequence[str]]],
    least: int = LEAST_SHOWN,
    more: Collection[str] = (),
) -> frozenset[str]:
    """The names of the counts that are not shown.

    ``counts`` by name, the totals among them, None where one is not known; ``totals``: of each total the names of its
    parts (a part may be a total itself, and lie in several; given as pairs, a total may be the sum of several sets of
    parts). Not shown is every count from 1 to below ``least``, and those of ``more`` (withheld for another reason);
    nought is. Where a total and the other counts would give one of those away, or what is withheld of a total comes to
    less than ``least`` together, the smallest count beside it goes too, a part before a total. Source: primary and
    secondary suppression (Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, 1.4). KeyError
    where a total or part is no count."""
    small = {name for name, count in counts.items() if is_few(count, least)} | set(more)
    hidden = small | {name for name, count in counts.items() if count is None}
    pairs = totals.items() if isinstance(totals, Mapping) else totals
    sums = [(total, tuple(dict.fromkeys(parts))) for total, parts in pairs]
    near: dict[str, list[_Sum]] = defaultdict(list)
    for one in sums:
        for name in {one[0], *one[1]}:
            near[name].append(one)
    wholes = {total for total, _ in sums}
    helpless: set[str] = set()
    while exposed := (
        _alone(small - helpless, hidden, sums)
        or _together(counts, hidden, sums, least)
        or _determined(small - helpless, hidden, sums)
    ):
        added: set[str] = set()
        for name in exposed:
            if any(not added.isdisjoint((total, *parts)) for total, parts in near[name]):
                continue  # what was just hidden may help it too
            shown = _beside(name, hidden, near)
            if shown:
                added.add(
                    min(
                        shown, key=lambda name: (name in wholes, shown[name], not counts[name], counts[name] or 0, name)
                    )
                )
                hidden |= added
            else:
                helpless.add(name)
    return frozenset(name for name in hidden if counts[name] is not None)


def small_steps(counts: Sequence[float | None], least: int = LEAST_SHOWN) -> frozenset[int]:
    """The places of the running counts of one year that are not shown, because they lie 1 to below ``least`` above the
    last one shown (nought at its beginning): the difference would be a small number.

    ``counts``: in order of time, None where one is not known. What is not shown does not change when later ones arrive,
    so nothing that was shown has to be hidden again."""
    hidden, shown = set(), 0.0
    for place, count in enumerate(counts):
        if count is None:
            continue
        if 0 < count - shown < least:
            hidden.add(place)
        else:
            shown = count
    return frozenset(hidden)


_Sum = tuple[str, tuple[str, ...]]  # a total, and what it is the sum of


def _alone(small: set[str], hidden: set[str], sums: Sequence[_Sum]) -> list[str]:
    """The small counts that are all that is withheld of a sum: the usual case, and quickly found."""
    found: dict[str, None] = {}
    for total, parts in sums:
        gone = hidden.intersection((total, *parts))
        if len(gone) == 1 and (name := next(iter(gone))) in small and parts.count(name) + (total == name) == 1:
            found[name] = None
    return sorted(found)


def _determined(small: set[str], hidden: set[str], sums: Sequence[_Sum]) -> list[str]:
    """The small counts that the shown ones determine: each is the same in every solution of the sums."""
    names = sorted(hidden)
    place = {name: number for number, name in enumerate(names)}
    touched = [(total, parts) for total, parts in sums if total in hidden or not hidden.isdisjoint(parts)]
    equations = np.zeros((len(touched), len(names)))
    for row, (total, parts) in enumerate(touched):
        for name, sign in ((total, -1.0), *((part, 1.0) for part in parts)):
            if name in place:
                equations[row, place[name]] += sign
    if not small or not equations.size:
        return []
    alone = {int(np.flatnonzero(row)[0]) for row in _reduced(equations) if np.count_nonzero(row) == 1}
    return [name for name in names if name in small and place[name] in alone]


def _reduced(equations: np.ndarray) -> np.ndarray:
    """The equations in reduced row echelon form: what they determine stands alone in its row."""
    rows, done = equations.copy(), 0
    for column in range(rows.shape[1]):
        if done == len(rows):
            break
        pivot = done + int(np.abs(rows[done:, column]).argmax())
        if abs(rows[pivot, column]) < _NOUGHT:
            continue
        rows[[done, pivot]] = rows[[pivot, done]]
        rows[done] /= rows[done, column]
        others = np.flatnonzero(rows[:, column])
        others = others[others != done]
        changed = rows[others] - np.outer(rows[others, column], rows[done])
        rows[others] = np.where(np.abs(changed) < _NOUGHT, 0.0, changed)
        done += 1
    return rows


def _together(counts: Mapping[str, float | None], hidden: set[str], sums: Sequence[_Sum], least: int) -> list[str]:
    """Of each shown total whose withheld parts come to less than is shown, one of these."""
    found: dict[str, None] = {}
    for total, parts in sums:
        gone = [counts[name] for name in parts if name in hidden]
        known = [count for count in gone if count is not None]
        little = len(known) == len(gone) and 0 < sum(known) < least
        if little and total not in hidden and not hidden.issuperset(parts):
            found[next(name for name in parts if name in hidden)] = None
    return list(found)


def _beside(name: str, hidden: set[str], near: Mapping[str, Sequence[_Sum]]) -> dict[str, int]:
    """The shown counts that could hide it, with how many sums lie between: those in its own sums, else in the sums of
    what is withheld there."""
    shown: dict[str, int] = {}
    reached, edge, far = {name}, {name}, 0
    while edge:
        touched = {one for place in edge for total, parts in near[place] for one in (total, *parts)}
        shown = {**dict.fromkeys(touched - hidden, far), **shown}
        edge = (touched & hidden) - reached
        reached |= edge
        far += 1
    return shown
