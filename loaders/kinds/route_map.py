"""A route map: workstreams and their numbered activities by month, shown by marks and by fill colours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.figures import Entry
from loaders.kinds.fitting_fields import fitted, linked_in, with_code
from loaders.kinds.item_numbers import Numbers, begins_with_number, numbers_of
from loaders.kinds.not_used import say_not_used
from loaders.kinds.register_rows import AIM, is_wide
from loaders.kinds.route_map_marks import Key, is_key, read_key, read_marks
from loaders.kinds.route_map_months import Months
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import tidy
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.measures.route_map import letter_of
from lsp_data.periods import label

_LETTER = re.compile(r"^\s*([A-Z])(?:[.):]\s*|\s+[-–—]\s+)(\S.*)$", re.DOTALL)
_BESIDE = ("lead", "dependencies", "comments")  # what a column of its own says of an activity


@dataclass(slots=True)
class _Stream:
    """A workstream while its rows are read."""

    name: str = ""
    aim: str | None = None
    cell: str = ""
    activities: int = 0


@dataclass(slots=True)
class _Reading:
    """What was read so far of a map. ``fills``: whether colours can be read; ``numbers``: those its activities have."""

    rows: Rows
    header: Months
    known: Known
    findings: Findings
    key: Key
    fills: bool
    numbers: Numbers
    stream: _Stream = field(default_factory=_Stream)
    entries: list[Entry] = field(default_factory=list)

    @property
    def letter(self) -> str:
        """The letter of the workstream, "" where it has none."""
        return letter_of(self.stream.name)

    def begin(self, name: str, cell: Cell) -> None:
        """A workstream begins."""
        self.close()
        lettered = _LETTER.match(name)
        plain = f"{lettered[1]}. {tidy(lettered[2])}" if lettered else name
        self.stream = _Stream(plain, None, cell_name(cell.row, cell.column))

    def close(self) -> None:
        """A workstream that has no activities is said as such."""
        one = self.stream
        if one.name and not one.activities:
            fields: dict[str, object] = {"workstream": one.name, "aim": one.aim, "year": self.header.year_text}
            self.entries.append(Entry(self.rows.sheet.name, one.cell, "workstream", fields))

    def add(
        self, place: Cell, number: str | None, text: str, months: Mapping[str, str], words: Mapping[str, Cell]
    ) -> None:
        """An activity of the workstream; ``words``: by role, the row's cells under headings."""
        sheet, at = self.rows.sheet.name, cell_name(place.row, place.column)
        linked = with_code(tidy(words["indicators"].text)) if "indicators" in words else ""
        fields: dict[str, object] = {
            "workstream": self.stream.name or None, "aim": self.stream.aim, "number": number, "activity": tidy(text),
            "year": self.header.year_text, "months": dict(months), "undated": not months,
            "indicators": linked_in((text, linked), self.known, self.findings, sheet, at),
        }  # fmt: skip
        fields |= {name: tidy(words[name].text) for name in _BESIDE if name in words}
        self.entries.append(Entry(sheet, at, "activity", fitted("activity", fields, self.findings, sheet, at)))
        self.stream.activities += 1


def read(
    rows: Rows, header: Months, known: Known, findings: Findings, book_format: str, *, template: bool = False
) -> list[Entry]:
    """The activities of the map, and the workstreams that have none, in their order. ``template``: it is our own,
    whose entry colour says where to write and no more (see read_marks)."""
    name = rows.sheet.name
    fills = book_format in ("xlsx", "xls")
    if not fills and not template:
        findings.tell("fills-not-read", name, cell_name(header.row, min(header.columns)))
    first = cell_name(header.row, min(header.columns))
    if header.year is None:
        findings.tell("year-unknown", name, first)
    elif header.guessed is not None:
        findings.tell("months-before-year", name, first, first=label(header.guessed), year=header.year_text)
    _say_what_was_left_out(rows, header, findings)
    headed = [column for column, role in header.others.items() if role == "activity"]
    key = read_key(rows, header.row, header.columns, headed)
    below = [(number, key.without(held)) for number, held in rows.between(header.row + 1, rows.numbers[-1])]
    reading = _Reading(rows, header, known, findings, key, fills, numbers_of(_activities(header, below)))
    for number, cells in below:
        if cells:
            _row(reading, number, cells)
    reading.close()
    return reading.entries


