"""The months of a route map's activities: where each stands on a day, what became of an earlier plan, what comes late.

Months are as the register keeps them: month → planned | milestone | done | slipped. A month is an ISO month
("2009-06"), or "04" … "03" where the map names no year: such months have an order, but no place in the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Months = Mapping[str, str]
OPEN = ("planned", "milestone")
SLIPPED = "slipped"
# The letter before a workstream's name. With nothing between, A and I are words of the name.
_LETTER = re.compile(r"\s*(?:([A-Z])(?:[.):]|\s+[-–—]\s|\s*$)|([B-HJ-Z])\s+(?=[A-Z]))")


class Standing(StrEnum):
    """Where an activity stands on a day."""

    DONE = "done"  # every month that counts is done
    OVERDUE = "overdue"  # a milestone or its last month has passed, and it is not done
    SLIPPED = "slipped"  # marked as slipped, and no later month is planned
    DUE = "due"  # planned for the month of the day
    UNDER_WAY = "under_way"  # begun, and goes on
    TO_COME = "to_come"
    UNDATED = "undated"  # no month is given, which is not the same as not planned
    NO_YEAR = "no_year"  # months without a year


class ShiftKind(StrEnum):
    """What became of an activity's months since an earlier plan."""

    SAME = "same"
    LATER = "later"
    EARLIER = "earlier"
    CHANGED = "changed"  # other months, and neither later nor earlier
    SLIPPED = "slipped"  # marked as slipped, without a later month
    DATED = "dated"  # it had no months
    UNDATED = "undated"  # it has none any more
    ADDED = "added"  # the activity was not in the earlier plan
    DROPPED = "dropped"  # it is not in the plan any more


LATE_KINDS = frozenset({ShiftKind.LATER, ShiftKind.SLIPPED, ShiftKind.UNDATED})


