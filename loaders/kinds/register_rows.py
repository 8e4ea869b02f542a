"""The rows below a register's headings: which is an entry, which goes on with the one above, which heads others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.kinds.nothing_said import is_blank, is_ruled_out
from loaders.kinds.register_tables import NUMBERED, RegisterTable
from loaders.kinds.register_words import Register
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy
from loaders.tables.headed import Column
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

AIM = re.compile(r"^\s*aims?(?:\s*\d{1,2}|\s+[a-z])?\s*[:–—-]\s*(.*)$", re.IGNORECASE | re.DOTALL)
BULLET = re.compile(r"^\s*(?:(?:[•●○◦▪■‣·*]|[-–—]\s|o\s)\s*)+")
_NOTE_LINE = re.compile(
    r"^\s*(?:sources?\b|notes?\b|footnotes?\b|key\b|n/?b\b|contact\b|\*|†|‡|page \d)", re.IGNORECASE
)
_LETTERED = re.compile(r"^\s*[A-Z](?:[.):]\s*|\s+[-–—]\s+)\S")
_PAIR = re.compile(r"^\s*+([^:]{2,60}?)\s*+(?:(\d{1,2})\s*+)?(?::\s*+(.*))?$", re.DOTALL)
# A row that counts or adds up those above, and is none of them.
_TOTAL = re.compile(
    r"^\s*(?:grand\s+|sub[\s-]?)?totals?(?:\s*$|\s*[:=–-]"
    r"|\s+(?:number|no|of|tasks?|actions?|activit\w+|items?|projects?|scores?)\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"£?\d[\d,]*(?:\.\d+)?(?:\s*[a-z%]+)?", re.IGNORECASE)
_CONTINUED = re.compile(r"[\s(–-]cont(?:inue)?d?\.?\)?\s*$", re.IGNORECASE)
LONGEST_SECTION = 90
FULL_ROW = 3  # fields of a row that lacks its key and is still no end of the row above


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, those that stand (or are merged down from above) under a field's headings, and the key.
    ``ruled``: it is one of its own, since dashes stand in most of its other columns. ``under``: the key of a row above
    is merged down over it."""

    row: int
    cells: tuple[Cell, ...]
    named: Mapping[str, tuple[tuple[Column, Cell], ...]]
    key: Cell | None
    ruled: bool = False
    under: bool = False

    @property
    def alone(self) -> bool:
        """Whether one cell stands in the row and no other, and no dash says that there is nothing else to say."""
        return len(self.cells) == 1 and not self.ruled

    @property
    def is_paragraph(self) -> bool:
        """Whether it is one more paragraph of the row above, as a table from a letter has it: more of its fields are
        merged down from there than stand in it."""
        above = sum(many[-1][1].row < self.row for many in self.named.values())
        return above * 2 > len(self.named)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a row: whether a row with more than one cell follows at once, or further down, before the
    next headings; whether headings follow, and whether they stand right above though not for the first time; whether
    the first row below the headings was a cell alone too, as where themes head the rows; the row of what was read last
    (0: nothing yet)."""

    next_is_full: bool
    full_follows: bool
    headings_follow: bool
    headings_again: bool
    begins_alone: bool
    last: int


def lines_of(rows: Rows, register: Register, table: RegisterTable) -> list[Line]:
    """The rows of a table that hold anything under its headings, or beside them where nothing heads the column."""
    fields = {column.index: (name, column) for name, many in table.columns.items() for column in many}
    unused = {column.index for column in table.unused}
    found = []
    for number, cells in rows.between(table.table.first, table.table.last):
        inside = tuple(one for one in cells if one.column not in unused and not is_blank(one.text))
        if not inside:
            continue
        here = {cell.column: cell for cell in inside}
        named: dict[str, tuple[tuple[Column, Cell], ...]] = {}
        for index, (name, column) in sorted(fields.items()):
            cell = here.get(index) or _merged_down(rows, number, index, table.table.first)
            if cell is not None and (cell.row == number or name != register.key):
                named[name] = (*named.get(name, ()), (column, cell))
        keys = named.get(register.key, ())
        dashes = sum(one.column in fields and is_ruled_out(one.text) for one in cells)
        under = _merged_down(rows, number, table.columns[register.key][0].index, table.table.first) is not None
        found.append(Line(number, inside, named, keys[0][1] if keys else None, dashes * 2 >= len(fields), under))
    return found


def _merged_down(rows: Rows, row: int, column: int, first: int) -> Cell | None:
    """The cell above that is merged down over this place, not one merged across several columns."""
    area = rows.covered.get((row, column))
    return rows.at(row, column) if area and area[1] == area[3] and first <= area[0] < row else None


def fact_of(cells: Sequence[Cell], labels: Mapping[str, str]) -> tuple[str, str] | None:
    """The field and the value of "Theme: Safer", also with the value in the cell beside; None where it is no such row.

    A number between the label and the colon ("Commitment 5: Act") goes before the value."""
    if not cells or len(cells) > 2:
        return None
    pair = _PAIR.match(cells[0].text)
    name = labels.get(fold(pair[1])) if pair else None
    if pair is None or name is None or (len(cells) == 2 and (pair[3] or not cells[0].text.rstrip().endswith(":"))):
        return None
    value = tidy(cells[1].text) if len(cells) == 2 else tidy(pair[3] or "")
    return (name, f"{pair[2]}. {value}" if pair[2] else value) if value else None


def kind_of(line: Line, around: Around, rows: Rows, register: Register, table: RegisterTable, known: Known) -> str:
    """entry | step (an entry of what is merged down over it) | more (it goes on with the entry above) | nameless (a row
    that lacks its key) | section | likely_section (nothing but its place says so) | aim | carried (it only says what
    holds for the rows below) | left."""
    if is_total(line.cells):
        return "left"
    if around.last and line.is_paragraph:
        return "more"
    if not line.alone:
        return _full(line, around, register, table)
    cell = line.cells[0]
    text = tidy(cell.text)
    if AIM.match(text) and register.has("aim"):
        return "aim"
    names = [name for name in line.named if line.named[name][-1][1].row == line.row]
    first = table.table.columns[0].index
    heads = cell.column == min(first, table.columns[register.key][0].index) or names in (
        [register.key],
        [register.section],
    )
    if not heads and not is_wide(rows, cell):
        begins = register.repeats and bool(names) and not _goes_on(text, table)
        return ("entry" if begins else "more") if around.last else "left"
    if _NOTE_LINE.match(text) and not BULLET.match(text) and not around.full_follows:
        return "left"
    near = around.full_follows or line.row - around.last <= 1
    if around.last and near and _goes_on(text, table):
        return "more"
    section = _section(cell, text, around, rows, register, table, known)
    if section or names == [register.section]:
        return section or ("section" if around.full_follows else "left")
    fits = bool(NUMBERED.match(text)) or (near and (around.full_follows or not table.numbered))
    return "entry" if fits and line.key is not None else "left"


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row says that it is a total, with nothing but numbers beside it."""
    return bool(_TOTAL.match(cells[0].text)) and all(_is_number(cell) for cell in cells[1:])


