"""What was written in the registers, as one generation has it."""

from __future__ import annotations

import json

from lsp_data.registers import REGISTERS, Item, Written, items_of, register_of
from lsp_data.store.generations import Generation

CHANGE = ("return_id", "sheet", "cell", "register", "item", "field", "value", "known_at")
_COLUMNS = """item, field, value, known_at, made_at, coalesce(made_by, ''), publication, position,
    coalesce(return_id, ''), coalesce(sheet, ''), coalesce(cell, ''), partner, file_name, coalesce(reason, '')"""


def log_of(generation: Generation, kind: str) -> list[Written]:
    """Everything that was written in one register and not taken back, oldest first."""
    found = generation.rows(
        f"SELECT {_COLUMNS} FROM live_register_change WHERE register = ? ORDER BY publication, position",  # noqa: S608  our own columns
        [kind],
    )
    return [Written(item, name, json.loads(value), *rest) for item, name, value, *rest in found]


def rows_of(generation: Generation, kind: str) -> list[Item]:
    """The rows of one register as they stand now, in the order in which they came."""
    return items_of(register_of(kind), log_of(generation, kind))


def ids_of(generation: Generation, kind: str) -> set[str]:
    """Every id that a row of this register ever bore, also one that was taken back."""
    return {row[0] for row in generation.rows("SELECT DISTINCT item FROM register_change WHERE register = ?", [kind])}


def counts_of(generation: Generation) -> dict[str, int]:
    """How many rows each register has."""
    return {one.kind: len(rows_of(generation, one.kind)) for one in REGISTERS}
