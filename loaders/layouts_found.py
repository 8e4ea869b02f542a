"""How a table meets the remembered layouts: found again by the words of its headings, and what of it counts here.

A table that shares most of a remembered layout's headings is that layout, moved: what still stands there is applied,
and what moved is said. What was said of a table as a whole counts for the table with the same words about it, in files
of the partner whose layout it was; elsewhere it is asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.layout_words import (
    NO_WORDS,
    RowWords,
    TableWords,
    fingerprint,
    heading_fingerprint,
    places,
    without_periods,
    words_of,
)
from loaders.mapping import WHOLE, Correction, Layout, RowCorrection
from lsp_data.periods import Period

LIKE = 0.5  # share of headings in common from which a table is a remembered layout that moved
OTHER_WORDS = "its title or its first rows read otherwise than then"
ALIKE = "two tables on this sheet read alike, and nothing tells which one was meant"
OTHER_PARTNER = "it was said of a file of {partner}, and this file does not say that it is theirs"
NO_PARTNER = "it is not remembered in whose file it was said"


@dataclass(frozen=True, slots=True)
class Found:
    """A remembered layout as a table shows it: ``new`` and ``gone`` are headings that moved, both empty when none."""

    layout: Layout
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether its headings are others in part; an area is not taken over then, as it may be another partner's."""
        return bool(self.new or self.gone)


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table among those of its sheet: its first row, the words about it, and whether another one reads alike."""

    sheet: str
    row: int
    words: TableWords = NO_WORDS
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was said of a table as a whole and is not applied, with the reason."""

    said: Correction
    why: str


@dataclass(frozen=True, slots=True)
class Layouts:
    """What is remembered, for one file: its SHA-256 decides about corrections that are true of it alone, ``partner``
    (its id, "" while it is not known) about those of whole tables, ``period`` is what a person chose for the return.
    ``here``: the fingerprints of layouts that a person put right in this very file, of which nothing is withheld."""

    by_fingerprint: Mapping[str, Layout] = field(default_factory=dict)
    file: str = ""
    partner: str = ""
    period: Period | None = None
    here: frozenset[str] = frozenset()

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

    def said_of(self, found: Found | None, headings: Mapping[int, str], sheet: str) -> dict[int, Correction]:
        """Column of the sheet → what was said of it, for this file. ``headings``: of every column of the table, ""
        where it has none."""
        if found is None:
            return {}
        at = {place: column for column, place in places(headings).items()}
        said: dict[int, Correction] = {}
        for one in sorted(found.layout.corrections, key=lambda one: (bool(one.only_file), bool(one.sheet))):
            here = one.only_file in ("", self.file) and one.sheet in ("", sheet)
            if here and (column := at.get((one.heading, one.nth))) is not None:
                one = replace(one, area="") if found.moved else one
                said[column] = one.over(said[column]) if column in said else one
        return said

    def whole_of(self, found: Found | None, table: TablePlace) -> tuple[Correction | None, tuple[Withheld, ...]]:
        """What was said of a table as a whole, for this file, and what of it is not applied to this table."""
        said: Correction | None = None
        withheld: list[Withheld] = []
        ours = [one for one in found.layout.corrections if one.heading == WHOLE] if found else []
        for one in sorted(ours, key=lambda one: bool(one.only_file)):
            if found is None or one.only_file not in ("", self.file) or one.sheet not in ("", table.sheet):
                continue
            why = _why_not(one, table) or self._not_theirs(found.layout)
            if why:
                withheld.append(Withheld(one, why))
                continue
            one = replace(one, area="") if found.moved else one
            said = one.over(said) if said is not None else one
        return said, tuple(withheld)

    def _not_theirs(self, layout: Layout) -> str:
        if layout.fingerprint in self.here or (layout.partner and layout.partner == self.partner):
            return ""
        return OTHER_PARTNER if layout.partner else NO_PARTNER

    def rows_of(self, found: Found | None, rows: Mapping[int, RowWords]) -> tuple[dict[int, RowCorrection], set[str]]:
        """Row of the sheet → what was said of it, for this file; and the names of those that more than one row has, of
        which nothing is applied."""
        said: dict[int, RowCorrection] = {}
        doubled: set[str] = set()
        ours = found.layout.rows if found else ()
        for one in sorted(ours, key=lambda one: bool(one.only_file)):
            if found is None or one.only_file not in ("", self.file):
                continue
            numbers = _rows_named(one, rows)
            if len(numbers) > 1:
                doubled.add(one.name)
            for number in numbers if len(numbers) == 1 else ():
                one = replace(one, area="") if found.moved else one
                said[number] = one.over(said[number]) if number in said else one
        return said, doubled

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


def _why_not(said: Correction, table: TablePlace) -> str:
    """Why a table is not the one that is meant; "" where it is."""
    if said.row and said.only_file:
        return "" if said.row == table.row else OTHER_WORDS
    if said.words != NO_WORDS and not said.words.fits(table.words):
        return OTHER_WORDS
    return ALIKE if table.alike else ""


def _rows_named(said: RowCorrection, rows: Mapping[int, RowWords]) -> list[int]:
    """The rows that are called so; where none is, those that are but for what says when."""
    same = [number for number, one in rows.items() if (one.label, one.under) == (said.label, said.under)]
    if same or not (plain := without_periods(said.label)):
        return same
    under = without_periods(said.under)
    return [
        number for number, one in rows.items()
        if (without_periods(one.label), without_periods(one.under)) == (plain, under)
    ]  # fmt: skip


def alike(tables: Sequence[tuple[str, TableWords]]) -> list[bool]:
    """Of each table of a sheet (its fingerprint, the words about it) whether another one reads alike."""
    return [
        any(place != other and name == named and words.fits(about) for other, (named, about) in enumerate(tables))
        for place, (name, words) in enumerate(tables)
    ]