@dataclass(frozen=True, slots=True)
class Shift:
    """``before`` and ``now``: the month that moved, and where it is now ("": nowhere). ``by``: so many months later."""

    kind: ShiftKind
    before: str = ""
    now: str = ""
    by: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """An activity by what others call it: ``needs`` is the text that says on which numbers it depends."""

    item: str
    workstream: str
    number: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A number on which an activity depends, as it was written; ``item`` "": no activity has it."""

    written: str
    item: str = ""


def called(workstream: str, number: str) -> str:
    """ "A1", the first activity of "A. Influence"; the number alone where the workstream has no letter."""
    return f"{letter_of(workstream)}{number}" if number[:1].isdigit() else number


def letter_of(workstream: str) -> str:
    """The letter that a workstream is called by ("A. Influence", "B - Performance", "C Sharing", "D"); "" where it has
    none: "A safer place" begins with a word."""
    found = _LETTER.match(workstream)
    return found[1] or found[2] if found else ""


def place(month: str) -> int:
    """The place of a month among others: months apart are differences. Months without a year begin with April."""
    if len(month) == 2:
        return (int(month) - 4) % 12
    return int(month[:4]) * 12 + int(month[-2:]) - 1


def iso_month(day: date) -> str:
    """The ISO month of a day."""
    return f"{day.year:04d}-{day.month:02d}"


def first_year(year: str) -> int | None:
    """2010 of "2010/11"; None where the map names no year."""
    return int(year[:4]) if year[:4].isdigit() else None


def with_year(month: str, first: int | None) -> str:
    """ "2010-01" of "01" in the financial year that begins in 2009 (``first``); as it is where it has a year, or where
    none is known."""
    return month if first is None or len(month) > 2 else f"{first + (month < '04')}-{month}"


def of_year(months: Months, first: int | None) -> dict[str, str]:
    """The months with their year where the financial year that begins in ``first`` is known, in their order."""
    dated = {with_year(month, first): state for month, state in months.items()}
    return {month: dated[month] for month in sorted(dated, key=lambda one: (len(one), place(one)))}


def counted(months: Months) -> list[str]:
    """The months in which the activity takes place, in their order: all but those that slipped."""
    return sorted((month for month, state in months.items() if state != SLIPPED), key=place)


def as_planned(months: Months) -> dict[str, str]:
    """The plan that months tell of which were written when some of it had slipped already: it was planned for those."""
    return {month: "planned" if state == SLIPPED else state for month, state in months.items()}


def done_ahead(months: Months, before: Months, day: date) -> tuple[str, ...]:
    """The months later than the day's that are marked as done and were not ``before``: nothing is done before its
    time."""
    return _ahead("done", months, before, day)


def slipped_ahead(months: Months, before: Months, day: date) -> tuple[str, ...]:
    """The months later than the day's that are marked as slipped and were not ``before``: what is still to come has not
    slipped, and is moved by planning it for another month."""
    return _ahead(SLIPPED, months, before, day)


def _ahead(state: str, months: Months, before: Months, day: date) -> tuple[str, ...]:
    now = place(iso_month(day))
    ahead = (month for month, held in months.items() if held == state and len(month) > 2 and place(month) > now)
    return tuple(month for month in sorted(ahead, key=place) if before.get(month) != state)


def late(months: Months, day: date) -> tuple[str, ...]:
    """The months that had passed by the day and are not done."""
    now = place(iso_month(day))
    passed = (month for month, state in months.items() if state in OPEN and len(month) > 2 and place(month) < now)
    return tuple(sorted(passed, key=place))


def standing(months: Months, day: date) -> Standing:
    """Where an activity stands on the day."""
    if not months:
        return Standing.UNDATED
    if any(len(month) == 2 for month in months):
        return Standing.NO_YEAR
    still = [month for month, state in months.items() if state in OPEN]
    if not still:
        return Standing.SLIPPED if months[max(months, key=place)] == SLIPPED else Standing.DONE
    passed, now = late(months, day), place(iso_month(day))
    if len(passed) == len(still) or any(months[month] == "milestone" for month in passed):
        return Standing.OVERDUE
    if iso_month(day) in still:
        return Standing.DUE
    return Standing.UNDER_WAY if min(map(place, months)) <= now else Standing.TO_COME


def shift(before: Months, now: Months) -> Shift:
    """What became of the months of ``before``. What counts is the last month; where that is the same, the last of those
    that were left and taken up. Marking a month as done changes nothing."""
    newly = {month for month, state in now.items() if state == SLIPPED and before.get(month) != SLIPPED}
    if set(before) == set(now) and not newly:
        return Shift(ShiftKind.SAME)
    if not before:
        return Shift(ShiftKind.DATED, now=_last(counted(now) or now))
    if not now:
        return Shift(ShiftKind.UNDATED, _last(before))
    if newly and _last(now) in newly:
        return Shift(ShiftKind.SLIPPED, _last(now))
    is_now = counted(now)
    if not is_now:
        return Shift(ShiftKind.CHANGED)
    left, taken = set(before) - set(is_now), set(is_now) - set(before)
    ends = (_last(before), is_now[-1])
    moved = ends if ends[0] != ends[1] else (_last(left), _last(taken)) if left and taken else None
    if moved is None:
        return Shift(ShiftKind.CHANGED)
    by = place(moved[1]) - place(moved[0])
    return Shift(ShiftKind.LATER if by > 0 else ShiftKind.EARLIER, *moved, by)


def _last(months: Sequence[str] | Months | set[str]) -> str:
    return max(months, key=place)


def needs(activities: Sequence[Named]) -> dict[str, tuple[Need, ...]]:
    """On what each activity depends (those that depend on none are left out). "3" is the third of the same workstream,
    or the only activity of that number; "B3" that of the workstream "B. …", where none has the number B3 itself."""
    return {
        one.item: tuple(Need(written, _called(written, one, activities)) for written in numbers)
        for one in activities
        if (numbers := _numbers(one.needs))
    }


_BETWEEN_NUMBERS = re.compile(r"[,;\n]|\band\b|\+|&")
_LETTERED = re.compile(r"([a-z])[ .]*(\d.*)")


def _numbers(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip(" .") for part in _BETWEEN_NUMBERS.split(text) if part.strip(" .")))


def _called(written: str, by: Named, activities: Sequence[Named]) -> str:
    wanted = _plain(written)
    others = [one for one in activities if one.item != by.item]
    same = [one for one in others if _plain(one.number) == wanted]
    near = [one for one in same if one.workstream == by.workstream]
    found = near or same
    lettered = _LETTERED.fullmatch(written.strip().lower())
    if not found and lettered:
        letter, number = lettered.groups()
        found = [
            one
            for one in others
            if _plain(one.number) == _plain(number) and letter_of(one.workstream).lower() == letter
        ]
    return found[0].item if len(found) == 1 else ""


def _plain(number: str) -> str:
    return re.sub(r"[\s.]", "", number).lower()


def comes_late(needed: Months, needing: Months) -> bool:
    """Whether what is needed ends later than what needs it. Nothing is said where one of them has no months, or what is
    needed is done."""
    if not needed or not needing or all(state == "done" for state in needed.values()):
        return False
    ends, needs_by = _last(needed), _last(needing)
    return len(ends) == len(needs_by) and place(ends) > place(needs_by)
