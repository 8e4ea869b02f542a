"""The scores of a work programme's tasks, where one cell gives how likely harm is and how grave: "4x3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.figures import Entry
from loaders.kinds.legend import legend_of
from loaders.kinds.register_tables import RegisterSheet
from loaders.tables.rows import Rows

_PRODUCT = re.compile(r"^\s*(\d{1,2})\s*(?:[x×*]|by)\s*(\d{1,2})(?:\s*=\s*\d+)?\s*$", re.IGNORECASE)
_PAIR = re.compile(r"^\s*(\d{1,2})\s*[/,;–-]\s*(\d{1,2})\s*$")
_LIKELIHOOD = re.compile(r"\b(?:(?i:likelihood|probability|chance)|L)\b")
_IMPACT = re.compile(r"\b(?:(?i:impact|severity|effect|consequences?|harm)|I)\b")
_MULTIPLIED = re.compile(r"\s[x×*]\s|\bmultiplied\b|\btimes\b")
LONGEST_RULE = 120  # characters of a line that says how a score is made


def with_scores(entries: Sequence[Entry], rows: Rows, sheet: RegisterSheet) -> list[Entry]:
    """The tasks, those whose risk is a product with its two factors as likelihood and impact, in the order in which the
    column's heading names them, else a line of the sheet ("Risk = impact x likelihood"). What a column of its own says
    of either stands.

    Where nothing names an order, likelihood comes first, as in risk registers, and "3/5" stays as it is: three of
    five."""
    legend = legend_of(rows)
    headings = [legend.full(column.text) for one in sheet.tables for column in one.columns.get("risk", ())]
    lines = (cell.text for cells in rows.worded.values() for cell in cells)
    rules = (line for line in lines if len(line) <= LONGEST_RULE and _MULTIPLIED.search(line))
    order = next((said for text in (*headings, *rules) if (said := _order(text))), ())
    return [_scored(one, order) for one in entries]


def _order(text: str) -> tuple[str, ...]:
    """Likelihood and impact in the order in which a text names them; empty where it does not name both."""
    likelihood, impact = _LIKELIHOOD.search(text), _IMPACT.search(text)
    if likelihood is None or impact is None:
        return ()
    return ("likelihood", "impact") if likelihood.start() < impact.start() else ("impact", "likelihood")


def _scored(entry: Entry, order: Sequence[str]) -> Entry:
    text = str(entry.fields.get("risk") or "")
    found = _PRODUCT.match(text) or (_PAIR.match(text) if order else None)
    if found is None or entry.fields.get("likelihood") or entry.fields.get("impact"):
        return entry
    scores = dict(zip(order or ("likelihood", "impact"), found.groups(), strict=True))
    return replace(entry, fields={**entry.fields, **scores, "risk": None})
