"""Remembered layouts: what a person corrected in a table, found again by the words of its headings.

A mapping is data: which heading (by its words) has which role, measure, period, area or unit, which text names which
indicator or area, and what a row (by its words) is about. How a table meets it is told in :mod:`layouts_found`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.layout_words import ROWS, TableWords
from loaders.meaning.headings import Heading
from loaders.meaning.words import Role
from lsp_data.periods import (
    Basis,
    Period,
    financial_year_of,
    previous,
    read_period,
    same_period_last_year,
    shift_months,
    year_to_date,
)

WHOLE = "*"  # what a correction of the table as a whole stands under in the place of a heading
TABLE = 0  # the whole table where columns are told by their number in the sheet
MOST_HEADING_ROWS = 4
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


Place = tuple[str, int, str, str, int, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one column, or of a table as a whole.

    ``heading``: the column's words (folded, without periods; "" where they only say when), WHOLE or UNHEADED; ``nth``:
    which of several with the same words; ``name``: the heading as it is written. ``role`` None leaves it, "" leaves the
    column (or the table) unread; ``measure``, ``period``, ``area``, ``unit``, ``indicator`` ("NI 33|i") "" leave what
    was read. ``period`` is a period's text, or one of RELATIVE. ``only_file``: the SHA-256 of the one file that it is
    true of, and ``sheet`` the one sheet of it; a period in words is true of no other. ``title`` and ``labels``: the
    words about the one table that is meant as a whole (see :class:`TableWords`); ``row``: its first row, in one file,
    where no words tell it from another."""

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
    name: str = ""
    title: str = ""
    labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.role is not None and self.role not in {role.value for role in Role}:
            raise ValueError(f"{self.role!r} is no role of a column")
        if self.period not in ("", *RELATIVE) and not isinstance(read_period(self.period), Period):
            raise ValueError(f"{self.period!r} does not name one period")

    @property
    def place(self) -> Place:
        """What is corrected, in one file or in all."""
        return self.heading, self.nth, self.only_file, self.sheet, self.row, self.title, self.labels

    @property
    def mark(self) -> str:
        """A word that tells it from the other corrections of its layout."""
        return repr(self.place)

    @property
    def words(self) -> TableWords:
        """The words about the table that is meant."""
        return TableWords(self.title, self.labels)

    @property
    def says(self) -> bool:
        """Whether it corrects anything at all."""
        return self.role is not None or any((self.measure, self.period, self.area, self.unit, self.indicator))

    def replaces(self, other: Correction) -> bool:
        """Whether it is of the same column or table as another, so that the other no longer counts."""
        return self.place[:5] == other.place[:5] and self.words.fits(other.words)

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
class RowCorrection:
    """What a person said of a row, which is found again by its words (see :class:`RowWords`): that nothing is to be
    read from it, or its indicator ("NI 33|i"), area (an id) or period (as in :class:`Correction`); "" leaves what was
    read. ``name`` has the labels as they are written."""

    label: str
    under: str = ""
    name: str = ""
    left_out: bool = False
    indicator: str = ""
    area: str = ""
    period: str = ""
    only_file: str = ""

    def __post_init__(self) -> None:
        if not self.label:
            raise ValueError("a row without words cannot be found again")
        if self.period not in ("", *RELATIVE) and not isinstance(read_period(self.period), Period):
            raise ValueError(f"{self.period!r} does not name one period")

    @property
    def place(self) -> tuple[str, str, str]:
        """What is corrected, in one file or in all."""
        return self.label, self.under, self.only_file

    @property
    def mark(self) -> str:
        """A word that tells it from the other rows of its layout."""
        return repr(self.place)

    @property
    def says(self) -> bool:
        """Whether it corrects anything at all."""
        return self.left_out or any((self.indicator, self.area, self.period))

    def over(self, other: RowCorrection) -> RowCorrection:
        """This correction, with what another of the same row says besides."""
        return replace(
            self,
            left_out=self.left_out or other.left_out,
            indicator=self.indicator or other.indicator,
            area=self.area or other.area,
            period=self.period or other.period,
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
    the partner in whose file it was first put right, "" where nobody said. ``rows``: what was said of its rows."""

    fingerprint: str
    name: str
    corrections: tuple[Correction, ...] = ()
    matches: tuple[Match, ...] = ()
    headings: tuple[str, ...] = ()
    heading_rows: int = 0
    partner: str = ""
    rows: tuple[RowCorrection, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.heading_rows <= MOST_HEADING_ROWS:
            raise ValueError(f"headings run over {MOST_HEADING_ROWS} rows at most, not {self.heading_rows}")

    @property
    def of_rows(self) -> bool:
        """Whether it speaks of rows that are headings, and not of a table's columns."""
        return ROWS in self.fingerprint

    @property
    def says(self) -> bool:
        """Whether anything is remembered of the layout."""
        return bool(self.corrections or self.matches or self.heading_rows or self.rows)

    def without(self, said: Correction) -> Layout:
        """The layout without a correction."""
        return replace(self, corrections=tuple(one for one in self.corrections if one != said))

    def without_row(self, said: RowCorrection) -> Layout:
        """The layout without what was said of a row."""
        return replace(self, rows=tuple(one for one in self.rows if one != said))

    def with_row(self, said: RowCorrection) -> Layout:
        """The layout with one more correction of a row, in the place of an earlier one of the same row."""
        return replace(self, rows=(*(one for one in self.rows if one.place != said.place), said))

    def with_correction(self, said: Correction) -> Layout:
        """The layout with one more correction, in the place of an earlier one of the same column or table."""
        kept = [one for one in self.corrections if not said.replaces(one)]
        return replace(self, corrections=(*kept, said))

    def with_match(self, said: Match) -> Layout:
        """The layout with one more match, in the place of an earlier one of the same text."""
        kept = [one for one in self.matches if (one.role, one.text) != (said.role, said.text)]
        return replace(self, matches=(*kept, said))


def corrected(
    headings: Sequence[Heading], said: Mapping[int, Correction], own: Period | None, chosen: Period | None = None
) -> tuple[Heading, ...]:
    """The headings as a person said (column of the sheet → correction); the others stay as they were read. ``own``: the
    return's period, ``chosen``: the one that a person chose for it."""
    whole = said.get(TABLE)
    made = [
        _corrected(one, said[one.column.index], own, chosen) if one.column.index in said else one for one in headings
    ]
    if whole is None or not whole.unit:
        return tuple(made)
    return tuple(replace(one, unit=one.unit or whole.unit) for one in made)


def _corrected(heading: Heading, said: Correction, own: Period | None, chosen: Period | None) -> Heading:
    role = heading.role if said.role is None else Role(said.role)
    measure = said.measure or heading.measure or ("actual" if role is Role.FIGURE else "")
    why = f"a person said so of “{heading.name}”" if heading.name else "a person said so"
    indicator = series_of(said.indicator) if said.indicator else None
    heading = replace(
        heading, role=role, measure=measure, explicit=True, unit=said.unit or heading.unit, why=why,
        indicator=indicator, area=said.area,
    )  # fmt: skip
    period = period_said(said, own, chosen)
    return heading if period is None else replace(heading, period=period, question=None, to_date=False, said=True)


def series_of(key: str) -> tuple[str, str]:
    """Indicator and part of a key: "NI 33|i"."""
    indicator, _, part = key.partition("|")
    return indicator, part


def period_said(said: Correction | RowCorrection, own: Period | None, chosen: Period | None = None) -> Period | None:
    """The period that a correction says; where it is told from the return's, that of ``own``, or the one that a person
    chose for the return. None where nothing says it: a whole year does not say up to when "to date" is."""
    if said.period in _RELATIVE:
        whole = own is not None and own.basis is Basis.FINANCIAL_YEAR and said.period == "year-to-date"
        base = chosen or (None if whole else own)
        return _RELATIVE[said.period](base) if base is not None else None
    read = read_period(said.period) if said.period else None
    return read if isinstance(read, Period) else None
