"""Whether the register rows of a workbook are all that an accepted return brought, no row and no field more or less."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from loaders.compare.register_beside import said
from loaders.compare.register_row import RegisterRow
from lsp_data.registers import REMOVED, register_of
from lsp_data.store import registers
from lsp_data.store.generations import Generation

Brought = Mapping[tuple[str, str], Mapping[str, object]]  # by register and row: field → value


def brought_by(generation: Generation, kinds: Collection[str], return_ids: Collection[str]) -> Brought:
    """What these returns wrote in the rows of registers of these kinds; that a row is gone is no row of theirs."""
    found: dict[tuple[str, str], dict[str, object]] = {}
    for kind in kinds:
        for one in registers.log_of(generation, kind):
            if one.return_id in return_ids and one.field != REMOVED:
                found.setdefault((kind, one.item), {})[one.field] = one.value
    return found


def are_the_same(rows: Sequence[RegisterRow], brought: Brought) -> bool:
    """Whether rows that are as they are held say just that. An empty return is the copy of none."""
    own = {(row.register, row.item): _says(row) for row in rows if row.entry is not None}
    return bool(own) and own == brought


def _says(row: RegisterRow) -> dict[str, object]:
    if row.entry is None:
        return {}
    given = said(register_of(row.register), row.entry, ())
    return {name: row.behind.get(name, row.held.get(name)) for name in given}
