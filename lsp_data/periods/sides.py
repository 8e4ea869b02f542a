"""The atoms of one part of a text put together: what is said, on which side of a "to", and how many months."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from lsp_data.periods.tokens import Atom, NotAPeriodError, Years, full_year


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a "to" says; what it does not say is None or empty."""

    days: tuple[tuple[date, str], ...] = ()
    day_number: int | None = None
    month: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    years: tuple[Years, ...] = ()
    short: str = ""

    def says(self) -> frozenset[str]:
        """Which kinds of things are said; two sides that say the same kind cannot be one."""
        found = set()
        if self.days or self.month is not None:
            found.add("month")
        if self.days or self.years or self.short:
            found.add("year")
        for name in ("quarter", "half", "season"):
            if getattr(self, name) is not None:
                found.add(name)
        return frozenset(found)

    def dated(self) -> Side:
        """Two lone digits as a year, where a month, quarter or the like stands beside them."""
        if not self.short or self.years:
            return self
        return replace(self, short="", years=(Years("year", full_year(self.short)),))


@dataclass(slots=True)
class Statement:
    """One part of a text: its sides (one, or two of a stretch), its flags, a number of months."""

    sides: list[Side] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    count: int | None = None


def statement(atoms: list[Atom]) -> Statement:
    """The atoms as a statement. Raises NotAPeriodError where they say two different things at once."""
    found = Statement()
    connector = ""
    for atom in atoms:
        if atom.kind == "to":
            if not found.sides and atom.name != "-":
                found.flags.add("until")
            connector = atom.name if found.sides else ""
        elif atom.kind == "flag":
            found.flags.add(atom.name)
            if atom.name == "date":
                if connector and "year" not in found.flags:
                    raise NotAPeriodError("It says from when, but not to when.")
                found.flags.discard("until")
                connector = ""
        elif atom.kind == "count":
            if found.count not in (None, atom.number):
                raise NotAPeriodError("Two different lengths are named.")
            found.count = atom.number
        else:
            _place(found, _side(atom), connector)
            connector = ""
    if "date" in found.flags:
        found.flags.add("to_date")
    return found


def _side(atom: Atom) -> Side:
    return {
        "day": Side(days=atom.days),
        "dayofmonth": Side(day_number=atom.number, month=atom.month),
        "month": Side(month=atom.number),
        "quarter": Side(quarter=atom.number),
        "half": Side(half=atom.number),
        "season": Side(season=atom.name),
        "years": Side(years=atom.years),
        "short": Side(short=atom.name),
    }[atom.kind]


def _place(found: Statement, new: Side, connector: str) -> None:
    """Join what is new to the last side, or open a second one where both say the same kind of thing."""
    if not found.sides:
        found.sides.append(new)
        return
    last = found.sides[-1]
    if not (last.says() & new.says()) and connector in ("", "-"):
        found.sides[-1] = _merged(last, new)
    elif len(found.sides) == 1 and connector:
        found.sides.append(new)
    else:
        raise NotAPeriodError("More than one period is named.")


def _merged(one: Side, other: Side) -> Side:
    return Side(
        one.days or other.days,
        one.day_number if one.day_number is not None else other.day_number,
        one.month if one.month is not None else other.month,
        one.quarter if one.quarter is not None else other.quarter,
        one.half if one.half is not None else other.half,
        one.season or other.season,
        one.years or other.years,
        one.short or other.short,
    )
