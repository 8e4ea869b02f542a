"""Whether the target of an action is met, as far as anyone can tell, and by what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BY_INDICATORS, BY_ITSELF = "indicators", "itself"
_JUDGED = ("green", "amber", "red")


@dataclass(frozen=True, slots=True)
class Met:
    """``met`` None: nobody can tell. ``by``: whether the indicators that it names say so, or its own status, or ""."""

    met: bool | None
    by: str


def target_met(status: str, colours: Iterable[str]) -> Met:
    """By the colours of the indicators that the action names, where one of them has a status: all that have are on
    track; else by the action's own status: done, or (where anything is said) not."""
    judged = [one for one in colours if one in _JUDGED]
    if judged:
        return Met(all(one == "green" for one in judged), BY_INDICATORS)
    return Met(status == "done", BY_ITSELF) if status else Met(None, "")
