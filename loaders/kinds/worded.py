"""Sheets of words: registers (action plan, work programme, SCS reviews) and self-assessments, whatever their layout."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.figures import Entry, Region
from loaders.kinds import cards, meeting_calendar, register_region, registers, self_assessment, strands
from loaders.kinds.cards import Cards
from loaders.kinds.meeting_calendar import Calendar
from loaders.kinds.register_kinds import REGISTERS, SELF_ASSESSMENT, WORK_PROGRAMME
from loaders.kinds.register_tables import RegisterSheet
from loaders.kinds.register_tables import find as find_register
from loaders.kinds.shared_kinds import GOOD_PRACTICE, MEETINGS
from loaders.kinds.strands import Strands
from loaders.kinds.task_scores import with_scores
from loaders.kinds.task_source import with_sources
from loaders.layouts_found import Layouts
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.tables.rows import Rows

KINDS = tuple(register.kind for register in REGISTERS)
# What its entries are called, by kind: how a person is told about the sheet.
ENTRIES = {
    "action_plan": "actions", "work_programme": "tasks", "self_assessment": "statements",
    "outcome_review": "outcomes reviewed", "resource_plan": "outcomes with their resources",
    "delivery_plan": "delivery plans", "good_practice": "notes of good practice", "said_did": "entries",
    "meetings": "meetings",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Worded:
    """A sheet of words: its kind, the row in which it begins, and where its words stand."""

    kind: str
    row: int
    found: RegisterSheet | Strands | Cards | Calendar


def find(rows: Rows, said: str = "", layouts: Layouts | None = None) -> Worded | None:
    """What this sheet is; None when it is none. ``said`` is the kind that a person says it is, ``layouts`` what was
    corrected in layouts before."""
    register = find_register(rows, said, layouts)
    told = said in ("", SELF_ASSESSMENT.kind)
    found = strands.find(rows, said=bool(said)) if told else None
    if found is not None and (register is None or _is_of_strands(register, found, said)):
        return Worded(SELF_ASSESSMENT.kind, found.row, found)
    if register is not None:
        return Worded(register.register.kind, register.row, register)
    calendar = meeting_calendar.find(rows) if said in ("", MEETINGS.kind) else None
    if calendar is not None:
        return Worded(MEETINGS.kind, calendar.row, calendar)
    found_cards = cards.find(rows, said)
    return Worded(found_cards.register.kind, found_cards.row, found_cards) if found_cards is not None else None


def _is_of_strands(register: RegisterSheet, found: Strands, said: str) -> bool:
    """Whether the rows of a register are a self-assessment's: what it takes for its key is the column of a strand. One
    of good practice beside other strands is always one of those."""
    key = register.tables[0].columns[register.register.key][0].index
    return key in found.columns or (register.register is GOOD_PRACTICE and not said)


def read(rows: Rows, worded: Worded, known: Known, findings: Findings) -> list[Entry]:
    """The entries of the sheet, in the order of its rows."""
    if isinstance(worded.found, Strands):
        return self_assessment.read(rows, worded.found, known, findings)
    if isinstance(worded.found, Cards):
        return registers.read_cards(rows, worded.found, known, findings)
    if isinstance(worded.found, Calendar):
        return meeting_calendar.read(rows, worded.found, findings)
    entries = registers.read(rows, worded.found, known, findings)
    if worded.kind != WORK_PROGRAMME.kind:
        return entries
    return with_scores(with_sources(entries, known), rows, worded.found)


def regions(worded: Worded) -> list[Region]:
    """Its tables as they were understood; none of a self-assessment that is no table, of cards or a
    calendar."""
    return register_region.regions(worded.found) if isinstance(worded.found, RegisterSheet) else []


def describe(worded: Worded, entries: int) -> str:
    """What a person is told about the sheet: "7 actions, headings in row 3"."""
    return f"{entries} {ENTRIES[worded.kind]}, beginning in row {worded.row}"
