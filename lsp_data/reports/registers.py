"""The registers as pages ask for them: their rows, what was written in them, the route map and the commitments."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.registers import Item, codes_of, items_of, register_of, replaced, row_words, text_of
from lsp_data.store import reads, registers
from lsp_data.store.generations import Generation

BESIDE = (
    "item", "partner", "known_at", "changed_at", "changed_by", "return_id", "file_name", "sheet", "cell",
)  # fmt: skip
ROUTE_MAP = (
    "kind", "item", "workstream", "aim", "number", "activity", "year", "months", "undated", "indicators", "lead",
    "dependencies", "comments", "partner", "known_at", "return_id", "file_name", "sheet", "cell",
)  # fmt: skip
COMMITMENTS = (
    "item", "number", "commitment", "partnership", "partnership_name", "role", "indicators", "return_id", "file_name",
    "sheet", "cell",
)  # fmt: skip
TAKEN_OUT = "Taken out"  # in place of a field: that the row went
WRITTEN = (
    "item", "row", "field", "old", "new", "known_at", "made_at", "made_by", "reason", "return_id", "file_name", "sheet",
    "cell", "publication",
)  # fmt: skip


def register(g: Generation, kind: str, as_at: date | None = None) -> pd.DataFrame:
    """The rows of one register known by the day (None: all), in the order in which they came: its fields (text, bool,
    ``indicators`` a tuple of catalogue ids, ``months`` a dict; None where nothing is said) and BESIDE. ``changed_at``
    and ``changed_by`` are of the last change; return, file, sheet and cell are where the row's key field comes from
    ("" where it was written on the page)."""
    made = [row_of(kind, one) for one in items_of(register_of(kind), registers.log_of(g, kind), as_at)]
    return pd.DataFrame(made, columns=columns_of(kind), dtype=object)


def columns_of(kind: str) -> list[str]:
    """The columns of `register`."""
    return [*(one.name for one in register_of(kind).fields), *BESIDE]


def register_history(g: Generation, kind: str, item: str = "", as_at: date | None = None) -> pd.DataFrame:
    """Everything that was written in one register, or in one row of it, newest first: WRITTEN. ``old`` and ``new`` are
    words; ``row`` is the text of the row's key field as it stands, or what the row is called by. With a day, as it was
    told then: nothing that became known later shows, nor stands as what was before, nor names a row."""
    own = register_of(kind)
    log = [one for one in registers.log_of(g, kind) if item in ("", one.item)]
    log = [one for one in log if as_at is None or one.known_at <= as_at]
    named = {
        one.id: row_words(own, one.fields) if own.called_by else text_of(own.field(own.key), one.fields[own.key])
        for one in items_of(own, log, gone=True)
    }
    made = [
        (
            one.item, named.get(one.item, ""), own.field(one.field).title if own.has(one.field) else TAKEN_OUT,
            _words(kind, one.field, old), _words(kind, one.field, one.value), one.known_at, one.made_at, one.made_by,
            one.reason, one.return_id, one.file_name, one.sheet, one.cell, one.publication,
        )
        for one, old in replaced(log)
    ]  # fmt: skip
    return pd.DataFrame(made[::-1], columns=list(WRITTEN), dtype=object)


def _words(kind: str, name: str, value: object) -> str:
    own = register_of(kind)
    return text_of(own.field(name), value) if own.has(name) else ("yes" if value else "")


def row_of(kind: str, item: Item) -> dict[str, Any]:
    """A row of `register`."""
    own = register_of(kind)
    source = item.written[own.key]
    fields = {one.name: item.fields.get(one.name) for one in own.fields}
    if "indicators" in fields:
        fields["indicators"] = codes_of(item)
    return {
        **fields, "item": item.id, "partner": item.partner, "known_at": max(one.known_at for one in
        item.written.values()), "changed_at": item.last.made_at, "changed_by": item.last.made_by,
        "return_id": source.return_id, "file_name": source.file_name, "sheet": source.sheet, "cell": source.cell,
    }  # fmt: skip


def route_map(g: Generation, year: str | None = None, as_at: date | None = None) -> pd.DataFrame:
    """One row an activity known by the day, in the order of its sheet: ROUTE_MAP. ``months`` is a dict of month
    ("2009-06", or "06" where the sheet gives no year) → planned | milestone | done | slipped; ``indicators`` a tuple of
    catalogue ids. A workstream without activities is a row of kind ``workstream``."""
    rows = []
    for kind in ("workstream", "activity"):
        own = register_of(kind)
        rows += [(one.place, kind, row_of(kind, one)) for one in items_of(own, registers.log_of(g, kind), as_at)]
    made = [
        {
            **dict.fromkeys(("activity", "number", "lead", "dependencies", "comments"), ""),
            **{name: "" if value is None else value for name, value in row.items()},
            "kind": kind, "months": row.get("months") or {}, "undated": kind == "activity" and not row.get("months"),
            "indicators": row.get("indicators") or (),
        }
        for _, kind, row in sorted(rows, key=lambda one: one[0])
        if year is None or (row["year"] or "") == year
    ]  # fmt: skip
    return pd.DataFrame(made, columns=list(ROUTE_MAP))


def reference_roles(catalogue: Catalogue) -> pd.DataFrame:
    """The matrix of the delivery plan's own paper: number, commitment, partnership, role."""
    reference = catalogue.reference
    found = reference.commitment_roles.merge(reference.commitments, on="number")
    return found.rename(columns={"title": "commitment"})


def commitments(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row a commitment and partnership with a role in it: COMMITMENTS. ``role`` is lead or contributing. Before a
    matrix was accepted or written, the reference data, whose rows have no ``item``."""
    catalogue = reads.catalogue_of(g)
    names = dict(zip(catalogue.reference.themes["theme"], catalogue.reference.themes["name"], strict=True))
    rows = register(g, "commitment_role", as_at)
    if rows.empty:
        frame = reference_roles(catalogue)
        frame = frame.assign(item="", partnership_name=frame["partnership"].map(names), file_name="reference data")
        return frame.reindex(columns=list(COMMITMENTS))
    rows["partnership_name"] = [names.get(one, one) for one in rows["partnership"]]
    return rows.reindex(columns=list(COMMITMENTS))
