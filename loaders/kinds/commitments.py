"""The commitments matrix: which partnership leads each commitment and which contribute."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.figures import Entry
from loaders.kinds.legend import Meaning, meaning_beside, meanings
from loaders.kinds.nothing_said import says_nothing
from loaders.meaning.around import Findings
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell

_WHO = ("", " role", " partner", " partnership", " organisation")
_ROLES = {
    **{f"{word}{who}": "lead" for word in ("lead", "leads", "leading", "main") for who in _WHO},
    **{
        f"{word}{who}": "contributing"
        for word in ("contributing", "contributor", "contributes", "contributory", "support", "supporting", "supports",
                     "helps", "helping")
        for who in _WHO
    },
    "l": "lead",
    "c": "contributing",
}  # fmt: skip
_MAY_BE_ROLE = re.compile(rf"[\W_]*[{''.join({role[0] for role in _ROLES})}]", re.IGNORECASE)
_LONGEST_ROLE = max(map(len, _ROLES)) + 8  # with marks about it
_NUMBERED = re.compile(r"^\s*(\d{1,3})\s*[.):]?\s+(\S.*)$", re.DOTALL)
_NUMBER_HEADINGS = frozenset({"no", "number", "ref", "commitment no", "commitment number"})
FEWEST_ROLES = 3
SHOWN_CELLS = 8
_SAID_ROLES = (
    ("lead", re.compile(r"^(?:leads?|leading|responsible|in charge)\b")),
    (
        "contributing",
        re.compile(r"^(?:contribut\w*|supports?|supporting|helps?|helping|involved|assists?|partners?)\b"),
    ),
)
_MAY_SAY = re.compile(r"lead|contribut|support|help|involv|assist|responsib|partner|in charge", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where the matrix lies: the header row, the last row (of a role, or below it without an empty row between; behind
    it are notes), the partnership of each column (``turned``: the commitment), the columns of number and of the rows'
    names, and what the marks of the sheet's own key mean."""

    row: int
    last: int
    heads: Mapping[int, str]
    text: int
    number: int
    marks: Mapping[str, str]
    turned: bool = False


def role_of(text: str) -> str:
    """What a cell of the matrix says: lead, contributing or ""."""
    if len(text) > _LONGEST_ROLE or (text.isascii() and not _MAY_BE_ROLE.match(text)):
        return ""  # nearly every text
    return _ROLES.get(text.lower(), "") or _ROLES.get(fold(text), "")


def _key_of(rows: Rows) -> tuple[dict[str, str], frozenset[int]]:
    """Mark → role, as the key of a sheet explains them ("L = lead, C or ✓ = contributes", or a row a mark), and the
    rows that do nothing else."""
    found: dict[str, str] = {}
    key: set[int] = set()
    for number, cells in rows.worded.items():
        for cell in cells:
            if _MAY_SAY.search(cell.text):
                beside = meaning_beside(rows.row(number)) if cell is cells[-1] else ()
                found |= {one.mark.lower(): role for one in (*meanings(cell.text), *beside) if (role := _said_by(one))}
                key |= {number} if any(map(_said_by, beside)) else set()
    return found, frozenset(key)


def _said_by(one: Meaning) -> str:
    """The role that the words of a key name; "" of none, and of one that is still to be agreed."""
    words = one.words.lower()
    role = next((role for role, pattern in _SAID_ROLES if pattern.match(words)), "")
    return "" if says_nothing(words) else role


def find(rows: Rows) -> Matrix | None:
    """The matrix on this sheet; None when no table of roles is there."""
    marks, key = _key_of(rows)
    said = [
        cell
        for number, cells in rows.cells.items()
        for cell in (() if number in key else cells)
        if (marks or not cell.text[:1].isdigit())  # nearly every cell of a sheet of figures
        and len(cell.text) <= 30
        and (cell.text.strip().lower() in marks or (len(cell.text.strip()) > 1 and role_of(cell.text)))
    ]
    columns = sorted({cell.column for cell in said})
    if len(said) < FEWEST_ROLES or len(columns) < 2 or not any(_role(cell, marks) == "lead" for cell in said):
        return None
    top = min(cell.row for cell in said)
    header = next(
        (number for number in reversed([n for n in rows.numbers if n < top]) if _heads(rows.row(number), columns)), None
    )
    if header is None:
        return None
    first = columns[0]
    heads = {cell.column: tidy(cell.text) for cell in rows.row(header) if cell.column >= first}
    labels = [cell for cell in rows.row(top) if cell.column < first]
    if not labels:
        return None
    text = max(labels, key=lambda cell: len(cell.text)).column
    numbers = [
        cell.column for cell in rows.row(header) if cell.column < first and fold(cell.text) in _NUMBER_HEADINGS
    ] or [cell.column for cell in labels if cell.column != text and len(cell.text.strip()) <= 4]
    below = [cell for row in range(header + 1, max(cell.row for cell in said) + 1) if (cell := rows.at(row, text))]
    turned = 2 * _numbered(heads.values()) > len(heads) and 2 * _numbered(cell.text for cell in below) < len(below)
    last = max(cell.row for cell in said)
    while last + 1 in rows.cells and last + 1 not in key:
        last += 1
    return Matrix(header, last, heads, text, numbers[0] if numbers else 0, marks, turned)


