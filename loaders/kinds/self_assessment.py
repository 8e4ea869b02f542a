"""A self-assessment by its strands (good practice, areas for improvement, needs, gaps), which stand as headings of
columns, as labels of rows or as headings between the rows. One with a column for the strand is a register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.figures import Entry
from loaders.kinds.register_kinds import SELF_ASSESSMENT
from loaders.kinds.register_rows import AIM, BULLET, fact_of, is_wide, theme_names
from loaders.kinds.register_words import candidates, may_be_strand, strand_of
from loaders.kinds.registers import with_code, written
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows, cell_name, column_name
from loaders.workbook.grid import Cell

LONGEST_LABEL = 150  # characters of a strand with a sentence behind it
SHORT_NAME = 5  # words of a theme's name, where nothing else tells it from a sentence
_SUB_HEADING = re.compile(r"^\s*\d{1,2}\.\d{1,2}\s+\S[^.;:]{2,70}$")
_LOWER_POINT = re.compile(r"^(?:\s{2,}\S|\s*[•●]?\s*(?:[○◦▪]|o\s))")


@dataclass(frozen=True, slots=True)
class Strands:
    """Where the strands stand. ``columns``: by column, in the heading rows; else ``labels`` is the column whose cells
    name them, and ``first`` the row of the first. ``headings`` are the rows of headings."""

    headings: tuple[int, ...]
    columns: Mapping[int, str] = field(default_factory=dict)
    labels: int = 0
    first: int = 0

    @property
    def row(self) -> int:
        """The row in which the assessment begins."""
        return min((*self.headings, *([self.first] if self.first else [])))


@dataclass(slots=True)
class _Reading:
    rows: Rows
    known: Known
    findings: Findings
    names: frozenset[str]
    entries: list[Entry] = field(default_factory=list)
    theme: str | None = None
    aim: str | None = None
    strand: str = ""
    said: set[str] = field(default_factory=set)  # the strands that stood under the theme so far
    named: bool = False  # whether any theme of the sheet is one that is known

    def begin(self, theme: str) -> None:
        self.theme, self.aim = theme or self.theme, None
        self.said.clear()

    def leave(self, cell: Cell) -> None:
        self.findings.tell(
            "line-below-left-out", self.rows.sheet.name, cell_name(cell.row, cell.column), tidy(cell.text)
        )

    def add(self, cell: Cell, text: str, strand: str, theme: str | None, linked: str = "") -> None:
        for point in points(text):
            fields: dict[str, object] = {
                "theme": theme, "strand": strand or None, "text": point,
                "indicators": list(self.known.named_in(f"{point}\n{linked}")), "aim": self.aim,
            }  # fmt: skip
            self.entries.append(Entry(self.rows.sheet.name, cell_name(cell.row, cell.column), "assessment", fields))


def find(rows: Rows, *, said: bool = False) -> Strands | None:
    """The strands on this sheet: two of them, one of which is named unmistakably (``said``, where a person says that it
    is a self-assessment: any one)."""
    headings: dict[int, dict[int, str]] = {}
    labels: dict[int, dict[int, str]] = {}
    strong = False
    for number, texts in rows.worded.items():
        named = {cell.column: strand for cell in texts if (strand := _strand(cell))}
        if not named:
            continue
        strong = strong or any(_strand(cell, weak=False) for cell in texts)
        if len(set(named.values())) >= 2 and len(named) * 2 >= len(rows.row(number)) - 1:
            headings[number] = named
        for column, strand in named.items():
            labels.setdefault(column, {})[number] = strand
    if not strong and not said:
        return None
    if headings:
        first = next(iter(headings.values()))
        return Strands(tuple(number for number, named in headings.items() if named == first), first)
    best = max(labels, key=lambda column: len(set(labels[column].values())), default=0)
    if not best or (len(set(labels[best].values())) < 2 and not said):
        return None
    return Strands((), labels=best, first=min(labels[best]))


def _strand(cell: Cell, *, weak: bool = True) -> str:
    if not isinstance(cell.value, str) or len(cell.text) > LONGEST_LABEL or not may_be_strand(cell.text):
        return ""
    return strand_of(tidy(cell.text), weak=weak)


def read(rows: Rows, strands: Strands, known: Known, findings: Findings) -> list[Entry]:
    """One entry a statement: of a cell that holds a list, each point of the list."""
    reading = _Reading(rows, known, findings, theme_names(known))
    if fold(rows.sheet.name) in reading.names:
        reading.theme = tidy(rows.sheet.name)
    for _, cells in rows.between(1, strands.row - 1):
        _above(reading, cells)
    if strands.columns:
        _by_columns(reading, strands)
    else:
        _by_labels(reading, strands)
    return reading.entries


def points(text: str) -> list[str]:
    """The statements of a cell: the points of its list with what stands indented below each; a line that begins no
    point goes on from the one before."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not any(BULLET.match(line) for line in lines):
        return ["\n".join(map(tidy, lines))] if lines else []
    found: list[str] = []
    for line in lines:
        plain = tidy(BULLET.sub("", line, count=1))
        if found and (_LOWER_POINT.match(line) or not BULLET.match(line)):
            found[-1] += f"\n{tidy(line)}"
        elif plain:
            found.append(plain)
    return found


