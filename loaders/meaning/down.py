"""What the labels beside rows of values say when no heading is known to us: area, period, names, marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.meaning.area_columns import area_reason, beside_codes, coarse_to_fine, heading_words
from loaders.meaning.area_kinds import kinds_of_areas
from loaders.meaning.bands import are_bands
from loaders.meaning.counted import NAMED_PARTS, counted_by
from loaders.meaning.measures_as_codes import Measured, measured_by_code
from loaders.meaning.named_periods import Named, changes_between, named_periods
from loaders.meaning.notes import Notes
from loaders.meaning.phrases import in_name, is_part_of_year, reads_as_period
from loaders.meaning.row_areas import RowArea, row_areas, without_code, written_once
from loaders.meaning.row_labels import NO_LABEL, Labels, cells_in, label, labels_in
from loaders.meaning.row_measures import row_measure
from loaders.meaning.row_names import RowNames, innermost, row_names
from loaders.meaning.row_periods import RowPeriod, row_periods, says_change
from loaders.meaning.sections import Section
from loaders.meaning.words import fold, tidy
from loaders.tables.blocks import heads_notes
from loaders.tables.keys import are_references, is_code, part_named
from loaders.tables.row_kinds import STATUS_WORDS
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.periods import Ambiguous, Period

_CODE_WORDS = re.compile(r"\b(?:codes?|order|rank|fid|objectid|uprn|easting|northing|sort)\b")
_FLAG = re.compile(r"^(?:[prefPREF]|\[\w{1,3}\]|\([a-z]\)|[*†‡§#^!~]{1,2})$")
SHORT = 12  # characters that a reference to notes has at most
SAMPLE = 300  # rows that decide what a column is


@dataclass(frozen=True, slots=True)
class Roles:
    """What the label columns of one table are; ``areas`` from coarse to fine, or one list indented over several."""

    areas: tuple[int, ...] = ()
    periods: tuple[int, ...] = ()  # outermost first: a year, then its quarters
    names: tuple[int, ...] = ()
    flags: tuple[int, ...] = ()  # marks alone: they speak of the row
    held: tuple[int, ...] = ()  # names written once over several rows
    left_out: tuple[int, ...] = ()  # codes, ranks
    counted: Mapping[int, str] = field(default_factory=dict)  # columns of bare numbers, and the word that they count
    why: Mapping[int, str] = field(default_factory=dict)


class Down(NamedTuple):
    """One row by its labels. ``change``: the row says how the values above it moved.

    A tuple, because a table may have as many as a sheet has rows: a frozen dataclass takes four times as long."""

    area: str = ""
    names: tuple[str, ...] = ()
    period: Period | None = None
    question: Ambiguous | None = None
    marker: str | None = None
    status: str | None = None
    note: str = ""
    change: bool = False
    part: str = ""  # the part of a year ("Q2", "Jan", "Total") whose year the column says, too
    measure: str = ""  # what its figures are where the row says so: "Plan", "2008/09 target"
    between: Period | None = None  # from when to when its change is, where the two rows right above say it


def roles_of(
    rows: Rows,
    columns: Sequence[int],
    numbers: Sequence[int],
    headings: Mapping[int, str],
    notes: Notes,
    said: Mapping[int, str],
) -> Roles:
    """What each label column is, by its heading and by what it holds; each decision with its reason. ``said``: column →
    role as a person has it (area, period, figure_status, "" for unread, any other: it names the figures)."""
    areas: dict[int, int] = {}
    periods: list[int] = []
    names: list[int] = []
    flags: list[int] = []
    left_out: list[int] = []
    why: dict[int, str] = {}
    counted: dict[int, str] = {}
    sample = numbers if len(numbers) <= SAMPLE else numbers[:: len(numbers) // SAMPLE]
    for column in columns:
        heading = heading_words(headings, column)
        texts = [text for number in sample if (text := label(rows, number, column, notes)[0])]
        if not texts:
            continue
        if word := counted_by(headings.get(column, ""), texts):
            counted[column] = word
        if column in said:
            role = said[column]
            if role == "area":
                areas[column] = len(set(texts))
            else:
                kept = {"period": periods, "figure_status": flags, "": left_out}
                kept.get(role, names).append(column)
            why[column] = "a person said so"
        elif all(map(_says_status, texts)) or (heads_notes(heading) and all(len(one) <= SHORT for one in texts)):
            flags.append(column)
            why[column] = "marks of the rows"
        elif column in counted and part_named(counted[column]) in NAMED_PARTS:
            periods.append(column)
            why[column] = f"its heading is “{heading}”"
        elif _CODE_WORDS.search(heading) or are_references(heading, texts) or sum(map(is_code, texts)) * 2 > len(texts):
            left_out.append(column)
            why[column] = "codes or an order, which name nothing"
        elif _say_periods(texts):
            periods.append(column)
            why[column] = "its cells are periods"
        elif reason := area_reason(rows, column, sample, heading, texts, areas) or beside_codes(heading, headings):
            areas[column] = len(set(texts))
            why[column] = reason
        else:
            names.append(column)
            why[column] = "its texts name the figures"
    kinds = kinds_of_areas(rows, [one for one in names if one not in said], tuple(areas), sample, headings)
    names = [one for one in names if one not in kinds]
    left_out += kinds
    why |= dict.fromkeys(kinds, "it says of which kind each area is")
    held = _held(rows, names, numbers)
    ordered = coarse_to_fine(rows, areas, sample)
    periods.sort(key=lambda column: column in counted)  # the number of a quarter divides the year, wherever it stands
    return Roles(ordered, tuple(periods), tuple(names), tuple(flags), held, tuple(left_out), counted, why)


def _say_periods(texts: Sequence[str]) -> bool:
    """Whether most labels are periods; what heads the rows of changes below them does not count."""
    others = [text for text in texts if not says_change(text)]
    if are_bands(others):
        return False
    return sum(reads_as_period(one) or is_part_of_year(one) for one in others) * 2 > len(others)


def _held(rows: Rows, names: Sequence[int], numbers: Sequence[int]) -> tuple[int, ...]:
    """The columns of names that are written once and hold for the rows below: blank in most rows, and wherever they
    are filled, the innermost column is filled, too. (A list indented over columns has one name a row.)"""
    if len(names) < 2:
        return ()
    inner = names[-1]
    if sum(rows.at(number, inner) is not None for number in numbers) * 10 < 9 * len(numbers):
        return ()
    found = []
    for column in names[:-1]:
        filled = [number for number in numbers if rows.at(number, column) is not None]
        if filled and len(filled) * 10 < 7 * len(numbers) and filled[0] == numbers[0]:
            found.append(column)
    return tuple(found)


def _says_status(text: str) -> bool:
    return is_flag(text) or fold(text) in STATUS_WORDS


def is_flag(text: str) -> bool:
    """Whether a text is nothing but a mark: "r", "[p]", "†"."""
    return bool(_FLAG.match(text))


def down(
    rows: Rows,
    roles: Roles,
    numbers: Sequence[int],
    sections: Mapping[int, Section],
    notes: Notes,
    within: Period | None,
    *,
    dated: bool = False,
    monthly: bool = False,
) -> dict[int, Down]:
    """Each row by its number. ``within`` is the year that "Q2" in a row belongs to where nothing nearer says one;
    ``dated``: the columns say when their figures are, so that a period in a row's name is a part of it; ``monthly``:
    titles or headings speak of months."""
    looked = (*roles.areas, *roles.periods, *roles.names, *roles.left_out)
    cells = {column: cells_in(rows, column, numbers) for column in looked}  # each is looked at once
    said = {column: labels_in(held, column, notes) for column, held in cells.items()}
    names = {column: said[column] for column in roles.names}
    inner = {} if dated else innermost(names, roles.counted)
    named = named_periods(inner)
    periods = {column: (cells[column], said[column]) for column in roles.periods}
    codes = [said[column] for column in roles.left_out]
    uncoded = without_code([cells[column] for column in roles.left_out], numbers)
    areas = row_areas([said[column] for column in roles.areas], numbers, uncoded)
    told = _Told(
        notes, roles, sections, said, areas, named,
        row_names(names, roles.counted, roles.held, named, numbers),
        changes_between(inner, named),
        row_periods(periods, roles.counted, numbers, sections, within, monthly=monthly),
        measured_by_code(rows, codes, list(names.values()), numbers, notes),
        [cells_in(rows, column, numbers) for column in roles.flags],
    )  # fmt: skip
    carried = written_once(rows, roles.areas, (*roles.periods, *roles.names), numbers)
    found: dict[int, Down] = {}
    above = ""
    more = told.more()
    for number in numbers:
        own = areas[number]
        above = own.area or (above if carried else "")
        alone = number not in more and not (own.marks or own.total or own.said)
        found[number] = Down(above) if alone else told.row(number, above)
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What the label columns of a table tell, by row."""

    notes: Notes
    roles: Roles
    sections: Mapping[int, Section]
    said: Mapping[int, Labels]
    areas: Mapping[int, RowArea]
    named: Mapping[int, Named]
    names: Mapping[int, RowNames]
    moves: Mapping[int, Named]
    when: Mapping[int, RowPeriod]
    measured: Mapping[int, Measured]
    flags: Sequence[Mapping[int, Cell]]

    def more(self) -> frozenset[int]:
        """The rows of which something is told besides their area."""
        told = (self.sections, self.names, self.named, self.moves, self.when, self.measured, *self.flags)
        return frozenset[int]().union(*told, *(self.said[column] for column in self.roles.periods))

    def row(self, number: int, area: str) -> Down:
        """One row; ``area``: the one that it names, or that a row above it names for it."""
        section, move = self.sections.get(number, _NO_SECTION), self.moves.get(number)
        word, when = self.measured.get(number, _NOT_MEASURED).word, self.when.get(number, _NO_PERIOD)
        names, note_marks = self._names(number, section, move, when.change)
        moved = bool(when.change) or move is not None or (bool(names) and says_change(names[0]))
        period, question = when.period, when.question
        if period is None and number in self.named:
            period, question = self.named[number].period, None
        if names and period is None and question is None:
            period = next(filter(None, map(in_name, reversed(names))), None)
        own = " ".join([text for cells in self.flags if number in cells and (text := tidy(cells[number].text))])
        marker, status, note = self.notes.read_row(f"{when.flags} {own}".strip(), note_marks)
        periods = [self.said[one].get(number, NO_LABEL)[0] for one in self.roles.periods]
        measure = row_measure((*names, *word), periods)
        between = move.period if move else None
        return Down(
            area or section.area, names, period, question, marker, status, note, moved, when.part, measure, between
        )

    def _names(self, number: int, section: Section, move: Named | None, change: str) -> tuple[tuple[str, ...], str]:
        """All that names a row, and the marks of notes beside it."""
        own, said = self.areas[number], self.names.get(number, _NO_NAMES)
        word, over = self.measured.get(number, _NOT_MEASURED)
        names = said.names or over or word
        if own.total and self.roles.names and not names:
            names = ("Total",)  # of the rows above it, which say more of the area
        moved = (move.words,) if move and move.words else ()
        names = (*section.names, *moved, *names, *((own.said,) if own.said else ()), *((change,) if change else ()))
        return names, " ".join(filter(None, (own.marks, *said.marks)))


_NO_SECTION = Section()
_NO_PERIOD = RowPeriod()
_NOT_MEASURED = Measured()
_NO_NAMES = RowNames()
