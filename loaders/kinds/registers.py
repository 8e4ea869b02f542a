"""A register of words as entries: plans, programmes and reviews that partners keep as tables, read row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.figures import Entry
from loaders.kinds.assessment_words import question_of, strand_of
from loaders.kinds.cards import Cards
from loaders.kinds.fitting_fields import fitted, linked_in, with_code
from loaders.kinds.item_numbers import Numbers, numbers_of
from loaders.kinds.legend import Legend, legend_of
from loaders.kinds.not_used import named, say_columns_left_out
from loaders.kinds.nothing_said import says_none
from loaders.kinds.open_entries import OpenEntry, as_steps, fill, written
from loaders.kinds.paper_names import theme_before, without_paper
from loaders.kinds.progress_words import status_of
from loaders.kinds.register_contents import without_codes
from loaders.kinds.register_groups import filled_once_a_group, heading_of
from loaders.kinds.register_kinds import SELF_ASSESSMENT
from loaders.kinds.register_rows import (
    AIM,
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
from loaders.meaning.theme_names import ThemeNames
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.periods import Period, read_period
from lsp_data.registers import register_of

_GROUPS = frozenset({"theme", "commitment", "aim"})  # what a row is of: its indicators are the row's


@dataclass(slots=True)
class _Reading:
    """What was read so far of a sheet. ``said``: by field, what a heading row or a fact says for the rows below.
    ``groups``: by field, what a column that is filled once a group of rows said last. ``theme``: what stands above the
    first headings and holds for all; ``heading``: of a section that is no theme."""

    rows: Rows
    register: Register
    known: Known
    findings: Findings
    entries: list[OpenEntry] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    theme: str = ""
    heading: str = ""
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
            reading.theme = reading.said.get("theme", "")
        say_remembered(table.met, rows.sheet.name, table.table.place, known, findings)
        if table.met.left_out:
            continue
        say_columns_left_out(rows, table, findings, of_statements=sheet.register is SELF_ASSESSMENT)
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
        OpenEntry(
            cell_name(one.first.row, one.first.column),
            fields={name: "\n".join(map(written, cells)) for name, cells in one.cells.items()},
        )
        for one in cards.cards
    ]
    return [_entry(reading, one) for one in made]


def _named_by_sheet(reading: _Reading) -> None:
    """A sheet that bears the name of a theme or thematic partnership is its own."""
    name = _theme_field(reading.register)
    if name and fold(reading.rows.sheet.name) in theme_names(reading.known):
        reading.said[name] = tidy(reading.rows.sheet.name)


def _theme_field(register: Register) -> str:
    """The field that says which theme or thematic partnership a row is of; "" where there is none."""
    return next((one.name for one in register.fields if one.name in ("theme", "partnership")), "")


def _above(reading: _Reading, table: RegisterTable) -> None:
    """What stands above the first headings: facts that hold for all rows, and the nearest line as their heading."""
    register, last = reading.register, table.table.header[0] - 1
    facts = read_block(reading.rows, 1, last).facts
    found = {name: text for label, text in facts.items() if (name := register.facts.get(fold(label)))}
    title: Cell | None = None
    titles = 0
    for _, cells in reading.rows.between(1, last):
        if fact := fact_of(cells, register.facts):
            found[fact[0]] = fact[1]
        elif len(cells) == 1 and (aim := AIM.match(tidy(cells[0].text))) and reading.register.has("aim"):
            found["aim"] = tidy(aim[1])
        elif len(cells) == 1:
            title = cells[0]
            titles += 1
            found.pop("aim", None)
    reading.said |= found
    if title is not None and register.section not in found:
        _title(reading, tidy(title.text))
    if title is not None and titles > 1 and not (register.titled or NUMBERED.match(tidy(title.text))):
        _partnership(reading, tidy(title.text))


def _partnership(reading: _Reading, text: str) -> None:
    """The line below a paper's title as the partnership whose paper it is, where its rows name one and nothing else
    says which."""
    if "partnership" in reading.said or not reading.register.has("partnership"):
        return
    if len(text) <= LONGEST_SECTION and without_paper(text) == text and not isinstance(read_period(text), Period):
        reading.said["partnership"] = text


def _title(reading: _Reading, text: str) -> None:
    """A line above headings as the section of their rows, where it names one."""
    register = reading.register
    numbered = register.numbered_sections and bool(NUMBERED.match(text))
    if (of_theme := _theme_field(register)) and fold(text) in theme_names(reading.known):
        reading.said[of_theme], reading.heading = text, ""
        return
    name = theme_before(text, theme_names(reading.known)) or without_paper(text)
    if name and len(name) <= LONGEST_SECTION and (register.titled or numbered):
        reading.said[register.section] = name


def _read_table(reading: _Reading, table: RegisterTable, *, headings_follow: bool) -> None:
    lines = lines_of(reading.rows, reading.register, table)
    facts = [fact_of(line.cells, reading.register.facts) for line in lines]
    full = [not line.alone and fact is None for line, fact in zip(lines, facts, strict=True)]
    groups = filled_once_a_group(reading.rows, reading.register, table)
    reading.groups.clear()
    for position, (line, fact) in enumerate(zip(lines, facts, strict=True)):
        if fact is not None:
            reading.said[fact[0]] = fact[1]
            continue
        if words := heading_of(line, lines[position + 1 : position + 2], reading.register, table):
            _section(reading, words)
            place = cell_name(line.row, line.cells[0].column)
            reading.findings.tell("section-read", reading.rows.sheet.name, place, words)
            continue
        _grouped(reading, groups, table, line)
        around = Around(
            full[position + 1 : position + 2] == [True], any(full[position + 1 :]), headings_follow,
            position == 0 and bool(reading.entries), lines[0].alone, reading.last,
        )  # fmt: skip
        kind = kind_of(line, around, reading.rows, reading.register, table, reading.known)
        _take(reading, table, line, kind, around)


def _grouped(reading: _Reading, groups: Mapping[str, int], table: RegisterTable, line: Line) -> None:
    """What holds for the row's group, as far as its columns say: the row's own, or what stands above where the row
    begins right of it, which is told once."""
    for name, column in groups.items():
        if name in line.named:
            reading.groups[name] = written(line.named[name][0][1])
        elif line.cells[0].column < column or line.alone:
            reading.groups.pop(name, None)
        elif name in reading.groups:
            title = named({column: table.columns[name][0].text})
            place = cell_name(table.table.header[-1], column)
            reading.findings.ask_once(title, "group-carried", reading.rows.sheet.name, place, column=title)


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
            _section(reading, tidy(cell.text))
        if kind == "likely_section":
            reading.tell("section-read", cell)
    elif kind == "left":
        reading.tell("line-below-left-out", cell)
    elif kind == "nameless":
        place = cell_name(cell.row, cell.column)
        what = register_of(register.entry).one
        reading.findings.tell("row-names-nothing", reading.rows.sheet.name, place, what=what)
    elif kind == "more":
        fill(reading.entries[-1], register, table, line)
        reading.last = line.row
    elif kind in ("entry", "step"):
        _begin(reading, table, line, step=kind == "step")


def _section(reading: _Reading, text: str) -> None:
    """The heading of the rows below: their theme, or words of its own where the register's sections need be none or the
    paper is a known theme's."""
    register, names = reading.register, ThemeNames.of(reading.known.catalogue)
    of_another = bool(register.besides) or (register.has("comments") and bool(names.meant(reading.theme)))
    is_theme = not of_another or bool(names.meant(text))
    reading.said.pop("aim", None)
    reading.said[register.section] = text if is_theme else reading.theme
    reading.heading = "" if is_theme else text


