"""The commitments matrix: which partnership leads each commitment and which contribute."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.figures import Entry
from loaders.kinds.fitting_fields import linked_in
from loaders.kinds.heading_words import ANY_INDICATOR, COMMENTS, NUMBER
from loaders.kinds.item_numbers import apart, begins_with_number
from loaders.kinds.legend import Meaning, meaning_beside, meanings
from loaders.kinds.not_used import say_not_used
from loaders.kinds.nothing_said import says_nothing
from loaders.kinds.register_rows import is_total
from loaders.kinds.register_words import heading_words, labels
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy, without_marks
from loaders.tables.rows import Rows, cell_name
from loaders.tables.said import may_say
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
NUMBER_HEADINGS = frozenset(labels(number=f"{NUMBER}|commitment no|commitment number"))
FEWEST_ROLES = 3
SHOWN_CELLS = 8
LONGEST_TITLE = 120  # characters of a line that says what the sheet is about
_COMMITMENTS = re.compile(r"\bcommitments?\b", re.IGNORECASE)
_LETTERS = frozenset(letter for letter in _ROLES if len(letter) == 1)
LONGEST_CELL = 30  # characters of a cell that says a role
_SAID_ROLES = (
    ("lead", re.compile(r"^(?:leads?|leading|responsible|in charge)\b")),
    (
        "contributing",
        re.compile(r"^(?:contribut\w*|supports?|supporting|helps?|helping|involved|assists?|partners?)\b"),
    ),
)
# What stands beside the partnerships and is none.
_BESIDE = labels(linked=ANY_INDICATOR, other=f"{COMMENTS}|total|totals")
_SAYING = ("lead", "contribut", "support", "help", "involv", "assist", "responsib", "partner", "in charge")
_MAY_SAY = re.compile("|".join(_SAYING), re.IGNORECASE)
_LEADING = tuple({text for text, role in _ROLES.items() if role == "lead" and len(text) > 1 and " " not in text})


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where the matrix lies: the header row, the last row (of a role, or below it without an empty row between; behind
    it are notes), the partnership of each column (``turned``: the commitment), the columns of number and of the rows'
    names, and what the marks of the sheet's own key mean. ``linked``: the column of the commitments' indicators, 0 for
    none; ``strange``: the headings of columns that are no partnership."""

    row: int
    last: int
    heads: Mapping[int, str]
    text: int
    number: int
    marks: Mapping[str, str]
    turned: bool = False
    linked: int = 0
    strange: tuple[Cell, ...] = ()


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
    for number, cells in rows.worded.items() if may_say(rows, _SAYING) else ():
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
    letters = _LETTERS if _speaks_of_commitments(rows) else frozenset[str]()
    worth = _worth_asking(rows, marks)
    if not (marks or letters or may_say(rows, _LEADING)) and all(isinstance(cell.value, str) for cell in worth):
        return None  # nearly every sheet: nobody leads
    worth = [cell for cell in worth if cell.row not in key]
    said = [cell for cell in worth if _says(cell, marks) or cell.text.strip().lower() in letters]
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
    beside = {cell.column: kind for cell in rows.row(header) if (kind := _BESIDE.get(heading_words(cell.text)))}
    parted = [cell for cell in rows.row(header) if cell.column not in beside]
    heads = {cell.column: tidy(cell.text) for cell in parted if cell.column >= first}
    names = [cell for cell in rows.row(top) if cell.column < first and cell.column not in beside]
    if not names:
        return None
    text = max(names, key=lambda cell: len(cell.text)).column
    numbers = [cell.column for cell in rows.row(header) if fold(cell.text) in NUMBER_HEADINGS]
    numbers += [cell.column for cell in names if cell.column != text and len(cell.text.strip()) <= 4]
    last = max(cell.row for cell in said)
    if not _are_roles(rows, range(header + 1, last + 1), heads, said):
        return None
    below = [cell for row in range(header + 1, last + 1) if (cell := rows.at(row, text))]
    turned = 2 * _numbered(heads.values()) > len(heads) and 2 * _numbered(cell.text for cell in below) < len(below)
    while last + 1 in rows.cells and last + 1 not in key:
        last += 1
    number = next((column for column in numbers if column < first), 0)
    linked = next((column for column, kind in beside.items() if kind == "linked" and not turned), 0)
    strange = tuple(cell for cell in rows.row(header) if cell.column in beside and cell.column != linked)
    return Matrix(header, last, heads, text, number, marks, turned, linked, strange)


