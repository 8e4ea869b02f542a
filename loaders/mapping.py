"""Remembered layouts: what a person corrected in a table, found again by the words of its headings.

A mapping is data: which heading (by its words) has which role, measure, period, area or unit, and which text names
which indicator or area. It is applied to the headings of a table with the same fingerprint before its rows are read. A
table that shares most of a remembered layout's headings is that layout, moved: what still stands there is applied, and
what moved is said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.meaning.headings import Heading
from loaders.meaning.words import Role, fold
from lsp_data.periods import (
    Period,
    financial_year_of,
    previous,
    read_period,
    same_period_last_year,
    shift_months,
    year_to_date,
)

LIKE = 0.5  # share of headings in common from which a table is a remembered layout that moved
WHOLE = "*"  # what a correction of the table as a whole stands under in the place of a heading
UNHEADED = "-"  # a column without a heading; its number is its distance from the first column that has one
TABLE = 0  # the whole table where columns are told by their number in the sheet
_ROWS, MOST_HEADING_ROWS = "-rows-", 4
OF_RETURN = "return"  # a remembered period that is always the return's own
_RELATIVE: Mapping[str, Callable[[Period], Period]] = {
    OF_RETURN: lambda own: own,
    "year": lambda own: financial_year_of(own.end),
    "year-to-date": lambda own: year_to_date(own.end),
    "year-before": lambda own: financial_year_of(shift_months(own.end, -12)),
    "year-ago": same_period_last_year,
    "before": previous,
}
RELATIVE = tuple(_RELATIVE)  # periods that are told from the return's, so that they are right in every return
_PERIOD_WORD = re.compile(
    r"\d+|q[1-4]|qtr|quarter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|to|st|nd|rd|th|fy\d*"
)
_CODES = frozenset({"ni", "bv", "bvpi", "pi", "li", "no"})  # before a number: an indicator's code, no year or day


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one column, or of a table as a whole.

    ``heading``: the column's words (folded, without periods; "" where they only say when), WHOLE or UNHEADED; ``nth``:
    which of several with the same words. ``role`` None leaves it, "" leaves the column (or the table) unread;
    ``measure``, ``period``, ``area``, ``unit``, ``indicator`` ("NI 33|i") "" leave what was read. ``period`` is a
    period's text, or one of RELATIVE. ``only_file``: the SHA-256 of the one file that it is true of, and ``sheet`` the
    one sheet of it; a period in words is true of no other."""

    heading: str
    role: str | None = None
    measure: str = ""
    period: str = ""
    area: str = ""
    unit: str = ""
    nth: int = 1
    only_file: str = ""
    indicator: str = ""
    sheet: str = ""
    row: int = 0

    def __post_init__(self) -> None:
        if self.role is not None and self.role not in {role.value for role in Role}:
            raise ValueError(f"{self.role!r} is no role of a column")
        if self.period not in ("", *RELATIVE) and not isinstance(read_period(self.period), Period):
            raise ValueError(f"{self.period!r} does not name one period")

    @property
    def place(self) -> tuple[str, int, str, str, int]:
        """What is corrected: a newer correction of the same place takes this one's."""
        return self.heading, self.nth, self.only_file, self.sheet, self.row

    @property
    def says(self) -> bool:
        """Whether it corrects anything at all."""
        return self.role is not None or any((self.measure, self.period, self.area, self.unit, self.indicator))

    def over(self, other: Correction) -> Correction:
        """This correction, with what another of the same column says besides."""
        return replace(
            self,
            role=self.role if self.role is not None else other.role,
            measure=self.measure or other.measure,
            period=self.period or other.period,
            area=self.area or other.area,
            unit=self.unit or other.unit,
            indicator=self.indicator or other.indicator,
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A text of the table that names an indicator ("NI 33|i") or an area (its id), as a person said."""

    role: str  # indicator | area
    text: str  # folded
    means: str

    def __post_init__(self) -> None:
        if self.role not in ("indicator", "area") or not self.text or not self.means:
            raise ValueError("a match says which indicator or area a text means")


@dataclass(frozen=True, slots=True)
class Layout:
    """The corrections of one layout, under its fingerprint. ``name`` is what people call the layout, "" while it is not
    kept yet; ``headings`` its words in their order, to say what moved. ``heading_rows``: as many rows that read so are
    the headings of a table, whatever else they look like; 0 for a layout of a table's columns. ``partner``: the id of
    the partner in whose file it was first put right, "" where nobody said."""

    fingerprint: str
    name: str
    corrections: tuple[Correction, ...] = ()
    matches: tuple[Match, ...] = ()
    headings: tuple[str, ...] = ()
    heading_rows: int = 0
    partner: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.heading_rows <= MOST_HEADING_ROWS:
            raise ValueError(f"headings run over {MOST_HEADING_ROWS} rows at most, not {self.heading_rows}")

    @property
    def of_rows(self) -> bool:
        """Whether it speaks of rows that are headings, and not of a table's columns."""
        return _ROWS in self.fingerprint

    @property
    def says(self) -> bool:
        """Whether anything is remembered of the layout."""
        return bool(self.corrections or self.matches or self.heading_rows)

    def without(self, said: Correction) -> Layout:
        """The layout without a correction."""
        return replace(self, corrections=tuple(one for one in self.corrections if one != said))

    def with_correction(self, said: Correction) -> Layout:
        """The layout with one more correction, in the place of an earlier one of the same heading."""
        kept = [one for one in self.corrections if one.place != said.place]
        return replace(self, corrections=(*kept, said))

    def with_match(self, said: Match) -> Layout:
        """The layout with one more match, in the place of an earlier one of the same text."""
        kept = [one for one in self.matches if (one.role, one.text) != (said.role, said.text)]
        return replace(self, matches=(*kept, said))


@dataclass(frozen=True, slots=True)
class Found:
    """A remembered layout as a table shows it: ``new`` and ``gone`` are headings that moved, both empty when none."""

    layout: Layout
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layouts:
    """What is remembered, for one file: its SHA-256 decides about corrections that are true of it alone."""

    by_fingerprint: Mapping[str, Layout] = field(default_factory=dict)
    file: str = ""

    def of(self, headings: Sequence[str]) -> Found | None:
        """The layout that these headings make, the same or moved; None for one that is not remembered."""
        words = words_of(headings)
        same = self.by_fingerprint.get(fingerprint(headings))
        if same is not None:
            return Found(same)
        here = set(words)
        best, share = None, LIKE
        for one in (each for each in self.by_fingerprint.values() if each.says and not each.of_rows):
            there = set(one.headings)
            common = len(here & there) / max(1, len(here | there))
            if common >= share:
                best, share = one, common
        if best is None:
            return None
        new = tuple(word for word in words if word not in best.headings)
        return Found(best, new, tuple(word for word in best.headings if word not in here))

    def said_of(
        self, found: Found | None, headings: Mapping[int, str], sheet: str, row: int = 0
    ) -> dict[int, Correction]:
        """Column of the sheet → what was said of it, for this file; TABLE is the whole table. ``headings``: of every
        column of the table, "" where it has none; ``row``: the first row of the table. No area is taken over where the
        layout has moved: it may be another partner's."""
        if found is None:
            return {}
        at = {place: column for column, place in places(headings).items()} | {(WHOLE, 1): TABLE}
        said: dict[int, Correction] = {}
        for one in sorted(found.layout.corrections, key=lambda one: (bool(one.only_file), bool(one.sheet), one.row)):
            here = one.only_file in ("", self.file) and one.sheet in ("", sheet) and one.row in (0, row)
            if here and (column := at.get((one.heading, one.nth))) is not None:
                one = replace(one, area="") if found.new or found.gone else one
                said[column] = one.over(said[column]) if column in said else one
        return said

    @property
    def say_headings(self) -> bool:
        """Whether any of the layouts says which rows are headings."""
        return any(one.heading_rows for one in self.by_fingerprint.values())

    def heads(self, rows: Mapping[int, Sequence[str]]) -> dict[int, Layout]:
        """The layouts that say that rows are the headings of a table, by the first of those rows. ``rows``: the texts
        of each row of a sheet that holds any."""
        said = [one for one in self.by_fingerprint.values() if one.heading_rows]
        found: dict[int, Layout] = {}
        for size in {one.heading_rows for one in said}:
            for number in rows if said else ():
                texts = [text for row in range(number, number + size) for text in rows.get(row, ())]
                one = self.by_fingerprint.get(heading_fingerprint(texts, size))
                if one is not None and one.heading_rows == size and words_of(texts):
                    found[number] = one
        return found


def places(headings: Mapping[int, str]) -> dict[int, tuple[str, int]]:
    """How each column of a table is named in a :class:`Correction`: column of the sheet → (heading, nth)."""
    named = [column for column in sorted(headings) if headings[column].strip()]
    first = named[0] if named else min(headings, default=0)
    counted: dict[str, int] = {}
    found: dict[int, tuple[str, int]] = {}
    for column in sorted(headings):
        if not headings[column].strip():
            found[column] = UNHEADED, column - first
            continue
        words = without_periods(headings[column])
        counted[words] = counted.get(words, 0) + 1
        found[column] = words, counted[words]
    return found


def words_of(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings' words without periods; what only names a period is left out, and so is what repeats."""
    return tuple(dict.fromkeys(words for heading in headings if (words := without_periods(heading))))


def fingerprint(headings: Iterable[str]) -> str:
    """The layout that these headings make: the same words in the same order, whatever their case, spaces or marks.

    Years, quarters and months are left out, so that next quarter's file in the same layout is recognised; where nothing
    else stands in the headings, their number tells layouts apart."""
    named = [heading for heading in headings if heading.strip()]
    return hashlib.sha256(("|".join(words_of(named)) or str(len(named))).encode()).hexdigest()[:16]


def without_periods(heading: str) -> str:
    """The folded words of a heading without those that only say when; the number of a code stays."""
    words = fold(heading).split()
    return " ".join(
        word
        for word, before in zip(words, ("", *words), strict=False)
        if not _PERIOD_WORD.fullmatch(word) or (word.isdigit() and before in _CODES)
    )


def heading_fingerprint(texts: Iterable[str], rows: int) -> str:
    """The fingerprint of a layout that says which rows are headings; it is none of a table's own."""
    return f"{fingerprint(texts)}{_ROWS}{rows}"


def corrected(headings: Sequence[Heading], said: Mapping[int, Correction], own: Period | None) -> tuple[Heading, ...]:
    """The headings as a person said (column of the sheet → correction); the others stay as they were read. ``own``: the
    return's period."""
    whole = said.get(TABLE)
    made = [_corrected(one, said[one.column.index], own) if one.column.index in said else one for one in headings]
    if whole is None or not whole.unit:
        return tuple(made)
    return tuple(replace(one, unit=one.unit or whole.unit) for one in made)


def _corrected(heading: Heading, said: Correction, own: Period | None) -> Heading:
    role = heading.role if said.role is None else Role(said.role)
    measure = said.measure or heading.measure or ("actual" if role is Role.FIGURE else "")
    why = f"a person said so of “{heading.name}”" if heading.name else "a person said so"
    indicator = series_of(said.indicator) if said.indicator else None
    heading = replace(
        heading, role=role, measure=measure, explicit=True, unit=said.unit or heading.unit, why=why,
        indicator=indicator, area=said.area,
    )  # fmt: skip
    period = period_said(said, own)
    return heading if period is None else replace(heading, period=period, question=None, to_date=False, said=True)


def series_of(key: str) -> tuple[str, str]:
    """Indicator and part of a key: "NI 33|i"."""
    indicator, _, part = key.partition("|")
    return indicator, part


def period_said(said: Correction, own: Period | None) -> Period | None:
    """The period that a correction says; where it is told from the return's, that of ``own``."""
    if said.period in _RELATIVE:
        return _RELATIVE[said.period](own) if own is not None else None
    read = read_period(said.period) if said.period else None
    return read if isinstance(read, Period) else None
