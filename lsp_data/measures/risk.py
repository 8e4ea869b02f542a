"""Whether a red flag is at risk: exposure × plan adequacy, what would clear it, and the flags that plans give.

Indicative only. An analyst may judge otherwise, with a reason and for a time: then that counts, and the flag says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lsp_data.measures.exposure import Exposure, exposure
from lsp_data.measures.flags import HIGH, LOW, MEDIUM, Flag
from lsp_data.measures.plans import Adequacy, Verdict
from lsp_data.measures.wording import on, times
from lsp_data.values import is_mark

AT_RISK, JUDGED = "red-flag-risk", "judged-otherwise"
RED, NO_FLAG, GREEN = "red", "none", "green"
_JUDGED = {RED: "a red flag risk", NO_FLAG: "no flag", GREEN: "a candidate for a green flag"}


@dataclass(frozen=True, slots=True)
class Override:
    """What an analyst judged. ``verdict``: red, none or green; ``by`` a post; it counts until the day before
    ``lapses``. One without such a day, or with no more than a mark for a reason, never counts."""

    verdict: str
    reason: str
    lapses: date | None
    by: str = ""

    def in_force(self, as_at: date) -> bool:
        """Whether it counts on a day."""
        return not is_mark(self.reason) and self.lapses is not None and as_at < self.lapses

    def __str__(self) -> str:
        until = f" until {on(self.lapses)}" if self.lapses else ""
        return f"Judged {_JUDGED.get(self.verdict, self.verdict)} by {self.by or 'an analyst'}{until}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Risk:
    """``at_risk``: exposed, and the plan inadequate, or so judged. ``reason``: why so, or why not. ``clears``: each of
    the things that would clear it, () where nothing has to be cleared. ``judged``: the override that decided."""

    at_risk: bool
    reason: str
    clears: tuple[str, ...] = ()
    judged: Override | None = None


def red_flag_risk(exposed: Exposure, plan: Adequacy, judged: Override | None = None) -> Risk:
    """The risk by figures and plans, or by an override that is in force (``judged``)."""
    if judged is not None:
        clears = ("The judgement lapses or is taken back.",) if judged.verdict == RED else ()
        return Risk(judged.verdict == RED, _sentence(str(judged)), clears, judged)
    if not exposed.exposed:
        return Risk(False, _sentence(exposed.reason))
    if plan.verdict is Verdict.ADEQUATE:
        return Risk(False, f"{exposed.reason}, but its plan meets every criterion.")
    figures = "By its figures: it meets its milestone, improves, or becomes likely to meet its target."
    return Risk(True, f"{exposed.reason}, and {_lacking(plan)}.", (_clearing(plan), figures))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A status (its colour, and whether it is exposed) with its plans, and the override that is in force."""

    colour: str
    exposed: Exposure
    plan: Adequacy
    judged: Override | None = None

    @property
    def risk(self) -> Risk:
        """See :func:`red_flag_risk`."""
        return red_flag_risk(self.exposed, self.plan, self.judged)

    @property
    def flags(self) -> list[Flag]:
        """red-flag-risk where one is at risk; no-plan where it is exposed or off track and has none; plan-overdue where
        an action is past its day; judged-otherwise where an override that is in force says no flag, or green."""
        found, risk = [], self.risk
        if risk.at_risk:
            found.append(Flag(AT_RISK, HIGH, risk.reason))
        if self.plan.verdict is Verdict.NONE and (self.exposed.exposed or self.colour == "red"):
            found.append(Flag("no-plan", MEDIUM, "There is no plan for it, and no action serves it."))
        if self.plan.overdue:
            late = next(one for one in self.plan.criteria if one.code == "none-overdue")
            found.append(Flag("plan-overdue", MEDIUM, f"Its plan is overdue: {late.reason}"))
        if self.judged is not None and not risk.at_risk:
            found.append(Flag(JUDGED, LOW, risk.reason))
        return found


def weighed(
    colour: str, direction: str, p_target: float | None, plan: Adequacy, judged: Override | None = None
) -> Weighed:
    """A status with what its plans come to, as everything that shows it has it."""
    return Weighed(colour, exposure(colour, direction, p_target), plan, judged)


def _lacking(plan: Adequacy) -> str:
    if plan.verdict is Verdict.NONE:
        return "there is no plan for it"
    return f"its plan misses {times(len(plan.missing), 'criterion', 'criteria')}: {_named(plan)}"


def _clearing(plan: Adequacy) -> str:
    return f"By {'a plan that has' if plan.verdict is Verdict.NONE else 'its plan, once it has'} {_named(plan)}."


def _named(plan: Adequacy) -> str:
    names = [one.title[:1].lower() + one.title[1:] for one in plan.missing]
    return " and ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