def _begin(reading: _Reading, table: RegisterTable, line: Line, *, step: bool) -> None:
    register = reading.register
    entry = OpenEntry(cell_name(line.row, line.cells[0].column), heading=reading.heading)
    if line.key is None and register.repeats and reading.entries:
        entry.fields[register.key] = reading.entries[-1].fields.get(register.key, "")
    entry.fields |= reading.said | {name: text for name, text in reading.groups.items() if name not in line.named}
    reading.entries.append(entry)
    reading.last = line.row
    fill(entry, register, table, line, begins=True)
    if step:
        as_steps(reading.entries[-2], entry, register)


def _entry(reading: _Reading, one: OpenEntry) -> Entry:
    """The entry with all fields of its register, null where the sheet does not give them."""
    register, said = reading.register, dict(one.fields)
    number, words = reading.numbers.split([said.get(register.key, "")])
    if number and "number" not in said and register.has("number"):
        said["number"], said[register.key] = number, words
    if "number" in said:
        said["number"] = said["number"].strip(" .):(")
    if one.heading:  # behind the row's own words, whose beginning may say where a task comes from
        beside = register.besides or "comments"
        said[beside] = f"{said.get(beside, '')}\nSection: {one.heading}".strip()
    fields: dict[str, object] = {
        each.name: said.get(each.name) or None for each in register.fields if each.name != "linked"
    }
    if register.named_in:
        texts = [
            with_code(said[name]) if name == "linked" else said[name] for name in register.named_in if said.get(name)
        ]
        for name in sorted(_GROUPS & said.keys() & fields.keys() - {register.key}):
            words, codes = without_codes(said[name])
            fields[name] = words or None
            texts.append(codes)
        sheet = reading.rows.sheet.name
        fields["indicators"] = linked_in(texts, reading.known, reading.findings, sheet, one.place)
    if register.kind == "self_assessment":
        fields["strand"] = strand_of(reading.legend.full(said.get("strand", ""))) or said.get("strand")
        fields["question"] = question_of(said.get("question", ""), headed=True) or said.get("question")
    if register_of(register.entry).has("status") and (status := status_of(said.get("progress", ""))):
        fields["status"] = status
    fields = fitted(register.entry, fields, reading.findings, reading.rows.sheet.name, one.place)
    return Entry(reading.rows.sheet.name, one.place, register.entry, fields)
