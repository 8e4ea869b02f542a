"""The commitments matrix: which partnership leads each commitment and which contribute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.figures import Entry
from loaders.meaning.around import Findings
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell

_LEAD = re.compile(r"^(?:lead|leads|leading)(?: (?:role|partner|partnership|organisation))?$")
_CONTRIBUTING = re.compile(
    r"^(?:contributing|contributor|contributes|contributory|support|supporting)(?: (?:role|partner|partnership))?$"
)
_MAY_BE_ROLE = re.compile(r"[\W_]*[lcs]", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(\d{1,3})\s*[.):]?\s+(\S.*)$", re.DOTALL)
_NUMBER_HEADINGS = frozenset({"no", "number", "ref", "commitment no", "commitment number"})
FEWEST_ROLES = 3


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where the matrix lies: the header row, the partnership of each column, the columns of number and commitment."""

    row: int
    partnerships: dict[int, str]
    text: int
    number: int


def role_of(text: str) -> str:
    """What a cell of the matrix says: lead, contributing or ""."""
    if text.isascii() and not _MAY_BE_ROLE.match(text):
        return ""  # nearly every text
    words = fold(text)
    if _LEAD.match(words) or words == "l":
        return "lead"
    return "contributing" if _CONTRIBUTING.match(words) or words == "c" else ""


def find(rows: Rows) -> Matrix | None:
    """The matrix on this sheet; None when no table of roles is there."""
    said = [
        cell
        for cells in rows.cells.values()
        for cell in cells
        if not cell.text[:1].isdigit()  # nearly every cell of a sheet of figures
        and len(cell.text.strip()) > 1
        and len(cell.text) <= 30
        and role_of(cell.text)
    ]
    columns = sorted({cell.column for cell in said})
    if len(said) < FEWEST_ROLES or len(columns) < 2 or not any(role_of(cell.text) == "lead" for cell in said):
        return None
    top = min(cell.row for cell in said)
    header = next(
        (number for number in reversed([n for n in rows.numbers if n < top]) if _heads(rows.row(number), columns)), None
    )
    if header is None:
        return None
    first = columns[0]
    partnerships = {cell.column: tidy(cell.text) for cell in rows.row(header) if cell.column >= first}
    labels = [cell for cell in rows.row(top) if cell.column < first]
    if not labels:
        return None
    text = max(labels, key=lambda cell: len(cell.text)).column
    numbers = [
        cell.column for cell in rows.row(header) if cell.column < first and fold(cell.text) in _NUMBER_HEADINGS
    ] or [cell.column for cell in labels if cell.column != text and len(cell.text.strip()) <= 4]
    return Matrix(header, partnerships, text, numbers[0] if numbers else 0)


def _heads(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    texts = {cell.column for cell in cells if isinstance(cell.value, str)}
    return len(texts & set(columns)) * 2 > len(columns)


def read(rows: Rows, matrix: Matrix, findings: Findings) -> list[Entry]:
    """One entry a role, row by row; a commitment without exactly one lead is asked about."""
    name = rows.sheet.name
    entries: list[Entry] = []
    for number, cells in rows.between(matrix.row + 1, rows.numbers[-1]):
        label = rows.at(number, matrix.text)
        roles = [cell for cell in cells if cell.column in matrix.partnerships]
        if label is None or (not roles and not _NUMBERED.match(label.text)):
            continue
        printed, commitment = _named(rows, matrix, number, tidy(label.text))
        leads = 0
        for cell in roles:
            role = role_of(cell.text)
            place = cell_name(cell.row, cell.column)
            if not role:
                findings.tell("unknown-role", name, place, cell.text)
                continue
            leads += role == "lead"
            fields: dict[str, object] = {
                "number": printed, "commitment": commitment,
                "partnership": matrix.partnerships[cell.column], "role": role,
            }  # fmt: skip
            entries.append(Entry(name, place, "commitment_role", fields))
        if leads != 1:
            code = "several-leads" if leads else "no-lead"
            findings.tell(code, name, cell_name(number, matrix.text), label.text, count=leads)
    return entries


def _named(rows: Rows, matrix: Matrix, row: int, text: str) -> tuple[str | None, str]:
    numbered = _NUMBERED.match(text)
    if numbered:
        return numbered[1], tidy(numbered[2])
    cell = rows.at(row, matrix.number) if matrix.number else None
    return (tidy(cell.text).rstrip(".") if cell is not None else None), text
