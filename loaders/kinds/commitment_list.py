"""The commitments as a list: a row a commitment, with the partnerships that lead and contribute named in its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.figures import Entry
from loaders.kinds.commitments import say_leads
from loaders.kinds.register_rows import theme_names
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import fold, is_placeholder, tidy
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell

_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"no|number|ref|reference|commitment (?:no|number)")),
    ("contributing", re.compile(r"(?:contribut|support|partners?\b|other partnerships?|involved).*")),
    ("lead", re.compile(r"(?:leads?|leading|led by|who leads)\b.*|.*\blead")),
    ("commitment", re.compile(r"(?:the |our |scs )?commitments?")),
)
_NOBODY = frozenset({"n a", "na", "none", "nobody", "tbc", "tbd", "to be agreed", "nil"})
_PARTED = re.compile(r"[;\n•,/]")
_NUMBERED = re.compile(r"^\s*(\d{1,3})\s*[.):]\s*(\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listing:
    """Where the list lies: the row of its headings, and by what they name (number, commitment, lead, contributing) the
    column."""

    row: int
    columns: Mapping[str, int]


def find(rows: Rows) -> Listing | None:
    """The list on this sheet; None where no row heads commitments and who leads them."""
    for number, texts in rows.texts.items():
        columns: dict[str, int] = {}
        for cell in texts:
            words = fold(cell.text)
            name = next((name for name, pattern in _HEADS if pattern.fullmatch(words)), "")
            columns.setdefault(name, cell.column)
        if {"commitment", "lead"} <= set(columns) and len(columns) - ("" in columns) >= len(texts) - 1:
            return Listing(number, columns)
    return None


def read(rows: Rows, found: Listing, known: Known, findings: Findings) -> list[Entry]:
    """One entry a partnership of each commitment; a commitment without exactly one lead is asked about."""
    entries: list[Entry] = []
    leads: dict[tuple[int, int], int] = {}
    for number, _ in rows.between(found.row + 1, rows.numbers[-1]):
        label = rows.at(number, found.columns["commitment"])
        if label is None:
            continue
        numbered = _NUMBERED.match(label.text)
        printed = rows.at(number, found.columns["number"]) if "number" in found.columns else None
        fields: dict[str, object] = {
            "number": numbered[1] if numbered else tidy(printed.text).rstrip(".") if printed is not None else None,
            "commitment": tidy(numbered[2] if numbered else label.text),
        }
        leads[number, label.column] = 0
        for role in ("lead", "contributing"):
            cell = rows.at(number, found.columns[role]) if role in found.columns else None
            for name in _partnerships(cell, known):
                leads[number, label.column] += role == "lead"
                place = cell_name(number, found.columns[role])
                said = {**fields, "partnership": name, "role": role}
                entries.append(Entry(rows.sheet.name, place, "commitment_role", said))
    say_leads(rows, leads, findings)
    return entries


def _partnerships(cell: Cell | None, known: Known) -> list[str]:
    """The partnerships that a cell names: one that is known by the whole text, else each part of it."""
    if cell is None or is_placeholder(cell.text) or fold(cell.text) in _NOBODY:
        return []
    text = tidy(cell.text)
    if fold(text) in theme_names(known):
        return [text]
    return [name for part in _PARTED.split(cell.text) if (name := tidy(part))]