def _numbered(texts: Iterable[str]) -> int:
    return sum(_NUMBERED.match(text) is not None for text in texts)


def _role(cell: Cell, marks: Mapping[str, str]) -> str:
    return marks.get(cell.text.strip().lower(), "") or role_of(cell.text)


def _heads(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    texts = {cell.column for cell in cells if isinstance(cell.value, str)}
    return len(texts & set(columns)) * 2 > len(columns)


def read(rows: Rows, matrix: Matrix, findings: Findings) -> list[Entry]:
    """One entry a role, row by row; a commitment without exactly one lead is asked about, and so is, once, each mark
    that says no role."""
    entries: list[Entry] = []
    unknown: dict[str, list[Cell]] = {}
    leads: dict[tuple[int, int], int] = {}  # by the cell that names a commitment
    for number, cells in rows.between(matrix.row + 1, matrix.last):
        label = rows.at(number, matrix.text)
        roles = [cell for cell in cells if cell.column in matrix.heads]
        if label is None or (not roles and not _NUMBERED.match(label.text)):
            continue
        if not matrix.turned:
            leads[number, matrix.text] = 0
        for cell in roles:
            role = _role(cell, matrix.marks)
            if not role and says_nothing(cell.text):
                continue
            if not role:
                unknown.setdefault(cell.text.strip(), []).append(cell)
                continue
            at = (matrix.row, cell.column) if matrix.turned else (number, matrix.text)
            leads[at] = leads.get(at, 0) + (role == "lead")
            entries.append(_entry(rows, matrix, cell, tidy(label.text), role))
    _say_unknown(rows, unknown, findings)
    say_leads(rows, leads, findings)
    return entries


def say_leads(rows: Rows, leads: Mapping[tuple[int, int], int], findings: Findings) -> None:
    """A question for each commitment, by the place that names it, that has not exactly one lead."""
    for (row, column), count in leads.items():
        if count != 1:
            code, named = "several-leads" if count else "no-lead", rows.at(row, column)
            text = named.text if named is not None else ""
            findings.tell(code, rows.sheet.name, cell_name(row, column), text, count=count)


def _entry(rows: Rows, matrix: Matrix, cell: Cell, label: str, role: str) -> Entry:
    head = matrix.heads[cell.column]
    named = _named(rows, matrix, cell.row, head if matrix.turned else label)
    fields: dict[str, object] = {
        "number": named[0], "commitment": named[1], "partnership": label if matrix.turned else head, "role": role,
    }  # fmt: skip
    return Entry(rows.sheet.name, cell_name(cell.row, cell.column), "commitment_role", fields)


def _say_unknown(rows: Rows, unknown: Mapping[str, Sequence[Cell]], findings: Findings) -> None:
    """One question a mark, with the cells in which it stands."""
    for mark, cells in unknown.items():
        places = [cell_name(cell.row, cell.column) for cell in cells]
        shown = ", ".join(places[:SHOWN_CELLS]) + (" …" if len(places) > SHOWN_CELLS else "")
        where = f" ({len(places)} cells: {shown})" if len(places) > 1 else ""
        findings.tell("unknown-role", rows.sheet.name, places[0], mark, where=where)


def _named(rows: Rows, matrix: Matrix, row: int, text: str) -> tuple[str | None, str]:
    numbered = _NUMBERED.match(text)
    if numbered:
        return numbered[1], tidy(numbered[2])
    cell = rows.at(row, matrix.number) if matrix.number and not matrix.turned else None
    return (tidy(cell.text).rstrip(".") if cell is not None else None), text
