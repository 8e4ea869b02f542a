"""A self-assessment while it is read: what holds for the next statements, and the statements so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.figures import Entry
from loaders.kinds.assessment_words import question_of
from loaders.kinds.fitting_fields import fitted, linked_in, with_code
from loaders.kinds.nothing_said import is_blank, says_none
from loaders.kinds.open_entries import written
from loaders.kinds.paper_names import without_paper
from loaders.kinds.register_rows import BULLET
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell

_LOWER_POINT = re.compile(r"^(?:\s{2,}\S|\s*[•●]?\s*(?:[○◦▪]|o\s))")
_LETTER_BEFORE = re.compile(r"^\s*(?:[A-Z]|\d{1,2}|[ivx]{1,4})[.):]+\s*")
_CROSS_CUTTING = re.compile(r"^cross[\s-]cutting(?: area| theme)?\s*[-–—:]\s*", re.IGNORECASE)
NOTHING_BESIDE: Mapping[str, Cell] = {}


@dataclass(slots=True)
class Statement:
    """One statement: its cell, its fields as they were written, the text of its indicators, and by field the cells that
    say more about it."""

    cell: Cell
    fields: dict[str, str | None]
    linked: str = ""
    beside: dict[str, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """What was read so far. ``said``: the strands that stood under the theme; ``named``: whether any theme of the sheet
    is one that is known."""

    rows: Rows
    known: Known
    findings: Findings
    names: frozenset[str]
    statements: list[Statement] = field(default_factory=list)
    theme: str | None = None
    aim: str | None = None
    question: str | None = None
    strand: str = ""
    said: set[str] = field(default_factory=set)
    named: bool = False

    def begin(self, theme: str, *, alone: bool = False) -> None:
        """A theme begins. ``alone``: its name heads rows of its own, so that no question above it goes on."""
        self.theme, self.aim = without_paper(theme) or self.theme, None
        self.question = None if alone else self.question
        self.said.clear()

    def ask(self, text: str) -> None:
        """A question begins; ``text`` stands under a heading that says that it is one."""
        self.question = _asked(text)

    def leave(self, cells: Iterable[Cell]) -> None:
        """Tell that the cells were taken for notes."""
        for cell in cells:
            place = cell_name(cell.row, cell.column)
            self.findings.tell("line-below-left-out", self.rows.sheet.name, place, tidy(cell.text))

    def ask_of_label(self, label: Cell, cell: Cell | None = None) -> None:
        """Ask about a label that names neither a strand nor a question; ``cell``: where what is left out stands."""
        at = cell or label
        self.findings.tell("row-label-unknown", self.rows.sheet.name, cell_name(at.row, at.column), tidy(label.text))

    def names_theme(self, cell: Cell) -> bool:
        """Whether the cell names a theme or a cross-cutting area that is known, lettered or numbered or not."""
        if BULLET.match(cell.text):
            return False  # a point of a list, in one word
        plain = _CROSS_CUTTING.sub("", _LETTER_BEFORE.sub("", tidy(cell.text)))
        return bool({fold(plain), fold(cell.text), fold(without_paper(plain))} & self.names)

    def add(
        self, cell: Cell, text: str, strand: str | None, theme: str | None, beside: Mapping[str, Cell] = NOTHING_BESIDE
    ) -> None:
        """The statements of a cell, none where it says that there are none; ``beside``: by field, the cell of its row
        that says more about them."""
        said: dict[str, str | None] = {
            name: written(one)
            for name, one in beside.items()
            if name not in ("linked", "question") and not is_blank(one.text)
        }
        linked = with_code(beside["linked"].text) if "linked" in beside else ""
        question = _asked(tidy(beside["question"].text)) if "question" in beside else self.question
        for point in (one for one in points(text) if not says_none(one)):
            fields = {"theme": theme, "strand": strand, "text": point, "question": question, "aim": self.aim}
            self.statements.append(Statement(cell, fields | said, linked, dict(beside)))

    def say_of_all(self, name: str, text: str, cell: Cell, theme: str | None) -> None:
        """What one cell says of every statement of a theme, as a row "Owner" below its strands does."""
        for one in self.statements:
            if one.fields["theme"] == theme and name == "linked":
                one.linked = with_code(text)
            elif one.fields["theme"] == theme:
                one.fields[name], one.beside[name] = text, cell

    def entries(self) -> list[Entry]:
        """One entry a statement, in their order."""
        return [self._entry(one) for one in self.statements]

    def _entry(self, one: Statement) -> Entry:
        sheet, place = self.rows.sheet.name, cell_name(one.cell.row, one.cell.column)
        named = (one.fields["text"] or "", one.linked)
        fields: dict[str, object] = {
            "theme": one.fields["theme"], "strand": one.fields["strand"] or None, "text": one.fields["text"],
            "indicators": linked_in(named, self.known, self.findings, sheet, place), "aim": one.fields["aim"],
            "question": one.fields["question"], "evidence": one.fields.get("evidence"),
            "owner": one.fields.get("owner"), "date": one.fields.get("date"), "state": one.fields.get("state"),
            "thread": one.fields.get("thread"), "time": one.fields.get("time"),
        }  # fmt: skip
        places = {name: cell_name(cell.row, cell.column) for name, cell in one.beside.items()}
        return Entry(sheet, place, "assessment", fitted("assessment", fields, self.findings, sheet, place, places))


def _asked(text: str) -> str:
    """The choice that a question under a heading of such is; its own words where it is none that is known."""
    return question_of(text, headed=True) or text


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
