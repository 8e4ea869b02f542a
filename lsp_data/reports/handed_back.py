"""What was sent back to partners, and whether it has come again since."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from lsp_data.store import reads
from lsp_data.store.generations import Generation


def sent_back(g: Generation) -> pd.DataFrame:
    """Every file that was sent back, newest first: file_name, partner, partner_name, period_start, period_end,
    problems, made_at (UTC), made_by, reason (the note to the partner), sha256, kind, and accepted_at (UTC): when a
    return of that partner, period and kind was next accepted; missing where none was, or the file was filed under no
    partner or no period. A file of which no kind is known waits for any."""
    sent = reads.sent_back(g)
    names = reads.catalogue_of(g).partners.set_index("id")["name"]
    accepted = reads.returns(g)
    accepted = accepted[accepted["withdrawn_at"].isna()]
    next_one = [_next(accepted, row) for row in sent.to_dict("records")]
    return sent.assign(
        partner_name=sent["partner"].map(names).astype("str"),
        accepted_at=pd.Series(next_one, index=sent.index, dtype="datetime64[us]"),
    )


def _next(accepted: pd.DataFrame, sent: Mapping[Hashable, Any]) -> object:
    if pd.isna(sent["period_end"]):
        return pd.NaT
    same = accepted["partner"].eq(sent["partner"]) & (accepted["accepted_at"] > sent["made_at"])
    for name in ("period_start", "period_end"):
        same &= accepted[name].eq(sent[name])
    if not pd.isna(sent["kind"]):
        same &= accepted["kind"].eq(sent["kind"])
    return accepted.loc[same, "accepted_at"].min()
