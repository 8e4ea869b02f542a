"""What the partnership decided about its catalogue, when, by whom and why."""

from __future__ import annotations

import pandas as pd

from lsp_data.store.generations import Generation


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
