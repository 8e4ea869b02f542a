"""Who delivers the commitments of the community strategy: counts, what differs from another matrix, what is open.

Pure. A partnership is named by a word that stands for it everywhere; a commitment by its number as it is printed, or by
its text where it has none (:func:`known_as`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

LEAD, CONTRIBUTING = "lead", "contributing"
_NUMBER = re.compile(r"^\s*(?:[Cc]ommitment\s*)?(\d{1,3})(?:\s*(?:[.:)](?!\d)|[–—-](?=\s|[A-Z])|$)|\s+(?=[A-Z]))")


@dataclass(frozen=True, slots=True)
class Role:
    """What a partnership does for a commitment: ``role`` LEAD or CONTRIBUTING, and by which indicators it shows it."""

    commitment: str
    title: str
    partnership: str
    role: str
    indicators: tuple[str, ...] = ()
    item: str = ""

    def __post_init__(self) -> None:
        if self.role not in (LEAD, CONTRIBUTING):
            raise ValueError(f"a role is {LEAD} or {CONTRIBUTING}, not {self.role!r}")


@dataclass(frozen=True, slots=True)
class Count:
    """How many roles a partnership has ("" for all partnerships)."""

    partnership: str
    leads: int
    contributing: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A place of the matrix at which two matrices differ; ``now`` and ``agreed`` are roles, "" for none."""

    commitment: str
    partnership: str
    now: str
    agreed: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the matrix leaves open. ``leads``: the commitments that do not have exactly one lead, with those that lead
    them; ``unserved``: commitments without an indicator; ``uncommitted``: indicators without a commitment."""

    unserved: tuple[str, ...]
    uncommitted: tuple[str, ...]
    without_lead: tuple[str, ...]
    leads: tuple[tuple[str, tuple[str, ...]], ...]


def counted(roles: Sequence[Role], partnerships: Sequence[str]) -> list[Count]:
    """The counts of each partnership in this order, and of all at the end."""
    by = {
        name: Count(name, _count(of_this, LEAD), _count(of_this, CONTRIBUTING))
        for name in partnerships
        for of_this in [[one for one in roles if one.partnership == name]]
    }
    return [*by.values(), Count("", _count(roles, LEAD), _count(roles, CONTRIBUTING))]


def _count(roles: Sequence[Role], role: str) -> int:
    return sum(one.role == role for one in roles)


def differences(roles: Sequence[Role], agreed: Sequence[Role]) -> list[Difference]:
    """Every place at which the roles are not those that were agreed, by commitment in the order of the numbers."""
    now = {(one.commitment, one.partnership): one.role for one in roles}
    then = {(one.commitment, one.partnership): one.role for one in agreed}
    places = list(dict.fromkeys([*then, *now]))
    found = [
        Difference(commitment, who, now.get((commitment, who), ""), then.get((commitment, who), ""))
        for commitment, who in places
    ]
    return sorted((one for one in found if one.now != one.agreed), key=lambda one: in_order(one.commitment))


def coverage(
    roles: Sequence[Role], partnerships: Sequence[str], served: Mapping[str, Collection[str]], in_use: Sequence[str]
) -> Coverage:
    """What is not covered. ``served``: commitment → the indicators that show whether it is kept; ``in_use``: the
    indicators that the partnership follows. A commitment counts when a role, or ``served``, names it."""
    commitments = sorted(dict.fromkeys([*(one.commitment for one in roles), *served]), key=in_order)
    leads = {
        name: tuple(one.partnership for one in roles if one.commitment == name and one.role == LEAD)
        for name in commitments
    }
    named = {code for codes in served.values() for code in codes}
    leading = {one.partnership for one in roles if one.role == LEAD}
    return Coverage(
        unserved=tuple(name for name in commitments if not served.get(name)),
        uncommitted=tuple(code for code in in_use if code not in named),
        without_lead=tuple(name for name in partnerships if name not in leading),
        leads=tuple((name, who) for name, who in leads.items() if len(who) != 1),
    )


def in_order(number: str) -> tuple[int, str]:
    """What numbers as they are printed are sorted by: "2" before "10", others behind."""
    return (int(number), "") if number.isascii() and number.isdigit() else (10**6, number)


def known_as(number: object, title: object) -> str:
    """What stands for a commitment everywhere: its number, or its text where it has none."""
    return str(number or title or "")


def full_name(commitment: str, title: str) -> str:
    """ "5. Act on climate"; of one without a number "Act on climate"."""
    return title if commitment == title else f"{commitment}. {title}"


def number_said(text: str) -> str:
    """The number with which a commitment is named: "5" of "5. Act on climate", "Commitment 5: Act"; "" for none."""
    found = _NUMBER.match(text)
    return found[1] if found else ""