def _worth_asking(rows: Rows, marks: Mapping[str, str]) -> list[Cell]:
    """The cells of which it is worth asking whether they say a role: without a key that may explain it none that begins
    with a digit (":" comes after "9"), as nearly every cell of a sheet of figures does."""
    return [cell for cells in rows.cells.values() for cell in cells if marks or not "0" <= cell.text < ":"]


def _says(cell: Cell, marks: Mapping[str, str]) -> bool:
    """Whether a cell says a role; a letter alone does so only where a key explains it."""
    if (not marks and cell.text[:1].isdigit()) or len(cell.text) > LONGEST_CELL:
        return False
    text = cell.text.strip()
    return text.lower() in marks or (len(text) > 1 and bool(role_of(cell.text)))


def _speaks_of_commitments(rows: Rows) -> bool:
    """Whether a short line or a heading says that the sheet is about commitments, so that letters may be roles."""
    spoken = rows.worded.values() if may_say(rows, ("commitment",)) else ()
    texts = (rows.sheet.name, *(cell.text for cells in spoken for cell in cells))
    return any(len(text) <= LONGEST_TITLE and _COMMITMENTS.search(text) for text in texts)


def _are_roles(rows: Rows, numbers: Iterable[int], heads: Container[int], said: Collection[Cell]) -> bool:
    """Whether most of what stands under the partnerships says a role, where nothing but letters says any."""
    if any(len(cell.text.strip()) > 1 for cell in said):
        return True
    below = [cell for number in numbers for cell in rows.row(number) if cell.column in heads]
    return len(said) * 2 > len(below)


def _numbered(texts: Iterable[str]) -> int:
    return sum(map(begins_with_number, texts))


def _role(cell: Cell, marks: Mapping[str, str]) -> str:
    text = without_marks(cell.text)[0] if len(cell.text) <= LONGEST_CELL else cell.text
    return marks.get(cell.text.strip().lower(), "") or marks.get(text.lower(), "") or role_of(text)


