"""What stands around a row while it is read: the sheet, the return's own header, the year, the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.figures import Entry, Figure, Header
from loaders.meaning.known import Known
from loaders.meaning.notes import Notes
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.periods import Period


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What a person said that a row is about: an indicator and part, an area, a period; None and "" where nothing."""

    indicator: tuple[str, str] | None = None
    area: str = ""
    period: Period | None = None


NOT_SAID = RowSaid()


@dataclass(frozen=True, slots=True)
class Around:
    """``year`` is the financial year that "Q2" belongs to, ``own`` the period of the return, ``codes`` whether the
    table's codes are the catalogue's (then an unknown one is a fault, otherwise its label is kept)."""

    sheet: str
    known: Known
    header: Header = field(default_factory=Header)
    year: Period | None = None
    own: Period | None = None
    codes: bool = True
    targets: bool = False  # the table sets targets: baselines and bare years are targets
    ask_rows: bool = False  # of a table without any of the catalogue's codes, each row is asked about
    columns: int = 0  # of actual figures
    facts: Mapping[str, str] = field(default_factory=dict)  # what stands above the table for all of its rows
    benchmarks: bool = False  # the rows are other areas', which the catalogue need not know
    indicator: tuple[str, str] | None = None  # what a person said that rows without a code are about
    rows: Mapping[int, RowSaid] = field(default_factory=dict)  # by the row of the sheet
    of_part: bool = False  # the table is one of several, each headed by its part of the year
    notes: Notes = field(default_factory=Notes)  # what the sheet says of its marks

    def said_of(self, row: int) -> RowSaid:
        """What a person said of a row of the sheet."""
        return self.rows.get(row, NOT_SAID)


@dataclass(slots=True)
class Findings:
    """What reading a sheet has found so far; each question is asked once."""

    figures: list[Figure] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asked: set[tuple[str, str, str]] = field(default_factory=set)

    def tell(self, code: str, sheet: str, cell: str, value: object = "", **words: object) -> None:
        """Note a problem."""
        self.problems.append(problem(code, sheet, cell, value, **words))

    def ask_once(self, about: str, code: str, sheet: str, cell: str, value: object = "", **words: object) -> None:
        """Note a problem unless the same was said about the same thing on this sheet."""
        key = (code, sheet, about)
        if key not in self.asked:
            self.asked.add(key)
            self.tell(code, sheet, cell, value, **words)

    def add(self, problems: Iterable[Problem]) -> None:
        """Note problems that were found elsewhere."""
        self.problems.extend(problems)
