"""Areas that were split, merged or consist of parts: whether the parts' figures make up the whole's.

On 1 April 2009 a county with six districts became two councils, so its figures and targets had to be divided. Counts
must add up exactly. Rates and percentages are weighted by what they are a rate of, or by population where that is not
known, and must agree as far as the rounding of the figures allows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lsp_data.measures.rounding import decimals, half_unit
from lsp_data.measures.wording import is_count


class Method(StrEnum):
    """How figures and baselines from before a split were made for the areas that came after it."""

    DIRECT = "direct"  # measured or counted anew for each area
    POPULATION = "population"  # the whole's figure, shared by population
    NEGOTIATED = "negotiated"  # agreed between the areas; it need not add up
    UNKNOWN = ""


class Bond(StrEnum):
    """What makes the parts parts of the whole."""

    SPLIT = "split"  # the whole became them
    MERGER = "merger"  # they became the whole
    WITHIN = "within"  # they lie in it


SUM, DENOMINATOR, POPULATION = "sum", "denominator", "population"
RECONCILES, DIFFERS, UNTOLD = "reconciles", "differs", "untold"


@dataclass(frozen=True, slots=True)
class Family:
    """A whole and its parts, by their ids."""

    whole: str
    parts: tuple[str, ...]
    bond: Bond


@dataclass(frozen=True, slots=True)
class Share:
    """One area's figure of a period with what it weighs: ``denominator`` (what it is a rate of) and ``population``."""

    name: str
    value: float | None
    denominator: float | None = None
    population: float | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """``outcome`` reconciles | differs | untold, for which ``reason`` says why. ``together``: the parts' figure put
    together; ``difference``: that less the whole's; ``by``: sum | denominator | population; ``within``: how far the
    two may lie apart by rounding alone: half a unit of the last decimal of the whole, and half one of the finest that
    the parts show."""

    outcome: str
    by: str = ""
    together: float | None = None
    difference: float | None = None
    within: float = 0.0
    reason: str = ""


def families(parents: Mapping[str, str], predecessors: Mapping[str, Sequence[str]]) -> list[Family]:
    """The wholes and parts that areas make: by what they lie in and by what came before them.

    ``parents``: area → the area that it lies in; ``predecessors``: area → those that it came from. One that several
    came from was split, however the rest of them merged."""
    children: dict[str, list[str]] = {}
    successors: dict[str, list[str]] = {}
    for area in parents:
        children.setdefault(parents[area], []).append(area)
        for one in predecessors.get(area, ()):
            successors.setdefault(one, []).append(area)
    found = [Family(one, tuple(later), Bond.SPLIT) for one, later in successors.items() if len(later) > 1]
    for area in parents:
        merged = [one for one in predecessors.get(area, ()) if len(successors[one]) == 1]
        if len(merged) > 1:
            found.append(Family(area, tuple(merged), Bond.MERGER))
    found += [Family(one, tuple(parts), Bond.WITHIN) for one, parts in children.items() if one and len(parts) > 1]
    return found


def reconcile(whole: Share, parts: Sequence[Share], unit: str) -> Reconciliation:
    """Whether the parts' figures of one period make up the whole's."""
    if whole.value is None:
        return Reconciliation(UNTOLD, reason=f"{whole.name} has no figure for this period")
    silent = [part.name for part in parts if part.value is None]
    if not parts:
        return Reconciliation(UNTOLD, reason="it has no parts")
    if silent:
        have = "have" if len(silent) > 1 else "has"
        return Reconciliation(UNTOLD, reason=f"{_named(silent, len(parts))} {have} no figure for this period")
    values = [part.value for part in parts if part.value is not None]
    if is_count(unit):
        return _judged(math.fsum(values), whole.value, SUM, 0.0)
    within = half_unit(decimals(whole.value)) + half_unit(max(decimals(value) for value in values))
    for by, weights in (
        (DENOMINATOR, [part.denominator for part in parts]),
        (POPULATION, [part.population for part in parts]),
    ):
        known = [weight for weight in weights if weight is not None and weight > 0]
        if len(known) == len(parts):
            return _judged(_weighted(values, known), whole.value, by, within)
    bare = [part.name for part in parts if not part.denominator and not part.population]
    return Reconciliation(UNTOLD, reason=f"neither denominator nor population is known of {_named(bare, len(parts))}")


def _named(names: Sequence[str], of: int) -> str:
    """ "East", "East and West", "all 5 parts", "4 of its 6 parts"; "each part" where every one lacks one of two."""
    if not names:
        return "each part alike"
    if len(names) <= _FEW:
        return " and ".join(names)
    return f"all {of} parts" if len(names) == of else f"{len(names)} of its {of} parts"


_FEW = 2


def _weighted(values: Sequence[float], weights: Sequence[float]) -> float:
    return math.fsum(value * weight for value, weight in zip(values, weights, strict=True)) / math.fsum(weights)


def _judged(together: float, whole: float, by: str, within: float) -> Reconciliation:
    difference = together - whole
    noise = 1e-9 * max(1.0, abs(whole))
    outcome = RECONCILES if abs(difference) <= within + noise else DIFFERS
    return Reconciliation(outcome, by, together, difference, within)
