"""The self-assessment as pages and its papers ask for it: statements with what they lack, and how complete it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.catalogue.themes import theme_ids, theme_names
from lsp_data.measures.self_assessment import Field, Lack, Statement, completeness, lacks, open_fields
from lsp_data.registers import register_of
from lsp_data.reports.registers import register
from lsp_data.store import reads
from lsp_data.store.generations import Generation

BY = ("question", "strand", "thread")


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """The self-assessment of a day. ``rows``: those of ``reports.register`` with ``theme_id`` and ``theme_name``, by
    theme and in their order; ``themes``: id → name, the cross-cutting areas and names of no theme of ours behind;
    ``lacking``: item → what it lacks; ``fields``: by question, strand or thread, (theme, part) → how complete;
    ``verdicts``: by the same, how many fields are missing, open, complete."""

    rows: pd.DataFrame
    themes: Mapping[str, str]
    lacking: Mapping[str, tuple[Lack, ...]]
    fields: Mapping[str, Mapping[tuple[str, str], Field]]
    verdicts: Mapping[str, Counter[str]]


def self_assessment(g: Generation, as_at: date | None = None) -> SelfAssessment:
    """The statements known by the day (None: all), and how complete they are."""
    catalogue = reads.catalogue_of(g)
    rows = register(g, "assessment", as_at)
    id_of, names = theme_ids(catalogue), theme_names(catalogue)
    ids = [id_of(str(one or "")) for one in rows["theme"]]
    reference = {str(row["theme"]): str(row["name"]) for row in catalogue.reference.rows["themes"]}
    names |= {one: reference.get(one, one) or "No theme" for one in ids if one not in names}
    order = list(names)
    rows = rows.assign(theme_id=ids, theme_name=[names[one] for one in ids])
    places = pd.Series([order.index(one) for one in ids], dtype="int64")
    rows = rows.iloc[places.argsort(kind="stable")].reset_index(drop=True)
    statements = [_statement(row) for row in rows.to_dict("records")]
    own = register_of("assessment")
    fields = {by: completeness(statements, order, [*(word for word, _ in own.field(by).choices), ""], by) for by in BY}
    return SelfAssessment(
        rows, names, {one.item: tuple(lacks(one)) for one in statements}, fields,
        {by: open_fields(found) for by, found in fields.items()},
    )  # fmt: skip


def _statement(row: Mapping[Any, Any]) -> Statement:
    said = {name: str(row[name] or "") for name in ("question", "strand", "thread", "evidence", "owner")}
    day = date.fromisoformat(row["date"]) if row["date"] else None
    return Statement(
        str(row["item"]), str(row["theme_id"]), **said, indicators=tuple(row["indicators"]), date=day,
        agreed=row["state"] == "agreed",
    )  # fmt: skip
