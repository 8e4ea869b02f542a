"""A route map: workstreams and their numbered activities by month, shown by marks and by fill colours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.figures import Entry
from loaders.kinds.route_map_marks import Key, read_key, read_marks
from loaders.meaning.around import Findings
from loaders.meaning.header_block import read_block
from loaders.meaning.headings import financial_year_in
from loaders.meaning.known import Known
from loaders.meaning.words import Role, fold, role_of, tidy
from loaders.tables.rows import Rows, cell_name, column_name
from loaders.workbook.grid import Cell
from lsp_data.periods import Period, financial_year

_NAMES = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(1, 13), strict=True)
)
_LETTER = re.compile(r"^\s*([A-Z])(?:[.):]\s*|\s+[-–—]\s+)(\S.*)$", re.DOTALL)
_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,2})?[a-z]?)(?:[.):]\s*|\s+)(\S.*)$", re.DOTALL)
_AIM = re.compile(r"^\s*aims?\s*[:–—-]\s*(.*)$", re.IGNORECASE | re.DOTALL)
_ROLES = {"workstream": "workstream", "cross cutting": "", "aim": "aim", "number": "number", "no": "number",
          "activity": "activity", "action": "activity", "task": "activity", "activities": "activity",
          "indicators": "indicators",
          "linked indicators": "indicators", "nis": "indicators", "ni": "indicators", "undated": "undated"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Months:
    """The header of a route map: its row, the column of each month and its key ("2009-04", or "04" without a year)."""

    row: int
    columns: Mapping[int, str]
    others: Mapping[int, str]  # the other headed columns: column → role
    year: Period | None


def find(rows: Rows) -> Months | None:
    """The month header of a route map on this sheet; None when it is none."""
    for number in rows.numbers[:200]:
        cells = rows.row(number)
        months = _month_run(cells)
        if len(months) < 6 or _holds_figures(rows, number, months) or _names_indicators(cells):
            continue
        first = min(months)
        others = {
            cell.column: _ROLES.get(fold(cell.text), "")
            for cell in cells
            if cell.column < first or cell.column > max(months)
        }
        block = read_block(rows, 1, number - 1)
        texts = [*block.lines, *block.facts.values(), *(cell.text for cell in cells if cell.column not in months)]
        year = financial_year_in(texts) or financial_year_in([rows.sheet.name])
        return _dated(number, months, others, year)
    return None


def _month_run(cells: Sequence[Cell]) -> dict[int, tuple[int, int]]:
    """Column → (month, year or 0) of the cells that name months, in the order of the calendar, at most twelve."""
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
    return found if len(found) <= 24 else {}


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


def _holds_figures(rows: Rows, number: int, months: Mapping[int, object]) -> bool:
    """Whether numbers stand under the months: then it is a table of figures, not a plan."""
    numbers = sum(
        1
        for _, cells in rows.between(number + 1, number + 200)
        for cell in cells
        if cell.column in months and isinstance(cell.value, float) and cell.value not in (0.0, 1.0)
    )
    return numbers > 0


def _names_indicators(cells: Sequence[Cell]) -> bool:
    """Whether a column of indicator codes stands beside the months and none of activities: an empty monthly return."""
    named = {_ROLES.get(fold(cell.text), "") for cell in cells}
    return "activity" not in named and any(role_of(cell.text) is Role.INDICATOR for cell in cells)


def _dated(
    number: int, months: Mapping[int, tuple[int, int]], others: Mapping[int, str], year: Period | None
) -> Months:
    """The header with its months as ISO months where a heading or the title says the year."""
    named = list(months.values())
    written = next(((month, own) for month, own in named if own), None)
    if year is None and written is not None:
        year = financial_year(written[1] if written[0] >= 4 else written[1] - 1)
    calendar = 0
    if year is not None:
        calendar = year.start.year + (named[0][0] < 4)
    columns: dict[int, str] = {}
    previous = 0
    for column, (month, own) in months.items():
        calendar = own or (calendar + (month < previous) if calendar else 0)
        columns[column] = f"{calendar}-{month:02d}" if calendar else f"{month:02d}"
        previous = month
    return Months(number, columns, others, year)


@dataclass(frozen=True, slots=True)
class _Stream:
    name: str = ""
    aim: str | None = None
    cell: str = ""
    activities: int = 0


def read(
    rows: Rows, header: Months, known: Known, findings: Findings, book_format: str, *, template: bool = False
) -> list[Entry]:
    """The activities of the map, and the workstreams that have none, in their order. ``template``: it is our own,
    whose entry colour says where to write and no more (see read_marks)."""
    name = rows.sheet.name
    fills = book_format in ("xlsx", "xls")
    if not fills and not template:
        findings.tell("fills-not-read", name, cell_name(header.row, min(header.columns)))
    if header.year is None:
        findings.tell("year-unknown", name, cell_name(header.row, min(header.columns)))
    _say_what_was_left_out(rows, header, findings)
    headed = [column for column, role in header.others.items() if role == "activity"]
    key = read_key(rows, header.row, header.columns, headed)
    entries: list[Entry] = []
    stream = _Stream()
    for number, held in _body(rows, header):
        cells = key.without(held)
        if not cells:
            continue
        stream = _row(rows, header, known, findings, key, fills, number, cells, stream, entries)
    _close(stream, name, header, entries)
    return entries


def _say_what_was_left_out(rows: Rows, header: Months, findings: Findings) -> None:
    """Columns behind the months whose headings have no meaning here (a lead, a status) are told, not dropped."""
    behind = [column for column, role in header.others.items() if not role and column > max(header.columns)]
    texts = {column: cell.text for column in behind if (cell := rows.at(header.row, column)) is not None}
    if texts:
        columns = ", ".join(f"{column_name(column)} “{tidy(text)}”" for column, text in texts.items())
        place = cell_name(header.row, next(iter(texts)))
        findings.tell("columns-not-used", rows.sheet.name, place, columns=columns)


def _body(rows: Rows, header: Months) -> list[tuple[int, tuple[Cell, ...]]]:
    """The rows below the header that hold anything."""
    return [(number, cells) for number, cells in rows.between(header.row + 1, rows.numbers[-1])]


def _row(
    rows: Rows, header: Months, known: Known, findings: Findings, key: Key, fills: bool,
    number: int, cells: Sequence[Cell], stream: _Stream, entries: list[Entry],
) -> _Stream:  # fmt: skip
    name, first = rows.sheet.name, min(header.columns)
    words = {header.others.get(cell.column, ""): cell for cell in reversed(cells) if cell.column not in header.columns}
    labels = [cell for cell in cells if cell.column < first and header.others.get(cell.column) != "indicators"]
    linked = tidy(words["indicators"].text) if "indicators" in words else ""
    months = read_marks(rows, header.columns, key, findings, number, fills=fills)
    if "activity" in words or "workstream" in words:
        return _table_row(name, header, known, words, months, number, stream, entries)
    if not labels:
        return stream
    text = " ".join(tidy(cell.text) for cell in labels)
    place = cell_name(labels[0].row, labels[0].column)
    aim = _AIM.match(text)
    if aim and not months:
        return replace(stream, aim=tidy(aim[1]) or None)
    lettered = _LETTER.match(text)
    if lettered and not months:
        _close(stream, name, header, entries)
        return _Stream(f"{lettered[1]}. {tidy(lettered[2])}", None, place)
    numbered = _NUMBER.match(text)
    if not numbered and not months:
        if not stream.name or (labels[0].bold and len(labels) == 1):
            _close(stream, name, header, entries)
            return _Stream(text, None, place)
        findings.tell("line-below-left-out", name, place, text)
        return stream
    activity = numbered[2] if numbered else text
    printed = numbered[1] if numbered else None
    entries.append(_activity(name, place, header, known, stream, printed, activity, months, linked))
    return replace(stream, activities=stream.activities + 1)


def _table_row(
    name: str, header: Months, known: Known, words: Mapping[str, Cell], months: Mapping[str, str],
    number: int, stream: _Stream, entries: list[Entry],
) -> _Stream:  # fmt: skip
    """A row of our own template, where each thing has its column."""
    first = min((cell for cell in words.values()), key=lambda cell: cell.column)
    place = cell_name(number, first.column)
    title = tidy(words["workstream"].text) if "workstream" in words else stream.name
    if title != stream.name:
        _close(stream, name, header, entries)
        stream = _Stream(title, None, place)
    if "aim" in words:
        stream = replace(stream, aim=tidy(words["aim"].text))
    if "activity" not in words:
        return stream
    printed = tidy(words["number"].text) if "number" in words else None
    linked = tidy(words["indicators"].text) if "indicators" in words else ""
    text = tidy(words["activity"].text)
    entries.append(_activity(name, place, header, known, stream, printed, text, months, linked))
    return replace(stream, activities=stream.activities + 1)


def _activity(
    name: str, place: str, header: Months, known: Known, stream: _Stream, number: str | None, text: str,
    months: Mapping[str, str], linked: str = "",
) -> Entry:  # fmt: skip
    fields: dict[str, object] = {
        "workstream": stream.name or None,
        "aim": stream.aim,
        "number": number,
        "activity": tidy(text),
        "year": _year(header),
        "months": dict(months),
        "undated": not months,
        "indicators": list(known.named_in(f"{text} {linked}")),
    }
    return Entry(name, place, "activity", fields)


def _close(stream: _Stream, name: str, header: Months, entries: list[Entry]) -> None:
    """A workstream that has no activities is said as such."""
    if stream.name and not stream.activities:
        fields: dict[str, object] = {"workstream": stream.name, "aim": stream.aim, "year": _year(header)}
        entries.append(Entry(name, stream.cell, "workstream", fields))


def _year(header: Months) -> str | None:
    return f"{header.year.start.year}/{header.year.end.year % 100:02d}" if header.year else None
