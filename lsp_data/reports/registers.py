"""The registers: route map and commitments."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.store import reads
from lsp_data.store.generations import Generation

ROUTE_MAP = (
    "kind", "workstream", "aim", "number", "activity", "year", "months", "undated", "indicators", "partner", "known_at",
    "return_id", "file_name", "sheet", "cell",
)  # fmt: skip
COMMITMENTS = (
    "number", "commitment", "partnership", "partnership_name", "role", "return_id", "file_name", "sheet", "cell",
)  # fmt: skip


def route_map(g: Generation, year: str | None = None, as_at: date | None = None) -> pd.DataFrame:
    """One row an activity, in the order of its sheet: ROUTE_MAP. ``months`` is a dict of month ("2009-06", or "06"
    where the sheet gives no year) → planned | milestone | done | slipped; ``indicators`` a tuple of catalogue ids. A
    workstream without activities is a row of kind ``workstream``. Of each partner and year the map counts that was the
    newest known by the day (None: the newest of all), of two known on one day that which was accepted later."""
    rows = [row for kind in ("workstream", "activity") for row in _rows(g, kind, as_at)]
    newest: dict[tuple[str, str], tuple[date, int]] = {}
    for row in rows:
        issue = (row["partner"], row["fields"].get("year") or "")
        newest[issue] = max(newest.get(issue, _age(row)), _age(row))
    kept = [
        row
        for row in sorted(rows, key=lambda one: (*_age(one), one["position"]))
        if _age(row) == newest[(row["partner"], row["fields"].get("year") or "")]
        and (year is None or (row["fields"].get("year") or "") == year)
    ]
    return pd.DataFrame([_activity(row) for row in kept], columns=list(ROUTE_MAP))


def commitments(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row a commitment and partnership with a role in it: COMMITMENTS. ``role`` is lead or contributing. The
    newest matrix known by the day counts (None: the newest of all); before there is one, the reference data."""
    catalogue = reads.catalogue_of(g)
    names = dict(zip(catalogue.reference.themes["theme"], catalogue.reference.themes["name"], strict=True))
    rows = _rows(g, "commitment_role", as_at)
    if not rows:
        reference = catalogue.reference
        frame = reference.commitment_roles.merge(reference.commitments, on="number").rename(
            columns={"title": "commitment"}
        )
        frame = frame.assign(partnership_name=frame["partnership"].map(names), file_name="reference data")
        return frame.reindex(columns=list(COMMITMENTS))
    newest = max(_age(row) for row in rows)
    made = []
    for row in rows:
        if _age(row) == newest:
            fields = row["fields"]
            partnership = fields.get("partnership") or ""
            made.append({**row, **fields, "partnership_name": names.get(partnership, partnership)})
    return pd.DataFrame(made).reindex(columns=list(COMMITMENTS))


def _age(row: dict[str, Any]) -> tuple[date, int]:
    """By what the newer of two is told: when it became known, then which was accepted later."""
    return row["known_at"].date() if row["known_at"] is not None else date.min, row["publication"]


def _rows(g: Generation, kind: str, as_at: date | None) -> list[dict[str, Any]]:
    found = reads.entries(g, kind)
    if as_at is not None:
        found = found[~(found["known_at"] > pd.Timestamp(as_at))]
    plain = found.astype(object).where(found.notna(), None).to_dict("records")
    rows: list[dict[str, Any]] = [{str(name): value for name, value in row.items()} for row in plain]
    for row in rows:
        row["kind"] = kind
        row["fields"] = json.loads(row["fields"])
        row["partner"] = row["partner"] or ""
    return rows


def _activity(row: dict[str, Any]) -> dict[str, object]:
    fields = row["fields"]
    return {
        **{name: row[name] for name in ("kind", "partner", "known_at", "return_id", "file_name", "sheet", "cell")},
        **{name: fields.get(name) or "" for name in ("workstream", "aim", "number", "activity", "year")},
        "months": dict(fields.get("months") or {}),
        "undated": bool(fields.get("undated")),
        "indicators": tuple(fields.get("indicators") or ()),
    }
