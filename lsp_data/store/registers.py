"""What was written in the registers, as one generation has it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lsp_data.registers import REGISTERS, FieldKind, Written, items_of, register_of
from lsp_data.store.generations import Generation
from lsp_data.store.rows import Rows, has_table

CHANGE = ("return_id", "sheet", "cell", "register", "item", "field", "value", "known_at")
_NAMING = tuple(
    (one.kind, field.name) for one in REGISTERS for field in one.fields if field.kind is FieldKind.GENERATION
)
# Asked first: in most stores none does, and each publication wants to know.
_EVER_NAMED = """SELECT 1 FROM register_change
    WHERE (register, field) IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])) LIMIT 1"""
_COLUMNS = """item, field, value, known_at, made_at, coalesce(made_by, ''), publication, position,
    coalesce(return_id, ''), coalesce(sheet, ''), coalesce(cell, ''), partner, file_name, coalesce(reason, '')"""

# Rows that a workbook brought which was taken back, and no other: what the page wrote in them since makes no row.
_TORSOS = """SELECT c.register, c.item FROM register_change c LEFT JOIN effective_return r ON r.return_id = c.return_id
    GROUP BY c.register, c.item
    HAVING arg_min(r.withdrawn_at IS NOT NULL, (c.publication, c.position))
       AND count(*) FILTER (WHERE r.return_id IS NOT NULL AND r.withdrawn_at IS NULL) = 0"""


def log_of(generation: Generation, kind: str) -> list[Written]:
    """Everything that was written in one register and not taken back, oldest first; nothing of rows whose workbook
    was taken back."""
    return logs_of(generation.rows, (kind,))[kind]


def logs_of(rows: Rows, kinds: Sequence[str]) -> dict[str, list[Written]]:
    """The same of several registers, each by its kind. Nothing where a store from before cannot hold any."""
    found: dict[str, list[Written]] = {kind: [] for kind in kinds}
    if not has_table(rows, "register_change"):
        return found
    told = rows(
        f"""SELECT register, {_COLUMNS} FROM live_register_change WHERE register IN (SELECT unnest(?::VARCHAR[]))
            AND (register, item) NOT IN ({_TORSOS}) ORDER BY publication, position""",  # noqa: S608  our own columns
        [list(kinds)],
    )
    for kind, item, name, value, *rest in told:
        found[kind].append(Written(item, name, json.loads(value), *rest))
    return found


def ids_of(generation: Generation, kind: str) -> set[str]:
    """Every id that a row of this register ever bore, also one that was taken back."""
    if not has_table(generation.rows, "register_change"):
        return set()
    return {row[0] for row in generation.rows("SELECT DISTINCT item FROM register_change WHERE register = ?", [kind])}


def named_generations(rows: Rows) -> set[int]:
    """The numbers of the generations that rows of the registers name now."""
    if not has_table(rows, "register_change") or not rows(
        _EVER_NAMED, [list(part) for part in zip(*_NAMING, strict=True)]
    ):
        return set()
    logs = logs_of(rows, [kind for kind, _ in _NAMING])
    return {
        int(str(value))
        for kind, name in _NAMING
        for item in items_of(register_of(kind), logs[kind])
        if (value := item.fields.get(name))
    }
