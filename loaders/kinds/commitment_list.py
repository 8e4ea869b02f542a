"""The commitments as a list: a row a commitment, with the partnerships that lead and contribute named in its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.figures import Entry
from loaders.kinds.commitments import NUMBER_HEADINGS, say_leads
from loaders.kinds.heading_words import COMMITMENT
from loaders.kinds.item_numbers import apart
from loaders.kinds.names_in_cell import names_in
from loaders.kinds.not_used import say_not_used
from loaders.kinds.register_kinds import ACTION_PLAN
from loaders.kinds.register_rows import theme_names
from loaders.kinds.register_words import candidates, labels
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell

_BODY = r"(?:role|s|\d{1,2}|thematic|partners?|partnerships?|organi[sz]ations?|agency|agencies|body|bodies|groups?)"
_HELPS = r"(?:contribut\w*|support(?:s|ing|ed)?|other|involved|help(?:s|ing)?|assist(?:s|ing)?)"
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("contributing", re.compile(rf"(?=.*\b(?:{_HELPS}|partners?)\b)(?:(?:also|by|{_HELPS}|{_BODY})(?: |$))+")),
    ("lead", re.compile(r"(?:leads?|leading|led by|who leads)(?: \w+){0,2}|.*\blead")),
)
_WHOLE = {**dict.fromkeys(NUMBER_HEADINGS, "number"), **labels(commitment=COMMITMENT)}
# Of an action plan, what is to be done and how far it is: a table with a column of that is no list of who leads.
_OF_PLANS = frozenset({"action", "measure", "current_performance", "target", "deadline", "progress", "resources"})


@dataclass(frozen=True, slots=True)
class Listing:
    """Where the list lies: the row of its headings, and by what they name (number, commitment, lead, contributing) the
    columns; ``strange`` are headings without a meaning here."""

    row: int
    columns: Mapping[str, tuple[int, ...]]
    strange: tuple[Cell, ...]


def find(rows: Rows) -> Listing | None:
    """The list on this sheet; None where no row heads commitments and who leads them, or heads a plan of actions."""
    for number, texts in rows.texts.items():
        columns: dict[str, tuple[int, ...]] = {}
        strange: list[Cell] = []
        for cell in texts:
            words = fold(cell.text)
            name = _WHOLE.get(words) or next((name for name, pattern in _HEADS if pattern.fullmatch(words)), "")
            columns[name] = (*columns.get(name, ()), cell.column)
            strange += [] if name else [cell]
        planned = any(field.name in _OF_PLANS for cell in strange for field in candidates(ACTION_PLAN, cell.text))
        if {"commitment", "lead"} <= set(columns) and len(strange) <= 1 and not planned:
            return Listing(number, columns, tuple(strange))
    return None


def read(rows: Rows, found: Listing, known: Known, findings: Findings) -> list[Entry]:
    """One entry a partnership of each commitment; a commitment without exactly one lead is asked about. A row right
    below that names partnerships and no commitment goes on with it; words alone behind an empty row are a note. A cell
    that is merged down is said of each commitment that begins beside it."""
    entries: list[Entry] = []
    leads: dict[tuple[int, int], int] = {}
    say_not_used(rows, found.strange, findings)
    names, numbered = theme_names(known), _commitments(rows, found)
    label: Cell | None = None
    last = found.row
    for number, _ in rows.between(found.row + 1, rows.numbers[-1]):
        near, last = number == last + 1, number
        here = rows.at(number, found.columns["commitment"][0])
        held = [
            (role, one)
            for role in ("lead", "contributing")
            for column in found.columns.get(role, ())
            if (one := rows.at(number, column)) is not None
        ]
        label = here or (label if near else None)
        if label is None or not (near or held):
            continue
        at = (label.row, label.column)
        leads.setdefault(at, 0)
        for role, cell in ((role, cell) for role, cell in held if number in (cell.row, label.row)):
            for name in names_in(cell.text, names):
                leads[at] += role == "lead"
                commitment = dict(zip(("number", "commitment"), numbered[label.row], strict=True))
                said: dict[str, object] = {**commitment, "partnership": name, "role": role}
                entries.append(Entry(rows.sheet.name, cell_name(number, cell.column), "commitment_role", said))
    say_leads(rows, leads, findings)
    return entries


def _commitments(rows: Rows, found: Listing) -> dict[int, tuple[str | None, str]]:
    """The number and the words of each commitment, by the row in which it begins."""
    words, numbers = found.columns["commitment"][0], found.columns.get("number", (0,))[0]
    texts: dict[int, str] = {}
    printed: dict[int, str] = {}
    for row, _ in rows.between(found.row + 1, rows.numbers[-1]):
        label, number = rows.at(row, words), rows.at(row, numbers) if numbers else None
        if label is not None and label.row == row:
            texts[row] = tidy(label.text)
            printed |= {row: number.text} if number is not None else {}
    return apart(texts, printed)
