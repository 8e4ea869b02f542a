"""What holds for a group of rows: numbered headings between them, and columns that are filled once a group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.kinds.register_contents import WIDE, texts_of
from loaders.kinds.register_rows import Line
from loaders.kinds.register_tables import RegisterTable
from loaders.kinds.register_words import Register
from loaders.meaning.words import fold, tidy
from loaders.tables.rows import Rows

_OF_GROUPS = ("priority", "linked", "measure")  # fields of which a blank means nothing, or the same as above
_HEADING = re.compile(r"\(?([A-Z]|\d{1,2}(?:\.\d{1,2})*)[.):]*(?:\s*[-–—]\s*|\s+)(\S.*)", re.DOTALL)
_CODED = re.compile(r"ni ?\d")
_LEVEL = re.compile(r"(?:very )?(?:high|medium|med|low|h|m|l)|[a-e]|(?:level |priority )?\d{1,2}")


def heading_of(line: Line, below: Sequence[Line], register: Register, table: RegisterTable) -> str:
    """The words of a row that is nothing but a number and words, where the row below bears a number of its own under
    it ("A Governance" over A1, "1. Smoking" over 1.1); "" of any other row."""
    wide = len(table.table.columns) >= WIDE
    found = _HEADING.fullmatch(_numbered(line, register, table)) if wide and not register.numbered_sections else None
    places = {column.index for name in ("number", register.key) for column in table.columns.get(name, ())}
    if found is None or not below or any(cell.column not in places for cell in line.cells):
        return ""
    number, words = found.groups()
    parted = r"\.?" if number.isalpha() else r"\."
    return tidy(words) if re.match(rf"\(?{re.escape(number)}{parted}\d", _numbered(below[0], register, table)) else ""


def _numbered(line: Line, register: Register, table: RegisterTable) -> str:
    """The number and the words that a row begins with; "" where it begins with something else."""
    places = {column.index for name in ("number", register.key) for column in table.columns.get(name, ())}
    before = [tidy(cell.text) for cell in line.cells[:2] if cell.column in places]
    return " ".join(before) if line.cells[0].column in places else ""


def filled_once_a_group(rows: Rows, register: Register, table: RegisterTable) -> Mapping[str, int]:
    """By field, the columns left of the rows' own words that are filled in the first row of a group and blank below it:
    of the indicators any, of priorities those that are named and no level ("High", "2"), which a blank lacks."""
    found: dict[str, int] = {}
    key = table.columns[register.key][0].index
    for name in _OF_GROUPS:
        columns = table.columns.get(name, ())
        if len(columns) != 1 or columns[0].index >= key:
            continue
        texts = [fold(text) for text in texts_of(rows, table.table, columns[0].index)]
        levels = any(_LEVEL.fullmatch(text) for text in texts) or len(set(texts)) < len(texts)
        coded = name == "linked" or all(_CODED.match(text) for text in texts)
        if coded or (name == "priority" and not levels):
            found[name] = columns[0].index
    return found
