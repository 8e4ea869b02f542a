"""Whether there is a plan for an indicator that an inspector would find robust: each criterion met or missing, and why.

A red flag of the Comprehensive Area Assessment is not raised where robust, plausible and reasoned plans exist; the six
criteria are those by which the partnership judges that. Indicative only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lsp_data.measures.wording import on, times
from lsp_data.periods import Ambiguous, Period, read_period
from lsp_data.values import puts_off, says_nothing, takes_back

OPEN_NO_MORE = ("done", "stopped")
_LONGEST_DATE = 5  # words: "the end of March 2010"
_BEGINNING = re.compile(r"(?i)\s*(?:from|since|starting|starts|begins|beginning)\b(?!.*(?:\bto\b|\buntil\b|[-–]))")
_BY = re.compile(r"(?i)\bby\s+")
_DATE = re.compile(r"[^\W\d_]{2}|\d\D\d+\D\d")  # words as of a month, or a day with month and year
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-](?:\d\d)?\d\d)?")
_STOPS = ".,;:)"
_TOLD = 60  # characters of an action's text in a reason


class Verdict(StrEnum):
    """What a plan comes to: ``plan_adequacy`` of a status row."""

    ADEQUATE = "adequate"
    INADEQUATE = "inadequate"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Action:
    """One action that serves an indicator, in the words of the register ("" where nothing is said)."""

    action: str
    lead: str = ""
    partners: str = ""
    deadline: str = ""
    target: str = ""
    status: str = ""
    resources: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One delivery plan of an indicator. ``lead`` is an organisation, ``lead_post`` a post."""

    title: str
    lead: str = ""
    lead_post: str = ""
    partners: str = ""
    resources: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: whether it is met, and in words why so or what is missing."""

    code: str
    title: str
    met: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Adequacy:
    """``criteria``: all six in their order. ``overdue``: the actions that should be done, the longest overdue first."""

    verdict: Verdict
    criteria: tuple[Criterion, ...]
    overdue: tuple[Action, ...] = ()

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """The criteria that are not met."""
        return tuple(one for one in self.criteria if not one.met)


CRITERIA = {
    "lead": "A lead", "dated-actions": "Dated actions", "none-overdue": "Actions in time",
    "evidence": "Evidence of effect", "resources": "Resources", "partners": "Partners signed up",
}  # fmt: skip


def adequacy(plans: Sequence[Plan], actions: Sequence[Action], lead: str, as_at: date) -> Adequacy:
    """What an indicator's plans and the actions that serve it come to on a day. ``lead``: who leads on the indicator,
    which counts as the plan's lead. Adequate: every criterion is met. None: no plan and no action names it."""
    rows: list[Plan | Action] = [*plans, *actions]
    leads = [one for plan in plans for one in (plan.lead, plan.lead_post)] + [one.lead for one in actions]
    late = sorted((one for one in actions if overdue(one, as_at)), key=_due_or_last)
    criteria = (
        _said("lead", [*leads, lead], "", "No organisation or post leads."),
        _dated(actions),
        _in_time(actions, late),
        _said("evidence", [one.evidence for one in rows], "", "Nothing shows that it has an effect."),
        _said("resources", [one.resources for one in rows], "", "No money, people or time is named."),
        _said("partners", [one.partners for one in rows], "Signed up: ", "No partner has signed up."),
    )  # fmt: skip
    met = all(one.met for one in criteria)
    verdict = Verdict.NONE if not plans and not actions else Verdict.ADEQUATE if met else Verdict.INADEQUATE
    return Adequacy(verdict, criteria, tuple(late))


def due_day(action: Action) -> date | None:
    """The day by which an action is to be done: the end of the period that its timescale names, else of its target
    where that is a date, else of the last "by …" in it; None where none is a date. What can be read in two ways is due
    by the later. In a target a number alone is an amount ("by 2000 homes", "by 10/11 points"), not a year."""
    whole = _end_of(action.target) if _DATE.search(_BY.sub("", action.target)) else None
    return _end_of(action.deadline) or whole or _last_by(action.target)