def _activities(header: Months, below: Iterable[tuple[int, Sequence[Cell]]]) -> Iterator[str]:
    """The texts in the rows below the months that may be activities."""
    first, roles = min(header.columns), header.others
    for _, cells in below:
        headed = [cell for cell in cells if roles.get(cell.column) == "activity"]
        plain = [cell for cell in cells if cell.column < first and not roles.get(cell.column)]
        text = " ".join(tidy(cell.text) for cell in headed or plain)
        if text and not _LETTER.match(text) and not AIM.match(text):
            yield text


def _say_what_was_left_out(rows: Rows, header: Months, findings: Findings) -> None:
    """Columns whose headings have no meaning here are told, not dropped: those behind the months, and those before them
    where another one is headed as the activities'."""
    last = max(header.columns) if "activity" not in header.others.values() else 0
    unknown = [column for column, role in header.others.items() if not role and column > last]
    heads = [cell for column in unknown if (cell := rows.at(header.row, column)) is not None]
    say_not_used(rows, [cell for cell in heads if not is_key(cell)], findings)


def _row(reading: _Reading, number: int, cells: Sequence[Cell]) -> None:
    header, first = reading.header, min(reading.header.columns)
    words = {
        role: cell
        for cell in reversed(cells)
        if cell.column not in header.columns and (role := header.others.get(cell.column))
    }
    months = read_marks(reading.rows, header.columns, reading.key, reading.findings, number, fills=reading.fills)
    if "activity" in words or "workstream" in words:
        _headed_row(reading, words, cells, months)
        return
    labels = [cell for cell in cells if cell.column < first and not header.others.get(cell.column)]
    if not labels and len(cells) == 1 and cells[0].column < first:
        labels = list(cells)  # under another column's heading, merged over the row
    if labels:
        _plain_row(reading, labels, words, months)


def _plain_row(reading: _Reading, labels: Sequence[Cell], words: Mapping[str, Cell], months: Mapping[str, str]) -> None:
    """A row whose words stand under no heading: a workstream, its aim, or an activity."""
    texts = [tidy(cell.text) for cell in labels]
    text = " ".join(texts)
    aim = AIM.match(text)
    if aim and not months:
        reading.stream.aim = tidy(aim[1]) or None
    elif _LETTER.match(text) and not months:
        reading.begin(text, labels[0])
    elif months or begins_with_number(text):
        number, activity = reading.numbers.split(texts, reading.letter)
        reading.add(labels[0], number, activity, months, words)
    elif not reading.stream.name or (labels[0].bold and len(labels) == 1):
        reading.begin(text, labels[0])
    else:
        place = cell_name(labels[0].row, labels[0].column)
        reading.findings.tell("line-below-left-out", reading.rows.sheet.name, place, text)


def _headed_row(reading: _Reading, words: Mapping[str, Cell], cells: Sequence[Cell], months: Mapping[str, str]) -> None:
    """A row whose words stand under headings of their own."""
    if "activity" in words and "workstream" not in words and len(cells) == 1 and not months:
        text = tidy(words["activity"].text)
        if aim := AIM.match(text):
            reading.stream.aim = tidy(aim[1]) or None
            return
        if _heads(reading, words["activity"], text):
            reading.begin(text, words["activity"])
            return
    if "workstream" in words and (title := tidy(words["workstream"].text)) != reading.stream.name:
        reading.begin(title, words["workstream"])
    if "aim" in words:
        reading.stream.aim = tidy(words["aim"].text)
    if "activity" in words:
        number, text = (
            tidy(words["number"].text).rstrip(".):") if "number" in words else None,
            tidy(words["activity"].text),
        )
        if "number" not in reading.header.others.values():
            number, text = reading.numbers.split([text], reading.letter)
        place = min(words.values(), key=lambda cell: cell.column)
        reading.add(place, number, text, months, words)


def _heads(reading: _Reading, cell: Cell, text: str) -> bool:
    """Whether a cell alone in its row under the heading of the activities names the workstream of the rows below, where
    no other column does: merged, bold or lettered."""
    if "workstream" in reading.header.others.values() or begins_with_number(text):
        return False
    return is_wide(reading.rows, cell) or cell.bold or bool(_LETTER.match(text))