def _above(reading: _Reading, cells: Sequence[Cell]) -> None:
    fact = fact_of(cells, SELF_ASSESSMENT.facts)
    if fact:
        reading.begin(fact[1])
    elif len(cells) == 1 and (aim := AIM.match(tidy(cells[0].text))):
        reading.aim = tidy(aim[1])
    elif len(cells) == 1 and _named(reading, cells[0]):
        reading.begin(tidy(cells[0].text))


def _named(reading: _Reading, cell: Cell) -> bool:
    """Whether the cell names a theme or a cross-cutting area that is known, lettered or numbered or not."""
    plain = re.sub(r"^\s*(?:[A-Z]|\d{1,2}|[ivx]{1,4})[.):]+\s*", "", tidy(cell.text))
    plain = re.sub(r"^cross[\s-]cutting(?: area| theme)?\s*[-–—:]\s*", "", plain, flags=re.IGNORECASE)
    return bool({fold(plain), fold(cell.text)} & reading.names)


def _by_columns(reading: _Reading, strands: Strands) -> None:
    rows, heads = reading.rows, strands.headings
    themes, linked, unused = _other_columns(reading, strands)
    _say_not_used(reading, unused)
    for number, cells in rows.between(heads[0] + 1, rows.numbers[-1]):
        if number in heads:
            continue
        if fact := fact_of(cells, SELF_ASSESSMENT.facts):
            reading.begin(fact[1])
            continue
        texts = [cell for cell in cells if cell.column in strands.columns]
        named = next((cell for column in themes if (cell := rows.at(number, column)) is not None), None)
        wide = len(cells) == 1 and is_wide(rows, cells[0])
        if len(cells) == 1 and (aim := AIM.match(tidy(cells[0].text))):
            reading.aim = tidy(aim[1])
        elif len(cells) == 1 and (wide or _named(reading, cells[0]) or cells[0].column in themes):
            reading.begin(tidy(cells[0].text))
        elif not texts and not named:
            for cell in cells:
                reading.leave(cell)
        else:
            if named is not None and not wide:
                reading.begin(tidy(named.text))
            _row_by_columns(
                reading, strands, texts, "\n".join(with_code(cell.text) for cell in cells if cell.column in linked)
            )


def _say_not_used(reading: _Reading, headings: Sequence[Cell]) -> None:
    if headings:
        columns = ", ".join(f"{column_name(one.column)} “{tidy(one.text)}”" for one in headings)
        place = cell_name(headings[0].row, headings[0].column)
        reading.findings.tell("columns-not-used", reading.rows.sheet.name, place, columns=columns)


def _other_columns(reading: _Reading, strands: Strands) -> tuple[list[int], list[int], list[Cell]]:
    """The columns of themes (headed so, or without a heading left of the strands), of indicators, and the others."""
    heading = strands.headings[0]
    themes: list[int] = []
    linked: list[int] = []
    unused: list[Cell] = []
    for cell in reading.rows.row(heading):
        if cell.column in strands.columns:
            continue
        names = [one.name for one in candidates(SELF_ASSESSMENT, cell.text)]
        if "theme" in names or cell.column < min(strands.columns):
            themes.append(cell.column)
        elif "linked" in names:
            linked.append(cell.column)
        else:
            unused.append(cell)
    themes = themes or list(range(1, min(strands.columns)))
    return themes, linked, unused


def _row_by_columns(reading: _Reading, strands: Strands, texts: Sequence[Cell], linked: str) -> None:
    first_lines = [line for cell in texts if (line := tidy(cell.text.splitlines()[0])) and "\n" in cell.text.strip()]
    shared = first_lines and not BULLET.match(first_lines[0]) and len(set(map(fold, first_lines))) == 1
    heads = bool(shared) and (len(first_lines) > 1 or fold(first_lines[0]) in reading.names)
    if heads:
        reading.begin(first_lines[0])
    for cell in texts:
        text = cell.text
        if heads and fold(text.splitlines()[0]) == fold(first_lines[0]):
            text = "\n".join(text.splitlines()[1:])
        reading.add(cell, text, strands.columns[cell.column], reading.theme, linked)


