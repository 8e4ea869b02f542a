"""What the partnership decided about its catalogue, when, by whom and why."""

from __future__ import annotations

import pandas as pd

from lsp_data.store import reads
from lsp_data.store.generations import Generation

OWN_RULE = ("rule_kind", "rule_tolerance", "compare_with", "small_numbers")


def decided(g: Generation) -> pd.DataFrame:
    """Every decision, newest first: made_at (UTC), subject, key, field, value, made_by, reason, publication, file_name
    (the set-up workbook that it came with; missing: decided by hand), taken_back_at (UTC; when that workbook was taken
    back, so that the decision no longer counts)."""
    return g.frame(
        """SELECT d.made_at, subject, key, field, value, d.made_by, reason, d.publication, r.file_name,
               r.withdrawn_at AS taken_back_at
           FROM edit d LEFT JOIN effective_return r USING (return_id)
           ORDER BY d.publication DESC, position DESC"""
    )


def own_rules(g: Generation) -> dict[str, dict[str, str]]:
    """The rules that were decided for one series alone: its key ("NI 33|i", "NI 16") → what was given of OWN_RULE."""
    found: dict[str, dict[str, str]] = {}
    for subject, key, field, value in g.rows(reads.EDITS):
        if subject == "indicator" and field in OWN_RULE:
            found.setdefault(key.rstrip("|"), {})[field] = value or ""
    return {key: {name: value for name, value in fields.items() if value} for key, fields in found.items()}
