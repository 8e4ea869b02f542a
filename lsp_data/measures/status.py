"""Where a figure stands against its milestone: green, amber or red by the rule of its indicator."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lsp_data.measures.series import Polarity, RagRule
from lsp_data.measures.wording import amount, is_count, is_percentage, number, per_cent, points

PERCENT, POINTS, HAVERING = 5.0, 2.0, 10.0  # default tolerances: per cent, percentage points, per cent
SMALL_COUNT = 50
CHANCE = 0.10  # each tail of the 80 % interval
_ROUNDING = 1e-9  # relative; below it a difference is an effect of binary fractions


@dataclass(frozen=True, slots=True)
class Rag:
    """A colour with its reason in words and the rule that gave it."""

    colour: str  # green | amber | red
    reason: str
    rule: str


def shortfall(value: float, goal: float, polarity: Polarity) -> float:
    """How far a value stays behind a goal, in its own unit; nought or less when it meets it."""
    behind = value - goal if polarity is Polarity.LOW else goal - value
    return 0.0 if abs(behind) <= _ROUNDING * max(abs(value), abs(goal)) else behind


def rule_in_use(rule: RagRule, goal: float, unit: str) -> RagRule:
    """The rule with its kind and tolerance settled: the default one depends on the unit and the size of the goal, and
    its tolerance is in points or per cent, as the kind is that it comes to."""
    kind = rule.kind
    if kind == "default":
        if is_percentage(unit):
            kind = "points"
        elif is_count(unit) and 0 <= goal < SMALL_COUNT:
            kind = "poisson"
        else:
            kind = "percentage"
    if kind == "poisson" and goal < 0:  # no count has a negative mean
        kind = "percentage"
    usual = {"percentage": PERCENT, "points": POINTS, "havering": HAVERING}.get(kind)
    return RagRule(kind, None if usual is None else usual if rule.tolerance is None else rule.tolerance)


def amber_limit(goal: float, rule: RagRule, polarity: Polarity, unit: str) -> float | None:
    """The worst value that is still amber (Havering: green) against a milestone; None where no direction is good."""
    if polarity is Polarity.NEITHER:
        return None
    settled = rule_in_use(rule, goal, unit)
    if settled.kind == "poisson":
        return float(_worst_by_chance(goal, polarity))
    room = (settled.tolerance or 0.0) * (1.0 if settled.kind == "points" else abs(goal) / 100)
    return goal + room if polarity is Polarity.LOW else goal - room


def rag(value: float, goal: float, rule: RagRule, polarity: Polarity, unit: str, last_year: float | None = None) -> Rag:
    """The colour of a value against its milestone. ``last_year``: the same period of last year, for Havering's rule.

    Green meets the milestone. Amber: within the tolerance in per cent of the milestone, or in points, or (counts)
    within what chance alone gives a Poisson count with the milestone as its mean, at 80 %. Havering (its quarterly
    report): green within 10 per cent, amber further off but no worse than the same period last year. Raises ValueError
    for polarity neither: no colour can be given."""
    if polarity is Polarity.NEITHER:
        raise ValueError("no good direction is defined")
    settled = rule_in_use(rule, goal, unit)
    named = rule_name(settled)
    behind = shortfall(value, goal, polarity)
    if behind <= 0:
        return Rag("green", f"meets the milestone of {amount(goal, unit)}", named)
    off = f"{_behind(behind, goal, settled, unit)} the milestone of {amount(goal, unit)}"
    limit = amber_limit(goal, rule, polarity, unit)
    within = limit is not None and shortfall(value, limit, polarity) <= 0
    if settled.kind == "havering":
        return _havering(value, last_year, polarity, within, off, named)
    if within:
        return Rag("amber", f"{off}, within tolerance", named)
    return Rag("red", f"{off}, beyond tolerance", named)


def _havering(value: float, last_year: float | None, polarity: Polarity, within: bool, off: str, named: str) -> Rag:
    if within:
        return Rag("green", f"{off}, within tolerance", named)
    if last_year is None:
        return Rag("red", f"{off}; no figure of the same period last year shows an improvement", named)
    if shortfall(value, last_year, polarity) <= 0:
        return Rag("amber", f"{off}, but no worse than {number(last_year)} in the same period last year", named)
    return Rag("red", f"{off}, and worse than {number(last_year)} in the same period last year", named)


def _behind(behind: float, goal: float, rule: RagRule, unit: str) -> str:
    """How far off in the terms of the rule: "5.2 % worse than", "3 points worse than", "4 worse than"."""
    if rule.kind == "points" and is_percentage(unit):
        return f"{points(behind)} worse than"
    if rule.kind in ("percentage", "havering") and goal != 0:
        return f"{per_cent(behind, goal)} worse than"
    return f"{amount(behind, unit)} worse than"


def rule_name(rule: RagRule) -> str:
    """A settled rule in words."""
    return {
        "percentage": f"amber within {number(rule.tolerance or 0)}% of the milestone",
        "points": f"amber within {points(rule.tolerance or 0)} of the milestone",
        "poisson": "amber within the 80 % interval of a small count",
        "havering": f"green within {number(rule.tolerance or 0)}%, amber if no worse than last year",
    }[rule.kind]


def _worst_by_chance(mean: float, polarity: Polarity) -> int:
    """The worst count that a Poisson count of this mean reaches with a chance of at least ten per cent.

    Source: the exact tail of the Poisson distribution; from a mean of 500 on its normal approximation."""
    if mean > 500:
        room = 1.2816 * math.sqrt(mean)
        return math.ceil(mean - room) if polarity is Polarity.HIGH else math.floor(mean + room)
    term = math.exp(-mean)
    below = 0.0  # P(X < count)
    count = 0
    if polarity is Polarity.HIGH:  # the smallest count with P(X <= count) >= chance
        while below + term < CHANCE:
            below, count, term = below + term, count + 1, term * mean / (count + 1)
        return count
    while 1 - (below + term) >= CHANCE:  # the largest count with P(X >= count) >= chance
        below, count, term = below + term, count + 1, term * mean / (count + 1)
    return count
