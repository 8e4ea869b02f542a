"""Whether the target of an action is met, as far as anyone can tell, and by what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lsp_data.measures.plans import OPEN_NO_MORE, Action, due_day
from lsp_data.values import is_nought, puts_off, says_nothing

BY_INDICATORS, BY_ITSELF = "indicators", "itself"
_JUDGED = ("green", "amber", "red")


class Reached(StrEnum):
    """What there is to say of a target on a day; a share of targets counts the first two alone."""

    MET = "met"
    MISSED = "missed"
    NOT_DUE = "not_due"
    NOT_SET = "not_set"  # it is said that it will be set: "To be set after the next survey"
    UNTOLD = "untold"  # nothing tells
    NONE = "none"  # the action has no target


@dataclass(frozen=True, slots=True)
class Met:
    """``by``: whether the indicators that the action names say so, or its own status; "" where it is not judged."""

    reached: Reached
    by: str = ""


def target_met(action: Action, colours: Iterable[str], as_at: date | None) -> Met:
    """Of an open action whose day is still to come: not due. Else by the colours of the indicators that it names, where
    one of them has a status: all that have are on track. Else by its own status: done, or stopped, or past its day.
    What is open without a day, or says nothing of itself, nobody can tell."""
    if says_nothing(action.target) and not is_nought(action.target):
        return Met(Reached.NOT_SET if puts_off(action.target) else Reached.NONE)
    due, is_open = due_day(action), action.status not in OPEN_NO_MORE
    if is_open and due is not None and as_at is not None and due >= as_at:
        return Met(Reached.NOT_DUE)
    judged = [one for one in colours if one in _JUDGED]
    if judged:
        return Met(Reached.MET if all(one == "green" for one in judged) else Reached.MISSED, BY_INDICATORS)
    if not action.status or (is_open and due is None):
        return Met(Reached.UNTOLD)
    return Met(Reached.MET if action.status == "done" else Reached.MISSED, BY_ITSELF)