def _heads(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    texts = {cell.column for cell in cells if isinstance(cell.value, str)}
    return len(texts & set(columns)) * 2 > len(columns)


def read(rows: Rows, matrix: Matrix, known: Known, findings: Findings) -> list[Entry]:
    """One entry a role, row by row; a commitment without exactly one lead is asked about, and so is, once, each mark
    that says no role. A row of numbers that are no marks counts the roles above. The indicators of a commitment are
    those by which its lead shows what it does."""
    entries: list[Entry] = []
    unknown: dict[str, list[Cell]] = {}
    letters: dict[str, tuple[Cell, str]] = {}  # that no key explains
    leads: dict[tuple[int, int], int] = {}  # by the cell that names a commitment
    named = _names(rows, matrix)
    say_not_used(rows, matrix.strange, findings)
    for number, cells in rows.between(matrix.row + 1, matrix.last):
        label = rows.at(number, matrix.text)
        begins = label is not None and label.row == number
        roles = [cell for cell in cells if cell.column in matrix.heads]
        roles += _merged_down(rows, matrix, number) if begins else []
        if label is None or _counts(matrix, label, roles) or not (roles or (not matrix.turned and named[number][0])):
            continue
        if not matrix.turned:
            leads.setdefault((label.row, label.column), 0)
        linked = _indicators(rows, matrix, number, known, findings)
        for cell in roles:
            role = _role(cell, matrix.marks)
            if not role and not says_nothing(cell.text):
                unknown.setdefault(cell.text.strip(), []).append(cell)
            if not role:
                continue
            letter = cell.text.strip().lower()
            if letter in _LETTERS and letter not in matrix.marks:
                letters.setdefault(letter, (cell, role))
            at = (matrix.row, cell.column) if matrix.turned else (label.row, label.column)
            leads[at] = leads.get(at, 0) + (role == "lead")
            commitment = named[cell.column if matrix.turned else number]
            partnership = tidy(label.text) if matrix.turned else matrix.heads[cell.column]
            fields: dict[str, object] = dict(zip(("number", "commitment"), commitment, strict=True))
            fields |= {"partnership": partnership, "role": role}
            fields |= {"indicators": linked} if linked and role == "lead" else {}
            entries.append(Entry(rows.sheet.name, cell_name(number, cell.column), "commitment_role", fields))
        if linked and not leads[label.row, label.column]:
            place = cell_name(number, matrix.linked)
            findings.tell("indicators-without-lead", rows.sheet.name, place, ", ".join(linked))
    _say_letters(rows, letters, findings)
    _say_unknown(rows, unknown, findings)
    say_leads(rows, leads, findings)
    return entries


def _counts(matrix: Matrix, label: Cell, roles: Sequence[Cell]) -> bool:
    """Whether a row counts the roles above it: a total, or numbers that are no marks."""
    if is_total([label, *roles]):
        return True
    return bool(roles) and all(isinstance(cell.value, float) and not _role(cell, matrix.marks) for cell in roles)


def _indicators(rows: Rows, matrix: Matrix, number: int, known: Known, findings: Findings) -> list[str]:
    """The indicators that stand beside the roles of a row, listed or named in a text."""
    cell = rows.at(number, matrix.linked) if matrix.linked else None
    if cell is None or cell.row != number:
        return []
    text, place = tidy(cell.text), cell_name(number, matrix.linked)
    listed, _ = known.catalogue.listed(text)
    return list(dict.fromkeys([*listed, *linked_in([text], known, findings, rows.sheet.name, place)]))


def say_leads(rows: Rows, leads: Mapping[tuple[int, int], int], findings: Findings) -> None:
    """A question for each commitment, by the place that names it, that has not exactly one lead."""
    for (row, column), count in leads.items():
        if count != 1:
            code, named = "several-leads" if count else "no-lead", rows.at(row, column)
            text = named.text if named is not None else ""
            findings.tell(code, rows.sheet.name, cell_name(row, column), text, count=count)


def _merged_down(rows: Rows, matrix: Matrix, number: int) -> list[Cell]:
    """The cells above that are merged down over a row of the matrix, each in its own column."""
    above = {column: rows.at(number, column) for column in matrix.heads if (number, column) in rows.covered}
    return [
        cell
        for column, cell in above.items()
        if cell is not None and cell.column == column and matrix.row < cell.row < number
    ]


def _say_letters(rows: Rows, letters: Mapping[str, tuple[Cell, str]], findings: Findings) -> None:
    """One question for all letters that were read as roles and that nothing on the sheet explains; none where the leads
    are written out, so that the others contribute."""
    if any(role == "lead" for _, role in letters.values()):
        first = min((cell for cell, _ in letters.values()), key=lambda cell: (cell.row, cell.column))
        words = " and ".join(f"“{letter.upper()}” as {letters[letter][1]}" for letter in sorted(letters, reverse=True))
        findings.tell("letters-read", rows.sheet.name, cell_name(first.row, first.column), words=words)


def _say_unknown(rows: Rows, unknown: Mapping[str, Sequence[Cell]], findings: Findings) -> None:
    """One question a mark, with the cells in which it stands."""
    for mark, cells in unknown.items():
        places = [cell_name(cell.row, cell.column) for cell in cells]
        shown = ", ".join(places[:SHOWN_CELLS]) + (" …" if len(places) > SHOWN_CELLS else "")
        where = f" ({len(places)} cells: {shown})" if len(places) > 1 else ""
        findings.tell("unknown-role", rows.sheet.name, places[0], mark, where=where)


def _names(rows: Rows, matrix: Matrix) -> dict[int, tuple[str | None, str]]:
    """The number and the words of each commitment, by its row (``turned``: its column): a column of numbers says the
    number, else what stands before the words."""
    texts = dict(matrix.heads)
    printed: dict[int, str] = {}
    if not matrix.turned:
        below = range(matrix.row + 1, matrix.last + 1)
        texts = {row: tidy(cell.text) for row in below if (cell := rows.at(row, matrix.text)) is not None}
        numbers = {row: rows.at(row, matrix.number) for row in texts} if matrix.number else {}
        printed = {row: cell.text for row, cell in numbers.items() if cell is not None}
    return apart(texts, printed)
