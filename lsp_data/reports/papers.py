"""What the partnership's papers say of each indicator: the rows of every register that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lsp_data.registers import REGISTERS, items_of
from lsp_data.reports.registers import row_of
from lsp_data.store import registers
from lsp_data.store.generations import Generation

NAMING = tuple(one.kind for one in REGISTERS if one.has("indicators"))
Papers = Mapping[str, tuple[dict[str, Any], ...]]  # the kind of a register → its rows


def papers(g: Generation, as_at: date | None = None, kinds: Sequence[str] = NAMING) -> Mapping[str, Papers]:
    """By indicator, the rows of these registers known by the day (None: all) that name it, as `register` has them, in
    their order. An indicator or a register without any is left out."""
    logs = registers.logs_of(g.rows, kinds)
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for own in REGISTERS:
        for item in items_of(own, logs.get(own.kind, []), as_at):
            row = row_of(own.kind, item)
            for code in row.get("indicators", ()):
                found[code][own.kind].append(row)
    return {code: {kind: tuple(rows) for kind, rows in kinds.items()} for code, kinds in found.items()}
