"""A register of words as entries: plans, programmes and reviews that partners keep as tables, read row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.figures import Entry
from loaders.kinds.assessment_words import question_of, strand_of
from loaders.kinds.cards import Cards
from loaders.kinds.fitting_fields import fitted, linked_in, with_code
from loaders.kinds.item_numbers import Numbers, numbers_of
from loaders.kinds.legend import Legend, legend_of
from loaders.kinds.not_used import ask_of_words
from loaders.kinds.nothing_said import says_none
from loaders.kinds.register_kinds import SELF_ASSESSMENT
from loaders.kinds.register_rows import (
    AIM,
    BULLET,
    LONGEST_SECTION,
    Around,
    Line,
    fact_of,
    is_continued,
    kind_of,
    lines_of,
    theme_names,
)
from loaders.kinds.register_tables import NUMBERED, RegisterSheet, RegisterTable
from loaders.kinds.register_words import Register
from loaders.kinds.remembered import say_remembered
from loaders.meaning.around import Findings
from loaders.meaning.header_block import read_block
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows, cell_name, column_name
from loaders.workbook.grid import Cell
from lsp_data.registers import register_of

# What of a title is no name: "Safer Communities Action Plan 2009/10", "Skills (continued)".
_NO_NAME = re.compile(
    r"(?:\b(?:(?:joint|delivery|draft|outline)\s+){0,4}(?:action|improvement|delivery)\s+plans?\b.*"
    r"|\b(?:caa\s+)?self[\s-](?:assessment|evaluation)\b.*|:\s*what\b.*|\(?\bcont(?:inue)?d\.?\)?)$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(r":|\s[-–—]\s")
LONGEST_TITLE = 200  # characters; a longer text is no title that names a paper


@dataclass(slots=True)
class _Open:
    """An entry while its rows are read."""

    place: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    """What was read so far of a sheet. ``said``: by field, what a heading row or a fact says for the rows below."""

    rows: Rows
    register: Register
    known: Known
    findings: Findings
    entries: list[_Open] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    last: int = 0
    legend: Legend = field(default_factory=Legend)
    numbers: Numbers = field(default_factory=lambda: Numbers(False))

    def tell(self, code: str, cell: Cell) -> None:
        self.findings.tell(code, self.rows.sheet.name, cell_name(cell.row, cell.column), tidy(cell.text))


def read(rows: Rows, sheet: RegisterSheet, known: Known, findings: Findings) -> list[Entry]:
    """The entries of the register, in the order of its rows."""
    reading = _Reading(rows, sheet.register, known, findings, legend=legend_of(rows))
    _named_by_sheet(reading)
    for position, table in enumerate(sheet.tables):
        if position == 0:
            _above(reading, table)
        say_remembered(table.met, rows.sheet.name, table.table.place, known, findings)
        if table.met.left_out:
            continue
        _say_what_was_left_out(reading, table)
        _read_table(reading, table, headings_follow=position + 1 < len(sheet.tables))
    if not reading.entries:
        findings.tell("nil-return", rows.sheet.name, sheet.tables[0].table.place)
    reading.numbers = numbers_of(one.fields.get(sheet.register.key, "") for one in reading.entries)
    made = (_entry(reading, one) for one in reading.entries)
    return [one for one in made if not _is_none(sheet.register, one)]


def _is_none(register: Register, entry: Entry) -> bool:
    """Whether a row is no entry: without its day where the day is its key, or a statement that there is none."""
    key = entry.fields[register.key]
    return (register.dated and not key) or (register.kind == "self_assessment" and says_none(str(key or "")))


def read_cards(rows: Rows, cards: Cards, known: Known, findings: Findings) -> list[Entry]:
    """One entry a card. A row whose label is no field of its register is told, and so is a card that names nothing."""
    reading = _Reading(rows, cards.register, known, findings)
    for cell in cards.strange:
        reading.tell("line-below-left-out", cell)
    what = register_of(cards.register.entry).one
    for cell in cards.nameless:
        findings.tell("row-names-nothing", rows.sheet.name, cell_name(cell.row, cell.column), what=what)
    made = [
        _Open(
            cell_name(one.first.row, one.first.column),
            {name: "\n".join(map(written, cells)) for name, cells in one.cells.items()},
        )
        for one in cards.cards
    ]
    return [_entry(reading, one) for one in made]


def written(cell: Cell) -> str:
    """The cell as it stands: its lines kept, each without needless spaces, a raised ending with it."""
    lines = (tidy(line) for line in f"{cell.text}{cell.superscript}".splitlines())
    return "\n".join(line for line in lines if line)


def without_paper(text: str) -> str:
    """A title without what says which paper it is of: "Safer Communities Action Plan 2009/10" → "Safer Communities"; a
    longer text as it stands."""
    named = text if len(text) > LONGEST_TITLE else _NO_NAME.sub("", text)
    return tidy(named).rstrip(" :–—-")


def _named_by_sheet(reading: _Reading) -> None:
    """A sheet that bears the name of a theme or thematic partnership is its own."""
    name = next((one.name for one in reading.register.fields if one.name in ("theme", "partnership")), "")
    if name and fold(reading.rows.sheet.name) in theme_names(reading.known):
        reading.said[name] = tidy(reading.rows.sheet.name)


def _above(reading: _Reading, table: RegisterTable) -> None:
    """What stands above the first headings: facts that hold for all rows, and the nearest line as their heading."""
    register, last = reading.register, table.table.header[0] - 1
    facts = read_block(reading.rows, 1, last).facts
    found = {name: text for label, text in facts.items() if (name := register.facts.get(fold(label)))}
    title: Cell | None = None
    for _, cells in reading.rows.between(1, last):
        if fact := fact_of(cells, register.facts):
            found[fact[0]] = fact[1]
        elif len(cells) == 1 and (aim := AIM.match(tidy(cells[0].text))) and reading.register.has("aim"):
            found["aim"] = tidy(aim[1])
        elif len(cells) == 1:
            title = cells[0]
            found.pop("aim", None)
    reading.said |= found
    if title is not None and register.section not in found:
        _title(reading, tidy(title.text))


def _title(reading: _Reading, text: str) -> None:
    """A line above headings as the section of their rows, where it names one."""
    register = reading.register
    numbered = register.numbered_sections and bool(NUMBERED.match(text))
    name = _theme_before(reading, text) or without_paper(text)
    if name and len(name) <= LONGEST_SECTION and (register.titled or numbered):
        reading.said[register.section] = name


def _theme_before(reading: _Reading, text: str) -> str:
    """The known theme that a line begins with, before a colon or a dash: "Safer Communities: what we will do"."""
    before = tidy(_BEFORE.split(text, maxsplit=1)[0])
    return before if before != text and fold(before) in theme_names(reading.known) else ""


def _say_what_was_left_out(reading: _Reading, table: RegisterTable) -> None:
    headed = {column.index for column in table.table.columns} | {
        column.index for many in table.columns.values() for column in many
    }
    names = {column.index: column.text for column in table.unused}
    for _, cells in reading.rows.between(table.table.first, table.table.last):
        if len(cells) > 1:
            names |= {cell.column: "" for cell in cells if cell.column not in headed and cell.column not in names}
    if reading.register is SELF_ASSESSMENT:
        open_ones = {column: text for column, text in names.items() if column not in table.met.said}
        header, last = table.table.header[-1], table.table.last
        asked = ask_of_words(reading.rows, open_ones, header, last, reading.findings)
        names = {column: text for column, text in names.items() if column not in asked}
    if names:
        columns = ", ".join(f"{column_name(one)} “{names[one]}”" for one in sorted(names)[:8])
        place = cell_name(table.table.header[-1], min(names))
        reading.findings.tell("columns-not-used", reading.rows.sheet.name, place, columns=columns)


def _read_table(reading: _Reading, table: RegisterTable, *, headings_follow: bool) -> None:
    lines = lines_of(reading.rows, reading.register, table)
    facts = [fact_of(line.cells, reading.register.facts) for line in lines]
    full = [not line.alone and fact is None for line, fact in zip(lines, facts, strict=True)]
    for position, (line, fact) in enumerate(zip(lines, facts, strict=True)):
        if fact is not None:
            reading.said[fact[0]] = fact[1]
            continue
        around = Around(
            full[position + 1 : position + 2] == [True], any(full[position + 1 :]), headings_follow,
            position == 0 and bool(reading.entries), lines[0].alone, reading.last,
        )  # fmt: skip
        kind = kind_of(line, around, reading.rows, reading.register, table, reading.known)
        _take(reading, table, line, kind, around)


def _take(reading: _Reading, table: RegisterTable, line: Line, kind: str, around: Around) -> None:
    register, cell = reading.register, line.cells[0]
    for one in register.fields:
        if one.carried and one.name in line.named and one.name != register.key and not line.alone:
            reading.said[one.name] = written(line.named[one.name][0][1])
    if kind == "aim":
        found = AIM.match(tidy(cell.text))
        reading.said["aim"] = tidy(found[1]) if found else ""
    elif kind in ("section", "likely_section"):
        if reading.entries and is_continued(cell.text):
            return
        reading.said.pop("aim", None)
        if not around.full_follows:
            _title(reading, tidy(cell.text))
        else:
            reading.said[register.section] = tidy(cell.text)
        if kind == "likely_section":
            reading.tell("section-read", cell)
    elif kind == "left":
        reading.tell("line-below-left-out", cell)
    elif kind == "nameless":
        place = cell_name(cell.row, cell.column)
        what = register_of(register.entry).one
        reading.findings.tell("row-names-nothing", reading.rows.sheet.name, place, what=what)
    elif kind == "more":
        _fill(reading.entries[-1], register, table, line)
        reading.last = line.row
    elif kind == "entry":
        _begin(reading, table, line)


def _begin(reading: _Reading, table: RegisterTable, line: Line) -> None:
    register = reading.register
    entry = _Open(cell_name(line.row, line.cells[0].column))
    if line.key is None and register.repeats and reading.entries:
        entry.fields[register.key] = reading.entries[-1].fields.get(register.key, "")
    entry.fields |= reading.said
    reading.entries.append(entry)
    reading.last = line.row
    _fill(entry, register, table, line, begins=True)


def _fill(entry: _Open, register: Register, table: RegisterTable, line: Line, *, begins: bool = False) -> None:
    """The row's cells into the entry's fields. What is merged down from above counts where the entry begins."""
    carried = {one.name for one in register.fields if one.carried}
    for name, places in line.named.items():
        if name in carried and name != register.key:
            continue
        for column, cell in places:
            if cell.row != line.row and not begins:
                continue
            several = len(table.columns[name]) > 1 and name != register.key
            text = f"{column.text}: {written(cell)}" if several else written(cell)
            before = entry.fields.get(name, "")
            point = line.key is not None and bool(BULLET.match(line.key.text))
            parted = "\n" if several or point or line.is_paragraph or BULLET.match(text) else " "
            entry.fields[name] = f"{before}{parted}{text}" if before else text


def _entry(reading: _Reading, one: _Open) -> Entry:
    """The entry with all fields of its register, null where the sheet does not give them."""
    register, said = reading.register, dict(one.fields)
    number, words = reading.numbers.split([said.get(register.key, "")])
    if number and "number" not in said and register.has("number"):
        said["number"], said[register.key] = number, words
    if "number" in said:
        said["number"] = said["number"].strip(" .):(")
    fields: dict[str, object] = {
        each.name: said.get(each.name) or None for each in register.fields if each.name != "linked"
    }
    if register.named_in:
        texts = [
            with_code(said[name]) if name == "linked" else said[name] for name in register.named_in if said.get(name)
        ]
        sheet = reading.rows.sheet.name
        fields["indicators"] = linked_in(texts, reading.known, reading.findings, sheet, one.place)
    if register.kind == "self_assessment":
        fields["strand"] = strand_of(reading.legend.full(said.get("strand", ""))) or said.get("strand")
        fields["question"] = question_of(said.get("question", ""), headed=True) or said.get("question")
    fields = fitted(register.entry, fields, reading.findings, reading.rows.sheet.name, one.place)
    return Entry(reading.rows.sheet.name, one.place, register.entry, fields)
