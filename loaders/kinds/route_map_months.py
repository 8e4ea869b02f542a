"""The months over a route map: the row of its headings, the month of each column, and what its other columns hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.kinds.register_kinds import ROUTE_MAP
from loaders.kinds.register_words import candidates
from loaders.kinds.route_map_years import calendar_year_in, year_of_most, years_of
from loaders.meaning.header_block import read_block
from loaders.meaning.headings import financial_year_in
from loaders.meaning.words import Role, fold, role_of
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.periods import Period, month, year_pair

_NAMES = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(1, 13), strict=True)
)
_CODE = re.compile(r"[A-Z]{2,5}\s?\d{1,4}.{0,8}|\d{1,3}[a-z]?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")

FEWEST_MONTHS, MOST_MONTHS = 6, 24  # of a map


@dataclass(frozen=True, slots=True)
class Months:
    """The header of a route map: its row, the column of each month and its key ("2009-04", or "04" without a year)."""

    row: int
    columns: Mapping[int, str]
    others: Mapping[int, str]  # the other headed columns: column → role
    year: Period | None  # the financial year of the title, else the one in which most of the months lie
    guessed: Period | None  # the first month, where it lies before the title's year and nothing else dates it

    @property
    def year_text(self) -> str | None:
        """The year as registers have it: "2010/11"."""
        return year_pair(self.year.start.year) if self.year is not None else None


def find(rows: Rows) -> Months | None:
    """The month header of a route map on this sheet; None when it is none."""
    for number in rows.numbers[:200]:
        cells = rows.row(number)
        months = _month_run(cells)
        if (
            len(months) < FEWEST_MONTHS
            or _holds_figures(rows, number, months)
            or _names_indicators(rows, number, cells)
        ):
            continue
        first = min(months)
        others = {cell.column: role_in_map(cell) for cell in cells if cell.column < first or cell.column > max(months)}
        block = read_block(rows, 1, number - 1)
        texts = [*block.lines, *block.facts.values(), *(cell.text for cell in cells if cell.column not in months)]
        return _dated(number, _with_years(rows, number, months), others, [*texts, rows.sheet.name])
    return None


def role_in_map(cell: Cell) -> str:
    """What a column beside the months holds, by its heading: a field of an activity, "undated", or "" for nothing that
    is known."""
    if fold(cell.text) == "undated":
        return "undated"
    found = candidates(ROUTE_MAP, cell.text) if isinstance(cell.value, str) else ()
    return found[0].name if found else ""


def _month_run(cells: Sequence[Cell]) -> dict[int, tuple[int, int]]:
    """Column → (month, year or 0) of the cells that name months, one after the other in the calendar, of two years at
    most; empty where they do not follow each other or are more."""
    found: dict[int, tuple[int, int]] = {}
    previous = 0
    for cell in cells:
        named = _month(cell, previous)
        if named is None:
            continue
        if previous and named[0] != previous % 12 + 1:
            return {}
        found[cell.column] = named
        previous = named[0]
    return found if len(found) <= MOST_MONTHS else {}


def _month(cell: Cell, previous: int) -> tuple[int, int] | None:
    words = fold(cell.text).replace("'", " ").split()
    if not words or len(words) > 2:
        return None
    number = _NAMES.get(words[0][:3]) if words[0].isalpha() else None
    if number is None and len(words) == 1 and previous and words[0].isalpha() and len(words[0]) <= 2:
        # a heading cut short on paper: the letter must be that of the month that follows
        following = previous % 12 + 1
        return (following, 0) if list(_NAMES)[following - 1].startswith(words[0]) else None
    if number is None:
        return None
    year = int(words[1]) if len(words) == 2 and words[1].isdigit() else 0
    return number, year + 2000 if 0 < year < 100 else year


def _with_years(rows: Rows, number: int, months: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The months with the years that stand in the row over them."""
    found = {}
    for column, (of, year) in months.items():
        over = rows.at(number - 1, column)
        said = int(over.text) if over is not None and _YEAR.fullmatch(over.text.strip()) else 0
        found[column] = (of, year or said)
    return found


def _holds_figures(rows: Rows, number: int, months: Mapping[int, object]) -> bool:
    """Whether numbers stand under the months: then it is a table of figures, not a plan."""
    numbers = sum(
        1
        for _, cells in rows.between(number + 1, number + 200)
        for cell in cells
        if cell.column in months and isinstance(cell.value, float) and cell.value not in (0.0, 1.0)
    )
    return numbers > 0


def _names_indicators(rows: Rows, number: int, cells: Sequence[Cell]) -> bool:
    """Whether a column of indicator codes stands beside the months and none of activities: an empty monthly return."""
    if "activity" in {role_in_map(cell) for cell in cells}:
        return False
    coded = {cell.column for cell in cells if role_of(cell.text) is Role.INDICATOR}
    below = [cell for _, row in rows.between(number + 1, number + 200) for cell in row if cell.column in coded]
    return bool(coded) and (not below or any(_CODE.fullmatch(cell.text.strip()) for cell in below))


def _dated(
    number: int, months: Mapping[int, tuple[int, int]], others: Mapping[int, str], texts: Sequence[str]
) -> Months:
    """The header with its months as ISO months where a heading, the title or the sheet's name says the year."""
    named = list(months.values())
    title = financial_year_in(texts[:-1]) or financial_year_in(texts[-1:])
    years = years_of(named, title, calendar_year_in(texts))
    dated = [f"{year}-{of:02d}" if year else f"{of:02d}" for (of, _), year in zip(named, years, strict=True)]
    guessed = title is not None and not any(year for _, year in named)
    first = month(years[0], named[0][0]) if guessed else None
    early = first if title is not None and first is not None and first.start < title.start else None
    return Months(number, dict(zip(months, dated, strict=True)), others, title or year_of_most(named, years), early)
