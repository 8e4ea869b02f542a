"""The scores of a work programme's tasks, where one cell gives how likely harm is and how grave: "4x3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.figures import Entry
from loaders.kinds.legend import legend_of
from loaders.kinds.register_tables import RegisterSheet
from loaders.tables.rows import Rows

_SCORE = re.compile(r"^\s*(\d{1,2})\s*[x×*/by]+\s*(\d{1,2})(?:\s*=\s*\d+)?\s*$", re.IGNORECASE)
_IMPACT_FIRST = re.compile(
    r"^i x l\b|\b(?:impact|severity|effect|consequence)\b.*\b(?:likelihood|probability|chance)\b"
)


def with_scores(entries: Sequence[Entry], rows: Rows, sheet: RegisterSheet) -> list[Entry]:
    """The tasks, those whose risk is a product with its two factors as likelihood and impact, in the order in which the
    column's heading names them. What a column of its own says of either stands."""
    risks = [column.text for one in sheet.tables for column in one.columns.get("risk", ())]
    turned = bool(risks) and _IMPACT_FIRST.search(legend_of(rows).full(risks[0]).lower()) is not None
    return [_scored(one, turned=turned) for one in entries]


def _scored(entry: Entry, *, turned: bool) -> Entry:
    found = _SCORE.match(str(entry.fields.get("risk") or ""))
    if found is None or entry.fields.get("likelihood") or entry.fields.get("impact"):
        return entry
    likelihood, impact = (found[2], found[1]) if turned else (found[1], found[2])
    return replace(entry, fields={**entry.fields, "likelihood": likelihood, "impact": impact, "risk": None})
