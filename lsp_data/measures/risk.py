"""Whether a red flag is at risk: exposure × plan adequacy, what would clear it, and the flags that plans give.

Indicative only. An analyst may judge otherwise; that is an override, kept apart from what the rules say.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsp_data.measures.exposure import Exposure
from lsp_data.measures.flags import HIGH, MEDIUM, Flag
from lsp_data.measures.plans import Adequacy, Verdict
from lsp_data.measures.wording import times


@dataclass(frozen=True, slots=True)
class Risk:
    """``at_risk``: exposed, and the plan inadequate. ``reason``: why so, or why not. ``clears``: each thing that would
    clear it, () where nothing has to be cleared."""

    at_risk: bool
    reason: str
    clears: tuple[str, ...] = ()


def red_flag_risk(exposed: Exposure, plan: Adequacy) -> Risk:
    """The risk by figures and plans."""
    if not exposed.exposed:
        return Risk(False, f"{exposed.reason}.")
    if plan.verdict is Verdict.ADEQUATE:
        return Risk(False, f"{exposed.reason}, but its plan meets every criterion.")
    lacking = _lacking(plan)
    figures = "By its figures: meet the milestone, improve, or become likely to meet the target."
    return Risk(True, f"{exposed.reason}, and {lacking}.", (_clearing(plan), figures))


def plan_flags(colour: str, exposed: Exposure, plan: Adequacy) -> list[Flag]:
    """red-flag-risk where it is exposed and has a plan that is not adequate; no-plan where it is exposed or off track
    and has none; plan-overdue where an action is past its day."""
    found = []
    risk = red_flag_risk(exposed, plan)
    if plan.verdict is Verdict.NONE:
        if exposed.exposed or colour == "red":
            severity = HIGH if exposed.exposed else MEDIUM
            why = f"{exposed.reason}, and there" if exposed.exposed else "It is off track, and there"
            found.append(Flag("no-plan", severity, f"{why} is no plan for it."))
    elif risk.at_risk:
        found.append(Flag("red-flag-risk", HIGH, risk.reason))
    if plan.overdue:
        late = next(one for one in plan.criteria if one.code == "none-overdue")
        found.append(Flag("plan-overdue", MEDIUM, f"Plan overdue: {late.reason}"))
    return found


def _lacking(plan: Adequacy) -> str:
    if plan.verdict is Verdict.NONE:
        return "there is no plan for it"
    return f"its plan misses {times(len(plan.missing), 'criterion', 'criteria')}: {_named(plan)}"


def _clearing(plan: Adequacy) -> str:
    return f"By its plan: {'make one that has' if plan.verdict is Verdict.NONE else 'put right'} {_named(plan)}."


def _named(plan: Adequacy) -> str:
    names = [one.title[:1].lower() + one.title[1:] for one in plan.missing]
    return " and ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])