def overdue(action: Action, as_at: date) -> bool:
    """Whether the action's day is past and it is neither done nor stopped."""
    due = due_day(action)
    return due is not None and due < as_at and action.status not in OPEN_NO_MORE


def _end_of(text: str) -> date | None:
    if says_nothing(text) or _BEGINNING.match(text):
        return None
    found = read_period(text)
    if isinstance(found, Period):
        return found.end
    return max(one.end for one in found.candidates) if isinstance(found, Ambiguous) else None


def _last_by(text: str) -> date | None:
    """The last day of those that stand after "by" in a text: "90% of targets met by March 2005"."""
    days: list[date] = []
    for match in _BY.finditer(text):
        words = text[match.end() :].split()
        readings = (_day_of(words, count) for count in range(min(len(words), _LONGEST_DATE), 0, -1))
        day = next((one for one in readings if one is not None), None)
        days += [day] if day is not None else []
    return max(days, default=None)


def _day_of(words: Sequence[str], count: int) -> date | None:
    """The last day that the first words name; a year without a month only where nothing that it counts follows."""
    told = " ".join(words[:count]).rstrip(_STOPS)
    ends = count == len(words) or words[count - 1][-1] in _STOPS
    return _end_of(told) if _DATE.search(told) or (ends and _YEAR.fullmatch(told)) else None


def _due_or_last(action: Action) -> date:
    return due_day(action) or date.max


def _said(code: str, told: Iterable[str], before: str, missing: str) -> Criterion:
    """Met where any of the fields says something: then in its words. What is written and says nothing is told."""
    written = list(dict.fromkeys(one.strip() for one in told if one.strip()))
    words = [one for one in written if not says_nothing(one) and not takes_back(one)]
    if words:
        more = f" (and {times(len(words) - 1, 'more', 'more')})" if len(words) > 1 else ""
        return Criterion(code, CRITERIA[code], True, f"{before}{_short(words[0])}{more}")
    return Criterion(code, CRITERIA[code], False, f"{missing}{_denied(written)}")


def _denied(written: Sequence[str]) -> str:
    """What is written and says that there is none, or that it is still to come; "" where nothing is."""
    if not written:
        return ""
    first = written[0]
    says = "it is still to come" if puts_off(first) or takes_back(first) else "there is none"
    return f" “{_short(first)}” is written, but says that {says}."


def _dated(actions: Sequence[Action]) -> Criterion:
    code = "dated-actions"
    live = [one for one in actions if one.status != "stopped"]
    dated = [one for one in live if due_day(one) is not None]
    if not live:
        reason = _none_live(actions)
    else:
        reason = f"{_count(len(dated))} of {times(len(live), 'action')} {'has' if len(dated) < 2 else 'have'} a date."
    return Criterion(code, CRITERIA[code], bool(dated), reason)


def _count(number: int) -> str:
    return str(number) if number else "None"


def _none_live(actions: Sequence[Action]) -> str:
    return "Every action was stopped." if actions else "No action serves it."


def _in_time(actions: Sequence[Action], late: Sequence[Action]) -> Criterion:
    code = "none-overdue"
    if all(one.status == "stopped" for one in actions):
        return Criterion(code, CRITERIA[code], False, _none_live(actions))
    if not any(one.status == "done" or (one.status != "stopped" and due_day(one)) for one in actions):
        return Criterion(code, CRITERIA[code], False, "No action has a day by which it is to be done.")
    if not late:
        return Criterion(code, CRITERIA[code], True, "No action is past its day.")
    first = f"“{_short(late[0].action)}” was due on {on(_due_or_last(late[0]))}"
    more = f"; {times(len(late) - 1, 'more', 'more')} overdue" if len(late) > 1 else ""
    return Criterion(code, CRITERIA[code], False, f"{first}{more}.")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TOLD else f"{line[:_TOLD].rsplit(' ', 1)[0]} …"
