"""A calendar of meetings: months down the side, what meets across, and in each cell the day on which it does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.figures import Entry
from loaders.kinds.fitting_fields import day_of, fitted
from loaders.kinds.nothing_said import says_nothing
from loaders.kinds.open_entries import written
from loaders.kinds.shared_kinds import MEETINGS
from loaders.meaning.around import Findings
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows, cell_name
from loaders.tables.said import may_say
from loaders.workbook.grid import Cell
from lsp_data.periods import Basis, Period, read_period

FEWEST_MONTHS, FEWEST_DAYS = 3, 3
_MEETINGS = re.compile(r"\bmeetings?\b", re.IGNORECASE)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where the calendar lies: the row of its headings, the rows of its months, what meets in each column of days, and
    what the other columns say of the meetings of their row."""

    row: int
    months: Sequence[int]
    meets: Mapping[int, str]
    beside: Mapping[int, str]


def find(rows: Rows) -> Calendar | None:
    """The calendar on this sheet, of which a line or a heading says that it is of meetings; None where it is none."""
    texts = _short_texts(rows) if may_say(rows, ("meeting",)) else ()
    if not any(_MEETINGS.search(text) for text in (rows.sheet.name, *texts)):
        return None
    months = [number for number, cells in rows.cells.items() if _is_month(cells[0])]
    if len(months) < FEWEST_MONTHS or len({rows.row(one)[0].column for one in months}) > 1:
        return None
    side = rows.row(months[0])[0].column
    header = max((number for number in rows.numbers if number < months[0]), default=0)
    heads = {cell.column: tidy(cell.text) for cell in rows.row(header) if cell.column > side}
    meets = {column: name for column, name in heads.items() if _holds_days(rows, months, column)}
    days = sum(rows.at(one, column) is not None for one in months for column in meets)
    if not meets or days < FEWEST_DAYS:
        return None
    beside = {cell.column: "" for one in months for cell in rows.row(one) if cell.column > side}
    return Calendar(header, months, meets, {one: heads.get(one, "") for one in sorted(beside) if one not in meets})


def _short_texts(rows: Rows) -> list[str]:
    return [cell.text for cells in rows.worded.values() for cell in cells if len(cell.text) <= 120]


def _is_month(cell: Cell) -> bool:
    """Whether a cell names a month, with a year or without."""
    if not isinstance(cell.value, str):
        return isinstance(cell.value, date) and cell.value.day == 1
    named = read_period(cell.text)
    return bool(_MONTH.fullmatch(fold(cell.text))) or (isinstance(named, Period) and named.basis is Basis.MONTH)


def _holds_days(rows: Rows, months: Sequence[int], column: int) -> bool:
    """Whether days stand in most cells of a column, none of them a number."""
    cells = [cell for one in months if (cell := rows.at(one, column)) is not None and not says_nothing(cell.text)]
    return sum(_day(cell) is not None for cell in cells) * 2 > len(cells)


def _day(cell: Cell) -> date | None:
    if isinstance(cell.value, date):
        return cell.value
    return day_of(cell.text) if isinstance(cell.value, str) else None


def read(rows: Rows, found: Calendar, findings: Findings) -> list[Entry]:
    """One entry a day, with what stands beside it in its row; what stands there and is no day is told, and so are lines
    below the months."""
    entries: list[Entry] = []
    name = rows.sheet.name
    for number in found.months:
        notes = [
            f"{head}: {written(cell)}" if head else written(cell)
            for column, head in found.beside.items()
            if (cell := rows.at(number, column)) is not None and not says_nothing(cell.text)
        ]
        for column, meeting in found.meets.items():
            cell = rows.at(number, column)
            if cell is None or says_nothing(cell.text):
                continue
            day, place = _day(cell), cell_name(number, column)
            fields: dict[str, object] = {one.name: None for one in MEETINGS.fields}
            fields |= {"date": f"{day:%d/%m/%Y}" if day else written(cell), "name": meeting}
            fields = fitted("meeting", fields | {"notes": "\n".join(notes) or None}, findings, name, place)
            entries += [Entry(name, place, "meeting", fields)] if fields["date"] else []
    for _, cells in rows.between(found.months[0], rows.numbers[-1]):
        for cell in cells if cells[0].row not in found.months else ():
            findings.tell("line-below-left-out", name, cell_name(cell.row, cell.column), tidy(cell.text))
    return entries
