"""Whose a file seems to be where it does not say so under a label: a proposal to be seen and changed, never more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from loaders.figures import Return
from loaders.mapping import Layout
from loaders.stamp import read_stamp
from loaders.workbook.faults import address
from loaders.workbook.grid import Book, Cell, Sheet
from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.names import comparable, spellings
from presentation import words

_TITLE_ROWS, _TITLE_COLUMNS, _LONGEST_TITLE = 12, 12, 160  # where a title can stand, and how long it can be
_TITLE_CELLS = 2  # cells in the row of a title: it, and a label before it
_SEVERAL = 3  # rows of a table that name a partner, so that it may be the partner's


@dataclass(frozen=True, slots=True)
class Suggested:
    """A partner's id, "" for none, and why."""

    partner: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        """What is said beside the choice of the partner."""
        return f"Suggested, because {self.why}: change it if it is another's." if self.partner else ""


def same_bytes(partner: str, known_at: date | datetime) -> Suggested:
    """The partner of whom the very same file was accepted before."""
    day = known_at.date() if isinstance(known_at, datetime) else known_at
    return Suggested(partner, f"the same file was accepted as theirs, known at {words.day(day)}")


def in_titles(book: Book, catalogue: Catalogue) -> Suggested:
    """The one partner that the titles of a file name by its full name or a known alias; none where they name two, or
    where the file is made from a workbook of ours that is nobody's own. A cell among others in its row is no title:
    what it names counts where several rows name the same."""
    stamp = read_stamp(book.properties)
    if stamp is not None and not stamp.partner:
        return Suggested()
    found: dict[str, str] = {}
    rows: dict[str, set[tuple[str, int]]] = {}
    names = [
        (row["id"], [comparable(row["name"]), *spellings(aliases=row["aliases"])]) for row in catalogue.rows["partners"]
    ]
    for sheet in book.sheets:
        for cell, alone in () if sheet.hidden else _titles(sheet):
            text = f" {comparable(cell.text)} "
            for partner, spelled in names:
                whole = any(f" {one} " == text or (" " in one and f" {one} " in text) for one in spelled if one)
                if whole:
                    rows.setdefault(partner, set()).add((sheet.name, cell.row))
                if whole and (alone or len(rows[partner]) >= _SEVERAL):
                    found.setdefault(partner, f"“{cell.text.strip()}” stands in {address(cell.row, cell.column)}")
    return Suggested(*next(iter(found.items()))) if len(found) == 1 else Suggested()


def _titles(sheet: Sheet) -> Iterator[tuple[Cell, bool]]:
    """The texts above the first row of figures, each with whether it stands alone in its row, or beside one label."""
    for row in range(1, _TITLE_ROWS + 1):
        cells = [one for column in range(1, _TITLE_COLUMNS + 1) if (one := sheet.cells.get((row, column))) is not None]
        if sum(isinstance(one.value, (int, float)) for one in cells) > 1:
            return
        yield from (
            (one, len(cells) <= _TITLE_CELLS) for one in cells
            if isinstance(one.value, str) and len(one.text) <= _LONGEST_TITLE
        )  # fmt: skip


def of_layouts(ret: Return, layouts: Mapping[str, Layout]) -> Suggested:
    """The one partner in whose files the layouts of a return's tables were put right."""
    found = {
        layout.partner: layout.name
        for region in ret.regions
        if (layout := layouts.get(region.fingerprint)) is not None and layout.partner
    }
    if len(found) != 1:
        return Suggested()
    partner, name = next(iter(found.items()))
    return Suggested(partner, f"its layout is remembered as “{name}”")
