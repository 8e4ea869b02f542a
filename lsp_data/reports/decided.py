"""What the partnership decided about its catalogue, when, by whom and why."""

from __future__ import annotations

import pandas as pd

from lsp_data.store.generations import Generation


def decided(g: Generation) -> pd.DataFrame:
    """Every decision, newest first: made_at (UTC), subject, key, field, value, made_by, reason, publication."""
    return g.frame(
        """SELECT made_at, subject, key, field, value, made_by, reason, publication FROM edit
           ORDER BY publication DESC, position DESC"""
    )
