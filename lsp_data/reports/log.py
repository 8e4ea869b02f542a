"""What was done, when, by whom and why."""

from __future__ import annotations

import pandas as pd

from lsp_data.store import generations, reads
from lsp_data.store.generations import Generation


def history(g: Generation) -> pd.DataFrame:
    """Every publication, newest first, with the return that it accepted, took back or moved: number, made_at (UTC),
    kind, summary, made_by, reason, return_id, file_name, partner. A publication of several returns has a row for each.
    """
    return g.frame(
        """SELECT p.number, p.made_at, p.kind, p.summary, p.made_by, p.reason, t.return_id, r.file_name, r.partner
           FROM publication p
           LEFT JOIN (SELECT return_id, publication FROM accepted_return
                      UNION ALL SELECT return_id, publication FROM return_event) t ON t.publication = p.number
           LEFT JOIN effective_return r ON r.return_id = t.return_id
           ORDER BY p.number DESC, t.return_id"""
    )


def generation_log(g: Generation) -> pd.DataFrame:
    """Every generation, newest first: number, made_at, kind, summary, made_by, reason, pinned, kept (its file is
    there, so that it can still be opened)."""
    log = reads.publications(g)
    pinned = reads.pinned(g.rows)
    kept = set(generations.numbers(g.path.parent.parent))
    return log.assign(pinned=log["number"].isin(pinned), kept=log["number"].isin(kept))
