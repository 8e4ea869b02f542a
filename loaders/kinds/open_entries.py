"""An entry of a register while its rows are read: what each row's cells say goes into its fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from loaders.kinds.register_rows import BULLET, Line
from loaders.kinds.register_tables import RegisterTable
from loaders.kinds.register_words import Register
from loaders.meaning.words import tidy
from loaders.workbook.grid import Cell

_MIDNIGHT = re.compile(r" 0?0:00(?::00)?$")  # as a spreadsheet shows a day that a program wrote


@dataclass(slots=True)
class OpenEntry:
    """An entry while its rows are read. ``whole``: the words of its key without those of its step. ``heading``:
    the section that it stands in, where that is none of our themes."""

    place: str
    whole: str = ""
    heading: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def written(cell: Cell) -> str:
    """The cell as it stands: its lines kept, each without needless spaces, a raised ending with it; a day that is shown
    with its midnight as a day."""
    if isinstance(cell.value, date) and _MIDNIGHT.search(cell.text):
        return f"{cell.value:%d/%m/%Y}"
    lines = (tidy(line) for line in f"{cell.text}{cell.superscript}".splitlines())
    return "\n".join(line for line in lines if line)


def fill(entry: OpenEntry, register: Register, table: RegisterTable, line: Line, *, begins: bool = False) -> None:
    """The row's cells into the entry's fields. What is merged down from above counts where the entry begins."""
    carried = {one.name for one in register.fields if one.carried}
    for name, places in line.named.items():
        if name in carried and name != register.key:
            continue
        for column, cell in places:
            if cell.row != line.row and not begins:
                continue
            several = len(table.columns[name]) > 1 and name != register.key
            text = f"{column.text}: {written(cell)}" if several else written(cell)
            before = entry.fields.get(name, "")
            point = line.key is not None and bool(BULLET.match(line.key.text))
            parted = "\n" if several or point or line.is_paragraph or line.under or BULLET.match(text) else " "
            entry.fields[name] = f"{before}{parted}{text}" if before else text


def as_steps(above: OpenEntry, below: OpenEntry, register: Register) -> None:
    """Two entries as steps of what the first is about and is merged down over both: the key of each says both."""
    if not above.whole:
        _named_after(above, above.fields.get(register.key, ""), register)
    _named_after(below, above.whole, register)


def _named_after(entry: OpenEntry, whole: str, register: Register) -> None:
    """The entry as a step of what several rows are about: its key says both."""
    entry.whole = whole
    entry.fields[register.key] = ": ".join(text for text in (whole, entry.fields.get(register.step[0], "")) if text)
