"""Small numbers: what must not be shown, because someone could be known by it, and how little one case means."""

from __future__ import annotations

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
    wholes = {total for total, _ in sums}
    while (exposed := _exposed(small, hidden, sums) or _together(counts, hidden, sums, least)) is not None:
        shown = _beside(exposed, hidden, sums)
        if not shown:
            break
        hidden.add(
            min(shown, key=lambda name: (name in wholes, shown[name], not counts[name], counts[name] or 0, name))
        )
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


def _exposed(small: set[str], hidden: set[str], sums: Sequence[tuple[str, tuple[str, ...]]]) -> str | None:
    """A small count that the shown ones determine: it is the same in every solution of the sums."""
    names = sorted(hidden)
    place = {name: number for number, name in enumerate(names)}
    touched = [(total, parts) for total, parts in sums if total in hidden or not hidden.isdisjoint(parts)]
    equations = np.zeros((len(touched), len(names)))
    for row, (total, parts) in enumerate(touched):
        for name, sign in ((total, -1.0), *((part, 1.0) for part in parts)):
            if name in place:
                equations[row, place[name]] += sign
    if not equations.size:
        return None
    _, sizes, directions = np.linalg.svd(equations)
    free = directions[int((sizes > _NOUGHT).sum()) :]  # along these the hidden counts may be anything
    fixed = np.abs(free).sum(axis=0) < _NOUGHT
    return next((name for name in names if name in small and fixed[place[name]]), None)


def _together(
    counts: Mapping[str, float | None], hidden: set[str], sums: Sequence[tuple[str, tuple[str, ...]]], least: int
) -> str | None:
    """A withheld part of a shown total whose withheld parts come to less than is shown."""
    for total, parts in sums:
        gone = [counts[name] for name in parts if name in hidden]
        known = [count for count in gone if count is not None]
        little = len(known) == len(gone) and 0 < sum(known) < least
        if little and total not in hidden and not hidden.issuperset(parts):
            return next(name for name in parts if name in hidden)
    return None


def _beside(name: str, hidden: set[str], sums: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, int]:
    """The shown counts that could hide it, with how many sums lie between: those in its own sums, and in the sums of
    what is withheld there."""
    shown: dict[str, int] = {}
    reached, edge, far = {name}, {name}, 0
    while edge:
        touched = set().union(*({total, *parts} for total, parts in sums if edge & {total, *parts}))
        shown = {**dict.fromkeys(touched - hidden, far), **shown}
        edge = (touched & hidden) - reached
        reached |= edge
        far += 1
    return shown