def _is_number(cell: Cell) -> bool:
    return not isinstance(cell.value, str) or _COUNT.fullmatch(cell.text.strip()) is not None


def is_continued(text: str) -> bool:
    """Whether a line says that what is above the page's end goes on: "Work programme (continued)"."""
    return bool(_CONTINUED.search(text))


def _section(
    cell: Cell, text: str, around: Around, rows: Rows, register: Register, table: RegisterTable, known: Known
) -> str:
    """Whether the lone cell heads the rows below it: section, likely_section or ""."""
    title = around.headings_follow and not around.full_follows
    numbered = bool(NUMBERED.match(text))
    if (
        len(text) > LONGEST_SECTION
        or not (around.full_follows or title)
        or (numbered and not register.numbered_sections)
    ):
        return ""
    said = is_wide(rows, cell) or (cell.bold and not table.bold) or _LETTERED.match(text)
    if said or title or numbered or fold(text) in theme_names(known) or fact_of([cell], register.facts):
        return "section"
    if table.numbered:
        return "likely_section"
    likely = around.begins_alone and around.next_is_full and not register.repeats and not text.endswith((".", ";"))
    return "likely_section" if likely and register.section not in table.columns else ""


def is_wide(rows: Rows, cell: Cell) -> bool:
    """Whether the cell is merged over several columns."""
    area = rows.covered.get((cell.row, cell.column))
    return area is not None and area[3] > area[1]


def theme_names(known: Known) -> frozenset[str]:
    """The names of the themes, thematic partnerships and cross-cutting areas that are known, folded."""
    reference = known.catalogue.reference
    named = (reference.rows["themes"], reference.rows["cross_cutting"], known.catalogue.rows["themes"])
    return frozenset(fold(row["name"]) for rows in named for row in rows)


def _goes_on(text: str, table: RegisterTable) -> bool:
    """Whether the text goes on from the row above: a further point of a list, or the middle of a sentence."""
    return table.whole and (bool(BULLET.match(text)) or text.lstrip("([“‘\"'")[:1].islower())


def _full(line: Line, around: Around, register: Register, table: RegisterTable) -> str:
    carried = {one.name for one in register.fields if one.carried}
    own = [name for name, many in line.named.items() if name not in carried and many[-1][1].row == line.row]
    if not own:
        return "carried" if line.named else "left"
    levelled = any(one.short and one.name in own for one in register.fields)
    if line.key is None:
        if line.under and around.last and _is_step(own, register):
            return "step"
        if _lacks_key(line, own, register, table):
            return "nameless"
        new = levelled or not around.last or (register.repeats and len(own) >= 2)
        return "entry" if new else "more"
    text = tidy(line.key.text)
    if levelled or register.dated or not around.last:  # no day goes on from the one above
        return "entry"
    led = "lead" in own or "owner" in own
    cut = around.headings_again and table.numbered and not NUMBERED.match(text) and not led
    return "more" if cut or _goes_on(text, table) else "entry"


def _is_step(own: Sequence[str], register: Register) -> bool:
    """Whether a row says what a step is and who does it, by when or how far it is: two of them or more."""
    return bool(register.step) and register.step[0] in own and sum(one in own for one in register.step[1:]) >= 2


def _lacks_key(line: Line, own: Sequence[str], register: Register, table: RegisterTable) -> bool:
    """Whether a row without its key is no end of the row above: it fills half of the columns, and the key above is not
    merged down over it."""
    full = len(own) >= FULL_ROW and len(own) * 2 >= len(table.columns) and not register.repeats
    return not line.under and (register.dated or full)