def _by_labels(reading: _Reading, strands: Strands) -> None:
    rows, labels = reading.rows, strands.labels
    numbers = rows.numbers
    across, linked, ignored = _headings_beside(reading, strands)
    reading.named = any(
        _named(reading, cell) for cells in rows.cells.values() for cell in cells if cell.column == labels
    )
    if not across and reading.theme is None:
        _theme_above(reading, [number for number in numbers if number < strands.first])
    for position, number in enumerate(numbers):
        if number < strands.first:
            continue
        cells = [cell for cell in rows.row(number) if cell.column not in ignored]
        before = next((cell for cell in cells if cell.column < labels), None)
        if before is not None:
            reading.begin(tidy(before.text))
        said = "\n".join(with_code(cell.text) for cell in cells if cell.column in linked)
        below = [rows.row(one) for one in numbers[position + 1 : position + 3]]
        for cell in cells:
            if cell.column == labels and _strand(cell):
                reading.strand = _strand(cell)
                reading.said.add(reading.strand)
            elif cell.column == labels:
                _lone(reading, cell, labels, below)
            elif cell.column > labels and cell.column not in linked:
                reading.add(cell, cell.text, reading.strand, across.get(cell.column, reading.theme), said)


def _headings_beside(reading: _Reading, strands: Strands) -> tuple[dict[int, str], set[int], set[int]]:
    """The themes across the columns beside the strands, the columns of indicators, and those without a meaning."""
    rows = reading.rows
    top = [number for number in rows.numbers if number < strands.first]
    heads = {cell.column: cell for cell in rows.row(top[-1]) if cell.column > strands.labels} if top else {}
    roles = {column: [one.name for one in candidates(SELF_ASSESSMENT, cell.text)] for column, cell in heads.items()}
    linked = {column for column, names in roles.items() if "linked" in names}
    others = {column: tidy(cell.text) for column, cell in heads.items() if not roles[column]}
    if not any("text" in names for names in roles.values()):
        return (others if len(others) > 1 or any(_named(reading, one) for one in heads.values()) else {}), linked, set()
    _say_not_used(reading, [heads[column] for column in others])
    return {}, linked, set(others)


def _theme_above(reading: _Reading, above: Sequence[int]) -> None:
    """Of the lines right above the first strand, the theme's name: one that looks like a heading, else the last short
    one; a title and a sentence about the theme may stand there too."""
    run: list[Cell] = []
    for number in reversed(above):
        cells = reading.rows.row(number)
        if len(cells) != 1 or (run and run[-1].row - number > 2):
            break
        if AIM.match(tidy(cells[0].text)) is None:
            run.append(cells[0])
    bold = [cell for cell in run if cell.bold]
    short = [cell for cell in run if len(cell.text.split()) <= SHORT_NAME]
    if found := [*bold, *short, *run][:1]:
        reading.begin(tidy(found[0].text))


def _lone(reading: _Reading, cell: Cell, labels: int, below: Iterable[Sequence[Cell]]) -> None:
    """A cell in the strands' column that names none: an aim, the next theme, a heading without meaning, a statement."""
    text = tidy(cell.text)
    aim = AIM.match(text)
    following = [cells[0] for cells in below if cells and not AIM.match(tidy(cells[0].text))]
    next_strands = [_strand(one) if one.column == labels else "" for one in following]
    if aim:
        reading.aim = tidy(aim[1])
    elif _named(reading, cell) or _heads(reading, cell, next_strands):
        reading.begin(text)
        reading.strand = ""
    elif fact := fact_of([cell], SELF_ASSESSMENT.facts):
        reading.begin(fact[1])
        reading.strand = ""
    elif not reading.strand or _SUB_HEADING.match(text):
        reading.leave(cell)
    else:
        reading.add(cell, written(cell), reading.strand, reading.theme)


def _heads(reading: _Reading, cell: Cell, next_strands: Sequence[str]) -> bool:
    """Whether the cell above a strand is the next theme's name, and no last statement: it looks like a heading, or
    (where no theme of the sheet is known) the strands begin anew."""
    text = tidy(cell.text)
    if BULLET.match(text) or len(text) > 90 or text.endswith((".", ";")):
        return False
    marked = cell.bold or is_wide(reading.rows, cell) or re.match(r"[A-Z][.)]\s", text) is not None
    anew = not reading.named and bool(next_strands) and next_strands[0] in reading.said
    return (marked and any(next_strands)) or anew
